/** After a choice on the map itself: move the map only as far as needed, so that no panel covers what was chosen. */

import type * as L from "leaflet";
import type { Focus } from "./contract";
import type { Model } from "./model";
import type { Insets } from "./views/insets";

const MARGIN = 40;

/** The places that a choice is about. */
function placesOf(model: Model, focus: Focus): number[] {
  const place = model.data.partners.place;
  switch (focus.kind) {
    case "partner":
      return [place[focus.index]];
    case "tie":
    case "path":
      return [place[focus.a], place[focus.b]];
    case "place":
      return [focus.index];
    case "lane":
      return [focus.a, focus.b];
    default:
      return [];
  }
}

/** How far the span from `low` to `high` must move to lie between two limits; what does not fit keeps still. */
export function shift(low: number, high: number, from: number, to: number): number {
  if (high - low > to - from) return 0;
  if (low < from) return from - low;
  return high > to ? to - high : 0;
}

export function nudge(map: L.Map, model: Model, focus: Focus, inset: Insets): void {
  const places = placesOf(model, focus).filter((place) => place >= 0);
  if (places.length === 0) return;
  const { lat, lon } = model.data.places;
  const points = places.map((place) => map.latLngToContainerPoint([lat[place], lon[place]]));
  const size = map.getSize();
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const right = shift(Math.min(...xs), Math.max(...xs), inset.left + MARGIN, size.x - inset.right - MARGIN);
  const down = shift(Math.min(...ys), Math.max(...ys), inset.top + MARGIN, size.y - inset.bottom - MARGIN);
  if (right === 0 && down === 0) return;
  map.panBy([-right, -down], { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches });
}
