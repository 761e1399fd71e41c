/** Ties whose two partners share a place: arcs between the petals of an open bloom, a loop on a closed mark. Pure. */

import { Level } from "./areas";
import { Emphasis, type Focus, type Scene } from "./contract";
import { Tips, type DrawnLane } from "./lanes";
import type { Mark, Marks } from "./marks";
import type { Model } from "./model";
import { outcomeOf } from "./outcome";
import { share, type Tie } from "./ties";

/** The lines for all marks that stand for places; a country's own ties are no news. */
export function innerLines(model: Model, scene: Scene, marks: Marks): DrawnLane[] {
  const tips = new Tips(model, scene, marks);
  return marks.marks.flatMap((mark, row): DrawnLane[] => {
    if (mark.level !== Level.Place || mark.partners.length < 2) return [];
    const ties = innerTies(model, scene, mark);
    if (ties.length === 0) return [];
    if (mark.petals === null) return [lineOf(model, tips, row, ties, -1, -1)];
    return ties.map((tie) => lineOf(model, tips, row, [tie], tie.a, tie.b));
  });
}

/** Ties between the partners of one mark that the focus is about, heaviest first. */
export function innerTies(model: Model, { focus, seen }: Scene, mark: Mark): Tie[] {
  const members = new Map<number, number[]>();
  for (const partner of mark.partners) {
    for (const project of seen.projectsOf(partner)) {
      const known = members.get(project);
      if (known === undefined) members.set(project, [partner]);
      else known.push(partner);
    }
  }
  const found = new Map<string, { a: number; b: number; weight: number; projects: number[] }>();
  for (const [project, partners] of members) {
    for (const a of partners) {
      for (const b of partners) {
        if (a >= b) continue;
        let tie = found.get(`${a}:${b}`);
        if (tie === undefined) found.set(`${a}:${b}`, (tie = { a, b, weight: 0, projects: [] }));
        tie.weight += share(model, project);
        tie.projects.push(project);
      }
    }
  }
  return [...found.values()].filter((tie) => isAbout(focus, tie)).sort((p, q) => q.weight - p.weight || p.a - q.a || p.b - q.b);
}

function isAbout(focus: Focus | null, tie: Tie): boolean {
  if (focus?.kind === "partner") return tie.a === focus.index || tie.b === focus.index;
  if (focus?.kind === "tie") return tie.a === focus.a && tie.b === focus.b;
  if (focus?.kind === "project") return tie.projects.includes(focus.index);
  return focus === null || focus.kind === "place";
}

function lineOf(model: Model, tips: Tips, row: number, ties: readonly Tie[], a: number, b: number): DrawnLane {
  const projects = ties.flatMap((tie) => tie.projects);
  const main = projects.reduce((best, project) => (share(model, project) > share(model, best) ? project : best));
  return {
    from: tips.at(row, a), to: tips.at(row, b), programme: model.data.projects.programme[main], pair: `${row}:${a}:${b}`,
    emphasis: Emphasis.Normal, lanes: [], ties, weight: ties[0].weight, outcome: outcomeOf(model, projects), bundle: false,
    heaviest: 0, slot: 0, slots: 1,
  };
}
