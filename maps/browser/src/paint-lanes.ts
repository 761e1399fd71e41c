/** Lanes on the canvas: faint ones as one quiet web, the rest by programme, strong ones on a casing of paper. */

import type { Sheet } from "./canvas";
import { Emphasis, type Pen } from "./contract";
import { laneCurve, type Curve } from "./curve";
import { laneWidth, sizeFactor, toX, toY, type DrawnLane } from "./lanes";
import { Outcome } from "./outcome";
import { patternOf, programmeColour, type Palette } from "./palette";
import type { Data } from "./payload";

/** A lane with its line on this canvas. */
export interface LaneLine {
  readonly lane: DrawnLane;
  readonly curve: Curve;
  readonly width: number;
}

const WEB = 250; // lines stroked at once: within one stroke they do not add up to a dark knot
const MOST_WEB = 4000; // beyond, the lightest are left out: they would only turn the web into fog

/** The lines of the web that reach into the canvas; `lines` as of `faintLines`. */
export function paintWeb({ context, screen, width, height, view }: Sheet, palette: Palette, lines: Float64Array): void {
  const size = sizeFactor(view.width, view.height);
  context.save();
  context.strokeStyle = palette.faint;
  context.lineWidth = 0.7 * size;
  const count = lines.length / 4;
  context.globalAlpha = size * (count > 4000 ? 0.2 : count > 1000 ? 0.32 : count > 200 ? 0.46 : 0.8);
  let begun = 0;
  context.beginPath();
  for (let i = 0; i < lines.length && begun < MOST_WEB; i += 4) {
    const a = { x: toX(screen, lines[i]), y: toY(screen, lines[i + 1]), radius: 0 };
    const b = { x: toX(screen, lines[i + 2]), y: toY(screen, lines[i + 3]), radius: 0 };
    if (outside(a.x, b.x, width) || outside(a.y, b.y, height)) continue;
    const curve = laneCurve(a, b, 0, 1, screen.bend);
    if (!reaches(curve, width, height)) continue;
    context.moveTo(curve.x0, curve.y0);
    context.quadraticCurveTo(curve.cx, curve.cy, curve.x1, curve.y1);
    if (++begun % WEB === 0) {
      context.stroke();
      context.beginPath();
    }
  }
  context.stroke();
  context.restore();
}

function outside(a: number, b: number, size: number): boolean {
  return (a < -90 && b < -90) || (a > size + 90 && b > size + 90);
}

export function reaches(curve: Curve, width: number, height: number): boolean {
  return (
    Math.max(curve.x0, curve.x1, curve.cx) >= 0 &&
    Math.min(curve.x0, curve.x1, curve.cx) <= width &&
    Math.max(curve.y0, curve.y1, curve.cy) >= 0 &&
    Math.min(curve.y0, curve.y1, curve.cy) <= height
  );
}

/** How strongly a crowd of plain lanes is drawn: the more, the lighter. */
function crowdAlpha(count: number): number {
  return Math.max(0.28, Math.min(0.9, 7.5 / Math.sqrt(Math.max(count, 1))));
}

export function paintLanes(sheet: Sheet, palette: Palette, data: Data, lines: readonly LaneLine[]): void {
  const { context } = sheet;
  const normal = lines.reduce((sum, line) => sum + (line.lane.emphasis === Emphasis.Normal ? 1 : 0), 0);
  context.save();
  for (let begin = 0, end = 0; begin < lines.length; begin = end) {
    while (end < lines.length && sameGroup(lines[begin].lane, lines[end].lane)) end++;
    const pair = lines.slice(begin, end);
    const strong = pair[0].lane.emphasis === Emphasis.Strong;
    if (strong) for (const line of pair) casing(context, palette, line);
    for (const line of pair) {
      const alpha = strong ? 1 : crowdAlpha(normal) * (passes(sheet, line.curve) ? PASSING : 1);
      stroke(context, palette, data, line, alpha, strong || normal < MOST_DASHED);
    }
  }
  context.restore();
}

