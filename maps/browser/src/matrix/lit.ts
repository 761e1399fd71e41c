/** What the visitor looks at, found again in the matrix: bands along rows and columns, and the cells that belong. Pure. */

import { Emphasis, type Scene } from "../contract";
import type { Model } from "../model";
import type { Cell, Matrix } from "./cells";

export interface Lit {
  /** Positions with a band. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Whether a cell belongs to what is looked at; null: nothing in particular, all do. */
  readonly cell: ((row: number, cell: Cell) => boolean) | null;
}

export function litIn(model: Model, matrix: Matrix, { focus, partners }: Scene): Lit {
  const positions = (rows: readonly number[], wanted: readonly number[]): number[] => wanted.map((each) => rows.indexOf(each)).filter((at) => at >= 0);
  const ofPartners = (wanted: readonly number[]): Pick<Lit, "rows" | "columns"> => ({
    rows: positions(matrix.rows.rows, wanted),
    columns: matrix.of === "partners" ? positions(matrix.columns.rows, wanted) : [],
  });
  const ofProjects = (wanted: readonly number[]): Pick<Lit, "rows" | "columns"> => ({
    rows: [],
    columns: matrix.of === "projects" ? positions(matrix.columns.rows, wanted) : [],
  });
  const through = (projects: Iterable<number>): Lit["cell"] => {
    const wanted = new Set(projects);
    return (_, cell) => cell.projects.some((project) => wanted.has(project));
  };
  const isStrong = (partner: number): boolean => partners[partner] === Emphasis.Strong;
  /** Cells between partners that stand out; of a partner and a project, its project must join two of them. */
  const among = (found: (partner: number) => boolean): Lit["cell"] => {
    const rows = matrix.rows.rows.map(found);
    return (row, cell) => rows[row] && (matrix.of === "partners" ? rows[cell.column] : matrix.down[cell.column].filter((each) => rows[each]).length > 1);
  };
  switch (focus?.kind) {
    case undefined:
      return { rows: [], columns: [], cell: null };
    case "partner": {
      const bands = ofPartners([focus.index]);
      const at = bands.rows[0];
      return { ...bands, cell: at === undefined ? null : (row, cell) => row === at || (matrix.of === "partners" && cell.column === at) };
    }
    case "project":
      return { ...ofProjects([focus.index]), cell: through([focus.index]) };
    case "programme":
      return { ...ofProjects([]), cell: through([...model.below(focus.index)].flatMap((row) => [...model.projectsIn(row)])) };
    case "tie":
      return { ...ofPartners([focus.a, focus.b]), cell: among((partner) => partner === focus.a || partner === focus.b) };
    case "place": {
      const bands = ofPartners([...model.partnersAt(focus.index)]);
      const here = new Set(bands.rows);
      return { ...bands, cell: (row, cell) => here.has(row) || (matrix.of === "partners" && here.has(cell.column)) };
    }
    case "path":
      return { ...ofPartners([focus.a, focus.b]), cell: among(isStrong) };
    case "lane": {
      const [strong, joins] = [among(isStrong), through(model.projectsIn(focus.programme))];
      return { rows: [], columns: [], cell: (row, cell) => strong?.(row, cell) === true && joins?.(row, cell) === true };
    }
  }
}
