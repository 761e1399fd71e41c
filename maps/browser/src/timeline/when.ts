/** Dates as places on a line of years, no more exact than they were given. Pure. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The first and the last instant that a date may mean, in years: 2013 is anything from 2013 to 2014. */
export type Instants = readonly [number, number];

/** Of `2013`, `2013-09`, `2013-09-01`; also as people write it: `Sept 2013`, `1 Sept 2013`. null: no date. */
export function instants(date: string): Instants | null {
  const iso = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  const said = iso === null ? /^(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})$/.exec(date) : null;
  if (iso === null && said === null) return null;
  const year = Number(iso?.[1] ?? said?.[3]);
  const month = iso === null ? MONTHS.indexOf((said?.[2] ?? "").slice(0, 3).toLowerCase()) : Number(iso[2] ?? 0) - 1;
  const day = Number((iso === null ? said?.[1] : iso[3]) ?? 0) - 1;
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
