/** Mouse, wheel and fingers over a canvas that zooms and pans by itself: what they ask for, in its own pixels. */

import { manners, type Hints } from "./wheel";

export interface GestureTarget {
  /** Nearer (more than 1) or farther, around a point; false when it is as near or as far as it goes. */
  zoom(factor: number, x: number, y: number): boolean;
  pan(dx: number, dy: number): void;
  /** Where the pointer is; null: it has left. */
  hover(at: { x: number; y: number } | null): void;
  choose(x: number, y: number, isTouch: boolean): void;
}

/** Pixels that a press may wander and still be a click. */
const STILL = 5;
const WHEEL = 1 / 320; // doublings a pixel
const LINE = 30; // pixels a line of the wheel stands for

/** One finger scrolls the page, two move and zoom. `polite` and `hints` are as for `manners`. */
export function listenToGestures(element: HTMLElement, polite: boolean, hints: Hints, target: GestureTarget): void {
  const wheel = manners(element, polite, hints);
  let pressed: { x: number; y: number; moved: boolean } | null = null;
  let isTouch = false;
  let fingers: { x: number; y: number; apart: number } | null = null;
  const here = (at: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: at.clientX - box.left, y: at.clientY - box.top };
  };

  element.addEventListener("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    if (event.button === 0) pressed = { ...here(event), moved: false };
  });
  element.addEventListener("pointermove", (event) => {
    const { x, y } = here(event);
    if (isTouch || pressed === null) {
      if (event.pointerType !== "touch") target.hover({ x, y });
      return;
    }
    if (!pressed.moved && Math.hypot(x - pressed.x, y - pressed.y) < STILL) return;
    if (!pressed.moved) element.setPointerCapture(event.pointerId);
    target.hover(null);
    target.pan(x - pressed.x, y - pressed.y);
    pressed = { x, y, moved: true };
  });
  element.addEventListener("pointerleave", () => target.hover(null));
  element.addEventListener("pointercancel", () => (pressed = null));
  element.addEventListener("pointerup", (event) => {
    const press = pressed;
    pressed = null;
    if (press === null || press.moved) return;
    wheel.entered();
    const { x, y } = here(event);
    if (Math.hypot(x - press.x, y - press.y) < STILL * 2) target.choose(x, y, isTouch);
  });
  element.addEventListener("wheel", (event) => {
    if (!wheel.mayZoom(event)) return;
    const pixels = event.deltaY * (event.deltaMode === 0 ? 1 : LINE) * (event.ctrlKey ? 3 : 1);
    const { x, y } = here(event);
    // at the end of the zoom the page scrolls on
    if (target.zoom(2 ** -(Math.max(-240, Math.min(240, pixels)) * WHEEL), x, y) || event.ctrlKey) event.preventDefault();
  }, { passive: false });
  element.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2) {
      if (event.touches.length === 1) wheel.tell(hints.fingers);
      return;
    }
    if (event.cancelable) event.preventDefault(); // a scroll that has begun cannot be stopped
    pressed = null;
    const [a, b] = [here(event.touches[0]), here(event.touches[1])];
    const now = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
    if (fingers !== null) {
      target.pan(now.x - fingers.x, now.y - fingers.y);
      target.zoom(now.apart / Math.max(1, fingers.apart), now.x, now.y);
    }
    fingers = now;
  }, { passive: false });
  for (const end of ["touchend", "touchcancel"]) element.addEventListener(end, () => (fingers = null));
}
