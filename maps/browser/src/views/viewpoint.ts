/** Whose network stands out now, said in words over the map, with the way to its panel and to the whole. */

import type { Focus } from "../contract";
import { button, el, name, refill, type Child } from "../dom";
import type { Model } from "../model";
import { placeName, programmeName, projectName } from "../text";
import { rich, t } from "../words";
import type { Context } from "./context";

export function nameOf(model: Model, focus: Focus): string {
  const { data } = model;
  const short = (partner: number): string => data.partners.short[partner] || data.partners.name[partner];
  switch (focus.kind) {
    case "partner":
      return data.partners.name[focus.index];
    case "project":
      return projectName(data, focus.index);
    case "programme":
      return programmeName(data, focus.index);
    case "place":
      return placeName(data, focus.index);
    case "tie":
    case "path":
      return `${short(focus.a)} – ${short(focus.b)}`;
    case "lane":
      return `${placeName(data, focus.a)} – ${placeName(data, focus.b)}, ${programmeName(data, focus.programme)}`;
  }
}

export function viewpoint(ctx: Context): HTMLElement {
  const { store, model } = ctx;
  const words = el("p", { class: "pa-viewpoint-words" });
  const details = button({ class: "pa-text-button pa-details" }, () => ctx.focus(store.get().focus), t("Details"));
  const whole = button({ class: "pa-text-button" }, () => {
    ctx.look(null);
    back.focus({ preventScroll: true });
  }, t("Whole network"));
  const back = button({ class: "pa-text-button" }, () => {
    ctx.look(ctx.home.focus);
    whole.focus({ preventScroll: true });
  });
  const element = el("div", { class: "pa-viewpoint pa-card" }, words, details, whole, back);

  /** "Network of" and the name, which stands out. */
  function said(focus: Focus): Child[] {
    const pieces = { name: name(nameOf(model, focus)) };
    const parts = focus.kind === "partner" ? rich<Child>("Network of {name}", pieces) : rich<Child>("Looking at {name}", pieces);
    return parts.map((part) => (typeof part === "string" ? el("span", { class: "pa-viewpoint-of" }, part) : part));
  }

  function update(): void {
    const { focus } = store.get();
    const home = ctx.home.focus;
    element.hidden = focus === null && home === null;
    details.hidden = focus === null;
    whole.hidden = focus === null;
    back.hidden = focus !== null || home === null;
    if (focus !== null) refill(words, ...said(focus));
    else refill(words, el("span", { class: "pa-viewpoint-of" }, t("The whole network")));
    if (home !== null) refill(back, ...rich<Child>("Back to {name}", { name: name(home.kind === "partner" ? model.data.partners.short[home.index] || nameOf(model, home) : nameOf(model, home)) }));
  }
  store.subscribe(update);
  update();
  return element;
}
