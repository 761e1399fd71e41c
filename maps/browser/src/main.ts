/** The script's door: `partnerAtlas.mount(map, id)`, called by the frame that folium writes. */

import * as L from "leaflet";

(globalThis as unknown as { L: typeof L }).L = L;

export function mount(map: L.Map, id: string): void {
  void map;
  void id;
}
