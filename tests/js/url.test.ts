import assert from "node:assert/strict";
import { test } from "node:test";

import type { Focus, State } from "../../maps/browser/src/contract";
import { buildModel, type Model } from "../../maps/browser/src/model";
import { sameState } from "../../maps/browser/src/state";
import { decode, encode, namesFocus, parseFocus, roundAt, speaks } from "../../maps/browser/src/url";
import { COLUMNS, ROWS } from "../../maps/browser/src/table/columns";
import { ALBA, BRNO, COSME, dice, FP7, madeUp, MODEL, PARIS, REGIONS, state } from "./sample";

const home = state({ focus: { kind: "partner", index: ALBA } });

test("an untouched view has an empty link", () => {
  assert.equal(encode(MODEL, home, home), "");
  assert.ok(sameState(decode(MODEL, "", home), home));
});

test("links read well, and say ids", () => {
  const view = state({ focus: { kind: "partner", index: BRNO }, proposals: true, years: [2013, 2016], at: [52.1, 10.2, 5], query: "é b,c" });
  assert.equal(encode(MODEL, view, home), "partner=brno-film&q=%C3%A9+b,c&proposals=1&year=2013-2016&at=52.1,10.2,5");
});

test("the matrix says what its columns are and how it is sorted, unless it is as always", () => {
  assert.equal(encode(MODEL, state({ ...home, view: "matrix", cells: "projects", order: "country" }), home), "view=matrix&cells=projects&order=country");
  assert.equal(decode(MODEL, "cells=what&order=size", home).cells, "partners");
});

test("the table says what it lists and how it is sorted, unless it is as always", () => {
  const view = state({ ...home, view: "table", rows: "projects", sort: { column: "start", down: false } });
  assert.equal(encode(MODEL, view, home), "view=table&rows=projects&sort=start,up");
  assert.equal(decode(MODEL, "rows=ties&sort=degree,down", home).sort, null); // ties have no such column
  assert.equal(decode(MODEL, "sort=degree,sideways", home).sort, null);
});

test("a family is one word, off or alone", () => {
  assert.equal(encode(MODEL, state({ ...home, off: new Set([FP7, REGIONS]) }), home), "off=fp7");
  assert.equal(encode(MODEL, state({ ...home, off: new Set([COSME, -1]) }), home), "programme=fp7");
  assert.deepEqual([...decode(MODEL, "#programme=fp7", home).off].sort(), [-1, COSME]);
  assert.deepEqual([...decode(MODEL, "#off=fp7&on=fp7-regions", home).off], [FP7]);
});

test("the default point of view can be left, and that is in the link", () => {
  assert.equal(encode(MODEL, state(), home), "focus=none");
  assert.equal(decode(MODEL, "focus=none", home).focus, null);
});

test("unknown ids and broken values are passed over", () => {
  const odd = "#partner=nobody&programme=what&kind=zzz&topic=&view=globe&year=20x&at=1,2&proposals=0&focus=lane:1,2";
  assert.ok(sameState(decode(MODEL, odd, home), home));
  assert.ok(sameState(decode(MODEL, "#at=999,0,3&%%%&&==", home), home));
  assert.equal(parseFocus(MODEL, "tie:alba,alba"), undefined);
  assert.equal(parseFocus(MODEL, "partner:__proto__"), undefined);
});

test("a skip link does not speak to us", () => {
  assert.ok(!speaks("#partners"));
  assert.ok(!speaks(""));
  assert.ok(speaks("#partner=x"));
  assert.ok(speaks("?q=x"));
});

test("a link names something only if it is there", () => {
  assert.ok(namesFocus(MODEL, "#partner=alba"));
  assert.ok(!namesFocus(MODEL, "#partner=nobody"));
  assert.ok(!namesFocus(MODEL, "#focus=none"));
  assert.ok(!namesFocus(MODEL, "#projects"));
});

test("years the wrong way round are turned", () => {
  assert.deepEqual(decode(MODEL, "year=2016-2013", home).years, [2013, 2016]);
  assert.deepEqual(decode(MODEL, "year=2016", home).years, [2016, 2016]);
});

