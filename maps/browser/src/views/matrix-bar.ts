/** Over the matrix: what its columns are, how it is sorted, how to read it, and what it leaves out. */

import type { MatrixColumns, MatrixOrder, State } from "../contract";
import { el, refill } from "../dom";
import type { Matrix } from "../matrix/cells";
import { count } from "../text";
import type { Context } from "./context";

const COLUMNS: readonly (readonly [MatrixColumns, string])[] = [["partners", "Partners × partners"], ["projects", "Partners × projects"]];
const ORDERS: readonly (readonly [MatrixOrder, string])[] = [["community", "By community"], ["country", "By country"], ["degree", "By number of ties"], ["name", "By name"]];

/** What the matrix holds, in one sentence, and how its marks are read. */
function words({ of, rows, columns, cells, lines, leftOut }: Matrix): [string, string] {
  const hasProposals = lines.some((line) => line.some((cell) => cell.isProposal));
  const without = (why: string): string => (leftOut === 0 ? "." : `; ${count(leftOut, "partner")} ${why} left out.`);
  const partners = count(rows.rows.length, "partner");
  return of === "partners"
    ? [
        `${partners}, ${count(cells / 2, "tie")}${without("without ties")}`,
        `A square is a tie: the heavier the larger, in its programme’s colour, with a hole when of several${hasProposals ? "; outlined: only proposals" : ""}.`,
      ]
    : [
        `${partners} in ${count(columns.rows.length, "project")}, ${count(cells, "participation")}${without("in none")}`,
        `Ring or short mark: takes part; filled or long: coordinates${hasProposals ? "; dotted: a proposal" : ""}.`,
      ];
}

export interface Bar {
  readonly element: HTMLElement;
  update(matrix: Matrix, state: State): void;
}

export function matrixBar({ store }: Context): Bar {
  function choice<T extends string>(label: string, options: readonly (readonly [T, string])[], act: (value: T) => void): HTMLSelectElement {
    const box = el("select", { class: "pa-matrix-select", "aria-label": label }, ...options.map(([value, name]) => new Option(name, value)));
    box.addEventListener("change", () => act(options[box.selectedIndex][0]));
    return box;
  }
  const columns = choice("Rows and columns", COLUMNS, (cells) => store.set({ cells }));
  const orders = choice("Order", ORDERS, (order) => store.set({ order }));
  const note = el("p", { class: "pa-matrix-note" });
  return {
    element: el("div", { class: "pa-matrix-bar" }, columns, orders, note),
    update(matrix, { cells, order }) {
      [columns.value, orders.value] = [cells, order];
      const [holds, reading] = words(matrix);
      refill(note, el("strong", {}, holds), " ", el("span", {}, reading));
    },
  };
}
