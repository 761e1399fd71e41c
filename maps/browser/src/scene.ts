/** Model and state in, Scene out: what the map shows, and how loudly. */

import { type Focus, type Lane, type Scene, type State, Emphasis } from "./contract";
import { ego } from "./ego";
import { visibleOf, type Visible } from "./filter";
import type { Model } from "./model";
import { paths } from "./paths";
import { lanesOf, tieBetween, type BareLane } from "./ties";

/** Without a focus so many lanes, the heaviest, are plain; the rest step back. */
export const QUIET_ABOVE = 150;
/** So many of a partner's alters stand out; the rest are plain. */
const STRONG_ALTERS = 12;

/** What a focus lifts out of the rest. */
interface Lit {
  /** Partners, with how strongly. */
  readonly partners: ReadonlyMap<number, Emphasis>;
  readonly lane: (lane: BareLane) => Emphasis;
}

const strong = (partners: Iterable<number>): Map<number, Emphasis> =>
  new Map([...partners].map((partner) => [partner, Emphasis.Strong]));

/** The ego network: alters stand out; with two steps theirs are there, too, more quietly, and the lanes among all of them. */
function litByPartner(model: Model, partner: number, seen: Visible, steps: State["steps"]): Lit {
  const own = ego(model, partner, seen);
  const projects = new Set(own.projects);
  const theirs = new Set(steps === 2 ? own.alters.flatMap((alter) => [...seen.projectsOf(alter.partner)]) : []);
  const place = model.data.partners.place[partner];
  const partners = new Map<number, Emphasis>();
  for (const project of theirs) for (const other of seen.partnersOf(project)) partners.set(other, Emphasis.Normal);
  own.alters.forEach((alter, rank) => {
    partners.set(alter.partner, steps === 2 || rank < STRONG_ALTERS ? Emphasis.Strong : Emphasis.Normal);
  });
  partners.set(partner, Emphasis.Strong);
  const touches = (lane: BareLane): boolean => lane.a === place || lane.b === place;
  const carries = (lane: BareLane, some: ReadonlySet<number>): boolean => lane.projects.some((project) => some.has(project));
  return {
    partners,
    lane: (lane) => {
      if ((place < 0 || touches(lane)) && carries(lane, projects)) return place < 0 ? Emphasis.Normal : Emphasis.Strong;
      return carries(lane, theirs) ? Emphasis.Normal : Emphasis.Faint;
    },
  };
}

function litByProjects(projects: ReadonlySet<number>, seen: Visible): Lit {
  const partners = new Set<number>();
  for (const project of projects) {
    for (const partner of seen.partnersOf(project)) partners.add(partner);
  }
  return {
    partners: strong(partners),
    lane: (lane) => (lane.projects.some((project) => projects.has(project)) ? Emphasis.Strong : Emphasis.Faint),
  };
}

/** A star: the lanes from the coordinators to the others; all of the project's lanes where there is no coordinator on the map. */
function litByProject(model: Model, project: number, seen: Visible): Lit {
  const lit = litByProjects(new Set([project]), seen);
  const lead = model.data.roles.indexOf("coordinator");
  const centres = new Set([...seen.partnersOf(project)].filter((partner) => model.roleOf(project, partner) === lead).map((partner) => model.data.partners.place[partner]));
  centres.delete(-1);
  if (centres.size === 0) return lit;
  return {
    ...lit,
    lane: (lane) => (lit.lane(lane) === Emphasis.Strong && !centres.has(lane.a) && !centres.has(lane.b) ? Emphasis.Normal : lit.lane(lane)),
  };
}

function litByProgramme(model: Model, programme: number, seen: Visible): Lit {
  const programmes = new Set(model.below(programme));
  const projects = new Set([...programmes].flatMap((row) => [...model.projectsIn(row)]));
  const lit = litByProjects(projects, seen);
  return { ...lit, lane: (lane) => (programmes.has(lane.programme) ? Emphasis.Strong : Emphasis.Faint) };
}

function litByPlace(model: Model, place: number, seen: Visible): Lit {
  const here = model.partnersAt(place);
  const partners = new Map<number, Emphasis>();
  for (const partner of here) {
    for (const alter of ego(model, partner, seen).alters) partners.set(alter.partner, Emphasis.Normal);
  }
  for (const partner of here) partners.set(partner, Emphasis.Strong);
  return { partners, lane: (lane) => (lane.a === place || lane.b === place ? Emphasis.Strong : Emphasis.Faint) };
}

function litByTie(model: Model, a: number, b: number, seen: Visible): Lit {
  const shared = new Set(tieBetween(model, a, b, seen).projects);
  const ends = [model.data.partners.place[a], model.data.partners.place[b]];
  return {
    partners: strong([a, b]),
    lane: (lane) =>
      ends.includes(lane.a) && ends.includes(lane.b) && lane.projects.some((project) => shared.has(project))
        ? Emphasis.Strong
        : Emphasis.Faint,
  };
}

