/** Mouse and touch on the map: what is under it, and what choosing it does. */

import type * as L from "leaflet";

import type { Hit } from "./hit";
import { MOUSE, TOUCH, type Reach } from "./pick";

export interface PointerTarget {
  /** What lies at a point of the visible map. */
  find(x: number, y: number, reach: Reach): Hit | null;
  /** The pointer is over something, or over nothing. */
  hover(hit: Hit | null, x: number, y: number): void;
  choose(hit: Hit | null): void;
}

const DOUBLE_CLICK = 260;

export function listenToPointer(map: L.Map, container: HTMLElement, target: PointerTarget): void {
  let touch = false;
  let frame = 0;
  let empty: ReturnType<typeof setTimeout> | undefined;
  const isOurs = (event: Event): boolean => !(event.target instanceof Element && event.target.closest(".pa-zoom, .pa-credits") !== null);
  container.addEventListener("pointerdown", (event) => (touch = event.pointerType !== "mouse"), { capture: true });
  container.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!isOurs(event) || event.buttons !== 0) return target.hover(null, 0, 0);
      const point = map.mouseEventToContainerPoint(event);
      target.hover(target.find(point.x, point.y, MOUSE), point.x, point.y);
    });
  });
  container.addEventListener("pointerleave", () => {
    cancelAnimationFrame(frame);
    frame = 0;
    target.hover(null, 0, 0);
  });
  map.on("click", (event: L.LeafletMouseEvent) => {
    const { x, y } = event.containerPoint;
    const hit = target.find(x, y, touch ? TOUCH : MOUSE);
    clearTimeout(empty);
    if (hit !== null) target.choose(hit);
    else empty = setTimeout(() => target.choose(null), DOUBLE_CLICK); // a double click zooms, and keeps the focus
  });
  map.on("dblclick", () => clearTimeout(empty));
}
