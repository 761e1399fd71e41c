import assert from "node:assert/strict";
import { test } from "node:test";

import { BLANK, createStore, sameFocus, sameState, switched } from "../../maps/browser/src/state";

test("listeners hear of a change once, with what was before", () => {
  const store = createStore(BLANK);
  const heard: [string, string][] = [];
  const leave = store.subscribe((now, before) => heard.push([now.query, before.query]));
  store.set({ query: "a" });
  store.set({ query: "a" });
  leave();
  store.set({ query: "b" });
  assert.deepEqual(heard, [["a", ""]]);
});

test("equal sets, tuples and focuses are no change", () => {
  const store = createStore({ ...BLANK, off: new Set([1]), at: [1, 2, 3], focus: { kind: "tie", a: 1, b: 2 } });
  let heard = 0;
  store.subscribe(() => heard++);
  store.set({ off: new Set([1]), at: [1, 2, 3], focus: { kind: "tie", a: 1, b: 2 } });
  assert.equal(heard, 0);
});

test("a listener may change the state; everyone ends with the newest", () => {
  const store = createStore(BLANK);
  const last: string[] = [];
  store.subscribe((state) => state.query === "a" && store.set({ query: "b" }));
  store.subscribe((state) => last.push(state.query));
  store.set({ query: "a" });
  assert.deepEqual(last, ["b"]);
});

test("focuses are the same by what they name", () => {
  assert.ok(sameFocus({ kind: "partner", index: 1 }, { kind: "partner", index: 1 }));
  assert.ok(!sameFocus({ kind: "partner", index: 1 }, { kind: "project", index: 1 }));
  assert.ok(!sameFocus({ kind: "lane", a: 1, b: 2, programme: 0 }, { kind: "lane", a: 1, b: 2, programme: 1 }));
  assert.ok(!sameFocus(null, { kind: "place", index: 0 }));
  assert.ok(sameState(BLANK, { ...BLANK, off: new Set() }));
});

test("switching makes a new set", () => {
  const before = new Set([1]);
  assert.deepEqual([...switched(before, [2, 3], true)], [1, 2, 3]);
  assert.deepEqual([...switched(before, [1], false)], []);
  assert.deepEqual([...before], [1]);
});
