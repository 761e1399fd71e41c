/** Builds the parts that a kind of page has around the map. */

import type { Context } from "./views/context";
import { el } from "./dom";
import { empty } from "./views/empty";
import { key, type Key } from "./views/key";
import { legend } from "./views/legend";
import { panel, type Panel } from "./views/panel";
import { searchbox } from "./views/searchbox";
import { status } from "./views/status";
import { tables } from "./views/tables";
import { viewpoint } from "./views/viewpoint";

export interface Shell {
  readonly panel: Panel;
  readonly key: Key | null;
  /** What may lie over the map. */
  covers(): readonly Element[];
}

/** `changed` runs when a part that covers the map has opened, closed or changed its size. */
export function buildShell(ctx: Context, changed: () => void): Shell {
  const side = panel(ctx, () => {
    ctx.root.classList.toggle("has-panel", !side.element.hidden);
    changed();
  });
  const isWhole = ctx.kind !== "page";
  const signs = isWhole ? null : key(ctx);
  const left = isWhole ? el("div", { class: "pa-left" }, searchbox(ctx), legend(ctx)) : null;
  const foot = el("div", { class: "pa-foot" }, isWhole ? status(ctx) : null, signs?.element ?? null);
  const head = isWhole ? el("div", { class: "pa-head" }, viewpoint(ctx)) : null;
  ctx.root.append(el("div", { class: "pa-ui" }, left, head, empty(ctx), foot, side.element));
  ctx.root.addEventListener("pa-layout", changed);
  if (ctx.kind === "explorer") tables(ctx);
  return {
    panel: side,
    key: signs,
    covers: () => [side.element, ...(left?.querySelectorAll(".pa-legend.is-open .pa-legend-body") ?? [])],
  };
}
