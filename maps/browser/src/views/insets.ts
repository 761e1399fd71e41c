/** How much of the map the panels cover on each side, measured from where they really are. */

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels that a row may stand out of its column, as chips do with their focus rings. */
const EDGE = 4;

/** Each cover, the largest first, is charged to the side where it costs least; what lies in a covered strip costs nothing more. */
export function insetsOf(map: Box, covers: readonly Box[]): Insets {
  const found = { top: 0, right: 0, bottom: 0, left: 0 };
  const isFree = (box: Box): boolean =>
    box.width > 0 && box.height > 0 &&
    box.right > map.left + found.left + EDGE && box.left < map.right - found.right - EDGE &&
    box.bottom > map.top + found.top + EDGE && box.top < map.bottom - found.bottom - EDGE;
  for (const box of [...covers].sort((a, b) => b.width * b.height - a.width * a.height)) {
    if (!isFree(box)) continue;
    const sides = {
      top: Math.max(0, box.bottom - map.top),
      right: Math.max(0, map.right - box.left),
      bottom: Math.max(0, map.bottom - box.top),
      left: Math.max(0, box.right - map.left),
    };
    const shares: [keyof Insets, number][] = [
      ["right", sides.right / map.width],
      ["left", sides.left / map.width],
      ["bottom", sides.bottom / map.height],
      ["top", sides.top / map.height],
    ];
    const [side] = shares.reduce((a, b) => (b[1] < a[1] ? b : a));
    found[side] = Math.max(found[side], Math.round(sides[side]));
  }
  return found;
}
