/** The panel of a partner, and of a place with several. */

import { el, name } from "../dom";
import { ego } from "../ego";
import { partnerPlace, placeName, weight } from "../text";
import { form, n, number, t } from "../words";
import { connect } from "./connect";
import type { Context } from "./context";
import { about, doubtOf, facts, incomplete, kindWords, longList, PARTNERS, projectRow, PROJECTS, roleWords, row, section, sources, TIES, wordsOf, type Content } from "./parts";
import { standing } from "./standing";
import { stepsSwitch } from "./steps";
import { strip } from "./strip";

const PRECISION: ReadonlyMap<string, string> = new Map([
  ["region", t("Drawn at the middle of the region: the exact place is not known.")],
  ["country", t("Drawn at the middle of the country: the exact place is not known.")],
]);

export function partnerContent(ctx: Context, partner: number): Content {
  const { model, scenes, store } = ctx;
  const { partners, kinds, places, precisions } = model.data;
  const words = wordsOf(ctx, "partners", partner);
  const network = ego(model, partner, scenes.visible(store.get()));
  const all = [...model.projectsOf(partner)];
  const hidden = all.length - network.projects.length;
  const shown = new Set(network.projects);
  const order = [...all].sort((a, b) => Number(shown.has(b)) - Number(shown.has(a)) || model.to[b] - model.to[a]);
  const place = partners.place[partner];
  const roughly = place < 0 ? t("Not on the map: where it is, is not known well enough.") : PRECISION.get(precisions[places.precision[place]]);

  const reached = countries(ctx, network.alters.map((alter) => alter.partner));
  const ties = network.alters.map(({ partner: other, tie }) =>
    row(ctx, { kind: "tie", a: tie.a, b: tie.b }, name(partners.name[other]), partnerPlace(model.data, other),
      el("span", { class: "pa-tie-numbers" },
        el("span", { class: "pa-tie-shared" }, number(tie.projects.length), el("span", { class: "pa-hidden" }, ` ${t("shared, weight")} `)),
        el("span", { class: "pa-tie-weight" }, weight(tie.weight)))));
  const heads = el("p", { class: "pa-columns", "aria-hidden": "true" }, el("span", {}, t("Partner")), el("span", {}, t("shared")), el("span", {}, t("weight")));
  return {
    kicker: `${t("Partner")} · ${kindWords(kinds[partners.kind[partner]])}`,
    title: partners.name[partner],
    lede: name(partnerPlace(model.data, partner)),
    page: ctx.pageOf("partners", partners.id[partner]),
    parts: [
      el("dl", { class: "pa-figures" }, ...figures(
        [all.length, form(all.length, "project", "projects")],
        [network.alters.length, form(network.alters.length, "tie", "ties")],
        [reached, form(reached, "country reached", "countries reached")],
      )),
      stepsSwitch(ctx, partner),
      roughly === undefined ? null : el("p", { class: "pa-note" }, roughly),
      ...about(words),
      section(t("Projects"), all.length,
        hidden === 0 ? null : el("p", { class: "pa-note" }, n(hidden, "{n} project makes no tie here: a proposal, or outside the filters.", "{n} projects make no tie here: proposals, or outside the filters.")),
        strip(ctx, partner),
        all.length === 0 ? el("p", { class: "pa-note" }, t("No project of the registry yet.")) : longList(order.map((project) => projectRow(ctx, project, [roleWords(ctx, project, partner), doubtOf(ctx, project, partner)])), PROJECTS)),
      section(t("Ties"), ties.length,
        ties.length === 0 ? el("p", { class: "pa-note" }, all.length === 0 ? t("No tie without a project.") : t("No tie through the projects in view.")) : heads,
        ties.length === 0 ? null : longList(ties, TIES),
        incomplete(ctx, network.projects)),
      connect(ctx, partner),
      standing(ctx, partner),
      section(t("Record"), null, facts(words)),
      sources(words?.sources ?? []),
    ],
  };
}

function countries(ctx: Context, partners: readonly number[]): number {
  return new Set(partners.map((partner) => ctx.model.data.partners.country[partner])).size;
}

/** Large numbers with small words below. */
export function figures(...pairs: readonly (readonly [number, string])[]): HTMLElement[] {
  return pairs.map(([value, words]) => el("div", {}, el("dt", {}, words), el("dd", {}, number(value))));
}

export function placeContent(ctx: Context, place: number): Content {
  const { model } = ctx;
  const seen = ctx.scenes.visible(ctx.store.get());
  const here = [...model.partnersAt(place)].sort((a, b) => model.data.partners.strength[b] - model.data.partners.strength[a]);
  const shown = here.filter((partner) => seen.partners[partner] === 1);
  const country = model.data.countries.name[model.data.places.country[place]] ?? "";
  const roughly = PRECISION.get(model.data.precisions[model.data.places.precision[place]]);
  return {
    kicker: t("Place"),
    title: placeName(model.data, place),
    lede: name(country),
    page: null,
    parts: [
      roughly === undefined ? null : el("p", { class: "pa-note" }, roughly),
      section(t("Partners here"), shown.length,
        longList(shown.map((partner) => partnerHere(ctx, partner)), PARTNERS),
        shown.length === here.length ? null : el("p", { class: "pa-note" }, n(here.length - shown.length, "{n} more partner is outside the present filters.", "{n} more partners are outside the present filters."))),
      sources(shown.flatMap((partner) => [...(wordsOf(ctx, "partners", partner)?.sources ?? [])])),
    ],
  };
}

/** The heading says where: the row says what it is and how busy. */
function partnerHere(ctx: Context, partner: number): HTMLElement {
  const { kinds, partners } = ctx.model.data;
  const more = `${kindWords(kinds[partners.kind[partner]])} · ${n(ctx.model.projectsOf(partner).length, "{n} project", "{n} projects")}`;
  return row(ctx, { kind: "partner", index: partner }, name(partners.name[partner]), more);
}
