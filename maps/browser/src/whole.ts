/** The door for notebooks: the same explorer with all of Leaflet, which other folium layers expect as `L`. */

import "./leaflet-whole";

export { mount } from "./main";
