/** What a crossing, a label or a head is called, and what choosing it asks to look at. Pure. */

import type { Focus } from "../contract";
import type { Words } from "../hit";
import type { Model } from "../model";
import { partnerPlace, programmeName, projectName, weight, word, years } from "../text";
import { list, n, t } from "../words";
import { cellAt, type Matrix } from "./cells";
import { HEAD, headOf, LABEL, type At } from "./layout";

const NAMED = 4;

/** The first few, and how many more; each once. */
function some(all: readonly string[]): string {
  const names = [...new Set(all)];
  return list(names.length > NAMED + 1 ? [...names.slice(0, NAMED), n(names.length - NAMED, "{n} more", "{n} more")] : names);
}

const projects = (count: number): string => n(count, "{n} project", "{n} projects");

/** What stands along an edge, in a word or two. */
export function shortName({ data }: Model, row: number, of: Matrix["of"]): string {
  return of === "projects" ? projectName(data, row) : data.partners.short[row] || data.partners.name[row];
}

export function wordsAt(model: Model, matrix: Matrix, { row, column }: At): Words {
  const { data } = model;
  const { of, rows, columns, lines, down } = matrix;
  const [partner, other] = [rows.rows[row], columns.rows[column]];
  const words = (title: string, ...said: string[]): Words => ({ title, lines: said.filter((line) => line !== "") });
  const ofPartner = (at: number): Words => {
    const own = rows.rows[at];
    const group = rows.groups.find(({ from, to }) => at >= from && at < to);
    return words(data.partners.name[own], partnerPlace(data, own), of === "partners" ? n(lines[at].length, "{n} tie", "{n} ties") : projects(lines[at].length), group?.name ?? "");
  };
  const ofProject = (title: string, ...said: string[]): Words => {
    const { programme, start, end, proposal } = data.projects;
    return words(title, ...said, proposal[other] === 1 ? word("proposal") : "", programmeName(data, programme[other]), years(start[other], end[other]), n(down[column].length, "{n} partner", "{n} partners"));
  };
  if (row === HEAD) {
    const { name, from, to } = columns.groups[headOf(matrix, column)];
    return words(name, projects(to - from));
  }
  if (column === LABEL) return ofPartner(row);
  if (row === LABEL) return of === "partners" ? ofPartner(column) : ofProject(projectName(data, other));
  const cell = cellAt(matrix, row, column);
  if (of === "projects") {
    const role = cell === undefined ? t("takes no part in view") : word(data.roles[model.roleOf(other, partner)] ?? "");
    return ofProject(t("{partner} in {project}", { partner: shortName(model, partner, "partners"), project: projectName(data, other) }), role);
  }
  if (partner === other) return ofPartner(row);
  const title = list([shortName(model, partner, of), shortName(model, other, of)]);
  if (cell === undefined) return words(title, t("no shared project in view"));
  return words(
    title,
    `${cell.isProposal ? n(cell.projects.length, "{n} proposal", "{n} proposals") : projects(cell.projects.length)}: ${some(cell.projects.map((project) => projectName(data, project)))}`,
    t("weight {number}", { number: weight(cell.weight) }),
    some(cell.projects.map((project) => programmeName(data, data.projects.programme[project]))),
  );
}

/** null where nothing is to be opened: an empty crossing. */
export function focusAt(matrix: Matrix, { row, column }: At): Focus | null {
  const { rows, columns, of } = matrix;
  const [a, b] = [rows.rows[row], columns.rows[column]];
  if (row === HEAD) return { kind: "programme", index: columns.groups[headOf(matrix, column)].key };
  if (column === LABEL) return { kind: "partner", index: a };
  if (row !== LABEL && cellAt(matrix, row, column) === undefined) return null;
  if (of === "projects") return { kind: "project", index: b };
  return row === LABEL ? { kind: "partner", index: b } : { kind: "tie", a: Math.min(a, b), b: Math.max(a, b) };
}
