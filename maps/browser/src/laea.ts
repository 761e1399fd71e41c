/** Europe's own projection: Lambert's azimuthal equal-area about 52°N 10°E (EPSG:3035), on a sphere. Pure. */

/** Metres east and north of the projection's centre. */
export type Metres = readonly [x: number, y: number];

export const RADIUS = 6_371_007.181;
/** What EPSG:3035 adds to x and y, so that Europe's coordinates are positive. */
export const FALSE_EAST = 4_321_000;
export const FALSE_NORTH = 3_210_000;

const RAD = Math.PI / 180;
const LON0 = 10 * RAD;
const SIN0 = Math.sin(52 * RAD);
const COS0 = Math.cos(52 * RAD);
/** The far side of the globe is a circle, not a point: stay this side of it. */
const RIM = 2 * RADIUS * 0.99999;

export function project(lat: number, lon: number): Metres {
  const phi = lat * RAD;
  const lambda = lon * RAD - LON0;
  const cosArc = SIN0 * Math.sin(phi) + COS0 * Math.cos(phi) * Math.cos(lambda);
  const k = RADIUS * Math.sqrt(2 / Math.max(1 + cosArc, 1e-9));
  return [
    k * Math.cos(phi) * Math.sin(lambda),
    k * (COS0 * Math.sin(phi) - SIN0 * Math.cos(phi) * Math.cos(lambda)),
  ];
}

/** Latitude and longitude in degrees; points beyond the globe's rim give the rim. */
export function unproject(x: number, y: number): readonly [lat: number, lon: number] {
  const distance = Math.hypot(x, y);
  if (distance < 1e-6) return [52, 10];
  const rho = Math.min(distance, RIM);
  const arc = 2 * Math.asin(rho / (2 * RADIUS));
  const sin = Math.sin(arc);
  const cos = Math.cos(arc);
  const east = (x / distance) * sin;
  const north = y / distance;
  const lat = Math.asin(Math.max(-1, Math.min(1, cos * SIN0 + north * sin * COS0)));
  const lon = LON0 + Math.atan2(east, COS0 * cos - north * SIN0 * sin);
  return [lat / RAD, ((((lon / RAD + 180) % 360) + 360) % 360) - 180];
}
