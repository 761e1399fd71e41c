/** The views besides the map, each made when it is first asked for. The order is that of the switch. */

import type { StageView, ViewName } from "./contract";
import { networkView } from "./network/view";
import type { Makers } from "./stage";
import type { Context } from "./views/context";
import { matrixView } from "./views/matrix";
import { tableView } from "./views/table";
import { timelineView } from "./views/timeline";

export function stageViews(ctx: Context): Makers {
  return new Map<ViewName, () => StageView>([
    ["network", () => networkView(ctx)],
    ["matrix", () => matrixView(ctx)],
    ["timeline", () => timelineView(ctx)],
    ["table", () => tableView(ctx)],
  ]);
}
