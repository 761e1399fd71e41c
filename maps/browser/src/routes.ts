/**
 * Who stands on the shortest routes, and how near everyone is, as `network/shortest.py` and `network/reach.py` have it:
 * one search a node, so in a large network it is long work, which pauses after every node.
 */

import type { TieGraph } from "./tiegraph";

/** Routes whose lengths agree so far are equally short: 1/3 + 1/3 + 1/3 and 1. */
const TOLERANCE = 1e-10;

export interface Routes {
  readonly betweenness: Float64Array;
  readonly harmonic: Float64Array;
  readonly closeness: Float64Array;
}

/** Sums over all sources, by node; yields after each. */
export function* routes(graph: TieGraph): Generator<undefined, Routes> {
  const { partners, rows, starts } = graph;
  const size = rows.length;
  const between = new Float64Array(size);
  const harmonic = new Float64Array(size);
  const closeness = new Float64Array(size);
  const search = searcher(graph);
  const steps = stepper(graph);
  const others = Math.max(partners - 1, 1);
  // the best connected first: what their distances rule out is most of what can be ruled out
  const sources = [...rows.keys()].sort((a, b) => starts[b + 1] - starts[b] - (starts[a + 1] - starts[a]) || a - b);
  for (const source of sources) {
    search(source, between);
    const { inverse, sum, reached } = steps(source);
    harmonic[source] = inverse / others;
    closeness[source] = (reached * reached) / (sum * others);
    yield;
  }
  const pairs = (partners - 1) * (partners - 2);
  return { betweenness: between.map((sum) => (pairs > 0 ? sum / pairs : 0)), harmonic, closeness };
}

/** Breadth first from a node: how many it reaches, their steps added up, and one over them. */
function stepper({ rows, starts, alters }: TieGraph): (source: number) => { inverse: number; sum: number; reached: number } {
  const seen = new Int32Array(rows.length).fill(-1);
  const queue = new Int32Array(rows.length);
  return (source) => {
    let [inverse, sum, end] = [0, 0, 1];
    queue[0] = source;
    seen[source] = source;
    for (let at = 0, level = 1; at < end; level++) {
      const before = end;
      for (; at < before; at++) {
        for (let i = starts[queue[at]]; i < starts[queue[at] + 1]; i++) {
          if (seen[alters[i]] === source) continue;
          seen[alters[i]] = source;
          queue[end++] = alters[i];
        }
      }
      inverse += (end - before) / level;
      sum += (end - before) * level;
    }
    return { inverse, sum, reached: end - 1 };
  };
}

/**
 * Dijkstra from a node over lengths 1/weight, then Brandes's sums over its routes. Ties that are longer than the way
 * round them are on no shortest route: each search leaves those of its source out for all that follow.
 */
function searcher({ rows, starts, alters, weights }: TieGraph): (source: number, total: Float64Array) => void {
  const size = rows.length;
  const heads = alters.slice();
  const lengths = weights.map((weight) => 1 / weight);
  const ends = starts.slice(1);
  const distance = new Float64Array(size);
  const ways = new Float64Array(size);
  const passed = new Float64Array(size);
  const order = new Int32Array(size);
  const isSettled = new Uint8Array(size);
  const heap = createHeap();

  function drop(from: number, to: number): void {
    for (let i = starts[from]; i < ends[from]; i++) {
      if (heads[i] !== to) continue;
      const last = --ends[from];
      heads[i] = heads[last];
      lengths[i] = lengths[last];
      return;
    }
  }
  function measure(source: number): number {
    let settled = 0;
    distance.fill(Infinity);
    isSettled.fill(0);
    distance[source] = 0;
    heap.push(0, source);
    for (let node = heap.pop(); node >= 0; node = heap.pop()) {
      if (isSettled[node] === 1) continue;
      isSettled[node] = 1;
      order[settled++] = node;
      for (let i = starts[node]; i < ends[node]; i++) {
        const length = distance[node] + lengths[i];
        if (length >= distance[heads[i]]) continue;
        distance[heads[i]] = length;
        heap.push(length, heads[i]);
      }
    }
    return settled;
  }
  const isOnRoute = (from: number, i: number): boolean => {
    const here = distance[from];
    const there = distance[heads[i]];
    return here < there && Math.abs(here + lengths[i] - there) <= TOLERANCE * there;
  };

  return (source, total) => {
    const settled = measure(source);
    ways.fill(0);
    passed.fill(0);
    ways[source] = 1;
    for (let k = 0; k < settled; k++) {
      const node = order[k];
      for (let i = starts[node]; i < ends[node]; i++) if (isOnRoute(node, i)) ways[heads[i]] += ways[node];
    }
    for (let k = settled - 1; k > 0; k--) {
      const node = order[k];
      for (let i = starts[node]; i < ends[node]; i++) {
        if (isOnRoute(node, i)) passed[node] += (ways[node] / ways[heads[i]]) * (1 + passed[heads[i]]);
      }
      total[node] += passed[node];
    }
    for (let i = ends[source] - 1; i >= starts[source]; i--) {
      const head = heads[i];
      if (distance[head] >= lengths[i] * (1 - TOLERANCE)) continue;
      drop(source, head);
      drop(head, source);
    }
  };
}

/** A binary heap of nodes by key; `pop` gives -1 when it is empty. */
function createHeap(): { push(key: number, node: number): void; pop(): number } {
  const keys: number[] = [];
  const nodes: number[] = [];
  let size = 0;
  function put(at: number, key: number, node: number): void {
    keys[at] = key;
    nodes[at] = node;
  }
  return {
    push(key, node) {
      let at = size++;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (keys[up] <= key) break;
        put(at, keys[up], nodes[up]);
        at = up;
      }
      put(at, key, node);
    },
    pop() {
      if (size === 0) return -1;
      const top = nodes[0];
      const key = keys[--size];
      const node = nodes[size];
      let at = 0;
      for (let down = 1; down < size; down = 2 * at + 1) {
        if (down + 1 < size && keys[down + 1] < keys[down]) down++;
        if (keys[down] >= key) break;
        put(at, keys[down], nodes[down]);
        at = down;
      }
      put(at, key, node);
      return top;
    },
  };
}
