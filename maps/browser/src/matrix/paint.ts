/** Paints the matrix with a pen: cells, separators, labels, brackets, and what is pointed at. */

import type { Pen, Scene } from "../contract";
import { cut } from "../label-text";
import type { Model } from "../model";
import { programmeColour, type Palette } from "../palette";
import { PARTNERS, type Group } from "./axes";
import { firstFrom, SEVERAL, type Cell, type Matrix } from "./cells";
import { edgeOf, labelled, LEGIBLE, middleOf, seenOf, type At, type Layout, type Track } from "./layout";
import type { Lit } from "./lit";
import { columnName, shortName } from "./words";

export interface Drawn {
  readonly model: Model;
  readonly matrix: Matrix;
  readonly layout: Layout;
  readonly lit: Lit;
  readonly palette: Palette;
  /** Positions with a label, most important first. */
  readonly shown: { readonly x: readonly number[]; readonly y: readonly number[] };
}

const FAINT = 0.4;
const MARKED = 6; // from this size on a cell has room for a mark
const GRID = 9;
const NARROW = 4; // a group below this is not separated
const GAP = 7; // between labels and cells

export function drawnOf(model: Model, matrix: Matrix, layout: Layout, lit: Lit, palette: Palette, scene: Scene): Drawn {
  const byImportance = (rows: readonly number[], first: readonly number[], weigh: (row: number) => number): number[] => {
    const lead = new Set(first);
    return [...rows.keys()].sort((a, b) => Number(lead.has(b)) - Number(lead.has(a)) || weigh(rows[b]) - weigh(rows[a]));
  };
  const ofPartner = (partner: number): number => scene.importance[partner];
  const y = byImportance(matrix.rows.rows, lit.rows, ofPartner);
  const ofColumn = matrix.of === "partners" ? ofPartner : (project: number): number => model.partnersOf(project).length;
  const x = byImportance(matrix.columns.rows, lit.columns, ofColumn);
  return { model, matrix, layout, lit, palette, shown: { x: labelled(layout.x, x), y: labelled(layout.y, y) } };
}

export function paintMatrix(pen: Pen, drawn: Drawn): void {
  const { layout, lit, palette, matrix } = drawn;
  const { x, y } = layout;
  pen.save();
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, layout.width, layout.height);
  paintGround(pen, drawn);
  pen.fillStyle = palette.accent;
  pen.globalAlpha = 0.16;
  for (const row of lit.rows) band(pen, layout, "y", row);
  for (const column of lit.columns) band(pen, layout, "x", column);
  pen.globalAlpha = 1;
  inCells(pen, layout, () => paintCells(pen, drawn));
  const [left, top] = [edgeOf(x), edgeOf(y)];
  for (const row of drawn.shown.y) rowLabel(pen, drawn, row, lit.rows.includes(row));
  for (const column of drawn.shown.x) columnLabel(pen, drawn, column, lit.columns.includes(column));
  for (const group of matrix.rows.groups) bracket(pen, drawn, y, group, left - layout.labels.left - 4, false);
  for (const group of matrix.columns.groups) bracket(pen, drawn, x, group, top - layout.labels.top - 4, true);
  pen.restore();
}

/** Paint only where cells are. */
function inCells(pen: Pen, { x, y }: Layout, paint: () => void): void {
  const [left, top] = [edgeOf(x), edgeOf(y)];
  pen.save();
  pen.beginPath();
  pen.rect(left - 1, top - 1, Math.min(x.to, x.start + x.count * x.size) - left + 2, Math.min(y.to, y.start + y.count * y.size) - top + 2);
  pen.clip();
  paint();
  pen.restore();
}

