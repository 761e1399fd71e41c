import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, foldings } from "../../maps/browser/src/fold";

test("Greek is folded as Greece writes it in Latin", () => {
  const names = { "Αθήνα": "athina", "Θεσσαλονίκη": "thessaloniki", "Ευρώπη": "evropi", "Πελοπόννησος": "peloponnisos", "ΜΠΟΥΜΠΟΥΛΊΝΑ": "boumpoulina", "Ψυχή": "psychi" };
  for (const [greek, latin] of Object.entries(names)) assert.equal(fold(greek), latin);
});

test("Cyrillic is folded as Bulgaria writes it in Latin, with the letters of its neighbours", () => {
  const names = { "София": "sofia", "Пловдив": "plovdiv", "Ниш": "nish", "Љубљана": "ljubljana", "Київ": "kiiv", "Скопје": "skopje", "ЩЪРКЕЛ": "shtarkel", "Йорданка": "iordanka" };
  for (const [cyrillic, latin] of Object.entries(names)) assert.equal(fold(cyrillic), latin);
});

test("what countries write differently is known both ways", () => {
  assert.deepEqual(foldings("Харків"), ["harkiv", "kharkiv"]);
  assert.deepEqual(foldings("Malmö"), ["malmo"]);
});

test("a folded name folds to itself", () => {
  for (const text of ["Łódź, Straße & Æro", "Αθήνα – Πάτρα", "Скопје", "東京", "القاهرة", "Ŋə", "𐍈"]) assert.equal(fold(fold(text)), fold(text), text);
});
