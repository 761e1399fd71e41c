import assert from "node:assert/strict";
import { test } from "node:test";

import { visible, type Visible } from "../../maps/browser/src/filter";
import { measurer } from "../../maps/browser/src/measurer";
import { intervalOf, MEASURES, measuresOf, rankOf, rankWords, type Measure } from "../../maps/browser/src/measures";
import { buildModel, type Model } from "../../maps/browser/src/model";
import type { Data } from "../../maps/browser/src/payload";
import { says } from "../../maps/browser/src/says";
import { tieGraph } from "../../maps/browser/src/tiegraph";
import { dice, madeUp, state } from "./sample";

/** A network of projects (lists of partners), each under a programme or none. */
function network(partners: number, crews: readonly (readonly number[])[], programme: readonly number[] = []): Model {
  const blank = madeUp(partners, crews.length, 1);
  const data: Data = {
    ...blank,
    partners: { ...blank.partners, country: blank.partners.country.map((_, row) => [0, 1, 1, 2][row] ?? 0) },
    projects: { ...blank.projects, proposal: crews.map(() => 0), programme: crews.map((_, row) => programme[row] ?? -1) },
    participations: {
      project: crews.flatMap((crew, row) => crew.map(() => row)),
      partner: crews.flat(),
      role: crews.flatMap((crew) => crew.map(() => 1)),
    },
  };
  return buildModel(data);
}

// The network of tests/network/conftest.py: alpha (a, b, c), beta (a, b), gamma (c, d), delta (d, e); f is alone.
const PAPER = network(6, [[0, 1, 2], [0, 1], [2, 3], [3, 4]], [0, 1, 0]);
const ON_PAPER: Record<Measure, number[]> = {
  degree: [2, 2, 3, 2, 1, 0],
  strength: [2, 2, 2, 2, 1, 0],
  betweenness: [0, 0, 0.4, 0.3, 0, 0],
  constraint: [0.8515625, 0.8515625, 0.6328125, 0.5, 1, NaN],
  component: [1, 1, 1, 1, 1, 2],
  effective_size: [1, 1, 7 / 3, 2, 1, NaN],
  harmonic: [17 / 30, 17 / 30, 0.7, 0.6, 13 / 30, 0],
  closeness: [16 / 35, 16 / 35, 16 / 25, 16 / 30, 16 / 45, 0],
  coreness: [2, 2, 2, 1, 1, 0],
  projects: [2, 2, 2, 2, 1, 0],
  programmes: [2, 2, 1, 1, 0, 0],
  countries: [1, 2, 3, 2, 1, 0],
};

const all = (model: Model): Visible => visible(model, state());
const near = (a: number, b: number): boolean => Object.is(a, b) || Math.abs(a - b) <= 1e-12;

test("the measures are those found on paper", () => {
  const { columns } = measuresOf(PAPER, all(PAPER));
  for (const measure of MEASURES) {
    assert.ok(ON_PAPER[measure].every((value, row) => near(value, columns[measure][row])), `${measure}: ${columns[measure].join()}`);
  }
});

test("routes of equal length share what runs through them, however their sums come out", () => {
  // 0 - 4 directly in a project of four (length 3) and over 1 and 2 by three pairs (1 + 1 + 1): thirds do not add up to 1 in binary
  const model = network(6, [[0, 3, 4, 5], [0, 1], [1, 2], [2, 4]]);
  const { betweenness } = measuresOf(model, all(model)).columns;
  // 1 lies between 0 and 2, and on one of the two ways from 0 to 4; 2 likewise
  assert.ok(near(betweenness[1], betweenness[2]));
  assert.ok(near(betweenness[1] * 10, 1 + 0.5), "0 - 2 whole and 0 - 4 half");
});

test("betweenness is that of counting every route", () => {
  for (const seed of [1, 2, 3]) {
    const model = buildModel(madeUp(30, 14, seed));
    const seen = all(model);
    const { betweenness } = measuresOf(model, seen).columns;
    const expected = counted(model, seen);
    assert.ok(betweenness.every((value, row) => near(value, expected[row])));
  }
});

/** For every pair, by the definition: the share of its shortest routes that run through each other partner. */
function counted(model: Model, seen: Visible): number[] {
  const { rows, starts, alters, weights } = tieGraph(model, seen);
  const size = rows.length;
  const length = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 0 : Infinity)));
  for (let i = 0; i < size; i++) for (let at = starts[i]; at < starts[i + 1]; at++) length[i][alters[at]] = 1 / weights[at];
  const best = length.map((row) => row.slice());
  for (let k = 0; k < size; k++) for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) best[i][j] = Math.min(best[i][j], best[i][k] + best[k][j]);
  const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * b;
  const ways = (i: number, j: number): number => {
    if (i === j) return 1;
    let sum = 0;
    for (let k = 0; k < size; k++) if (k !== i && Number.isFinite(best[i][j]) && same(length[i][k] + best[k][j], best[i][j]) && best[k][j] < best[i][j]) sum += ways(k, j);
    return sum;
  };
  const result = Array.from(seen.partners, () => 0);
  const pairs = ((seen.partnerCount - 1) * (seen.partnerCount - 2)) / 2;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (!Number.isFinite(best[i][j])) continue;
      const whole = ways(i, j);
      for (let v = 0; v < size; v++) {
        if (v === i || v === j || !same(best[i][v] + best[v][j], best[i][j])) continue;
        result[rows[v]] += (ways(i, v) * ways(v, j)) / whole / pairs;
      }
    }
  }
  return result;
}

