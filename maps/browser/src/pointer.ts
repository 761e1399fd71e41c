/** Mouse and touch on the map: what is under it, and what choosing it does; again and again for what lies below. */

import type * as L from "leaflet";

import { isTyping } from "./dom";
import { stepsOf, type Hit } from "./hit";
import { MOUSE, TOUCH, type Reach } from "./pick";

export interface PointerTarget {
  /** What lies at a point of the visible map, the uppermost first. */
  under(x: number, y: number, reach: Reach): Hit[];
  /** The pointer is over something, or over nothing; `note`: what else is there. */
  hover(hit: Hit | null, x: number, y: number, note?: string): void;
  choose(hit: Hit | null): void;
}

const DOUBLE_CLICK = 260;
const SAME = 3; // pixels

/** What was found at a point, and which of it is meant now. */
interface Pile {
  readonly x: number;
  readonly y: number;
  readonly hits: readonly Hit[];
  turn: number;
  chosen: boolean;
}

export function listenToPointer(map: L.Map, container: HTMLElement, target: PointerTarget): void {
  let touch = false;
  let frame = 0;
  let empty: ReturnType<typeof setTimeout> | undefined;
  let pile: Pile | null = null;
  let isInside = false;
  const isOurs = (event: Event): boolean => !(event.target instanceof Element && event.target.closest(".pa-zoom, .pa-credits") !== null);
  const pileAt = (x: number, y: number, reach: Reach): Pile => {
    if (pile === null || Math.hypot(pile.x - x, pile.y - y) > SAME || pile.hits.length === 0) {
      pile = { x, y, hits: target.under(x, y, reach).flatMap(stepsOf), turn: 0, chosen: false };
    }
    return pile;
  };
  const show = ({ x, y, hits, turn }: Pile): void => {
    const note = hits.length > 1 ? `${turn + 1} of ${hits.length} here: a click opens it, another click or ] the next` : undefined;
    target.hover(hits[turn] ?? null, x, y, note);
  };
  const turn = (by: number): void => {
    if (pile === null || pile.hits.length < 2) return;
    pile.turn = (pile.turn + by + pile.hits.length) % pile.hits.length;
    pile.chosen = false;
  };

  container.addEventListener("pointerdown", (event) => (touch = event.pointerType !== "mouse"), { capture: true });
  container.addEventListener("pointermove", (event) => {
    isInside = true;
    if (event.pointerType !== "mouse" || frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!isOurs(event) || event.buttons !== 0) return target.hover(null, 0, 0);
      const point = map.mouseEventToContainerPoint(event);
      show(pileAt(point.x, point.y, MOUSE));
    });
  });
  container.addEventListener("pointerleave", () => {
    isInside = false;
    cancelAnimationFrame(frame);
    frame = 0;
    target.hover(null, 0, 0);
  });
  document.addEventListener("keydown", (event) => {
    const by = event.key === "]" ? 1 : event.key === "[" ? -1 : 0;
    if (by === 0 || !isInside || pile === null || isTyping(event.target)) return;
    turn(by);
    show(pile);
  });
  map.on("movestart", () => (pile = null));
  map.on("click", (event: L.LeafletMouseEvent) => {
    const { x, y } = event.containerPoint;
    const here = pileAt(x, y, touch ? TOUCH : MOUSE);
    if (here.chosen) turn(1);
    here.chosen = true;
    const hit = here.hits[here.turn];
    clearTimeout(empty);
    if (hit !== undefined) target.choose(hit);
    else empty = setTimeout(() => target.choose(null), DOUBLE_CLICK); // a double click zooms, and keeps the focus
  });
  map.on("dblclick", () => clearTimeout(empty));
}
