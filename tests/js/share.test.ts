import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { visible } from "../../maps/browser/src/filter";
import { measuresOf } from "../../maps/browser/src/measures";
import { buildModel, type Model } from "../../maps/browser/src/model";
import type { Data } from "../../maps/browser/src/payload";
import { toCsv } from "../../maps/browser/src/share/csv";
import { toGeojson } from "../../maps/browser/src/share/geojson";
import { toGexf, toGraphml } from "../../maps/browser/src/share/graphs";
import { measuresSheet, participationsSheet, partnersSheet, projectsSheet, tiesSheet, type View } from "../../maps/browser/src/share/sheets";
import { filterWords, sourceWords } from "../../maps/browser/src/share/words";
import { letters, workbook } from "../../maps/browser/src/share/xlsx";
import { xml } from "../../maps/browser/src/share/xml";
import { crc32, zip } from "../../maps/browser/src/share/zip";
import { countTies } from "../../maps/browser/src/ties";
import { ALBA, COSME, DATA, dice, FP7, madeUp, MODEL, REGIONS, state } from "./sample";

const viewOf = (model: Model, patch: Parameters<typeof state>[0] = {}): View => ({ model, seen: visible(model, state(patch)), details: null });

const NASTY = [
  "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a,b", 'say "so"', "two\nlines", "a\r\nb", "<b>&amp;</b>", "]]>", "\u0000\u0008\u001f", "\ud800 half",
  "\u202eright to left", "Łódź", "日本", "🌍", "'quoted'", "  spaces  ", "", "\ufffe",
];

/** The sample with nasty names and titles, drawn at random. */
function nastyModel(seed: number): Model {
  const roll = dice(seed);
  const any = (): string => NASTY[Math.floor(roll() * NASTY.length)] + NASTY[Math.floor(roll() * NASTY.length)];
  const partners = { ...DATA.partners, name: DATA.partners.name.map(any), city: DATA.partners.city.map(any) };
  const projects = { ...DATA.projects, title: DATA.projects.title.map(any), acronym: DATA.projects.acronym.map(any) };
  return buildModel({ ...DATA, partners, projects } as Data);
}

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "," || letter === "\n") {
      rows[rows.length - 1].push(cell);
      cell = "";
      if (letter === "\n") rows.push([]);
    } else cell += letter;
  }
  assert.deepEqual(rows.pop(), []);
  return rows;
}

test("what is in view makes the rows, and every row has a cell a column", () => {
  const sheets = (view: View): number[] => [partnersSheet, projectsSheet, participationsSheet, tiesSheet].map((make) => {
    const { columns, rows } = make(view);
    for (const row of rows) assert.equal(row.length, columns.length);
    return rows.length;
  });
  assert.deepEqual(sheets(viewOf(MODEL)), [6, 3, 9, countTies(MODEL, visible(MODEL, state()))]);
  assert.deepEqual(sheets(viewOf(MODEL, { proposals: true })), [6, 4, 11, 8]);
  assert.deepEqual(sheets(viewOf(MODEL, { off: new Set([COSME, -1]) })), [3, 1, 3, 3]);
});

test("a tie knows its projects, its programmes and both weights", () => {
  assert.deepEqual(tiesSheet(viewOf(MODEL)).rows[0], ["alba", "brno-film", 2, 1.5, "one three", "cosme fp7-regions"]);
});

test("measures have the columns of the site's own table", () => {
  const view = viewOf(MODEL);
  const sheet = measuresSheet(view, measuresOf(MODEL, view.seen));
  assert.deepEqual(sheet.columns.slice(0, 3), ["partner", "degree", "strength"]);
  assert.equal(sheet.rows[ALBA][1], 4);
});

