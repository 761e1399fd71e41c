/** A zip file, the same bytes each time: no clock. Compressed by the browser itself where it can. */

export interface Entry {
  readonly name: string;
  readonly text: string;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 255];
  return ~crc >>> 0;
}

/** Numbers of 2 or 4 bytes, the low one first: negative sizes are of 4. */
function bytesOf(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  return Uint8Array.from(fields.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255)));
}

async function squeezed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null; // an older browser: stored as it is
  }
}

/** 1 January 1980, the first day a zip file knows. */
const LONG_AGO = 0x21;

export async function zip(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const index: Uint8Array[] = [];
  let at = 0;
  const add = (...more: readonly Uint8Array[]): void => {
    for (const part of more) at += part.length;
    parts.push(...more);
  };
  for (const { name, text } of entries) {
    const [title, bytes] = [new TextEncoder().encode(name), new TextEncoder().encode(text)];
    const small = await squeezed(bytes);
    const body = small ?? bytes;
    const head = bytesOf([2, 20], [2, 0x800], [2, small === null ? 0 : 8], [2, 0], [2, LONG_AGO], [4, crc32(bytes)], [4, body.length], [4, bytes.length], [2, title.length], [2, 0]);
    index.push(bytesOf([4, 0x02014b50], [2, 20]), head, bytesOf([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), title);
    add(bytesOf([4, 0x04034b50]), head, title, body);
  }
  const start = at;
  add(...index);
  add(bytesOf([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, at - start], [4, start], [2, 0]));
  const whole = new Uint8Array(at);
  parts.reduce((offset, part) => (whole.set(part, offset), offset + part.length), 0);
  return whole;
}
