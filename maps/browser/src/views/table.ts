/** The table: what is in view as rows to sort and search, one stop for the keyboard, and as many rows as there are. */

import type { Rows, StageView } from "../contract";
import { button, el, icon, name, refill } from "../dom";
import { sameFocus } from "../state";
import { COLUMNS, ROWS, type Column } from "../table/columns";
import { cellWords, FIRST_SORT, listing, matching, sorted, type Line } from "../table/listing";
import { spansInSight } from "../table/window";
import { n, number, t } from "../words";
import type { Context } from "./context";
import { choice } from "./choice";
import { swatch } from "./swatch";

const NAMES: Readonly<Record<Rows, string>> = { partners: t("Partners"), projects: t("Projects"), ties: t("Ties"), programmes: t("Programmes") };

/** How many there are, or some of how many. */
function tallyOf(rows: Rows, all: number, shown: number, isSome: boolean): string {
  const values = { some: number(shown) };
  switch (rows) {
    case "partners":
      return isSome ? n(all, "{some} of {n} partner", "{some} of {n} partners", values) : n(all, "{n} partner", "{n} partners");
    case "projects":
      return isSome ? n(all, "{some} of {n} project", "{some} of {n} projects", values) : n(all, "{n} project", "{n} projects");
    case "ties":
      return isSome ? n(all, "{some} of {n} tie", "{some} of {n} ties", values) : n(all, "{n} tie", "{n} ties");
    case "programmes":
      return isSome ? n(all, "{some} of {n} programme", "{some} of {n} programmes", values) : n(all, "{n} programme", "{n} programmes");
  }
}

