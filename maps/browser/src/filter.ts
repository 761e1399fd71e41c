/** Which projects, partners and participations the filters leave. `network/selection.py` has the same rules. */

import type { State } from "./contract";
import { grouped, type Model, type RowsOf } from "./model";
import { sameFilter, sameFocus } from "./state";

export interface Visible {
  /** 1 for each project, partner, participation (row of `model.taking`) that is in. */
  readonly projects: Uint8Array;
  readonly partners: Uint8Array;
  readonly taking: Uint8Array;
  readonly projectCount: number;
  readonly partnerCount: number;
  /** Partners that take part in a project by a participation that is in, ascending. */
  readonly partnersOf: RowsOf;
  /** Projects of a partner by a participation that is in, ascending. */
  readonly projectsOf: RowsOf;
}

/** Is the project in these years? One without any date is in only when all years are. */
export function inYears(model: Model, project: number, years: State["years"]): boolean {
  if (years === null) return true;
  const from = model.from[project];
  return from > 0 && from <= years[1] && model.to[project] >= years[0];
}

/** Projects that count although they are proposals: the visitor asked for this one, or for a programme that has no others. */
function askedFor(model: Model, state: State): ReadonlySet<number> {
  const focus = state.focus;
  if (focus?.kind === "project") return new Set([focus.index]);
  if (focus?.kind !== "programme") return new Set();
  const all = [...model.below(focus.index)].flatMap((programme) => [...model.projectsIn(programme)]);
  return all.every((project) => model.data.projects.proposal[project] === 1) ? new Set(all) : new Set();
}

/** Does the state say which projects count, and not only which partners? */
export function narrowsProjects(state: State): boolean {
  const { status, role, topic } = state.facets;
  return state.off.size > 0 || state.years !== null || status.size + role.size + topic.size > 0;
}

/**
 * A project is open when its programme, status and years are asked for; a proposal only with `proposals`, or when its
 * status is asked for by name.
 */
export function isOpen(model: Model, state: State, project: number): boolean {
  const { proposal, programme, status } = model.data.projects;
  const wanted = state.facets.status;
  if (wanted.size > 0 && !wanted.has(status[project])) return false;
  if (proposal[project] === 1 && !state.proposals && wanted.size === 0) return false;
  return !state.off.has(programme[project]) && inYears(model, project, state.years);
}

const meets = (wanted: ReadonlySet<number>, rows: readonly number[]): boolean => rows.some((row) => wanted.has(row));

export function visible(model: Model, state: State): Visible {
  const { partners: about, projects: work } = model.data;
  const { role, kind, country, topic } = state.facets;
  const asked = askedFor(model, state);
  const projects = new Uint8Array(work.id.length);
  const partners = new Uint8Array(about.id.length);
  const taking = new Uint8Array(model.taking.project.length);

  const isAllowed = (partner: number): boolean =>
    (kind.size === 0 || kind.has(about.kind[partner])) && (country.size === 0 || country.has(about.country[partner]));
  const isAbout = (project: number, partner: number): boolean =>
    topic.size === 0 || meets(topic, work.topics[project]) || meets(topic, about.topics[partner]);

  const open = Uint8Array.from(work.id, (_, project) => (asked.has(project) || isOpen(model, state, project) ? 1 : 0));
  if (role.size + topic.size + kind.size + country.size === 0) projects.set(open);
  for (let i = 0; i < taking.length; i++) {
    const [project, partner] = [model.taking.project[i], model.taking.partner[i]];
    if (open[project] === 0 || !isAllowed(partner)) continue;
    if (role.size > 0 && !role.has(model.taking.role[i])) continue;
    if (!isAbout(project, partner)) continue;
    taking[i] = projects[project] = partners[partner] = 1;
  }

  const onlyTopics = topic.size > 0 && !narrowsProjects({ ...state, facets: { ...state.facets, topic: new Set() } });
  if (!narrowsProjects(state) || onlyTopics) {
    for (let partner = 0; partner < partners.length; partner++) {
      if (isAllowed(partner) && (!onlyTopics || meets(topic, about.topics[partner]))) partners[partner] = 1;
    }
  }
  for (const partner of lookedAt(state)) partners[partner] = 1;
  return { projects, partners, taking, projectCount: sum(projects), partnerCount: sum(partners), ...indexes(model, taking) };
}

/** Partners that stay, whatever the filters: the visitor looks at them. */
function lookedAt({ focus }: State): number[] {
  if (focus?.kind === "partner") return [focus.index];
  return focus?.kind === "path" ? [focus.a, focus.b] : [];
}

const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0);

function indexes(model: Model, taking: Uint8Array): Pick<Visible, "partnersOf" | "projectsOf"> {
  const { project, partner } = model.taking;
  const rows = [...taking.keys()].filter((row) => taking[row] === 1);
  const [inProjects, ofPartners] = [rows.map((row) => project[row]), rows.map((row) => partner[row])];
  return {
    partnersOf: grouped(inProjects, ofPartners, model.data.projects.id.length),
    projectsOf: grouped(ofPartners, inProjects, model.data.partners.id.length),
  };
}

/** `visible`, remembering: the same answer is the same object, so that what is derived from it need not be made again. */
export function visibleOf(model: Model): (state: State) => Visible {
  let last: { state: State; answer: Visible } | null = null;
  return (state) => {
    if (last !== null && sameFilter(last.state, state) && sameFocus(last.state.focus, state.focus)) return last.answer;
    const answer = visible(model, state);
    last = { state, answer: last !== null && isSame(last.answer, answer) ? last.answer : answer };
    return last.answer;
  };
}

function isSame(a: Visible, b: Visible): boolean {
  const same = (one: Uint8Array, other: Uint8Array): boolean => one.every((flag, row) => flag === other[row]);
  return same(a.projects, b.projects) && same(a.partners, b.partners) && same(a.taking, b.taking);
}

/** Projects in view per programme, as they would be were every programme on: what a legend counts. -1: no programme. */
export function projectsPerProgramme(model: Model, state: State): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const { programme } = model.data.projects;
  const seen = visible(model, { ...state, off: new Set(), focus: null });
  for (let project = 0; project < programme.length; project++) {
    if (seen.projects[project] === 1) counts.set(programme[project], (counts.get(programme[project]) ?? 0) + 1);
  }
  return counts;
}
