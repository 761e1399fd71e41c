import assert from "node:assert/strict";
import { test } from "node:test";

import { asked } from "../../maps/browser/src/asked";
import type { State } from "../../maps/browser/src/contract";
import { asking, NO_FACETS, sameFilter } from "../../maps/browser/src/state";
import { COSME, FP7, MODEL, REGIONS, state } from "./sample";

const labels = (patch: Partial<State>): string[] => asked(MODEL, state(patch)).map((filter) => `${filter.of}: ${filter.label}`);

test("nothing asked, nothing said", () => {
  assert.deepEqual(labels({}), []);
});

test("every value that is asked for has its name; many of one facet are counted", () => {
  const facets = { ...NO_FACETS, kind: new Set([1]), country: new Set([0, 2]), topic: new Set([1]), status: new Set([0, 1, 2, 3]) };
  assert.deepEqual(labels({ facets, years: [2013, 2013], proposals: true }), [
    "Status: 4 statuses", "Kind: Company", "Country: Czechia", "Country: Ireland", "Topic: Design, fashion", "Years: 2013", "Projects: Proposals too",
  ]);
});

test("programmes are said in families, whichever way is shorter", () => {
  assert.deepEqual(labels({ off: new Set([COSME]) }), ["Programmes: Without COSME"]);
  assert.deepEqual(labels({ off: new Set([COSME, -1]) }), ["Programmes: Only FP7"]);
  assert.deepEqual(labels({ off: new Set([FP7, REGIONS, COSME, -1]) }), ["Programmes: None"]);
});

test("taking each off in turn, in any order, leaves nothing asked", () => {
  const facets = { ...NO_FACETS, kind: new Set([0, 1]), country: new Set([0]), role: new Set([0, 1, 2, 3]) };
  for (const from of [0, 1, 2]) {
    let now = state({ facets, off: new Set([COSME]), years: [2013, 2015], proposals: true });
    for (let rest = asked(MODEL, now); rest.length > 0; rest = asked(MODEL, now)) {
      const filter = rest[Math.min(from, rest.length - 1)];
      const next = { ...now, ...filter.without(now) };
      assert.ok(!sameFilter(now, next), filter.label);
      now = next;
    }
    assert.ok(sameFilter(now, state()));
  }
});

test("what is taken off late leaves alone what was chosen since", () => {
  const before = state({ facets: asking(NO_FACETS, "kind", [1]) });
  const [filter] = asked(MODEL, before);
  const since = { ...before, facets: asking(before.facets, "country", [2]) };
  assert.deepEqual(filter.without(since).facets, asking(NO_FACETS, "country", [2]));
});
