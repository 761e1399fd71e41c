/** The lanes to draw at a scale: places joined in one mark share theirs; ends sit on petals where one partner is meant. Pure. */

import { Emphasis, type Lane, type Scene } from "./contract";
import { laneCurve, type Curve, type End } from "./curve";
import { groupName, seatOf, type Mark, type Marks, type Positions } from "./marks";
import type { Model } from "./model";
import { Outcome, outcomeOf } from "./outcome";
import type { Tie } from "./ties";

/** One end of a drawn lane: a point of the map, moved by some pixels. */
export interface Tip {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly radius: number;
  /** Row of its mark. */
  readonly mark: number;
  /** Of its petal; -1 where the line ends at the mark itself. */
  readonly partner: number;
  readonly place: number;
  readonly name: string;
}

/** One curve on the screen: one programme between two marks or petals. */
export interface DrawnLane {
  readonly from: Tip;
  readonly to: Tip;
  readonly programme: number;
  emphasis: Emphasis;
  /** The lanes of the scene that it stands for. */
  readonly lanes: Lane[];
  /** What it stands for instead where it stays within one mark. */
  readonly ties: readonly Tie[];
  weight: number;
  outcome: Outcome;
  /** Does it stand for a family of programmes between countries or regions? */
  readonly bundle: boolean;
  /** Same for all lanes between the same two ends. */
  readonly pair: string;
  /** The largest weight of its pair. */
  heaviest: number;
  slot: number;
  slots: number;
}

/** From pixels of the map to pixels of the canvas. */
export interface Screen {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** How far lanes bow, by their length; as on a map where missing. */
  readonly bend?: number;
}

export const toX = (screen: Screen, x: number): number => x * screen.scale - screen.left;
export const toY = (screen: Screen, y: number): number => -y * screen.scale - screen.top;

/** Lanes that are more than faint, in drawing order: quiet ones first, light pairs before heavy ones, a pair's lanes together. */
export function drawnLanes(model: Model, scene: Scene, marks: Marks): DrawnLane[] {
  const tips = new Tips(model, scene, marks);
  const found = new Map<string, DrawnLane>();
  for (const lane of scene.lanes) {
    if (lane.emphasis < Emphasis.Normal) continue;
    const a = tips.of(lane, lane.a);
    const b = tips.of(lane, lane.b);
    if (a === null || b === null || a.id === b.id) continue;
    const [from, to] = a.id < b.id ? [a, b] : [b, a];
    const pair = `${from.id}:${to.id}`;
    const key = `${pair}:${lane.programme}`;
    const outcome = outcomeOf(model, lane.projects);
    const drawn = found.get(key);
    if (drawn === undefined) {
      found.set(key, { from, to, programme: lane.programme, emphasis: lane.emphasis, lanes: [lane], ties: [], weight: lane.weight, outcome, bundle: false, pair, heaviest: 0, slot: 0, slots: 1 });
    } else {
      drawn.lanes.push(lane);
      drawn.weight += lane.weight;
      drawn.outcome = Math.max(drawn.outcome, outcome);
      drawn.emphasis = Math.max(drawn.emphasis, lane.emphasis);
    }
  }
  const all = [...found.values()];
  lineUp(model, all);
  fan(all);
  return all.sort(byWeight);
}

/** Sort in the programmes' order, those of none last. */
export function lineUp(model: Model, lanes: DrawnLane[]): void {
  const order = (lane: DrawnLane): number => (lane.programme < 0 ? 1e6 - lane.programme : model.data.programmes.order[lane.programme]);
  lanes.sort((p, q) => order(p) - order(q) || p.from.id - q.from.id || p.to.id - q.to.id);
}

/** Quiet before loud, light pairs before heavy ones, a pair's lanes together. */
export function byWeight(p: DrawnLane, q: DrawnLane): number {
  return p.emphasis - q.emphasis || p.heaviest - q.heaviest || p.from.id - q.from.id || p.to.id - q.to.id || p.slot - q.slot;
}

/** Give the lanes of each pair their places side by side, in the programmes' order. */
export function fan(lanes: DrawnLane[]): void {
  const pairs = new Map<string, DrawnLane[]>();
  for (const lane of lanes) {
    const pair = pairs.get(lane.pair);
    if (pair === undefined) pairs.set(lane.pair, [lane]);
    else pair.push(lane);
  }
  for (const pair of pairs.values()) {
    const heaviest = Math.max(...pair.map((lane) => lane.weight));
    pair.forEach((lane, slot) => Object.assign(lane, { slot, slots: pair.length, heaviest }));
  }
}