/** Blocks of groups on the diagonal, separators between groups, a grid where cells are large. */
function paintGround(pen: Pen, { matrix, layout, palette }: Drawn): void {
  const { x, y, labels } = layout;
  const [left, top] = [edgeOf(x), edgeOf(y)];
  const at = (track: Track, position: number): number => track.start + position * track.size;
  const ends = { x: Math.min(x.to, at(x, x.count)), y: Math.min(y.to, at(y, y.count)) };
  inCells(pen, layout, () => {
    pen.fillStyle = palette.surface;
    pen.fillRect(left, top, ends.x - left, ends.y - top);
    pen.fillStyle = palette.line;
    if (matrix.of === "partners") {
      pen.globalAlpha = 0.4;
      for (const { from, to } of matrix.rows.groups) pen.fillRect(at(x, from), at(y, from), (to - from) * x.size, (to - from) * y.size);
      pen.globalAlpha = 1;
      for (let i = 0; i < x.count; i++) pen.fillRect(at(x, i), at(y, i), x.size, y.size);
    }
  });
  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  const line = (track: Track, position: number, from: number, isColumn: boolean): void => {
    const along = Math.round(at(track, position)) + 0.5;
    if (along < edgeOf(track) - 1 || along > track.to + 1) return;
    pen.beginPath();
    pen.moveTo(isColumn ? along : from, isColumn ? from : along);
    pen.lineTo(isColumn ? along : ends.x, isColumn ? ends.y : along);
    pen.stroke();
  };
  for (const [track, groups, inner, outer, isColumn] of [
    [y, matrix.rows.groups, left, left - labels.left, false],
    [x, matrix.columns.groups, top, top - labels.top, true],
  ] as const) {
    if (track.size >= GRID) {
      pen.globalAlpha = 0.45;
      for (let [i, end] = seenOf(track); i <= end; i++) line(track, i, inner, isColumn);
      pen.globalAlpha = 1;
    }
    const reach = track.size >= LEGIBLE ? outer : inner;
    for (const { from, to } of groups) if ((to - from) * track.size >= NARROW) line(track, from, reach, isColumn);
    line(track, 0, inner, isColumn);
    line(track, track.count, inner, isColumn);
  }
}

function band(pen: Pen, { x, y, labels }: Layout, axis: "x" | "y", position: number): void {
  const track = axis === "x" ? x : y;
  const size = Math.max(3, track.size);
  const at = middleOf(track, position) - size / 2;
  if (at + size < edgeOf(track) || at > track.to) return;
  const [left, top] = [edgeOf(x), edgeOf(y)];
  const [right, bottom] = [Math.min(x.to, x.start + x.count * x.size), Math.min(y.to, y.start + y.count * y.size)];
  if (axis === "x") pen.fillRect(at, top - labels.top, size, bottom - top + labels.top);
  else pen.fillRect(left - labels.left, at, right - left + labels.left, size);
}

function paintCells(pen: Pen, { model, matrix, layout, lit, palette }: Drawn): void {
  const { x, y } = layout;
  const colours = new Map<number, string>();
  const colourOf = (family: number): string => {
    let colour = colours.get(family);
    if (colour === undefined) colours.set(family, (colour = family === SEVERAL ? palette.ink : programmeColour(palette, model.data, family)));
    return colour;
  };
  const [first, end] = seenOf(y);
  const [near, far] = seenOf(x);
  for (let row = first; row < end; row++) {
    const line = matrix.lines[row];
    for (let i = firstFrom(line, near); i < line.length && line[i].column < far; i++) {
      const cell = line[i];
      const isLit = lit.cell !== null && lit.cell(row, cell);
      pen.globalAlpha = lit.cell === null || isLit ? 1 : FAINT;
      pen.fillStyle = pen.strokeStyle = colourOf(cell.family);
      if (matrix.of === "partners") square(pen, cell, middleOf(x, cell.column), middleOf(y, row), Math.max(x.size, isLit ? 3 : 1), Math.sqrt(cell.weight / matrix.heaviest), palette);
      else dot(pen, cell, middleOf(x, cell.column), middleOf(y, row), x.size, y.size);
    }
  }
  pen.globalAlpha = 1;
}

/** A tie: the heavier the larger; only outlined when it is of proposals alone, with a hole when it is of several programmes. */
function square(pen: Pen, cell: Cell, px: number, py: number, size: number, share: number, palette: Palette): void {
  const side = Math.max(1, size * (0.46 + 0.44 * share), Math.min(size, 2.2));
  if (cell.isProposal && size >= MARKED) {
    pen.lineWidth = 1.4;
    pen.strokeRect(px - side / 2 + 0.7, py - side / 2 + 0.7, side - 1.4, side - 1.4);
    return;
  }
  pen.fillRect(px - side / 2, py - side / 2, side, side);
  if (cell.family !== SEVERAL || size < MARKED) return;
  pen.fillStyle = palette.surface;
  const hole = Math.max(2, side * 0.3);
  pen.fillRect(px - hole / 2, py - hole / 2, hole, hole);
}

/** A participation: filled for the coordinator, a ring for the others; too small for that, a long and a short dash. */
function dot(pen: Pen, cell: Cell, px: number, py: number, width: number, height: number): void {
  const size = Math.min(width, height);
  if (size < MARKED) {
    const [w, h] = [Math.max(1, width * (cell.leads ? 0.96 : 0.55)), Math.max(1, height * (cell.leads ? 1 : 0.72))];
    pen.fillRect(px - w / 2, py - h / 2, w, h);
    return;
  }
  const radius = Math.min(7, size * 0.36);
  pen.beginPath();
  pen.lineWidth = Math.min(2, size * 0.16);
  pen.arc(px, py, cell.leads ? radius : radius - pen.lineWidth / 2, 0, 2 * Math.PI);
  if (cell.isProposal) pen.setLineDash([1.6, 1.6]);
  if (cell.leads) pen.fill();
  else pen.stroke();
  pen.setLineDash([]);
}

