/**
 * Keeps the address and the state in step, as far as the browser allows it (a sandboxed frame may not). A choice is a new
 * entry of the history, so that "back" takes it back; what moves all the time (the map, a search being typed, a range of
 * years being drawn, the order of a table) only changes the entry it belongs to. A page in a frame leaves the history to the page around it.
 */

import type { State } from "./contract";
import type { Model } from "./model";
import { sameFocus, sameState, type Store } from "./state";
import { decode, encode, namesFocus, speaks } from "./url";

/** Choices that follow each other faster than this are one: a click may change several things. */
const BURST = 250;
/** What moves is written when it has rested this long, in milliseconds. */
const REST = 250;

export interface Address {
  /** The panel has opened or closed. */
  update(): void;
  /** The link to what is shown now, also where the browser keeps the address as it was. */
  href(): string;
}

/** The state that the address asks for: the hash, else the query (as embeds have it), else the initial one. */
export function stateOfAddress(model: Model, home: State): State {
  return decode(model, speaks(location.hash) ? location.hash : location.search, home);
}

/** Does the entry we stand on want the panel? As it was left; a link that has just been opened: when it names what to look at. */
export function wantsPanel(model: Model, state: State, home: State): boolean {
  const left: unknown = history.state;
  if (typeof left === "object" && left !== null && "panel" in left) return state.focus !== null && left.panel === true;
  return namesFocus(model, location.hash) || (state.focus !== null && !sameFocus(state.focus, home.focus));
}

/** Does this change take a choice, or is something only moving? */
function isChoice(a: State, b: State): boolean {
  return !sameState({ ...a, query: b.query, at: b.at, years: b.years, sort: b.sort }, b);
}

/** `isOpen` says whether the panel is; `obeyed` runs after a change that came from the address. */
export function linkState(
  model: Model, store: Store, home: State, isOpen: () => boolean, obeyed: (state: State, panel: boolean) => void,
): Address {
  const isFramed = window.parent !== window;
  const start = decode(model, location.search, home);
  let known = { state: store.get(), panel: isOpen() };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  let chosen = -Infinity;
  let obeying = false;

  /** The hash for a state; one that opens a panel names what it is about, and one that differs from the query says so. */
  function hashOf({ state, panel }: typeof known): string {
    const hash = encode(model, state, panel && state.focus !== null ? { ...home, focus: null } : home);
    if (hash !== "" || sameState(state, start)) return hash;
    return `view=${state.view}`;
  }

  function write(isNew: boolean): void {
    clearTimeout(timer);
    isWaiting = false;
    const hash = hashOf(known);
    const isHere = hash === location.hash.slice(1) || (hash === "" && !speaks(location.hash));
    const address = isHere ? location.href : hash === "" ? location.pathname + location.search : `#${hash}`;
    try {
      history[isNew && !isFramed ? "pushState" : "replaceState"]({ panel: known.panel }, "", address);
    } catch {
      // not allowed here: the view works, only its address stays as it was
    }
  }

  function update(): void {
    const next = { state: store.get(), panel: isOpen() };
    const before = known;
    if (obeying || (next.panel === before.panel && sameState(next.state, before.state))) return;
    if (next.panel === before.panel && !isChoice(before.state, next.state)) {
      known = next;
      isWaiting = true;
      clearTimeout(timer);
      timer = setTimeout(() => write(false), REST);
      return;
    }
    const now = performance.now();
    const isNew = now - chosen > BURST;
    chosen = now;
    if (isNew && isWaiting) write(false); // where the visitor stood before the choice
    known = next;
    write(isNew);
  }

  function obey(): void {
    if (location.hash !== "" && !speaks(location.hash)) return;
    const asked = stateOfAddress(model, home);
    const panel = wantsPanel(model, asked, home);
    clearTimeout(timer);
    isWaiting = false;
    if (panel === isOpen() && sameState(asked, store.get())) return;
    chosen = -Infinity;
    obeying = true;
    store.set(asked);
    obeyed(asked, panel);
    obeying = false;
    known = { state: store.get(), panel: isOpen() };
  }

  store.subscribe(update);
  addEventListener("popstate", obey);
  addEventListener("hashchange", obey);
  addEventListener("pagehide", () => isWaiting && write(false));
  return {
    update,
    href() {
      const hash = hashOf(known);
      return location.href.replace(/#.*/, "") + (hash === "" ? "" : `#${hash}`);
    },
  };
}
