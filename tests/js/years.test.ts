import assert from "node:assert/strict";
import { test } from "node:test";

import { inYears, visible } from "../../maps/browser/src/filter";
import { buildModel } from "../../maps/browser/src/model";
import { between, binsOf, firstStep, labelled, nextStep, shifted, spanOf, spanWords, stretched, yearAt, yearsOf, type Span } from "../../maps/browser/src/years";
import { dice, madeUp, MODEL, REGIONS, state } from "./sample";

const RANGE: Span = [2013, 2019];

test("bars count who runs in each year; proposals apart; undated in a number", () => {
  const bins = binsOf(MODEL, state(), RANGE);
  assert.deepEqual(bins.running, [1, 1, 1, 1, 0, 1, 1]);
  assert.deepEqual(bins.proposed, [0, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual([bins.undated, bins.most], [1, 1]);
  const all = binsOf(MODEL, state({ proposals: true }), RANGE);
  assert.deepEqual(all.proposed, [0, 0, 0, 1, 0, 0, 0]);
  assert.equal(all.most, 2);
});

test("bars follow the other filters, not the years themselves nor what is looked at", () => {
  assert.deepEqual(binsOf(MODEL, state({ off: new Set([REGIONS]) }), RANGE).running, [0, 0, 0, 0, 0, 1, 1]);
  assert.deepEqual(binsOf(MODEL, state({ years: [2018, 2018] }), RANGE), binsOf(MODEL, state(), RANGE));
  assert.deepEqual(binsOf(MODEL, state({ focus: { kind: "project", index: 1 } }), RANGE), binsOf(MODEL, state(), RANGE));
});

test("each bar is the number of projects that choosing its year leaves", () => {
  const model = buildModel(madeUp(40, 60, 5));
  const range = model.years as Span;
  const bins = binsOf(model, state({ proposals: true }), range);
  for (let year = range[0]; year <= range[1]; year++) {
    const left = visible(model, state({ proposals: true, years: [year, year] })).projectCount;
    assert.equal(bins.running[year - range[0]] + bins.proposed[year - range[0]], left);
  }
  assert.equal(bins.undated, model.from.filter((_, project) => !inYears(model, project, range)).length);
});

test("without any project every bar is empty and can still be drawn", () => {
  assert.deepEqual(binsOf(MODEL, state({ off: new Set([-1, 0, 1, 2]) }), RANGE).most, 1);
});

test("brushing never leaves the range, never turns a span around, and shifting keeps its length", () => {
  const roll = dice(7);
  const some = (): number => Math.floor(roll() * 30) - 15;
  for (let round = 0; round < 500; round++) {
    const span = between(2013 + Math.floor(roll() * 7), 2013 + Math.floor(roll() * 7));
    const by = some();
    for (const next of [shifted(span, by, RANGE), stretched(span, 0, span[0] + by, RANGE), stretched(span, 1, span[1] + by, RANGE)]) {
      assert.ok(RANGE[0] <= next[0] && next[0] <= next[1] && next[1] <= RANGE[1]);
    }
    const moved = shifted(span, by, RANGE);
    assert.equal(moved[1] - moved[0], span[1] - span[0]);
    assert.deepEqual(yearsOf(spanOf(yearsOf(span, RANGE), RANGE), RANGE), yearsOf(span, RANGE));
  }
});

test("all the years ask for nothing; years outside the range come to its edge", () => {
  assert.equal(yearsOf(RANGE, RANGE), null);
  assert.deepEqual(spanOf(null, RANGE), RANGE);
  assert.deepEqual(spanOf([1990, 2014], RANGE), [2013, 2014]);
  assert.deepEqual(spanOf([2030, 2040], RANGE), [2019, 2019]);
});

test("a place in the plot is a year", () => {
  assert.deepEqual([-1, 0, 0.14, 0.15, 0.999, 1, 2].map((share) => yearAt(share, RANGE)), [2013, 2013, 2013, 2014, 2019, 2019, 2019]);
});

function playing(years: Span | null, keeps: boolean): string[] {
  const steps: string[] = [];
  for (let span: Span | null = firstStep(years, RANGE, keeps); span !== null; span = nextStep(span, RANGE, keeps)) steps.push(spanWords(span));
  return steps;
}

test("playing goes year by year to the end, moves a chosen span, or keeps the earlier years", () => {
  assert.deepEqual(playing(null, false), ["2013", "2014", "2015", "2016", "2017", "2018", "2019"]);
  assert.deepEqual(playing([2015, 2017], false), ["2016 to 2018", "2017 to 2019"]);
  assert.deepEqual(playing([2016, 2017], true), ["2016 to 2018", "2016 to 2019"]);
  assert.deepEqual(playing(null, true).at(-1), "2013 to 2019");
  assert.deepEqual(playing([2018, 2019], false)[0], "2013 to 2014");
  assert.deepEqual(playing([2018, 2019], true), ["2018", "2018 to 2019"]);
});

test("labels are round years, never more than there is room for", () => {
  assert.deepEqual(labelled([2008, 2012], 9), [2008, 2009, 2010, 2011, 2012]);
  assert.deepEqual(labelled([2008, 2026], 10), [2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026]);
  assert.deepEqual(labelled([2008, 2026], 4), [2010, 2015, 2020, 2025]);
  assert.deepEqual(labelled([2011, 2013], 0), [2011]);
  assert.deepEqual(labelled([2017, 2017], 5), [2017]);
});