/** A plain line that neither begins nor ends near the view only passes through: it is drawn this much lighter. */
const PASSING = 0.4;

function passes({ view }: Sheet, { x0, y0, x1, y1 }: Curve): boolean {
  const far = (x: number, y: number): boolean =>
    x < view.x - view.width * 0.1 || y < view.y - view.height * 0.1 || x > view.x + view.width * 1.1 || y > view.y + view.height * 1.1;
  return far(x0, y0) && far(x1, y1);
}

/** Lanes of one pair share their casing, so that none cuts into its neighbour. */
function sameGroup(a: DrawnLane, b: DrawnLane): boolean {
  return a.emphasis === b.emphasis && a.pair === b.pair;
}

/** One lane under the pointer or the keyboard, over everything. */
export function paintChosenLane({ context }: Sheet, palette: Palette, data: Data, line: LaneLine): void {
  context.save();
  const wide = { ...line, width: line.width + 1.6 };
  casing(context, palette, wide, 4);
  stroke(context, palette, data, wide, 1);
  context.restore();
}

function casing(context: Pen, palette: Palette, line: LaneLine, extra = 2.2): void {
  context.globalAlpha = 0.8;
  context.setLineDash([]);
  context.lineCap = "butt";
  context.strokeStyle = palette.land;
  context.lineWidth = line.width + extra;
  trace(context, line.curve);
}

function stroke(
  context: Pen, palette: Palette, data: Data, { lane, curve, width }: LaneLine, alpha: number, dashed = true,
): void {
  if (lane.outcome !== Outcome.Done) return hollow(context, palette, data, { lane, curve, width }, alpha);
  const pattern = patternOf(!dashed || lane.bundle || lane.programme < 0 ? 0 : data.programmes.dash[lane.programme]);
  const thick = pattern.round ? Math.max(width, 2) : width;
  const unit = Math.max(thick, THINNEST_PATTERN);
  context.globalAlpha = alpha;
  context.setLineDash(pattern.lengths.map((length) => length * unit));
  context.lineCap = pattern.round ? "round" : "butt";
  context.strokeStyle = programmeColour(palette, data, lane.programme);
  context.lineWidth = thick;
  trace(context, curve);
}

function hollow(context: Pen, palette: Palette, data: Data, { lane, curve, width }: LaneLine, alpha: number): void {
  const wide = Math.max(width, HOLLOW);
  const isOpen = lane.outcome === Outcome.Proposed;
  context.globalAlpha = alpha;
  context.lineCap = "butt";
  context.setLineDash(isOpen ? OPEN_DASH : []);
  context.strokeStyle = programmeColour(palette, data, lane.programme);
  context.lineWidth = wide;
  trace(context, curve);
  context.globalAlpha = 1;
  context.setLineDash(isOpen ? [OPEN_DASH[0] - 2 * EDGE, OPEN_DASH[1] + 2 * EDGE] : []);
  context.lineDashOffset = isOpen ? -EDGE : 0;
  context.strokeStyle = palette.land;
  context.lineWidth = wide - 2 * EDGE;
  trace(context, curve);
  context.lineDashOffset = 0;
}

/** Lines that nobody knows to have been carried out are hollow; those that were only proposed are broken up as well. */
export const HOLLOW = 4.2;
export const EDGE = 1.15;
export const OPEN_DASH = [9, 4];
const THINNEST_PATTERN = 1.4; // a thinner line is broken up as one of this width, else it looks grey
const MOST_DASHED = 700; // of more plain lanes no pattern can be told; dashes are slow to draw

function trace(context: Pen, curve: Curve): void {
  context.beginPath();
  context.moveTo(curve.x0, curve.y0);
  context.quadraticCurveTo(curve.cx, curve.cy, curve.x1, curve.y1);
  context.stroke();
}

export function widthsOf(lanes: readonly DrawnLane[]): number[] {
  const heaviest = lanes.reduce((most, lane) => Math.max(most, lane.weight), 0);
  return lanes.map((lane) => laneWidth(lane, heaviest));
}
