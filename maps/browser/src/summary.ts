/** How much is in view, and how much of it stands out while something is looked at: as it is drawn. Pure. */

import { Emphasis, type Focus, type Scene, type State } from "./contract";
import type { Visible } from "./filter";
import type { Model } from "./model";
import { paths } from "./paths";
import { projectsOfLane } from "./scene";
import { countTies, tieBetween } from "./ties";

export interface Summary {
  readonly partners: number;
  readonly ties: number;
  readonly programmes: number;
}

function programmesOf({ data }: Model, projects: Iterable<number>): number {
  const found = new Set<number>();
  for (const project of projects) if (data.projects.programme[project] >= 0) found.add(data.projects.programme[project]);
  return found.size;
}

export function inView(model: Model, seen: Visible): Summary {
  const projects = [...seen.projects.keys()].filter((project) => seen.projects[project] === 1);
  return { partners: seen.partnerCount, ties: countTies(model, seen), programmes: programmesOf(model, projects) };
}

/** The projects that a focus lifts out, and whether the tie of two of their partners is lifted out with them. */
function liftedBy(model: Model, focus: Focus, seen: Visible, steps: State["steps"]): [Iterable<number>, (a: number, b: number) => boolean] {
  const place = model.data.partners.place;
  const always = (): boolean => true;
  switch (focus.kind) {
    case "partner": {
      const own = seen.projectsOf(focus.index);
      if (steps === 1) return [own, (a, b) => a === focus.index || b === focus.index];
      const alters = new Set([...own].flatMap((project) => [...seen.partnersOf(project)]));
      return [new Set([...alters].flatMap((alter) => [...seen.projectsOf(alter)])), always];
    }
    case "project":
      return [[focus.index], always];
    case "programme":
      return [[...model.below(focus.index)].flatMap((row) => [...model.projectsIn(row)]).filter((project) => seen.projects[project] === 1), always];
    case "place":
      return [new Set([...model.partnersAt(focus.index)].flatMap((partner) => [...seen.projectsOf(partner)])), (a, b) => place[a] === focus.index || place[b] === focus.index];
    case "tie":
      return [tieBetween(model, focus.a, focus.b, seen).projects, (a, b) => a === focus.a && b === focus.b];
    case "path": {
      const found = paths(model, focus.a, focus.b, seen, (focus.way ?? 0) + 1);
      const path = found[focus.way ?? 0] ?? found[0];
      const ties = path?.steps ?? [];
      return [new Set(ties.flatMap((tie) => tie.projects)), (a, b) => ties.some((tie) => tie.a === a && tie.b === b)];
    }
    case "lane":
      return [projectsOfLane(model, focus, seen), (a, b) => (place[a] === focus.a && place[b] === focus.b) || (place[a] === focus.b && place[b] === focus.a)];
  }
}

/** null where nothing is looked at. */
export function standingOut(model: Model, scene: Scene, steps: State["steps"]): Summary | null {
  if (scene.focus === null) return null;
  const { seen } = scene;
  const [projects, joins] = liftedBy(model, scene.focus, seen, steps);
  const pairs = new Set<number>();
  for (const project of projects) {
    const members = seen.partnersOf(project);
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        if (joins(members[i], members[j])) pairs.add(members[i] * scene.partners.length + members[j]);
      }
    }
  }
  const partners = pairs.size === 0 ? 1 : scene.partners.filter((emphasis) => emphasis >= Emphasis.Normal).length;
  return { partners, ties: pairs.size, programmes: programmesOf(model, projects) };
}
