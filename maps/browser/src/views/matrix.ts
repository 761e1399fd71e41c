/** The matrix: who is tied to whom, or takes part in what, one row a partner. Keeps the canvases, the camera and the cursor together. */

import type { Scene, Spot, StageView, State } from "../contract";
import { zoomButtons } from "../controls";
import { el } from "../dom";
import type { Visible } from "../filter";
import { listenToGestures } from "../gestures";
import { matrixOf, type Matrix } from "../matrix/cells";
import { atPoint, LABEL, layoutOf, middleOf, missing, moved, seenOf, WHOLE, type At, type Camera } from "../matrix/layout";
import { drawnOf, paintAt, paintMatrix, type Drawn } from "../matrix/paint";
import { step } from "../matrix/steps";
import { focusAt, wordsAt } from "../matrix/words";
import { readPalette, watchPalette } from "../palette";
import { tooltip } from "../tooltip";
import { n, t } from "../words";
import type { Context } from "./context";
import { matrixBar } from "./matrix-bar";

const MOUSE = 5; // pixels around the pointer in which a cell is found
const TOUCH = 16;
const NEARER = 1.6;
const FADE = 160;
const PAN = 120;
const PANS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] };
const HELP =
  t("Arrow keys move from cell to cell and out to the labels, Home and End to the ends of a row, Enter opens, Escape closes. Plus and minus zoom, Shift and an arrow moves the matrix, 0 shows everything.");

const HINTS = { zoom: t("{key} + scroll zooms the matrix"), fingers: t("Two fingers move the matrix") };

function labelOf({ of, rows, columns }: Matrix): string {
  const count = columns.rows.length;
  const values = { partners: n(rows.rows.length, "{n} partner", "{n} partners") };
  return of === "partners"
    ? n(count, "Matrix of {partners} by {n} partner", "Matrix of {partners} by {n} partners", values)
    : n(count, "Matrix of {partners} by {n} project", "Matrix of {partners} by {n} projects", values);
}

