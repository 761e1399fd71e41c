import assert from "node:assert/strict";
import { test } from "node:test";

import { Emphasis, type Focus } from "../../maps/browser/src/contract";
import { visible } from "../../maps/browser/src/filter";
import { buildModel } from "../../maps/browser/src/model";
import { partnersOfLane, projectsOfLane, QUIET_ABOVE, sceneMaker } from "../../maps/browser/src/scene";
import { ALBA, BRNO, CORK, COSME, DELFT, EGER, FARO, FP7, IN_BRNO, IN_CORK, madeUp, MODEL, ONE, PARIS, PLAN, REGIONS, state, THREE, TWO } from "./sample";

const { Hidden, Faint, Normal, Strong } = Emphasis;
const scene = (focus: Focus | null, patch = {}): ReturnType<ReturnType<typeof sceneMaker>["scene"]> =>
  sceneMaker(MODEL).scene(state({ focus, ...patch }));
const lanes = (focus: Focus | null, patch = {}): Emphasis[] => scene(focus, patch).lanes.map((lane) => lane.emphasis);

test("without a focus everything is plain, and the whole is fitted", () => {
  assert.deepEqual([...scene(null).partners], [Normal, Normal, Normal, Normal, Normal, Normal]);
  assert.deepEqual(lanes(null), [Normal, Normal, Normal, Normal, Normal]);
  assert.deepEqual(scene(null).fit, []);
});

test("without a focus the heaviest lanes are plain, the many others step back", () => {
  const model = buildModel(madeUp(400, 300, 1));
  const made = sceneMaker(model).scene(state());
  const plain = made.lanes.filter((lane) => lane.emphasis === Normal);
  const faint = made.lanes.filter((lane) => lane.emphasis === Faint);
  assert.equal(plain.length + faint.length, made.lanes.length);
  assert.ok(plain.length >= QUIET_ABOVE && faint.length > 0);
  assert.ok(Math.min(...plain.map((lane) => lane.weight)) > Math.max(...faint.map((lane) => lane.weight)));
});

test("whoever lights nobody else dims nobody", () => {
  const made = scene({ kind: "partner", index: FARO });
  assert.deepEqual([...made.partners], [Normal, Normal, Normal, Normal, Normal, Strong]);
  assert.deepEqual(made.lanes.map((lane) => lane.emphasis), [Normal, Normal, Normal, Normal, Normal]);
});

test("a partner: its alters and its own lanes stand out, the rest is faint", () => {
  const made = scene({ kind: "partner", index: BRNO });
  assert.deepEqual([...made.partners], [Strong, Strong, Strong, Faint, Faint, Faint]);
  assert.deepEqual(made.lanes.map((lane) => lane.emphasis), [Strong, Strong, Faint, Faint, Strong]);
  assert.deepEqual([...made.fit].sort(), [ALBA, BRNO, CORK]);
  assert.ok(made.importance[BRNO] > made.importance[ALBA]);
  assert.ok(made.importance[DELFT] < made.importance[CORK]);
});

test("a partner without a place: the lanes of its projects, quietly", () => {
  const made = scene({ kind: "partner", index: EGER });
  assert.deepEqual(made.lanes.map((lane) => lane.emphasis), [Faint, Faint, Faint, Normal, Faint]);
  assert.ok(!made.fit.includes(EGER));
});

test("a project, a programme with those below it, a place, a tie, a lane", () => {
  assert.deepEqual([...scene({ kind: "project", index: ONE }).partners], [Strong, Strong, Strong, Faint, Faint, Faint]);
  assert.deepEqual(lanes({ kind: "project", index: ONE }), [Strong, Faint, Strong, Faint, Normal], "a star from Paris, where the coordinator is");
  assert.deepEqual(lanes({ kind: "programme", index: FP7 }), [Strong, Faint, Strong, Faint, Strong]);
  assert.deepEqual([...scene({ kind: "place", index: PARIS }).partners], [Strong, Normal, Normal, Strong, Normal, Faint]);
  assert.deepEqual(lanes({ kind: "place", index: IN_CORK }), [Faint, Faint, Strong, Strong, Strong]);
  assert.deepEqual(lanes({ kind: "tie", a: ALBA, b: BRNO }), [Strong, Strong, Faint, Faint, Faint]);
  const lane: Focus = { kind: "lane", a: PARIS, b: IN_CORK, programme: -1 };
  assert.deepEqual(lanes(lane), [Faint, Faint, Faint, Strong, Faint]);
  assert.deepEqual([...scene(lane).partners], [Strong, Faint, Strong, Strong, Faint, Faint]);
});

