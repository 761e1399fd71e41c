import assert from "node:assert/strict";
import { test } from "node:test";

import type { Focus, State } from "../../maps/browser/src/contract";
import { sceneMaker } from "../../maps/browser/src/scene";
import { inView, standingOut, type Summary } from "../../maps/browser/src/summary";
import { ALBA, BRNO, CORK, COSME, EGER, FARO, IN_BRNO, MODEL, ONE, PARIS, REGIONS, state } from "./sample";

const scenes = sceneMaker(MODEL);
const lit = (focus: Focus | null, steps: State["steps"] = 1): Summary | null => standingOut(MODEL, scenes.scene(state({ focus, steps })), steps);

test("what is in view is counted whatever is looked at", () => {
  // ONE and TWO make 3 and 6 pairs, Alba with Cork in both; THREE repeats Alba with Brno
  assert.deepEqual(inView(MODEL, scenes.counted(state({ focus: { kind: "partner", index: EGER } }))), { partners: 6, ties: 8, programmes: 2 });
});

test("nothing looked at, nothing stands out", () => {
  assert.equal(lit(null), null);
});

test("a partner: itself, its alters, a tie to each; with two steps theirs, too", () => {
  assert.deepEqual(lit({ kind: "partner", index: BRNO }), { partners: 3, ties: 2, programmes: 2 });
  assert.deepEqual(lit({ kind: "partner", index: BRNO }, 2), { partners: 5, ties: 8, programmes: 2 });
  assert.deepEqual(lit({ kind: "partner", index: FARO }), { partners: 1, ties: 0, programmes: 0 });
});

test("a project, a programme, a place, a tie, a lane, a path", () => {
  assert.deepEqual(lit({ kind: "project", index: ONE }), { partners: 3, ties: 3, programmes: 1 });
  assert.deepEqual(lit({ kind: "programme", index: COSME }), { partners: 2, ties: 1, programmes: 1 });
  assert.deepEqual(lit({ kind: "place", index: IN_BRNO }), { partners: 3, ties: 2, programmes: 2 });
  assert.deepEqual(lit({ kind: "tie", a: ALBA, b: CORK }), { partners: 2, ties: 1, programmes: 1 });
  assert.deepEqual(lit({ kind: "lane", a: PARIS, b: IN_BRNO, programme: REGIONS }), { partners: 2, ties: 1, programmes: 1 });
  assert.deepEqual(lit({ kind: "path", a: BRNO, b: EGER }), { partners: 3, ties: 2, programmes: 2 });
});
