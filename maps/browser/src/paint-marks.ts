/** Marks on the canvas: partners by kind, counted dots with their programmes, open blooms, dust. */

import type { Sheet } from "./canvas";
import type { Pen } from "./contract";
import type { Visible } from "./filter";
import { sizeFactor, toX, toY } from "./lanes";
import { badgeOf, LEAD_RING, RING, seatOf, type Mark, type Positions } from "./marks";
import type { Model } from "./model";
import { programmeColour, type Palette } from "./palette";
import { shape, type Tracer } from "./shape";

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

/** What marks are drawn from besides themselves. */
export interface MarkFrame {
  readonly model: Model;
  readonly seen: Visible;
  readonly at: Positions;
}

export function paintMarks(sheet: Sheet, palette: Palette, frame: MarkFrame, marks: readonly Mark[]): void {
  for (let row = marks.length - 1; row >= 0; row--) paintMark(sheet, palette, frame, marks[row]);
}

function paintMark(sheet: Sheet, palette: Palette, frame: MarkFrame, mark: Mark): void {
  const { context, screen, width, height } = sheet;
  const x = toX(screen, mark.x);
  const y = toY(screen, mark.y);
  const reach = mark.radius + 20;
  if (x < -reach || y < -reach || x > width + reach || y > height + reach) return;
  context.save();
  if (mark.petals !== null) paintBloom(sheet, palette, frame, mark);
  else if (mark.lead >= 0) paintLead(context, palette, frame, mark, x, y);
  else if (mark.partners.length === 1) paintBadge(context, palette, frame, mark.partners[0], x, y, mark.radius);
  else paintCount(context, palette, frame, mark, x, y);
  context.restore();
}

/** One partner: the sign of its kind in a ring of its programmes; the sign alone where a ring has no room. */
function paintBadge(context: Pen, palette: Palette, frame: MarkFrame, partner: number, x: number, y: number, radius: number): void {
  disc(context, x, y, radius + 1, palette.nodeRing);
  if (radius < RING + 2) return paintPartner(context, palette, frame.model, partner, x, y, radius * 0.8);
  disc(context, x, y, radius, palette.surface);
  paintRing(context, palette, frame, [partner], x, y, radius);
  paintPartner(context, palette, frame.model, partner, x, y, radius - RING);
}

/** One partner: its kind is its shape; where the place is only roughly known it is hollow and dashed. */
export function paintPartner(
  context: Pen, palette: Palette, model: Model, partner: number, x: number, y: number, radius: number,
): void {
  const { data } = model;
  const sign = shape((path) => traceKind(path, data.kinds[data.partners.kind[partner]], x, y, radius));
  context.lineJoin = "round";
  if (isRough(model, partner)) {
    context.setLineDash([2.4, 1.8]);
    context.strokeStyle = palette.node;
    context.lineWidth = 1.6;
    context.stroke(sign);
    context.setLineDash([]);
    return;
  }
  context.fillStyle = palette.node;
  context.fill(sign);
}

function isRough(model: Model, partner: number): boolean {
  const { places, precisions, partners } = model.data;
  const place = partners.place[partner];
  const word = place < 0 ? "" : precisions[places.precision[place]];
  return word === "region" || word === "country";
}

/** Kinds as shapes of about one weight: told apart without colour. */
function traceKind(path: Tracer, kind: string | undefined, x: number, y: number, r: number): void {
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
}

