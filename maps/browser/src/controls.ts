/** Our own buttons and the line of credits, in a corner of the map each. */

import type * as L from "leaflet";

import { button, el, svg } from "./dom";
import { t } from "./words";

export interface Controls {
  /** Elements that labels keep clear of. */
  readonly elements: readonly HTMLElement[];
  /** Grey out what would do nothing. */
  update(): void;
}

const KOSOVO =
  t("This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.");

export interface ZoomActions {
  zoom(steps: number): void;
  whole(): void;
}

/** Nearer, farther, everything. */
export function zoomButtons(map: Pick<L.Map, "getZoom" | "getMinZoom" | "getMaxZoom">, container: HTMLElement, actions: ZoomActions): Controls {
  const closer = button({ class: "pa-zoom-in", "aria-label": t("Zoom in"), title: t("Zoom in") }, () => actions.zoom(1), sign("M10 4.5v11M4.5 10h11"));
  const farther = button({ class: "pa-zoom-out", "aria-label": t("Zoom out"), title: t("Zoom out") }, () => actions.zoom(-1), sign("M4.5 10h11"));
  const whole = button(
    { class: "pa-zoom-whole", "aria-label": t("Show everything"), title: t("Show everything") },
    () => actions.whole(),
    sign("M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5"),
  );
  const group = el("div", { class: "pa-zoom", role: "toolbar", "aria-label": t("Zoom"), "aria-orientation": "vertical" }, closer, farther, whole);
  own(container, group);
  oneStop(group, [closer, farther, whole]);
  return {
    elements: [group],
    update() {
      closer.disabled = map.getZoom() >= map.getMaxZoom();
      farther.disabled = map.getZoom() <= map.getMinZoom();
    },
  };
}

/** Make these buttons one stop for the keyboard: arrows go from one to the next that does something. */
function oneStop(group: HTMLElement, buttons: readonly HTMLButtonElement[]): void {
  const settle = (here: HTMLElement): void => buttons.forEach((one) => (one.tabIndex = one === here ? 0 : -1));
  settle(buttons[buttons.length - 1]); // never disabled
  group.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const enabled = buttons.filter((one) => !one.disabled);
    const here = enabled.indexOf(document.activeElement as HTMLButtonElement);
    if (step === undefined || here < 0) return;
    const there = enabled[(here + step + enabled.length) % enabled.length];
    settle(there);
    there.focus();
    event.preventDefault();
  });
}

/** Put an element over the map that keeps its clicks to itself. */
function own(container: HTMLElement, element: HTMLElement): void {
  for (const event of ["pointerdown", "mousedown", "click", "dblclick", "wheel", "touchstart"]) {
    element.addEventListener(event, (caught) => caught.stopPropagation(), { passive: true });
  }
  container.append(element);
}

export function controls(map: L.Map, container: HTMLElement, actions: ZoomActions): Controls {
  const buttons = zoomButtons(map, container, actions);
  const credits = creditLine();
  own(container, credits);
  const atlas = container.closest<HTMLElement>(".atlas");
  const house = atlas && houseLine(atlas);
  const measure = (): void => {
    atlas?.style.setProperty("--credit-line", `${credits.offsetHeight}px`);
    atlas?.style.setProperty("--credits", `${credits.offsetHeight + (house?.offsetHeight ?? 0)}px`);
  };
  measure();
  if (typeof ResizeObserver === "function") {
    const observer = new ResizeObserver(measure); // a narrow map breaks the lines
    for (const line of [credits, house]) if (line !== null) observer.observe(line);
  }
  return { ...buttons, elements: [...buttons.elements, credits] };
}

/** In a frame: who answers for the site and who funds it, above the credits and in every view. */
function houseLine(atlas: HTMLElement): HTMLElement | null {
  const line = document.querySelector<HTMLElement>(".embed-house");
  if (line === null) return null;
  line.classList.add("pa-credits");
  atlas.append(line);
  return line;
}

function creditLine(): HTMLElement {
  const note = el("p", { class: "pa-credits-note", hidden: true }, `* ${KOSOVO}`);
  const asterisk = button({ class: "pa-credits-star", "aria-expanded": false, "aria-label": t("Kosovo: a note on its designation") }, () => {
    note.hidden = !note.hidden;
    asterisk.setAttribute("aria-expanded", String(!note.hidden));
  }, `${t("Kosovo")}*`);
  return el("div", { class: "pa-credits" }, note, el("p", {}, `${t("Boundaries: Natural Earth")} · ${t("Places: GeoNames (CC BY 4.0)")} · `, asterisk));
}

function sign(d: string): SVGSVGElement {
  return svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false" }, svg("path", { d }));
}
