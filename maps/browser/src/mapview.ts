/** The map: keeps Leaflet's map, the scene and the drawing together. Selectors and panels know only `createMapView`. */

import * as L from "leaflet";

import { createBaseMap } from "./basemap";
import { apart, camera } from "./camera";
import { Canvas, originAfter } from "./canvas";
import type { CreateMapView, Scene, State } from "./contract";
import { controls } from "./controls";
import { Drawing } from "./drawing";
import { NO_INSET, uncovered } from "./fit";
import { focusOf, sameHit, wordsOf, type Hit } from "./hit";
import { listenToKeys, type Station } from "./keyboard";
import type { Rect } from "./labels";
import type { Screen } from "./lanes";
import { OPEN_FOR_FOCUS, OPEN_SCALE, positionsOf } from "./marks";
import type { Model } from "./model";
import { boxesOver, screenOf } from "./onscreen";
import { readPalette, watchPalette } from "./palette";
import { readBasemap, readWorld } from "./payload";
import { listenToPointer } from "./pointer";
import { tooltip } from "./tooltip";
import { isTopology } from "./topology";
import { tameWheel } from "./wheel";
import { scaleOf } from "./zoom";
import { n, t } from "./words";

/** Redraw while the map is being dragged when the last drawing took less than this, in milliseconds. */
const QUICK = 14;
/** A slower drawing is made anew while dragging only where its edge would show, and then seldom. */
const SELDOM = 300;
/** How long marks take to come apart, in milliseconds. */
const COMING_APART = 260;
/** Choosing a counted mark brings it no nearer than this at once, nor two places farther apart: what is around them stays in sight. */
const MOST_STEPS = 2.5;
const APART = 60; // pixels

