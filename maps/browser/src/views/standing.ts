/** Where a partner stands in the network in view: each measure in one sentence with its number and rank. */

import { el, refill, type Child } from "../dom";
import { MEASURES, rankOf, rankWords, type Measure, type Measures } from "../measures";
import { says } from "../says";
import { isNarrowed } from "../state";
import { n, rich, t } from "../words";
import type { Context } from "./context";
import { longList, MEASURES as OFFER, section } from "./parts";

/** The telling ones first. */
const ORDER: readonly Measure[] = ["betweenness", "degree", "strength", "constraint", "effective_size", "harmonic", "closeness", "coreness", ...MEASURES];

export function standing(ctx: Context, partner: number): HTMLElement | null {
  const state = ctx.store.get();
  const seen = ctx.scenes.counted(state);
  const body = el("div", { class: "pa-standing" });
  const where = isNarrowed(state) || state.proposals
    ? n(seen.partnerCount, "Under the present filters, among {n} partner.", "Under the present filters, among {n} partners.")
    : n(seen.partnerCount, "Among {n} partner.", "Among {n} partners.");
  const fill = (): void => {
    const found = ctx.measures(seen, fill);
    if (found === null) refill(body, note(`${where} ${t("The numbers are being worked out…")}`));
    else refill(body, note(where), longList([...new Set(ORDER)].map((measure) => line(ctx, found, measure, partner)), OFFER));
  };
  if (seen.partners[partner] === 0) refill(body, note(t("Outside the present filters, so nothing is measured.")));
  else fill();
  return section(t("Position in the network"), null, body);
}

const note = (words: string): Child => el("p", { class: "pa-note", role: "status" }, words);

function line(ctx: Context, found: Measures, measure: Measure, partner: number): HTMLElement {
  const { label, meaning, words } = says(ctx.model.data, measure, found.columns[measure][partner]);
  const rank = rankOf(found, measure, partner);
  const track = rank === null ? null : el("span", { class: "pa-track", "aria-hidden": "true" }, el("span", {}));
  if (rank !== null && track !== null) {
    const share = rank.of < 2 ? 0 : ((rank.from + rank.to) / 2 - 1) / (rank.of - 1);
    (track.firstChild as HTMLElement).style.left = `${(100 * (1 - share)).toFixed(1)}%`;
  }
  return el("div", { class: "pa-measure", "data-measure": measure, title: meaning },
    el("p", { class: "pa-measure-head" },
      el("span", { class: "pa-measure-label" }, label),
      rank === null ? null : el("span", { class: "pa-measure-rank" }, ...rich<Child>("rank {rank}", { rank: rankWords(rank) }))),
    el("p", { class: "pa-measure-said" }, ...words.map((part) => (typeof part === "string" ? part : el("b", {}, part.value)))),
    track);
}
