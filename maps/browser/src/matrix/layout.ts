/** Where rows and columns lie: sizes, the part that is in view, what is under a point. Pixels of the drawing. Pure. */

import { firstFrom, type Matrix } from "./cells";

/** A crossing by its positions; LABEL as row stands for the column's label, as column for the row's; HEAD as row for the head of the column's group. */
export interface At {
  readonly row: number;
  readonly column: number;
}

export const LABEL = -1;
export const HEAD = -2;

/** How near, and which share of each axis stands in the middle. */
export interface Camera {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Camera = { zoom: 1, x: 0.5, y: 0.5 };

/** One axis on the screen. */
export interface Track {
  readonly count: number;
  /** The window in which cells are seen: a small matrix begins away from the edge and takes its labels along. */
  readonly from: number;
  readonly to: number;
  readonly size: number;
  /** Where position 0 begins. */
  readonly start: number;
  /** Across this axis, before the cells: room for labels, and outside it for brackets. */
  readonly labels: number;
  readonly band: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly x: Track;
  readonly y: Track;
  readonly zoom: number;
  readonly most: number;
}

/** A cell is never larger than this; from the second size on every label fits. */
const LARGEST = 26;
export const LEGIBLE = 12.5;
const EDGE = 14;
const BAND = 26;
const HEADS = 66;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

export function layoutOf(matrix: Matrix, width: number, height: number, camera: Camera): Layout {
  const isSquare = matrix.of === "partners";
  const band = matrix.rows.groups.length > 0 ? BAND : 0;
  const head = isSquare ? band : HEADS;
  const [beside, above] = [clamp(width * 0.2, 72, 172), clamp(height * 0.17, 40, isSquare ? 104 : 132)];
  const track = (axis: readonly number[], from: number, end: number, labels: number, outside: number) =>
    (size: number, middle: number, slack: number): Track => {
      const [room, total] = [Math.max(1, end - EDGE - from), Math.max(1, axis.length) * size];
      const start = total <= room ? from + (room - total) * slack : clamp(from + room / 2 - middle * total, from + room - total, from);
      return { count: Math.max(1, axis.length), from: Math.max(from, start), to: Math.min(from + room, start + total), size, start, labels, band: outside };
    };
  const x = track(matrix.columns.rows, beside + band, width, above, head);
  const y = track(matrix.rows.rows, above + head, height, beside, band);
  const fit = (make: typeof x): number => {
    const { count, from, to } = make(1e9, 0.5, 0);
    return Math.min(LARGEST, (to - from) / count);
  };
  const [wide, high] = [fit(x), fit(y)];
  const least = Math.min(wide, high);
  const most = Math.max(1, LARGEST / least);
  const zoom = clamp(camera.zoom, 1, most);
  const size = (whole: number): number => Math.min(LARGEST, zoom * (isSquare ? least : whole));
  return { width, height, zoom, most, x: x(size(wide), camera.x, 0.35), y: y(size(high), camera.y, 0) };
}

/** The camera that holds what is under a point there while zooming, and moves it by some pixels. */
export function moved(matrix: Matrix, before: Layout, factor: number, px: number, py: number, dx = 0, dy = 0): Camera {
  const zoom = clamp(before.zoom * factor, 1, before.most);
  const after = layoutOf(matrix, before.width, before.height, { ...WHOLE, zoom });
  const middle = (was: Track, is: Track, at: number, by: number): number =>
    ((is.from + is.to) / 2 - at - by + ((at - was.start) / was.size) * is.size) / (is.count * is.size);
  return { zoom, x: middle(before.x, after.x, px, dx), y: middle(before.y, after.y, py, dy) };
}

/** Positions that are at least partly in view: the first, and the one after the last. */
export function seenOf({ count, from, to, size, start }: Track): readonly [number, number] {
  return [clamp(Math.floor((from - start) / size), 0, count), clamp(Math.ceil((to - start) / size), 0, count)];
}

export const middleOf = (track: Track, position: number): number => track.start + (position + 0.5) * track.size;

/** Positions whose labels have room, most important first when not all fit. `order`: positions, by importance. */
export function labelled(track: Track, order: readonly number[]): number[] {
  const taken = new Set<number>();
  return order.filter((position) => {
    const at = middleOf(track, position);
    if (at <= track.from || at >= track.to) return false;
    const slot = Math.round(at);
    for (let near = slot - 12; track.size < LEGIBLE && near <= slot + 12; near++) if (taken.has(near)) return false;
    return taken.add(slot);
  });
}

/** The group of columns that one is in. */
export const headOf = ({ columns }: Matrix, column: number): number => columns.groups.findIndex(({ to }) => column < to);

/** What lies at a point: a label that is drawn there, else the crossing, or the nearest cell within reach. */
export function atPoint(matrix: Matrix, { x, y }: Layout, drawn: { x: readonly number[]; y: readonly number[] }, px: number, py: number, reach: number): At | null {
  const at = (track: Track, pixel: number, labels: readonly number[]): number => {
    const label = labels.find((position) => Math.abs(middleOf(track, position) - pixel) < LEGIBLE / 2);
    const position = label ?? Math.floor((pixel - track.start) / track.size);
    return pixel < track.from || pixel > track.to ? -1 : position;
  };
  if (px < x.from) {
    const row = px < x.from - y.labels - y.band ? -1 : at(y, py, drawn.y);
    return row < 0 ? null : { row, column: LABEL };
  }
  if (py < y.from) {
    const isHead = py < y.from - x.labels;
    const column = py < y.from - x.labels - x.band || (isHead && matrix.of === "partners") ? -1 : at(x, px, isHead ? [] : drawn.x);
    return column < 0 ? null : { row: isHead ? HEAD : LABEL, column };
  }
  const [row, column] = [at(y, py, []), at(x, px, [])];
  return row < 0 || column < 0 ? null : (nearestCell(matrix, x, y, px, py, reach) ?? { row, column });
}

function nearestCell(matrix: Matrix, x: Track, y: Track, px: number, py: number, reach: number): At | null {
  let found: At | null = null;
  let least = reach;
  const away = (track: Track, position: number, pixel: number): number => Math.max(0, Math.abs(middleOf(track, position) - pixel) - track.size / 2);
  const end = Math.min(y.count, (py + reach - y.start) / y.size);
  for (let row = Math.max(0, Math.floor((py - reach - y.start) / y.size)); row < end; row++) {
    const line = matrix.lines[row];
    for (let i = firstFrom(line, Math.floor((px - reach - x.start) / x.size)); i < line.length; i++) {
      const aside = away(x, line[i].column, px);
      if (aside > reach) break;
      const far = Math.hypot(aside, away(y, row, py));
      if (far >= least) continue;
      least = far;
      found = { row, column: line[i].column };
    }
  }
  return found;
}

/** How far a position must move to be in view, in pixels. */
export function missing(track: Track, position: number): number {
  const [near, far] = [middleOf(track, position) - track.size / 2, middleOf(track, position) + track.size / 2];
  return position < 0 ? 0 : Math.max(0, track.from - near) || Math.min(0, track.to - far);
}
