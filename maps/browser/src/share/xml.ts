/** Text that may stand in XML. */

const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML cannot hold (control characters, half a letter) becomes U+FFFD, as in the site's own files. */
export function xml(text: string | number): string {
  return String(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (mark) => MARKS[mark]);
}

/** `<name a="1">…</name>`, in the order given; attributes without a value are left out. */
export function tag(name: string, attributes: Readonly<Record<string, string | number | null>>, ...content: readonly string[]): string {
  const words = Object.entries(attributes).map(([key, value]) => (value === null ? "" : ` ${key}="${xml(value)}"`)).join("");
  return content.length === 0 ? `<${name}${words}/>` : `<${name}${words}>${content.join("")}</${name}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
