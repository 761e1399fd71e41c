/** Which view holds a set of points: arithmetic only. Metres in, centre and scale out. */

export interface Inset {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Fitted {
  /** Metres from the projection's centre, of the middle of the whole map (panels included). */
  readonly x: number;
  readonly y: number;
  /** Pixels a metre. */
  readonly scale: number;
}

export const NO_INSET: Inset = { top: 0, right: 0, bottom: 0, left: 0 };

/** Narrower than this, in pixels, a picture shows what lies under the panels, too. */
const LEAST_PICTURE = 320;

/** What is left of a screen between the panels at its sides: what a picture shows. */
export function uncovered<S extends { readonly left: number }>(screen: S, size: { readonly x: number; readonly y: number }, { left, right }: Inset): { screen: S; width: number; height: number } {
  const width = size.x - left - right;
  if (width < LEAST_PICTURE) return { screen, width: size.x, height: size.y };
  return { screen: { ...screen, left: screen.left + left }, width, height: size.y };
}

export function boxOf(xs: ArrayLike<number>, ys: ArrayLike<number>, rows: Iterable<number>): Box | null {
  let box: Box | null = null;
  for (const row of rows) {
    const x = xs[row];
    const y = ys[row];
    box =
      box === null
        ? { x0: x, y0: y, x1: x, y1: y }
        : { x0: Math.min(box.x0, x), y0: Math.min(box.y0, y), x1: Math.max(box.x1, x), y1: Math.max(box.y1, y) };
  }
  return box;
}

/** The largest scale, up to `most`, at which the box lies in the free part of the map with `margin` pixels around it. */
export function fit(box: Box, width: number, height: number, inset: Inset, margin: number, most: number): Fitted {
  const free = freePart(width, height, inset);
  const room = (pixels: number): number => Math.max(40, pixels - 2 * margin);
  const scale = Math.min(
    most,
    room(free.right - free.left) / Math.max(box.x1 - box.x0, 1),
    room(free.bottom - free.top) / Math.max(box.y1 - box.y0, 1),
  );
  return centred((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, scale, width, height, inset);
}

/** The view of a scale with a point in the middle of the free part. */
export function centred(x: number, y: number, scale: number, width: number, height: number, inset: Inset): Fitted {
  const free = freePart(width, height, inset);
  const right = (free.left + free.right) / 2 - width / 2;
  const down = (free.top + free.bottom) / 2 - height / 2;
  return { x: x - right / scale, y: y + down / scale, scale };
}

/** Less than this is no room to show anything in. */
const LEAST = 160;

/** The part of the map that no panel covers. Panels that leave too little are ignored: first the thinner of two. */
export function freePart(width: number, height: number, inset: Inset): { left: number; right: number; top: number; bottom: number } {
  const [left, right] = free(inset.left, inset.right, width);
  const [top, bottom] = free(inset.top, inset.bottom, height);
  return { left, right, top, bottom };
}

function free(start: number, end: number, size: number): [number, number] {
  if (size - start - end >= LEAST) return [start, size - end];
  if (size - Math.max(start, end) < LEAST) return [0, size];
  return start > end ? [start, size] : [0, size - end];
}
