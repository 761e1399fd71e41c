/** Countries, their regions, their places: which of them stands for its partners at a scale. Pure. */

import type { Positions } from "./marks";
import type { Model } from "./model";
import { scaleOf } from "./zoom";

export const enum Level {
  Country = 0,
  Region = 1,
  Place = 2,
}

/** What stands for each place: a place in whose position the group is drawn, and how much of the map the group is. */
export interface Cut {
  readonly anchor: Int32Array;
  readonly level: Uint8Array;
}

/** A group comes apart when its parts lie so many pixels from its middle; at the latest, and at the earliest, at these zooms. */
const APART = { [Level.Country]: 120, [Level.Region]: 60 } as const;
const SPLITS = { [Level.Country]: [4.4, 5.4], [Level.Region]: [5.4, 6.6] } as const;

/** Made once for a registry, whatever is filtered out, so that a group stays where it is. */
export class Areas {
  private readonly levels: readonly { readonly anchor: Int32Array; readonly split: Float64Array }[];

  constructor(
    model: Model,
    private readonly at: Positions,
  ) {
    const { country, region } = model.data.places;
    const own = (place: number): string => `${country[place]}:${region[place] < 0 ? `place ${place}` : region[place]}`;
    this.levels = [
      this.level(Level.Country, at.x.length, (place) => String(country[place])),
      this.level(Level.Region, at.x.length, own),
    ];
  }

  cut(scale: number): Cut {
    const anchor = Int32Array.from(this.at.x, (_, place) => place);
    const level = new Uint8Array(anchor.length).fill(Level.Place);
    for (let place = 0; place < anchor.length; place++) {
      const found = this.levels.findIndex((one) => scale < one.split[place]);
      if (found < 0) continue;
      anchor[place] = this.levels[found].anchor[place];
      level[place] = found;
    }
    return { anchor, level };
  }

  /** Groups of one kind: the anchor of each place's group, and the scale from which it comes apart (0: it is one place). */
  private level(kind: Level.Country | Level.Region, count: number, keyOf: (place: number) => string): { anchor: Int32Array; split: Float64Array } {
    const members = new Map<string, number[]>();
    for (let place = 0; place < count; place++) {
      const key = keyOf(place);
      members.set(key, [...(members.get(key) ?? []), place]);
    }
    const anchor = new Int32Array(count);
    const split = new Float64Array(count);
    const [earliest, latest] = SPLITS[kind].map(scaleOf);
    for (const places of members.values()) {
      const middle = this.middle(places);
      const spread = places.reduce((sum, place) => sum + this.distance(place, middle), 0) / places.length;
      const scale = places.length === 1 ? 0 : Math.max(earliest, Math.min(latest, APART[kind] / Math.max(spread, 1)));
      for (const place of places) {
        anchor[place] = middle;
        split[place] = scale;
      }
    }
    return { anchor, split };
  }

  private distance(a: number, b: number): number {
    return Math.hypot(this.at.x[a] - this.at.x[b], this.at.y[a] - this.at.y[b]);
  }

  /** The place nearest to the median of all, each counted once: a far island does not pull it away, a large town neither. */
  private middle(places: readonly number[]): number {
    const x = median(places.map((place) => this.at.x[place]));
    const y = median(places.map((place) => this.at.y[place]));
    const away = (place: number): number => Math.hypot(this.at.x[place] - x, this.at.y[place] - y);
    return places.reduce((best, place) => (away(place) < away(best) ? place : best));
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half) - 1]) / 2;
}
