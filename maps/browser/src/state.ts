/** What the visitor chose, in one immutable value, and the few who want to know when it changes. */

import type { Facet, Facets, Focus, State } from "./contract";

export const FACETS: readonly Facet[] = ["status", "role", "kind", "country", "topic"];

const NOBODY: ReadonlySet<number> = new Set<number>();
export const NO_FACETS: Facets = { status: NOBODY, role: NOBODY, kind: NOBODY, country: NOBODY, topic: NOBODY };

export const BLANK: State = {
  focus: null,
  view: "map",
  steps: 1,
  off: NOBODY,
  facets: NO_FACETS,
  query: "",
  proposals: false,
  years: null,
  cells: "partners",
  order: "community",
  rows: "partners",
  sort: null,
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
  if (a.kind === "path") return b.kind === "path" && a.a === b.a && a.b === b.b && (a.way ?? 0) === (b.way ?? 0);
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
    a.proposals === b.proposals &&
    sameSet(a.off, b.off) &&
    sameTuple(a.years, b.years) &&
    FACETS.every((facet) => sameSet(a.facets[facet], b.facets[facet]))
  );
}

export function sameState(a: State, b: State): boolean {
  return (
    sameFilter(a, b) &&
    sameFocus(a.focus, b.focus) &&
    a.view === b.view &&
    a.steps === b.steps &&
    a.query === b.query &&
    a.cells === b.cells &&
    a.order === b.order &&
    a.rows === b.rows &&
    a.sort?.column === b.sort?.column &&
    a.sort?.down === b.sort?.down &&
    sameTuple(a.at, b.at)
  );
}

/** Is anything filtered out, wherever the visitor looks from? */
export function isNarrowed(state: State): boolean {
  return state.off.size > 0 || state.years !== null || FACETS.some((facet) => state.facets[facet].size > 0);
}

/** The facets with other rows asked for in one of them. */
export function asking(facets: Facets, facet: Facet, rows: Iterable<number>): Facets {
  return { ...facets, [facet]: new Set(rows) };
}

/** The set with these rows put in or taken out. */
export function switched(set: ReadonlySet<number>, rows: Iterable<number>, isIn: boolean): ReadonlySet<number> {
  const result = new Set(set);
  for (const row of rows) {
    if (isIn) result.add(row);
    else result.delete(row);
  }
  return result;
}
