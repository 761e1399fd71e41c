/** The ego network of a partner: who it is tied to, and through what. */

import type { Visible } from "./filter";
import type { Model } from "./model";
import { tiesOf, type Tie } from "./ties";

export interface Alter {
  readonly partner: number;
  readonly tie: Tie;
}

export interface Ego {
  readonly partner: number;
  /** Heaviest tie first. */
  readonly alters: readonly Alter[];
  /** The partner's own visible projects, ascending. */
  readonly projects: readonly number[];
}

export function ego(model: Model, partner: number, seen: Visible): Ego {
  return {
    partner,
    alters: tiesOf(model, partner, seen).map((tie) => ({ partner: tie.a === partner ? tie.b : tie.a, tie })),
    projects: [...seen.projectsOf(partner)],
  };
}

/** How many others are within one step, and within two. */
export function reachOf(model: Model, partner: number, seen: Visible): readonly [number, number] {
  const near = new Set(ego(model, partner, seen).alters.map((alter) => alter.partner));
  const far = new Set(near);
  for (const alter of near) {
    for (const project of seen.projectsOf(alter)) for (const other of seen.partnersOf(project)) far.add(other);
  }
  far.delete(partner);
  return [near.size, far.size];
}
