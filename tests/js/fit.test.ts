/** Fitted views: everything in, nothing under panels. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { boxOf, fit, freePart, uncovered } from "src/fit";

const box = { x0: -1e6, y0: -5e5, x1: 2e6, y1: 1e6 };

for (const [name, width, height, inset] of [
  ["a wide screen", 1440, 900, { top: 0, right: 0, bottom: 0, left: 0 }],
  ["a side panel", 1440, 900, { top: 60, right: 400, bottom: 0, left: 320 }],
  ["a phone", 390, 844, { top: 120, right: 0, bottom: 300, left: 0 }],
] as const) {
  test(`all points are in view on ${name}`, () => {
    const view = fit(box, width, height, inset, 20, 1);
    for (const [x, y] of [[box.x0, box.y0], [box.x1, box.y1]]) {
      const px = width / 2 + (x - view.x) * view.scale;
      const py = height / 2 - (y - view.y) * view.scale;
      assert.ok(px >= inset.left + 19 && px <= width - inset.right - 19, `x ${px}`);
      assert.ok(py >= inset.top + 19 && py <= height - inset.bottom - 19, `y ${py}`);
    }
  });
}

test("one point is not enlarged without end", () => assert.equal(fit({ x0: 5, y0: 5, x1: 5, y1: 5 }, 800, 600, { top: 0, right: 0, bottom: 0, left: 0 }, 20, 0.001).scale, 0.001));
test("panels that cover everything are ignored", () => assert.deepEqual(freePart(390, 844, { top: 0, right: 380, bottom: 0, left: 0 }), { left: 0, right: 390, top: 0, bottom: 844 }));
test("no points, no box", () => assert.equal(boxOf([1], [2], []), null));
test("of two panels that leave too little together, the thinner is ignored", () => {
  assert.deepEqual(freePart(600, 400, { top: 52, right: 0, bottom: 200, left: 0 }), { left: 0, right: 600, top: 0, bottom: 200 });
  assert.deepEqual(freePart(400, 600, { top: 0, right: 120, bottom: 0, left: 200 }), { left: 200, right: 400, top: 0, bottom: 600 });
});

test("a picture shows what lies between the panels, or everything where that is little", () => {
  const screen = { left: 1000, top: 5 };
  const inset = { top: 50, right: 100, bottom: 50, left: 300 };
  assert.deepEqual(uncovered(screen, { x: 1400, y: 800 }, inset), { screen: { left: 1300, top: 5 }, width: 1000, height: 800 });
  assert.deepEqual(uncovered(screen, { x: 600, y: 800 }, inset), { screen, width: 600, height: 800 });
});
