/** The projection as Leaflet wants it: `L.CRS.EPSG3035`, there before folium's script names it. */

import * as L from "leaflet";

import { project, unproject } from "./laea";
import { scaleOf, zoomOf } from "./zoom";

const projection: L.Projection = {
  bounds: L.bounds([-12.8e6, -12.8e6], [12.8e6, 12.8e6]),
  project(at) {
    const latLng = L.latLng(at);
    return L.point(...project(latLng.lat, latLng.lng));
  },
  unproject(at) {
    const point = L.point(at as L.PointTuple);
    return L.latLng(...unproject(point.x, point.y));
  },
};

export const EPSG3035: L.CRS = L.Util.extend({}, L.CRS.Earth, {
  code: "EPSG:3035",
  projection,
  transformation: L.transformation(1, 0, -1, 0),
  scale: scaleOf,
  zoom: zoomOf,
  wrapLng: undefined,
  infinite: true,
}) as L.CRS;

export function installCrs(): void {
  Reflect.set(L.CRS, "EPSG3035", EPSG3035);
}
