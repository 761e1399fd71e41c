import assert from "node:assert/strict";
import { test } from "node:test";

import type { Focus } from "../../maps/browser/src/contract";
import { visible } from "../../maps/browser/src/filter";
import { buildModel, type Model } from "../../maps/browser/src/model";
import { axisOf, barOf, placeOf, stackOf, thickness, within, xOf } from "../../maps/browser/src/timeline/layout";
import { paintTimeline } from "../../maps/browser/src/timeline/paint";
import { fullName, groupsOf, litProjects, roleIn, type Row } from "../../maps/browser/src/timeline/rows";
import { extentOf, instants } from "../../maps/browser/src/timeline/when";
import { ALBA, BRNO, CORK, COSME, DATA, dice, FP7, IN_CORK, madeUp, MODEL, ONE, PARIS, PLAN, state, THREE, TWO } from "./sample";

const near = (found: readonly number[] | null, wanted: readonly number[]): void => {
  assert.ok(found !== null && found.length === wanted.length && found.every((value, i) => Math.abs(value - wanted[i]) < 0.003), `${found?.join()} is not ${wanted.join()}`);
};

test("a date is as long as it is vague", () => {
  near(instants("2013"), [2013, 2014]);
  near(instants("2013-09"), [2013.667, 2013.75]);
  near(instants("2013-09-01"), [2013.667, 2013.669]);
  near(instants("2013-12-31"), [2013.997, 2014]);
  assert.deepEqual([instants(""), instants("soon")], [null, null]);
});

function extent(start: string, end: string, isRunning = false): number[] | null {
  const found = extentOf(start, end, isRunning, 2020.5, 2022);
  return found === null ? null : [found.from, found.sure, found.until, found.to];
}

test("bars are soft where dates are vague, open where a project still runs", () => {
  near(extent("2013", "2016"), [2013, 2014, 2016, 2017]);
  near(extent("2013-01-01", "2016-12-31"), [2013, 2013.003, 2016.997, 2017]);
  near(extent("2013", "2013"), [2013, 2013.5, 2013.5, 2014]);
  near(extent("2018-07", "", true), [2018.5, 2018.583, 2020.5, 2022]);
  near(extent("2013-07", ""), [2013.5, 2013.583, 2013.583, 2014]);
  near(extent("", "2013-07"), [2013, 2013.5, 2013.5, 2013.583]);
  assert.equal(extent("", ""), null);
});

test("whatever the dates, a bar begins before it is sure and is sure before it ends", () => {
  const roll = dice(3);
  const some = (): string => {
    const [year, month, day] = [2000 + Math.floor(roll() * 20), 1 + Math.floor(roll() * 12), 1 + Math.floor(roll() * 28)];
    return ["", String(year), `${year}-${String(month).padStart(2, "0")}`, `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`][Math.floor(roll() * 4)];
  };
  for (let round = 0; round < 2000; round++) {
    const [a, b] = [some(), some()];
    const [start, end] = a !== "" && b !== "" && a.slice(0, 4) > b.slice(0, 4) ? [b, a] : [a, b];
    const found = extentOf(start, end, roll() < 0.3, 2019.8, 2021);
    if (found === null) assert.equal(start + end, "");
    else assert.ok(found.from <= found.sure && found.sure <= found.until && found.until <= found.to, `${start} to ${end}: ${Object.values(found).join()}`);
  }
});

const groups = (patch = {}, model: Model = MODEL): ReturnType<typeof groupsOf> => groupsOf(model, visible(model, state(patch)), 2020);

test("families in legend order, undated ones at the end, proposals by their submissions", () => {
  assert.deepEqual(groups().map(({ family, isUndated, rows }) => [family, isUndated, rows.map((row) => row.project)]), [
    [FP7, false, [ONE]],
    [COSME, false, [THREE]],
    [-1, true, [TWO]],
  ]);
  const cosme = groups({ proposals: true })[1];
  assert.deepEqual(cosme.rows.map(({ project, look }) => [project, look]), [[PLAN, "proposed"], [THREE, "sure"]]);
  const unsaid = { ...DATA, projects: { ...DATA.projects, start: ["2013-09-01", "", "2018", ""] } };
  const [submitted] = groups({ proposals: true }, buildModel(unsaid))[1].rows;
  assert.equal(submitted.extent, null);
  near(submitted.submitted, [2016.083, 2017.083]);
});

test("every project in view stands in the timeline once", () => {
  const model = buildModel(madeUp(50, 200, 11));
  const seen = visible(model, state({ proposals: true, years: [2004, 2009] }));
  const all = groupsOf(model, seen, 2020).flatMap(({ rows }) => rows.map((row) => row.project));
  assert.equal(all.length, seen.projectCount);
  assert.equal(new Set(all).size, all.length);
  for (const { rows } of groupsOf(model, seen, 2020)) {
    const begins = rows.map((row) => row.extent?.from ?? 0);
    assert.deepEqual(begins, [...begins].sort((a, b) => a - b));
  }
});

