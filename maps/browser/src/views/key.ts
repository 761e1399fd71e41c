/** A small key where there is no legend: the programmes of the lanes that stand out. */

import { Emphasis, type Scene } from "../contract";
import { el, name, refill } from "../dom";
import { programmeName } from "../text";
import { n, t } from "../words";
import type { Context } from "./context";
import { swatch } from "./swatch";

const MOST = 6;

export interface Key {
  readonly element: HTMLElement;
  update(scene: Scene): void;
}

export function key(ctx: Context): Key {
  const { programmes } = ctx.model.data;
  const list = el("ul", { class: "pa-key-list" });
  const element = el("div", { class: "pa-key pa-card", role: "group", "aria-label": t("Programmes shown") }, list);
  return {
    element,
    update(scene) {
      const shown = new Set(scene.lanes.filter((lane) => lane.emphasis >= Emphasis.Normal).map((lane) => lane.programme));
      const sorted = [...shown].sort((a, b) => (a < 0 ? 1 : b < 0 ? -1 : programmes.order[a] - programmes.order[b]));
      element.hidden = sorted.length === 0;
      const rest = sorted.length - MOST;
      const rows = sorted.slice(0, rest > 1 ? MOST : MOST + 1).map((programme) =>
        el("li", {}, swatch(ctx.model, programme), name(programmeName(ctx.model.data, programme))));
      refill(list, ...rows, rest > 1 ? el("li", { class: "pa-note" }, n(rest, "and {n} more", "and {n} more")) : null);
    },
  };
}
