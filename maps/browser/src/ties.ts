/** Ties between partners and lanes between places, each with the projects that explain it. */

import type { Visible } from "./filter";
import type { Model } from "./model";

export interface Tie {
  /** Partners, `a < b`. */
  readonly a: number;
  readonly b: number;
  /** The shared projects. */
  readonly projects: readonly number[];
  /** Newman's weight: each shared project adds 1/(n-1), n being its number of partners. */
  readonly weight: number;
}

/** What a project adds to the weight of each of its pairs: its size is a fact, whoever is filtered out. */
export function share(model: Model, project: number): number {
  const size = model.partnersOf(project).length;
  return size > 1 ? 1 / (size - 1) : 0;
}

/** The ties of one partner, heaviest first. */
export function tiesOf(model: Model, partner: number, seen: Visible): Tie[] {
  const found = new Map<number, { projects: number[]; weight: number }>();
  for (const project of seen.projectsOf(partner)) {
    const weight = share(model, project);
    for (const other of seen.partnersOf(project)) {
      if (other === partner) continue;
      const tie = found.get(other);
      if (tie === undefined) found.set(other, { projects: [project], weight });
      else {
        tie.projects.push(project);
        tie.weight += weight;
      }
    }
  }
  const name = model.data.partners.name;
  return [...found]
    .sort(([a, x], [b, y]) => y.weight - x.weight || y.projects.length - x.projects.length || (name[a] < name[b] ? -1 : 1))
    .map(([other, tie]) => ({ a: Math.min(partner, other), b: Math.max(partner, other), ...tie }));
}

/** The tie of two partners; without visible shared projects it has none and weighs nothing. */
export function tieBetween(model: Model, a: number, b: number, seen: Visible): Tie {
  const others = new Set(seen.projectsOf(b));
  const projects = [...seen.projectsOf(a)].filter((project) => others.has(project));
  const weight = projects.reduce((sum, project) => sum + share(model, project), 0);
  return { a: Math.min(a, b), b: Math.max(a, b), projects, weight };
}

/** All ties in view, by their partners. */
export function allTies(model: Model, seen: Visible): Tie[] {
  const width = model.data.partners.id.length;
  const found = new Map<number, { projects: number[]; weight: number }>();
  for (let project = 0; project < seen.projects.length; project++) {
    const members = seen.partnersOf(project);
    const weight = share(model, project);
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        const key = members[i] * width + members[j];
        const tie = found.get(key);
        if (tie === undefined) found.set(key, { projects: [project], weight });
        else {
          tie.projects.push(project);
          tie.weight += weight;
        }
      }
    }
  }
  return [...found.keys()].sort((x, y) => x - y).map((key) => ({ a: Math.floor(key / width), b: key % width, ...found.get(key)! }));
}

/** How many pairs of visible partners share a visible project. */
export function countTies(model: Model, seen: Visible): number {
  const width = model.data.partners.id.length;
  const pairs = new Set<number>();
  for (let project = 0; project < seen.projects.length; project++) {
    const members = seen.partnersOf(project);
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) pairs.add(members[i] * width + members[j]);
    }
  }
  return pairs.size;
}

/** A lane before anyone looks at it: one programme between two places. */
export interface BareLane {
  readonly a: number;
  readonly b: number;
  readonly programme: number;
  readonly weight: number;
  readonly projects: readonly number[];
  readonly slot: number;
  readonly slots: number;
}

interface Growing {
  readonly pair: number;
  readonly rank: number;
  readonly a: number;
  readonly b: number;
  readonly programme: number;
  weight: number;
  readonly projects: number[];
}

/** Places of a project's visible partners, ascending, and how many sit at each. */
function crowd(model: Model, project: number, seen: Visible): { places: number[]; counts: number[] } {
  const places: number[] = [];
  for (const partner of seen.partnersOf(project)) {
    const place = model.data.partners.place[partner];
    if (place >= 0) places.push(place);
  }
  places.sort((a, b) => a - b);
  const counts: number[] = [];
  const distinct = places.filter((place, i) => {
    if (i > 0 && place === places[i - 1]) {
      counts[counts.length - 1]++;
      return false;
    }
    return counts.push(1) > 0;
  });
  return { places: distinct, counts };
}

/** One lane per programme and pair of places, by pair, then in the programmes' fixed order. */
export function lanesOf(model: Model, seen: Visible): BareLane[] {
  const { places, programmes, projects } = model.data;
  const width = places.lat.length;
  const ranks = programmes.id.length + 1; // no programme comes last
  const lanes = new Map<number, Growing>();
  for (let project = 0; project < seen.projects.length; project++) {
    if (seen.projects[project] === 0) continue;
    const weight = share(model, project);
    const programme = projects.programme[project];
    const rank = programme < 0 ? ranks - 1 : programmes.order[programme];
    const at = crowd(model, project, seen);
    for (let i = 0; i < at.places.length; i++) {
      for (let j = i + 1; j < at.places.length; j++) {
        const [a, b] = [at.places[i], at.places[j]];
        const pair = a * width + b;
        const key = pair * ranks + rank;
        let lane = lanes.get(key);
        if (lane === undefined) lanes.set(key, (lane = { pair, rank, a, b, programme, weight: 0, projects: [] }));
        lane.weight += weight * at.counts[i] * at.counts[j];
        lane.projects.push(project);
      }
    }
  }
  return slotted([...lanes.values()].sort((x, y) => x.pair - y.pair || x.rank - y.rank));
}

/** Tell each lane its position among those of its pair. */
function slotted(sorted: readonly Growing[]): BareLane[] {
  const result: BareLane[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end].pair === sorted[start].pair) end++;
    for (let i = start; i < end; i++) {
      const { a, b, programme, weight, projects } = sorted[i];
      result.push({ a, b, programme, weight, projects, slot: i - start, slots: end - start });
    }
    start = end;
  }
  return result;
}
