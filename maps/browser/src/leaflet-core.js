// Leaflet without what no page of ours uses: no tiles, markers, popups, vectors or controls.
// A notebook's map has all of Leaflet instead (`whole.ts`), because other layers can be added to it.
import "../node_modules/leaflet/src/geo/LatLng.js"; // first: it and the projections import each other
import { CRS } from "../node_modules/leaflet/src/geo/crs/CRS.js";
import { Earth } from "../node_modules/leaflet/src/geo/crs/CRS.Earth.js";
import "../node_modules/leaflet/src/layer/Layer.js"; // a map adds and counts its layers, also when it has none
import { Map } from "../node_modules/leaflet/src/map/Map.js";
import "../node_modules/leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "../node_modules/leaflet/src/map/handler/Map.Drag.js";
import "../node_modules/leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "../node_modules/leaflet/src/map/handler/Map.TouchZoom.js";

import * as DomUtil from "../node_modules/leaflet/src/dom/DomUtil.js";
import * as Util from "../node_modules/leaflet/src/core/Util.js";

CRS.Earth = Earth;

export { toLatLng as latLng } from "../node_modules/leaflet/src/geo/LatLng.js";
export { toLatLngBounds as latLngBounds } from "../node_modules/leaflet/src/geo/LatLngBounds.js";
export { toBounds as bounds } from "../node_modules/leaflet/src/geometry/Bounds.js";
export { toPoint as point } from "../node_modules/leaflet/src/geometry/Point.js";
export { toTransformation as transformation } from "../node_modules/leaflet/src/geometry/Transformation.js";
export { createMap as map } from "../node_modules/leaflet/src/map/Map.js";
export { CRS, DomUtil, Map, Util };
