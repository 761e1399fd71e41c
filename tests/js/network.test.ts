/** The pure parts of the network view: its plane, its dots, its ties, the way of a dot from the map. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Emphasis, type Focus, type Spots } from "../../maps/browser/src/contract";
import { buildModel } from "../../maps/browser/src/model";
import { between, eased } from "../../maps/browser/src/network/glide";
import { dotsOf } from "../../maps/browser/src/network/dots";
import { planeOf } from "../../maps/browser/src/network/plane";
import { tiesOfScene } from "../../maps/browser/src/network/ties";
import { sceneMaker } from "../../maps/browser/src/scene";
import { ALBA, BRNO, CORK, COSME, DATA, DELFT, EGER, FARO, IN_CORK, madeUp, MODEL, PARIS, PLAN, REGIONS, state } from "./sample";

const PLANE = planeOf(MODEL);
const NET = sceneMaker(PLANE.model);
const MAP = sceneMaker(MODEL);

function sceneAt(patch: Parameters<typeof state>[0]): ReturnType<typeof tiesOfScene> {
  return tiesOfScene(MODEL, NET, MAP.scene(state(patch)), state(patch));
}

const pairs = (patch: Parameters<typeof state>[0], least: Emphasis): string[] =>
  sceneAt(patch).lanes.filter((lane) => lane.emphasis >= least).map(({ a, b, programme }) => `${a}-${b}:${programme}`);

test("every partner is a place of its own, the unplaced too, where the layout put it", () => {
  const { model, at, unit } = PLANE;
  assert.deepEqual(model.data.partners.place, [0, 1, 2, 3, 4, 5]);
  assert.deepEqual([...model.partnersAt(EGER)], [EGER]);
  assert.equal(at.x[EGER] / unit, DATA.partners.x[EGER]);
  assert.equal(at.y[FARO] / unit, DATA.partners.y[FARO]);
  assert.equal(model.data.places.name[CORK], DATA.partners.name[CORK]);
});

test("however large, the network stays on the plane", () => {
  const partners = { ...DATA.partners, x: DATA.partners.x.map((x) => x * 1e5) };
  const { at } = planeOf(buildModel({ ...DATA, partners }));
  assert.ok(Math.max(...at.x.map(Math.abs)) <= 5e6);
});

test("a tie for every pair with a shared project and its programme, whatever the places", () => {
  assert.deepEqual(pairs({}, Emphasis.Faint).sort(), [
    `${ALBA}-${BRNO}:${REGIONS}`, `${ALBA}-${BRNO}:${COSME}`, `${ALBA}-${CORK}:${REGIONS}`, `${BRNO}-${CORK}:${REGIONS}`,
    `${ALBA}-${CORK}:-1`, `${ALBA}-${DELFT}:-1`, `${ALBA}-${EGER}:-1`, `${CORK}-${DELFT}:-1`, `${CORK}-${EGER}:-1`, `${DELFT}-${EGER}:-1`,
  ].sort());
});

test("a focus lifts the same partners out as on the map", () => {
  const focuses: (Focus | null)[] = [
    null, { kind: "partner", index: BRNO }, { kind: "partner", index: EGER }, { kind: "project", index: PLAN }, { kind: "programme", index: COSME },
    { kind: "place", index: PARIS }, { kind: "tie", a: ALBA, b: BRNO }, { kind: "path", a: BRNO, b: EGER },
    { kind: "lane", a: PARIS, b: IN_CORK, programme: REGIONS },
  ];
  for (const focus of focuses) {
    assert.deepEqual([...sceneAt({ focus }).partners], [...MAP.scene(state({ focus })).partners], JSON.stringify(focus));
  }
});

test("ties of what is looked at are strong: those of a partner, of a place, of a lane, of one tie", () => {
  const strong = (focus: Focus): string[] => pairs({ focus }, Emphasis.Strong).sort();
  assert.deepEqual(strong({ kind: "partner", index: BRNO }), [`${ALBA}-${BRNO}:${REGIONS}`, `${ALBA}-${BRNO}:${COSME}`, `${BRNO}-${CORK}:${REGIONS}`].sort());
  assert.deepEqual(strong({ kind: "partner", index: EGER }), [`${ALBA}-${EGER}:-1`, `${CORK}-${EGER}:-1`, `${DELFT}-${EGER}:-1`].sort());
  assert.deepEqual(strong({ kind: "lane", a: PARIS, b: IN_CORK, programme: REGIONS }), [`${ALBA}-${CORK}:${REGIONS}`]);
  assert.deepEqual(strong({ kind: "tie", a: CORK, b: EGER }), [`${CORK}-${EGER}:-1`]);
  assert.ok(strong({ kind: "place", index: PARIS }).every((tie) => tie.includes(String(ALBA)) || tie.includes(String(DELFT))));
});

test("each visible partner is one dot or, stepped back, dust; nobody is drawn twice", () => {
  for (const focus of [null, { kind: "partner", index: BRNO } as const]) {
    const scene = sceneAt({ focus });
    const { marks, markOf, dust } = dotsOf(PLANE)(scene, 1 / PLANE.unit);
    const drawn = [...marks.flatMap((mark) => mark.partners), ...dust].sort();
    assert.deepEqual(drawn, [...scene.partners.keys()].filter((row) => scene.partners[row] > Emphasis.Hidden));
    for (const mark of marks) assert.equal(marks[markOf[mark.place]], mark);
  }
});

test("seen from afar dots are smaller, never larger", () => {
  const model = buildModel(madeUp(60, 50, 5));
  const plane = planeOf(model);
  const scene = tiesOfScene(model, sceneMaker(plane.model), sceneMaker(model).scene(state()), state());
  let before: readonly number[] | null = null;
  for (const scale of [4, 1, 0.5, 0.1]) {
    const radii = dotsOf(plane)(scene, scale / plane.unit).marks.map((mark) => mark.radius);
    assert.ok(radii.every((radius, i) => radius > 1 && (before === null || radius <= before[i])));
    before = radii;
  }
});

test("a dot leaves where the map has it and arrives where the network has it; newcomers grow, leavers shrink", () => {
  const from: Spots = new Map([[1, { x: 0, y: 0, r: 4 }], [2, { x: 9, y: 9, r: 5 }]]);
  const to: Spots = new Map([[1, { x: 100, y: 40, r: 8 }], [3, { x: 5, y: 6, r: 7 }]]);
  assert.deepEqual(between(from, to, 0).get(1), from.get(1));
  assert.deepEqual(between(from, to, 1).get(1), to.get(1));
  assert.deepEqual(between(from, to, 0).get(3), { x: 5, y: 6, r: 0 });
  assert.deepEqual(between(from, to, 1).get(2), { x: 9, y: 9, r: 0 });
  for (let share = 0; share < 1; share += 0.05) assert.ok(eased(share) <= eased(share + 0.05));
  assert.equal(eased(0.5), 0.5);
});
