import assert from "node:assert/strict";
import { test } from "node:test";

import type { Catalogue } from "../../maps/browser/src/words";

const FRENCH: Catalogue = {
  language: "fr", tag: "fr", plurals: { one: 0, other: 1 },
  sentences: [["Partenaires"], ["{n} projet de {name}", "{n} projets de {name}"]],
  messages: { cluster: ["pôle"], "{n} remains": ["il en reste {n}", "il en reste {n}"] },
  countries: ["Estonie"],
};
Reflect.set(globalThis, "PARTNER_ATLAS_WORDS", FRENCH);
const words = import("../../maps/browser/src/words");

test("a number stands for a sentence, its English for one that comes with the data", async () => {
  const { t } = await words;
  assert.equal(t(0 as unknown as string), "Partenaires");
  assert.equal(t("cluster"), "pôle");
  assert.equal(t("toString"), "toString");
  assert.equal(t("never {seen}", { seen: "vu" }), "never vu");
});

test("one and many are the language's own: nought is one in French", async () => {
  const { n, form } = await words;
  const many = (count: number): string => n(count, 1 as unknown as string, "", { name: "A" });
  assert.deepEqual([0, 1, 2, 1000].map(many), ["0 projet de A", "1 projet de A", "2 projets de A", "1\u202f000 projets de A"]);
  assert.equal(form(1.5, 1 as unknown as string, ""), "{n} projet de {name}");
  assert.equal(n(2, "{n} remains", "{n} remain"), "il en reste 2");
  assert.equal(n(2, "{n} new", "{n} newer"), "2 newer");
});

test("values are put in as they are, braces and all, in pieces too", async () => {
  const { t, pieces } = await words;
  assert.equal(t("{a} and {b}", { a: "{b}", b: "$&" }), "{b} and $&");
  assert.deepEqual(pieces("How is {partner} tied?", { partner: 7 }), ["How is ", 7, " tied?"]);
  assert.deepEqual(pieces("{partner}", { partner: 7 }), [7]);
  assert.deepEqual(pieces("{unknown}", { partner: 7 }), ["unknown"]);
});

test("numbers, dates, lists and countries are written as in the language", async () => {
  const { number, date, list, regionName, languageName } = await words;
  assert.equal(number(1234.5), "1\u202f234,5");
  assert.equal(date("2013-09-01"), "1 sept. 2013");
  assert.equal(date("2013-09"), "sept. 2013");
  assert.equal(date("2013"), "2013");
  assert.equal(list(["a", "b", "c"]), "a, b et c");
  assert.equal(regionName("EE", "Estonia"), "Estonie");
  assert.equal(regionName("-99", "Somewhere"), "Somewhere");
  assert.equal(languageName("de"), "allemand");
});
