/** Keys in the matrix: from cell to cell, over the empty ones, and out to the labels and heads. Pure. */

import type { Matrix } from "./cells";
import { HEAD, headOf, LABEL, type At } from "./layout";

/** Where a key leads; the same place where it leads nowhere. `far`: to the end of that way. */
export function step(matrix: Matrix, at: At, key: string, far: boolean): At {
  const { rows, columns, lines, down, of } = matrix;
  if (key === "Home" || key === "End") {
    if (far) return { row: key === "Home" ? 0 : rows.rows.length - 1, column: LABEL };
    return step(matrix, at, key === "Home" ? "ArrowLeft" : "ArrowRight", true);
  }
  const isUpright = key === "ArrowUp" || key === "ArrowDown";
  const isOnward = key === "ArrowRight" || key === "ArrowDown";
  if (at.row === HEAD) {
    if (isUpright) return isOnward ? { ...at, row: LABEL } : at;
    return { row: HEAD, column: columns.groups[headOf(matrix, at.column) + (isOnward ? 1 : -1)]?.from ?? at.column };
  }
  const [here, other] = isUpright ? [at.row, at.column] : [at.column, at.row];
  const to = (position: number): At => (isUpright ? { row: position, column: other } : { row: other, column: position });
  const labels = (isUpright ? rows : columns).rows;
  const stops = other === LABEL ? [...labels.keys()] : isUpright ? down[other] : lines[other].map((cell) => cell.column);
  const onward = stops.filter((stop) => (isOnward ? stop > here : stop < here));
  const found = onward[isOnward === far ? onward.length - 1 : 0];
  if (found !== undefined) return to(found);
  if (isOnward || far) return at;
  if (here === LABEL) return isUpright && of === "projects" ? { ...at, row: HEAD } : at;
  return other === LABEL ? { row: at.column, column: at.row } : to(LABEL); // round the corner, or out to the label
}
