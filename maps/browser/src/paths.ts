/** How two partners are connected: the shortest chains of ties, the strongest first. As `network/paths.py` finds them. */

import type { Visible } from "./filter";
import type { Model } from "./model";
import { tieBetween, tiesOf, type Tie } from "./ties";

export interface Path {
  /** From the first partner to the second. */
  readonly partners: readonly number[];
  /** The ties between neighbours in it. */
  readonly steps: readonly Tie[];
  /** The sum of 1/weight over its steps. */
  readonly length: number;
}

const DECIMALS = 1e9; // lengths that agree so far are equal: 1/3 + 1/3 + 1/3 is 1

const known = new WeakMap<Visible, Map<number, readonly Tie[]>>();

/** The ties of a partner, worked out once for a network in view: searches come by again and again. */
function tiesAt(model: Model, partner: number, seen: Visible): readonly Tie[] {
  let ties = known.get(seen);
  if (ties === undefined) known.set(seen, (ties = new Map()));
  let own = ties.get(partner);
  if (own === undefined) ties.set(partner, (own = tiesOf(model, partner, seen)));
  return own;
}

/** Up to `limit` chains with as few steps as possible, the strongest first, then by rows; none when nothing joins them. */
export function paths(model: Model, from: number, to: number, seen: Visible, limit: number): Path[] {
  const left = lengthsLeft(model, from, to, seen);
  if (!left.has(from)) return [];
  // the best length still to go is known exactly, so chains leave the queue in their final order
  let queue: { bound: number; chain: number[]; length: number }[] = [{ bound: 0, chain: [from], length: 0 }];
  const found: Path[] = [];
  while (queue.length > 0 && found.length < limit) {
    const next = queue.reduce((best, each) => (before(each, best) ? each : best));
    queue = queue.filter((each) => each !== next);
    const last = next.chain[next.chain.length - 1];
    if (last === to) {
      const steps = next.chain.slice(1).map((partner, i) => tieBetween(model, next.chain[i], partner, seen));
      found.push({ partners: next.chain, steps, length: round(next.length) });
      continue;
    }
    const here = left.get(last)?.steps ?? 0;
    for (const tie of tiesAt(model, last, seen)) {
      const alter = tie.a === last ? tie.b : tie.a;
      const rest = left.get(alter);
      if (rest === undefined || rest.steps !== here - 1) continue;
      const length = next.length + 1 / tie.weight;
      queue.push({ bound: round(length + rest.length), chain: [...next.chain, alter], length });
    }
  }
  return found;
}

const round = (length: number): number => Math.round(length * DECIMALS) / DECIMALS;

function before(a: { bound: number; chain: readonly number[] }, b: { bound: number; chain: readonly number[] }): boolean {
  if (a.bound !== b.bound) return a.bound < b.bound;
  for (let i = 0; i < Math.min(a.chain.length, b.chain.length); i++) if (a.chain[i] !== b.chain[i]) return a.chain[i] < b.chain[i];
  return a.chain.length < b.chain.length;
}

/** For partners on the way: the steps left to the end, and the least length over them. */
function lengthsLeft(model: Model, from: number, to: number, seen: Visible): Map<number, { steps: number; length: number }> {
  const left = new Map([[to, { steps: 0, length: 0 }]]);
  let layer = [to];
  for (let steps = 1; layer.length > 0 && !left.has(from); steps++) {
    const next = new Map<number, number>();
    for (const partner of layer) {
      const rest = left.get(partner)?.length ?? 0;
      for (const tie of tiesAt(model, partner, seen)) {
        const alter = tie.a === partner ? tie.b : tie.a;
        if (left.has(alter)) continue;
        next.set(alter, Math.min(next.get(alter) ?? Infinity, rest + 1 / tie.weight));
      }
    }
    for (const [partner, length] of next) left.set(partner, { steps, length });
    layer = [...next.keys()];
  }
  return left;
}

/** Someone who stands between two partners. */
export interface Between {
  readonly partner: number;
  /** How many of the shortest chains run through it. */
  readonly chains: number;
  /** The least sum of 1/weight of a way over it. */
  readonly length: number;
}

export interface Middle {
  /** Ties between the two along a shortest chain, and how many such chains there are. */
  readonly steps: number;
  readonly chains: number;
  /** Most chains first, then the strongest. Between two who are tied: whoever is tied to both. */
  readonly who: readonly Between[];
}

/** Who could introduce them: everyone on a shortest chain. null where nothing joins the two. */
export function between(model: Model, a: number, b: number, seen: Visible): Middle | null {
  const [toA, toB] = [lengthsLeft(model, b, a, seen), lengthsLeft(model, a, b, seen)];
  const steps = toB.get(a)?.steps;
  if (steps === undefined) return null;
  const [fromA, fromB] = [chainsFrom(model, a, toA, seen), chainsFrom(model, b, toB, seen)];
  const wanted = Math.max(steps, 2); // around a tie, the ways over one other
  const who: Between[] = [];
  for (const [partner, left] of toA) {
    const right = toB.get(partner);
    if (partner === a || partner === b || right === undefined || left.steps + right.steps !== wanted) continue;
    const chains = (fromA.get(partner) ?? 0) * (fromB.get(partner) ?? 0);
    who.push({ partner, chains, length: round(left.length + right.length) });
  }
  const name = model.data.partners.name;
  who.sort((x, y) => y.chains - x.chains || x.length - y.length || (name[x.partner] < name[y.partner] ? -1 : 1));
  return { steps, chains: fromA.get(b) ?? 1, who };
}

/** How many shortest chains lead from a partner to each that `left` knows. */
function chainsFrom(model: Model, start: number, left: ReadonlyMap<number, { steps: number }>, seen: Visible): Map<number, number> {
  const chains = new Map([[start, 1]]);
  for (const [partner, { steps }] of left) { // layer by layer, as it was filled
    for (const tie of tiesAt(model, partner, seen)) {
      const alter = tie.a === partner ? tie.b : tie.a;
      if (left.get(alter)?.steps === steps + 1) chains.set(alter, (chains.get(alter) ?? 0) + (chains.get(partner) ?? 0));
    }
  }
  return chains;
}
