/** Labels on the canvas: partners and places first, then the names of countries where there is room left. */

import type { Sheet } from "./canvas";
import { Emphasis, type Scene, type Pen } from "./contract";
import { walkCurve } from "./curve";
import { freePart, type Inset } from "./fit";
import { LINE_HEIGHT, wishesOf, type LabelText, type Line, type Weight } from "./label-text";
import { Ground, placeLabels, type PlacedLabel, type Rect } from "./labels";
import { toX, toY } from "./lanes";
import { badgeOf, groupName, type Marks } from "./marks";
import type { Model } from "./model";
import type { LaneLine } from "./paint-lanes";
import type { Palette } from "./palette";
import type { CountryLabel } from "./topology";

export interface LabelFrame {
  readonly model: Model;
  readonly scene: Scene;
  readonly marks: Marks;
  readonly lines: readonly LaneLine[];
  readonly countries: readonly CountryLabel[];
  readonly inset: Inset;
  /** Boxes of our own controls, in pixels of the visible map. */
  readonly covered: readonly Rect[];
}

const FONTS: Readonly<Record<Weight, string>> = { strong: "600 12.5px", plain: "500 12px", place: "600 11.5px", city: "400 11px" };
const ROOM_PER_LABEL = 13_000; // square pixels
const MOST_MINDED = 600; // of more lanes, labels no longer try to keep clear
const widths = new Map<string, number>();

export function paintLabels(sheet: Sheet, palette: Palette, frame: LabelFrame): void {
  const { context, view } = sheet;
  const measure = (line: Line): number => measured(context, `${FONTS[line.weight]} ${palette.font}`, line.text);
  const ground = groundOf(sheet, frame);
  const most = view.width < 560 ? 24 : 38;
  const near = (x: number, y: number): boolean => x > view.x - 8 && y > view.y - 8 && x < view.x + view.width + 8 && y < view.y + view.height + 8;
  const { marks, crowd } = frame.marks;
  const room = Math.ceil((view.width * view.height) / ROOM_PER_LABEL);
  const named = crowd === undefined ? marks : marks.filter((mark) => near(toX(sheet.screen, mark.x), toY(sheet.screen, mark.y))).slice(0, room * crowd);
  const { wishes, texts } = wishesOf(frame.model, frame.scene, named, sheet.screen, most, measure, near);
  const placed = placeLabels(wishes, ground, room);
  const said = new Set(frame.marks.marks.map((mark) => groupName(frame.model.data, mark)));
  paintCountries(sheet, palette, frame.countries.filter((country) => !said.has(country.name)), ground);
  context.save();
  context.lineJoin = "round";
  context.textBaseline = "alphabetic";
  for (const label of placed) paintLabel(context, palette, label, texts[label.id]);
  context.restore();
}

function groundOf(sheet: Sheet, frame: LabelFrame): Ground {
  const { view, screen } = sheet;
  const free = freePart(view.width, view.height, frame.inset);
  const edge = 6;
  const covered = frame.covered.map((box) => ({ x0: box.x0 + view.x - 4, y0: box.y0 + view.y - 4, x1: box.x1 + view.x + 4, y1: box.y1 + view.y + 4 }));
  const ground = new Ground(
    { x0: view.x + free.left + edge, y0: view.y + free.top + edge, x1: view.x + free.right - edge, y1: view.y + free.bottom - edge },
    covered,
  );
  for (const mark of frame.marks.marks) {
    const x = toX(screen, mark.x);
    const y = toY(screen, mark.y);
    if (x < -80 || y < -80 || x > sheet.width + 80 || y > sheet.height + 80) continue;
    for (const petal of mark.petals ?? []) ground.take(around(x + petal.dx, y + petal.dy, 7));
    ground.take(around(x, y, mark.petals === null ? mark.radius + 1 : 5), frame.marks.crowd === undefined ? Infinity : mark.importance);
    const badge = badgeOf(mark);
    if (badge !== null) ground.take(around(x + badge.dx, y + badge.dy, badge.radius));
  }
  if (frame.lines.length > MOST_MINDED) return ground;
  for (const line of frame.lines) {
    const weight = line.lane.emphasis === Emphasis.Strong ? 1 : 0.4;
    walkCurve(line.curve, 7, (x, y) => ground.line(x, y, weight));
  }
  return ground;
}

