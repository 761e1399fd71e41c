/** Years as a histogram, a span chosen among them, and playing that moves it. No DOM. */

import type { State } from "./contract";
import { visible } from "./filter";
import type { Model } from "./model";
import { t } from "./words";

/** First and last year, both in. */
export type Span = readonly [number, number];

/** How many projects run in each year of a range, proposals apart, and how many have no dates. */
export interface Bins {
  readonly range: Span;
  readonly running: readonly number[];
  readonly proposed: readonly number[];
  readonly most: number;
  readonly undated: number;
}

/** Counts under all filters but the years themselves. */
export function binsOf(model: Model, state: State, range: Span): Bins {
  const [first, last] = range;
  const width = last - first + 1;
  const running = Array.from({ length: width }, () => 0);
  const proposed = [...running];
  let undated = 0;
  visible(model, { ...state, years: null, focus: null }).projects.forEach((flag, project) => {
    if (flag === 0) return;
    if (model.from[project] === 0) {
      undated++;
      return;
    }
    const bins = model.data.projects.proposal[project] === 1 ? proposed : running;
    const to = Math.min(last, model.to[project]);
    for (let year = Math.max(first, model.from[project]); year <= to; year++) bins[year - first]++;
  });
  return { range, running, proposed, most: running.reduce((most, value, i) => Math.max(most, value + proposed[i]), 1), undated };
}

const within = (year: number, [first, last]: Span): number => Math.max(first, Math.min(last, year));

/** The two years in order. */
export const between = (a: number, b: number): Span => (a <= b ? [a, b] : [b, a]);

/** The span that the state asks for, as far as it lies in the range; all of it when nothing is asked for. */
export function spanOf(years: State["years"], range: Span): Span {
  return years === null ? range : [within(years[0], range), within(years[1], range)];
}

/** What the state keeps: a span of the whole range asks for nothing. */
export function yearsOf(span: Span, range: Span): State["years"] {
  return span[0] <= range[0] && span[1] >= range[1] ? null : span;
}

/** As long as before, so many years later, and never past the ends. */
export function shifted([from, to]: Span, by: number, [first, last]: Span): Span {
  const step = Math.max(first - from, Math.min(last - to, by));
  return [from + step, to + step];
}

/** With one edge at another year; the edges may meet and do not pass each other. */
export function stretched([from, to]: Span, edge: 0 | 1, year: number, range: Span): Span {
  return edge === 0 ? [Math.min(to, within(year, range)), to] : [from, Math.max(from, within(year, range))];
}

/** The year at a share of the way from the left edge of the first bar to the right edge of the last. */
export function yearAt(share: number, range: Span): number {
  return within(range[0] + Math.floor(share * (range[1] - range[0] + 1)), range);
}

/** What playing shows first: the first year, or one year on from what is chosen; from the end it starts over. */
export function firstStep(years: State["years"], range: Span, keeps: boolean): Span {
  const [first] = range;
  if (years === null) return [first, first];
  const span = spanOf(years, range);
  const [from, to] = span;
  return nextStep(span, range, keeps) ?? (keeps ? [from, from] : [first, first + to - from]);
}

/** One year on, with the earlier years kept or left behind; null at the end. */
export function nextStep([from, to]: Span, range: Span, keeps: boolean): Span | null {
  if (to >= range[1]) return null;
  return keeps ? [from, to + 1] : [from + 1, to + 1];
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

/** The years to write under an axis on which so many labels fit: round ones, always at least one. */
export function labelled([first, last]: Span, room: number): number[] {
  const years = last - first + 1;
  const step = STEPS.find((each) => years / each <= Math.max(1, room)) ?? 1000;
  const start = Math.ceil(first / step) * step;
  const found = Array.from({ length: Math.max(0, Math.floor((last - start) / step) + 1) }, (_, i) => start + i * step);
  return found.length > 0 ? found : [first];
}

export const spanWords = ([from, to]: Span): string => (from === to ? String(from) : t("{start} to {end}", { start: from, end: to }));
