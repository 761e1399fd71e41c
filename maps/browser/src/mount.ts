/** Builds the parts that a kind of page has around the map. */

import type { ViewName } from "./contract";
import type { Context } from "./views/context";
import { el } from "./dom";
import { chips } from "./views/chips";
import { empty } from "./views/empty";
import { key, type Key } from "./views/key";
import { legend } from "./views/legend";
import { panel, type Panel } from "./views/panel";
import { searchbox } from "./views/searchbox";
import { shareMenu } from "./views/share";
import { viewSwitch } from "./views/switch";
import { status } from "./views/status";
import { tables } from "./views/tables";
import { timebar } from "./views/timebar";
import { viewpoint } from "./views/viewpoint";

/** Narrower than this, the legend makes room for the panel. */
const WIDE = 1100;

export interface Shell {
  readonly panel: Panel;
  readonly key: Key | null;
  /** What may lie over the map. */
  covers(): readonly Element[];
}

/** `changed` runs when a part that covers the map has opened, closed or changed its size; `left` when the panel was closed. */
export function buildShell(ctx: Context, views: readonly ViewName[], changed: () => void, left: () => void): Shell {
  const isWhole = ctx.kind !== "page";
  const signs = isWhole ? null : key(ctx);
  const switches = isWhole ? legend(ctx, changed) : null;
  const side = panel(ctx, () => {
    const isOpen = !side.element.hidden;
    ctx.root.classList.toggle("has-panel", isOpen);
    if (isOpen && ctx.root.clientWidth < WIDE) switches?.fold();
    changed();
  }, left);
  const column = switches === null ? null : el("div", { class: "pa-left" }, searchbox(ctx), switches.element, chips(ctx, changed), status(ctx));
  const head = isWhole ? el("div", { class: "pa-head" }, views.length > 1 ? viewSwitch(ctx, views) : null, shareMenu(ctx), viewpoint(ctx)) : null;
  const time = isWhole && ctx.model.years !== null ? timebar(ctx, ctx.model.years, changed) : null;
  const ui = el("div", { class: "pa-ui" }, column, head, time?.element ?? null, time?.toggle ?? null, empty(ctx), signs?.element ?? null, side.element);
  ctx.root.append(ui);
  if (ctx.kind === "explorer") tables(ctx);
  return {
    panel: side,
    key: signs,
    covers: () => [...ui.querySelectorAll(".pa-card:not(.pa-empty, .pa-unplaced), .pa-chips")],
  };
}
