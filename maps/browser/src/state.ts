/** What the visitor chose, in one immutable value, and the few who want to know when it changes. */

import type { Focus, State } from "./contract";

export const BLANK: State = {
  focus: null,
  off: new Set<number>(),
  kindsOff: new Set<number>(),
  query: "",
  proposals: false,
  years: null,
  at: null,
};

export type Listener = (state: State, previous: State) => void;

export interface Store {
  get(): State;
  /** Replace some parts; listeners hear of it once, after the change, and only if something differs. */
  set(patch: Partial<State>): void;
  subscribe(listener: Listener): () => void;
}

export function createStore(initial: State): Store {
  let state = initial;
  const listeners = new Set<Listener>();
  return {
    get: () => state,
    set(patch) {
      const next: State = { ...state, ...patch };
      if (sameState(next, state)) return;
      const previous = state;
      state = next;
      for (const listener of [...listeners]) {
        listener(next, previous);
        if (state !== next) return; // a listener changed it again: everyone has heard of the newer value
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function sameFocus(a: Focus | null, b: Focus | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "tie") return b.kind === "tie" && a.a === b.a && a.b === b.b;
  if (a.kind === "lane") return b.kind === "lane" && a.a === b.a && a.b === b.b && a.programme === b.programme;
  return a.kind === b.kind && a.index === (b as { index: number }).index;
}

function sameSet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a === b || (a.size === b.size && [...a].every((row) => b.has(row)));
}

function sameTuple(a: readonly number[] | null, b: readonly number[] | null): boolean {
  return a === b || (a !== null && b !== null && a.every((value, i) => value === b[i]));
}

/** Do both ask for the same network, wherever the visitor looks from? */
export function sameFilter(a: State, b: State): boolean {
  return (
    a.proposals === b.proposals && sameSet(a.off, b.off) && sameSet(a.kindsOff, b.kindsOff) && sameTuple(a.years, b.years)
  );
}

export function sameState(a: State, b: State): boolean {
  return sameFilter(a, b) && sameFocus(a.focus, b.focus) && a.query === b.query && sameTuple(a.at, b.at);
}

/** The set with these rows switched on or off. */
export function switched(set: ReadonlySet<number>, rows: Iterable<number>, off: boolean): ReadonlySet<number> {
  const result = new Set(set);
  for (const row of rows) {
    if (off) result.add(row);
    else result.delete(row);
  }
  return result;
}
