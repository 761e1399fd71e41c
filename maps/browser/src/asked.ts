/** The filters that are on, each with its name and the way to take it off again. Pure. */

import type { Facet, State } from "./contract";
import { valuesOf } from "./facets";
import type { Model } from "./model";
import { asking, FACETS, switched } from "./state";
import { capital, programmeName, word } from "./text";
import { list, n, t } from "./words";

export interface Asked {
  readonly key: string;
  /** What kind of filter, and which. */
  readonly of: string;
  readonly label: string;
  /** The change that takes it off. */
  without(state: State): Partial<State>;
}

export const FACET_WORDS: Readonly<Record<Facet, string>> = { kind: t("Kind"), country: t("Country"), topic: t("Topic"), status: t("Status"), role: t("Role") };

function countOf(facet: Facet, count: number): string {
  switch (facet) {
    case "kind":
      return n(count, "{n} kind of partner", "{n} kinds of partner");
    case "country":
      return n(count, "{n} country", "{n} countries");
    case "topic":
      return n(count, "{n} topic", "{n} topics");
    case "status":
      return n(count, "{n} status", "{n} statuses");
    case "role":
      return n(count, "{n} role", "{n} roles");
  }
}

/** So many are named one by one; more are counted. */
const NAMED = 3;

/** What a value is called where people read it. */
export function valueName(model: Model, facet: Facet, row: number): string {
  const value = valuesOf(model, facet)[row];
  return facet === "country" ? value : capital(facet === "topic" ? value : word(value));
}

export function asked(model: Model, state: State): Asked[] {
  const found: Asked[] = [];
  if (state.off.size > 0) found.push({ key: "programmes", of: t("Programmes"), label: programmesLabel(model, state.off), without: () => ({ off: new Set() }) });
  for (const facet of FACETS) {
    const rows = [...state.facets[facet]].sort((a, b) => a - b);
    const one = FACET_WORDS[facet];
    if (rows.length > NAMED) {
      found.push({ key: facet, of: one, label: countOf(facet, rows.length), without: ({ facets }) => ({ facets: asking(facets, facet, []) }) });
      continue;
    }
    for (const row of rows) {
      const without: Asked["without"] = ({ facets }) => ({ facets: asking(facets, facet, switched(facets[facet], [row], false)) });
      found.push({ key: `${facet} ${row}`, of: one, label: valueName(model, facet, row), without });
    }
  }
  if (state.years !== null) {
    const [from, to] = state.years;
    found.push({ key: "years", of: t("Years"), label: from === to ? String(from) : `${from}–${to}`, without: () => ({ years: null }) });
  }
  if (state.proposals) found.push({ key: "proposals", of: t("Projects"), label: t("Proposals too"), without: () => ({ proposals: false }) });
  return found;
}

/** "only Interreg", "without CIP and COSME", "5 switched off": whichever is said most shortly, in families where these are whole. */
function programmesLabel(model: Model, off: ReadonlySet<number>): string {
  const said = { on: [] as string[], off: [] as string[] };
  const visit = (programme: number): void => {
    const rows = programme < 0 ? [-1] : [...model.below(programme)].filter((row) => model.projectsIn(row).length > 0);
    if (rows.length === 0) return;
    const hidden = rows.filter((row) => off.has(row)).length;
    if (hidden === 0 || hidden === rows.length) said[hidden === 0 ? "on" : "off"].push(programmeName(model.data, programme));
    else {
      const self = rows.includes(programme);
      if (self) said[off.has(programme) ? "off" : "on"].push(programmeName(model.data, programme));
      for (const child of model.childrenOf(programme)) visit(child);
    }
  };
  for (const root of model.roots) visit(root);
  if (model.projectsIn(-1).length > 0) visit(-1);
  if (said.on.length === 0) return t("None");
  if (said.on.length <= NAMED && said.on.length < said.off.length) return t("Only {names}", { names: list(said.on) });
  return said.off.length <= NAMED ? t("Without {names}", { names: list(said.off) }) : n(said.off.length, "{n} switched off", "{n} switched off");
}
