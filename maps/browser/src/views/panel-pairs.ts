/** The panels of a tie (two partners) and of a lane (two places, one programme): each link explains itself. */

import type { Focus } from "../contract";
import { el, name, type Child } from "../dom";
import { partnersOfLane, projectsOfLane } from "../scene";
import { tieBetween } from "../ties";
import { placeName, programmeName, projectName, weight } from "../text";
import { form, list, n, number, rich, t } from "../words";
import type { Context } from "./context";
import { incomplete, longList, PAIRS, partnerRow, PROJECTS, programmeTag, row, section, sharedRow, shortName, sources, sourcesOf, type Content } from "./parts";

export function tieContent(ctx: Context, focus: Extract<Focus, { kind: "tie" }>): Content {
  const { model } = ctx;
  const tie = tieBetween(model, focus.a, focus.b, ctx.scenes.visible(ctx.store.get()));
  return {
    kicker: t("Tie"),
    title: list([shortName(ctx, focus.a), shortName(ctx, focus.b)]),
    lede: null,
    page: null,
    parts: [
      el("dl", { class: "pa-figures" },
        el("div", {}, el("dt", {}, form(tie.projects.length, "shared project", "shared projects")), el("dd", {}, number(tie.projects.length))),
        el("div", {}, el("dt", {}, t("Newman weight")), el("dd", {}, weight(tie.weight)))),
      el("p", { class: "pa-explain" }, explain(ctx, tie.projects, tie.weight)),
      section(t("Between"), null, partnerRow(ctx, focus.a), partnerRow(ctx, focus.b),
        row(ctx, { kind: "path", a: focus.a, b: focus.b }, t("How else are they connected?"), t("Partners of both, and other ways"))),
      section(t("Through"), tie.projects.length,
        tie.projects.length === 0
          ? el("p", { class: "pa-note" }, t("No shared project in view. The filters may hide it."))
          : longList(tie.projects.map((project) => sharedRow(ctx, project, [focus.a, focus.b])), PROJECTS),
        incomplete(ctx, tie.projects)),
      sources(sourcesOf(ctx, tie.projects)),
    ],
  };
}

/** The two weights in one plain sentence. */
function explain(ctx: Context, projects: readonly number[], sum: number): string {
  if (projects.length === 0) return t("Nothing in view ties these two.");
  const terms = projects.map((project) => `1/${number(ctx.model.partnersOf(project).length - 1)}`);
  const shown = terms.length <= 4 ? terms.join(" + ") : `${terms.slice(0, 3).join(" + ")} + …`;
  return t("They meet {in_projects} (the shared count); the Newman weight lets each add 1/(n−1), n being its partners, so that small projects tie more closely than large ones: {sum}.", {
    in_projects: n(projects.length, "in {n} project", "in {n} projects"),
    sum: `${shown} = ${weight(sum)}`,
  });
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
    kicker: t("Lane"),
    title: `${placeName(model.data, focus.a)} – ${placeName(model.data, focus.b)}`,
    lede: el("span", { class: "pa-row-line" }, programmeTag(ctx, focus.programme)),
    page: null,
    parts: [
      el("p", { class: "pa-explain" }, t("Through {programme}: {pairs} {projects}. A wider lane means closer ties.", {
        programme: programmeName(model.data, focus.programme),
        pairs: n(pairs.length, "{n} pair of partners", "{n} pairs of partners"),
        projects: n(projects.length, "in {n} project", "in {n} projects"),
      })),
      focus.programme < 0 ? null : row(ctx, { kind: "programme", index: focus.programme }, t("About the programme"), name(model.data.programmes.name[focus.programme])),
      section(t("Projects"), projects.length,
        projects.length === 0 ? el("p", { class: "pa-note" }, t("None in view. The filters may hide them.")) : longList(projects.map((project) => sharedRow(ctx, project, members)), PROJECTS),
        incomplete(ctx, projects)),
      section(t("Pairs"), pairs.length,
        pairs.length === 0 ? null : longList(pairs.map((pair) => pairRow(ctx, pair.first, pair.second, pair.shared)), PAIRS)),
      sources(sourcesOf(ctx, projects)),
    ],
  };
}

function pairRow(ctx: Context, a: number, b: number, shared: readonly number[]): HTMLElement {
  const { data } = ctx.model;
  const label = (partner: number): HTMLElement => name(shortName(ctx, partner));
  const through = shared.map((project) => projectName(data, project)).join(", ");
  const focus: Focus = { kind: "tie", a: Math.min(a, b), b: Math.max(a, b) };
  return row(ctx, focus, el("span", {}, ...rich<Child>("{partner} and {other}", { partner: label(a), other: label(b) })), name(through));
}