test("every kind of focus comes back", () => {
  const focuses: (Focus | null)[] = [
    null,
    { kind: "partner", index: BRNO },
    { kind: "project", index: 3 },
    { kind: "programme", index: COSME },
    { kind: "place", index: PARIS },
    { kind: "tie", a: ALBA, b: BRNO },
    { kind: "path", a: ALBA, b: BRNO },
    { kind: "path", a: ALBA, b: BRNO, way: 2 },
    { kind: "lane", a: PARIS, b: 2, programme: -1 },
    { kind: "lane", a: PARIS, b: 1, programme: REGIONS },
  ];
  for (const focus of focuses) assert.deepEqual(decode(MODEL, encode(MODEL, state({ focus }), home), home).focus, focus);
});

function anyState(model: Model, roll: () => number): State {
  const below = (n: number): number => Math.floor(roll() * n);
  const { partners, projects, programmes, places, statuses, roles, kinds, countries, topics } = model.data;
  const facet = (words: readonly string[]): Set<number> => (roll() < 0.6 ? new Set() : some([...words.keys()], roll()));
  const some = (rows: number[], share: number): Set<number> => new Set(rows.filter(() => roll() < share));
  const pair = (n: number): [number, number] => {
    const a = below(n - 1);
    return [a, a + 1 + below(n - a - 1)];
  };
  const [ta, tb] = pair(partners.id.length);
  const [la, lb] = pair(places.lat.length);
  const focuses: (Focus | null)[] = [
    null,
    { kind: "partner", index: below(partners.id.length) },
    { kind: "project", index: below(projects.id.length) },
    { kind: "programme", index: below(programmes.id.length) },
    { kind: "place", index: below(places.lat.length) },
    { kind: "tie", a: ta, b: tb },
    { kind: "path", a: ta, b: tb },
    { kind: "lane", a: la, b: lb, programme: below(programmes.id.length + 1) - 1 },
  ];
  const texts = ["", "", "é", "a&b=c", "#?%", "Łódź + x", "__proto__", "\u202e", "日本", "  ", "%41", "a\nb", "\ud83c\udf0d"];
  const year = 1990 + below(40);
  const listed = ROWS.flatMap((rows) => [{ rows, sort: null }, ...COLUMNS[rows].map(({ name }) => ({ rows, sort: { column: name, down: roll() < 0.5 } }))]);
  return {
    focus: focuses[below(focuses.length)],
    off: some([-1, ...programmes.id.keys()], roll()),
    view: (["map", "network", "matrix", "timeline", "table"] as const)[below(5)],
    steps: roll() < 0.5 ? 1 : 2,
    facets: { status: facet(statuses), role: facet(roles), kind: facet(kinds), country: facet(countries.code), topic: facet(topics) },
    query: texts[below(texts.length)],
    proposals: roll() < 0.5,
    years: roll() < 0.5 ? null : [year, year + below(9)],
    cells: roll() < 0.5 ? "partners" : "projects",
    order: (["community", "name", "degree", "country"] as const)[below(4)],
    ...listed[below(listed.length)],
    at: roll() < 0.5 ? null : roundAt([roll() * 180 - 90, roll() * 360 - 180, roll() * 12]),
  };
}

test("any state comes back from its link", () => {
  const roll = dice(7);
  for (const model of [MODEL, buildModel(madeUp(30, 20, 3)), buildModel(madeUp(60, 20, 4))]) {
    for (let i = 0; i < 700; i++) {
      const [view, start] = [anyState(model, roll), { ...state(), focus: anyState(model, roll).focus }];
      const hash = encode(model, view, start);
      const back = decode(model, `#${hash}`, start);
      assert.ok(sameState(back, view), `${hash}\n${JSON.stringify(view)}\n${JSON.stringify(back)}`);
      assert.match(hash, /^[\w\-.~%!'()*=&,:+]*$/);
    }
  }
});

test("half a surrogate pair does not break a link", () => {
  assert.equal(decode(MODEL, encode(MODEL, state({ query: "a\ud800b" }), state()), state()).query, "a\ufffdb");
});
