/** Marks that share a spot are joined until none overlap, whatever order they come in. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { clusters, type Cluster, type Item } from "src/cluster";

const GAP = 3;
const radius = (cluster: Cluster): number => (cluster.count > 1 ? Math.min(22, 7.2 + 1.5 * Math.sqrt(cluster.count)) : 5.5);

/** A fixed pseudo-random sequence in [0, 1). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function crowd(count: number, seed: number): Item[] {
  const random = sequence(seed);
  return Array.from({ length: count }, (_, place) => ({
    place, x: random() * 800, y: random() * 500, count: 1 + Math.floor(random() ** 4 * 9), priority: random(),
  }));
}

function overlaps(found: readonly Cluster[]): number {
  let pairs = 0;
  for (let i = 0; i < found.length; i++) {
    for (let j = i + 1; j < found.length; j++) {
      const distance = Math.hypot(found[i].anchor.x - found[j].anchor.x, found[i].anchor.y - found[j].anchor.y);
      if (distance < radius(found[i]) + radius(found[j]) + GAP) pairs++;
    }
  }
  return pairs;
}

for (const [count, seed] of [[40, 1], [200, 2], [1000, 3], [5000, 4]] as const) {
  test(`no two of ${count} dots overlap, and nobody is lost`, () => {
    const items = crowd(count, seed);
    const found = clusters(items, 1, radius, GAP);
    assert.equal(overlaps(found), 0);
    assert.equal(found.reduce((sum, cluster) => sum + cluster.count, 0), items.reduce((sum, item) => sum + item.count, 0));
    assert.deepEqual(found.flatMap((cluster) => cluster.items.map((item) => item.place)).sort((a, b) => a - b), items.map((item) => item.place));
  });
}

test("the same places give the same marks in any order", () => {
  const items = crowd(300, 5);
  const names = (found: Cluster[]): number[][] => found.map((cluster) => cluster.items.map((item) => item.place));
  assert.deepEqual(names(clusters([...items].reverse(), 1, radius, GAP)), names(clusters(items, 1, radius, GAP)));
});

test("the more important place keeps its position", () => {
  const small = { place: 0, x: 0, y: 0, count: 1, priority: 1 };
  const large = { place: 1, x: 4, y: 0, count: 3, priority: 9 };
  const [only] = clusters([small, large], 1, radius, GAP);
  assert.equal(only.anchor, large);
  assert.equal(only.count, 4);
});

test("places come apart when the map is enlarged", () => {
  const items = [{ place: 0, x: 0, y: 0, count: 1, priority: 1 }, { place: 1, x: 10, y: 0, count: 1, priority: 2 }];
  assert.equal(clusters(items, 1, radius, GAP).length, 1);
  assert.equal(clusters(items, 10, radius, GAP).length, 2);
});
