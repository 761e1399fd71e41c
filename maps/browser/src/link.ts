/** Keeps the address and the state in step, as far as the browser allows it (a sandboxed frame may not). */

import type { State } from "./contract";
import type { Model } from "./model";
import type { Store } from "./state";
import { decode, encode, speaks } from "./url";

/** The state that the address asks for: the hash, else the query (as embeds have it), else the initial one. */
export function stateOfAddress(model: Model, home: State): State {
  if (speaks(location.hash)) return decode(model, location.hash, home);
  return decode(model, location.search, home);
}

/** `obeyed` runs after a change that came from the address. */
export function linkState(model: Model, store: Store, home: State, obeyed: (state: State) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: string | null = null;
  const write = (): void => {
    const hash = encode(model, store.get(), home);
    const here = location.hash.replace(/^#/, "");
    if (hash === here || (hash === "" && !speaks(here))) return;
    written = hash;
    try {
      history.replaceState(history.state, "", hash === "" ? location.pathname + location.search : `#${hash}`);
    } catch {
      // not allowed here: the view works, only its address stays as it was
    }
  };
  store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(write, 250);
  });
  addEventListener("hashchange", () => {
    const hash = location.hash.replace(/^#/, "");
    if (hash === written || (hash !== "" && !speaks(hash))) return;
    store.set(decode(model, hash, home));
    obeyed(store.get());
  });
}
