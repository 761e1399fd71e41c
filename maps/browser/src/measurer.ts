/** The measures of what is in view, worked out once: at once where nobody notices, else bit by bit while the page stays usable. */

import type { Visible } from "./filter";
import { isQuick, measuresOf, measuring, type Measures } from "./measures";
import type { Model } from "./model";

/** null while they are being worked out; `ready` runs once they are there, if nobody has asked about another network since. */
export type Measurer = (seen: Visible, ready: () => void) => Measures | null;

/** How long the page may be busy at a time, in milliseconds. */
const SLICE = 10;

/** `later` runs its argument when the page has had a moment of its own. */
export function measurer(model: Model, later: (act: () => void) => void = (act) => void setTimeout(act, 0)): Measurer {
  const known = new WeakMap<Visible, Measures>();
  let pending: { seen: Visible; readers: Set<() => void> } | null = null;

  function start(seen: Visible): Set<() => void> {
    const job = { seen, readers: new Set<() => void>() };
    const work = measuring(model, seen);
    const goOn = (): void => {
      if (pending !== job) return; // another network is asked about by now
      const end = performance.now() + SLICE;
      do {
        const next = work.next();
        if (next.done !== true) continue;
        known.set(seen, next.value);
        pending = null;
        for (const ready of job.readers) ready();
        return;
      } while (performance.now() < end);
      later(goOn);
    };
    pending = job;
    later(goOn);
    return job.readers;
  }

  return (seen, ready) => {
    const found = known.get(seen);
    if (found !== undefined) return found;
    if (isQuick(seen)) {
      const made = measuresOf(model, seen);
      known.set(seen, made);
      return made;
    }
    (pending?.seen === seen ? pending.readers : start(seen)).add(ready);
    return null;
  };
}
