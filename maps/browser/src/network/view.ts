/** The network view: dots where the layout put them, ties between them, moved and steered like the map. */

import * as L from "leaflet";

import { camera } from "../camera";
import { Canvas, originAfter, type Sheet } from "../canvas";
import { Emphasis, type Focus, type Scene, type Spots, type StageView, type State } from "../contract";
import { zoomButtons } from "../controls";
import { EPSG3035 } from "../crs";
import { el } from "../dom";
import { Drawing } from "../drawing";
import { boxOf, NO_INSET, uncovered } from "../fit";
import { focusOf, sameHit, wordsOf, type Hit } from "../hit";
import { listenToKeys, type Station } from "../keyboard";
import type { Rect } from "../labels";
import { toX, toY, type Screen } from "../lanes";
import { boxesOver, screenOf } from "../onscreen";
import { shift } from "../nudge";
import { paintPartner } from "../paint-marks";
import { readPalette, watchPalette } from "../palette";
import { listenToPointer } from "../pointer";
import { sceneMaker } from "../scene";
import { sameFocus } from "../state";
import { n, t } from "../words";
import { tooltip } from "../tooltip";
import type { Context } from "../views/context";
import { tameWheel } from "../wheel";
import { zoomOf } from "../zoom";
import { dotsOf } from "./dots";
import { between, GLIDE } from "./glide";
import { planeOf } from "./plane";
import { tiesOfScene } from "./ties";

const QUICK = 14; // milliseconds that a drawing may take to be made anew while the network is dragged
const CLOSEST = 4; // pixels a unit of the layout
const MARGIN = 40; // pixels
const SIGN = 0.6; // of a dot: a sign without its ring
const SNAP = 0.05; // of the zoom

