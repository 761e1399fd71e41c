/** The marks of a scene at a scale: single partners, counted dots, open blooms, and the dust of what is faint. Pure. */

import { bloomRadius, dealt, petals, PETAL_RADIUS, type Petal } from "./bloom";
import { clusters, type Cluster, type Item } from "./cluster";
import { Emphasis, type Focus, type Scene } from "./contract";
import { Level, type Cut } from "./areas";
import { project } from "./laea";
import type { Model } from "./model";
import { placeName } from "./text";

export interface Mark {
  /** The place whose position the mark has. */
  readonly place: number;
  readonly places: readonly number[];
  /** What stands here: a whole country or region, or places; and how many of these have come together. */
  readonly level: Level;
  readonly groups: number;
  /** Visible partners that are not faint, in row order. */
  readonly partners: readonly number[];
  /** Metres from the projection's centre. */
  readonly x: number;
  readonly y: number;
  /** Pixels, the ring of programmes included; grows with the projects. */
  readonly radius: number;
  readonly emphasis: Emphasis;
  /** Largest of its partners'. */
  readonly importance: number;
  /** The focused partner where it sits here: it keeps its own face, the others are counted beside it. */
  readonly lead: number;
  /** One per partner when the bloom is open. */
  readonly petals: readonly (Petal & { readonly radius: number })[] | null;
}

export interface Marks {
  readonly marks: readonly Mark[];
  /** Row of the mark that shows a place; -1 for none. */
  readonly markOf: Int32Array;
  /** Places with nothing but faint partners, and those that a country or region stands for. */
  readonly dust: readonly number[];
  /**
   * Of marks that never come together: how many may be named, the most important, for each name that there is room
   * for. Their names may lie over small marks.
   */
  readonly crowd?: number;
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
/** Several places open as one bloom up to so many partners; one place always. */
const MOST_PETALS = 90;
const GAP = 3;
const LEAST_COUNT = 9; // room for a number
const MOST_RADIUS = 23;
/** Pixels from the edge of a mark, past its ring of programmes, to the sign in it. */
export const RING = 4;
/** What the focused partner's own ring adds to its mark. */
export const LEAD_RING = 3.5;

/** Pixels from the middle to the edge of a mark: its area grows evenly with its projects. The legend draws its scale with it. */
export function radiusOf(projects: number): number {
  return Math.min(MOST_RADIUS, Math.sqrt(58 + 10 * projects));
}

/** The radius of a mark with several partners: that of their projects, but with room for their number. */
export function countRadius(partners: number, projects: number): number {
  return Math.max(LEAST_COUNT + (partners > 99 ? 4 : partners > 9 ? 2 : 0), radiusOf(projects));
}

/** `cut`: which places stand for their countries and regions; null: each for itself. */
export function marksOf(model: Model, scene: Scene, at: Positions, scale: number, cut: Cut | null = null): Marks {
  const { items, shown, dust, under } = itemsOf(model, scene, at, cut);
  const lead = scene.focus?.kind === "partner" ? scene.focus.index : -1;
  const leadPlace = lead >= 0 ? model.data.partners.place[lead] : -1;
  const projects = projectCounter(model, scene);
  const open = new Set<number>();
  let inside: ReadonlyMap<number, readonly number[]> = under;
  const placesOf = (cluster: Cluster): number[] => cluster.items.flatMap((item) => inside.get(item.place) ?? [item.place]);
  const radius = (cluster: Cluster): number => {
    if (open.has(cluster.anchor.place)) return bloomRadius(cluster.count);
    const places = placesOf(cluster);
    if (places.includes(leadPlace)) return radiusOf(scene.seen.projectsOf(lead).length) + LEAD_RING + (cluster.count > 1 ? 4 : 0);
    const count = projects(places.flatMap((place) => shown[place]));
    return cluster.count > 1 ? countRadius(cluster.count, count) : radiusOf(count);
  };
  const closed = clusters(items, scale, radius, GAP);
  for (const cluster of closed) if (opens(cluster, scene.focus, leadPlace, scale)) open.add(cluster.anchor.place);
  inside = new Map(closed.map((cluster) => [cluster.anchor.place, placesOf(cluster)]));
  const final = open.size === 0 ? closed : clusters(regrouped(closed), scale, radius, GAP);
  if (open.size === 0) inside = under;
  return assembled(model, final, placesOf, shown, { at, scale, scene, lead, leadPlace, open, radius, dust, cut });
}

/** How many different projects these partners take part in, among those in view. */
function projectCounter(model: Model, scene: Scene): (partners: readonly number[]) => number {
  const stamps = new Int32Array(model.data.projects.id.length);
  let stamp = 0;
  return (partners) => {
    stamp++;
    let count = 0;
    for (const partner of partners) {
      for (const project of scene.seen.projectsOf(partner)) {
        if (stamps[project] === stamp) continue;
        stamps[project] = stamp;
        count++;
      }
    }
    return count;
  };
}

const STRONG_PRIORITY = 1e9;

interface Items {
  readonly items: Item[];
  /** By place: its partners that are not faint. */
  readonly shown: number[][];
  readonly dust: number[];
  /** By the place that stands for a group: the group's places with anyone to show. */
  readonly under: ReadonlyMap<number, readonly number[]>;
}

function itemsOf(model: Model, scene: Scene, at: Positions, cut: Cut | null): Items {
  const count = at.x.length;
  const shown: number[][] = Array.from({ length: count }, () => []);
  const dust: number[] = [];
  const under = new Map<number, number[]>();
  const priorities = new Map<number, number>();
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
    if (shown[place].length === 0) {
      if (faint) dust.push(place);
      continue;
    }
    const anchor = cut === null ? place : cut.anchor[place];
    if (anchor !== place || (cut !== null && cut.level[place] !== Level.Place)) dust.push(place);
    under.set(anchor, [...(under.get(anchor) ?? []), place]);
    priorities.set(anchor, Math.max(priorities.get(anchor) ?? 0, priority));
  }
  const items = [...under].map(([place, places]): Item => ({
    place, x: at.x[place], y: at.y[place],
    count: places.reduce((sum, one) => sum + shown[one].length, 0),
    priority: priorities.get(place) ?? 0,
  }));
  return { items, shown, dust, under };
}

