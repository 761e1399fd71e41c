/** What a crossing, a label or a head is called, and what choosing it asks to look at. Pure. */

import type { Focus } from "../contract";
import type { Words } from "../hit";
import type { Model } from "../model";
import { count, list, partnerPlace, programmeName, projectName, weight, word, years } from "../text";
import { cellAt, type Matrix } from "./cells";
import { HEAD, LABEL, type At } from "./layout";
import { isIn } from "./steps";

const NAMED = 4;

/** The first few, and how many more. */
function some(names: readonly string[]): string {
  const more = names.length - NAMED;
  return list(more > 1 ? [...names.slice(0, NAMED), `${more} more`] : names);
}

export function shortName({ data }: Model, partner: number): string {
  return data.partners.short[partner] || data.partners.name[partner];
}

/** What stands at a column, in a word or two. */
export function columnName(model: Model, { of, columns }: Matrix, column: number): string {
  return of === "partners" ? shortName(model, columns.rows[column]) : projectName(model.data, columns.rows[column]);
}

export function wordsAt(model: Model, matrix: Matrix, at: At): Words {
  const { data } = model;
  const { row, column } = at;
  if (row === HEAD) {
    const group = matrix.columns.groups.find((each) => isIn(each, column));
    return { title: group?.name ?? "", lines: group === undefined ? [] : [`${count(group.to - group.from, "project")} here`] };
  }
  if (column === LABEL) return partnerWords(model, matrix, row);
  if (row === LABEL) return matrix.of === "partners" ? partnerWords(model, matrix, column) : projectWords(model, matrix, column);
  const partner = matrix.rows.rows[row];
  const cell = cellAt(matrix, row, column);
  const programmes = cell === undefined ? [] : [...new Set(cell.projects.map((project) => programmeName(data, data.projects.programme[project])))];
  if (matrix.of === "projects") {
    const project = matrix.columns.rows[column];
    const role = data.roles[model.roleOf(project, partner)] ?? "";
    const lines = cell === undefined ? ["takes no part in view"] : [role === "" ? "takes part" : word(role), ...projectWords(model, matrix, column).lines];
    return { title: `${shortName(model, partner)} in ${projectName(data, project)}`, lines };
  }
  const other = matrix.columns.rows[column];
  if (partner === other) return partnerWords(model, matrix, row);
  const title = `${shortName(model, partner)} and ${shortName(model, other)}`;
  if (cell === undefined) return { title, lines: ["no shared project in view"] };
  const names = some(cell.projects.map((project) => projectName(data, project)));
  return { title, lines: [`${count(cell.projects.length, cell.isProposal ? "proposal" : "project")}: ${names}`, `weight ${weight(cell.weight)}`, some(programmes)] };
}

function partnerWords(model: Model, matrix: Matrix, position: number): Words {
  const partner = matrix.rows.rows[position];
  const group = matrix.rows.groups.find((each) => isIn(each, position));
  const parts = [count(matrix.degree.get(partner) ?? 0, "tie")];
  if (matrix.of === "projects") parts.unshift(count(matrix.lines[position].length, "project"));
  const lines = [partnerPlace(model.data, partner), parts.join(", "), group?.name ?? ""];
  return { title: model.data.partners.name[partner], lines: lines.filter((line) => line !== "") };
}

function projectWords({ data }: Model, matrix: Matrix, column: number): Words {
  const project = matrix.columns.rows[column];
  const { programme, start, end, proposal } = data.projects;
  const when = years(start[project], end[project]);
  const lines = [proposal[project] === 1 ? "proposal" : "", programmeName(data, programme[project]), when, count(matrix.down[column].length, "partner")];
  return { title: projectName(data, project), lines: lines.filter((line) => line !== "") };
}

/** null where nothing is to be opened: an empty crossing. */
export function focusAt(matrix: Matrix, { row, column }: At): Focus | null {
  const { rows, columns, of } = matrix;
  const partner = (index: number): Focus => ({ kind: "partner", index });
  const project = (index: number): Focus => ({ kind: "project", index });
  if (row === HEAD) {
    const group = columns.groups.find((each) => isIn(each, column));
    return group === undefined ? null : { kind: "programme", index: group.family };
  }
  if (column === LABEL) return partner(rows.rows[row]);
  if (row === LABEL) return of === "partners" ? partner(columns.rows[column]) : project(columns.rows[column]);
  const cell = cellAt(matrix, row, column);
  if (cell === undefined) return null;
  const [a, b] = [rows.rows[row], columns.rows[column]];
  return of === "projects" ? project(b) : { kind: "tie", a: Math.min(a, b), b: Math.max(a, b) };
}
