/** Arrow keys: every mark can be reached, and the way is the one a person expects. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { next, type Direction } from "src/steer";

const spots = [{ x: 0, y: 0 }, { x: 100, y: 10 }, { x: 90, y: 80 }, { x: -50, y: -5 }, { x: 5, y: -90 }, { x: 200, y: 0 }];

test("each direction finds the nearest mark that way", () => {
  assert.equal(next(spots, spots[0], "right"), 1);
  assert.equal(next(spots, spots[0], "left"), 3);
  assert.equal(next(spots, spots[0], "up"), 4);
  assert.equal(next(spots, spots[0], "down"), 2);
});

test("nothing lies beyond the last mark", () => assert.equal(next(spots, spots[5], "right"), -1));

test("from any mark, arrows lead to all others", () => {
  const reached = new Set([0]);
  for (const at of reached) {
    for (const way of ["left", "right", "up", "down"] as Direction[]) {
      const found = next(spots, spots[at], way);
      if (found >= 0) reached.add(found);
    }
  }
  assert.equal(reached.size, spots.length);
});
