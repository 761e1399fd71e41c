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

/** What a project adds to the weight of each of its pairs. */
export function share(model: Model, project: number): number {
  const size = model.partnersOf(project).length;
  return size > 1 ? 1 / (size - 1) : 0;
}

/** The ties of one partner, heaviest first. */
export function tiesOf(model: Model, partner: number, seen: Visible): Tie[] {
  const found = new Map<number, { projects: number[]; weight: number }>();
  for (const project of model.projectsOf(partner)) {
    if (seen.projects[project] === 0) continue;
    const weight = share(model, project);
    for (const other of model.partnersOf(project)) {
      if (other === partner || seen.partners[other] === 0) continue;
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
  const others = new Set(model.projectsOf(b));
  const projects = [...model.projectsOf(a)].filter((project) => others.has(project) && seen.projects[project] === 1);
  const weight = projects.reduce((sum, project) => sum + share(model, project), 0);
  return { a: Math.min(a, b), b: Math.max(a, b), projects, weight };
}

/** How many pairs of visible partners share a visible project. */
export function countTies(model: Model, seen: Visible): number {
  const width = model.data.partners.id.length;
  const pairs = new Set<number>();
  for (let project = 0; project < seen.projects.length; project++) {
    if (seen.projects[project] === 0) continue;
    const members = model.partnersOf(project).filter((partner) => seen.partners[partner] === 1);
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
  readonly a: number;
  readonly b: number;
  readonly programme: number;
  weight: number;
  projects: number[];
}

/** How many visible partners of a project sit at each place. */
function crowd(model: Model, project: number, seen: Visible): [number, number][] {
  const at = new Map<number, number>();
  for (const partner of model.partnersOf(project)) {
    const place = model.data.partners.place[partner];
    if (place >= 0 && seen.partners[partner] === 1) at.set(place, (at.get(place) ?? 0) + 1);
  }
  return [...at].sort(([a], [b]) => a - b);
}

/** One lane per programme and pair of places, by pair, then in the programmes' fixed order. */
export function lanesOf(model: Model, seen: Visible): BareLane[] {
  const { places, programmes, projects } = model.data;
  const width = places.lat.length;
  const pairs = new Map<number, Map<number, Growing>>();
  for (let project = 0; project < seen.projects.length; project++) {
    if (seen.projects[project] === 0) continue;
    const weight = share(model, project);
    const programme = projects.programme[project];
    const at = crowd(model, project, seen);
    for (let i = 0; i < at.length; i++) {
      for (let j = i + 1; j < at.length; j++) {
        const [a, here] = at[i];
        const [b, there] = at[j];
        let lanes = pairs.get(a * width + b);
        if (lanes === undefined) pairs.set(a * width + b, (lanes = new Map<number, Growing>()));
        let lane = lanes.get(programme);
        if (lane === undefined) lanes.set(programme, (lane = { a, b, programme, weight: 0, projects: [] }));
        lane.weight += weight * here * there;
        lane.projects.push(project);
      }
    }
  }
  const order = (programme: number): number => (programme < 0 ? Infinity : programmes.order[programme]);
  return [...pairs]
    .sort(([a], [b]) => a - b)
    .flatMap(([, lanes]) => {
      const sorted = [...lanes.values()].sort((x, y) => order(x.programme) - order(y.programme));
      return sorted.map((lane, slot) => ({ ...lane, slot, slots: sorted.length }));
    });
}
