/** How much of the network is in view, for everyone and for screen readers; and who has no place on the map. */

import { button, el, icon, name, refill, type Child } from "../dom";
import { inView, standingOut, type Summary } from "../summary";
import { n, number, rich, t } from "../words";
import { debounced, type Context } from "./context";

const counts = ({ ties, programmes }: Summary): string => `${n(ties, "{n} tie", "{n} ties")}, ${n(programmes, "{n} programme", "{n} programmes")}`;

/** "42 of 211 partners, 130 ties, 3 programmes": what the filters leave. */
export function summary({ model, scenes, store }: Context): string {
  const all = model.data.partners.id.length;
  const left = inView(model, scenes.counted(store.get()));
  const partners = left.partners === all ? n(all, "{n} partner", "{n} partners") : n(all, "{some} of {n} partner", "{some} of {n} partners", { some: number(left.partners) });
  return `${partners}, ${counts(left)}`;
}

/** "In focus: 9 partners, 8 ties, 3 programmes": what is looked at, of all that; "" where nothing is. */
function lit({ model, scenes, store }: Context): string {
  const state = store.get();
  const found = standingOut(model, scenes.scene(state), state.steps);
  return found === null ? "" : t("In focus: {found}", { found: `${n(found.partners, "{n} partner", "{n} partners")}, ${counts(found)}` });
}

export function status(ctx: Context): HTMLElement {
  const whole = el("span", { class: "pa-status-line" });
  const part = el("span", { class: "pa-status-lit" });
  const update = (): void => {
    const said = [lit(ctx), summary(ctx)];
    [part, whole].forEach((line, i) => {
      if (line.textContent !== said[i]) line.textContent = said[i];
    });
    part.hidden = said[0] === "";
  };
  ctx.store.subscribe(debounced(update, 150));
  update();
  const element = el("div", { class: "pa-status pa-card" }, el("p", { class: "pa-status-words", role: "status" }, part, el("span", {}, ...rich<Child>("In view: {found}", { found: whole }))));
  if (ctx.model.unplaced.length > 0) element.append(...unplaced(ctx));
  return element;
}

function unplaced(ctx: Context): HTMLElement[] {
  const { partners, countries } = ctx.model.data;
  const id = ctx.id("unplaced");
  const rows = [...ctx.model.unplaced].sort((a, b) => (partners.name[a] < partners.name[b] ? -1 : 1));
  const why = (row: number): string => {
    const city = partners.city[row];
    return [countries.name[partners.country[row]] ?? "", city === "" ? t("no city known") : t("{city} was not found", { city })].filter((part) => part !== "").join(" · ");
  };
  const items = rows.map((row) =>
    el("li", {}, button({ class: "pa-row" }, () => {
      open(false);
      ctx.focus({ kind: "partner", index: row });
    }, el("span", { class: "pa-row-name" }, name(partners.name[row])), el("span", { class: "pa-row-more" }, why(row)))));
  const box = el("div", { class: "pa-unplaced pa-card", id, hidden: true },
    el("p", { class: "pa-note" }, t("They count in the network; where they are is not known well enough for a dot.")), el("ul", { class: "pa-unplaced-list" }, ...items));
  const words = el("span", {});
  const toggle = button({ class: "pa-text-button pa-unplaced-toggle", "aria-expanded": false, "aria-controls": id }, () => open(box.hidden),
    icon("pin"), words);
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
  /** Of those that the filters leave. */
  const update = (): void => {
    const { partners: shown } = ctx.scenes.counted(ctx.store.get());
    rows.forEach((row, i) => (items[i].hidden = shown[row] === 0));
    const some = rows.filter((row) => shown[row] > 0).length;
    refill(words, ...rich<Child>("{number} {without_a_place}", { number: number(some), without_a_place: el("span", { class: "pa-unplaced-words" }, t("without a place")) }));
    toggle.hidden = some === 0;
    if (some === 0) open(false);
  };
  ctx.store.subscribe(debounced(update, 150));
  update();
  box.addEventListener("keydown", leave);
  toggle.addEventListener("keydown", leave);
  return [toggle, box];
}
