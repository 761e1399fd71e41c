/** Which projects and partners the switches leave. Years, programmes, kinds and proposals; nothing else hides anything. */

import type { State } from "./contract";
import type { Model } from "./model";
import { sameFilter, sameFocus } from "./state";

export interface Visible {
  /** 1 for each project, partner that is in. */
  readonly projects: Uint8Array;
  readonly partners: Uint8Array;
  readonly projectCount: number;
  readonly partnerCount: number;
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

/** Do the switches narrow the projects (not only the kinds of partners)? */
export function narrowsProjects(state: State): boolean {
  return state.off.size > 0 || state.years !== null;
}

export function visible(model: Model, state: State): Visible {
  const { proposal, programme } = model.data.projects;
  const asked = askedFor(model, state);
  const projects = new Uint8Array(proposal.length);
  const partners = new Uint8Array(model.data.partners.id.length);
  const wanted = (partner: number): boolean => !state.kindsOff.has(model.data.partners.kind[partner]);

  let projectCount = 0;
  for (let project = 0; project < projects.length; project++) {
    const counts = proposal[project] === 0 || state.proposals || asked.has(project);
    if (!counts || state.off.has(programme[project]) || !inYears(model, project, state.years)) continue;
    projects[project] = 1;
    projectCount++;
    for (const partner of model.partnersOf(project)) if (wanted(partner)) partners[partner] = 1;
  }
  if (!narrowsProjects(state)) {
    for (let partner = 0; partner < partners.length; partner++) if (wanted(partner)) partners[partner] = 1;
  }
  if (state.focus?.kind === "partner") partners[state.focus.index] = 1;
  return { projects, partners, projectCount, partnerCount: partners.reduce((sum, flag) => sum + flag, 0) };
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
  return (
    a.projectCount === b.projectCount &&
    a.partnerCount === b.partnerCount &&
    a.projects.every((flag, row) => flag === b.projects[row]) &&
    a.partners.every((flag, row) => flag === b.partners[row])
  );
}

/** Projects in view per programme, as they would be were every programme on: what a legend counts. -1: no programme. */
export function projectsPerProgramme(model: Model, state: State): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const { programme, proposal } = model.data.projects;
  for (let project = 0; project < programme.length; project++) {
    if ((proposal[project] === 1 && !state.proposals) || !inYears(model, project, state.years)) continue;
    counts.set(programme[project], (counts.get(programme[project]) ?? 0) + 1);
  }
  return counts;
}
