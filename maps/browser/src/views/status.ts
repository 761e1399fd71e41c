/** How much of the network is in view, for everyone and for screen readers; and who has no place on the map. */

import { button, el, icon, name } from "../dom";
import { visible } from "../filter";
import { countTies } from "../ties";
import { count, number } from "../text";
import { debounced, type Context } from "./context";

/** "42 of 211 partners, 130 ties, 3 programmes". */
export function summary(ctx: Context): string {
  const { model, store } = ctx;
  const seen = visible(model, { ...store.get(), focus: null });
  const all = model.data.partners.id.length;
  const programmes = new Set<number>();
  seen.projects.forEach((flag, project) => {
    if (flag === 1 && model.data.projects.programme[project] >= 0) programmes.add(model.data.projects.programme[project]);
  });
  const partners = seen.partnerCount === all ? count(all, "partner") : `${number(seen.partnerCount)} of ${count(all, "partner")}`;
  return `${partners}, ${count(countTies(model, seen), "tie")}, ${count(programmes.size, "programme")}`;
}

export function status(ctx: Context): HTMLElement {
  const line = el("p", { class: "pa-status-line", role: "status" });
  const update = (): void => {
    const text = summary(ctx);
    if (line.textContent !== text) line.textContent = text;
  };
  ctx.store.subscribe(debounced(update, 150));
  update();
  const element = el("div", { class: "pa-status pa-card" }, line);
  if (ctx.model.unplaced.length > 0) element.append(...unplaced(ctx));
  return element;
}

function unplaced(ctx: Context): HTMLElement[] {
  const { partners, countries } = ctx.model.data;
  const id = ctx.id("unplaced");
  const rows = [...ctx.model.unplaced].sort((a, b) => (partners.name[a] < partners.name[b] ? -1 : 1));
  const list = el("ul", { class: "pa-unplaced-list" }, ...rows.map((row) =>
    el("li", {}, button({ class: "pa-row" }, () => {
      open(false);
      ctx.focus({ kind: "partner", index: row });
    }, el("span", { class: "pa-row-name" }, name(partners.name[row])), el("span", { class: "pa-row-more" }, countries.name[partners.country[row]] ?? "")))));
  const box = el("div", { class: "pa-unplaced pa-card", id, hidden: true },
    el("p", { class: "pa-note" }, "They count in the network; where they are is not known well enough for a dot."), list);
  const toggle = button({ class: "pa-text-button pa-unplaced-toggle", "aria-expanded": false, "aria-controls": id }, () => open(box.hidden),
    icon("pin"), number(rows.length), el("span", { class: "pa-unplaced-words" }, " without a place"));
  function open(yes: boolean): void {
    box.hidden = !yes;
    toggle.setAttribute("aria-expanded", String(yes));
  }
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || box.hidden) return;
    event.stopPropagation();
    open(false);
    toggle.focus();
  };
  box.addEventListener("keydown", leave);
  toggle.addEventListener("keydown", leave);
  return [toggle, box];
}
