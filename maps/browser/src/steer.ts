/** Arrow keys among marks: which one lies that way. Pure. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Direction = "left" | "right" | "up" | "down";

const WAYS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** The nearest spot within 60° of the direction, counting sideways distance double; -1 when there is none. */
export function next(spots: readonly Spot[], from: Spot, direction: Direction): number {
  const [wx, wy] = WAYS[direction];
  let best = -1;
  let least = Infinity;
  spots.forEach((spot, i) => {
    const along = (spot.x - from.x) * wx + (spot.y - from.y) * wy;
    const aside = Math.abs((spot.x - from.x) * wy) + Math.abs((spot.y - from.y) * wx);
    if (along <= 0.5 || aside > along * 1.75) return;
    const cost = along + 2 * aside;
    if (cost < least) {
      least = cost;
      best = i;
    }
  });
  return best;
}
