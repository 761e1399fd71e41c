/** Which rows of a long table are really there: those in sight and a few beside, and the one that has the keyboard. */

/** Rows beyond each edge, so that a quick scroll shows no gap. */
const SPARE = 12;

/** Half-open spans of rows, ascending, apart from each other. */
export function spansInSight(count: number, first: number, last: number, held: number): [number, number][] {
  const from = Math.max(0, Math.min(count, first - SPARE));
  const to = Math.max(from, Math.min(count, last + SPARE));
  const span: [number, number] = [from, to];
  if (held < 0 || held >= count || (held >= from && held < to)) return [span];
  return held < from ? [[held, held + 1], span] : [span, [held, held + 1]];
}
