/** The matrix itself: only the cells that hold something, by row. Pure. */

import type { MatrixColumns, MatrixOrder } from "../contract";
import type { Visible } from "../filter";
import type { Model } from "../model";
import { tiesOf } from "../ties";
import { familyOf, partnerAxis, projectAxis, type Axis } from "./axes";

export interface Cell {
  /** Position of its column. */
  readonly column: number;
  readonly projects: readonly number[];
  readonly weight: number;
  /** Root programme of all its projects, -1 where they have none, SEVERAL where they differ. */
  readonly family: number;
  readonly isProposal: boolean;
  /** Of a partner and a project: does the one coordinate the other? */
  readonly leads: boolean;
}

export const SEVERAL = -3;

export interface Matrix {
  readonly columns: Axis;
  readonly rows: Axis;
  readonly of: MatrixColumns;
  /** Cells of each row, by column. */
  readonly lines: readonly (readonly Cell[])[];
  /** Positions of the rows in which each column has a cell, ascending. */
  readonly down: readonly (readonly number[])[];
  /** How many ties each partner has (by row of the registry). */
  readonly degree: ReadonlyMap<number, number>;
  readonly heaviest: number;
  readonly cells: number;
  /** Partners in view that have no cell and so no row. */
  readonly leftOut: number;
}

interface Entry {
  readonly other: number;
  readonly projects: readonly number[];
  readonly weight: number;
}

export function matrixOf(model: Model, seen: Visible, of: MatrixColumns, order: MatrixOrder): Matrix {
  const { programme, proposal } = model.data.projects;
  const coordinator = model.data.roles.indexOf("coordinator");
  const entries = new Map<number, readonly Entry[]>();
  const degree = new Map<number, number>();
  for (let partner = 0; partner < seen.partners.length; partner++) {
    if (seen.partners[partner] === 0) continue;
    const ties = tiesOf(model, partner, seen).map(({ a, b, projects, weight }) => ({ other: a === partner ? b : a, projects, weight }));
    degree.set(partner, ties.length);
    const own = of === "partners" ? ties : [...seen.projectsOf(partner)].map((project) => ({ other: project, projects: [project], weight: 1 }));
    if (own.length > 0) entries.set(partner, own);
  }
  const rows = partnerAxis(model, [...entries.keys()], order, (partner) => degree.get(partner) ?? 0, (partner) => seen.projectsOf(partner)[0]);
  const projects = new Set([...entries.values()].flatMap((own) => own.map((entry) => entry.other)));
  const columns = of === "partners" ? rows : projectAxis(model, [...projects]);
  const position = new Map(columns.rows.map((row, at) => [row, at]));
  const familyOfAll = (all: readonly number[]): number => {
    const first = familyOf(model, programme[all[0]]);
    return all.every((project) => familyOf(model, programme[project]) === first) ? first : SEVERAL;
  };

  const down: number[][] = columns.rows.map(() => []);
  let heaviest = 0;
  let cells = 0;
  const lines = rows.rows.map((partner, row) => {
    const line = (entries.get(partner) ?? []).map(({ other, projects: shared, weight }): Cell => ({
      column: position.get(other) ?? 0,
      projects: shared,
      weight,
      family: familyOfAll(shared),
      isProposal: shared.every((project) => proposal[project] === 1),
      leads: of === "projects" && model.roleOf(other, partner) === coordinator,
    })).sort((a, b) => a.column - b.column);
    for (const cell of line) {
      down[cell.column].push(row);
      heaviest = Math.max(heaviest, cell.weight);
    }
    cells += line.length;
    return line;
  });
  return { columns, rows, of, lines, down, degree, heaviest, cells, leftOut: seen.partnerCount - rows.rows.length };
}

/** The cell at a crossing, or undefined where there is none. */
export function cellAt(matrix: Matrix, row: number, column: number): Cell | undefined {
  const line = matrix.lines[row] ?? [];
  const found = line[firstFrom(line, column)];
  return found !== undefined && found.column === column ? found : undefined;
}

/** Index of the first cell at or after a column. */
export function firstFrom(line: readonly Cell[], column: number): number {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line[middle].column < column) low = middle + 1;
    else high = middle;
  }
  return low;
}
