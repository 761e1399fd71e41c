/** Over the matrix: what its columns are, how it is sorted, how to read it, and what it leaves out. */

import type { MatrixColumns, MatrixOrder, State } from "../contract";
import { el, refill } from "../dom";
import type { Matrix } from "../matrix/cells";
import { n, t } from "../words";
import type { Context } from "./context";

const COLUMNS: readonly (readonly [MatrixColumns, string])[] = [["partners", t("Partners × partners")], ["projects", t("Partners × projects")]];
const ORDERS: readonly (readonly [MatrixOrder, string])[] = [["community", t("By community")], ["country", t("By country")], ["degree", t("By number of ties")], ["name", t("By name")]];

/** What the matrix holds, in one sentence, and how its marks are read. */
function words({ of, rows, columns, cells, lines, leftOut }: Matrix): [string, string] {
  const hasProposals = lines.some((line) => line.some((cell) => cell.isProposal));
  const partners = n(rows.rows.length, "{n} partner", "{n} partners");
  const ended = (holds: string, without: string): string => (leftOut === 0 ? `${holds}.` : `${holds}; ${without}.`);
  return of === "partners"
    ? [
        ended(`${partners}, ${n(cells / 2, "{n} tie", "{n} ties")}`, n(leftOut, "{n} partner without ties left out", "{n} partners without ties left out")),
        hasProposals
          ? t("A square is a tie: the heavier the larger, in its programme’s colour, with a hole when of several; outlined: only proposals.")
          : t("A square is a tie: the heavier the larger, in its programme’s colour, with a hole when of several."),
      ]
    : [
        ended(
          `${partners}, ${n(columns.rows.length, "{n} project", "{n} projects")}, ${n(cells, "{n} participation", "{n} participations")}`,
          n(leftOut, "{n} partner in none left out", "{n} partners in none left out"),
        ),
        hasProposals
          ? t("Ring or short mark: takes part; filled or long: coordinates; dotted: a proposal.")
          : t("Ring or short mark: takes part; filled or long: coordinates."),
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
  const columns = choice(t("Rows and columns"), COLUMNS, (cells) => store.set({ cells }));
  const orders = choice(t("Order"), ORDERS, (order) => store.set({ order }));
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
