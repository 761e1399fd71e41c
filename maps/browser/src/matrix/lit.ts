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
  /** How strongly the others are drawn: a partner's own band is sign enough. */
  readonly rest: number;
}

export function litIn(model: Model, { of, rows, columns, down }: Matrix, { focus, partners }: Scene): Lit {
  if (focus === null) return { rows: [], columns: [], cell: null, rest: 1 };
  const { kind } = focus;
  const positions = (all: readonly number[], wanted: readonly number[]): number[] => [...all.keys()].filter((at) => wanted.includes(all[at]));
  const looked = kind === "partner" ? [focus.index] : kind === "place" ? [...model.partnersAt(focus.index)] : kind === "tie" || kind === "path" ? [focus.a, focus.b] : [];
  const bands = positions(rows.rows, looked);
  const isPair = kind === "tie" || kind === "path" || kind === "lane";
  const isOne = kind === "partner" || kind === "place";
  const within = new Set(isOne ? bands : [...rows.rows.keys()].filter((at) => partners[rows.rows[at]] === Emphasis.Strong));
  const through =
    kind === "project" ? [focus.index]
    : kind === "programme" ? [...model.below(focus.index)].flatMap((row) => [...model.projectsIn(row)])
    : kind === "lane" ? [...model.projectsIn(focus.programme)]
    : null;
  const wanted = new Set(through);
  return {
    rows: bands,
    columns: of === "partners" ? bands : kind === "project" ? positions(columns.rows, [focus.index]) : [],
    rest: isOne ? 0.7 : 0.4,
    // whoever lights nobody dims nobody
    cell: within.size === 0 ? null : (row, { column, projects }) => {
      if (through !== null && !projects.some((project) => wanted.has(project))) return false;
      if (!isPair) return within.has(row) || (of === "partners" && within.has(column));
      return within.has(row) && (of === "partners" ? within.has(column) : down[column].filter((each) => within.has(each)).length > 1);
    },
  };
}
