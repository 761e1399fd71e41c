import assert from "node:assert/strict";
import { test } from "node:test";

import { shift } from "../../maps/browser/src/nudge";
import { insetsOf } from "../../maps/browser/src/views/insets";

const box = (left: number, top: number, width: number, height: number) => ({ left, top, width, height, right: left + width, bottom: top + height });
const map = box(0, 100, 1440, 800);

test("a panel at the right and a legend at the left", () => {
  const panel = box(1064, 116, 360, 768);
  const legend = box(16, 170, 304, 600);
  assert.deepEqual(insetsOf(map, [legend, panel]), { top: 0, right: 376, bottom: 0, left: 320 });
});

test("what lies over a covered strip costs nothing more", () => {
  const legend = box(16, 170, 304, 600);
  const search = box(16, 116, 304, 44);
  assert.deepEqual(insetsOf(map, [search, legend]), { top: 0, right: 0, bottom: 0, left: 320 });
});

test("a sheet at the bottom, a field at the top", () => {
  const phone = box(0, 0, 390, 700);
  assert.deepEqual(insetsOf(phone, [box(0, 350, 390, 350), box(8, 8, 320, 44)]), { top: 52, right: 0, bottom: 350, left: 0 });
});

test("what is hidden covers nothing", () => {
  assert.deepEqual(insetsOf(map, [box(0, 0, 0, 0)]), { top: 0, right: 0, bottom: 0, left: 0 });
});

test("the map moves no further than needed", () => {
  assert.equal(shift(50, 60, 100, 500), 50);
  assert.equal(shift(480, 520, 100, 500), -20);
  assert.equal(shift(200, 300, 100, 500), 0);
  assert.equal(shift(0, 900, 100, 500), 0);
});
