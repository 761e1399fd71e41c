/** How far a partner's network reaches: its alters, or theirs too; by button, or by the keys 1 and 2. */

import { button, el, isTyping, refill } from "../dom";
import { reachOf } from "../ego";
import { n, t } from "../words";
import type { Context } from "./context";

const STEPS = [1, 2] as const;

export function stepsSwitch(ctx: Context, partner: number): HTMLElement | null {
  const state = ctx.store.get();
  const reach = reachOf(ctx.model, partner, ctx.scenes.visible(state));
  if (reach[0] === 0) return null;
  return el("div", { class: "pa-steps", role: "group", "aria-label": t("How far its network reaches") },
    ...STEPS.map((steps) =>
      button({ class: "pa-steps-button", "aria-pressed": state.steps === steps, "data-steps": steps, "aria-keyshortcuts": steps },
        () => ctx.store.set({ steps }),
        el("span", {}, n(steps, "{n} step", "{n} steps")), el("span", { class: "pa-steps-count" }, n(reach[steps - 1], "{n} partner", "{n} partners")))));
}

/** Keeps the buttons in step with the state, hears the keys, and says what changed. */
export function watchSteps(ctx: Context): HTMLElement {
  const said = el("p", { class: "pa-hidden", role: "status" });
  ctx.root.addEventListener("keydown", (event) => {
    const steps = STEPS.find((each) => event.key === String(each));
    if (steps === undefined || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target)) return;
    if (ctx.store.get().focus?.kind === "partner") ctx.store.set({ steps });
  });
  ctx.store.subscribe((state, previous) => {
    if (state.steps === previous.steps) return;
    for (const each of ctx.root.querySelectorAll("[data-steps]")) {
      each.setAttribute("aria-pressed", String(each.getAttribute("data-steps") === String(state.steps)));
    }
    if (state.focus?.kind !== "partner") return;
    const reach = reachOf(ctx.model, state.focus.index, ctx.scenes.visible(state));
    refill(said, n(state.steps, "{partners} within {n} step", "{partners} within {n} steps", { partners: n(reach[state.steps - 1], "{n} partner", "{n} partners") }));
  });
  return said;
}
