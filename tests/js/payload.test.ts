import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { readBasemap, readData, readDetails } from "../../maps/browser/src/payload";
import { DATA } from "./sample";

afterEach(() => {
  for (const name of ["PARTNER_ATLAS_DATA", "PARTNER_ATLAS_DETAILS", "document"]) Reflect.deleteProperty(globalThis, name);
});

test("a global set by a script is read", () => {
  Reflect.set(globalThis, "PARTNER_ATLAS_DATA", DATA);
  assert.equal(readData(), DATA);
});

test("data that is missing or of another version is an error in words", () => {
  assert.throws(() => readData(), /missing or of another version/);
  Reflect.set(globalThis, "PARTNER_ATLAS_DATA", { ...DATA, version: 2 });
  assert.throws(() => readData(), /missing or of another version/);
});

test("details may be absent, and arrive later", () => {
  assert.equal(readDetails(), null);
  Reflect.set(globalThis, "PARTNER_ATLAS_DETAILS", { version: 1, urls: [] });
  assert.notEqual(readDetails(), null);
});

test("an inline block stands for the global", () => {
  const blocks = new Map([["atlas-data", { textContent: JSON.stringify(DATA) }]]);
  Reflect.set(globalThis, "document", { getElementById: (id: string) => blocks.get(id) ?? null });
  assert.deepEqual(readData(), DATA);
  assert.equal(readBasemap(), null);
});
