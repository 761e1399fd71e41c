/** The timeline drawn with a pen: for files and the clipboard. */

import { Emphasis, type Pen, type State } from "../contract";
import type { Model } from "../model";
import { patternOf, programmeColour, type Palette } from "../palette";
import { AXIS, barOf, thickness, xOf, type Axis, type Bar, type Item, type Place } from "./layout";
import type { Group, Look, Row } from "./rows";
import { date, t } from "../words";

/** What the picture shows. */
export interface Sheet {
  readonly model: Model;
  readonly palette: Palette;
  readonly axis: Axis | null;
  readonly width: number;
  readonly height: number;
  /** The content's height at which the picture begins. */
  readonly top: number;
  readonly items: readonly Item[];
  readonly today: number;
  readonly years: State["years"];
  emphasis(project: number): Emphasis;
  place(row: Row): Place;
  label(row: Row): { title: string; more: string };
  head(group: Group): string;
  /** What stands in the margin of a row; "" for nothing. */
  aside(group: Group, project: number): string;
}

const SIZE = 13;
const LEFT = 14;
/** Steps in which a soft end fades. */
const FADE = 8;
const FAINT = 0.3;
const DASHES: Readonly<Record<Look, readonly number[]>> = { sure: [], proposed: [], rejected: [5, 3], unknown: [1.5, 2.5] };

export function paintTimeline(pen: Pen, sheet: Sheet): void {
  const { palette, axis, items, top, width, height } = sheet;
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, width, height);
  pen.textBaseline = "middle";
  if (axis !== null) paintAxis(pen, sheet, axis);
  for (const item of items) {
    pen.save();
    pen.translate(0, item.y - top + AXIS + item.height / 2);
    if (item.kind === "head") paintHead(pen, sheet, item.group);
    else paintRow(pen, sheet, item.row, sheet.aside(item.group, item.row.project));
    pen.restore();
  }
}

function paintAxis(pen: Pen, { palette, height, today, years, model }: Sheet, axis: Axis): void {
  const rule = (x: number): void => {
    pen.beginPath();
    pen.moveTo(x, AXIS - 12);
    pen.lineTo(x, height);
    pen.stroke();
  };
  if (years !== null) {
    const [from, to] = [Math.max(years[0], axis.range[0]), Math.min(years[1], axis.range[1]) + 1];
    pen.globalAlpha = 0.1;
    pen.fillStyle = palette.accent;
    pen.fillRect(xOf(axis, from), AXIS, xOf(axis, to) - xOf(axis, from), height);
    pen.globalAlpha = 1;
  }
  write(pen, palette, 400);
  pen.lineWidth = 1;
  pen.strokeStyle = palette.line;
  pen.fillStyle = palette.ink3;
  for (const year of axis.years) {
    rule(xOf(axis, year));
    pen.fillText(String(year), xOf(axis, year), 12);
  }
  if (today < axis.range[0] || today > axis.range[1] + 1) return;
  pen.strokeStyle = palette.accent;
  rule(xOf(axis, today));
  pen.fillStyle = palette.accent;
  pen.textAlign = "right";
  pen.fillText(t("registry as of {date}", { date: date(model.data.site.date) }), xOf(axis, today) - 4, AXIS - 10);
  pen.textAlign = "left";
}

function write(pen: Pen, palette: Palette, heavy: number): void {
  pen.font = `${heavy} ${SIZE}px ${palette.font}`;
}

/** A programme's line in its own dash. */
function paintSwatch(pen: Pen, { model, palette }: Sheet, programme: number, y: number, length: number, width: number): void {
  const { lengths, round } = patternOf(programme < 0 ? 0 : model.data.programmes.dash[programme]);
  pen.strokeStyle = programmeColour(palette, model.data, programme);
  pen.lineWidth = width;
  pen.lineCap = round ? "round" : "butt";
  pen.setLineDash(lengths.map((each) => each * width));
  pen.beginPath();
  pen.moveTo(LEFT, y);
  pen.lineTo(LEFT + length, y);
  pen.stroke();
  pen.setLineDash([]);
}

function paintHead(pen: Pen, sheet: Sheet, group: Group): void {
  if (!group.isUndated) paintSwatch(pen, sheet, group.family, 5, 40, 2.5);
  write(pen, sheet.palette, 650);
  pen.fillStyle = sheet.palette.ink;
  pen.fillText(sheet.head(group), group.isUndated ? LEFT : LEFT + 48, 5);
}

function paintRow(pen: Pen, sheet: Sheet, row: Row, aside: string): void {
  const { model, palette, axis } = sheet;
  const isFaint = sheet.emphasis(row.project) === Emphasis.Faint;
  const colour = programmeColour(palette, model.data, model.data.projects.programme[row.project]);
  const bar = axis === null ? null : barOf(axis, row);
  if (axis !== null && bar !== null) {
    pen.globalAlpha = isFaint ? FAINT : 1;
    pen.fillStyle = pen.strokeStyle = colour;
    paintBar(pen, bar, row, row.extent === null ? 2 : thickness(row.partners));
    for (const year of row.submitted) {
      const x = xOf(axis, year);
      pen.beginPath();
      for (const [dx, dy] of [[0, -5], [5, 0], [0, 5], [-5, 0]] as const) pen.lineTo(x + dx, dy);
      pen.closePath();
      pen.fill();
    }
    pen.globalAlpha = 1;
  }
  if (aside !== "") {
    paintSwatch(pen, sheet, model.data.projects.programme[row.project], 0, 24, 1.5);
    pen.fillStyle = palette.ink3;
    pen.font = `400 ${SIZE - 1}px ${palette.font}`;
    pen.fillText(aside, LEFT + 32, 0);
  }
  const { x, room, side } = sheet.place(row);
  const { title, more } = sheet.label(row);
  pen.save();
  pen.beginPath();
  pen.rect(x - 2, -12, room + 4, 24);
  pen.clip();
  write(pen, palette, isFaint ? 400 : 600);
  const wide = pen.measureText(title).width;
  if (side === "on") {
    pen.fillStyle = palette.paper;
    pen.fillRect(x - 2, -9, room + 4, 18);
  }
  pen.fillStyle = isFaint ? palette.ink3 : palette.ink;
  pen.fillText(title, x, 0);
  write(pen, palette, 400);
  pen.fillStyle = palette.ink3;
  pen.fillText(more === "" ? "" : ` · ${more}`, x + wide, 0);
  pen.restore();
}

function paintBar(pen: Pen, { left, sure, until, right }: Bar, { look }: Row, height: number): void {
  const y = -height / 2;
  if (look !== "sure") {
    pen.lineWidth = 1.5;
    pen.setLineDash([...DASHES[look]]);
    pen.strokeRect(left, y, right - left, height);
    pen.setLineDash([]);
    return;
  }
  const whole = pen.globalAlpha;
  pen.fillRect(sure, y, until - sure, height);
  for (let i = 0; i < FADE; i++) {
    pen.globalAlpha = (whole * (i + 0.5)) / FADE;
    const [before, after] = [(sure - left) / FADE, (right - until) / FADE];
    pen.fillRect(left + i * before, y, before, height);
    pen.fillRect(right - (i + 1) * after, y, after, height);
  }
  pen.globalAlpha = whole;
}
