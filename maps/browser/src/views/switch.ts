/** Chooses the view: map, network, matrix, timeline, table. */

import type { ViewName } from "../contract";
import { el, icon } from "../dom";
import { t } from "../words";
import type { Context } from "./context";

const WORDS: Readonly<Record<ViewName, string>> = { map: t("Map"), network: t("Network"), matrix: t("Matrix"), timeline: t("Timeline"), table: t("Table") };

export function viewSwitch(ctx: Context, names: readonly ViewName[]): HTMLElement {
  const choices = names.map((view) => {
    const box = el("input", { type: "radio", class: "pa-view-radio", value: view });
    box.name = ctx.id("view");
    box.addEventListener("change", () => ctx.store.set({ view }));
    return { view, box, element: el("label", { class: "pa-view", title: WORDS[view] }, box, icon(view), el("span", {}, WORDS[view])) };
  });
  const update = (): void => {
    const { view } = ctx.store.get();
    for (const choice of choices) choice.box.checked = choice.view === view;
  };
  ctx.store.subscribe(update);
  update();
  return el("fieldset", { class: "pa-views pa-card" }, el("legend", { class: "pa-hidden" }, t("View")), ...choices.map((choice) => choice.element));
}
