/** The rows of the table view: what is in view, in words and numbers. */

import type { Focus, Rows, Sort } from "../contract";
import type { Visible } from "../filter";
import { fold } from "../fold";
import { COUNTS, type Measure, type Measures } from "../measures";
import type { Model } from "../model";
import { allTies } from "../ties";
import { programmeName, projectName, weight, word } from "../text";
import { catalogue, collator, date, number } from "../words";
import { COLUMNS } from "./columns";

/** A word or a number; "" and NaN where nothing is known. */
export type Cell = string | number;

export interface Line {
  /** What a click looks at. */
  readonly focus: Focus;
  /** One a column. */
  readonly cells: readonly Cell[];
}

const rowsIn = (flags: Uint8Array): number[] => [...flags.keys()].filter((row) => flags[row] === 1);

/** All rows in view, unsorted; measures that are still being worked out are not known yet. */
export function listing(model: Model, seen: Visible, rows: Rows, measures: Measures | null): Line[] {
  switch (rows) {
    case "partners":
      return rowsIn(seen.partners).map((row) => partnerLine(model, seen, row, measures));
    case "projects":
      return rowsIn(seen.projects).map((row) => projectLine(model, seen, row));
    case "ties":
      return tieLines(model, seen);
    case "programmes":
      return programmeLines(model, seen);
  }
}

function partnerLine(model: Model, seen: Visible, row: number, measures: Measures | null): Line {
  const { partners, countries, kinds } = model.data;
  const measured = (name: Measure): number => measures?.columns[name][row] ?? NaN;
  return {
    focus: { kind: "partner", index: row },
    cells: [
      partners.name[row], partners.city[row], countries.name[partners.country[row]] ?? "", word(kinds[partners.kind[row]] ?? ""),
      seen.projectsOf(row).length, measured("degree"), measured("strength"), measured("betweenness"), measured("constraint"),
      measured("effective_size"), measured("coreness"),
    ],
  };
}

function projectLine(model: Model, seen: Visible, row: number): Line {
  const { partners, projects, statuses } = model.data;
  const lead = [...model.partnersOf(row)].filter((partner) => model.roleOf(row, partner) === 0);
  return {
    focus: { kind: "project", index: row },
    cells: [
      projectName(model.data, row), programmeName(model.data, projects.programme[row]), word(statuses[projects.status[row]] ?? ""),
      projects.start[row], projects.end[row], seen.partnersOf(row).length, lead.map((partner) => partners.name[partner]).join(", "),
    ],
  };
}

function tieLines(model: Model, seen: Visible): Line[] {
  const { partners, projects } = model.data;
  return allTies(model, seen).map(({ a, b, projects: shared, weight: newman }): Line => {
    const programmes = new Set(shared.map((project) => programmeName(model.data, projects.programme[project])));
    return { focus: { kind: "tie", a, b }, cells: [partners.name[a], partners.name[b], shared.length, newman, [...programmes].join(", ")] };
  });
}

/** Programmes with projects in view, their own or those of what nests under them. */
function programmeLines(model: Model, seen: Visible): Line[] {
  const { programmes, partners } = model.data;
  return programmes.id.flatMap((_, row): Line[] => {
    const projects = [...model.below(row)].flatMap((each) => [...model.projectsIn(each)]).filter((project) => seen.projects[project] === 1);
    if (projects.length === 0) return [];
    const crew = new Set(projects.flatMap((project) => [...seen.partnersOf(project)]));
    const years = projects.flatMap((project) => [model.from[project], model.to[project]]).filter((year) => year > 0);
    const countries = new Set([...crew].map((partner) => partners.country[partner]));
    const [first, last] = years.length === 0 ? [NaN, NaN] : [Math.min(...years), Math.max(...years)];
    return [{ focus: { kind: "programme", index: row }, cells: [programmes.name[row], projects.length, crew.size, countries.size, first, last] }];
  });
}

const thousandths = new Intl.NumberFormat(catalogue.tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** Years are no amounts, dates are as exact as they were given; the unknown says nothing. */
export function cellWords(rows: Rows, column: string, cell: Cell): string {
  if (typeof cell === "string") return column === "start" || column === "end" ? date(cell) : cell;
  if (Number.isNaN(cell)) return "";
  if (column === "start" || column === "end") return String(cell);
  const isCount = rows !== "partners" || column === "projects" || COUNTS.has(column as Measure);
  return isCount && column !== "newman" ? number(cell) : column === "betweenness" || column === "constraint" ? thousandths.format(cell) : weight(cell);
}

/** What a table is sorted by until someone chooses: the best connected, the newest, the strongest, the largest. */
export const FIRST_SORT: Readonly<Record<Rows, Sort>> = {
  partners: { column: "degree", down: true },
  projects: { column: "start", down: true },
  ties: { column: "newman", down: true },
  programmes: { column: "projects", down: true },
};

/** Sorted by a column, the unknown last; equals by their name. */
export function sorted(lines: readonly Line[], rows: Rows, sort: Sort): Line[] {
  const at = COLUMNS[rows].findIndex((column) => column.name === sort.column);
  const direction = sort.down ? -1 : 1;
  const isUnknown = (cell: Cell): boolean => cell === "" || Number.isNaN(cell);
  const compare = (a: Cell, b: Cell): number =>
    typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  return [...lines].sort((one, other) => {
    const [a, b] = [one.cells[at], other.cells[at]];
    if (isUnknown(a) || isUnknown(b)) return isUnknown(a) ? (isUnknown(b) ? byName(one, other) : 1) : -1;
    return compare(a, b) * direction || byName(one, other);
  });
}

const byName = (one: Line, other: Line): number => collator.compare(String(one.cells[0]), String(other.cells[0]));

/** The lines in whose words every word of the query begins one: accents and case do not matter. */
export function matching(model: Model, lines: readonly Line[], query: string): Line[] {
  const wanted = fold(query).split(" ").filter((part) => part !== "");
  if (wanted.length === 0) return [...lines];
  return lines.filter((line) => {
    const words = ` ${fold(wordsOf(model, line))}`;
    return wanted.every((part) => words.includes(` ${part}`));
  });
}

/** What a line can be found by: what it shows, and the other names of what it is about. */
function wordsOf({ data }: Model, { focus, cells }: Line): string {
  const shown = cells.filter((cell) => typeof cell === "string").join(" ");
  if (focus.kind === "partner") return `${shown} ${data.partners.short[focus.index]} ${data.partners.aliases[focus.index]}`;
  if (focus.kind === "project") return `${shown} ${data.projects.title[focus.index]}`;
  return focus.kind === "programme" ? `${shown} ${data.programmes.short[focus.index]}` : shown;
}
