/** The server's tables, made to follow: rows filter with the state, headers sort, rows lead to the map. They need nothing from here. */

import type { Focus, State } from "../contract";
import { button, el, icon } from "../dom";
import { visible } from "../filter";
import type { Model } from "../model";
import { buildIndex, search, type Index } from "../search";
import { isNarrowed } from "../state";
import { collator, n, t } from "../words";
import { debounced, type Context } from "./context";

type Kind = "partners" | "projects" | "programmes";

interface Row {
  readonly element: HTMLTableRowElement;
  readonly index: number;
}

export function tables(ctx: Context): void {
  let index: Index | null = null;
  const indexOnce = (): Index => (index ??= buildIndex(ctx.model));
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-table]")) {
    const kind = table.dataset["table"];
    if (kind === "partners" || kind === "projects" || kind === "programmes") enhance(ctx, table, kind, indexOnce);
  }
}

function rowOf(model: Model, kind: Kind, id: string): number {
  const rows = kind === "partners" ? model.partnerRow : kind === "projects" ? model.projectRow : model.programmeRow;
  return rows.get(id) ?? -1;
}

function focusOf(kind: Kind, index: number): Focus {
  return { kind: kind === "partners" ? "partner" : kind === "projects" ? "project" : "programme", index };
}

function someOf(kind: Kind, some: number, all: number): string {
  switch (kind) {
    case "partners":
      return n(all, "{some} of {n} partner", "{some} of {n} partners", { some });
    case "projects":
      return n(all, "{some} of {n} project", "{some} of {n} projects", { some });
    case "programmes":
      return n(all, "{some} of {n} programme", "{some} of {n} programmes", { some });
  }
}

function enhance(ctx: Context, table: HTMLTableElement, kind: Kind, indexOnce: () => Index): void {
  const rows: Row[] = [...table.querySelectorAll<HTMLTableRowElement>("tbody tr[data-id]")]
    .map((element) => ({ element, index: rowOf(ctx.model, kind, element.dataset["id"] ?? "") }))
    .filter((row) => row.index >= 0);
  sortable(table);
  for (const row of rows) row.element.cells[0]?.append(showButton(ctx, kind, row));
  const tally = el("p", { class: "pa-table-count", role: "status" });
  (table.closest(".table-frame") ?? table).before(tally);

  const update = (): void => {
    const state = ctx.store.get();
    const wanted = wantedRows(ctx, kind, state, indexOnce);
    let shown = 0;
    for (const row of rows) {
      const isIn = wanted === null || wanted.has(row.index);
      row.element.hidden = !isIn;
      if (isIn) shown++;
    }
    const all = shown === rows.length;
    tally.textContent = all ? "" : t("{found} match the search and filters of the map.", { found: someOf(kind, shown, rows.length) });
    tally.hidden = all;
  };
  ctx.store.subscribe(debounced(update, 120));
  update();
}

/** Rows that the search and the filters leave; null: all. Proposals always stand in the list. */
function wantedRows(ctx: Context, kind: Kind, state: State, indexOnce: () => Index): Set<number> | null {
  const { model } = ctx;
  let wanted: Set<number> | null = null;
  if (isNarrowed(state)) wanted = new Set(filtered());
  if (state.query.trim() !== "") {
    const singular = focusOf(kind, 0).kind;
    const found = search(indexOnce(), state.query).filter((each) => each.kind === singular).map((each) => each.row);
    wanted = new Set(wanted === null ? found : found.filter((row) => wanted?.has(row)));
  }
  return wanted;

  function filtered(): number[] {
    if (kind === "programmes") return model.data.programmes.id.flatMap((_, row) => (state.off.has(row) ? [] : [row]));
    const seen = visible(model, { ...state, focus: null, proposals: state.proposals || kind === "projects" });
    return [...seen[kind].keys()].filter((row) => seen[kind][row] === 1);
  }
}

function showButton(ctx: Context, kind: Kind, row: Row): HTMLElement {
  const label = row.element.cells[0]?.querySelector("a")?.textContent ?? row.element.cells[0]?.textContent ?? "";
  const isNowhere = kind === "partners" && ctx.model.data.partners.place[row.index] < 0;
  const words = isNowhere
    ? { "aria-label": t("Show the partners of {name} on the map", { name: label.trim() }), title: t("Show its partners on the map") }
    : { "aria-label": t("Show {name} on the map", { name: label.trim() }), title: t("Show on the map") };
  return button({ class: "pa-show", ...words }, () => {
    ctx.root.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
    ctx.focus(focusOf(kind, row.index));
  }, icon("pin"));
}

const calm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

// sorting

function sortable(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  heads.forEach((head, column) => {
    const sort = button({ class: "pa-sort" }, () => {
      const before = head.getAttribute("aria-sort");
      const down = before === null ? head.classList.contains("number") : before === "ascending"; // the most first
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sortRows(table, column, down ? -1 : 1);
    }, ...head.childNodes, icon("down"));
    head.replaceChildren(sort);
  });
}

/** What a cell sorts by: `data-sort` where the server gave one, its first number in number columns, its words otherwise. */
function sortKey(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  if (cell === undefined) return "";
  return cell.dataset["sort"] ?? (cell.querySelector("a, bdi") ?? cell).textContent?.replace(/(\d),(?=\d{3})/g, "$1").trim() ?? "";
}

function sortRows(table: HTMLTableElement, column: number, direction: 1 | -1): void {
  for (const body of table.tBodies) {
    const keyed = [...body.rows].map((row, position) => ({ row, position, key: sortKey(row, column) }));
    keyed.sort((a, b) => {
      if (a.key === "" || b.key === "") return a.key === b.key ? a.position - b.position : a.key === "" ? 1 : -1; // the unknown comes last
      return collator.compare(a.key, b.key) * direction || a.position - b.position;
    });
    body.append(...keyed.map(({ row }) => row));
  }
}
