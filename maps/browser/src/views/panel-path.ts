/** The panel of two partners that are to be connected: the chains of ties between them, each step with its projects. */

import type { Focus } from "../contract";
import { el, name, type Child } from "../dom";
import { paths, type Path } from "../paths";
import { count, projectName } from "../text";
import type { Context } from "./context";
import { longList, partnerRow, row, section, type Content } from "./parts";

const MOST = 5;

export function pathContent(ctx: Context, focus: Extract<Focus, { kind: "path" }>): Content {
  const { partners } = ctx.model.data;
  const found = paths(ctx.model, focus.a, focus.b, ctx.scenes.visible(ctx.store.get()), MOST);
  return {
    kicker: "Connection",
    title: `${partners.short[focus.a] || partners.name[focus.a]} to ${partners.short[focus.b] || partners.name[focus.b]}`,
    lede: found.length === 0 ? "No chain of ties joins them in view." : `${count(found[0].steps.length, "step")} apart`,
    page: null,
    parts: [
      section("Between", null, partnerRow(ctx, focus.a), partnerRow(ctx, focus.b)),
      ...found.map((path, i) => section(`Way ${i + 1}`, null, longList(path.steps.map((_, step) => stepRow(ctx, path, step)), "step"))),
    ],
  };
}

function stepRow(ctx: Context, path: Path, step: number): HTMLElement {
  const { data } = ctx.model;
  const tie = path.steps[step];
  const label = (partner: number): Child => name(data.partners.short[partner] || data.partners.name[partner]);
  const through = tie.projects.map((project) => projectName(data, project)).join(", ");
  return row(ctx, { kind: "tie", a: tie.a, b: tie.b }, el("span", {}, label(path.partners[step]), " – ", label(path.partners[step + 1])), name(through));
}
