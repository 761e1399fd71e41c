/** The collaboration graph in view, for loops over every tie: as `collaboration_graph` has it for the same filters. */

import type { Visible } from "./filter";
import type { Model } from "./model";
import { share } from "./ties";

export interface TieGraph {
  /** How many partners are in view; only those with ties have a node. */
  readonly partners: number;
  /** The partner (row) of each node, ascending. */
  readonly rows: Int32Array;
  /** The alters of node `k` stand from `starts[k]` to `starts[k + 1]`, ascending; every tie stands there twice. */
  readonly starts: Int32Array;
  readonly alters: Int32Array;
  /** Newman weights. */
  readonly weights: Float64Array;
}

export function tieGraph(model: Model, seen: Visible): TieGraph {
  const around = new Map<number, Map<number, number>>();
  const alters = (row: number): Map<number, number> => {
    let found = around.get(row);
    if (found === undefined) around.set(row, (found = new Map()));
    return found;
  };
  for (let project = 0; project < seen.projects.length; project++) {
    const members = seen.partnersOf(project);
    const weight = share(model, project);
    for (let i = 0; i + 1 < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        for (const [one, other] of [[members[i], members[j]], [members[j], members[i]]]) {
          const own = alters(one);
          own.set(other, (own.get(other) ?? 0) + weight);
        }
      }
    }
  }
  const rows = Int32Array.from(around.keys()).sort();
  const nodeOf = new Map([...rows].map((row, node) => [row, node]));
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, node) => (starts[node + 1] = starts[node] + alters(row).size));
  const graph: TieGraph = {
    partners: seen.partnerCount, rows, starts,
    alters: new Int32Array(starts[rows.length]), weights: new Float64Array(starts[rows.length]),
  };
  rows.forEach((row, node) => {
    let at = starts[node];
    for (const [alter, weight] of [...alters(row)].sort(([a], [b]) => a - b)) {
      graph.alters[at] = nodeOf.get(alter) ?? -1;
      graph.weights[at++] = weight;
    }
  });
  return graph;
}
