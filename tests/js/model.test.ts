import assert from "node:assert/strict";
import { test } from "node:test";

import { buildModel } from "../../maps/browser/src/model";
import { ALBA, BRNO, CORK, COSME, DATA, DELFT, EGER, FARO, FP7, MODEL, ONE, PARIS, PLAN, REGIONS, THREE, TWO } from "./sample";

test("who takes part in what, both ways", () => {
  assert.deepEqual([...MODEL.projectsOf(ALBA)], [ONE, PLAN, THREE, TWO]);
  assert.deepEqual([...MODEL.projectsOf(FARO)], []);
  assert.deepEqual([...MODEL.partnersOf(TWO)], [ALBA, CORK, DELFT, EGER]);
  assert.equal(MODEL.roleOf(ONE, ALBA), 0);
  assert.equal(MODEL.roleOf(ONE, DELFT), -1);
});

test("a partner with two roles in a project takes part once", () => {
  const doubled = buildModel({ ...DATA, participations: { project: [0, 0, 0], partner: [1, 1, 2], role: [0, 1, 1] } });
  assert.deepEqual([...doubled.partnersOf(0)], [BRNO, CORK]);
  assert.equal(doubled.roleOf(0, BRNO), 0);
});

test("programmes nest", () => {
  assert.deepEqual(MODEL.roots, [FP7, COSME]);
  assert.deepEqual([...MODEL.childrenOf(FP7)], [REGIONS]);
  assert.deepEqual([...MODEL.below(FP7)], [FP7, REGIONS]);
  assert.deepEqual([...MODEL.projectsIn(COSME)], [PLAN, THREE]);
  assert.deepEqual([...MODEL.projectsIn(-1)], [TWO]);
});

test("programmes that are each other's parents do not hang", () => {
  const circular = buildModel({ ...DATA, programmes: { ...DATA.programmes, parent: [REGIONS, FP7, -1] } });
  assert.deepEqual([...circular.below(FP7)].sort(), [FP7, REGIONS]);
});

test("places, and partners without one", () => {
  assert.deepEqual([...MODEL.partnersAt(PARIS)], [ALBA, DELFT]);
  assert.deepEqual(MODEL.unplaced, [EGER]);
  assert.equal(MODEL.placeRow.get("48.8566,2.3522"), PARIS);
});

test("years of projects: one date stands for both, none is unknown", () => {
  assert.deepEqual([...MODEL.from], [2013, 2016, 2018, 0]);
  assert.deepEqual([...MODEL.to], [2016, 2016, 2019, 0]);
  assert.deepEqual(MODEL.years, [2013, 2019]);
});

test("a running project without an end runs until the last year known", () => {
  const running = DATA.statuses.indexOf("running");
  const projects = { ...DATA.projects, status: [3, 0, 3, running], start: ["2013", "2016", "2018", "2014"] };
  assert.equal(buildModel({ ...DATA, projects }).to[TWO], 2019);
});

test("an id may be any word that plain objects know", () => {
  const odd = buildModel({ ...DATA, partners: { ...DATA.partners, id: ["__proto__", "constructor", "cork", "delft", "eger", "faro"] } });
  assert.equal(odd.partnerRow.get("__proto__"), 0);
  assert.equal(odd.partnerRow.get("toString"), undefined);
});

test("an empty registry makes an empty model", () => {
  const none = (columns: object): never => Object.fromEntries(Object.keys(columns).map((key) => [key, []])) as never;
  const empty = buildModel({
    ...DATA, places: none(DATA.places), partners: none(DATA.partners), programmes: none(DATA.programmes),
    projects: none(DATA.projects), participations: none(DATA.participations),
  });
  assert.equal(empty.years, null);
  assert.deepEqual(empty.roots, []);
});
