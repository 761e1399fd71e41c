/** Marks on the canvas: partners by kind, counted dots with their programmes, open blooms, dust. */

import type { Sheet } from "./canvas";
import { Emphasis, type Pen } from "./contract";
import { sizeFactor, toX, toY } from "./lanes";
import { badgeOf, LEAD_RADIUS, seatOf, SINGLE_RADIUS, STRONG_RADIUS, type Mark, type Positions } from "./marks";
import type { Model } from "./model";
import { programmeColour, type Palette } from "./palette";

const TURN = 2 * Math.PI;

export function paintDust({ context, screen, width, height, view }: Sheet, palette: Palette, dust: readonly number[], at: Positions): void {
  const radius = 2.2 * sizeFactor(view.width, view.height);
  context.save();
  context.fillStyle = palette.ink3;
  context.globalAlpha = 0.55;
  context.beginPath();
  for (const place of dust) {
    const x = toX(screen, at.x[place]);
    const y = toY(screen, at.y[place]);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, TURN);
  }
  context.fill();
  context.restore();
}

export function paintMarks(sheet: Sheet, palette: Palette, model: Model, marks: readonly Mark[], at: Positions): void {
  for (let row = marks.length - 1; row >= 0; row--) paintMark(sheet, palette, model, marks[row], at);
}

function paintMark(sheet: Sheet, palette: Palette, model: Model, mark: Mark, at: Positions): void {
  const { context, screen, width, height } = sheet;
  const x = toX(screen, mark.x);
  const y = toY(screen, mark.y);
  if (x < -120 || y < -120 || x > width + 120 || y > height + 120) return;
  context.save();
  if (mark.petals !== null) paintBloom(sheet, palette, model, mark, at);
  else if (mark.lead >= 0) paintLead(context, palette, model, mark, x, y);
  else if (mark.partners.length === 1) paintPartner(context, palette, model, mark.partners[0], x, y, singleRadius(mark));
  else paintCount(context, palette, model, mark, x, y);
  context.restore();
}

function singleRadius(mark: Mark): number {
  return mark.emphasis === Emphasis.Strong ? STRONG_RADIUS : SINGLE_RADIUS;
}

/** One partner: its kind is its shape; where the place is only roughly known it is hollow and dashed. */
export function paintPartner(
  context: Pen, palette: Palette, model: Model, partner: number, x: number, y: number, radius: number,
): void {
  const { data } = model;
  const shape = shapeOf(data.kinds[data.partners.kind[partner]], x, y, radius);
  context.lineJoin = "round";
  context.setLineDash([]);
  context.strokeStyle = palette.nodeRing;
  context.lineWidth = 3.4;
  context.stroke(shape);
  if (isRough(model, partner)) {
    context.fillStyle = palette.land;
    context.fill(shape);
    context.setLineDash([2.4, 1.8]);
    context.strokeStyle = palette.node;
    context.lineWidth = 1.6;
    context.stroke(shape);
    context.setLineDash([]);
    return;
  }
  context.fillStyle = palette.node;
  context.fill(shape);
}

function isRough(model: Model, partner: number): boolean {
  const { places, precisions, partners } = model.data;
  const place = partners.place[partner];
  const word = place < 0 ? "" : precisions[places.precision[place]];
  return word === "region" || word === "country";
}

/** Kinds as shapes of about one weight: told apart without colour. */
function shapeOf(kind: string | undefined, x: number, y: number, r: number): Path2D {
  const path = new Path2D();
  switch (kind) {
    case "company":
      path.rect(x - r * 0.84, y - r * 0.84, r * 1.68, r * 1.68);
      break;
    case "research":
      polygon(path, x, y, r * 1.16, 4, -Math.PI / 2);
      break;
    case "education":
      polygon(path, x, y + r * 0.16, r * 1.2, 3, -Math.PI / 2);
      break;
    case "public-authority":
      polygon(path, x, y, r * 1.08, 5, -Math.PI / 2);
      break;
    case "agency":
      polygon(path, x, y, r * 1.06, 6, 0);
      break;
    case "network":
      polygon(path, x, y + r * -0.16, r * 1.2, 3, Math.PI / 2);
      break;
    default:
      path.arc(x, y, kind === "other" ? r * 0.8 : r, 0, TURN);
  }
  return path;
}

