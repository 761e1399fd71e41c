/** Wheel and fingers: a map inside someone's page must not trap who only scrolls past. */

import type * as L from "leaflet";

import { el } from "./dom";

const HINT_FOR = 1400;

/** `polite`: zoom by wheel only with Ctrl (or Command), or once the visitor has clicked into the map. */
export function tameWheel(map: L.Map, container: HTMLElement, polite: boolean): void {
  if (!polite) return;
  let entered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hint = el("p", { class: "pa-hint", hidden: true, "aria-hidden": "true" });
  container.append(hint);
  const tell = (text: string): void => {
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (hint.hidden = true), HINT_FOR);
  };
  const key = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
  map.scrollWheelZoom.disable();
  map.on("click", () => (entered = true));
  container.addEventListener("pointerleave", () => (entered = false));
  container.addEventListener(
    "wheel",
    (event) => {
      if (entered || event.ctrlKey || event.metaKey) {
        map.scrollWheelZoom.enable();
        hint.hidden = true;
      } else {
        map.scrollWheelZoom.disable();
        tell(`${key} + scroll zooms the map`);
      }
    },
    { capture: true, passive: true },
  );
  if (matchMedia("(pointer: coarse)").matches) {
    map.dragging.disable();
    container.addEventListener("touchmove", (event) => event.touches.length === 1 && tell("Two fingers move the map"), { passive: true });
  }
}
