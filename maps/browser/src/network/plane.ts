/** The network on the map's plane: every partner is a place of its own, where the layout put it. Pure. */

import type { Positions } from "../marks";
import type { Model } from "../model";

/** The same network without geography, and where its places lie. */
export interface Plane {
  readonly model: Model;
  readonly at: Positions;
  /** Metres of the plane for a unit of the layout. */
  readonly unit: number;
}

const METRES = 1000;
const FARTHEST = 5e6; // metres from the middle: the plane ends at 12,700 km

export function planeOf(model: Model): Plane {
  const { partners, places } = model.data;
  const rows = Int32Array.from(partners.id, (_, row) => row);
  const reach = [...partners.x, ...partners.y].reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const unit = Math.min(METRES, FARTHEST / reach);
  const data = {
    ...model.data,
    places: {
      lat: partners.y,
      lon: partners.x,
      name: partners.name,
      country: partners.country,
      region: partners.place.map((place) => (place < 0 ? -1 : places.region[place])),
      precision: partners.place.map((place) => (place < 0 ? 0 : places.precision[place])),
    },
    partners: { ...partners, place: [...rows] },
  };
  return {
    model: { ...model, data, partnersAt: (place) => rows.subarray(place, place + 1), unplaced: [] },
    at: { x: Float64Array.from(partners.x, (x) => x * unit), y: Float64Array.from(partners.y, (y) => y * unit) },
    unit,
  };
}
