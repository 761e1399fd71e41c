/** Dots on their way from one view to the next. Pure. */

import type { Spot, Spots } from "../contract";

export const GLIDE = 700; // milliseconds

/** Slow at both ends. */
export const eased = (share: number): number => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2);

/** Where each partner is after a share (0 to 1) of the way; whoever is in one view alone grows or shrinks at its spot. */
export function between(from: Spots, to: Spots, share: number): Map<number, Spot> {
  const way = eased(share);
  const mix = (a: number, b: number): number => a + (b - a) * way;
  const spots = new Map<number, Spot>();
  for (const partner of new Set([...from.keys(), ...to.keys()])) {
    const end = to.get(partner) ?? { ...(from.get(partner) as Spot), r: 0 };
    const start = from.get(partner) ?? { ...end, r: 0 };
    spots.set(partner, { x: mix(start.x, end.x), y: mix(start.y, end.y), r: mix(start.r, end.r) });
  }
  return spots;
}
