/** What stands in the middle when the switches leave nothing: what is off, and the way back. */

import type { Facet } from "../contract";
import { button, el } from "../dom";
import { FACETS, isNarrowed } from "../state";
import { count, list } from "../text";
import type { Context } from "./context";

const MANY: Readonly<Record<Facet, string>> = { status: "the statuses", role: "the roles", kind: "the kinds of partner", country: "the countries", topic: "the topics" };

export function empty(ctx: Context): HTMLElement {
  const { store, scenes, home, model } = ctx;
  const words = el("p", {});
  const reset = button({ class: "pa-button" }, () => {
    store.set({ off: home.off, facets: home.facets, years: home.years, proposals: home.proposals });
  }, "Show everything again");
  const element = el("div", { class: "pa-empty pa-card", hidden: true }, el("p", { class: "pa-empty-head" }, "Nothing is left to show"), words, reset);

  function update(): void {
    const state = store.get();
    const seen = scenes.visible(state);
    const isEmpty = seen.partnerCount === 0 || (seen.projectCount === 0 && isNarrowed(state));
    element.hidden = !isEmpty;
    if (!isEmpty) return;
    const programmes = [...state.off].filter((row) => model.projectsIn(row).length > 0).length;
    const asked = FACETS.filter((facet) => state.facets[facet].size > 0);
    const parts = [
      programmes > 0 ? `${count(programmes, "programme")} switched off` : "",
      asked.length > 0 ? `only some of ${list(asked.map((facet) => MANY[facet]))} shown` : "",
      state.years === null ? "" : `only ${state.years[0] === state.years[1] ? String(state.years[0]) : `${state.years[0]} to ${state.years[1]}`} shown`,
    ].filter((part) => part !== "");
    words.textContent = parts.length === 0 ? "The registry has no partners yet." : `${parts.join("; ")}.`.replace(/^./, (first) => first.toUpperCase());
    reset.hidden = parts.length === 0;
  }
  store.subscribe(update);
  update();
  return element;
}
