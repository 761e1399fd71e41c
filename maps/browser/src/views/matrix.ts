/** The matrix: who is tied to whom, or takes part in what, one row a partner. Keeps the canvases, the camera and the cursor together. */

import type { Scene, Spot, StageView, State } from "../contract";
import { el } from "../dom";
import type { Visible } from "../filter";
import { listenToGestures } from "../gestures";
import { matrixOf, type Matrix } from "../matrix/cells";
import { atPoint, brought, edgeOf, LABEL, layoutOf, middleOf, panned, seenOf, WHOLE, zoomed, type At, type Camera, type Layout } from "../matrix/layout";
import { litIn } from "../matrix/lit";
import { drawnOf, paintAt, paintMatrix, type Drawn } from "../matrix/paint";
import { step } from "../matrix/steps";
import { focusAt, wordsAt } from "../matrix/words";
import { readPalette, watchPalette } from "../palette";
import { tooltip } from "../tooltip";
import type { Context } from "./context";
import { matrixBar } from "./matrix-bar";

const MOUSE = 5; // pixels around the pointer in which a cell is found
const TOUCH = 16;
const FADE = 160;
const PAN = 120;
const PANS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] };
const HELP =
  "Arrow keys move from cell to cell and out to the labels, Home and End to the ends of a row, Enter opens, Escape closes. " +
  "Plus and minus zoom, Shift and an arrow moves the view, 0 shows everything.";

