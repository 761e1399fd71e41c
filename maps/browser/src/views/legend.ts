/** The card at the side: the programmes, how to read the map, and every filter. */

import { button, el, icon, type Child } from "../dom";
import { facetCounts } from "../facets";
import { isNarrowed } from "../state";
import { n, rich, t } from "../words";
import { clearAll } from "./chip";
import { debounced, type Context } from "./context";
import { facetGroups } from "./facets";
import { programmes } from "./programmes";
import { reading } from "./reading";

/** From this width on, the legend is open at first. */
const ROOMY = 900;

export interface Legend {
  readonly element: HTMLElement;
  fold(): void;
}

/** `changed` runs when it has opened or folded. */
export function legend(ctx: Context, changed: () => void): Legend {
  const { model, store } = ctx;
  const tree = programmes(ctx);
  const groups = facetGroups(ctx);
  const reset = button({ class: "pa-text-button pa-legend-reset" }, () => {
    clearAll(ctx);
    toggle.focus({ preventScroll: true });
  }, t("Clear all"));

  const proposals = model.data.projects.proposal.filter((flag) => flag === 1).length;
  const proposalBox = el("input", { type: "checkbox", role: "switch", class: "pa-switch-box" });
  proposalBox.addEventListener("change", () => store.set({ proposals: proposalBox.checked }));
  const proposalSwitch = el("label", { class: "pa-switch" }, proposalBox,
    el("span", {}, t("Proposals too"), el("span", { class: "pa-note" }, n(proposals, "{n} project applied for, not run", "{n} projects applied for, not run"))));

  const bodyId = ctx.id("legend-body");
  const body = el("div", { class: "pa-legend-body", id: bodyId }, tree.element, proposals > 0 ? proposalSwitch : null, reading(ctx),
    el("p", { class: "pa-legend-head pa-legend-filters" }, t("Show only")), ...groups.map((group) => group.element));
  const toggle = button({ class: "pa-legend-toggle", "aria-expanded": true, "aria-controls": bodyId }, () => unfold(body.hidden), icon("layers"),
    el("span", {}, ...rich<Child>("Legend {and_filters}", { and_filters: el("span", { class: "pa-legend-more-words" }, t("and filters")) })), icon("down"));
  const element = el("section", { class: "pa-legend pa-card", "aria-label": t("Legend and filters") }, el("div", { class: "pa-legend-bar" }, toggle, reset), body);

  function unfold(open: boolean): void {
    body.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    element.classList.toggle("is-open", open);
    changed();
  }
  /** Let the lower edge say that there is more below it. */
  function cue(): void {
    element.classList.toggle("has-more", !body.hidden && body.scrollTop + body.clientHeight < body.scrollHeight - 4);
  }
  body.addEventListener("scroll", cue, { passive: true });
  body.addEventListener("click", cue); // families fold and unfold without a change of the body's own size
  if (typeof ResizeObserver === "function") new ResizeObserver(cue).observe(body);

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || body.hidden) return;
    event.stopPropagation();
    unfold(false);
    toggle.focus();
  });

  function update(): void {
    const state = store.get();
    tree.update();
    const counts = facetCounts(model, state);
    for (const group of groups) group.update(counts);
    proposalBox.checked = state.proposals;
    const narrowed = isNarrowed(state);
    reset.hidden = !narrowed;
    element.classList.toggle("is-narrowed", narrowed);
  }
  store.subscribe(debounced(update, 0));
  update();
  unfold(ctx.kind === "explorer" && ctx.root.clientWidth >= ROOMY);
  return { element, fold: () => unfold(false) };
}
