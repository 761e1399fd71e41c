/** Marks and lanes of a scene: nobody is counted twice, blooms open, lanes end at petals. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Emphasis, type Focus, type Lane, type Scene } from "src/contract";
import { visible } from "src/filter";
import { drawnLanes, faintLines } from "src/lanes";
import { countRadius, marksOf, OPEN_SCALE, radiusOf, seatOf, type Positions } from "src/marks";
import { buildModel, type Model } from "src/model";
import type { Data } from "src/payload";
import { BLANK } from "src/state";

/** Partners 0, 1, 2 in one place, 3 close by, 4 and 5 far off; project 0 joins 0 and 4, project 1 joins 1 and 4, project 2 joins 0, 1 and 5. */
const place = [0, 0, 0, 1, 2, 3];
const at: Positions = { x: Float64Array.from([0, 2_000, 900_000, -700_000]), y: Float64Array.from([0, 1_000, 300_000, 10_000]) };
const projects = [[0, 4], [1, 4], [0, 1, 5]];

function model(): Model {
  const count = place.length;
  const blank = <T>(size: number, value: T): T[] => Array.from({ length: size }, () => value);
  const data: Data = {
    version: 1,
    site: { title: "", owner: 0, home: "", language: "en", date: "" },
    kinds: ["cluster"], roles: ["coordinator", "partner"], projectKinds: ["project"], statuses: ["finished"], precisions: ["city"],
    countries: { code: ["BE"], name: ["Belgium"] },
    places: { lat: [50, 50.01, 53, 50], lon: [10, 10.02, 20, 0], name: ["A", "B", "C", "D"], country: blank(4, 0), precision: blank(4, 0) },
    partners: {
      id: place.map((_, i) => `p${i}`), name: place.map((_, i) => `Partner ${i}`), short: blank(count, ""), aliases: blank(count, ""),
      kind: blank(count, 0), country: blank(count, 0), city: blank(count, ""), place, degree: blank(count, 1), strength: blank(count, 1),
    },
    programmes: {
      id: ["x", "y"], name: ["X", "Y"], short: ["", ""], parent: [-1, -1], family: [0, 1], tone: [0, 1], color: ["", ""], dash: [0, 1], order: [0, 1],
    },
    projects: {
      id: ["q0", "q1", "q2"], acronym: ["", "", ""], title: ["", "", ""], kind: blank(3, 0), status: blank(3, 0), programme: [0, 0, 1],
      start: blank(3, ""), end: blank(3, ""), proposal: [0, 0, 0], complete: [1, 1, 1], submissions: [[], [], []],
    },
    participations: {
      project: projects.flatMap((partners, i) => partners.map(() => i)), partner: projects.flat(), role: projects.flat().map(() => 1),
    },
  };
  return buildModel(data);
}

const lane = (a: number, b: number, programme: number, of: number[], emphasis = Emphasis.Strong): Lane => ({
  a, b, programme, weight: of.length, projects: of, emphasis, slot: 0, slots: 1,
});

function scene(focus: Focus | null, lanes: Lane[] = [], partners: number[] = [2, 2, 2, 2, 2, 2]): Scene {
  return { focus, partners: Uint8Array.from(partners), importance: Float32Array.from([6, 5, 4, 3, 2, 1]), lanes, seen: visible(model(), BLANK), fit: [] };
}

test("far away, neighbours share one counted mark, and each partner counts once", () => {
  const { marks, markOf } = marksOf(model(), scene(null), at, 1 / 8000);
  assert.deepEqual(marks.map((mark) => mark.partners), [[0, 1, 2, 3], [4], [5]]);
  assert.equal(markOf[0], markOf[1]);
  assert.equal(marks[0].petals, null);
});

test("close by, places come apart and open into petals", () => {
  const { marks } = marksOf(model(), scene(null), at, OPEN_SCALE * 8);
  const bloom = marks.find((mark) => mark.place === 0);
  assert.deepEqual(bloom?.partners, [0, 1, 2]);
  assert.equal(bloom?.petals?.length, 3);
});

