/** Paints the matrix with a pen: cells, separators, labels, brackets, and what is pointed at. */

import type { Pen, Scene } from "../contract";
import { cut } from "../label-text";
import type { Model } from "../model";
import { programmeColour, type Palette } from "../palette";
import type { Group } from "./axes";
import { firstFrom, SEVERAL, type Cell, type Matrix } from "./cells";
import { HEAD, labelled, LEGIBLE, middleOf, seenOf, type At, type Layout, type Track } from "./layout";
import { litIn, type Lit } from "./lit";
import { shortName } from "./words";

/** One edge of the matrix: what stands along it, and where its lines run to. */
interface Edge {
  readonly isColumn: boolean;
  readonly of: Matrix["of"];
  readonly track: Track;
  readonly rows: readonly number[];
  readonly groups: readonly Group[];
  /** Positions looked at, and those with a label. */
  readonly lit: readonly number[];
  readonly shown: readonly number[];
  /** Where cells begin and end, across. */
  readonly begin: number;
  readonly end: number;
}

export interface Drawn {
  readonly model: Model;
  readonly matrix: Matrix;
  readonly layout: Layout;
  readonly palette: Palette;
  readonly lit: Lit;
  readonly x: Edge;
  readonly y: Edge;
}

const MARKED = 6; // from this size on a cell has room for a mark
const GRID = 9;
const NARROW = 4; // a group below this is not separated
const GAP = 7; // between labels and cells
const LINE = 11; // height of a label

export function drawnOf(model: Model, matrix: Matrix, layout: Layout, palette: Palette, scene: Scene): Drawn {
  const lit = litIn(model, matrix, scene);
  const { x, y } = layout;
  const edge = (isColumn: boolean, of: Matrix["of"], track: Track, across: Track, found: readonly number[]): Edge => {
    const { rows, groups } = isColumn ? matrix.columns : matrix.rows;
    const weights = rows.map((row, at) => (of === "projects" ? matrix.down[at].length : scene.importance[row]));
    const order = [...rows.keys()].sort((a, b) => Number(found.includes(b)) - Number(found.includes(a)) || weights[b] - weights[a]);
    return { isColumn, of, track, rows, groups, lit: found, shown: labelled(track, order), begin: across.from, end: across.to };
  };
  return { model, matrix, layout, palette, lit, x: edge(true, matrix.of, x, y, lit.columns), y: edge(false, "partners", y, x, lit.rows) };
}

/** A rectangle by its place along an edge and across. */
function box({ isColumn }: Edge, along: number, across: number, length: number, breadth: number): [number, number, number, number] {
  return isColumn ? [along, across, length, breadth] : [across, along, breadth, length];
}

export function paintMatrix(pen: Pen, drawn: Drawn): void {
  const { layout: { x, y, width, height }, palette, matrix } = drawn;
  const edges = [drawn.x, drawn.y];
  pen.save();
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, width, height);
  pen.save();
  pen.beginPath();
  pen.rect(x.from, y.from, x.to - x.from, y.to - y.from);
  pen.clip();
  pen.fillStyle = palette.surface;
  pen.fillRect(x.from, y.from, x.to - x.from, y.to - y.from);
  if (matrix.of === "partners") {
    const block = (from: number, count: number): void => pen.fillRect(x.start + from * x.size, y.start + from * y.size, count * x.size, count * y.size);
    pen.fillStyle = palette.line;
    pen.globalAlpha = 0.4;
    for (const { from, to } of matrix.rows.groups) block(from, to - from);
    pen.globalAlpha = 1;
    for (let i = 0; i < x.count; i++) block(i, 1);
  }
  pen.restore();
  for (const edge of edges) {
    separate(pen, edge, palette);
    pen.fillStyle = palette.accent;
    pen.globalAlpha = 0.16;
    for (const position of edge.lit) stripe(pen, edge, position);
    pen.globalAlpha = 1;
  }
  pen.save();
  pen.beginPath();
  pen.rect(x.from, y.from, x.to - x.from, y.to - y.from);
  pen.clip();
  paintCells(pen, drawn);
  pen.restore();
  for (const edge of edges) {
    for (const position of edge.shown) label(pen, drawn, edge, position, edge.lit.includes(position));
    for (const group of edge.groups) bracket(pen, drawn, edge, group);
  }
  pen.restore();
}

