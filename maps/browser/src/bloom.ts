/** City bloom: where the petals of a place sit around it. The same partners give the same pattern. Pure. */

export interface Petal {
  /** Pixels right of and below the place. */
  readonly dx: number;
  readonly dy: number;
}

/** Pixels between the middles of two petals, along a ring and from ring to ring. */
export const SPACING = 21;
const FIRST_RING = 24;
/** Petals reach this far beyond their middle. */
export const PETAL_RADIUS = 9.5;

const capacity = (ring: number): number => Math.floor((2 * Math.PI * (FIRST_RING + ring * SPACING)) / SPACING);

/** How many of `count` petals each ring takes, from the inside; a lonely last ring borrows from the one before. */
export function ringSizes(count: number): number[] {
  const sizes: number[] = [];
  for (let left = count; left > 0; left -= sizes[sizes.length - 1]) sizes.push(Math.min(left, capacity(sizes.length)));
  const last = sizes.length - 1;
  if (last > 0 && sizes[last] < sizes[last - 1] / 2) {
    const both = sizes[last] + sizes[last - 1];
    sizes[last] = Math.min(capacity(last), Math.ceil(both * 0.58));
    sizes[last - 1] = both - sizes[last];
  }
  return sizes;
}

/** Petals in rings, the first at the top, then clockwise; each ring is turned so that its petals look through gaps. */
export function petals(count: number): Petal[] {
  const result: Petal[] = [];
  ringSizes(count).forEach((size, ring) => {
    const radius = FIRST_RING + ring * SPACING;
    const turn = ring % 2 === 1 ? Math.PI / size : 0;
    for (let i = 0; i < size; i++) {
      const angle = -Math.PI / 2 + turn + (2 * Math.PI * i) / size;
      result.push({ dx: radius * Math.cos(angle), dy: radius * Math.sin(angle) });
    }
  });
  return result;
}

/** The petals dealt out so that each of `from` (pixels from the place; null: the place itself) gets one on its own side. */
export function dealt(free: readonly Petal[], from: readonly (Petal | null)[]): Petal[] {
  const left = [...free];
  const result: Petal[] = [];
  const take = (i: number): Petal => left.splice(i, 1)[0];
  from.forEach((spot, row) => {
    if (spot === null) return;
    const distances = left.map((petal) => Math.hypot(petal.dx - spot.dx, petal.dy - spot.dy));
    result[row] = take(distances.indexOf(Math.min(...distances)));
  });
  from.forEach((spot, row) => {
    if (spot === null) result[row] = take(0);
  });
  return result;
}

/** The pixels a bloom needs around its place. */
export function bloomRadius(count: number): number {
  return FIRST_RING + (ringSizes(count).length - 1) * SPACING + PETAL_RADIUS + 1;
}
