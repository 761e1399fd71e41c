/** Where rows and columns lie: sizes, the part that is in view, what is under a point. Pixels of the drawing. Pure. */

import { firstFrom, type Matrix } from "./cells";

/** A crossing by its positions. -1 as row stands for the column's label, as column for the row's; -2 as row for the head of the column's group. */
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
  /** The window in which it is seen. */
  readonly from: number;
  readonly to: number;
  readonly size: number;
  /** Where position 0 begins. */
  readonly start: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly x: Track;
  readonly y: Track;
  /** Room for labels and, outside them, for brackets. */
  readonly labels: { readonly left: number; readonly top: number };
  readonly bands: { readonly left: number; readonly top: number };
  readonly zoom: number;
  readonly most: number;
}

/** A cell is never larger than this; from the second size on every label fits. */
const LARGEST = 26;
export const LEGIBLE = 12.5;
const EDGE = 14;
const BAND = 22;
const HEADS = 66;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

function track(count: number, from: number, to: number, size: number, middle: number, slack: number): Track {
  const total = count * size;
  const room = to - from;
  const start = total <= room ? from + (room - total) * slack : clamp((from + to) / 2 - middle * total, to - total, from);
  return { count, from, to, size, start };
}

export function layoutOf(matrix: Matrix, width: number, height: number, camera: Camera): Layout {
  const isSquare = matrix.of === "partners";
  const bands = {
    left: matrix.rows.groups.length > 0 ? BAND : 0,
    top: !isSquare ? HEADS : matrix.rows.groups.length > 0 ? BAND : 0,
  };
  const labels = { left: clamp(width * 0.2, 72, 172), top: clamp(height * 0.17, 48, isSquare ? 104 : 132) };
  const [left, top] = [labels.left + bands.left, labels.top + bands.top];
  const [right, bottom] = [Math.max(left + 1, width - EDGE), Math.max(top + 1, height - EDGE)];
  const [columns, rows] = [Math.max(1, matrix.columns.rows.length), Math.max(1, matrix.rows.rows.length)];
  let fitX = Math.min(LARGEST, (right - left) / columns);
  let fitY = Math.min(LARGEST, (bottom - top) / rows);
  if (isSquare) fitX = fitY = Math.min(fitX, fitY);
  const most = Math.max(1, LARGEST / Math.min(fitX, fitY));
  const zoom = clamp(camera.zoom, 1, most);
  return {
    width, height, bands, labels, zoom, most,
    x: track(columns, left, right, Math.min(LARGEST, fitX * zoom), camera.x, 0.35),
    y: track(rows, top, bottom, Math.min(LARGEST, fitY * zoom), camera.y, 0),
  };
}

/** The camera that sees what a layout shows, moved by some pixels. */
export function panned({ x, y, zoom }: Layout, dx: number, dy: number): Camera {
  const middle = (each: Track, by: number): number => ((each.from + each.to) / 2 - each.start - by) / (each.count * each.size);
  return { zoom, x: middle(x, dx), y: middle(y, dy) };
}

/** The camera after zooming, so that what is under a point stays there. */
export function zoomed(matrix: Matrix, before: Layout, factor: number, px: number, py: number): Camera {
  const zoom = clamp(before.zoom * factor, 1, before.most);
  const after = layoutOf(matrix, before.width, before.height, { zoom, x: 0.5, y: 0.5 });
  const middle = (was: Track, is: Track, at: number): number =>
    ((was.from + was.to) / 2 - (at - ((at - was.start) / was.size) * is.size)) / (is.count * is.size);
  return { zoom, x: middle(before.x, after.x, px), y: middle(before.y, after.y, py) };
}

/** Positions that are at least partly in view: the first, and the one after the last. */
export function seenOf({ count, from, to, size, start }: Track): readonly [number, number] {
  return [clamp(Math.floor((from - start) / size), 0, count), clamp(Math.ceil((to - start) / size), 0, count)];
}

export const middleOf = (track: Track, position: number): number => track.start + (position + 0.5) * track.size;

/** Where the labels end and the cells begin; a small matrix stands away from the edge and takes its labels along. */
export const edgeOf = (track: Track): number => Math.max(track.from, track.start);

const positionAt = ({ count, size, start }: Track, pixel: number): number => {
  const position = Math.floor((pixel - start) / size);
  return position >= 0 && position < count ? position : -1;
};

/** Positions whose labels have room, most important first when not all fit. `order`: positions, by importance. */
export function labelled(track: Track, order: readonly number[]): number[] {
  const [first, end] = seenOf(track);
  const isSeen = (position: number): boolean => position >= first && position < end && middleOf(track, position) > track.from && middleOf(track, position) < track.to;
  if (track.size >= LEGIBLE) return order.filter(isSeen);
  const taken = new Set<number>();
  return order.filter((position) => {
    const slot = Math.round(middleOf(track, position));
    if (!isSeen(position)) return false;
    for (let near = slot - LEGIBLE; near < slot + LEGIBLE; near++) if (taken.has(Math.round(near))) return false;
    taken.add(slot);
    return true;
  });
}

/** What lies at a point: a label that is drawn there, else the crossing, or the nearest cell within reach. */
export function atPoint(matrix: Matrix, layout: Layout, drawn: { x: readonly number[]; y: readonly number[] }, px: number, py: number, reach: number): At | null {
  const { x, y, labels, bands } = layout;
  const [left, top] = [edgeOf(x), edgeOf(y)];
  const nearest = (track: Track, shown: readonly number[], pixel: number): number => {
    const found = shown.find((position) => Math.abs(middleOf(track, position) - pixel) < LEGIBLE / 2);
    return found ?? positionAt(track, pixel);
  };
  if (px < left) {
    const row = px < left - labels.left - bands.left || py < top ? -1 : nearest(y, drawn.y, py);
    return row < 0 ? null : { row, column: LABEL };
  }
  if (py < top) {
    const isHead = py < top - labels.top;
    if (py < top - labels.top - bands.top || (isHead && matrix.of === "partners")) return null;
    const column = isHead ? positionAt(x, px) : nearest(x, drawn.x, px);
    return column < 0 ? null : { row: isHead ? HEAD : LABEL, column };
  }
  if (px > x.to || py > y.to) return null;
  const [row, column] = [positionAt(y, py), positionAt(x, px)];
  return nearestCell(matrix, layout, px, py, reach) ?? (row < 0 || column < 0 ? null : { row, column });
}

function nearestCell(matrix: Matrix, { x, y }: Layout, px: number, py: number, reach: number): At | null {
  let found: At | null = null;
  let least = reach;
  const away = (track: Track, position: number, pixel: number): number => Math.max(0, Math.abs(middleOf(track, position) - pixel) - track.size / 2);
  const [first, end] = [Math.floor((py - reach - y.start) / y.size), Math.ceil((py + reach - y.start) / y.size)];
  for (let row = Math.max(0, first); row < Math.min(y.count, end); row++) {
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

/** The camera that brings a crossing into view, when it is not. */
export function brought(layout: Layout, { row, column }: At): Camera | null {
  const off = (track: Track, position: number): number => {
    if (position < 0) return 0;
    const [near, far] = [middleOf(track, position) - track.size / 2, middleOf(track, position) + track.size / 2];
    return near < track.from - 0.5 ? track.from - near : far > track.to + 0.5 ? track.to - far : 0;
  };
  const [dx, dy] = [off(layout.x, column), off(layout.y, row)];
  return dx === 0 && dy === 0 ? null : panned(layout, dx, dy);
}