test("CSV comes back as it was, and no cell begins as a formula", () => {
  for (let seed = 0; seed < 60; seed++) {
    const view = viewOf(nastyModel(seed), { proposals: true });
    for (const sheet of [partnersSheet(view), projectsSheet(view), tiesSheet(view)]) {
      const [head, ...rows] = readCsv(toCsv(sheet));
      assert.deepEqual(head, sheet.columns);
      rows.forEach((row, i) => row.forEach((cell, j) => {
        const was = sheet.rows[i][j];
        if (typeof was === "number") return assert.ok(Number.isNaN(was) ? cell === "" : Math.abs(Number(cell) - was) < 1e-9);
        assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
        assert.equal(cell.replace(/^'(?=[=+\-@\t\r])/, ""), was);
      }));
    }
  }
});

test("XML holds no mark and no character that it must not", () => {
  assert.equal(xml('<a b="c">&\u0000\ud800'), "&lt;a b=&quot;c&quot;&gt;&amp;\ufffd\ufffd");
  for (let seed = 0; seed < 60; seed++) {
    const view = viewOf(nastyModel(seed), { proposals: true });
    for (const text of [toGexf(view), toGraphml(view), ...workbook([partnersSheet(view)]).map((entry) => entry.text)]) {
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      assert.doesNotMatch(text, /\p{Cs}/u);
      assert.doesNotMatch(text.replace(/<[\w/?!:][^<>]*>/g, ""), /[<>]/); // only tags have angles
      assert.doesNotMatch(text, /&(?!amp;|lt;|gt;|quot;)/);
    }
  }
});

test("GraphML and GEXF have every partner and every tie in view, once", () => {
  const model = buildModel(madeUp(60, 40, 8));
  for (const patch of [{}, { proposals: true }, { years: [2003, 2007] as const }, { off: new Set([0, 1, 2, 3]) }]) {
    const view = viewOf(model, patch);
    const partners = partnersSheet(view).rows.map((row) => row[0]);
    const ties = tiesSheet(view).rows.map((row) => `${row[0]} ${row[1]}`);
    for (const text of [toGraphml(view), toGexf(view)]) {
      assert.deepEqual([...text.matchAll(/<node id="([^"]*)"/g)].map((found) => found[1]), partners);
      assert.deepEqual([...text.matchAll(/<edge [^>]*source="([^"]*)" target="([^"]*)"/g)].map((found) => `${found[1]} ${found[2]}`), ties);
    }
  }
});

test("GeoJSON has longitude first, and no partner without a place", () => {
  const { features } = JSON.parse(toGeojson(viewOf(MODEL)));
  assert.deepEqual(features.map((feature: { id: string }) => feature.id), ["alba", "brno-film", "cork", "delft", "faro"]);
  assert.deepEqual(features[0].geometry.coordinates, [2.3522, 48.8566]);
});

test("a workbook's cells are text or numbers, in their columns", () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  const sheet = { name: "x", columns: ["a", "b", "c"], rows: [["=1+1", NaN, 0.1 + 0.2], ["", 2, "x"]] };
  const text = workbook([sheet]).at(-1)?.text ?? "";
  assert.ok(!text.includes("<f"));
  assert.ok(text.includes('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c r="C2"><v>0.3</v></c>'));
  assert.ok(text.includes('<row r="3"><c r="B3"><v>2</v></c><c r="C3" t="inlineStr">'));
});

test("a zip file holds its files, the same bytes each time", async () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
  const entries = [{ name: "é.txt", text: "Łódź ".repeat(500) }, { name: "empty", text: "" }];
  const [bytes, again] = [await zip(entries), await zip(entries)];
  assert.deepEqual(bytes, again);
  const data = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  assert.equal(data.getUint32(end, true), 0x06054b50);
  let at = data.getUint32(end + 16, true);
  for (const { name, text } of entries) {
    assert.equal(data.getUint32(at, true), 0x02014b50);
    const [method, crc, size] = [data.getUint16(at + 10, true), data.getUint32(at + 16, true), data.getUint32(at + 20, true)];
    const [title, start] = [data.getUint16(at + 28, true), data.getUint32(at + 42, true)];
    assert.equal(new TextDecoder().decode(bytes.slice(at + 46, at + 46 + title)), name);
    const from = start + 30 + data.getUint16(start + 26, true) + data.getUint16(start + 28, true);
    const body = bytes.slice(from, from + size);
    const content = method === 8 ? new Uint8Array(inflateRawSync(body)) : body;
    assert.equal(new TextDecoder().decode(content), text);
    assert.equal(crc32(content), crc);
    at += 46 + title;
  }
  assert.equal(at, end);
});

test("the filters are said in words", () => {
  assert.equal(filterWords(MODEL, state()), "All projects but proposals");
  assert.equal(filterWords(MODEL, state({ off: new Set([FP7, REGIONS, -1]), years: [2018, 2018], proposals: true })), "Only COSME; 2018; with proposals");
  const facets = { ...state().facets, country: new Set([1]), kind: new Set([0, 2]) };
  assert.equal(filterWords(MODEL, state({ facets })), "Kind of partner: cluster and research; country: France");
  assert.equal(sourceWords(MODEL), "Source: Sample, as of 2020");
});