function opens(cluster: Cluster, focus: Focus | null, leadPlace: number, scale: number): boolean {
  if (cluster.count < 2 || (cluster.count > MOST_PETALS && cluster.items.length > 1)) return false;
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
  readonly cut: Cut | null;
}

function assembled(
  model: Model, final: readonly Cluster[], placesOf: (cluster: Cluster) => number[], shown: readonly number[][], frame: Frame,
): Marks {
  const markOf = new Int32Array(model.data.places.lat.length).fill(-1);
  const { scene, at } = frame;
  const marks = final.map((cluster, row): Mark => {
    const places = [...new Set(placesOf(cluster))].sort((a, b) => a - b);
    for (const place of places) markOf[place] = row;
    const partners = places.flatMap((place) => shown[place]).sort((a, b) => a - b);
    const place = cluster.anchor.place;
    const isOpen = frame.open.has(place);
    return {
      place,
      places,
      level: frame.cut === null ? Level.Place : (Math.min(...places.map((one) => frame.cut?.level[one] ?? Level.Place)) as Level),
      groups: frame.cut === null ? places.length : new Set(places.map((one) => frame.cut?.anchor[one])).size,
      partners,
      x: at.x[place],
      y: at.y[place],
      radius: frame.radius(cluster),
      emphasis: Math.max(...partners.map((partner) => scene.partners[partner])) as Emphasis,
      importance: Math.max(...partners.map((partner) => scene.importance[partner])),
      lead: places.includes(frame.leadPlace) ? frame.lead : -1,
      petals: isOpen ? dealt(petals(partners.length), partners.map((partner) => stemOf(model, frame, partner, place))).map((petal, i) => ({
        ...petal,
        radius: Math.min(PETAL_RADIUS, radiusOf(scene.seen.projectsOf(partners[i]).length)) + (partners[i] === frame.lead ? 2 : 0),
      })) : null,
    };
  });
  return { marks, markOf, dust: frame.dust };
}

/** Where a partner truly is, in pixels from the middle of its bloom; null when that is the middle itself. */
function stemOf(model: Model, { at, scale }: Frame, partner: number, middle: number): Petal | null {
  const own = model.data.partners.place[partner];
  return own === middle ? null : { dx: (at.x[own] - at.x[middle]) * scale, dy: (at.y[middle] - at.y[own]) * scale };
}

/** What stands here by name: its country, or the town of its region or place. */
export function groupName(data: Model["data"], mark: Mark): string {
  return mark.level === Level.Country ? data.countries.name[data.places.country[mark.place]] : placeName(data, mark.place);
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
  const away = (mark.radius - 4 + radius) * 0.66;
  return { dx: away, dy: -away, radius };
}

/** Where a partner is drawn: pixels from its mark's middle, and its radius. */
export function seatOf(mark: Mark, partner: number): { dx: number; dy: number; radius: number } {
  const i = mark.petals === null ? -1 : mark.partners.indexOf(partner);
  if (mark.petals === null || i < 0) return { dx: 0, dy: 0, radius: mark.petals === null ? mark.radius : 3 };
  return mark.petals[i];
}