export function networkView(ctx: Context): StageView {
  const plane = planeOf(ctx.model);
  const { model, at } = plane;
  const scenes = sceneMaker(model);
  const everyone = [...model.data.partners.id.keys()];
  const element = el("div", { class: "pa-map pa-net" });
  const map = L.map(element, { crs: EPSG3035, center: [52, 10], zoom: 4, zoomSnap: SNAP, zoomControl: false, attributionControl: false, keyboard: false });
  element.style.position = ""; // Leaflet makes it relative; the stage places it
  const cam = camera(map, at, SNAP);
  map.options.maxZoom = Math.ceil(4 * zoomOf(CLOSEST / plane.unit)) / 4;
  const sheets = { data: new Canvas(map, "data"), top: new Canvas(map, "top") };
  const all = Object.values(sheets);
  const tip = tooltip(element);
  const note = el("p", { class: "pa-net-note", hidden: true });
  element.append(note);
  const buttons = zoomButtons(map, element, { zoom: (steps) => cam.zoomBy(steps), whole: () => whole(true) });
  const drawing = new Drawing(model, at, [], () => readPalette(element), dotsOf(plane));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let scene: Scene | null = null;
  let hovered: Hit | null = null;
  let frame = 0;
  let cost = 0;
  let zooming = false;
  let stopGlide = (): void => undefined;

  tameWheel(map, element, ctx.kind !== "explorer");

  // -- drawing ----------------------------------------------------------------------------------------------

  function paint(): void {
    frame = 0;
    if (scene === null || zooming || map.getSize().x === 0) return;
    const begin = performance.now();
    const current = scene;
    sheets.data.paint((sheet) => drawing.paint(straight(sheet), current, cam.inset, coveredBoxes()));
    paintTop();
    buttons.update();
    cost = performance.now() - begin;
  }

  function paintTop(): void {
    sheets.top.paint((sheet) => drawing.paintChosen(straight(sheet), hovered, keyboard.current()));
  }

  function ask(): void {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  const coveredBoxes = (): Rect[] => boxesOver(element, [...buttons.elements, ...ctx.root.querySelectorAll(".pa-card")]);
  const screenNow = (): Screen => screenOf(map);

  // -- moving -----------------------------------------------------------------------------------------------

  function whole(animate: boolean, rows = everyone): void {
    const wanted = cam.fitted(rows);
    const most = cam.fitted(everyone);
    if (wanted === null || most === null || map.getSize().x === 0) return;
    const { x0, y0, x1, y1 } = boxOf(at.x, at.y, everyone) as { x0: number; y0: number; x1: number; y1: number };
    const [wide, high] = [x1 - x0 + 6e5, y1 - y0 + 6e5];
    cam.limit({ x0: x0 - wide, y0: y0 - high, x1: x1 + wide, y1: y1 + high }, most.scale);
    cam.go(wanted, animate);
  }

  /** Who is looked at, where a sheet leaves too little room for the whole. */
  function nearby(): number[] {
    if (scene === null || cam.inset.bottom < map.getSize().y / 3) return everyone;
    const { partners } = scene;
    const lit = everyone.filter((row) => partners[row] === Emphasis.Strong);
    return lit.length > 0 ? lit : everyone;
  }

  /** Until the visitor moves the network it is seen as a whole; then it moves only to bring a new focus into view. */
  function settle(isNew: boolean): void {
    if (!cam.touched) whole(false, nearby());
    else if (isNew && scene !== null) {
      const rows = partnersOf(scene.focus);
      if (rows.length === 0) return;
      const [screen, size, { top, right, bottom, left }] = [screenNow(), map.getSize(), cam.inset];
      const [xs, ys] = [rows.map((row) => toX(screen, at.x[row])), rows.map((row) => toY(screen, at.y[row]))];
      const dx = shift(Math.min(...xs), Math.max(...xs), left + MARGIN, size.x - right - MARGIN);
      const dy = shift(Math.min(...ys), Math.max(...ys), top + MARGIN, size.y - bottom - MARGIN);
      if (dx !== 0 || dy !== 0) map.panBy([-dx, -dy], { animate: !still.matches });
    }
    ask();
  }

  map.on("zoomanim", (event: L.ZoomAnimEvent) => {
    zooming = true;
    for (const sheet of all) sheet.stretch(originAfter(map, event.center, event.zoom), event.zoom);
  });
  map.on("zoom", () => {
    for (const sheet of all) sheet.stretch(map.getPixelOrigin(), map.getZoom());
    tip.hide();
    hovered = null;
  });
  map.on("move", () => cost < QUICK && ask());
  map.on("zoomend moveend viewreset", () => {
    zooming = false;
    ask();
  });
  map.on("dragstart dblclick", () => cam.claim());
  element.addEventListener("wheel", () => map.scrollWheelZoom.enabled() && cam.claim(), { passive: true });
  element.addEventListener("touchmove", (event) => event.touches.length > 1 && cam.claim(), { passive: true });
  map.on("resize", () => settle(false));
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(element);
  watchPalette(() => {
    drawing.refresh();
    ask();
  });

  // -- choosing ---------------------------------------------------------------------------------------------

  function choose(hit: Hit | null): void {
    tip.hide();
    cam.claim();
    const focus = hit === null ? null : focusOf(model, hit);
    ctx.focus(focus?.kind === "lane" ? { kind: "tie", a: focus.a, b: focus.b } : focus);
  }

  function hover(hit: Hit | null, x: number, y: number, note?: string): void {
    element.classList.toggle("pa-pointing", hit !== null);
    if (hit === null) tip.hide();
    else tip.show(drawing.words(hit), x, y, note);
    if (sameHit(hit, hovered)) return;
    hovered = hit;
    paintTop();
  }

  listenToPointer(map, element, { under: (x, y, reach) => drawing.under(x, y, reach), hover, choose });

  /** Dots that have stepped back can be reached too. */
  function stations(): Station[] {
    const screen = screenNow();
    const faint = everyone.filter((row) => scene?.partners[row] === Emphasis.Faint);
    return [
      ...drawing.stations(),
      ...faint.map((row): Station => ({ x: toX(screen, at.x[row]), y: toY(screen, at.y[row]), hit: { kind: "dust", place: row }, importance: -1 })),
    ];
  }

  const keyboard = listenToKeys(element, ctx.id("network"), n(everyone.length, "Network of {n} partner", "Network of {n} partners"), sameHit, {
    stations,
    lines: (hit) => drawing.linesOf(hit),
    name: (hit) => {
      const words = wordsOf(model, hit);
      return [words.title, ...words.lines].join(", ");
    },
    visit(station) {
      hovered = null;
      tip.hide();
      if (station !== null) {
        const { x, y } = map.getSize();
        const inView = station.x > 30 && station.y > 30 && station.x < x - 30 && station.y < y - 30;
        if (!inView) map.panTo(map.containerPointToLatLng([station.x, station.y]), { animate: false });
        else tip.show(drawing.words(station.hit), station.x, station.y);
      }
      paintTop();
    },
    choose,
    leave: () => ctx.focus(null),
    zoom: (steps) => cam.zoomBy(steps),
    pan(direction) {
      cam.claim();
      const step = { left: [-120, 0], right: [120, 0], up: [0, -120], down: [0, 120] }[direction];
      map.panBy([step[0], step[1]], { animate: false });
    },
    whole: () => whole(true),
  });
  element.setAttribute("aria-roledescription", t("network"));

  // -- gliding ----------------------------------------------------------------------------------------------

  /** Dots alone, on their way; ties and names fade in at the end of it, or out at its beginning. */
  function glide(from: Spots, to: Spots, isLeaving: boolean): Promise<void> {
    stopGlide();
    if (still.matches || from.size === 0 || to.size === 0 || scene === null) return Promise.resolve();
    const partners = scene.partners;
    tip.hide();
    return new Promise((done) => {
      const begin = performance.now();
      let next = 0;
      stopGlide = () => {
        cancelAnimationFrame(next);
        sheets.data.element.style.opacity = "";
        if (!isLeaving) paintTop();
        stopGlide = () => undefined;
        done();
      };
      const step = (now: number): void => {
        const share = Math.max(0, Math.min(1, (now - begin) / GLIDE));
        if (share === 1) return stopGlide();
        sheets.data.element.style.opacity = String(Math.max(0, isLeaving ? 1 - share * 4 : share * 4 - 3));
        sheets.top.paint((sheet) => paintDots(sheet, between(from, to, share), partners));
        next = requestAnimationFrame(step);
      };
      step(begin);
    });
  }

  function paintDots({ context, view }: Sheet, spots: Spots, partners: Uint8Array): void {
    for (const isFaint of [true, false]) {
      context.globalAlpha = isFaint ? 0.55 : 1;
      for (const [partner, { x, y, r }] of spots) {
        if ((partners[partner] === Emphasis.Faint) === isFaint && r > 0.3) {
          paintPartner(context, drawing.palette, model, partner, x + view.x, y + view.y, Math.min(r, 9) * SIGN);
        }
      }
    }
  }

  const spots = (): Spots => (scene === null ? new Map() : drawing.spots(scene, screenNow()));

  return {
    element,
    enter(from) {
      void glide(from, spots(), false);
    },
    leave: (to) => glide(spots(), to, true),
    draw(next: Scene, state: State) {
      if (scene === null) drawing.refresh(); // now that the page has the element, it has its colours
      const isNew = scene !== null && !sameFocus(scene.focus, next.focus);
      scene = tiesOfScene(ctx.model, scenes, next, state);
      map.invalidateSize({ pan: false });
      const shown = scene.partners.reduce((sum, emphasis) => sum + (emphasis > 0 ? 1 : 0), 0);
      note.hidden = shown === 0 || scene.lanes.length > 0;
      note.textContent = shown === 1 ? t("One partner: nobody to be tied to.") : t("No two of these partners share a project.");
      settle(isNew);
    },
    inset(top, right, bottom, left) {
      const was = cam.inset;
      if (was.top === top && was.right === right && was.bottom === bottom && was.left === left) return;
      cam.inset = { top, right, bottom, left };
      settle(true);
    },
    spots,
    picture() {
      if (scene === null || map.getSize().x === 0) return null;
      const current = scene;
      const { screen, width, height } = uncovered(screenNow(), map.getSize(), cam.inset);
      return {
        width,
        height,
        paint(pen) {
          pen.fillStyle = drawing.palette.land;
          pen.fillRect(0, 0, width, height);
          const sheet = { context: pen, screen, width, height, view: { x: 0, y: 0, width, height }, ratio: 1 };
          new Drawing(model, at, [], () => drawing.palette, dotsOf(plane)).paint(straight(sheet), current, NO_INSET, []);
        },
      };
    },
  };
}

/** Ties need not bow: there is nothing below that straight ones would be taken for. */
const straight = (sheet: Sheet): Sheet => ({ ...sheet, screen: { ...sheet.screen, bend: 0 } });

/** The partners that a focus names. */
function partnersOf(focus: Focus | null): number[] {
  if (focus?.kind === "partner") return [focus.index];
  return focus?.kind === "tie" || focus?.kind === "path" ? [focus.a, focus.b] : [];
}