// labels

function fitted(pen: Pen, text: string, room: number): string {
  let best = text;
  for (let most = text.length; most > 3 && pen.measureText(best).width > room; most--) best = cut(text, most);
  return best;
}

function write(pen: Pen, palette: Palette, isLoud: boolean): void {
  pen.font = `${isLoud ? 650 : 450} 11px ${palette.font}`;
  pen.fillStyle = isLoud ? palette.ink : palette.ink2;
  pen.textBaseline = "middle";
}

function rowLabel(pen: Pen, { model, matrix, layout, palette }: Drawn, row: number, isLoud: boolean): void {
  write(pen, palette, isLoud);
  pen.textAlign = "right";
  const left = edgeOf(layout.x) - GAP;
  pen.fillText(fitted(pen, shortName(model, matrix.rows.rows[row]), layout.labels.left - GAP), left, middleOf(layout.y, row) + 0.5);
}

function columnLabel(pen: Pen, { model, matrix, layout, palette }: Drawn, column: number, isLoud: boolean): void {
  write(pen, palette, isLoud);
  pen.textAlign = "left";
  pen.save();
  pen.translate(middleOf(layout.x, column) + 0.5, edgeOf(layout.y) - GAP);
  pen.rotate(-Math.PI / 2);
  pen.fillText(fitted(pen, columnName(model, matrix, column), layout.labels.top - GAP), 0, 0);
  pen.restore();
}

/** A line along a group, and its sign where there is room: upright, or turned for a narrow column. */
function bracket(pen: Pen, { model, layout, palette }: Drawn, track: Track, group: Group, at: number, isColumn: boolean): void {
  const from = Math.max(edgeOf(track), track.start + group.from * track.size) + 0.5;
  const to = Math.min(track.to, track.start + group.to * track.size) - 0.5;
  if (to - from < 0.5) return;
  const isProgramme = group.family !== PARTNERS;
  pen.fillStyle = isProgramme ? programmeColour(palette, model.data, group.family) : palette.ink3;
  const thick = isProgramme ? 3 : 1.5;
  if (isColumn) pen.fillRect(from, at - thick, to - from, thick);
  else pen.fillRect(at - thick, from, thick, to - from);
  write(pen, palette, isProgramme);
  const width = pen.measureText(group.tag).width;
  const middle = (from + to) / 2;
  pen.textAlign = "center";
  if (!isColumn) {
    if (to - from >= 11) pen.fillText(group.tag, at - 11, middle + 0.5);
  } else if (to - from >= width) pen.fillText(group.tag, middle, at - 11);
  else if (isProgramme && to - from >= 11) {
    pen.save();
    pen.translate(middle + 0.5, at - 8);
    pen.rotate(-Math.PI / 2);
    pen.textAlign = "left";
    pen.fillText(fitted(pen, group.tag, layout.bands.top - 12), 0, 0);
    pen.restore();
  }
}

// what is pointed at

/** Row and column of a crossing, its cell, and its labels over those that stand there. */
export function paintAt(pen: Pen, drawn: Drawn, { row, column }: At, colour: string): void {
  const { layout, palette } = drawn;
  const { x, y, labels } = layout;
  pen.save();
  pen.fillStyle = colour;
  pen.globalAlpha = 0.2;
  if (row >= 0) band(pen, layout, "y", row);
  if (column >= 0) band(pen, layout, "x", column);
  pen.globalAlpha = 1;
  pen.fillStyle = palette.paper;
  const [left, top] = [edgeOf(x), edgeOf(y)];
  if (row >= 0) {
    pen.fillRect(left - labels.left, middleOf(y, row) - 8, labels.left - 2, 16);
    rowLabel(pen, drawn, row, true);
  }
  pen.fillStyle = palette.paper;
  if (column >= 0) {
    pen.fillRect(middleOf(x, column) - 8, top - labels.top, 16, labels.top - 2);
    columnLabel(pen, drawn, column, true);
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  if (row >= 0 && column >= 0) {
    const [w, h] = [Math.max(5, x.size), Math.max(5, y.size)];
    pen.strokeRect(middleOf(x, column) - w / 2 - 1, middleOf(y, row) - h / 2 - 1, w + 2, h + 2);
  } else if (row >= 0) pen.strokeRect(left - labels.left, middleOf(y, row) - 8, labels.left - 2, 16);
  else pen.strokeRect(middleOf(x, column) - 8, top - labels.top - (row < -1 ? layout.bands.top : 0), 16, row < -1 ? layout.bands.top : labels.top - 2);
  pen.restore();
}
