import assert from "node:assert/strict";
import { test } from "node:test";

import { visible } from "../../maps/browser/src/filter";
import { buildModel } from "../../maps/browser/src/model";
import { between, paths } from "../../maps/browser/src/paths";
import { tieBetween } from "../../maps/browser/src/ties";
import { ALBA, BRNO, CORK, DELFT, EGER, FARO, madeUp, MODEL, state } from "./sample";

const seen = visible(MODEL, state());

test("between two who are apart stands everyone who knows both, the stronger first", () => {
  const middle = between(MODEL, BRNO, DELFT, seen);
  assert.deepEqual([middle?.steps, middle?.chains], [2, 2]);
  // Brno and Alba share ONE (1/2) and THREE (1), Brno and Cork ONE; both and Delft share TWO (1/3)
  assert.deepEqual(middle?.who, [
    { partner: ALBA, chains: 1, length: 3.666666667 },
    { partner: CORK, chains: 1, length: 5 },
  ]);
});

test("around a tie stands whoever is tied to both", () => {
  const middle = between(MODEL, DELFT, EGER, seen);
  assert.equal(middle?.steps, 1);
  assert.equal(middle?.chains, 1);
  assert.deepEqual(middle?.who.map((each) => each.partner).sort(), [ALBA, CORK]);
});

test("nothing stands between two whom nothing joins", () => {
  assert.equal(between(MODEL, ALBA, FARO, seen), null);
  assert.deepEqual(paths(MODEL, ALBA, FARO, seen, 5), []);
});

test("whoever stands between is on as many of the shortest chains as is said", () => {
  const model = buildModel(madeUp(60, 30, 8));
  const all = visible(model, state());
  let compared = 0;
  for (let a = 0; a < 20; a++) {
    for (let b = a + 1; b < 40; b++) {
      const middle = between(model, a, b, all);
      const chains = paths(model, a, b, all, 10_000);
      if (middle === null || middle.steps < 2) {
        assert.equal(middle === null, chains.length === 0);
        continue;
      }
      assert.equal(middle.chains, chains.length);
      assert.ok(chains.every((chain) => chain.steps.length === middle.steps));
      for (const { partner, chains: through, length } of middle.who) {
        const over = chains.filter((chain) => chain.partners.includes(partner));
        assert.equal(over.length, through);
        assert.equal(Math.min(...over.map((chain) => chain.length)), length);
      }
      assert.equal(new Set(chains.flatMap((chain) => chain.partners)).size, middle.who.length + 2);
      compared++;
    }
  }
  assert.ok(compared > 100);
});

test("chains come the strongest first, and each step is a tie", () => {
  const model = buildModel(madeUp(60, 30, 2));
  const all = visible(model, state());
  for (let b = 1; b < 30; b++) {
    const chains = paths(model, 0, b, all, 8);
    chains.forEach((chain, i) => {
      if (i > 0) assert.ok(chain.length >= chains[i - 1].length);
      chain.steps.forEach((tie, step) => assert.deepEqual(tie, tieBetween(model, chain.partners[step], chain.partners[step + 1], all)));
    });
  }
});
