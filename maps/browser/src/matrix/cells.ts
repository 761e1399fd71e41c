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

export const SEVERAL = -2;

export interface Matrix {
  readonly of: MatrixColumns;
  readonly rows: Axis;
  readonly columns: Axis;
  /** Cells of each row, by column. */
  readonly lines: readonly (readonly Cell[])[];
  /** Positions of the rows in which each column has a cell, ascending. */
  readonly down: readonly (readonly number[])[];
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
  const entries: (readonly Entry[])[] = [];
  const degree: number[] = [];
  seen.partners.forEach((flag, partner) => {
    const ties = flag === 0 ? [] : tiesOf(model, partner, seen).map(({ a, b, projects, weight }) => ({ other: a + b - partner, projects, weight }));
    degree.push(ties.length);
    entries.push(of === "partners" ? ties : Array.from(flag === 0 ? [] : seen.projectsOf(partner), (project) => ({ other: project, projects: [project], weight: 1 })));
  });
  const shown = [...entries.keys()].filter((partner) => entries[partner].length > 0);
  const rows = partnerAxis(model, shown, order, (partner) => degree[partner], (partner) => seen.projectsOf(partner)[0]);
  const columns = of === "partners" ? rows : projectAxis(model, [...new Set(entries.flat().map((entry) => entry.other))]);
  const position = new Map(columns.rows.map((row, at) => [row, at]));

  const down: number[][] = columns.rows.map(() => []);
  let heaviest = 0;
  let cells = 0;
  const lines = rows.rows.map((partner, row) => {
    const line = entries[partner].map(({ other, projects, weight }): Cell => {
      const families = new Set(projects.map((project) => familyOf(model, programme[project])));
      return {
        column: position.get(other) ?? 0,
        projects,
        weight,
        family: families.size > 1 ? SEVERAL : [...families][0],
        isProposal: projects.every((project) => proposal[project] === 1),
        leads: of === "projects" && model.data.roles[model.roleOf(other, partner)] === "coordinator",
      };
    }).sort((a, b) => a.column - b.column);
    for (const cell of line) {
      down[cell.column].push(row);
      heaviest = Math.max(heaviest, cell.weight);
      cells++;
    }
    return line;
  });
  return { of, rows, columns, lines, down, heaviest, cells, leftOut: seen.partnerCount - shown.length };
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

/** The cell at a crossing, or undefined where there is none. */
export function cellAt(matrix: Matrix, row: number, column: number): Cell | undefined {
  const line = matrix.lines[row];
  const found = line[firstFrom(line, column)];
  return found?.column === column ? found : undefined;
}
