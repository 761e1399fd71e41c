import assert from "node:assert/strict";
import { test } from "node:test";

import type { Facet, State } from "../../maps/browser/src/contract";
import { COUNTED, facetCounts, valuesOf } from "../../maps/browser/src/facets";
import { visible } from "../../maps/browser/src/filter";
import { buildModel, type Model } from "../../maps/browser/src/model";
import { asking, FACETS } from "../../maps/browser/src/state";
import { ALBA, dice, madeUp, MODEL, state } from "./sample";

/** What is in view when this value alone is asked for, beside all the other filters. */
function alone(model: Model, now: State, facet: Facet, row: number): number {
  const seen = visible(model, { ...now, focus: null, facets: asking(now.facets, facet, [row]) });
  return COUNTED[facet] === "partner" ? seen.partnerCount : seen.projectCount;
}

function agrees(model: Model, now: State, words: string): void {
  const counts = facetCounts(model, now);
  for (const facet of FACETS) {
    const expected = valuesOf(model, facet).map((_, row) => alone(model, now, facet, row));
    assert.deepEqual([...counts[facet]], expected, `${facet} ${words}`);
  }
}

test("every count is what would be in view if that value alone were asked for, under any other filters", () => {
  const model = buildModel(madeUp(60, 40, 11));
  const roll = dice(3);
  for (let round = 0; round < 200; round++) {
    let facets = state().facets;
    for (const facet of FACETS) {
      if (roll() < 0.5) facets = asking(facets, facet, valuesOf(model, facet).flatMap((_, row) => (roll() < 0.4 ? [row] : [])));
    }
    const off = new Set([-1, ...Array.from({ length: 12 }, (_, row) => row)].filter(() => roll() < 0.2));
    const years = roll() < 0.3 ? ([2003, 2003 + Math.floor(roll() * 10)] as const) : null;
    agrees(model, state({ facets, off: roll() < 0.5 ? off : new Set(), years, proposals: roll() < 0.5 }), `in round ${round}`);
  }
});

test("a facet's own choice and what is looked at do not change its counts", () => {
  const bare = facetCounts(MODEL, state());
  for (const facet of FACETS) {
    const now = state({ facets: asking(state().facets, facet, [0]), focus: { kind: "partner", index: ALBA } });
    assert.deepEqual(facetCounts(MODEL, now)[facet], bare[facet], facet);
  }
});

test("on paper: kinds and countries count partners, roles and statuses projects", () => {
  const counts = facetCounts(MODEL, state());
  assert.deepEqual([...counts.kind], [2, 2, 2]);
  assert.deepEqual([...counts.country], [2, 3, 1]);
  assert.deepEqual([...counts.topic], [4, 3], "cinema: Alba, Delft and the project ONE with Brno and Cork; the other: Cork, Delft, Faro");
  assert.deepEqual([...counts.status], [1, 0, 0, 2, 1], "a proposal counts: asking for its status is enough");
  assert.deepEqual([...counts.role], [1, 3, 1, 0]);
});
