/** One filter that is on, with the way to take it off; and the way to take off all. */

import type { Asked } from "../asked";
import { button, el, icon, name } from "../dom";
import { t } from "../words";
import type { Context } from "./context";

/** A chip; `removed` runs after its filter is off. */
export function chip(ctx: Context, filter: Asked, removed: () => void): HTMLButtonElement {
  return button({ class: "pa-chip", "aria-label": t("Remove the filter: {kind}, {name}", { kind: filter.of, name: filter.label }) }, () => {
    ctx.store.set(filter.without(ctx.store.get()));
    removed();
  }, el("span", { class: "pa-chip-of" }, filter.of), el("span", { class: "pa-chip-label" }, name(filter.label)), icon("close"));
}

/** Everything as the page began. */
export function clearAll(ctx: Context): void {
  const { off, facets, years, proposals } = ctx.home;
  ctx.store.set({ off, facets, years, proposals });
}
