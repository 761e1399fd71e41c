/** Lanes on the screen: side by side, the same from both ends, ending at their marks. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { distanceTo, laneCurve, pointAt, walkCurve } from "src/curve";

const a = { x: 100, y: 300, radius: 10 };
const b = { x: 500, y: 260, radius: 8 };

test("a lane begins and ends on the edge of its marks", () => {
  for (let slot = 0; slot < 4; slot++) {
    const curve = laneCurve(a, b, slot, 4);
    assert.ok(Math.abs(Math.hypot(curve.x0 - a.x, curve.y0 - a.y) - a.radius) < 1e-6);
    assert.ok(Math.abs(Math.hypot(curve.x1 - b.x, curve.y1 - b.y) - b.radius) < 1e-6);
  }
});

test("lanes of a pair never lie on each other", () => {
  const curves = [0, 1, 2, 3, 4].map((slot) => laneCurve(a, b, slot, 5));
  for (const t of [0.05, 0.25, 0.5, 0.75, 0.95]) {
    const points = curves.map((curve) => pointAt(curve, t));
    for (let i = 1; i < points.length; i++) assert.ok(Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]) > 2.5);
  }
});

test("the line is the same from either end", () => {
  const there = laneCurve(a, b, 1, 3);
  const back = laneCurve(b, a, 1, 3);
  assert.deepEqual([back.x1, back.y1, back.cx, back.cy, back.x0, back.y0], [there.x0, there.y0, there.cx, there.cy, there.x1, there.y1]);
});

test("the distance to a lane is nothing on it, and grows beside it", () => {
  const curve = laneCurve(a, b, 0, 1);
  const [x, y] = pointAt(curve, 0.4);
  assert.ok(distanceTo(curve, x, y) < 0.5);
  assert.ok(Math.abs(distanceTo(curve, x, y - 20) - 20) < 2);
});

test("marks at one spot make no broken line", () => {
  const curve = laneCurve(a, a, 0, 2);
  walkCurve(curve, 5, (x, y) => assert.ok(Number.isFinite(x) && Number.isFinite(y)));
});
