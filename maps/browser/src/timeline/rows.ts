/** Which projects stand in the timeline, in which order, how they look, and who is lit. Pure. */

import type { Focus, State } from "../contract";
import type { Visible } from "../filter";
import type { Model } from "../model";
import { paths } from "../paths";
import { projectsOfLane } from "../scene";
import { programmeName, projectName, span, word } from "../text";
import { tieBetween } from "../ties";
import { date, list, n, t } from "../words";
import { extentOf, instants, type Extent } from "./when";

/** How sure it is that it ran: drawn full, hatched, crossed out, dotted. */
export type Look = "sure" | "proposed" | "rejected" | "unknown";

export interface Row {
  readonly project: number;
  readonly extent: Extent | null;
  /** When a proposal was submitted, in years. */
  readonly submitted: readonly number[];
  readonly look: Look;
  readonly partners: number;
}

/** A family of programmes, or those without dates. */
export interface Group {
  /** Row of the root programme; -1: no programme. */
  readonly family: number;
  readonly isUndated: boolean;
  readonly rows: readonly Row[];
}

function lookOf({ data }: Model, project: number): Look {
  const status = data.statuses[data.projects.status[project]];
  if (status === "rejected") return "rejected";
  if (data.projects.proposal[project] === 1 || status === "proposed") return "proposed";
  return status === "unknown" ? "unknown" : "sure";
}

/** By family in legend order, each by its beginning; at the end those without any date. */
export function groupsOf(model: Model, seen: Visible, today: number): Group[] {
  const { projects, programmes, statuses } = model.data;
  const last = (model.years?.[1] ?? 0) + 1;
  const groups = new Map<number, Row[]>();
  const undated: Row[] = [];
  seen.projects.forEach((flag, project) => {
    if (flag === 0) return;
    const isRunning = statuses[projects.status[project]] === "running";
    const extent = extentOf(projects.start[project], projects.end[project], isRunning, today, last);
    const submitted = projects.submissions[project].map((each) => instants(each)?.[0] ?? NaN).filter((each) => each >= 0);
    const row = { project, extent, submitted, look: lookOf(model, project), partners: seen.partnersOf(project).length };
    const programme = projects.programme[project];
    const family = programme < 0 ? -1 : programmes.family[programme];
    if (!groups.has(family)) groups.set(family, []);
    (extent === null && submitted.length === 0 ? undated : groups.get(family))?.push(row);
  });
  const begin = ({ extent, submitted }: Row): number => extent?.from ?? Math.min(...submitted);
  const end = ({ extent, submitted }: Row): number => extent?.to ?? Math.max(...submitted);
  const order = (family: number): number => (family < 0 ? Infinity : programmes.order[family]);
  const place = (row: Row): number => order(projects.programme[row.project]);
  const dated = [...groups.keys()].filter((family) => groups.get(family)?.length !== 0);
  const found: Group[] = dated.sort((a, b) => order(a) - order(b)).map((family) => ({
    family, isUndated: false, rows: (groups.get(family) ?? []).sort((a, b) => begin(a) - begin(b) || end(a) - end(b) || a.project - b.project),
  }));
  if (undated.length === 0) return found;
  const sorted = undated.sort((a, b) => (place(a) === place(b) ? a.project - b.project : place(a) - place(b)));
  return [...found, { family: -1, isUndated: true, rows: sorted }];
}

/** The projects that belong to what is looked at; null: nothing in particular, or nothing that has any. */
export function litProjects(model: Model, focus: Focus | null, seen: Visible): ReadonlySet<number> | null {
  const found = new Set(focus === null ? [] : behind(model, focus, seen));
  return found.size === 0 ? null : found;
}

function behind(model: Model, focus: Focus, seen: Visible): Iterable<number> {
  switch (focus.kind) {
    case "partner":
      return seen.projectsOf(focus.index);
    case "project":
      return [focus.index];
    case "programme":
      return [...model.below(focus.index)].flatMap((programme) => [...model.projectsIn(programme)]);
    case "place":
      return [...model.partnersAt(focus.index)].flatMap((partner) => [...seen.projectsOf(partner)]);
    case "tie":
      return tieBetween(model, focus.a, focus.b, seen).projects;
    case "lane":
      return projectsOfLane(model, focus, seen);
    case "path":
      return (paths(model, focus.a, focus.b, seen, 1)[0]?.steps ?? []).flatMap((tie) => [...tie.projects]);
  }
}

/** What the focused partner does in a project: "coordinator", "partner"; "" for any other focus. */
export function roleIn(model: Model, { focus }: Pick<State, "focus">, project: number): string {
  if (focus?.kind !== "partner") return "";
  return word(model.data.roles[model.roleOf(project, focus.index)] ?? "");
}

/** What stands behind the name where a bar alone would not say it. */
export function doubtOf(look: Look): string {
  return look === "sure" ? "" : look === "unknown" ? t("outcome unknown") : word(look === "proposed" ? "proposal" : look);
}

/** "EUROTRANSMEDIA, FP7 Regions, 1 Sept 2013 to 31 Aug 2016, 8 partners, finished". */
export function fullName(model: Model, row: Row, role: string): string {
  const { data } = model;
  const { start, end, status, programme, submissions } = data.projects;
  const { project } = row;
  const when = span(start[project], end[project]);
  const sent = submissions[project].map(date);
  return [
    projectName(data, project),
    programme[project] < 0 ? "" : programmeName(data, programme[project]),
    when === "" && sent.length === 0 ? t("no dates") : when,
    sent.length === 0 ? "" : t("submitted {dates}", { dates: list(sent) }),
    n(row.partners, "{n} partner", "{n} partners"),
    row.look === "sure" ? word(data.statuses[status[project]] ?? "") : doubtOf(row.look),
    role,
  ].filter((part) => part !== "").join(", ");
}
