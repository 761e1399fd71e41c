/** The panels of a tie (two partners) and of a lane (two places, one programme): each link explains itself. */

import type { Focus } from "../contract";
import { el, name } from "../dom";
import { partnersOfLane, projectsOfLane } from "../scene";
import { tieBetween } from "../ties";
import { count, number, placeName, programmeName, projectName, weight } from "../text";
import type { Context } from "./context";
import { incomplete, longList, partnerRow, programmeTag, row, section, sharedRow, shortName, sources, sourcesOf, type Content } from "./parts";

export function tieContent(ctx: Context, focus: Extract<Focus, { kind: "tie" }>): Content {
  const { model } = ctx;
  const tie = tieBetween(model, focus.a, focus.b, ctx.scenes.visible(ctx.store.get()));
  return {
    kicker: "Tie",
    title: `${shortName(ctx, focus.a)} and ${shortName(ctx, focus.b)}`,
    lede: null,
    page: null,
    parts: [
      el("dl", { class: "pa-figures" },
        el("div", {}, el("dt", {}, tie.projects.length === 1 ? "shared project" : "shared projects"), el("dd", {}, number(tie.projects.length))),
        el("div", {}, el("dt", {}, "Newman weight"), el("dd", {}, weight(tie.weight)))),
      el("p", { class: "pa-explain" }, explain(ctx, tie.projects, tie.weight)),
      section("Between", null, partnerRow(ctx, focus.a), partnerRow(ctx, focus.b),
        row(ctx, { kind: "path", a: focus.a, b: focus.b }, "How else are they connected?", "Partners of both, and other ways")),
      section("Through", tie.projects.length,
        tie.projects.length === 0
          ? el("p", { class: "pa-note" }, "No shared project in view. The filters may hide it.")
          : longList(tie.projects.map((project) => sharedRow(ctx, project, [focus.a, focus.b])), "project"),
        incomplete(ctx, tie.projects)),
      sources(sourcesOf(ctx, tie.projects)),
    ],
  };
}

/** The two weights in one plain sentence. */
function explain(ctx: Context, projects: readonly number[], sum: number): string {
  if (projects.length === 0) return "Nothing in view ties these two.";
  const terms = projects.map((project) => `1/${number(ctx.model.partnersOf(project).length - 1)}`);
  const shown = terms.length <= 4 ? terms.join(" + ") : `${terms.slice(0, 3).join(" + ")} + …`;
  return (
    `They meet in ${count(projects.length, "project")} (the shared count); the Newman weight lets each add 1/(n−1), ` +
    `n being its partners, so that small projects tie more closely than large ones: ${shown} = ${weight(sum)}.`
  );
}

export function laneContent(ctx: Context, focus: Extract<Focus, { kind: "lane" }>): Content {
  const { model } = ctx;
  const { partners } = model.data;
  const seen = ctx.scenes.visible(ctx.store.get());
  const projects = projectsOfLane(model, focus, seen);
  const members = partnersOfLane(model, focus, seen);
  const at = (place: number): number[] => members.filter((partner) => partners.place[partner] === place);
  const pairs = at(focus.a).flatMap((a) =>
    at(focus.b).flatMap((b) => {
      const shared = tieBetween(model, a, b, seen).projects.filter((project) => projects.includes(project));
      return shared.length === 0 ? [] : [{ first: a, second: b, shared }];
    }),
  ).sort((x, y) => y.shared.length - x.shared.length);
  return {
    kicker: "Lane",
    title: `${placeName(model.data, focus.a)} – ${placeName(model.data, focus.b)}`,
    lede: el("span", { class: "pa-row-line" }, programmeTag(ctx, focus.programme)),
    page: null,
    parts: [
      el("p", { class: "pa-explain" }, `Through ${programmeName(model.data, focus.programme)}: ${count(pairs.length, "pair")} of partners in ${count(projects.length, "project")}. A wider lane means closer ties.`),
      focus.programme < 0 ? null : row(ctx, { kind: "programme", index: focus.programme }, "About the programme", name(model.data.programmes.name[focus.programme])),
      section("Projects", projects.length,
        projects.length === 0 ? el("p", { class: "pa-note" }, "None in view. The filters may hide them.") : longList(projects.map((project) => sharedRow(ctx, project, members)), "project"),
        incomplete(ctx, projects)),
      section("Pairs", pairs.length,
        pairs.length === 0 ? null : longList(pairs.map((pair) => pairRow(ctx, pair.first, pair.second, pair.shared)), "pair")),
      sources(sourcesOf(ctx, projects)),
    ],
  };
}

function pairRow(ctx: Context, a: number, b: number, shared: readonly number[]): HTMLElement {
  const { data } = ctx.model;
  const label = (partner: number): HTMLElement => name(shortName(ctx, partner));
  const through = shared.map((project) => projectName(data, project)).join(", ");
  const focus: Focus = { kind: "tie", a: Math.min(a, b), b: Math.max(a, b) };
  return row(ctx, focus, el("span", {}, label(a), " and ", label(b)), name(through));
}
