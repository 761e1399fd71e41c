/** Which places share a mark at a scale, so that no two marks overlap. The same input gives the same marks. Pure. */

import { Grid } from "./grid";

/** A place that wants to be drawn. */
export interface Item {
  readonly place: number;
  /** Metres from the projection's centre. */
  readonly x: number;
  readonly y: number;
  /** Partners to show here. */
  readonly count: number;
  /** Larger ones keep their position, smaller ones join them. */
  readonly priority: number;
}

export interface Cluster {
  /** The item whose position the mark has. */
  readonly anchor: Item;
  readonly items: Item[];
  count: number;
}

/** Pixels from the middle of a mark to its edge. */
export type RadiusOf = (cluster: Cluster) => number;

const CELL = 64;

/**
 * Join items greedily, most important first: at first only those that touch as single dots, then those that the
 * counted dots have grown into. (Letting dots grow while they gather makes one of them swallow half a continent.)
 */
export function clusters(items: readonly Item[], scale: number, radiusOf: RadiusOf, gap: number): Cluster[] {
  const ordered = [...items].sort((a, b) => b.priority - a.priority || a.place - b.place);
  let current: Cluster[] = ordered.map((item) => ({ anchor: item, items: [item], count: item.count }));
  for (;;) {
    const joined = joinOnce(current, scale, radiusOf, gap);
    if (joined.length === current.length) return joined;
    current = joined;
  }
}

function joinOnce(ordered: readonly Cluster[], scale: number, radiusOf: RadiusOf, gap: number): Cluster[] {
  const kept: Cluster[] = [];
  const radii: number[] = [];
  const grid = new Grid(CELL);
  let largest = 0;
  for (const cluster of ordered) {
    const x = cluster.anchor.x * scale;
    const y = cluster.anchor.y * scale;
    const own = radiusOf(cluster);
    const reach = own + gap + largest;
    let nearest = -1;
    let least = Infinity;
    grid.some(x - reach, y - reach, x + reach, y + reach, (other) => {
      const anchor = kept[other].anchor;
      const distance = Math.hypot(anchor.x * scale - x, anchor.y * scale - y);
      if (distance < own + radii[other] + gap && distance < least) {
        nearest = other;
        least = distance;
      }
      return false;
    });
    if (nearest < 0) {
      grid.add(kept.length, x, y);
      kept.push({ anchor: cluster.anchor, items: [...cluster.items], count: cluster.count });
      radii.push(own);
      largest = Math.max(largest, own);
    } else {
      const host = kept[nearest];
      host.items.push(...cluster.items);
      host.count += cluster.count;
    }
  }
  return kept;
}