/** The chosen one of the shortest chains; the two alone where there is none. */
function litByPath(model: Model, { a, b, way = 0 }: Extract<Focus, { kind: "path" }>, seen: Visible): Lit {
  const found = paths(model, a, b, seen, way + 1);
  const path = found[way] ?? found[0];
  if (path === undefined) return { partners: strong([a, b]), lane: () => Emphasis.Faint };
  const steps = path.steps.map((tie) => litByTie(model, tie.a, tie.b, seen));
  return {
    partners: strong(path.partners),
    lane: (lane) => (steps.some((step) => step.lane(lane) === Emphasis.Strong) ? Emphasis.Strong : Emphasis.Faint),
  };
}

/** The partners behind a lane: those of its visible projects at either end. */
export function partnersOfLane(model: Model, focus: { a: number; b: number; programme: number }, seen: Visible): number[] {
  const found = new Set<number>();
  for (const project of projectsOfLane(model, focus, seen)) {
    for (const partner of seen.partnersOf(project)) {
      const place = model.data.partners.place[partner];
      if (place === focus.a || place === focus.b) found.add(partner);
    }
  }
  return [...found];
}

/** The visible projects behind a lane: of its programme, with partners at both ends. */
export function projectsOfLane(model: Model, focus: { a: number; b: number; programme: number }, seen: Visible): number[] {
  const place = model.data.partners.place;
  return [...model.projectsIn(focus.programme)].filter((project) => {
    const at = new Set([...seen.partnersOf(project)].map((partner) => place[partner]));
    return at.has(focus.a) && at.has(focus.b);
  });
}

function litBy(model: Model, focus: Focus, seen: Visible, steps: State["steps"]): Lit {
  switch (focus.kind) {
    case "partner":
      return litByPartner(model, focus.index, seen, steps);
    case "project":
      return litByProject(model, focus.index, seen);
    case "programme":
      return litByProgramme(model, focus.index, seen);
    case "place":
      return litByPlace(model, focus.index, seen);
    case "tie":
      return litByTie(model, focus.a, focus.b, seen);
    case "path":
      return litByPath(model, focus, seen);
    case "lane":
      return {
        partners: strong(partnersOfLane(model, focus, seen)),
        lane: (lane) =>
          lane.a === focus.a && lane.b === focus.b && lane.programme === focus.programme ? Emphasis.Strong : Emphasis.Faint,
      };
  }
}

/** Strength, with those who are lit before the rest, so that labels name them first. */
function importanceOf(model: Model, partners: Uint8Array, focus: Focus | null): Float32Array {
  const { strength, degree } = model.data.partners;
  const top = strength.reduce((a, b) => Math.max(a, b), 0) + 1;
  const importance = Float32Array.from(strength, (value, row) => value + degree[row] * 1e-4 + partners[row] * top);
  if (focus?.kind === "partner") importance[focus.index] += top;
  return importance;
}

/** The weight from which on a lane is plain when nothing is looked at. */
function plainWeight(lanes: readonly BareLane[]): number {
  if (lanes.length <= QUIET_ABOVE) return 0;
  return lanes.map((lane) => lane.weight).sort((a, b) => b - a)[QUIET_ABOVE - 1];
}

/** By name, not by spreading: there may be a hundred thousand. */
function withEmphasis({ a, b, programme, weight, projects, slot, slots }: BareLane, emphasis: Emphasis): Lane {
  return { a, b, programme, weight, projects, emphasis, slot, slots };
}

function sceneOf(model: Model, { focus, steps }: State, seen: Visible, lanes: readonly BareLane[]): Scene {
  const lit = focus === null ? null : litBy(model, focus, seen, steps);
  const isAlone = lit === null || lit.partners.size < 2; // whoever lights nobody else dims nobody
  const rest = isAlone ? Emphasis.Normal : Emphasis.Faint;
  const partners = seen.partners.map((flag, row) => (flag === 0 ? Emphasis.Hidden : (lit?.partners.get(row) ?? rest)));
  const plainFrom = isAlone ? plainWeight(lanes) : Infinity;
  const drawn = lanes.map((lane) => {
    const own = lit === null ? Emphasis.Faint : lit.lane(lane);
    return withEmphasis(lane, own === Emphasis.Faint && lane.weight >= plainFrom ? Emphasis.Normal : own);
  });
  const placed = (row: number): boolean => model.data.partners.place[row] >= 0 && seen.partners[row] === 1;
  return {
    focus,
    partners,
    importance: importanceOf(model, partners, focus),
    lanes: drawn,
    seen,
    fit: lit === null ? [] : [...lit.partners.keys()].filter(placed),
  };
}

/** Makes scenes; remembers the filter's work, so that a new focus alone is cheap. */
export interface SceneMaker {
  scene(state: State): Scene;
  visible(state: State): Visible;
  /** What the filters alone leave, whatever is looked at: the network that measures are about. */
  counted(state: State): Visible;
}

export function sceneMaker(model: Model): SceneMaker {
  const visible = visibleOf(model);
  const counted = visibleOf(model);
  let last: { seen: Visible; lanes: BareLane[] } | null = null;
  return {
    visible,
    counted: (state) => counted({ ...state, focus: null }),
    scene(state) {
      const seen = visible(state);
      if (last === null || last.seen !== seen) last = { seen, lanes: lanesOf(model, seen) };
      return sceneOf(model, state, seen, last.lanes);
    },
  };
}