test("what is switched off is hidden, lanes go with it", () => {
  const made = scene(null, { off: new Set([REGIONS, -1]) });
  assert.deepEqual([...made.partners], [Normal, Normal, Hidden, Hidden, Hidden, Hidden]);
  assert.deepEqual(made.lanes.map((lane) => lane.programme), [COSME]);
});

test("a proposal's own page shows its partners", () => {
  assert.equal(scene({ kind: "project", index: PLAN }).partners[EGER], Strong);
});

test("behind a lane: its projects, and their partners at its two ends", () => {
  const seen = visible(MODEL, state());
  const lane = { a: PARIS, b: IN_CORK, programme: -1 };
  assert.equal(projectsOfLane(MODEL, lane, seen).length, 1);
  assert.deepEqual(partnersOfLane(MODEL, lane, seen), [ALBA, CORK, DELFT]);
  assert.deepEqual(projectsOfLane(MODEL, { a: IN_BRNO, b: IN_CORK, programme: COSME }, seen), []);
});

test("an isolated partner can be looked at", () => {
  assert.equal(scene({ kind: "partner", index: FARO }).partners[FARO], Strong);
});

test("a scene of 10,000 partners is made", () => {
  const maker = sceneMaker(buildModel(madeUp(10_000, 12_000, 2)));
  maker.scene(state());
  maker.scene(state({ focus: { kind: "partner", index: 5 } }));
});

test("a project without a coordinator is no star: all its lanes stand out", () => {
  const three = lanes({ kind: "project", index: THREE });
  assert.deepEqual(three, [Faint, Strong, Faint, Faint, Faint]);
  assert.deepEqual(lanes({ kind: "project", index: TWO }), [Faint, Faint, Faint, Strong, Faint]);
});

test("two steps light the alters' alters, more quietly, and the lanes among them", () => {
  const made = scene({ kind: "partner", index: DELFT }, { steps: 2 });
  assert.deepEqual([...made.partners], [Strong, Normal, Strong, Strong, Strong, Faint]);
  const one = scene({ kind: "partner", index: DELFT });
  assert.deepEqual([...one.partners], [Strong, Faint, Strong, Strong, Strong, Faint]);
  assert.ok(one.lanes.some((lane) => lane.emphasis === Faint));
  assert.ok(made.lanes.every((lane) => lane.emphasis === Strong || lane.emphasis === Normal));
  assert.deepEqual(made.lanes.filter((lane) => lane.emphasis === Strong), one.lanes.filter((lane) => lane.emphasis === Strong));
});

test("two steps never dim what one step lights", () => {
  const model = buildModel(madeUp(120, 60, 5));
  for (let index = 0; index < 40; index++) {
    const [one, two] = ([1, 2] as const).map((steps) => sceneMaker(model).scene(state({ focus: { kind: "partner", index }, steps })));
    if (one.fit.length < 2) continue;
    assert.ok(one.partners.every((emphasis, row) => two.partners[row] >= emphasis));
    assert.ok(one.lanes.every((lane, i) => two.lanes[i].emphasis >= lane.emphasis));
  }
});

test("another way may stand out than the strongest", () => {
  const strongest = scene({ kind: "path", a: BRNO, b: DELFT });
  const other = scene({ kind: "path", a: BRNO, b: DELFT, way: 1 });
  assert.deepEqual([strongest.partners[ALBA], strongest.partners[CORK]], [Strong, Faint]);
  assert.deepEqual([other.partners[ALBA], other.partners[CORK]], [Faint, Strong]);
  assert.deepEqual(scene({ kind: "path", a: BRNO, b: DELFT, way: 9 }).partners, strongest.partners, "a way that is not there is the strongest");
});
