/** The placed partners in view as GeoJSON (RFC 7946), properties as in the site's own file. */

import { partnerFacts, rowsIn, type View } from "./sheets";

export function toGeojson(view: View): string {
  const features = rowsIn(view.seen.partners).filter((row) => view.model.data.partners.place[row] >= 0).map((row) => {
    const { lat, lon, ...facts } = partnerFacts(view, row);
    const properties = { ...facts, city: facts.city || null, website: facts.website || null };
    return JSON.stringify({ type: "Feature", id: facts.id, geometry: { type: "Point", coordinates: [lon, lat] }, properties });
  });
  return `{"type": "FeatureCollection", "features": [\n${features.join(",\n")}\n]}\n`;
}