export function tableView(ctx: Context): StageView {
  const { model, store } = ctx;
  const head = el("tr");
  const body = el("tbody");
  const widths = el("colgroup");
  const grid = el("table", { class: "pa-grid", role: "grid" }, widths, el("thead", {}, head), body);
  const frame = el("div", { class: "pa-grid-frame" }, grid);
  const tally = el("span", { role: "status" });
  const clear = button({ class: "pa-text-button" }, () => store.set({ query: "" }), t("Clear search"));
  const none = el("p", { class: "pa-grid-none" }, t("No row has all these words."));
  const which = choice(ctx.id("rows"), t("Rows"), ROWS.map((rows) => [rows, NAMES[rows]]), (rows) => store.set({ rows, sort: null }));
  const element = el("section", { class: "pa-table", "aria-label": t("Table") },
    el("div", { class: "pa-table-bar" }, which.element, el("p", { class: "pa-table-tally" }, tally, clear)), frame, none);

  let isCurrent = false;
  let rows: Rows = "partners";
  let shown: readonly Line[] = [];
  let made = new Map<number, HTMLTableRowElement>();
  /** The cell that has, or would get, the keyboard; row -1 is the head. */
  let held = { row: -1, column: 0 };
  let listed: unknown[] = [];
  let lines: readonly Line[] = [];

  // -- what it lists ------------------------------------------------------------------------------------------

  function refresh(): void {
    if (!isCurrent) return;
    const state = store.get();
    const seen = ctx.scenes.counted(state);
    const measures = state.rows === "partners" ? ctx.measures(seen, refresh) : null;
    const source = [seen, state.rows, measures];
    const asked = [...source, state.query, state.sort];
    if (!asked.every((part, i) => part === listed[i])) {
      if (!source.every((part, i) => part === listed[i])) lines = listing(model, seen, state.rows, measures);
      if (listed[1] !== state.rows) held = { row: -1, column: 0 };
      listed = asked;
      rows = state.rows;
      shown = sorted(matching(model, lines, state.query), rows, state.sort ?? FIRST_SORT[rows]);
      renew(lines.length);
    }
    mark();
  }

  function renew(all: number): void {
    const { query, sort } = store.get();
    const inHead = head.contains(document.activeElement);
    const inBody = body.contains(document.activeElement);
    const isMatched = query.trim() !== "";
    which.choose(rows);
    tally.textContent = isMatched
      ? t("{found} match “{words}”", { found: tallyOf(rows, all, shown.length, true), words: query.trim() })
      : tallyOf(rows, all, all, false);
    clear.hidden = !isMatched;
    none.hidden = shown.length > 0 || !isMatched;
    refill(widths, ...COLUMNS[rows].map((column, i) => el("col", { class: i === 0 ? "pa-col-first" : column.isNumber ? "pa-col-number" : "pa-col-text" })));
    const by = sort ?? FIRST_SORT[rows];
    refill(head, ...COLUMNS[rows].map((column, i) => heading(column, i, by.column === column.name ? (by.down ? "descending" : "ascending") : "none")));
    grid.setAttribute("aria-label", NAMES[rows]);
    grid.setAttribute("aria-rowcount", String(shown.length + 1));
    grid.setAttribute("aria-colcount", String(COLUMNS[rows].length));
    held = { row: Math.min(held.row, shown.length - 1), column: held.column };
    made = new Map();
    body.replaceChildren();
    paint();
    if (inHead || inBody) hold(held.row, held.column);
    else stopOf(held.row, held.column)?.setAttribute("tabindex", "0");
  }

  function heading(column: Column, at: number, order: "ascending" | "descending" | "none"): HTMLElement {
    const sort = button({ class: "pa-sort", tabindex: -1, ...(column.hint === "" ? {} : { title: column.hint }) }, () => {
      held = { row: -1, column: at };
      store.set({ sort: { column: column.name, down: order === "none" ? column.isNumber : order === "ascending" } });
    }, column.head, icon("down"));
    return el("th", { scope: "col", "aria-sort": order, ...(column.isNumber ? { class: "number" } : {}) }, sort);
  }

  // -- the rows that are there --------------------------------------------------------------------------------

  const heightOf = (): number => body.querySelector<HTMLElement>("tr[data-row]")?.offsetHeight || 36;

  function paint(): void {
    const height = heightOf();
    const first = Math.floor(frame.scrollTop / height);
    const spans = spansInSight(shown.length, first, first + Math.ceil(frame.clientHeight / height), held.row);
    for (const gap of body.querySelectorAll("tr[aria-hidden]")) gap.remove();
    for (const [row, line] of made) {
      if (spans.some(([from, to]) => row >= from && row < to)) continue;
      line.remove();
      made.delete(row);
    }
    let next = body.firstChild; // those that stay are in order and must not move: one of them may have the keyboard
    let end = 0;
    const fill = (to: number): void => {
      if (to > end) body.insertBefore(gapOf((to - end) * height), next);
    };
    for (const [from, to] of spans) {
      fill(from);
      for (let row = from; row < to; row++) {
        const line = made.get(row) ?? rowOf(row);
        if (line === next) next = next.nextSibling;
        else body.insertBefore(line, next);
        made.set(row, line);
      }
      end = to;
    }
    fill(shown.length);
    mark();
  }

  function gapOf(height: number): HTMLElement {
    const cell = el("td");
    cell.style.height = `${height}px`;
    return el("tr", { "aria-hidden": true }, cell);
  }

  function rowOf(row: number): HTMLTableRowElement {
    const line = shown[row];
    const cells = COLUMNS[rows].map((column, i) => {
      const words = cellWords(rows, column.name, line.cells[i]);
      const attributes = { tabindex: row === held.row && i === held.column ? 0 : -1, ...(column.isNumber ? { class: "number" } : {}) };
      const sign = signOf(line, column.name);
      const content = el("span", { class: "pa-cell" }, sign, name(words === "" ? "–" : words));
      return i === 0 ? el("th", { ...attributes, scope: "row" }, content) : el("td", attributes, content);
    });
    return el("tr", { "data-row": row, "aria-rowindex": row + 2 }, ...cells);
  }

  function signOf({ focus }: Line, column: string): Element | null {
    if (focus.kind === "programme" && column === "name") return swatch(model, focus.index);
    return focus.kind === "project" && column === "programme" ? swatch(model, model.data.projects.programme[focus.index]) : null;
  }

  function mark(): void {
    const { focus } = store.get();
    for (const [row, line] of made) line.setAttribute("aria-selected", String(sameFocus(shown[row].focus, focus)));
  }

  // -- the keyboard -------------------------------------------------------------------------------------------

  function stopOf(row: number, column: number): HTMLElement | null {
    if (row < 0) return head.cells[column]?.querySelector("button") ?? null;
    return made.get(row)?.cells[column] ?? null;
  }

  /** Give a cell the keyboard, and bring it into sight. */
  function hold(row: number, column: number): void {
    stopOf(held.row, held.column)?.setAttribute("tabindex", "-1");
    held = { row: Math.max(-1, Math.min(shown.length - 1, row)), column: Math.max(0, Math.min(COLUMNS[rows].length - 1, column)) };
    paint();
    const stop = stopOf(held.row, held.column);
    stop?.setAttribute("tabindex", "0");
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  grid.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(frame.clientHeight / heightOf()) - 2);
    const { row, column } = held;
    const isFar = event.ctrlKey || event.metaKey;
    const goals: Record<string, readonly [number, number]> = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      PageDown: [row + page, column], PageUp: [Math.max(row - page, Math.min(row, 0)), column],
      Home: [isFar ? 0 : row, 0], End: [isFar ? shown.length - 1 : row, COLUMNS[rows].length - 1],
    };
    const goal = goals[event.key];
    if (goal !== undefined && !event.altKey) hold(...goal);
    else if ((event.key === "Enter" || event.key === " ") && row >= 0) ctx.focus(shown[row].focus);
    else return;
    event.preventDefault();
  });
  body.addEventListener("click", (event) => {
    const cell = (event.target as Element).closest<HTMLTableCellElement>("td, th");
    const row = Number(cell?.closest("tr")?.dataset["row"] ?? -1);
    if (cell === null || row < 0) return;
    hold(row, cell.cellIndex);
    ctx.focus(shown[row].focus);
  });
  frame.addEventListener("scroll", () => requestAnimationFrame(paint), { passive: true });
  if (typeof ResizeObserver === "function") new ResizeObserver(() => isCurrent && paint()).observe(frame);
  store.subscribe(refresh);

  return {
    element,
    enter() {
      const { focus } = store.get();
      const row = sameFocus(focus, ctx.home.focus) ? -1 : shown.findIndex((line) => sameFocus(line.focus, focus));
      if (row > 0) frame.scrollTop = row * heightOf() - frame.clientHeight / 3;
      paint();
      head.querySelector("[aria-sort$=scending]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
    leave() {
      isCurrent = false;
      return Promise.resolve();
    },
    draw() {
      isCurrent = true;
      refresh();
    },
    inset(top, right, bottom, left) {
      element.style.inset = `${top}px ${right}px ${bottom}px ${left}px`;
    },
    spots: () => new Map(),
    picture: () => null,
  };
}
