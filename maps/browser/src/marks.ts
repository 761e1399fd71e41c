/** The marks of a scene at a scale: single partners, counted dots, open blooms, and the dust of what is faint. Pure. */

import { bloomRadius, dealt, petals, PETAL_RADIUS, type Petal } from "./bloom";
import { clusters, type Cluster, type Item } from "./cluster";
import { Emphasis, type Focus, type Scene } from "./contract";
import { project } from "./laea";
import type { Model } from "./model";

export interface Mark {
  /** The place whose position the mark has. */
  readonly place: number;
  readonly places: readonly number[];
  /** Visible partners that are not faint, in row order. */
  readonly partners: readonly number[];
  /** Metres from the projection's centre. */
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly radius: number;
  readonly emphasis: Emphasis;
  /** Largest of its partners'. */
  readonly importance: number;
  /** The focused partner where it sits here: it keeps its own face, the others are counted beside it. */
  readonly lead: number;
  /** One per partner when the bloom is open. */
  readonly petals: readonly Petal[] | null;
}

export interface Marks {
  readonly marks: readonly Mark[];
  /** Row of the mark that shows a place; -1 for none. */
  readonly markOf: Int32Array;
  /** Places with nothing but faint partners. */
  readonly dust: readonly number[];
}

/** Where every place lies, in metres. */
export interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export function positionsOf(model: Model): Positions {
  const { lat, lon } = model.data.places;
  const points = lat.map((degrees, row) => project(degrees, lon[row]));
  return { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
}

/** Pixels a metre from which places open by themselves: about 250 m a pixel. */
export const OPEN_SCALE = 1 / 260;
/** The same for the mark that the focused partner leads. */
export const OPEN_FOR_FOCUS = 1 / 1100;
const MOST_PETALS = 90;
const GAP = 3;

export const SINGLE_RADIUS = 5.5;
export const STRONG_RADIUS = 6.5;
export const LEAD_RADIUS = 9;

export function countRadius(count: number): number {
  return Math.min(22, 7.2 + 1.5 * Math.sqrt(count));
}

export function marksOf(model: Model, scene: Scene, at: Positions, scale: number): Marks {
  const { items, shown, dust } = itemsOf(model, scene, at);
  const lead = scene.focus?.kind === "partner" ? scene.focus.index : -1;
  const leadPlace = lead >= 0 ? model.data.partners.place[lead] : -1;
  const strong = (cluster: Cluster): boolean => cluster.items.some((item) => item.priority >= STRONG_PRIORITY);
  const open = new Set<number>();
  const radius = (cluster: Cluster): number => {
    if (open.has(cluster.anchor.place)) return bloomRadius(cluster.count);
    if (cluster.items.some((item) => item.place === leadPlace)) return LEAD_RADIUS + (cluster.count > 1 ? 4 : 1);
    if (cluster.count > 1) return countRadius(cluster.count);
    return strong(cluster) ? STRONG_RADIUS : SINGLE_RADIUS;
  };
  const closed = clusters(items, scale, radius, GAP);
  for (const cluster of closed) if (opens(cluster, scene.focus, leadPlace, scale)) open.add(cluster.anchor.place);
  const final = open.size === 0 ? closed : clusters(regrouped(closed), scale, radius, GAP);
  return assembled(model, final, closed, shown, { at, scale, scene, lead, leadPlace, open, radius, dust });
}

const STRONG_PRIORITY = 1e9;

function itemsOf(model: Model, scene: Scene, at: Positions): { items: Item[]; shown: number[][]; dust: number[] } {
  const count = at.x.length;
  const shown: number[][] = Array.from({ length: count }, () => []);
  const dust: number[] = [];
  const items: Item[] = [];
  for (let place = 0; place < count; place++) {
    let priority = 0;
    let faint = false;
    for (const partner of model.partnersAt(place)) {
      const emphasis = scene.partners[partner];
      if (emphasis === Emphasis.Faint) faint = true;
      if (emphasis < Emphasis.Normal) continue;
      shown[place].push(partner);
      priority = Math.max(priority, scene.importance[partner] + (emphasis === Emphasis.Strong ? STRONG_PRIORITY : 0));
      if (scene.focus?.kind === "partner" && scene.focus.index === partner) priority += 2 * STRONG_PRIORITY;
    }
    if (shown[place].length > 0) items.push({ place, x: at.x[place], y: at.y[place], count: shown[place].length, priority });
    else if (faint) dust.push(place);
  }
  return { items, shown, dust };
}

function opens(cluster: Cluster, focus: Focus | null, leadPlace: number, scale: number): boolean {
  if (cluster.count < 2 || cluster.count > MOST_PETALS) return false;
  if (focus?.kind === "place" && cluster.items.some((item) => item.place === focus.index)) return true;
  if (leadPlace >= 0 && scale >= OPEN_FOR_FOCUS && cluster.items.some((item) => item.place === leadPlace)) return true;
  return scale >= OPEN_SCALE;
}

/** Closed clusters as items again, so that an open bloom takes in whom it would cover. */
function regrouped(closed: readonly Cluster[]): Item[] {
  return closed.map((cluster) => ({ ...cluster.anchor, count: cluster.count }));
}

interface Frame {
  readonly at: Positions;
  readonly scale: number;
  readonly scene: Scene;
  readonly lead: number;
  readonly leadPlace: number;
  readonly open: ReadonlySet<number>;
  readonly radius: (cluster: Cluster) => number;
  readonly dust: readonly number[];
}

function assembled(model: Model, final: readonly Cluster[], closed: readonly Cluster[], shown: readonly number[][], frame: Frame): Marks {
  const inside = new Map(closed.map((cluster) => [cluster.anchor.place, cluster.items.map((item) => item.place)]));
  const markOf = new Int32Array(model.data.places.lat.length).fill(-1);
  const { scene, at } = frame;
  const marks = final.map((cluster, row): Mark => {
    const places = [...new Set(cluster.items.flatMap((item) => inside.get(item.place) ?? [item.place]))].sort((a, b) => a - b);
    for (const place of places) markOf[place] = row;
    const partners = places.flatMap((place) => shown[place]).sort((a, b) => a - b);
    const place = cluster.anchor.place;
    const isOpen = frame.open.has(place);
    return {
      place,
      places,
      partners,
      x: at.x[place],
      y: at.y[place],
      radius: frame.radius({ ...cluster, items: places.map((p) => ({ ...cluster.anchor, place: p })), count: partners.length }),
      emphasis: Math.max(...partners.map((partner) => scene.partners[partner])) as Emphasis,
      importance: Math.max(...partners.map((partner) => scene.importance[partner])),
      lead: places.includes(frame.leadPlace) ? frame.lead : -1,
      petals: isOpen ? dealt(petals(partners.length), partners.map((partner) => stemOf(model, frame, partner, place))) : null,
    };
  });
  return { marks, markOf, dust: frame.dust };
}

/** Where a partner truly is, in pixels from the middle of its bloom; null when that is the middle itself. */
function stemOf(model: Model, { at, scale }: Frame, partner: number, middle: number): Petal | null {
  const own = model.data.partners.place[partner];
  return own === middle ? null : { dx: (at.x[own] - at.x[middle]) * scale, dy: (at.y[middle] - at.y[own]) * scale };
}

export interface Badge {
  readonly dx: number;
  readonly dy: number;
  readonly radius: number;
}

/** Where the number of those beside a lead is drawn, from the middle of its mark; null where nobody is. */
export function badgeOf(mark: Mark): Badge | null {
  const rest = mark.partners.length - 1;
  if (mark.lead < 0 || mark.petals !== null || rest < 1) return null;
  const radius = rest > 99 ? 13 : rest > 9 ? 11 : 9;
  const away = (LEAD_RADIUS + radius) * 0.66;
  return { dx: away, dy: -away, radius };
}

/** Where a partner is drawn: pixels from its mark's middle, and its radius. */
export function seatOf(mark: Mark, partner: number): { dx: number; dy: number; radius: number } {
  const i = mark.petals === null ? -1 : mark.partners.indexOf(partner);
  if (mark.petals === null || i < 0) return { dx: 0, dy: 0, radius: mark.petals === null ? mark.radius : 3 };
  return { ...mark.petals[i], radius: partner === mark.lead ? PETAL_RADIUS + 2 : PETAL_RADIUS };
}
