/** Petals: stable, apart from each other, and on the side of their own place. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { bloomRadius, dealt, petals, PETAL_RADIUS, ringSizes } from "src/bloom";

test("every count has its petals, none touching another, all within the bloom", () => {
  for (let count = 1; count <= 90; count++) {
    const found = petals(count);
    assert.equal(found.length, count);
    for (let i = 0; i < count; i++) {
      assert.ok(Math.hypot(found[i].dx, found[i].dy) + PETAL_RADIUS <= bloomRadius(count));
      for (let j = i + 1; j < count; j++) {
        const distance = Math.hypot(found[i].dx - found[j].dx, found[i].dy - found[j].dy);
        assert.ok(distance > 2 * PETAL_RADIUS + 1, `petals ${i} and ${j} of ${count} are ${distance} apart`);
      }
    }
  }
});

test("the pattern is the same each time", () => assert.deepEqual(petals(23), petals(23)));

test("rings fill from the inside and lose nobody", () => {
  assert.deepEqual(ringSizes(5), [5]);
  for (let count = 1; count < 200; count++) assert.equal(ringSizes(count).reduce((a, b) => a + b, 0), count);
});

test("a partner from elsewhere gets the petal on its side", () => {
  const free = petals(4); // up, right, down, left
  const [first, second] = dealt(free, [null, { dx: -30, dy: 0 }, null, null]);
  assert.ok(second.dx < -10 && Math.abs(second.dy) < 1);
  assert.deepEqual(first, free[0]);
});

test("dealing gives every petal once", () => {
  const free = petals(9);
  const spots = free.map((_, i) => (i % 2 === 0 ? null : { dx: 5, dy: 5 }));
  assert.deepEqual(new Set(dealt(free, spots)), new Set(free));
});
