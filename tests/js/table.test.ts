import assert from "node:assert/strict";
import { test } from "node:test";

import { visible } from "../../maps/browser/src/filter";
import { measuresOf } from "../../maps/browser/src/measures";
import { buildModel } from "../../maps/browser/src/model";
import { COLUMNS, ROWS } from "../../maps/browser/src/table/columns";
import { cellWords, FIRST_SORT, listing, matching, sorted, type Line } from "../../maps/browser/src/table/listing";
import { spansInSight } from "../../maps/browser/src/table/window";
import { countTies } from "../../maps/browser/src/ties";
import { dice, madeUp, MODEL, state } from "./sample";

const seen = visible(MODEL, state());
const measures = measuresOf(MODEL, seen);
const first = (lines: readonly Line[]): unknown[] => lines.map((line) => line.cells[0]);

test("what is in view is listed, a cell a column", () => {
  for (const rows of ROWS) {
    for (const line of listing(MODEL, seen, rows, measures)) assert.equal(line.cells.length, COLUMNS[rows].length);
  }
  assert.equal(listing(MODEL, seen, "partners", measures).length, 6);
  assert.deepEqual(first(listing(MODEL, seen, "projects", null)), ["ONE", "Third of all", "TWO"]); // the plan is a proposal
  assert.equal(listing(MODEL, seen, "ties", null).length, countTies(MODEL, seen));
});

test("a programme counts what nests under it", () => {
  const lines = listing(MODEL, seen, "programmes", null);
  assert.deepEqual(lines[0].cells, ["Seventh Framework Programme", 1, 3, 3, 2013, 2016]);
});

test("a tie names both ends, its weights and its programmes", () => {
  const [tie] = listing(MODEL, seen, "ties", null); // Alba and Brno: ONE (1/2) and THREE (1)
  assert.deepEqual(tie.cells, ["Alba Média", "Škoda Film Brno", 2, 1.5, "REGIONS, COSME"]);
});

test("the unknown comes last, whichever way a column is sorted", () => {
  const lines = listing(MODEL, seen, "partners", measures);
  for (const down of [true, false]) {
    assert.equal(sorted(lines, "partners", { column: "city", down }).at(-1)?.cells[0], "Eger Studio");
    assert.equal(sorted(lines, "partners", { column: "constraint", down }).at(-1)?.cells[0], "İstanbul Faro");
  }
  assert.deepEqual(first(sorted(lines, "partners", { column: "degree", down: true })).slice(0, 2), ["Alba Média", "Cork Coast"]);
});

test("sorting loses and adds nothing, and puts equals in one order", () => {
  const model = buildModel(madeUp(80, 60, 5));
  const all = visible(model, state());
  for (const rows of ROWS) {
    const lines = listing(model, all, rows, rows === "partners" ? measuresOf(model, all) : null);
    for (const { name } of COLUMNS[rows]) {
      const once = sorted(lines, rows, { column: name, down: false });
      assert.deepEqual(sorted([...lines].reverse(), rows, { column: name, down: false }).map((line) => line.cells[0]), first(once));
      assert.deepEqual(new Set(once), new Set(lines));
    }
    assert.ok(COLUMNS[rows].some(({ name }) => name === FIRST_SORT[rows].column));
  }
});

test("words of the query begin words of the row, in any order, without accents, by other names too", () => {
  const lines = listing(MODEL, seen, "partners", measures);
  assert.deepEqual(first(matching(MODEL, lines, "BRNO skoda")), ["Škoda Film Brno"]);
  assert.deepEqual(first(matching(MODEL, lines, "pole")), ["Alba Média"]);
  assert.equal(matching(MODEL, lines, "lba").length, 0);
  assert.equal(matching(MODEL, lines, "  ").length, lines.length);
});

test("cells read as people write", () => {
  assert.equal(cellWords("projects", "start", "2013-09-01"), "1 Sept 2013");
  assert.equal(cellWords("programmes", "start", 2013), "2013");
  assert.equal(cellWords("partners", "degree", 1200), "1,200");
  assert.equal(cellWords("partners", "betweenness", 0.31), "0.310");
  assert.equal(cellWords("partners", "constraint", NaN), "");
  assert.equal(cellWords("ties", "newman", 1.5), "1.5");
});

test("the rows that are there hold those in sight and the one with the keyboard, in order, each once", () => {
  const roll = dice(3);
  for (let i = 0; i < 500; i++) {
    const count = Math.floor(roll() * 300);
    const from = Math.floor(roll() * 350);
    const last = from + Math.floor(roll() * 40);
    const held = Math.floor(roll() * 320) - 1;
    const spans = spansInSight(count, from, last, held);
    const rows = spans.flatMap(([a, b]) => Array.from({ length: b - a }, (_, k) => a + k));
    assert.deepEqual(rows, [...new Set(rows)].sort((a, b) => a - b));
    for (let row = from; row < Math.min(last, count); row++) assert.ok(rows.includes(row));
    assert.equal(rows.includes(held), (held >= 0 && held < count));
    assert.ok(rows.every((row) => row >= 0 && row < count));
  }
});