/** Lines between groups, and a grid where cells are large. */
function separate(pen: Pen, edge: Edge, { line }: Palette): void {
  const { track, begin, end, groups } = edge;
  const { from, to, start, size } = track;
  pen.fillStyle = line;
  const rule = (position: number, out: number): void => {
    const along = Math.round(start + position * size);
    if (along >= from - 1 && along <= to + 1) pen.fillRect(...box(edge, along, begin - out, 1, end - begin + out));
  };
  if (size >= GRID) {
    pen.globalAlpha = 0.45;
    for (let [i, last] = seenOf(track); i <= last; i++) rule(i, 0);
    pen.globalAlpha = 1;
  }
  for (const group of groups) if ((group.to - group.from) * size >= NARROW) rule(group.from, size >= LEGIBLE ? track.labels : 0);
  rule(0, 0);
  rule(track.count, 0);
}

/** A band along a whole row or column and its label. */
function stripe(pen: Pen, edge: Edge, position: number): void {
  const { track, begin, end } = edge;
  const size = Math.max(3, track.size);
  const at = middleOf(track, position) - size / 2;
  if (at + size >= track.from && at <= track.to) pen.fillRect(...box(edge, at, begin - track.labels, size, end - begin + track.labels));
}

function paintCells(pen: Pen, { model, matrix, layout: { x, y }, lit, palette }: Drawn): void {
  const colours = new Map([[SEVERAL, palette.ink], ...[-1, ...model.roots].map((family): [number, string] => [family, programmeColour(palette, model.data, family)])]);
  const [near, far] = seenOf(x);
  for (let [row, end] = seenOf(y); row < end; row++) {
    const line = matrix.lines[row];
    for (let i = firstFrom(line, near); i < line.length && line[i].column < far; i++) {
      const cell = line[i];
      const isLit = lit.cell?.(row, cell) === true;
      pen.globalAlpha = lit.cell === null || isLit ? 1 : lit.rest;
      pen.fillStyle = pen.strokeStyle = colours.get(cell.family) ?? palette.ink;
      const [px, py] = [middleOf(x, cell.column), middleOf(y, row)];
      if (matrix.of === "projects") dot(pen, cell, px, py, x.size, y.size);
      else square(pen, cell, px, py, Math.max(x.size, isLit ? 3 : 1), Math.sqrt(cell.weight / matrix.heaviest), palette.surface);
    }
  }
  pen.globalAlpha = 1;
}

/** A rectangle around a point. */
const around = (x: number, y: number, width: number, height: number): [number, number, number, number] => [x - width / 2, y - height / 2, width, height];

/** A tie: the heavier the larger; only outlined when it is of proposals alone, with a hole when it is of several programmes. */
function square(pen: Pen, { isProposal, family }: Cell, x: number, y: number, size: number, share: number, paper: string): void {
  const side = Math.max(1, size * (0.46 + 0.44 * share), Math.min(size, 2.2));
  if (isProposal && size >= MARKED) {
    pen.lineWidth = 1.4;
    return pen.strokeRect(...around(x, y, side - 1.4, side - 1.4));
  }
  pen.fillRect(...around(x, y, side, side));
  if (family !== SEVERAL || size < MARKED) return;
  pen.fillStyle = paper;
  pen.fillRect(...around(x, y, Math.max(2, side * 0.3), Math.max(2, side * 0.3)));
}

/** A participation: filled for the coordinator, a ring for the others; too small for that, a long and a short dash. */
function dot(pen: Pen, { leads, isProposal }: Cell, x: number, y: number, width: number, height: number): void {
  const size = Math.min(width, height);
  if (size < MARKED) return pen.fillRect(...around(x, y, Math.max(1, width * (leads ? 0.96 : 0.55)), Math.max(1, height * (leads ? 1 : 0.72))));
  pen.beginPath();
  pen.lineWidth = Math.min(2, size * 0.16);
  pen.arc(x, y, Math.min(7, size * 0.36) - pen.lineWidth / 2, 0, 2 * Math.PI);
  if (isProposal) pen.setLineDash([1.6, 1.6]);
  if (leads) pen.fill();
  pen.stroke();
  pen.setLineDash([]);
}