function polygon(path: Path2D, x: number, y: number, r: number, corners: number, turn: number): void {
  for (let i = 0; i < corners; i++) {
    const angle = turn + (TURN * i) / corners;
    if (i === 0) path.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    else path.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  path.closePath();
}

/** The focused partner: larger, in a double ring; whoever shares its spot is counted beside it. */
function paintLead(context: Pen, palette: Palette, model: Model, mark: Mark, x: number, y: number): void {
  disc(context, x, y, LEAD_RADIUS + 3, palette.nodeRing);
  ring(context, x, y, LEAD_RADIUS + 1.2, 1.8, palette.accent);
  paintPartner(context, palette, model, mark.lead, x, y, LEAD_RADIUS - 2.6);
  const badge = badgeOf(mark);
  if (badge === null) return;
  disc(context, x + badge.dx, y + badge.dy, badge.radius + 1, palette.nodeRing);
  disc(context, x + badge.dx, y + badge.dy, badge.radius, palette.accent);
  const ink = palette.dark ? palette.paper : "#ffffff";
  centred(context, palette, `+${mark.partners.length - 1}`, x + badge.dx, y + badge.dy, 10, ink);
}

/** Several partners: how many, in a ring of the programmes they take part in. */
function paintCount(context: Pen, palette: Palette, model: Model, mark: Mark, x: number, y: number): void {
  const r = mark.radius;
  disc(context, x, y, r + 1.2, palette.nodeRing);
  disc(context, x, y, r, palette.surface);
  const shares = familyShares(model, mark);
  const total = shares.reduce((sum, [, count]) => sum + count, 0);
  let angle = -Math.PI / 2;
  for (const [family, count] of shares) {
    const sweep = (TURN * count) / total;
    ring(context, x, y, r - 1.3, 2.6, programmeColour(palette, model.data, family), angle, angle + sweep);
    angle += sweep;
  }
  if (total === 0) ring(context, x, y, r - 1, 1.6, palette.node);
  const size = Math.min(13, 8.5 + r / 5);
  centred(context, palette, String(mark.partners.length), x, y, size, palette.ink);
}

const known = new WeakMap<Mark, [number, number][]>();

/** How often the partners of a mark take part, by family of programmes, in the legend's order. */
function familyShares(model: Model, mark: Mark): [number, number][] {
  let shares = known.get(mark);
  if (shares !== undefined) return shares;
  const { programmes, projects } = model.data;
  const counts = new Map<number, number>();
  for (const partner of mark.partners) {
    for (const project of model.projectsOf(partner)) {
      const programme = projects.programme[project];
      const family = programme < 0 ? -1 : programmes.family[programme];
      counts.set(family, (counts.get(family) ?? 0) + 1);
    }
  }
  const order = (family: number): number => (family < 0 ? 1e6 : programmes.order[family]);
  shares = [...counts].sort(([a], [b]) => order(a) - order(b));
  known.set(mark, shares);
  return shares;
}

/** Petals around their place, each on a stem from its true point. */
function paintBloom({ context, screen }: Sheet, palette: Palette, model: Model, mark: Mark, at: Positions): void {
  const x = toX(screen, mark.x);
  const y = toY(screen, mark.y);
  context.strokeStyle = palette.ink3;
  context.globalAlpha = 0.6;
  context.lineWidth = 0.9;
  context.beginPath();
  for (const partner of mark.partners) {
    const seat = seatOf(mark, partner);
    const place = model.data.partners.place[partner];
    context.moveTo(toX(screen, at.x[place]), toY(screen, at.y[place]));
    context.lineTo(x + seat.dx, y + seat.dy);
  }
  context.stroke();
  context.globalAlpha = 1;
  for (const place of mark.places) {
    disc(context, toX(screen, at.x[place]), toY(screen, at.y[place]), 3.4, palette.nodeRing);
    disc(context, toX(screen, at.x[place]), toY(screen, at.y[place]), 2.2, palette.ink3);
  }
  for (const partner of mark.partners) {
    const seat = seatOf(mark, partner);
    const isLead = partner === mark.lead;
    if (isLead) {
      disc(context, x + seat.dx, y + seat.dy, seat.radius + 3, palette.nodeRing);
      ring(context, x + seat.dx, y + seat.dy, seat.radius + 1.2, 1.8, palette.accent);
    }
    paintPartner(context, palette, model, partner, x + seat.dx, y + seat.dy, seat.radius - (isLead ? 2 : 0.5));
  }
}

function disc(context: Pen, x: number, y: number, radius: number, fill: string): void {
  context.fillStyle = fill;
  context.beginPath();
  context.arc(x, y, radius, 0, TURN);
  context.fill();
}

export function ring(
  context: Pen, x: number, y: number, radius: number, width: number, colour: string, from = 0, to = TURN,
): void {
  context.setLineDash([]);
  context.lineCap = "butt";
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.arc(x, y, radius, from, to);
  context.stroke();
}

function centred(context: Pen, palette: Palette, text: string, x: number, y: number, size: number, colour: string): void {
  context.font = `600 ${size}px ${palette.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(text, x, y + size * 0.06);
}
