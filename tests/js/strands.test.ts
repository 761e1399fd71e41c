/** The whole network in bundles: nothing is lost on the way from countries to places, and nothing jumps. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Areas, Level } from "src/areas";
import { marksOf, positionsOf } from "src/marks";
import { buildModel } from "src/model";
import { sceneMaker } from "src/scene";
import { isBundled, OTHERS, strands } from "src/strands";
import { scaleOf } from "src/zoom";
import { madeUp, MODEL, state } from "./sample";

const model = buildModel(madeUp(300, 400, 7));
const at = positionsOf(model);
const areas = new Areas(model, at);
const scene = sceneMaker(model).scene(state());
const ZOOMS = [2, 3, 4, 4.5, 5, 5.5, 6, 6.5, 7, 9];

test("a group is drawn at a place of its own, and comes apart once", () => {
  const { country } = model.data.places;
  let before: Uint8Array | null = null;
  for (const zoom of ZOOMS) {
    const { anchor, level } = areas.cut(scaleOf(zoom));
    anchor.forEach((stand, place) => {
      assert.equal(country[stand], country[place]);
      assert.equal(anchor[stand], stand);
      assert.ok(before === null || level[place] >= before[place]);
    });
    before = level;
  }
});

test("far away everything is countries, close by everything is places", () => {
  const levels = (zoom: number): Set<number> => new Set(areas.cut(scaleOf(zoom)).level);
  assert.deepEqual(levels(2), new Set([Level.Country]));
  assert.deepEqual(levels(7), new Set([Level.Place]));
});

test("areas stay where they are, whoever is filtered out", () => {
  assert.deepEqual(new Areas(model, at).cut(scaleOf(3)), areas.cut(scaleOf(3)));
});

test("a far island does not pull its country's mark away", () => {
  const places = { x: Float64Array.from([0, 10, 20, 4000]), y: Float64Array.from([0, 0, 0, 0]) };
  const one = { ...MODEL, data: { ...MODEL.data, places: { ...MODEL.data.places, country: [0, 0, 0, 0] } } };
  assert.deepEqual(new Set(new Areas(one, places).cut(0).anchor), new Set([1]));
});

for (const zoom of ZOOMS) {
  test(`at zoom ${zoom} every lane between two marks is in one strand or in the web, and nobody is lost`, () => {
    const scale = scaleOf(zoom);
    const marks = marksOf(model, scene, at, scale, areas.cut(scale));
    assert.equal(marks.marks.reduce((sum, mark) => sum + mark.partners.length, 0), model.data.partners.place.filter((place) => place >= 0).length);
    const { lanes, web } = strands(model, scene, marks, scale);
    const bundled = lanes.flatMap((strand) => strand.lanes);
    assert.equal(new Set(bundled).size, bundled.length);
    const between = scene.lanes.filter((lane) => marks.markOf[lane.a] !== marks.markOf[lane.b]);
    if (web.length === 0) assert.equal(bundled.length, between.length);
    else assert.ok(bundled.length < between.length);
    for (const pair of new Set(lanes.map((strand) => strand.pair))) {
      const own = lanes.filter((strand) => strand.pair === pair);
      if (own[0].bundle) assert.ok(own.length <= 3);
      assert.ok(own.filter((strand) => strand.programme === OTHERS).length <= 1);
      assert.deepEqual(own.map((strand) => strand.slot), own.map((_, slot) => slot));
    }
    for (const strand of lanes) {
      assert.ok(Math.abs(strand.weight - strand.lanes.reduce((sum, lane) => sum + lane.weight, 0)) < 1e-9);
    }
  });
}

test("a small network, or one that is looked at, is not bundled", () => {
  assert.equal(isBundled(sceneMaker(MODEL).scene(state())), false);
  assert.equal(isBundled(sceneMaker(model).scene(state({ focus: { kind: "partner", index: 0 } }))), false);
  assert.equal(isBundled(scene), true);
});