const around = (x: number, y: number, radius: number): Rect => ({ x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius });

function measured(context: Pen, font: string, text: string): number {
  const key = `${font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context.font = font;
  const width = context.measureText(text).width;
  if (widths.size > 20_000) widths.clear();
  widths.set(key, width);
  return width;
}

function paintLabel(context: Pen, palette: Palette, label: PlacedLabel, text: LabelText): void {
  const { box, align } = label;
  const x = align === "left" ? box.x0 : align === "right" ? box.x1 : (box.x0 + box.x1) / 2;
  let y = box.y0;
  for (const line of text.versions[label.version]) {
    const height = LINE_HEIGHT[line.weight];
    context.font = `${FONTS[line.weight]} ${palette.font}`;
    context.textAlign = align;
    context.strokeStyle = palette.land;
    context.globalAlpha = 0.88;
    context.lineWidth = 3.6;
    context.strokeText(line.text, x, y + height * 0.78);
    context.globalAlpha = 1;
    context.fillStyle = line.weight === "city" ? palette.ink3 : line.weight === "strong" ? palette.ink : palette.ink2;
    context.fillText(line.text, x, y + height * 0.78);
    y += height;
  }
}

/** Names of countries, large ones first, where their own land has the room and nothing else stands. */
function paintCountries({ context, screen, view }: Sheet, palette: Palette, countries: readonly CountryLabel[], ground: Ground): void {
  const size = view.width < 560 ? 9.5 : 10.5;
  const font = `500 ${size}px ${palette.font}`;
  context.save();
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const country of [...countries].sort((a, b) => b.area - a.area)) {
    const x = toX(screen, country.x);
    const y = toY(screen, country.y);
    const room = country.span * screen.scale;
    if (room < 18 || x < view.x || y < view.y || x > view.x + view.width || y > view.y + view.height) continue;
    const spacing = size * 0.13;
    const lines = linesOf(country.name.toUpperCase(), room, (text) => spaced(context, font, text, spacing));
    if (lines === null) continue;
    const width = Math.max(...lines.map((line) => spaced(context, font, line, spacing)));
    const height = lines.length * (size + 3);
    const box = { x0: x - width / 2 - 3, y0: y - height / 2 - 1, x1: x + width / 2 + 3, y1: y + height / 2 + 1 };
    if (!ground.fits(box) || ground.crossed(box) > 2.5) continue;
    ground.take(box);
    context.font = font;
    context.fillStyle = palette.mapLabel;
    context.strokeStyle = palette.land;
    context.lineWidth = 2.5;
    lines.forEach((line, i) => paintSpaced(context, font, line, x, y + (i - (lines.length - 1) / 2) * (size + 3), spacing));
  }
  context.restore();
}

/** One line, or two where the land is too narrow for one; null where neither fits. */
function linesOf(name: string, room: number, width: (text: string) => number): string[] | null {
  const most = room * 1.12;
  if (width(name) <= most) return [name];
  const middle = name.length / 2;
  const blanks = [...name].flatMap((letter, i) => (letter === " " ? [i] : []));
  if (blanks.length === 0) return null;
  const at = blanks.reduce((best, i) => (Math.abs(i - middle) < Math.abs(best - middle) ? i : best));
  const lines = [name.slice(0, at), name.slice(at + 1)];
  return lines.every((line) => width(line) <= most) ? lines : null;
}

function spaced(context: Pen, font: string, text: string, spacing: number): number {
  return [...text].reduce((sum, letter) => sum + measured(context, font, letter) + spacing, -spacing);
}

function paintSpaced(context: Pen, font: string, text: string, x: number, y: number, spacing: number): void {
  let left = x - spaced(context, font, text, spacing) / 2;
  for (const letter of text) {
    context.globalAlpha = 0.7;
    context.strokeText(letter, left, y);
    context.globalAlpha = 1;
    context.fillText(letter, left, y);
    left += measured(context, font, letter) + spacing;
  }
}
