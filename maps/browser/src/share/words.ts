/** What a file or a picture is of, in words: the filters, and where it all comes from. */

import type { Facet, State } from "../contract";
import type { Model } from "../model";
import { FACETS } from "../state";
import { programmeName, webAddress, word } from "../text";
import { date, list, n, t } from "../words";

/** More than so many names are counted instead. */
const FEW = 4;
const ONE: Readonly<Record<Facet, string>> = {
  status: t("status: {names}"), role: t("role: {names}"), kind: t("kind of partner: {names}"), country: t("country: {names}"), topic: t("topic: {names}"),
};

function namesOf({ data }: Model, facet: Facet): readonly string[] {
  const words = { status: data.statuses, role: data.roles, kind: data.kinds, country: data.countries.name, topic: data.topics }[facet];
  return facet === "country" || facet === "topic" ? words : words.map(word);
}

/** "only Interreg and H2020", "without ESF", "9 of 21 programmes": of those that have projects. */
function programmeWords(model: Model, { off }: State): string {
  const all = [...model.data.programmes.id.keys(), -1].filter((row) => model.projectsIn(row).length > 0);
  const [on, without] = [all.filter((row) => !off.has(row)), all.filter((row) => off.has(row))];
  const names = (rows: readonly number[]): string => list(rows.map((row) => programmeName(model.data, row)));
  if (without.length === 0) return "";
  if (on.length <= FEW) return on.length === 0 ? t("no programme") : t("only {names}", { names: names(on) });
  return without.length <= FEW ? t("without {names}", { names: names(without) }) : n(all.length, "{some} of {n} programme", "{some} of {n} programmes", { some: on.length });
}

/** "Only H2020; 2013 to 2016; country: France; with proposals", or that nothing is left out. */
export function filterWords(model: Model, state: State): string {
  const { years, facets } = state;
  const parts = [
    programmeWords(model, state),
    years === null ? "" : years[0] === years[1] ? String(years[0]) : t("{start} to {end}", { start: years[0], end: years[1] }),
    ...FACETS.map((facet) => {
      const names = namesOf(model, facet).filter((_, row) => facets[facet].has(row));
      return names.length === 0 ? "" : ONE[facet].replace("{names}", () => (names.length > FEW ? n(names.length, "{n} chosen", "{n} chosen") : list(names)));
    }),
    state.proposals ? t("with proposals") : "",
  ].filter((part) => part !== "");
  return (parts.length === 0 ? t("all projects but proposals") : parts.join("; ")).replace(/^./, (letter) => letter.toUpperCase());
}

/** Whose data it is, and of when. */
export function sourceWords({ data: { site } }: Model): string {
  const home = webAddress(site.home);
  const from = home === null ? site.title : `${site.title}, ${home.host}`;
  return site.date === "" ? t("Source: {source}", { source: from }) : t("Source: {source}, as of {date}", { source: from, date: date(site.date) });
}

export const PLACES = t("Places: GeoNames (CC BY 4.0)");
export const BOUNDARIES = t("Boundaries: Natural Earth");