export function matrixView(ctx: Context): StageView {
  const { model, store, scenes } = ctx;
  const sheets = [el("canvas", { "aria-hidden": "true" }), el("canvas", { "aria-hidden": "true" })];
  const help = el("p", { class: "pa-hidden-text", id: ctx.id("matrix-help") }, HELP);
  const live = el("p", { class: "pa-hidden-text", role: "status", "aria-live": "polite" });
  const field = el("div", { class: "pa-matrix-field", role: "application", tabindex: 0, "aria-roledescription": "matrix", "aria-describedby": help.id }, ...sheets, help, live);
  const nothing = el("p", { class: "pa-matrix-none", hidden: true });
  const tip = tooltip(field);
  const bar = matrixBar(ctx, { zoom: (factor) => nearer(factor), whole: () => look(WHOLE) });
  const space = el("div", { class: "pa-matrix-space" }, field, bar.buttons);
  const element = el("div", { class: "pa-matrix" }, bar.element, nothing, space);
  let palette = readPalette(ctx.root);
  let made: { seen: Visible; cells: State["cells"]; order: State["order"]; matrix: Matrix } | null = null;
  let now: { scene: Scene; state: State } | null = null;
  let drawn: Drawn | null = null;
  let camera: Camera = WHOLE;
  let hovered: At | null = null;
  let cursor: At | null = null;
  let frame = 0;

  function matrixFor(state: State): Matrix {
    const seen = scenes.visible(state);
    if (made === null || made.seen !== seen || made.cells !== state.cells || made.order !== state.order) {
      if (made !== null) [camera, cursor, hovered] = [WHOLE, null, null];
      made = { seen, cells: state.cells, order: state.order, matrix: matrixOf(model, seen, state.cells, state.order) };
    }
    return made.matrix;
  }

  // drawing

  function layoutNow(matrix: Matrix): Layout {
    return layoutOf(matrix, field.clientWidth, field.clientHeight, camera);
  }

  function drawnWith(matrix: Matrix, layout: Layout, scene: Scene): Drawn {
    return drawnOf(model, matrix, layout, litIn(model, matrix, scene), palette, scene);
  }

  function sheet(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const [width, height] = [Math.round(field.clientWidth * ratio), Math.round(field.clientHeight * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const pen = canvas.getContext("2d");
    pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen?.clearRect(0, 0, field.clientWidth, field.clientHeight);
    return pen;
  }

  function paint(): void {
    frame = 0;
    if (now === null || field.clientWidth === 0) return;
    const matrix = matrixFor(now.state);
    drawn = drawnWith(matrix, layoutNow(matrix), now.scene);
    const pen = sheet(sheets[0]);
    if (pen !== null) paintMatrix(pen, drawn);
    paintTop();
  }

  function paintTop(): void {
    const pen = sheet(sheets[1]);
    if (pen === null || drawn === null) return;
    if (hovered !== null) paintAt(pen, drawn, hovered, palette.accent);
    if (cursor !== null) paintAt(pen, drawn, cursor, palette.focus);
  }

  function ask(): void {
    if (frame === 0 && !element.hidden) frame = requestAnimationFrame(paint);
  }

  function look(next: Camera): void {
    camera = next;
    hover(null);
    ask();
  }

  function nearer(factor: number, x?: number, y?: number): boolean {
    if (drawn === null) return false;
    const { layout, matrix } = drawn;
    const [left, top] = [edgeOf(layout.x), edgeOf(layout.y)];
    const next = zoomed(matrix, layout, factor, Math.max(left, x ?? (left + layout.x.to) / 2), Math.max(top, y ?? (top + layout.y.to) / 2));
    if (next.zoom === layout.zoom) return false;
    look(next);
    return true;
  }

  // pointing and choosing

  function tell(at: At, x: number, y: number): void {
    if (drawn !== null) tip.show(wordsAt(model, drawn.matrix, at), x, y);
  }

  function hover(at: At | null, x = 0, y = 0): void {
    field.classList.toggle("pa-pointing", at !== null && drawn !== null && focusAt(drawn.matrix, at) !== null);
    if (at === null) tip.hide();
    else tell(at, x, y);
    if (at === null && hovered === null) return;
    hovered = at;
    paintTop();
  }

  function find(x: number, y: number, reach: number): At | null {
    return drawn === null ? null : atPoint(drawn.matrix, drawn.layout, drawn.shown, x, y, reach);
  }

  function choose(at: At | null): void {
    tip.hide();
    const focus = at === null || drawn === null ? null : focusAt(drawn.matrix, at);
    ctx.focus(focus);
  }

  listenToGestures(field, ctx.kind !== "explorer", "matrix", {
    zoom: (factor, x, y) => nearer(factor, x, y),
    pan: (dx, dy) => drawn !== null && look(panned(drawn.layout, dx, dy)),
    hover: (at) => hover(at === null ? null : find(at.x, at.y, MOUSE), at?.x, at?.y),
    choose: (x, y, isTouch) => choose(find(x, y, isTouch ? TOUCH : MOUSE)),
  });

  // keys

  function visit(at: At | null): void {
    cursor = at;
    hover(null);
    if (at === null || drawn === null) {
      live.textContent = "";
      return paintTop();
    }
    const words = wordsAt(model, drawn.matrix, at);
    live.textContent = [words.title, ...words.lines].join(", ");
    const next = brought(drawn.layout, at);
    if (next !== null) camera = next;
    paint();
    const { x, y } = drawn.layout;
    tell(at, at.column < 0 ? edgeOf(x) : middleOf(x, at.column), at.row < 0 ? edgeOf(y) : middleOf(y, at.row));
  }

  /** Where the keys begin: at what the visitor looks at, else at the first row. */
  function first({ matrix, lit }: Drawn): At {
    const [row, other] = lit.rows;
    const column = other ?? lit.columns[0];
    if (row !== undefined && matrix.down[column]?.includes(row)) return { row, column };
    return row === undefined && column !== undefined ? { row: LABEL, column } : { row: row ?? 0, column: LABEL };
  }

  field.addEventListener("keydown", (event) => {
    const isMove = event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End";
    if (drawn === null || event.altKey || ((event.ctrlKey || event.metaKey) && !isMove)) return;
    const pan = PANS[event.key];
    if (pan !== undefined && event.shiftKey) look(panned(drawn.layout, ...pan));
    else if (isMove) visit(cursor === null ? first(drawn) : step(drawn.matrix, cursor, event.key, event.ctrlKey || event.metaKey));
    else if (event.key === "Enter" || event.key === " ") {
      if (cursor === null || focusAt(drawn.matrix, cursor) === null) return;
      choose(cursor);
    } else if (event.key === "Escape") {
      if (cursor === null) ctx.focus(null);
      else visit(null);
    } else if (event.key === "+" || event.key === "=") nearer(1.6);
    else if (event.key === "-") nearer(1 / 1.6);
    else if (event.key === "0") look(WHOLE);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("blur", () => visit(null));

  // as a view of the stage

  function draw(scene: Scene, state: State): void {
    now = { scene, state };
    const matrix = matrixFor(state);
    const isEmpty = matrix.cells === 0;
    bar.update(matrix, matrix.lines.some((line) => line.some((cell) => cell.isProposal)));
    space.hidden = isEmpty;
    nothing.hidden = !isEmpty;
    nothing.textContent = state.cells === "partners" ? "No two partners in view share a project." : "No partner in view takes part in a project.";
    field.setAttribute("aria-label", `Matrix of ${matrix.rows.rows.length} partners by ${matrix.columns.rows.length} ${matrix.of}`);
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

  const fade = async (from: number, to: number): Promise<void> => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    await element.animate([{ opacity: from }, { opacity: to }], FADE).finished;
  };

  return {
    element,
    draw,
    enter: () => void fade(0, 1),
    leave: () => fade(1, 0),
    inset(top, right, bottom, left) {
      element.style.padding = `${top}px ${right}px ${bottom}px ${left}px`;
      ask();
    },
    spots() {
      if (drawn === null) return new Map<number, Spot>();
      const { layout, matrix } = drawn;
      const { offsetLeft, offsetTop } = space;
      const [first, end] = seenOf(layout.y);
      const spot = (row: number): Spot => ({ x: offsetLeft + edgeOf(layout.x) - 12, y: offsetTop + middleOf(layout.y, row), r: 2.5 });
      return new Map(matrix.rows.rows.slice(first, end).map((partner, i) => [partner, spot(first + i)]));
    },
    picture() {
      if (now === null || field.clientWidth === 0) return null;
      const [{ scene, state }, width, height] = [now, field.clientWidth, field.clientHeight];
      const matrix = matrixFor(state);
      const whole = drawnWith(matrix, layoutOf(matrix, width, height, WHOLE), scene);
      return { width, height, paint: (pen) => paintMatrix(pen, whole) };
    },
  };
}