// labels

/** Text along an edge, turned for a column, cut where there is no room. */
function write(pen: Pen, { palette }: Drawn, text: string, x: number, y: number, room: number, isTurned: boolean, isLoud: boolean): void {
  pen.font = `${isLoud ? 650 : 450} ${LINE}px ${palette.font}`;
  pen.fillStyle = isLoud ? palette.ink : palette.ink2;
  pen.textBaseline = "middle";
  let best = text;
  for (let most = text.length; most > 3 && pen.measureText(best).width > room; most--) best = cut(text, most);
  pen.save();
  pen.translate(x, y);
  if (isTurned) pen.rotate(-Math.PI / 2);
  pen.fillText(best, 0, 0.5);
  pen.restore();
}

function label(pen: Pen, drawn: Drawn, { track, begin, isColumn, rows, of }: Edge, position: number, isLoud: boolean): void {
  const [along, across] = [middleOf(track, position), begin - GAP];
  pen.textAlign = isColumn ? "left" : "right";
  write(pen, drawn, shortName(drawn.model, rows[position], of), isColumn ? along : across, isColumn ? across : along, track.labels - GAP, isColumn, isLoud);
}

/** A line along a group, and its sign where there is room: upright, or turned for a narrow column. */
function bracket(pen: Pen, drawn: Drawn, edge: Edge, { from, to, tag, key }: Group): void {
  const { track, begin, isColumn, of } = edge;
  const first = Math.max(track.from, track.start + from * track.size) + 0.5;
  const length = Math.min(track.to, track.start + to * track.size) - 0.5 - first;
  if (length < 0.5) return;
  const isProgramme = of === "projects";
  const thick = isProgramme ? 3 : 1.5;
  const across = begin - track.labels - 4;
  pen.fillStyle = isProgramme ? programmeColour(drawn.palette, drawn.model.data, key) : drawn.palette.ink3;
  pen.fillRect(...box(edge, first, across - thick, length, thick));
  const middle = first + length / 2;
  pen.textAlign = "center";
  if (isColumn && pen.measureText(tag).width <= length) write(pen, drawn, tag, middle, across - LINE, length, false, isProgramme);
  else if (!isColumn && length >= LINE) write(pen, drawn, tag, across - LINE - 1, middle, track.band, false, false);
  else if (isProgramme && length >= LINE) {
    pen.textAlign = "left";
    write(pen, drawn, tag, middle, across - 8, track.band - 12, true, true);
  }
}

// what is pointed at

/** Row and column of a crossing, its cell, and its labels in place of those that stand there. */
export function paintAt(pen: Pen, drawn: Drawn, { row, column }: At, colour: string): void {
  const { x, y } = drawn.layout;
  pen.save();
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  for (const [edge, position] of [[drawn.y, row], [drawn.x, column]] as const) {
    if (position < 0) continue;
    const { track, begin, shown } = edge;
    const at = middleOf(track, position);
    const other = edge.isColumn ? row : column;
    pen.fillStyle = colour;
    pen.globalAlpha = 0.2;
    if (other !== HEAD) stripe(pen, edge, position);
    pen.globalAlpha = 1;
    const near = shown.map((each) => middleOf(track, each)).filter((each) => Math.abs(each - at) < LEGIBLE);
    const [first, last] = [Math.min(at, ...near) - 8, Math.max(at, ...near) + 8];
    pen.fillStyle = drawn.palette.paper;
    pen.fillRect(...box(edge, first, begin - track.labels, last - first, track.labels - 2));
    label(pen, drawn, edge, position, true);
    const out = other === HEAD ? track.band : 0;
    if (other < 0) pen.strokeRect(...box(edge, at - 8, begin - track.labels - out, 16, out || track.labels - 2));
  }
  if (row >= 0 && column >= 0) pen.strokeRect(...around(middleOf(x, column), middleOf(y, row), Math.max(5, x.size) + 2, Math.max(5, y.size) + 2));
  pen.restore();
}
