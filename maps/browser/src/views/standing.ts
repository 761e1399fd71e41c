/** Where a partner stands in the network in view: each measure in one sentence with its number and rank. */

import { el, refill, type Child } from "../dom";
import { intervalOf, MEASURES, rankOf, rankWords, type Interval, type Measure, type Measures, type Rank } from "../measures";
import type { Details } from "../payload";
import { says } from "../says";
import { isNarrowed } from "../state";
import { n, number, rich, t } from "../words";
import type { Context } from "./context";
import { longList, MEASURES as OFFER, section } from "./parts";

/** The telling ones first. */
const ORDER: readonly Measure[] = ["betweenness", "degree", "strength", "constraint", "effective_size", "harmonic", "closeness", "coreness", ...MEASURES];

export function standing(ctx: Context, partner: number): HTMLElement | null {
  const state = ctx.store.get();
  const seen = ctx.scenes.counted(state);
  const body = el("div", { class: "pa-standing" });
  const isWhole = !isNarrowed(state) && !state.proposals;
  const where = isWhole
    ? n(seen.partnerCount, "Among {n} partner.", "Among {n} partners.")
    : n(seen.partnerCount, "Under the present filters, among {n} partner.", "Under the present filters, among {n} partners.");
  const fill = (): void => {
    const found = ctx.measures(seen, fill);
    if (found === null) return refill(body, note(`${where} ${t("The numbers are being worked out…")}`));
    const ranks = (isWhole && ctx.details()?.ranks) || null;
    const brackets = ranks?.measures.length ? ` ${t("In brackets: the best and the worst rank whichever project is left out.")}` : "";
    refill(body, note(where + brackets), longList([...new Set(ORDER)].map((measure) => line(ctx, found, measure, partner, ranks)), OFFER));
  };
  if (seen.partners[partner] === 0) refill(body, note(t("Outside the present filters, so nothing is measured.")));
  else fill();
  return section(t("Position in the network"), null, body);
}

const note = (words: string): Child => el("p", { class: "pa-note", role: "status" }, words);

function line(ctx: Context, found: Measures, measure: Measure, partner: number, ranks: Details["ranks"] | null): HTMLElement {
  const { label, meaning, words } = says(ctx.model.data, measure, found.columns[measure][partner]);
  const rank = rankOf(found, measure, partner);
  const interval = rank && ranks && intervalOf(ranks, measure, partner);
  return el("div", { class: "pa-measure", "data-measure": measure, title: meaning },
    el("p", { class: "pa-measure-head" },
      el("span", { class: "pa-measure-label" }, label),
      rank && el("span", { class: "pa-measure-rank" }, ...rich<Child>("rank {rank}", { rank: rankWords(rank, interval) }))),
    el("p", { class: "pa-measure-said" }, ...words.map((part) => (typeof part === "string" ? part : el("b", {}, part.value)))),
    interval && interval.sure !== rank?.from ? el("p", { class: "pa-note pa-measure-sure" }, t("Rank {rank} without records in doubt.", { rank: number(interval.sure) })) : null,
    rank && track(rank, interval));
}

/** The whole field, the last on the left: where this one stands in it, and where it could. */
function track({ from, to, of }: Rank, interval: Interval | null): HTMLElement {
  const at = (rank: number): number => (of < 2 ? 100 : (100 * (of - rank)) / (of - 1));
  const mark = (tag: "i" | "span", left: number, width: number): HTMLElement => {
    const element = el(tag);
    element.style.left = `${left.toFixed(1)}%`;
    if (width > 0) element.style.width = `${width.toFixed(1)}%`;
    return element;
  };
  return el("span", { class: "pa-track", "aria-hidden": "true" },
    interval && mark("i", at(interval.worst), at(interval.best) - at(interval.worst)),
    mark("span", at((from + to) / 2), 0));
}
