/** What stands in the middle when the filters leave nothing: which they are, and the way out, one by one or at once. */

import { asked } from "../asked";
import { button, el, refill } from "../dom";
import { visible } from "../filter";
import { isNarrowed } from "../state";
import { n, t } from "../words";
import { chip, clearAll } from "./chip";
import type { Context } from "./context";

export function empty(ctx: Context): HTMLElement {
  const { store, scenes, model } = ctx;
  const words = el("p", {});
  const list = el("ul", { class: "pa-empty-list" });
  const reset = button({ class: "pa-button" }, () => {
    clearAll(ctx);
    goOn();
  }, t("Show everything again"));
  const element = el("div", { class: "pa-empty pa-card", role: "group", "aria-label": t("Nothing is left to show"), hidden: true },
    el("p", { class: "pa-empty-head" }, t("Nothing is left to show")), words, list, reset);

  /** Focus stays here while there is something to remove, and goes back to the legend after. */
  function goOn(): void {
    const next = element.hidden ? ctx.root.querySelector<HTMLElement>(".pa-legend-toggle") : element.querySelector("button");
    next?.focus({ preventScroll: true });
  }

  function update(): void {
    const state = store.get();
    const seen = scenes.visible(state);
    const isEmpty = seen.partnerCount === 0 || (seen.projectCount === 0 && isNarrowed(state));
    element.hidden = !isEmpty;
    if (!isEmpty) return;
    const filters = isNarrowed(state) ? asked(model, state).filter((filter) => filter.key !== "proposals") : [];
    words.textContent = filters.length === 0 ? t("The registry has no partners yet.") : filters.length === 1 ? t("This filter leaves nothing:") : t("These filters together leave nothing. What each one hides:");
    refill(list, ...filters.map((filter) => {
      const back = visible(model, { ...state, ...filter.without(state), focus: null });
      const gain = back.projectCount === 0 ? t("still nothing") : `${n(back.partnerCount, "{n} partner", "{n} partners")}, ${n(back.projectCount, "{n} project", "{n} projects")}`;
      return el("li", {}, chip(ctx, filter, goOn), el("span", { class: "pa-note" }, gain));
    }));
    reset.hidden = filters.length === 0;
  }
  store.subscribe(update);
  update();
  return element;
}
