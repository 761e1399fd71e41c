/** The filters that are on, where they are seen also while the legend is folded; each is taken off by a click. */

import { asked } from "../asked";
import { button, el, refill } from "../dom";
import { t } from "../words";
import { chip, clearAll } from "./chip";
import type { Context } from "./context";

/** `changed` runs when it takes up more or less room. */
export function chips(ctx: Context, changed: () => void): HTMLElement {
  const element = el("div", { class: "pa-chips", role: "group", "aria-label": t("Filters in use"), hidden: true });
  let shown = "";

  /** Focus goes to the chip that took the place of the one removed, in the end to the legend. */
  function refocus(position: number): void {
    const left = [...element.querySelectorAll("button")];
    (left[Math.min(position, left.length - 1)] ?? ctx.root.querySelector<HTMLElement>(".pa-legend-toggle"))?.focus({ preventScroll: true });
  }

  function update(): void {
    const filters = asked(ctx.model, ctx.store.get());
    const words = JSON.stringify(filters.map((filter) => [filter.key, filter.label]));
    if (words === shown) return;
    shown = words;
    const all = button({ class: "pa-text-button pa-chips-clear" }, () => {
      clearAll(ctx);
      refocus(0);
    }, t("Clear all"));
    refill(element, ...filters.map((filter, position) => chip(ctx, filter, () => refocus(position))), filters.length > 1 ? all : null);
    element.hidden = filters.length === 0;
    changed();
  }
  ctx.store.subscribe(update);
  update();
  return element;
}