test("a focused place opens at any scale", () => {
  const { marks } = marksOf(model(), scene({ kind: "place", index: 1 }), at, 1 / 8000);
  assert.equal(marks.find((mark) => mark.places.includes(1))?.petals?.length, 4);
});

test("hidden partners have no mark, faint ones are dust", () => {
  const { marks, dust } = marksOf(model(), scene(null, [], [2, 0, 0, 1, 1, 0]), at, 1 / 8000);
  assert.deepEqual(marks.map((mark) => mark.partners), [[0]]);
  assert.deepEqual(dust, [1, 2]);
});

test("the focused partner keeps its face, the others are counted beside it", () => {
  const { marks } = marksOf(model(), scene({ kind: "partner", index: 1 }), at, 1 / 8000);
  assert.equal(marks[0].lead, 1);
  assert.equal(marks[0].partners.length, 4);
});

test("lanes of joined places are joined, and fan out in the programmes' order", () => {
  const all = scene(null, [lane(0, 2, 1, [2]), lane(0, 2, 0, [0, 1]), lane(1, 2, 0, [1]), lane(0, 1, 0, [0])]);
  const drawn = drawnLanes(model(), all, marksOf(model(), all, at, 1 / 8000));
  assert.deepEqual(drawn.map(({ programme, weight, slot, slots }) => ({ programme, weight, slot, slots })), [
    { programme: 0, weight: 3, slot: 0, slots: 2 },
    { programme: 1, weight: 1, slot: 1, slots: 2 },
  ]);
});

test("in an open bloom a lane ends at the petal of its one partner, or at the middle for several", () => {
  const all = scene({ kind: "place", index: 0 }, [lane(0, 2, 0, [0]), lane(0, 3, 1, [2])]);
  const marks = marksOf(model(), all, at, OPEN_SCALE * 8);
  const bloom = marks.marks[marks.markOf[0]];
  const drawn = drawnLanes(model(), all, marks);
  const tips = drawn.flatMap((one) => [one.from, one.to]).filter((tip) => tip.x === 0 && tip.y === 0);
  const seat = seatOf(bloom, 0);
  assert.ok(tips.some((tip) => tip.dx === seat.dx && tip.dy === seat.dy));
  assert.ok(tips.some((tip) => tip.dx === 0 && tip.dy === 0));
});

test("the web has each pair of marks once, heaviest first", () => {
  const all = scene(null, [lane(0, 2, 0, [0], 1), lane(1, 2, 1, [0, 1], 1), lane(0, 3, 1, [2], 1), lane(0, 1, 0, [0], 1)]);
  const lines = faintLines(all, marksOf(model(), all, at, 1 / 8000), at);
  assert.deepEqual([...lines], [0, 0, 900_000, 300_000, 0, 0, -700_000, 10_000]);
});

test("a mark is as large as its partners' different projects, and a number has room in it", () => {
  const { marks } = marksOf(model(), scene(null), at, 1 / 8000);
  assert.deepEqual(marks.map((mark) => mark.radius), [countRadius(4, 3), radiusOf(2), radiusOf(1)]);
  assert.ok(countRadius(2, 0) >= 9 && countRadius(100, 0) > countRadius(2, 0));
});

test("the area of a mark grows evenly with its projects", () => {
  const step = radiusOf(2) ** 2 - radiusOf(1) ** 2;
  for (let projects = 2; projects < 40; projects++) assert.ok(Math.abs(radiusOf(projects + 1) ** 2 - radiusOf(projects) ** 2 - step) < 1e-9);
});

test("everybody in one place has a petal, however many", () => {
  const many = model();
  const crowd = { ...many.data, partners: { ...many.data.partners, place: place.map(() => 0) } };
  const { marks } = marksOf(buildModel(crowd), scene({ kind: "place", index: 0 }), at, 1 / 8000);
  assert.equal(marks[0].petals?.length, 6);
});
