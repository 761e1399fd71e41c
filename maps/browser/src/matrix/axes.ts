/** What stands along the edges of the matrix, in which order, and what is bracketed together. Pure. */

import type { MatrixOrder } from "../contract";
import type { Model } from "../model";
import { count, programmeName } from "../text";

export interface Group {
  /** Positions: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** A sign as short as can be, and what it stands for. */
  readonly tag: string;
  readonly name: string;
  /** Root programme of a group of projects, -1 where they have none; -2 for a group of partners. */
  readonly family: number;
}

export interface Axis {
  /** Rows of partners, or of projects, by position. */
  readonly rows: readonly number[];
  readonly groups: readonly Group[];
}

export const PARTNERS = -2;

/** Names as people sort them: accents and case do not matter, "2" comes before "10". */
const collator = new Intl.Collator("en", { numeric: true });

/** The programme at the top, or -1. */
export const familyOf = ({ data }: Model, programme: number): number => (programme < 0 ? -1 : data.programmes.family[programme]);

/** Runs of positions with the same key. */
function groupsOf(rows: readonly number[], keyOf: (row: number) => number, sign: (key: number, size: number) => Omit<Group, "from" | "to">): Group[] {
  const groups: Group[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const key = keyOf(rows[from]);
    while (to < rows.length && keyOf(rows[to]) === key) to++;
    groups.push({ from, to, ...sign(key, to - from) });
  }
  return groups;
}

/** `degree` and `first` tell a partner's number of ties and the first of its projects: those of one project stand together. */
export function partnerAxis({ data }: Model, partners: readonly number[], order: MatrixOrder, degree: (partner: number) => number, first: (partner: number) => number): Axis {
  const { community, country, name } = data.partners;
  const byName = (a: number, b: number): number => collator.compare(name[a], name[b]) || a - b;
  const byDegree = (a: number, b: number): number => degree(b) - degree(a) || byName(a, b);
  switch (order) {
    case "name":
      return { rows: [...partners].sort(byName), groups: [] };
    case "degree":
      return { rows: [...partners].sort(byDegree), groups: [] };
    case "community": {
      const rows = [...partners].sort((a, b) => community[a] - community[b] || degree(b) - degree(a) || first(a) - first(b) || byName(a, b));
      const sign = (key: number, size: number): Omit<Group, "from" | "to"> => ({ tag: String(key), name: `Community ${key}, ${count(size, "partner")} here`, family: PARTNERS });
      return { rows, groups: groupsOf(rows, (row) => community[row], sign) };
    }
    case "country": {
      const called = (row: number): string => data.countries.name[row] ?? "";
      const rows = [...partners].sort((a, b) => collator.compare(called(country[a]), called(country[b])) || byDegree(a, b));
      const sign = (key: number, size: number): Omit<Group, "from" | "to"> => ({ tag: data.countries.code[key] ?? "", name: `${called(key)}, ${count(size, "partner")} here`, family: PARTNERS });
      return { rows, groups: groupsOf(rows, (row) => country[row], sign) };
    }
  }
}

/** Projects by programme, in the legend's order, a family together; then by year. */
export function projectAxis(model: Model, projects: readonly number[]): Axis {
  const { order } = model.data.programmes;
  const { programme } = model.data.projects;
  const last = order.length;
  const rank = (row: number): number => (row < 0 ? last : order[row]);
  const family = (project: number): number => familyOf(model, programme[project]);
  const rows = [...projects].sort(
    (a, b) => rank(family(a)) - rank(family(b)) || rank(programme[a]) - rank(programme[b]) || model.from[a] - model.from[b] || a - b,
  );
  const sign = (key: number): Omit<Group, "from" | "to"> => ({ tag: programmeName(model.data, key), name: programmeName(model.data, key), family: key });
  return { rows, groups: groupsOf(rows, family, sign) };
}
