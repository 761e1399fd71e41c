import assert from "node:assert/strict";
import { test } from "node:test";

import { ego } from "../../maps/browser/src/ego";
import { visible } from "../../maps/browser/src/filter";
import { buildModel } from "../../maps/browser/src/model";
import { countTies, lanesOf, tieBetween, tiesOf } from "../../maps/browser/src/ties";
import { ALBA, BRNO, CORK, COSME, DELFT, EGER, FARO, IN_BRNO, IN_CORK, madeUp, MODEL, ONE, PARIS, PLAN, REGIONS, state, THREE, TWO } from "./sample";

const seen = visible(MODEL, state());

test("a partner's ties, heaviest first, each with the projects that explain it", () => {
  assert.deepEqual(
    tiesOf(MODEL, ALBA, seen).map((tie) => [tie.a, tie.b, [...tie.projects], Number(tie.weight.toFixed(4))]),
    [
      [ALBA, BRNO, [ONE, THREE], 1.5],
      [ALBA, CORK, [ONE, TWO], 0.8333],
      [ALBA, DELFT, [TWO], 0.3333],
      [ALBA, EGER, [TWO], 0.3333],
    ],
  );
  assert.deepEqual(tiesOf(MODEL, FARO, seen), []);
});

test("a tie is the same from both ends", () => {
  assert.deepEqual(tieBetween(MODEL, BRNO, ALBA, seen), tieBetween(MODEL, ALBA, BRNO, seen));
  assert.equal(tieBetween(MODEL, BRNO, EGER, seen).weight, 0);
});

test("proposals tie only when they are asked for", () => {
  assert.deepEqual(tieBetween(MODEL, ALBA, EGER, visible(MODEL, state({ proposals: true }))).projects, [PLAN, TWO]);
});

test("ties are counted by pair, not by project", () => {
  assert.equal(countTies(MODEL, seen), 8);
  assert.equal(countTies(MODEL, visible(MODEL, state({ off: new Set([-1]) }))), 3);
});

test("lanes: one per programme and pair of places, in programme order, no lane within a place", () => {
  assert.deepEqual(
    lanesOf(MODEL, seen).map((lane) => [lane.a, lane.b, lane.programme, Number(lane.weight.toFixed(4)), lane.projects, lane.slot, lane.slots]),
    [
      [PARIS, IN_BRNO, REGIONS, 0.5, [ONE], 0, 2],
      [PARIS, IN_BRNO, COSME, 1, [THREE], 1, 2],
      [PARIS, IN_CORK, REGIONS, 0.5, [ONE], 0, 2],
      [PARIS, IN_CORK, -1, 0.6667, [TWO], 1, 2],
      [IN_BRNO, IN_CORK, REGIONS, 0.5, [ONE], 0, 1],
    ],
  );
});

test("the ego network lists alters and own projects", () => {
  const own = ego(MODEL, CORK, seen);
  assert.deepEqual(own.alters.map((alter) => alter.partner), [ALBA, BRNO, DELFT, EGER]);
  assert.deepEqual(own.projects, [ONE, TWO]);
});

test("in any network ties agree with counting by hand", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const model = buildModel(madeUp(40, 30, seed));
    const all = visible(model, state({ proposals: seed % 2 === 0 }));
    let pairs = 0;
    for (let a = 0; a < 40; a++) {
      const ties = tiesOf(model, a, all);
      for (const tie of ties) {
        const other = tie.a === a ? tie.b : tie.a;
        const shared = [...model.projectsOf(a)].filter((q) => all.projects[q] === 1 && model.partnersOf(q).includes(other));
        assert.deepEqual(tie.projects, shared);
        const weight = shared.reduce((sum, q) => sum + 1 / (model.partnersOf(q).length - 1), 0);
        assert.ok(Math.abs(tie.weight - weight) < 1e-9);
      }
      pairs += ties.length;
    }
    assert.equal(countTies(model, all), pairs / 2);
    const lanes = lanesOf(model, all);
    assert.equal(new Set(lanes.map((lane) => `${lane.a} ${lane.b} ${lane.programme}`)).size, lanes.length);
    assert.ok(lanes.every((lane) => lane.a < lane.b && lane.slot < lane.slots && lane.projects.length > 0));
  }
});
