/** Keys in the matrix: from cell to cell, over the empty ones, and out to the labels. Pure. */

import type { Group } from "./axes";
import type { Matrix } from "./cells";
import { HEAD, LABEL, type At } from "./layout";

const after = (sorted: readonly number[], value: number): number | undefined => sorted.find((each) => each > value);
const before = (sorted: readonly number[], value: number): number | undefined => [...sorted].reverse().find((each) => each < value);

/** Where a key leads; the same place where it leads nowhere. `far`: to the end of that way. */
export function step(matrix: Matrix, at: At, key: string, far: boolean): At {
  const { row, column } = at;
  const [rows, columns] = [matrix.rows.rows.length, matrix.columns.rows.length];
  const across = (matrix.lines[row] ?? []).map((cell) => cell.column);
  const along = matrix.down[column] ?? [];
  if (row === HEAD) return headStep(matrix, at, key);
  switch (key) {
    case "ArrowRight":
      if (row === LABEL) return { row, column: far ? columns - 1 : Math.min(column + 1, columns - 1) };
      return { row, column: (far ? across[across.length - 1] : after(across, column)) ?? column };
    case "ArrowLeft":
      if (row === LABEL) return { row, column: far ? 0 : Math.max(column - 1, 0) };
      return { row, column: (far ? across[0] : before(across, column)) ?? LABEL };
    case "ArrowDown":
      if (column === LABEL) return { row: far ? rows - 1 : Math.min(row + 1, rows - 1), column };
      return { row: (far ? along[along.length - 1] : after(along, row)) ?? row, column };
    case "ArrowUp":
      if (column === LABEL) return row > 0 ? { row: far ? 0 : row - 1, column } : { row: LABEL, column: 0 };
      if (row === LABEL) return matrix.of === "projects" ? { row: HEAD, column } : at;
      return { row: (far ? along[0] : before(along, row)) ?? LABEL, column };
    case "Home":
      return far ? { row: 0, column: LABEL } : step(matrix, at, "ArrowLeft", true);
    case "End":
      return far ? { row: rows - 1, column: LABEL } : step(matrix, at, "ArrowRight", true);
  }
  return at;
}

function headStep({ columns }: Matrix, at: At, key: string): At {
  const here = columns.groups.findIndex((group) => isIn(group, at.column));
  const way = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
  if (way === 0) return key === "ArrowDown" ? { ...at, row: LABEL } : at;
  return { row: HEAD, column: columns.groups[here + way]?.from ?? at.column };
}

export const isIn = (group: Group, position: number): boolean => position >= group.from && position < group.to;