test("whoever is out of view has no number, and counts in no mean", () => {
  const seen = visible(PAPER, state({ off: new Set([0]) })); // only beta and delta are left
  const { columns } = measuresOf(PAPER, seen);
  assert.deepEqual([...columns.degree], [1, 1, NaN, 1, 1, NaN]);
  assert.deepEqual([...columns.component], [1, 1, NaN, 2, 2, NaN]);
  assert.ok(near(columns.harmonic[0], 1 / 3));
});

test("a project weighs by all its partners, whoever is filtered out", () => {
  const seen = visible(PAPER, { ...state(), facets: { ...state().facets, country: new Set([1]) } });
  assert.deepEqual([...measuresOf(PAPER, seen).columns.strength], [NaN, 0.5, 0.5, NaN, NaN, NaN]);
});

test("nobody and one alone are measured, too", () => {
  const nobody = visible(PAPER, state({ years: [1900, 1901] }));
  assert.ok(measuresOf(PAPER, nobody).columns.degree.every(Number.isNaN));
  const alone = network(1, []);
  assert.deepEqual([...measuresOf(alone, all(alone)).columns.betweenness], [0]);
});

test("ranks go from the best, equals share the first of theirs, and the least constrained is first", () => {
  const found = measuresOf(PAPER, all(PAPER));
  const rank = (measure: Measure, row: number): string | null => {
    const place = rankOf(found, measure, row);
    return place === null ? null : rankWords(place, null);
  };
  assert.equal(rank("degree", 2), "1 of 6");
  assert.equal(rank("degree", 0), "2 of 6, shared by 3");
  assert.equal(rank("degree", 5), "6 of 6");
  assert.equal(rank("constraint", 3), "1 of 6");
  assert.equal(rank("constraint", 5), null);
  assert.equal(rank("component", 0), null);
});

test("how sure a rank is stands in brackets", () => {
  const ranks = { measures: ["degree", "strength"], kin: [1, 0], best: [[2, 1], [3, 3]], worst: [[4, 1], [1300, 3]], sure: [[2, 1], [3, 4]] };
  assert.deepEqual(intervalOf(ranks, "degree", 0), { best: 1, worst: 1, sure: 1 });
  assert.deepEqual(intervalOf(ranks, "strength", 1), { best: 3, worst: 1300, sure: 3 });
  assert.equal(intervalOf(ranks, "coreness", 1), null);
  const words = (measure: Measure, row: number): string => rankWords({ from: 3, to: 4, of: 1300 }, intervalOf(ranks, measure, row));
  assert.equal(words("strength", 1), "3 (3 to 1,300) of 1,300, shared by 2");
  assert.equal(words("degree", 0), "3 (always 1) of 1,300, shared by 2");
});

test("every rank is its own place in the sorted column", () => {
  const roll = dice(5);
  const model = buildModel(madeUp(60, 40, 9));
  const found = measuresOf(model, all(model));
  for (const measure of MEASURES) {
    if (measure === "component") continue;
    const row = Math.floor(roll() * 60);
    const sign = measure === "constraint" ? 1 : -1;
    const sorted = [...found.columns[measure]].filter((value) => !Number.isNaN(value)).sort((a, b) => sign * (a - b));
    const place = rankOf(found, measure, row);
    if (place === null) continue;
    assert.ok(near(sorted[place.from - 1], found.columns[measure][row]) && near(sorted[place.to - 1], found.columns[measure][row]));
    assert.equal(place.of, 60);
  }
});

test("a large network is measured in slices, once, and only the newest that was asked about", () => {
  const model = buildModel(madeUp(900, 300, 4));
  const waiting: (() => void)[] = [];
  const ask = measurer(model, (act) => void waiting.push(act));
  const [first, second] = [all(model), visible(model, state({ proposals: true }))];
  const heard: string[] = [];
  assert.equal(ask(first, () => heard.push("first")), null);
  assert.equal(ask(second, () => heard.push("second")), null);
  for (let act = waiting.shift(); act !== undefined; act = waiting.shift()) act();
  assert.deepEqual(heard, ["second"]);
  const found = ask(second, () => assert.fail("it is there already"));
  assert.deepEqual(found?.columns.degree, measuresOf(model, second).columns.degree);
  assert.equal(ask(second, () => undefined), found);
});

test("few partners in large consortia are no small network", () => {
  const crew = Array.from({ length: 150 }, (_, row) => row);
  const model = network(150, [crew]);
  assert.equal(measurer(model, () => undefined)(all(model), () => undefined), null);
});

test("a small network is measured at once", () => {
  const ask = measurer(PAPER, () => assert.fail("nothing is put off"));
  const seen = all(PAPER);
  assert.equal(ask(seen, () => undefined), ask(seen, () => undefined));
});

test("sentences hold the number, and words that follow it", () => {
  const said = (measure: string, value: number): string => {
    const { words } = says(PAPER.data, measure, value);
    return words.map((part) => (typeof part === "string" ? part : part.value)).join("");
  };
  assert.equal(said("degree", 1), "Shares a project with 1 other partner.");
  assert.equal(said("degree", 1200), "Shares a project with 1,200 other partners.");
  assert.equal(said("betweenness", 0.3146), "Stands between 31% of the pairs.");
  assert.equal(said("betweenness", 0.00931), "Stands between 0.9% of the pairs.");
  assert.equal(said("betweenness", 0.0004), "Stands between less than 0.1% of the pairs.");
  assert.equal(said("betweenness", 0), "Stands between 0% of the pairs.");
  assert.equal(said("degree", NaN), "Without a tie there is nothing to measure.");
});
