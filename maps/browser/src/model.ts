/** Indexes over the payload, built once: who takes part in what, what nests under what, who sits where. */

import type { Data } from "./payload";

/** Rows that belong to a row. */
export type RowsOf = (row: number) => Int32Array;

export interface Model {
  readonly data: Data;
  /** Who takes part in what: sorted by project, then partner, each pair once with its foremost role. */
  readonly taking: Data["participations"];
  /** Projects of a partner, ascending, each once. */
  readonly projectsOf: RowsOf;
  /** Partners of a project, ascending, each once. */
  readonly partnersOf: RowsOf;
  readonly partnersAt: RowsOf;
  /** Projects that name this very programme; those of `-1` name none. */
  readonly projectsIn: RowsOf;
  /** Programmes that nest directly under one, in legend order. */
  readonly childrenOf: RowsOf;
  /** Programmes without a parent, in legend order. */
  readonly roots: readonly number[];
  /** A programme and all that nests under it. */
  readonly below: RowsOf;
  /** Row of `roles`, or -1 when the partner is not in the project. */
  roleOf(project: number, partner: number): number;
  /** First and last year of each project; 0 when unknown. */
  readonly from: Int16Array;
  readonly to: Int16Array;
  /** First and last year of all, or null when nothing is dated. */
  readonly years: readonly [number, number] | null;
  /** Partners that are not on the map. */
  readonly unplaced: readonly number[];
  readonly partnerRow: ReadonlyMap<string, number>;
  readonly projectRow: ReadonlyMap<string, number>;
  readonly programmeRow: ReadonlyMap<string, number>;
  /** "lat,lon" with four decimals -> row of the place. */
  readonly placeRow: ReadonlyMap<string, number>;
}

const EMPTY = new Int32Array(0);

/** The values grouped by key, in the order given. Keys below 0 share the group of -1. */
export function grouped(keys: ArrayLike<number>, values: ArrayLike<number> | null, count: number): RowsOf {
  const starts = new Int32Array(count + 2);
  const slot = (key: number): number => (key < 0 ? count : key);
  for (let i = 0; i < keys.length; i++) starts[slot(keys[i]) + 1]++;
  for (let i = 0; i < count + 1; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const rows = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) rows[next[slot(keys[i])]++] = values === null ? i : values[i];
  return (row) => (row >= count ? EMPTY : rows.subarray(starts[slot(row)], starts[slot(row) + 1]));
}

function rowsById(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, row) => [id, row]));
}

/** Participations without repeats: a partner with two roles in a project takes part once, with the first. */
function distinct(all: Data["participations"]): Data["participations"] {
  const project: number[] = [];
  const partner: number[] = [];
  const role: number[] = [];
  for (let i = 0; i < all.project.length; i++) {
    if (i > 0 && all.project[i] === all.project[i - 1] && all.partner[i] === all.partner[i - 1]) continue;
    project.push(all.project[i]);
    partner.push(all.partner[i]);
    role.push(all.role[i]);
  }
  return { project, partner, role };
}

const year = (date: string): number => (/^\d{4}/.test(date) ? Number(date.slice(0, 4)) : 0);

/** The years in which each project runs. One date alone counts for both, but a running project has no end yet. */
function spans(data: Data): { from: Int16Array; to: Int16Array; years: readonly [number, number] | null } {
  const { start, end, status } = data.projects;
  const running = data.statuses.indexOf("running");
  const from = Int16Array.from(start, (date, row) => year(date) || year(end[row]));
  const to = Int16Array.from(end, (date, row) => year(date) || year(start[row]));
  const known = [...from, ...to].filter((value) => value > 0);
  if (known.length === 0) return { from, to, years: null };
  let first = Infinity;
  let last = -Infinity;
  for (const value of known) {
    first = Math.min(first, value);
    last = Math.max(last, value);
  }
  for (let row = 0; row < to.length; row++) {
    if (status[row] === running && end[row] === "" && to[row] > 0) to[row] = last;
  }
  return { from, to, years: [first, last] };
}

export function placeKey(lat: number, lon: number): string {
  return `${lat.toFixed(4)},${lon.toFixed(4)}`;
}

export function buildModel(data: Data): Model {
  const taking = distinct(data.participations);
  const { project, partner, role } = taking;
  const programmes = data.programmes;
  const roleIn = new Map<number, number>();
  const width = data.partners.id.length;
  for (let i = 0; i < project.length; i++) roleIn.set(project[i] * width + partner[i], role[i]);

  const inOrder = programmes.order.map((_, row) => row).sort((a, b) => programmes.order[a] - programmes.order[b]);
  const childrenOf = grouped(inOrder.map((row) => programmes.parent[row]), inOrder, programmes.id.length);
  const below = (programme: number): Int32Array => {
    const seen = new Set([programme]);
    for (const row of seen) for (const child of childrenOf(row)) seen.add(child);
    return Int32Array.from(seen);
  };
  return {
    data,
    taking,
    projectsOf: grouped(partner, project, width),
    partnersOf: grouped(project, partner, data.projects.id.length),
    partnersAt: grouped(data.partners.place, null, data.places.lat.length),
    projectsIn: grouped(data.projects.programme, null, programmes.id.length),
    childrenOf,
    roots: inOrder.filter((row) => programmes.parent[row] < 0),
    below,
    roleOf: (projectRow, partnerRow) => roleIn.get(projectRow * width + partnerRow) ?? -1,
    ...spans(data),
    unplaced: data.partners.place.flatMap((place, row) => (place < 0 ? [row] : [])),
    partnerRow: rowsById(data.partners.id),
    projectRow: rowsById(data.projects.id),
    programmeRow: rowsById(programmes.id),
    placeRow: new Map(data.places.lat.map((lat, row) => [placeKey(lat, data.places.lon[row]), row])),
  };
}
