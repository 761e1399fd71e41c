/** The outlines as the package's build made them (`outlines/__init__.py` describes the format), unpacked to metres. Pure. */

import { regionName } from "./words";
import { FALSE_EAST, FALSE_NORTH } from "./laea";

export interface Topology {
  readonly version: 1;
  readonly unit: number;
  readonly origin: readonly [number, number];
  readonly window: readonly [number, number, number, number];
  readonly countries: {
    readonly code: readonly string[];
    readonly name: readonly string[];
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly span: readonly number[];
    readonly area: readonly number[];
  };
  readonly arcs: readonly (readonly number[])[];
  readonly kinds: string;
  readonly rings: readonly (readonly (readonly number[])[])[];
}

export const enum ArcKind {
  Coast = 0,
  Border = 1,
  Cut = 2,
}

/** Where a country's name goes: metres from the projection's centre, and the room there. */
export interface CountryLabel {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly span: number;
  readonly area: number;
}

export interface Outlines {
  /** Every arc: x, y, x, y, … in metres from the projection's centre. */
  readonly arcs: readonly Float64Array[];
  readonly kinds: readonly ArcKind[];
  readonly codes: readonly string[];
  readonly rings: Topology["rings"];
  readonly labels: readonly CountryLabel[];
  /** What the outlines cover: x0, y0, x1, y1. */
  readonly window: readonly [number, number, number, number];
}

export function isTopology(found: unknown): found is Topology {
  return typeof found === "object" && found !== null && Reflect.get(found, "version") === 1 && "arcs" in found;
}

export function unpack(topology: Topology): Outlines {
  const { unit, countries } = topology;
  const east = topology.origin[0] - FALSE_EAST;
  const north = topology.origin[1] - FALSE_NORTH;
  const arcs = topology.arcs.map((packed) => {
    const metres = new Float64Array(packed.length);
    let x = 0;
    let y = 0;
    for (let i = 0; i < packed.length; i += 2) {
      metres[i] = east + (x += packed[i]) * unit;
      metres[i + 1] = north + (y += packed[i + 1]) * unit;
    }
    return metres;
  });
  const [x0, y0, x1, y1] = topology.window;
  return {
    arcs,
    kinds: Array.from(topology.kinds, (digit) => Number(digit) as ArcKind),
    codes: countries.code,
    rings: topology.rings,
    labels: countries.name.map((name, row) => ({
      name: regionName(countries.code[row], name),
      x: east + countries.x[row] * unit,
      y: north + countries.y[row] * unit,
      span: countries.span[row] * unit,
      area: countries.area[row],
    })),
    window: [east + x0 * unit, north + y0 * unit, east + x1 * unit, north + y1 * unit],
  };
}
