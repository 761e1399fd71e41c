/** Where a drawing lies on the screen: the visible part of a Leaflet map, and what covers it. */

import type * as L from "leaflet";

import type { Rect } from "./labels";
import type { Screen } from "./lanes";
import { scaleOf } from "./zoom";

/** The visible part of the map, its corner at the origin. */
export function screenOf(map: L.Map): Screen {
  const corner = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
  return { scale: scaleOf(map.getZoom()), left: corner.x, top: corner.y };
}

/** The boxes of what lies over `container`, in its own pixels; what is not shown has none. */
export function boxesOver(container: Element, covers: Iterable<Element>): Rect[] {
  const outer = container.getBoundingClientRect();
  return [...covers].map((cover) => cover.getBoundingClientRect()).filter((box) => box.width > 0).map((box) => ({
    x0: box.left - outer.left,
    y0: box.top - outer.top,
    x1: box.right - outer.left,
    y1: box.bottom - outer.top,
  }));
}