test("what is looked at lights its projects", () => {
  const seen = visible(MODEL, state());
  const lit = (focus: Focus | null): number[] | null => {
    const found = litProjects(MODEL, focus, seen);
    return found === null ? null : [...found].sort();
  };
  assert.equal(lit(null), null);
  assert.deepEqual(lit({ kind: "partner", index: BRNO }), [ONE, THREE]);
  assert.deepEqual(lit({ kind: "project", index: ONE }), [ONE]);
  assert.deepEqual(lit({ kind: "programme", index: FP7 }), [ONE]);
  assert.deepEqual(lit({ kind: "tie", a: ALBA, b: CORK }), [ONE, TWO]);
  assert.deepEqual(lit({ kind: "place", index: IN_CORK }), [ONE, TWO]);
  assert.deepEqual(lit({ kind: "lane", a: PARIS, b: IN_CORK, programme: -1 }), [TWO]);
});

test("a bar's full name says what it shows", () => {
  const rows = groups({ proposals: true }).flatMap((group) => group.rows);
  const nameOf = (project: number, role = ""): string => fullName(MODEL, rows.find((row) => row.project === project) as Row, role);
  assert.equal(nameOf(ONE, roleIn(MODEL, { focus: { kind: "partner", index: ALBA } }, ONE)), "ONE, REGIONS, 1 Sept 2013 to 31 Aug 2016, 3 partners, finished, coordinator");
  assert.equal(nameOf(PLAN), "PLAN, COSME, since Feb 2016, submitted Feb 2016 and Feb 2017, 2 partners, proposal");
  assert.equal(nameOf(TWO), "TWO, no dates, 4 partners, outcome unknown");
});

const AXIS = axisOf([2010, 2019], 100, 1100);

test("years lie evenly on the axis", () => {
  assert.deepEqual([2010, 2015, 2020].map((year) => xOf(AXIS, year)), [100, 600, 1100]);
  assert.deepEqual(AXIS.years, [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019]);
});

test("a name stands right of its bar, else left, and never leaves the axis", () => {
  const roll = dice(9);
  for (let round = 0; round < 1000; round++) {
    const [a, b, width] = [100 + roll() * 1000, 100 + roll() * 1000, 20 + roll() * 900];
    const [left, right] = [Math.min(a, b), Math.max(a, b)];
    const { x, room, side } = placeOf(AXIS, { left, sure: left, until: right, right }, width);
    assert.ok(x >= AXIS.left && x + room <= AXIS.right + 1e-6 && room > 0, `${side} ${x} ${room}`);
    if (side === "right") assert.ok(x >= right);
    if (side === "left") assert.ok(x + room <= left);
    if (width <= AXIS.right - right - 8) assert.equal(side, "right");
  }
});

test("of thousands of rows those in sight are found", () => {
  const stack = stackOf(groups({ proposals: true }, buildModel(madeUp(500, 5000, 2))));
  assert.equal(stack.rows.length, 5000);
  for (const [top, height] of [[0, 500], [40000, 700], [stack.height - 300, 300], [stack.height + 100, 300]] as const) {
    const wanted = stack.items.filter((item) => item.y + item.height > top && item.y <= top + height);
    const found = within(stack, top, top + height);
    assert.ok(wanted.every((item) => found.includes(item)));
    assert.ok(found.length <= wanted.length + 1);
  }
});

test("bars grow with their consortium, and stay within their row", () => {
  const sizes = [0, 1, 2, 5, 10, 20, 40, 200].map(thickness);
  assert.deepEqual(sizes, [...sizes].sort((a, b) => a - b));
  assert.ok(sizes[0] >= 4 && sizes[7] <= 18);
});

test("a picture names every project that it shows", () => {
  const stack = stackOf(groups({ proposals: true }));
  const said: string[] = [];
  const pen = new Proxy({}, {
    get: (_, key) => (key === "measureText" ? () => ({ width: 50 }) : (text: unknown) => (key === "fillText" ? said.push(String(text)) : undefined)),
    set: () => true,
  }) as CanvasRenderingContext2D;
  const palette = { tones: [], paper: "#fff" } as never;
  paintTimeline(pen, {
    model: MODEL, palette, axis: AXIS, width: 1200, height: 600, top: 0, items: stack.items, today: 2018.5, years: [2013, 2014],
    emphasis: () => 2, place: (row) => placeOf(AXIS, barOf(AXIS, row), 60), label: (row) => ({ title: DATA.projects.title[row.project], more: "" }), head: ({ family }) => `family ${family}`, aside: () => "",
  });
  for (const title of DATA.projects.title) assert.ok(said.includes(title), title);
  assert.ok(said.includes("2013") && said.includes("family 0") && said.includes("registry as of 2020"));
});