/** Finds and remembers where lanes end. */
export class Tips {
  private readonly known = new Map<number, Tip>();
  private readonly width: number;

  constructor(
    private readonly model: Model,
    private readonly scene: Scene,
    private readonly marks: Marks,
  ) {
    this.width = model.data.partners.id.length + 1;
  }

  of(lane: Lane, place: number): Tip | null {
    const row = this.marks.markOf[place];
    if (row < 0) return null;
    const mark = this.marks.marks[row];
    const partner = mark.petals === null ? -1 : this.onlyPartner(lane, place, mark);
    return this.at(row, partner);
  }

  /** The end at a mark, or at the petal of one partner there. */
  at(row: number, partner: number): Tip {
    const mark = this.marks.marks[row];
    const id = row * this.width + partner + 1;
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const name = partner >= 0 ? this.model.data.partners.name[partner] : groupName(this.model.data, mark);
    const tip = { id, x: mark.x, y: mark.y, ...seatOf(mark, partner), mark: row, partner, place: mark.place, name };
    this.known.set(id, tip);
    return tip;
  }

  /** The one shown partner of the lane's projects at a place, or -1 when there are several. */
  private onlyPartner(lane: Lane, place: number, mark: Mark): number {
    let only = -1;
    const here = mark.partners.filter((partner) => this.model.data.partners.place[partner] === place);
    if (here.length === 1) return here[0];
    const strongest = Math.max(...here.map((partner) => this.scene.partners[partner]));
    for (const partner of here) {
      if (this.scene.focus?.kind === "partner" && this.scene.focus.index !== partner && here.includes(this.scene.focus.index)) continue;
      if (lane.emphasis === Emphasis.Strong && this.scene.partners[partner] < strongest) continue;
      if (!lane.projects.some((project) => this.model.roleOf(project, partner) >= 0)) continue;
      if (only >= 0) return -1;
      only = partner;
    }
    return only;
  }
}

export function curveOf(lane: DrawnLane, screen: Screen): Curve {
  if (lane.from.id === lane.to.id) return loopAt(endOf(lane.from, screen));
  return laneCurve(endOf(lane.from, screen), endOf(lane.to, screen), lane.slot, lane.slots, screen.bend);
}

/** Out of the mark and back, towards the lower left. */
function loopAt({ x, y, radius: r }: End): Curve {
  const reach = r + 15;
  return { x0: x - r, y0: y - r * 0.2, cx: x - reach, cy: y + reach, x1: x + r * 0.2, y1: y + r };
}

function endOf(tip: Tip, screen: Screen): End {
  return { x: toX(screen, tip.x) + tip.dx, y: toY(screen, tip.y) + tip.dy, radius: tip.radius + 1.5 };
}

/**
 * Faint lanes, heaviest first: from mark to mark where there are any, else from place to place; each pair once.
 * Four numbers a line, metres.
 */
export function faintLines(scene: Scene, marks: Marks, at: Positions): Float64Array {
  const weights = new Map<number, number>();
  const count = at.x.length;
  const spot = (place: number): number => (marks.markOf[place] >= 0 ? marks.marks[marks.markOf[place]].place : place);
  for (const lane of scene.lanes) {
    if (lane.emphasis !== Emphasis.Faint) continue;
    const a = spot(lane.a);
    const b = spot(lane.b);
    if (a === b) continue;
    const key = Math.min(a, b) * count + Math.max(a, b);
    weights.set(key, (weights.get(key) ?? 0) + lane.weight);
  }
  const keys = [...weights].sort(([p, light], [q, heavy]) => heavy - light || p - q).map(([key]) => key);
  const lines = new Float64Array(keys.length * 4);
  keys.forEach((key, i) => {
    const a = Math.floor(key / count);
    const b = key % count;
    lines.set([at.x[a], at.y[a], at.x[b], at.y[b]], i * 4);
  });
  return lines;
}

/** Lines and dust are thinner on a small map: 1 on a wide one, down to 0.6. */
export function sizeFactor(width: number, height: number): number {
  return Math.max(0.6, Math.min(1, Math.sqrt(width * height) / 640));
}

/** Pixels wide on a map of full size: by the square root of the weight, against the heaviest lane shown. */
export function laneWidth(lane: Pick<DrawnLane, "weight" | "bundle" | "emphasis">, heaviest: number): number {
  const share = Math.sqrt(lane.weight / Math.max(heaviest, 1e-9));
  if (lane.bundle) return 0.8 + 7.2 * share ** 1.5;
  return lane.emphasis === Emphasis.Strong ? 1.4 + 2.4 * share : 1 + 1.6 * share;
}