export const createMapView: CreateMapView = (map, model, actions, state) => {
  const container = map.getContainer();
  const root = container.closest<HTMLElement>(".atlas") ?? container;
  const view = root.dataset.view ?? "explorer";
  const at = positionsOf(model);
  const cam = camera(map, at);
  const base = baseMapOf();
  const sheets = { base: new Canvas(map, "base", 0.3), data: new Canvas(map, "data"), top: new Canvas(map, "top") };
  const all = Object.values(sheets);
  const tip = tooltip(container);
  const buttons = controls(map, container, { zoom: (steps) => cam.zoomBy(steps), whole: () => whole() });
  const drawing = new Drawing(model, at, base.labels, () => readPalette(container));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let scene: Scene | null = null;
  let hovered: Hit | null = null;
  let frame = 0;
  let cost = 0;
  let painted = 0;
  let parting = -Infinity;
  let zooming = false;
  let stale = true; // the base map's colours or tints have changed

  container.classList.add("pa-map");
  tameWheel(map, container, view === "embed" || view === "page" || view === "cell");

  // -- drawing ----------------------------------------------------------------------------------------------

  function paint(): void {
    frame = 0;
    if (scene === null || zooming || map.getSize().x === 0) return;
    const begin = performance.now();
    const current = scene;
    if (drawing.hasNews(current, scaleOf(map.getZoom())) && !still.matches) parting = begin;
    const share = Math.min(1, (begin - parting) / COMING_APART);
    if (stale || !sheets.base.covers()) sheets.base.paint((sheet) => base.paint(sheet, drawing.palette));
    stale = false;
    const begun = performance.now();
    sheets.data.paint((sheet) => drawing.paint(sheet, current, cam.inset, coveredBoxes(), 1 - (1 - share) ** 3));
    paintTop();
    buttons.update();
    painted = performance.now();
    cost = painted - begun;
    if (share < 1) ask();
  }

  function paintTop(): void {
    sheets.top.paint((sheet) => drawing.paintChosen(sheet, hovered, keyboard.current()));
  }

  function ask(): void {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  const coveredBoxes = (): Rect[] => boxesOver(container, [...buttons.elements, ...root.querySelectorAll(".pa-card")]);
  const screenNow = (): Screen => screenOf(map);

  // -- moving -----------------------------------------------------------------------------------------------

  function limits(): void {
    const [x0, y0, x1, y1] = base.window;
    const reach = cam.fitted(everyone("everywhere"))?.scale ?? Infinity;
    if (base.isWorld) cam.limit(null, reach);
    else cam.limit({ x0, y0, x1, y1 }, reach);
  }

  /** Places of the partners that are not filtered out: all of them, or those in Europe where there are any. */
  function everyone(where: "everywhere" | "europe"): number[] {
    const shown = new Set<number>();
    model.data.partners.place.forEach((place, partner) => {
      if (place >= 0 && (scene === null || scene.partners[partner] > 0)) shown.add(place);
    });
    if (shown.size === 0) model.data.partners.place.forEach((place) => place >= 0 && shown.add(place)); // nothing is left: stay
    if (where === "everywhere" && base.isWorld) return [...shown];
    const { lat, lon } = model.data.places;
    const near = [...shown].filter((place) => lat[place] > 33 && lat[place] < 72.5 && lon[place] > -26 && lon[place] < 46);
    return near.length > 0 ? near : [...shown];
  }

  function placesOf(partners: readonly number[]): number[] {
    return partners.map((partner) => model.data.partners.place[partner]).filter((place) => place >= 0);
  }

  function fitted(): void {
    if (scene === null || map.getSize().x === 0) return;
    limits();
    if (cam.touched || cam.flying) return;
    const wanted = cam.fitted(scene.fit.length > 0 ? placesOf(scene.fit) : everyone("europe")) ?? cam.fitted(everyone("europe"));
    if (wanted !== null) cam.go(wanted, false);
  }

  function whole(): void {
    const wanted = cam.fitted(everyone("everywhere"));
    if (wanted !== null) cam.go(wanted, true);
  }

  map.on("zoomanim", (event: L.ZoomAnimEvent) => {
    zooming = true;
    for (const sheet of all) sheet.stretch(originAfter(map, event.center, event.zoom), event.zoom);
  });
  map.on("zoom", () => {
    for (const sheet of all) sheet.stretch(map.getPixelOrigin(), map.getZoom());
    tip.hide();
    hovered = null; // its mark may come apart: the ring would stay behind
  });
  map.on("move", () => {
    if (cost < QUICK || (!sheets.data.covers() && performance.now() - painted > SELDOM)) ask();
  });
  map.on("zoomend", () => (zooming = false));
  map.on("moveend viewreset", () => {
    zooming = false;
    ask();
    const centre = map.getCenter();
    if (cam.touched) actions.moved([centre.lat, centre.lng, map.getZoom()]);
  });
  map.on("dragstart dblclick", () => cam.claim());
  container.addEventListener("wheel", () => map.scrollWheelZoom.enabled() && cam.claim(), { passive: true });
  container.addEventListener("touchmove", (event) => event.touches.length > 1 && cam.claim(), { passive: true });
  map.on("resize", () => {
    fitted();
    ask();
  });
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(container);
  watchPalette(() => {
    drawing.refresh();
    stale = true;
    ask();
  });

  // -- choosing ---------------------------------------------------------------------------------------------

  function choose(hit: Hit | null): void {
    tip.hide();
    const focus = hit === null ? null : focusOf(model, hit);
    if (hit !== null && hit.kind === "mark" && focus === null) {
      const { x, y } = map.getSize();
      const opens = (hit.mark.lead >= 0 ? OPEN_FOR_FOCUS : OPEN_SCALE) * 1.08; // a little more, because the camera rounds down
      const [least, most] = [scaleOf(map.getZoom() + 1), scaleOf(map.getZoom() + MOST_STEPS)];
      const enough = Math.min(opens, most, hit.mark.places.length === 2 ? APART / distance(hit.mark.places) : Infinity);
      const closer = apart(at, hit.mark.places, x, y, cam.inset, Math.max(least, enough));
      cam.claim();
      if (closer !== null) cam.go({ ...closer, scale: Math.max(closer.scale, least) }, true);
      return;
    }
    actions.focus(focus);
  }

  function distance([a, b]: readonly number[]): number {
    return Math.max(1, Math.hypot(at.x[a] - at.x[b], at.y[a] - at.y[b]));
  }

  function hover(hit: Hit | null, x: number, y: number, note?: string): void {
    container.classList.toggle("pa-pointing", hit !== null);
    if (hit === null) tip.hide();
    else tip.show(drawing.words(hit), x, y, note);
    if (sameHit(hit, hovered)) return;
    hovered = hit;
    paintTop();
  }

  listenToPointer(map, container, { under: (x, y, reach) => drawing.under(x, y, reach), hover, choose });

  const keyboard = listenToKeys(container, root.id || "atlas", label(model), sameHit, {
    stations: () => drawing.stations(),
    lines: (hit) => drawing.linesOf(hit),
    name: (hit) => {
      const words = wordsOf(model, hit);
      return [words.title, ...words.lines].join(", ");
    },
    visit(station: Station | null) {
      hovered = null;
      tip.hide();
      if (station !== null) {
        const inView = station.x > 30 && station.y > 30 && station.x < map.getSize().x - 30 && station.y < map.getSize().y - 30;
        if (!inView) map.panTo(map.containerPointToLatLng([station.x, station.y]), { animate: false });
        else tip.show(drawing.words(station.hit), station.x, station.y);
      }
      paintTop();
    },
    choose,
    leave: () => actions.focus(null),
    zoom: (steps) => cam.zoomBy(steps),
    pan(direction) {
      cam.claim();
      const step = { left: [-120, 0], right: [120, 0], up: [0, -120], down: [0, 120] }[direction];
      map.panBy([step[0], step[1]], { animate: false });
    },
    whole,
  });

  function stand(where: State["at"]): void {
    cam.touched = false; // where a link says is not a move to report
    if (where === null) return;
    map.setView([where[0], where[1]], where[2], { animate: false });
    cam.claim();
  }
  if (state.at !== null) stand(state.at);

  return {
    spots: () => (scene === null ? new Map() : drawing.spots(scene, screenNow())),
    picture() {
      if (scene === null || map.getSize().x === 0) return null;
      const current = scene;
      const { screen, width, height } = uncovered(screenNow(), map.getSize(), cam.inset);
      return {
        width,
        height,
        paint(pen) {
          const sheet = { context: pen, screen, width, height, view: { x: 0, y: 0, width, height }, ratio: 1 };
          base.paint(sheet, drawing.palette);
          new Drawing(model, at, base.labels, () => drawing.palette).paint(sheet, current, NO_INSET, []);
        },
      };
    },
    draw(next) {
      scene = next;
      const codes = new Set<string>();
      model.data.partners.country.forEach((country, partner) => {
        if (country >= 0 && next.partners[partner] > 0) codes.add(model.data.countries.code[country]);
      });
      stale = base.home(codes) || stale;
      fitted();
      ask();
    },
    stand,
    show(partners) {
      const wanted = cam.fitted(placesOf(partners));
      if (wanted !== null) cam.go(wanted, true);
    },
    inset(top, right, bottom, left) {
      const was = cam.inset;
      if (was.top === top && was.right === right && was.bottom === bottom && was.left === left) return;
      cam.inset = { top, right, bottom, left };
      fitted();
      ask();
    },
  };
};

function baseMapOf(): ReturnType<typeof createBaseMap> {
  const europe = readBasemap();
  const world = readWorld();
  if (!isTopology(europe)) throw new Error("Partner Atlas: the base map of this page is missing or of another version");
  return createBaseMap(europe, isTopology(world) ? world : null);
}

function label(model: Model): string {
  const { partners, places } = model.data;
  return t("Map of {partners} {places}", {
    partners: n(partners.id.length, "{n} partner", "{n} partners"),
    places: n(places.lat.length, "in {n} place", "in {n} places"),
  });
}
