import * as L from "leaflet";

if (!("L" in globalThis)) Reflect.set(globalThis, "L", L);
