/** Over the matrix: what its columns are, how it is sorted, how to read it, and what it leaves out. */

import type { MatrixColumns, MatrixOrder } from "../contract";
import { button, el, refill, svg } from "../dom";
import type { Matrix } from "../matrix/cells";
import { count } from "../text";
import type { Context } from "./context";

const COLUMNS: Readonly<Record<MatrixColumns, string>> = { partners: "Partners × partners", projects: "Partners × projects" };
const ORDERS: Readonly<Record<MatrixOrder, string>> = { community: "By community", country: "By country", degree: "By number of ties", name: "By name" };

/** What the matrix holds, in one sentence. */
export function holds(matrix: Matrix): string {
  const rows = count(matrix.rows.rows.length, "partner");
  if (matrix.of === "partners") return `${rows}, ${count(matrix.cells / 2, "tie")}${leftOut(matrix.leftOut, "without ties")}.`;
  const columns = count(matrix.columns.rows.length, "project");
  return `${rows} in ${columns}, ${count(matrix.cells, "participation")}${leftOut(matrix.leftOut, "in none")}.`;
}

const leftOut = (partners: number, why: string): string => (partners === 0 ? "" : `; ${count(partners, "partner")} ${why} left out`);

/** How its marks are read. */
export function reading(matrix: Matrix, hasProposals: boolean): string {
  const outlined = hasProposals ? (matrix.of === "partners" ? "; outlined: only proposals" : "; dotted: a proposal") : "";
  return matrix.of === "partners"
    ? `A square is a tie: the heavier the larger, in its programme’s colour, with a hole when of several${outlined}.`
    : `Ring or short mark: takes part; filled or long: coordinates${outlined}.`;
}

export interface Bar {
  readonly element: HTMLElement;
  /** They stand in the corner between the labels. */
  readonly buttons: HTMLElement;
  update(matrix: Matrix, hasProposals: boolean): void;
}

export function matrixBar(ctx: Context, actions: { zoom(factor: number): void; whole(): void }): Bar {
  const { store } = ctx;
  function choice<T extends string>(label: string, words: Readonly<Record<T, string>>, get: () => T, set: (value: T) => void): HTMLElement {
    const options = (Object.keys(words) as T[]).map((value) => {
      const option = el("option", {}, words[value]);
      option.value = value;
      return option;
    });
    const box = el("select", { class: "pa-matrix-select", "aria-label": label }, ...options);
    box.addEventListener("change", () => set((Object.keys(words) as T[])[box.selectedIndex]));
    const show = (): void => void (box.value = get());
    store.subscribe(show);
    show();
    return box;
  }
  // the keys + - 0 do the same: no stops of their own
  const zoom = (label: string, d: string, act: () => void): HTMLElement =>
    button({ "aria-label": label, title: label, tabindex: -1 }, act, svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false" }, svg("path", { d })));
  const note = el("p", { class: "pa-matrix-note" });
  const element = el("div", { class: "pa-matrix-bar" },
    choice("Rows and columns", COLUMNS, () => store.get().cells, (cells) => store.set({ cells })),
    choice("Order", ORDERS, () => store.get().order, (order) => store.set({ order })),
    note);
  const buttons = el("div", { class: "pa-matrix-zoom", role: "group", "aria-label": "Zoom" },
    zoom("Zoom in", "M10 4.5v11M4.5 10h11", () => actions.zoom(1.6)),
    zoom("Zoom out", "M4.5 10h11", () => actions.zoom(1 / 1.6)),
    zoom("Show everything", "M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5", () => actions.whole()));
  return {
    element,
    buttons,
    update(matrix, hasProposals) {
      refill(note, el("strong", {}, holds(matrix)), " ", el("span", {}, reading(matrix, hasProposals)));
    },
  };
}
