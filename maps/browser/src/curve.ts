/** The line of a lane on the screen: a quadratic curve, bowed to one side, beside its neighbours. Pure. */

export interface Curve {
  readonly x0: number;
  readonly y0: number;
  readonly cx: number;
  readonly cy: number;
  readonly x1: number;
  readonly y1: number;
}

const BEND = 0.13;
const MOST_BEND = 90;
/** Pixels between two lanes side by side, at their middle and where they leave a mark. */
export const LANE_GAP = 7;
const ROOT_GAP = 3.4;

/** A point to begin or end at, and how many pixels around it belong to its mark. */
export interface End {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The curve of lane `slot` of `slots` from `a` to `b`, ending at the edge of the marks; lanes of a pair fan out. `bend`: bow to length. */
export function laneCurve(a: End, b: End, slot: number, slots: number, bend = BEND): Curve {
  const flip = a.x > b.x || (a.x === b.x && a.y < b.y); // always seen from the west, so that neighbours bow alike
  const [from, to] = flip ? [b, a] : [a, b];
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const gap = Math.min(LANE_GAP, (length * 0.5) / Math.max(slots, 1));
  const side = slot - (slots - 1) / 2;
  const bow = Math.min(length * bend, MOST_BEND) + side * gap;
  const cx = (from.x + to.x) / 2 + (dy / length) * bow * 2;
  const cy = (from.y + to.y) / 2 - (dx / length) * bow * 2;
  const start = toward(from, cx, cy, side, slots);
  const end = toward(to, cx, cy, -side, slots);
  return flip ? { x0: end[0], y0: end[1], cx, cy, x1: start[0], y1: start[1] } : { x0: start[0], y0: start[1], cx, cy, x1: end[0], y1: end[1] };
}

/** The point on the edge of a mark where a lane leaves: on the way to the control point, beside its neighbours. */
function toward(end: End, cx: number, cy: number, side: number, slots: number): [number, number] {
  const distance = Math.hypot(cx - end.x, cy - end.y);
  if (distance === 0) return [end.x, end.y];
  const ux = (cx - end.x) / distance;
  const uy = (cy - end.y) / distance;
  const gap = Math.min(ROOT_GAP, (1.5 * end.radius) / Math.max(slots - 1, 1));
  const aside = side * gap;
  const along = Math.min(Math.sqrt(Math.max(end.radius ** 2 - aside ** 2, 0)), distance / 2);
  return [end.x + ux * along + uy * aside, end.y + uy * along - ux * aside];
}

export function pointAt(curve: Curve, t: number): [number, number] {
  const s = 1 - t;
  return [
    s * s * curve.x0 + 2 * s * t * curve.cx + t * t * curve.x1,
    s * s * curve.y0 + 2 * s * t * curve.cy + t * t * curve.y1,
  ];
}

/** Call `each` for points along the curve, about `step` pixels apart, ends included. */
export function walkCurve(curve: Curve, step: number, each: (x: number, y: number) => void): void {
  const length = Math.hypot(curve.cx - curve.x0, curve.cy - curve.y0) + Math.hypot(curve.x1 - curve.cx, curve.y1 - curve.cy);
  const parts = Math.max(2, Math.min(400, Math.ceil(length / step)));
  for (let i = 0; i <= parts; i++) each(...pointAt(curve, i / parts));
}

/** Pixels from a point to the curve. */
export function distanceTo(curve: Curve, x: number, y: number): number {
  let least = Infinity;
  let before: [number, number] | null = null;
  walkCurve(curve, 12, (px, py) => {
    if (before !== null) least = Math.min(least, toSegment(x, y, before[0], before[1], px, py));
    before = [px, py];
  });
  return least;
}

function toSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
