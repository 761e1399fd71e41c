/** Moving the map: fitted views, flights that respect the wish for less motion, limits, and who moved it. */

import * as L from "leaflet";

import { boxOf, fit, NO_INSET, type Box, type Fitted, type Inset } from "./fit";
import { unproject } from "./laea";
import type { Positions } from "./marks";
import { scaleOf, zoomOf } from "./zoom";

export interface Camera {
  inset: Inset;
  /** Has the visitor moved the map? Until then it stays fitted to what it shows. */
  touched: boolean;
  /** Is the map on its way to a view we chose? */
  readonly flying: boolean;
  /** The view that holds these places. */
  fitted(places: Iterable<number>): Fitted | null;
  go(view: Fitted, animate: boolean): void;
  zoomBy(steps: number): void;
  /** Keep the map within what is drawn (null: the globe); `reach`, the scale that holds everything, is always allowed. */
  limit(box: Box | null, reach: number): void;
  /** The visitor is moving the map. */
  claim(): void;
}

export const MAX_ZOOM = 11;
/** Metres a pixel below which a fitted view does not go: a single partner is shown with its country. */
const CLOSEST = 900;
const SNAP = 0.25;
const GLOBE = 26e6; // metres across, as projected

/** `snap`: fitted views are at multiples of this zoom. */
export function camera(map: L.Map, at: Positions, snap = SNAP): Camera {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  map.options.maxZoom = MAX_ZOOM;
  map.options.wheelPxPerZoomLevel = 110;
  let limits: Box | null = null;
  /** What a sheet covers below may be empty: else what is drawn could not be moved up to where it is seen. */
  function bind(scale: number): void {
    if (limits === null) return;
    const { x0, y0, x1, y1 } = limits;
    const below = self.inset.bottom > size().y / 3 ? self.inset.bottom / scale : 0;
    // as a plain option: Leaflet's setter would answer with a move of its own
    map.options.maxBounds = L.latLngBounds(L.latLng(...unproject(x0, y0 - below)), L.latLng(...unproject(x1, y1)));
  }
  map.on("moveend", () => {
    bind(scaleOf(map.getZoom()));
    if (map.options.maxBounds !== undefined) map.panInsideBounds(map.options.maxBounds, { animate: !still.matches });
  });
  const size = (): L.Point => map.getSize();
  let flying = false;
  map.on("moveend", () => (flying = false));
  const self: Camera = {
    inset: NO_INSET,
    touched: false,
    get flying() {
      return flying;
    },
    fitted(places) {
      const box = boxOf(at.x, at.y, places);
      if (box === null) return null;
      const { x: width, y: height } = size();
      const margin = Math.min(64, Math.max(22, Math.min(width, height) * 0.08));
      return fit(box, width, height, self.inset, margin, 1 / CLOSEST);
    },
    go(view, animate) {
      const zoom = Math.max(map.getMinZoom(), Math.min(MAX_ZOOM, Math.floor(zoomOf(view.scale) / snap) * snap));
      const centre = L.latLng(...unproject(view.x, view.y));
      bind(scaleOf(zoom));
      const here = map.project(map.getCenter(), zoom).distanceTo(map.project(centre, zoom));
      if (zoom === map.getZoom() && here < 1.5) return void map.fire("moveend");
      if (animate && !still.matches) {
        map.flyTo(centre, zoom, { duration: 0.7 });
        flying = true; // after, because starting a flight ends the one before
      } else map.setView(centre, zoom, { animate: false });
    },
    zoomBy(steps) {
      self.claim();
      const zoom = Math.round((map.getZoom() + steps * 0.75) / SNAP) * SNAP;
      map.setZoom(Math.max(map.getMinZoom(), Math.min(MAX_ZOOM, zoom)), { animate: !still.matches });
    },
    limit(box, reach) {
      const { x: width, y: height } = size();
      if (width === 0 || height === 0) return;
      if (box === null) {
        map.options.minZoom = Math.floor(Math.min(zoomOf(Math.min(width, height) / GLOBE), zoomOf(reach)) / snap) * snap;
        return;
      }
      const cover = Math.max(width / (box.x1 - box.x0), height / (box.y1 - box.y0));
      map.options.minZoom = Math.min(Math.ceil(zoomOf(cover) / snap), Math.floor(zoomOf(reach) / snap)) * snap;
      limits = box;
      bind(scaleOf(map.getZoom()));
    },
    claim() {
      self.touched = true;
    },
  };
  return self;
}

/** The scale at which two places that share a mark come apart, as a view around them. */
export function apart(at: Positions, places: readonly number[], width: number, height: number, inset: Inset, most: number): Fitted | null {
  const box = boxOf(at.x, at.y, places);
  return box === null ? null : fit(box, width, height, inset, Math.min(width, height) * 0.22, most);
}