function polygon(path: Tracer, x: number, y: number, r: number, corners: number, turn: number): void {
  for (let i = 0; i < corners; i++) {
    const angle = turn + (TURN * i) / corners;
    if (i === 0) path.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    else path.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  path.closePath();
}

/** The focused partner: in a ring of its own; whoever shares its spot is counted beside it. */
function paintLead(context: Pen, palette: Palette, frame: MarkFrame, mark: Mark, x: number, y: number): void {
  const badge = badgeOf(mark);
  const radius = mark.radius - LEAD_RING - (badge === null ? 0 : 4);
  paintCrown(context, palette, x, y, radius);
  paintBadge(context, palette, frame, mark.lead, x, y, radius);
  if (badge === null) return;
  disc(context, x + badge.dx, y + badge.dy, badge.radius + 1, palette.nodeRing);
  disc(context, x + badge.dx, y + badge.dy, badge.radius, palette.accent);
  const ink = palette.dark ? palette.paper : "#ffffff";
  centred(context, palette, `+${mark.partners.length - 1}`, x + badge.dx, y + badge.dy, 10, ink);
}

/** What the focused partner has around its mark. */
function paintCrown(context: Pen, palette: Palette, x: number, y: number, radius: number): void {
  disc(context, x, y, radius + LEAD_RING + 1.2, palette.nodeRing);
  ring(context, x, y, radius + LEAD_RING - 0.8, 2, palette.accent);
}

/** Several partners: how many, in a ring of the programmes they take part in. */
function paintCount(context: Pen, palette: Palette, frame: MarkFrame, mark: Mark, x: number, y: number): void {
  const r = mark.radius;
  disc(context, x, y, r + 1.2, palette.nodeRing);
  disc(context, x, y, r, palette.surface);
  paintRing(context, palette, frame, mark.partners, x, y, r);
  const size = Math.min(13, 8.5 + r / 5);
  centred(context, palette, String(mark.partners.length), x, y, size, palette.ink);
}

export const BAND = 2.4;

/** Programmes by family, each as long as its share of the participations; what is only proposed is an open band. */
function paintRing(context: Pen, palette: Palette, { model, seen }: MarkFrame, partners: readonly number[], x: number, y: number, radius: number): void {
  const shares = familyShares(model, seen, partners);
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  let angle = -Math.PI / 2;
  for (const { family, open, count } of shares) {
    const end = angle + (TURN * count) / total;
    const colour = programmeColour(palette, model.data, family);
    ring(context, x, y, radius - BAND / 2, BAND, colour, angle, end);
    if (open) ring(context, x, y, radius - BAND / 2, BAND - 1.4, palette.surface, angle, end);
    angle = end;
  }
  if (total === 0) ring(context, x, y, radius - 0.5, 1, palette.ink3);
}

interface FamilyShare {
  readonly family: number;
  /** Nothing but proposals. */
  readonly open: boolean;
  count: number;
}

const known = new WeakMap<Visible, WeakMap<readonly number[], readonly FamilyShare[]>>();

/** How often these partners take part, by family of programmes, in the legend's order, what was carried out before proposals. */
function familyShares(model: Model, seen: Visible, partners: readonly number[]): readonly FamilyShare[] {
  let memory = known.get(seen);
  if (memory === undefined) known.set(seen, (memory = new WeakMap()));
  const remembered = memory.get(partners);
  if (remembered !== undefined) return remembered;
  const { programmes, projects } = model.data;
  const found = new Map<number, FamilyShare>();
  for (const partner of partners) {
    for (const project of seen.projectsOf(partner)) {
      const programme = projects.programme[project];
      const family = programme < 0 ? -1 : programmes.family[programme];
      const key = family * 2 + projects.proposal[project];
      const share = found.get(key);
      if (share === undefined) found.set(key, { family, open: projects.proposal[project] === 1, count: 1 });
      else share.count++;
    }
  }
  const order = ({ family, open }: FamilyShare): number => (family < 0 ? 1e6 : 2 * programmes.order[family]) + Number(open);
  const shares = [...found.values()].sort((a, b) => order(a) - order(b));
  memory.set(partners, shares);
  return shares;
}

/** Petals around their place, each on a stem from its true point. */
function paintBloom({ context, screen }: Sheet, palette: Palette, frame: MarkFrame, mark: Mark): void {
  const { model, at } = frame;
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
    const radius = seat.radius - (isLead ? 2 : 0);
    if (isLead) paintCrown(context, palette, x + seat.dx, y + seat.dy, radius);
    paintBadge(context, palette, frame, partner, x + seat.dx, y + seat.dy, radius);
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
