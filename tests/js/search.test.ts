import assert from "node:assert/strict";
import { test } from "node:test";

import { buildModel } from "../../maps/browser/src/model";
import { buildIndex, isSlip, search, type Found } from "../../maps/browser/src/search";
import { ALBA, BRNO, CORK, DATA, DELFT, FARO, FP7, madeUp, MODEL, ONE, PARIS, THREE } from "./sample";

const index = buildIndex(MODEL);
const found = (text: string): [string, number][] => search(index, text).map((each) => [each.kind, each.row]);
const isPartner = (each: Found): boolean => each.kind === "partner";
const first = (text: string): [string, number] | undefined => found(text)[0];

test("case, accents and composed forms do not matter", () => {
  for (const text of ["skoda", "ŠKODA", "Škoda", "S\u030ckoda", "sKo"]) assert.deepEqual(first(text), ["partner", BRNO], text);
  for (const text of ["istanbul", "İstanbul", "ISTANBUL", "ıstanbul"]) assert.deepEqual(first(text), ["partner", FARO], text);
});

test("aliases, short names, cities, countries and their codes are found", () => {
  assert.deepEqual(first("pole"), ["partner", ALBA]);
  assert.deepEqual(found("paris"), [["city", PARIS], ["partner", ALBA], ["partner", DELFT]]);
  assert.deepEqual(found("ireland"), [["country", 2], ["partner", CORK]]);
  assert.deepEqual(first("fp7"), ["programme", FP7]);
  assert.deepEqual(first("third of"), ["project", THREE]);
});

test("the whole name comes before its beginning, that before a word, that before the middle", () => {
  const names = ["Xlab", "Lab", "Laboratory", "The lab", "x", "y"];
  const model = buildModel({ ...DATA, partners: { ...DATA.partners, name: names, short: names.map(() => ""), aliases: names.map(() => "") } });
  assert.deepEqual(search(buildIndex(model), "lab").map((each) => names[each.row]), ["Lab", "Laboratory", "The lab", "Xlab"]);
});

test("of all in a city the busiest comes first, also before who has the city in its name", () => {
  const names = ["City of Malmö", "Media Evolution", "Form Centre", "x", "y", "z"];
  const city = names.map((_, row) => (row < 3 ? "Malmö" : ""));
  const partners = { ...DATA.partners, name: names, city, degree: [1, 34, 8, 0, 0, 0], short: names.map(() => ""), aliases: names.map(() => "") };
  const model = buildModel({ ...DATA, partners });
  assert.deepEqual(search(buildIndex(model), "malmo").filter(isPartner).map((each) => names[each.row]), ["Media Evolution", "Form Centre", "City of Malmö"]);
});

test("all words must be met, in any order", () => {
  assert.deepEqual(found("brno film"), [["partner", BRNO]]);
  assert.deepEqual(found("film brno"), [["partner", BRNO]]);
  assert.deepEqual(found("film cork"), []);
});

test("a slip of the finger is forgiven when nothing else matches", () => {
  assert.deepEqual(first("delfft"), ["partner", DELFT]);
  assert.deepEqual(first("istnabul"), ["partner", FARO]);
  assert.deepEqual(found("zzzz"), []);
});

test("slips: one letter in four, two in eight, never the first", () => {
  assert.ok(isSlip("delt", "delft"));
  assert.ok(isSlip("dleft", "delft"));
  assert.ok(isSlip("studoi", "studio"));
  assert.ok(!isSlip("cat", "car"));
  assert.ok(!isSlip("belft", "delft"));
  assert.ok(!isSlip("abcdefgh", "axxxefgh"));
});

test("nothing asked, nothing found; odd queries do no harm", () => {
  for (const text of ["", "   ", "…", "(", "\\", "__proto__x", "\ud800"]) assert.deepEqual(found(text), [], JSON.stringify(text));
});

test("projects are found by acronym", () => {
  assert.deepEqual(first("one"), ["project", ONE]);
});

test("10,000 names are searched whole", () => {
  const large = buildIndex(buildModel(madeUp(10_000, 2_000, 5)));
  for (const text of ["s", "sko", "media film", "skdoa"]) assert.ok(search(large, text).length > 0, text);
});

test("countries answer to their names in other tongues, to their codes and to habit", () => {
  for (const text of ["Frankreich", "Francia", "Γαλλία", "Франция", "fr"]) assert.deepEqual(first(text), ["country", 1], text);
  for (const text of ["Czech Republic", "Česko", "Tschechien"]) assert.deepEqual(first(text), ["country", 0], text);
});

test("topics are found, and of one name the partner comes first", () => {
  assert.deepEqual(first("cinema"), ["topic", 0]);
  assert.deepEqual(first("fashion"), ["topic", 1]);
  const model = buildModel({ ...DATA, partners: { ...DATA.partners, name: ["Cinema", "Paris", "Ireland", "x", "y", "z"] } });
  for (const [row, text] of ["cinema", "paris", "ireland"].entries()) assert.deepEqual(search(buildIndex(model), text)[0]?.kind, "partner", `${row} ${text}`);
});

test("a city with several places is one answer: the place that most of its partners share", () => {
  const places = { ...DATA.places, name: ["Paris", "paris", "Cork", "Paris"], country: [1, 1, 2, 0] };
  const model = buildModel({ ...DATA, places });
  assert.deepEqual(search(buildIndex(model), "paris").filter((each) => each.kind === "city").map((each) => each.row).sort(), [PARIS, 3]);
});

test("names in Greek and Cyrillic are found by Latin letters, and the other way round", () => {
  const names = ["Πανεπιστήμιο Θεσσαλονίκης", "Столична община София", "Cluster Plovdiv", "Харків Медіа", "Athina Lab", "x"];
  const model = buildModel({ ...DATA, partners: { ...DATA.partners, name: names, city: names.map(() => "") } });
  const partners = (text: string): number[] => search(buildIndex(model), text).filter(isPartner).map((each) => each.row);
  const asked: [string, number][] = [
    ["thessaloniki", 0], ["panepistimio", 0], ["ΘΕΣΣΑΛΟΝΊΚΗΣ", 0], ["sofia", 1], ["софия", 1], ["stolichna", 1],
    ["пловдив", 2], ["kharkiv", 3], ["harkiv", 3], ["αθήνα", 4],
  ];
  for (const [text, row] of asked) assert.deepEqual(partners(text), [row], text);
});
