/** Dates as places on a line of years, no more exact than they were given. Pure. */

/** The first and the last instant that a date may mean, in years: 2013 is anything from 2013 to 2014. */
export type Instants = readonly [number, number];

/** Of `2013`, `2013-09`, `2013-09-01`. null: no date. */
export function instants(date: string): Instants | null {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (parts === null) return null;
  const year = Number(parts[1]);
  const month = Number(parts[2] ?? 0) - 1;
  const day = Number(parts[3] ?? 0) - 1;
  if (month < 0) return [year, year + 1];
  if (day < 0) return [year + month / 12, year + (month + 1) / 12];
  return [year + (month + day / 31) / 12, year + (month + (day + 1) / 31) / 12];
}

/** From when to when, in years: it certainly runs from `sure` to `until`, perhaps from `from` and up to `to`. */
export interface Extent {
  readonly from: number;
  readonly sure: number;
  readonly until: number;
  readonly to: number;
}

/**
 * Where only one end is known, the other is soft within its year, as the filter counts it; what still runs fades out
 * from `today` to the end of the line.
 */
export function extentOf(start: string, end: string, isRunning: boolean, today: number, last: number): Extent | null {
  const [first, final] = [instants(start), instants(end)];
  if (first !== null && final === null && isRunning) {
    const until = Math.max(first[0], Math.min(today, last - 0.5));
    return { from: first[0], sure: Math.min(first[1], until), until, to: last };
  }
  const known = first ?? final;
  if (known === null) return null;
  const [from, sure] = first ?? [Math.floor(known[0]), known[0]];
  const [until, to] = final ?? [first === null ? known[1] : Math.min(first[1], Math.floor(known[0]) + 0.9), Math.floor(known[0]) + 1];
  if (sure <= until) return { from, sure, until, to };
  const middle = (from + Math.max(to, from)) / 2; // both within one year
  return { from, sure: middle, until: middle, to: Math.max(to, from) };
}