export function matrixView(ctx: Context): StageView {
  const { model, store, scenes } = ctx;
  const sheets = [el("canvas", { "aria-hidden": "true" }), el("canvas", { "aria-hidden": "true" })];
  const help = el("p", { class: "pa-hidden-text", id: ctx.id("matrix-help") }, HELP);
  const live = el("p", { class: "pa-hidden-text", role: "status", "aria-live": "polite" });
  const field = el("div", { class: "pa-matrix-field", role: "application", tabindex: 0, "aria-roledescription": t("matrix"), "aria-describedby": help.id }, ...sheets, help, live);
  const space = el("div", { class: "pa-matrix-space" }, field);
  const nothing = el("p", { class: "pa-matrix-none" });
  const bar = matrixBar(ctx);
  const element = el("div", { class: "pa-matrix" }, bar.element, nothing, space);
  const tip = tooltip(field);
  let palette = readPalette(ctx.root);
  let made: { from: readonly unknown[]; matrix: Matrix } | null = null;
  let now: { scene: Scene; state: State } | null = null;
  let drawn: Drawn | null = null;
  let camera: Camera = WHOLE;
  let hovered: At | null = null;
  let cursor: At | null = null;
  let frame = 0;

  const buttons = zoomButtons(
    { getZoom: () => drawn?.layout.zoom ?? 1, getMinZoom: () => 1, getMaxZoom: () => drawn?.layout.most ?? 1 },
    space,
    { zoom: (steps) => nearer(NEARER ** steps), whole: () => look(WHOLE) },
  );
  // the keys + - 0 do the same: no stops of their own
  for (const button of space.querySelectorAll("button")) button.tabIndex = -1;

  function matrixFor(state: State): Matrix {
    const seen: Visible = scenes.visible(state);
    const from = [seen, state.cells, state.order];
    if (made === null || !from.every((part, i) => part === made?.from[i])) {
      [camera, cursor, hovered] = [WHOLE, null, null];
      tip.hide();
      made = { from, matrix: matrixOf(model, seen, state.cells, state.order) };
    }
    return made.matrix;
  }

  // drawing

  function drawnBy({ scene, state }: { scene: Scene; state: State }, seenFrom: () => Camera): Drawn {
    const matrix = matrixFor(state);
    return drawnOf(model, matrix, layoutOf(matrix, field.clientWidth, field.clientHeight, seenFrom()), palette, scene);
  }

  function sheet(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [Math.round(field.clientWidth * ratio), Math.round(field.clientHeight * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    return pen;
  }

  function paint(): void {
    frame = 0;
    if (now === null || field.clientWidth === 0) return;
    drawn = drawnBy(now, () => camera);
    paintMatrix(sheet(sheets[0]), drawn);
    buttons.update();
    paintTop();
  }

  function paintTop(): void {
    const pen = sheet(sheets[1]);
    if (drawn !== null && hovered !== null) paintAt(pen, drawn, hovered, palette.accent);
    if (drawn !== null && cursor !== null) paintAt(pen, drawn, cursor, palette.focus);
  }

  function ask(): void {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  function look(next: Camera): void {
    camera = next;
    hover(null);
    ask();
  }

  function pan(dx: number, dy: number): void {
    if (drawn !== null) look(moved(drawn.matrix, drawn.layout, 1, 0, 0, dx, dy));
  }

  function nearer(factor: number, px?: number, py?: number): boolean {
    if (drawn === null) return false;
    const { layout, layout: { x, y } } = drawn;
    const next = moved(drawn.matrix, layout, factor, Math.max(x.from, px ?? (x.from + x.to) / 2), Math.max(y.from, py ?? (y.from + y.to) / 2));
    if (next.zoom === layout.zoom) return false;
    look(next);
    return true;
  }

  // pointing and choosing

  const focusOf = (at: At | null): ReturnType<typeof focusAt> => (at === null || drawn === null ? null : focusAt(drawn.matrix, at));

  function hover(at: At | null, x = 0, y = 0): void {
    field.classList.toggle("pa-pointing", focusOf(at) !== null);
    if (at === null || drawn === null) tip.hide();
    else tip.show(wordsAt(model, drawn.matrix, at), x, y);
    if (at === hovered) return;
    hovered = at;
    paintTop();
  }

  const find = (x: number, y: number, reach: number): At | null =>
    drawn === null ? null : atPoint(drawn.matrix, drawn.layout, { x: drawn.x.shown, y: drawn.y.shown }, x, y, reach);

  function choose(at: At | null): void {
    tip.hide();
    ctx.focus(focusOf(at));
  }

  listenToGestures(field, ctx.kind !== "explorer", HINTS, {
    zoom: nearer,
    pan,
    hover: (at) => (at === null ? hover(null) : hover(find(at.x, at.y, MOUSE), at.x, at.y)),
    choose: (x, y, isTouch) => choose(find(x, y, isTouch ? TOUCH : MOUSE)),
  });

  // keys

  function visit(at: At | null): void {
    cursor = at;
    hover(null);
    live.textContent = "";
    if (at === null || drawn === null) return paintTop();
    const { matrix, layout: { x, y } } = drawn;
    const words = wordsAt(model, matrix, at);
    live.textContent = [words.title, ...words.lines].join(", ");
    pan(missing(x, at.column), missing(y, at.row));
    paint();
    const { layout } = drawn;
    tip.show(words, at.column < 0 ? layout.x.from : middleOf(layout.x, at.column), at.row < 0 ? layout.y.from : middleOf(layout.y, at.row));
  }

  /** Where the keys begin: at what the visitor looks at, else at the first row. */
  function first({ matrix, x, y }: Drawn): At {
    const [row = -1, other] = y.lit;
    const column = other ?? x.lit[0] ?? -1;
    if (matrix.down[column]?.includes(row) === true) return { row, column };
    return row < 0 && column >= 0 ? { row: LABEL, column } : { row: Math.max(0, row), column: LABEL };
  }

  field.addEventListener("keydown", (event) => {
    const { key } = event;
    const far = event.ctrlKey || event.metaKey;
    const isMove = key in PANS || key === "Home" || key === "End";
    if (drawn === null || event.altKey || (far && !isMove)) return;
    if (key in PANS && event.shiftKey) pan(...PANS[key]);
    else if (isMove) visit(cursor === null ? first(drawn) : step(drawn.matrix, cursor, key, far));
    else if (key === "Enter" || key === " ") {
      if (focusOf(cursor) === null) return;
      choose(cursor);
    } else if (key === "Escape") {
      if (cursor === null) ctx.focus(null);
      else visit(null);
    } else if (key === "+" || key === "=") nearer(NEARER);
    else if (key === "-") nearer(1 / NEARER);
    else if (key === "0") look(WHOLE);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("blur", () => visit(null));

  // as a view of the stage

  function draw(scene: Scene, state: State): void {
    now = { scene, state };
    const matrix = matrixFor(state);
    bar.update(matrix, state);
    space.hidden = matrix.cells === 0;
    nothing.hidden = !space.hidden;
    nothing.textContent = state.cells === "partners" ? t("No two partners in view share a project.") : t("No partner in view takes part in a project.");
    field.setAttribute("aria-label", labelOf(matrix));
    ask();
  }

  store.subscribe((state, previous) => {
    if (now !== null && state.view === "matrix" && (state.cells !== previous.cells || state.order !== previous.order)) draw(now.scene, state);
  });
  watchPalette(() => {
    palette = readPalette(ctx.root);
    ask();
  });
  new ResizeObserver(ask).observe(field);

  async function fade(from: number, to: number): Promise<void> {
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) await element.animate([{ opacity: from }, { opacity: to }], FADE).finished;
  }

  return {
    element,
    draw,
    enter: () => void fade(0, 1),
    leave: () => fade(1, 0),
    inset(top, right, bottom, left) {
      element.style.padding = `${top}px ${right}px ${bottom}px ${left}px`;
    },
    spots() {
      if (frame !== 0) paint(); // the stage asks before the first frame
      if (drawn === null) return new Map<number, Spot>();
      const { matrix, layout: { x, y } } = drawn;
      const [begin, end] = seenOf(y);
      const spot = (row: number): Spot => ({ x: space.offsetLeft + x.from - 12, y: space.offsetTop + middleOf(y, row), r: 2.5 });
      return new Map(matrix.rows.rows.slice(begin, end).map((partner, i) => [partner, spot(begin + i)]));
    },
    picture() {
      if (now === null || field.clientWidth === 0) return null;
      const whole = drawnBy(now, () => WHOLE);
      return { width: whole.layout.width, height: whole.layout.height, paint: (pen) => paintMatrix(pen, whole) };
    },
  };
}
