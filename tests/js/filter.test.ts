import assert from "node:assert/strict";
import { test } from "node:test";

import type { Facets, State } from "../../maps/browser/src/contract";
import { inYears, projectsPerProgramme, visible, visibleOf } from "../../maps/browser/src/filter";
import { NO_FACETS } from "../../maps/browser/src/state";
import { tieBetween } from "../../maps/browser/src/ties";
import { ALBA, BRNO, CORK, COSME, DELFT, EGER, FARO, FP7, MODEL, ONE, PLAN, REGIONS, state, THREE, TWO } from "./sample";

const rows = (flags: Uint8Array): number[] => [...flags.keys()].filter((row) => flags[row] === 1);

test("without switches every partner is in, and every project but proposals", () => {
  const seen = visible(MODEL, state());
  assert.deepEqual(rows(seen.projects), [ONE, THREE, TWO]);
  assert.equal(seen.partnerCount, 6);
});

test("proposals come in when asked for", () => {
  assert.deepEqual(rows(visible(MODEL, state({ proposals: true })).projects), [ONE, PLAN, THREE, TWO]);
});

test("a programme that is off takes its projects along, and partners that have no others", () => {
  const seen = visible(MODEL, state({ off: new Set([-1]) }));
  assert.deepEqual(rows(seen.projects), [ONE, THREE]);
  assert.deepEqual(rows(seen.partners), [ALBA, BRNO, CORK]);
});

test("years keep what runs in them; what has no date is out", () => {
  const seen = visible(MODEL, state({ years: [2017, 2018] }));
  assert.deepEqual(rows(seen.projects), [THREE]);
  assert.deepEqual(rows(seen.partners), [ALBA, BRNO]);
  assert.equal(inYears(MODEL, ONE, [2016, 2016]), true);
  assert.equal(inYears(MODEL, TWO, null), true);
  assert.equal(inYears(MODEL, TWO, [2000, 2030]), false);
});

const asked = (patch: Partial<Facets>): State => state({ facets: { ...NO_FACETS, ...patch } });

test("kinds and countries keep partners of theirs, and the projects these are in", () => {
  const seen = visible(MODEL, asked({ kind: new Set([1, 2]) }));
  assert.deepEqual(rows(seen.partners), [BRNO, DELFT, EGER, FARO]);
  assert.deepEqual([...seen.partnersOf(TWO)], [DELFT, EGER]);
  assert.deepEqual(rows(visible(MODEL, asked({ country: new Set([2]) })).projects), [ONE, TWO]);
});

test("a status asked for is enough for proposals", () => {
  assert.deepEqual(rows(visible(MODEL, asked({ status: new Set([0]) })).projects), [PLAN]);
  assert.deepEqual(rows(visible(MODEL, asked({ status: new Set([3]) })).partners), [ALBA, BRNO, CORK]);
});

test("a role keeps the participations that have it", () => {
  const seen = visible(MODEL, asked({ role: new Set([2]) }));
  assert.deepEqual([rows(seen.projects), rows(seen.partners), [...seen.projectsOf(EGER)]], [[TWO], [EGER], [TWO]]);
  assert.equal(tieBetween(MODEL, ALBA, EGER, seen).projects.length, 0);
});

test("a topic keeps who is active in it, and what is about it", () => {
  const seen = visible(MODEL, asked({ topic: new Set([0]) }));
  assert.deepEqual(rows(seen.projects), [ONE, THREE, TWO]);
  assert.deepEqual([...seen.partnersOf(ONE)], [ALBA, BRNO, CORK], "the project is about cinema");
  assert.deepEqual([...seen.partnersOf(TWO)], [ALBA, DELFT], "these two are active in it");
  assert.deepEqual(rows(visible(MODEL, asked({ topic: new Set([1]) })).partners), [CORK, DELFT, FARO], "Faro, without any project");
});

test("who is looked at stays, whatever the switches", () => {
  const seen = visible(MODEL, state({ facets: { ...NO_FACETS, kind: new Set([1]) }, focus: { kind: "partner", index: ALBA } }));
  assert.equal(seen.partners[ALBA], 1);
});

test("a proposal that is looked at is in", () => {
  assert.equal(visible(MODEL, state({ focus: { kind: "project", index: PLAN } })).projects[PLAN], 1);
  assert.equal(visible(MODEL, state({ focus: { kind: "programme", index: COSME } })).projects[PLAN], 0, "COSME has a project of its own");
});

test("the answer is remembered until something that matters changes", () => {
  const seen = visibleOf(MODEL);
  const first = seen(state());
  assert.equal(seen(state({ query: "x", at: [50, 10, 4] })), first);
  assert.notEqual(seen(state({ off: new Set([FP7]) })), first);
});

test("a legend counts what would be there, were all on", () => {
  assert.deepEqual([...projectsPerProgramme(MODEL, state({ off: new Set([REGIONS]) }))].sort(), [[-1, 1], [REGIONS, 1], [COSME, 1]].sort());
  assert.equal(projectsPerProgramme(MODEL, state({ proposals: true })).get(COSME), 2);
});
