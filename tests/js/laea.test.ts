/** The projection: its centre, known points of EPSG:3035, and the way back. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { FALSE_EAST, FALSE_NORTH, project, unproject } from "src/laea";

test("the centre of the projection is 52° N 10° E", () => {
  const [x, y] = project(52, 10);
  assert.ok(Math.hypot(x, y) < 1e-6);
  assert.deepEqual(unproject(0, 0), [52, 10]);
});

// EPSG:3035 on its ellipsoid (as PROJ has it): the sphere is some kilometres off, no more
for (const [name, lat, lon, east, north] of [
  ["Paris", 48.8566, 2.3522, 3_760_772, 2_889_485],
  ["Tallinn", 59.437, 24.7536, 5_153_013, 4_124_198],
  ["Lisbon", 38.7223, -9.1393, 2_665_519, 1_946_764],
  ["Nicosia", 35.1856, 33.3823, 6_436_429, 1_672_243],
] as const) {
  test(`${name} lies where EPSG:3035 has it, within 6 km`, () => {
    const [x, y] = project(lat, lon);
    assert.ok(Math.hypot(x + FALSE_EAST - east, y + FALSE_NORTH - north) < 6_000, `${x + FALSE_EAST}, ${y + FALSE_NORTH}`);
  });
}

test("there and back gives the same place, all over the globe", () => {
  for (let lat = -85; lat <= 85; lat += 5) {
    for (let lon = -180; lon < 180; lon += 5) {
      const [x, y] = project(lat, lon);
      if (Math.hypot(x, y) > 12_600_000) continue; // beside the far side of the globe
      const [backLat, backLon] = unproject(x, y);
      const offLon = Math.abs(((backLon - lon + 540) % 360) - 180);
      assert.ok(Math.abs(backLat - lat) < 1e-6 && offLon < 1e-6, `${lat}, ${lon} came back as ${backLat}, ${backLon}`);
    }
  }
});

test("areas are true: a degree cell keeps its share of the sphere", () => {
  const cell = (lat: number, lon: number): number => {
    const corners = [project(lat, lon), project(lat, lon + 1), project(lat + 1, lon + 1), project(lat + 1, lon)];
    return corners.reduce((sum, [x, y], i) => sum + (x * corners[(i + 1) % 4][1] - corners[(i + 1) % 4][0] * y) / 2, 0);
  };
  const band = (lat: number): number => Math.sin(((lat + 1) * Math.PI) / 180) - Math.sin((lat * Math.PI) / 180);
  const unit = cell(52, 10) / band(52);
  for (const [lat, lon] of [[36, -6], [64, -20], [60, 30], [35, 33]]) assert.ok(Math.abs(cell(lat, lon) / band(lat) / unit - 1) < 0.002);
});

test("points beyond the rim give the rim, not nonsense", () => {
  const [lat, lon] = unproject(9e7, 9e7);
  assert.ok(Number.isFinite(lat) && Number.isFinite(lon));
});
