/** Wheel and fingers: a map inside someone's page must not trap who only scrolls past. */

import type * as L from "leaflet";

import { el } from "./dom";
import { t } from "./words";

const HINT_FOR = 1400;

/** What the visitor is told who only scrolls by: how to zoom, and how to move. */
export interface Hints {
  /** `{key}` is the key to hold. */
  readonly zoom: string;
  readonly fingers: string;
}

const MAP: Hints = { zoom: t("{key} + scroll zooms the map"), fingers: t("Two fingers move the map") };

export interface Manners {
  /** May this turn of the wheel zoom? If not, the visitor is told what would. */
  mayZoom(event: WheelEvent): boolean;
  tell(text: string): void;
  /** The visitor has clicked: the wheel is ours until the pointer leaves. */
  entered(): void;
}

/** `polite`: zoom by wheel only with Ctrl (or Command), or once the visitor has clicked into what zooms. */
export function manners(container: HTMLElement, polite: boolean, hints: Hints): Manners {
  let isIn = !polite;
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
  container.addEventListener("pointerleave", () => (isIn = !polite));
  return {
    mayZoom(event) {
      const may = isIn || event.ctrlKey || event.metaKey;
      if (may) hint.hidden = true;
      else tell(hints.zoom.replace("{key}", key));
      return may;
    },
    tell,
    entered: () => (isIn = true),
  };
}

/** Leaflet's own wheel, with manners where the map is part of someone's page, and fingers: one scrolls the page, two move the map. */
export function tameWheel(map: L.Map, container: HTMLElement, polite: boolean): void {
  const { mayZoom, tell, entered } = manners(container, polite, MAP);
  if (matchMedia("(pointer: coarse)").matches) {
    map.dragging.disable();
    container.addEventListener("touchmove", (event) => event.touches.length === 1 && tell(MAP.fingers), { passive: true });
  }
  if (!polite) return;
  map.scrollWheelZoom.disable();
  map.on("click", entered);
  container.addEventListener(
    "wheel",
    (event) => {
      if (mayZoom(event)) map.scrollWheelZoom.enable();
      else map.scrollWheelZoom.disable();
    },
    { capture: true, passive: true },
  );
}
