/** Components and cores, as `network/groups.py` and networkx have them: by node of a tie graph. */

import type { TieGraph } from "./tiegraph";

/** The connected part each node is in: 1 is the largest, of equals the one whose first node is first. */
export function components({ rows, starts, alters }: TieGraph): Int32Array {
  const part = new Int32Array(rows.length).fill(-1);
  const sizes: number[] = [];
  for (let first = 0; first < part.length; first++) {
    if (part[first] >= 0) continue;
    const members = [first];
    part[first] = sizes.length;
    for (const node of members) {
      for (let i = starts[node]; i < starts[node + 1]; i++) {
        if (part[alters[i]] >= 0) continue;
        part[alters[i]] = sizes.length;
        members.push(alters[i]);
      }
    }
    sizes.push(members.length);
  }
  const bySize = [...sizes.keys()].sort((a, b) => sizes[b] - sizes[a] || a - b);
  const number = new Int32Array(sizes.length);
  bySize.forEach((found, place) => (number[found] = place + 1));
  return part.map((found) => number[found]);
}

/** The largest k such that a node is in a group where everyone has k alters inside: peeled from the rim. */
export function coreness({ rows, starts, alters }: TieGraph): Int32Array {
  const left = Int32Array.from(rows, (_, node) => starts[node + 1] - starts[node]);
  const core = new Int32Array(rows.length).fill(-1);
  const waiting: number[][] = [];
  left.forEach((degree, node) => (waiting[degree] ??= []).push(node));
  for (let k = 0; k < waiting.length; k++) {
    for (const node of (waiting[k] ??= [])) {
      if (core[node] >= 0) continue;
      core[node] = k;
      for (let i = starts[node]; i < starts[node + 1]; i++) {
        const alter = alters[i];
        if (core[alter] >= 0 || left[alter] <= k) continue;
        left[alter]--;
        (waiting[left[alter]] ??= []).push(alter);
      }
    }
  }
  return core;
}
