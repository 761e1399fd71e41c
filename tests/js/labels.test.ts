/** Labels: none hides another, none leaves the free part, important ones come first. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { cut } from "src/label-text";
import { Ground, overlap, placeLabels, type Wish } from "src/labels";

const free = { x0: 0, y0: 0, x1: 800, y1: 500 };

function wishes(count: number): Wish[] {
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, id) => ({
    id, x: random() * 800, y: random() * 500, radius: 6, importance: random(),
    versions: [{ width: 60 + random() * 140, height: 28 }, { width: 40, height: 14 }],
  }));
}

test("no two labels overlap, and all lie in the free part", () => {
  const placed = placeLabels(wishes(400), new Ground(free));
  assert.ok(placed.length > 40);
  for (const [i, label] of placed.entries()) {
    assert.ok(label.box.x0 >= 0 && label.box.y0 >= 0 && label.box.x1 <= 800 && label.box.y1 <= 500);
    for (const other of placed.slice(i + 1)) assert.ok(!overlap(label.box, other.box));
  }
});

test("labels keep clear of marks and panels", () => {
  const panel = { x0: 0, y0: 0, x1: 300, y1: 500 };
  const ground = new Ground(free, [panel]);
  const all = wishes(200);
  const dots = all.map(({ x, y }) => ({ x0: x - 6, y0: y - 6, x1: x + 6, y1: y + 6 }));
  for (const dot of dots) ground.take(dot);
  for (const label of placeLabels(all, ground)) {
    assert.ok(!overlap(label.box, panel));
    assert.ok(dots.every((dot) => !overlap(label.box, dot)));
  }
});

test("the most important label takes its best side", () => {
  const [first] = placeLabels(wishes(1).map((wish) => ({ ...wish, x: 400, y: 250 })), new Ground(free));
  assert.equal(first.align, "left");
  assert.equal(first.version, 0);
});

test("a label goes to the other side rather than over lines", () => {
  const ground = new Ground(free);
  for (let x = 410; x < 600; x++) ground.line(x, 250, 1);
  const [only] = placeLabels([{ id: 0, x: 400, y: 250, radius: 6, importance: 1, versions: [{ width: 100, height: 14 }] }], ground);
  assert.equal(only.align, "right");
});

test("long names are cut at a word", () => {
  assert.equal(cut("Regional Development Agency of Rzeszów", 24), "Regional Development…");
  assert.equal(cut("Donaudampfschifffahrtsgesellschaft", 12), "Donaudampfs…");
  assert.equal(cut("imec", 12), "imec");
});

test("the name of what is far more important lies over lesser marks, as few as can be, and over nothing else", () => {
  const ground = new Ground({ x0: 0, y0: 0, x1: 400, y1: 400 });
  const wish = { id: 1, x: 200, y: 200, radius: 5, versions: [{ width: 60, height: 14 }], importance: 10 };
  for (let x = 180; x <= 220; x += 10) for (let y = 180; y <= 220; y += 10) ground.take({ x0: x, y0: y, x1: x + 8, y1: y + 8 }, 9.5);
  assert.deepEqual(placeLabels([wish], ground), []);
  const lesser = new Ground({ x0: 0, y0: 0, x1: 400, y1: 400 });
  for (let x = 180; x <= 220; x += 10) for (let y = 180; y <= 220; y += 10) lesser.take({ x0: x, y0: y, x1: x + 8, y1: y + 8 }, 2);
  assert.equal(placeLabels([wish], lesser).length, 1);
  lesser.take({ x0: 0, y0: 0, x1: 400, y1: 400 });
  assert.deepEqual(placeLabels([wish], lesser), []);
});
