/**
 * Every measure of every partner in view, by the definitions of `network/measures.py`: the numbers are those of
 * `measures(collaboration_graph(registry, **filters))`. Of the whole network in view, whoever is looked at.
 */

import { brokerage } from "./brokerage";
import type { Visible } from "./filter";
import { components, coreness } from "./groups";
import type { Model } from "./model";
import type { Details } from "./payload";
import { routes } from "./routes";
import { tieGraph, type TieGraph } from "./tiegraph";
import { number, t } from "./words";

/** In the order of Python's table, which has the communities besides. */
export const MEASURES = [
  "degree", "strength", "betweenness", "constraint", "component", "effective_size",
  "harmonic", "closeness", "coreness", "projects", "programmes", "countries",
] as const;
export type Measure = (typeof MEASURES)[number];

export interface Measures {
  /** The network they are about. */
  readonly seen: Visible;
  /** By partner (row). NaN for who is not in view, and where there is no such number: constraint and effective size without ties. */
  readonly columns: Readonly<Record<Measure, Float64Array>>;
}

/** Whole numbers, shown without decimals. */
export const COUNTS: ReadonlySet<Measure> = new Set<Measure>(["degree", "component", "coreness", "projects", "programmes", "countries"]);

/** All at once: for networks that `isQuick`. */
export function measuresOf(model: Model, seen: Visible): Measures {
  const work = measuring(model, seen);
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}

/** Work that may pause at every `yield`. */
export function* measuring(model: Model, seen: Visible): Generator<undefined, Measures> {
  const graph = tieGraph(model, seen);
  const { rows, starts, weights } = graph;
  const column = (ofNode: ArrayLike<number> | ((node: number) => number), alone = 0): Float64Array => {
    const values = Float64Array.from(seen.partners, (isIn) => (isIn === 1 ? alone : NaN));
    rows.forEach((row, node) => (values[row] = typeof ofNode === "function" ? ofNode(node) : ofNode[node]));
    return values;
  };
  yield;
  const holes = brokerage(graph);
  yield;
  const reached = yield* routes(graph);
  const { projects, programmes, countries } = reach(model, seen, graph);
  return {
    seen,
    columns: {
      degree: column((node) => starts[node + 1] - starts[node]),
      strength: column((node) => weights.subarray(starts[node], starts[node + 1]).reduce((sum, weight) => sum + weight, 0)),
      betweenness: column(reached.betweenness),
      constraint: column(holes.constraint, NaN),
      component: numbered(seen, column(components(graph))),
      effective_size: column(holes.effectiveSize, NaN),
      harmonic: column(reached.harmonic),
      closeness: column(reached.closeness),
      coreness: column(coreness(graph)),
      projects: column(projects),
      programmes: column(programmes),
      countries: column(countries),
    },
  };
}

/** Whoever has no tie is a component of its own, after those of several, in order. */
function numbered(seen: Visible, component: Float64Array): Float64Array {
  let last = component.reduce((most, value) => (value > most ? value : most), 0);
  return component.map((value, row) => (seen.partners[row] === 1 && value === 0 ? ++last : value));
}

/** How many projects make each one's ties, and the programmes and countries these reach. */
function reach(model: Model, seen: Visible, { rows, starts, alters }: TieGraph): Record<"projects" | "programmes" | "countries", number[]> {
  const { partners, projects } = model.data;
  const shared = [...rows].map((row) => [...seen.projectsOf(row)].filter((project) => seen.partnersOf(project).length > 1));
  return {
    projects: shared.map((own) => own.length),
    programmes: shared.map((own) => new Set(own.map((project) => projects.programme[project]).filter((programme) => programme >= 0)).size),
    countries: shared.map((_, node) => new Set([...alters.subarray(starts[node], starts[node + 1])].map((alter) => partners.country[rows[alter]])).size),
  };
}

/** So many looks at a tie pass unnoticed. */
const LOOKS = 600_000;

/** Is it done before anyone notices? A search looks at every tie, and there is one search a partner. */
export function isQuick(seen: Visible): boolean {
  let pairs = 0;
  for (let project = 0; project < seen.projects.length; project++) {
    const size = seen.partnersOf(project).length;
    pairs += (size * (size - 1)) / 2;
  }
  return seen.partnerCount * pairs <= LOOKS;
}

/** A place among equals: `from` is `to` for who stands alone; `of` is how many partners are in view. */
export interface Rank {
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/** The rank of a partner in a column, the best first: the least constrained, of all else the highest. null for who has no number. */
export function rankOf({ columns, seen }: Measures, measure: Measure, row: number): Rank | null {
  const own = columns[measure][row];
  if (measure === "component" || Number.isNaN(own)) return null;
  const sign = measure === "constraint" ? -1 : 1;
  const [mine, slack] = [sign * own, 1e-9 * Math.abs(own)]; // sums in another order are no other rank
  let [better, equal] = [0, 0];
  for (const value of columns[measure]) {
    if (sign * value > mine + slack) better++;
    else if (sign * value >= mine - slack) equal++;
  }
  return { from: better + 1, to: better + equal, of: seen.partnerCount };
}

/** The best and the worst rank whichever project is left out, and the rank without records in doubt. */
export interface Interval {
  readonly best: number;
  readonly worst: number;
  readonly sure: number;
}

/** What is known of the rank in the whole network, if anything. */
export function intervalOf({ kin, measures, best, worst, sure }: Details["ranks"], measure: Measure, partner: number): Interval | null {
  const [at, row] = [measures.indexOf(measure), kin[partner]];
  return at < 0 ? null : { best: best[at][row], worst: worst[at][row], sure: sure[at][row] };
}

/** "2 of 210", "2 (1 to 4) of 210", "2 (always 2) of 210, shared by 3": as `rank_words` of `maps/measured.py`. */
export function rankWords({ from, to, of }: Rank, interval: Interval | null): string {
  const [rank, all] = [number(from), number(of)];
  const place = interval === null ? rank : `${rank} (${rangeWords(interval)})`;
  return from === to ? t("{place} of {all}", { place, all }) : t("{place} of {all}, shared by {n}", { place, all, n: number(to - from + 1) });
}

const rangeWords = ({ best, worst }: Interval): string =>
  best < worst ? t("{best} to {worst}", { best: number(best), worst: number(worst) }) : t("always {rank}", { rank: number(worst) });
