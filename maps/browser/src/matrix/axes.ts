/** What stands along the edges of the matrix, in which order, and what is bracketed together. Pure. */

import type { MatrixOrder } from "../contract";
import type { Model } from "../model";
import { programmeName } from "../text";
import { collator, t } from "../words";

export interface Group {
  /** Positions: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** A sign as short as can be, and what it stands for. */
  readonly tag: string;
  readonly name: string;
  /** What its members have in common: a community, a country, or a root programme (-1 for none). */
  readonly key: number;
}

export interface Axis {
  /** Rows of partners, or of projects, by position. */
  readonly rows: readonly number[];
  readonly groups: readonly Group[];
}

/** The programme at the top, or -1. */
export const familyOf = ({ data }: Model, programme: number): number => (programme < 0 ? -1 : data.programmes.family[programme]);

/** Runs of positions with the same key. */
function groupsOf(rows: readonly number[], keyOf: (row: number) => number, sign: (key: number) => readonly [tag: string, name: string]): Group[] {
  const groups: Group[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const key = keyOf(rows[from]);
    while (to < rows.length && keyOf(rows[to]) === key) to++;
    const [tag, name] = sign(key);
    groups.push({ from, to, tag, name, key });
  }
  return groups;
}

/** `degree` and `first` tell a partner's number of ties and the first of its projects: those of one project stand together. */
export function partnerAxis({ data }: Model, partners: readonly number[], order: MatrixOrder, degree: (partner: number) => number, first: (partner: number) => number): Axis {
  const { community, country, name } = data.partners;
  const key = (row: number): number => (order === "community" ? community[row] : order === "country" ? country[row] : 0);
  const rows = [...partners].sort(
    (a, b) => key(a) - key(b) || (order === "name" ? 0 : degree(b) - degree(a) || first(a) - first(b)) || collator.compare(name[a], name[b]) || a - b,
  );
  const { code, name: called } = data.countries;
  if (order === "community") return { rows, groups: groupsOf(rows, key, (at) => [String(at), t("Community {number}", { number: at })]) };
  return { rows, groups: order === "country" ? groupsOf(rows, key, (at) => [code[at] ?? "", called[at] ?? ""]) : [] };
}

/** Projects by programme, in the legend's order, a family together; then by year. */
export function projectAxis(model: Model, projects: readonly number[]): Axis {
  const { order } = model.data.programmes;
  const { programme } = model.data.projects;
  const rank = (row: number): number => (row < 0 ? order.length : order[row]);
  const family = (project: number): number => familyOf(model, programme[project]);
  const rows = [...projects].sort(
    (a, b) => rank(family(a)) - rank(family(b)) || rank(programme[a]) - rank(programme[b]) || model.from[a] - model.from[b] || a - b,
  );
  return { rows, groups: groupsOf(rows, family, (at) => [programmeName(model.data, at), programmeName(model.data, at)]) };
}
