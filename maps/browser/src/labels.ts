/** Where labels go: greedily, most important first, where they hide no mark, no other label and few lines. Pure. */

import { Grid } from "./grid";

export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A text that wants a place beside its mark. */
export interface Wish {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** Pixels around the mark that the text stays out of. */
  readonly radius: number;
  /** Versions to try, best first; each with its size in pixels. */
  readonly versions: readonly { readonly width: number; readonly height: number }[];
  readonly importance: number;
  /** The side it looks best on, as pixels from the middle of its group; none for most. */
  readonly outward?: readonly [number, number];
}

export type Align = "left" | "right" | "center";

export interface PlacedLabel {
  readonly id: number;
  readonly version: number;
  readonly box: Rect;
  readonly align: Align;
}

interface Anchor {
  /** Where the text's box sits: -1 before, 0 centred on, 1 after the mark. */
  readonly h: -1 | 0 | 1;
  readonly v: -1 | 0 | 1;
  readonly cost: number;
}

const ANCHORS: readonly Anchor[] = [
  { h: 1, v: 0, cost: 0 },
  { h: -1, v: 0, cost: 0.6 },
  { h: 1, v: -1, cost: 0.9 },
  { h: 1, v: 1, cost: 1 },
  { h: -1, v: -1, cost: 1.3 },
  { h: -1, v: 1, cost: 1.4 },
  { h: 0, v: -1, cost: 1.6 },
  { h: 0, v: 1, cost: 1.8 },
];
const PAD = 4;
const FAR_LESS = 0.88;
const HIDING = 4; // what it costs to lie over a mark

/** What is taken already: boxes nothing may touch, and points of lines that cost a little. */
export class Ground {
  private readonly boxes: { readonly box: Rect; readonly importance: number }[] = [];
  private readonly near = new Grid(48);
  private readonly lines = new Map<number, number>();

  /** `free`: where labels may be at all; `covered`: panels over it. */
  constructor(
    readonly free: Rect,
    private readonly covered: readonly Rect[] = [],
  ) {}

  /** `importance`: what is far more important may lie over it; left out: nothing may. */
  take(box: Rect, importance = Infinity): void {
    this.near.addBox(this.boxes.length, box.x0, box.y0, box.x1, box.y1);
    this.boxes.push({ box, importance });
  }

  line(x: number, y: number, weight: number): void {
    const key = this.cell(x, y);
    this.lines.set(key, Math.min(8, (this.lines.get(key) ?? 0) + weight));
  }

  fits(box: Rect): boolean {
    return this.hidden(box, 0) === 0;
  }

  /** How much of far less importance a box would hide; Infinity where it may not be at all. */
  hidden(box: Rect, importance: number): number {
    const { free } = this;
    if (box.x0 < free.x0 || box.y0 < free.y0 || box.x1 > free.x1 || box.y1 > free.y1) return Infinity;
    if (this.covered.some((other) => overlap(box, other))) return Infinity;
    const below = new Set<number>();
    const isTaken = this.near.some(box.x0, box.y0, box.x1, box.y1, (i) => {
      const other = this.boxes[i];
      if (!overlap(box, other.box)) return false;
      below.add(i);
      return other.importance > importance * FAR_LESS;
    });
    return isTaken ? Infinity : below.size;
  }

  /** How much line lies under a box. */
  crossed(box: Rect): number {
    let sum = 0;
    for (let x = box.x0 + 4; x < box.x1; x += 8) for (let y = box.y0 + 4; y < box.y1; y += 8) sum += this.lines.get(this.cell(x, y)) ?? 0;
    return sum;
  }

  private cell(x: number, y: number): number {
    return (Math.floor(x / 8) + 4096) * 16_384 + Math.floor(y / 8) + 4096;
  }
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** Place what fits. `dear` is how much a crossed line counts against a label's better sides. */
export function placeLabels(wishes: readonly Wish[], ground: Ground, most = Infinity, dear = 0.35): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const ordered = [...wishes].sort((a, b) => b.importance - a.importance || a.id - b.id);
  for (const wish of ordered) {
    if (placed.length >= most) break;
    const found = best(wish, ground, dear);
    if (found === null) continue;
    ground.take(found.box);
    placed.push(found);
  }
  return placed;
}

function best(wish: Wish, ground: Ground, dear: number): PlacedLabel | null {
  for (let version = 0; version < wish.versions.length; version++) {
    let found: PlacedLabel | null = null;
    let least = Infinity;
    for (const anchor of ANCHORS) {
      const box = boxAt(wish, wish.versions[version], anchor);
      const hidden = ground.hidden(box, wish.importance);
      if (hidden === Infinity) continue;
      const cost = anchor.cost + HIDING * hidden + dear * ground.crossed(box) + awkward(wish, anchor);
      if (cost >= least) continue;
      least = cost;
      found = { id: wish.id, version, box, align: anchor.h === 1 ? "left" : anchor.h === -1 ? "right" : "center" };
    }
    if (found !== null) return found;
  }
  return null;
}

function boxAt(wish: Wish, size: { width: number; height: number }, anchor: Anchor): Rect {
  const reach = wish.radius + PAD;
  const slant = anchor.h !== 0 && anchor.v !== 0 ? 0.7 : 1;
  const x = wish.x + anchor.h * reach * slant;
  const y = wish.y + anchor.v * reach * slant;
  const x0 = anchor.h === 1 ? x : anchor.h === -1 ? x - size.width : x - size.width / 2;
  const y0 = anchor.v === 1 ? y : anchor.v === -1 ? y - size.height : y - size.height / 2;
  return { x0, y0, x1: x0 + size.width, y1: y0 + size.height };
}

/** A petal's label should lie outside of its bloom. */
function awkward(wish: Wish, anchor: Anchor): number {
  if (wish.outward === undefined) return 0;
  const [dx, dy] = wish.outward;
  const length = Math.hypot(dx, dy) || 1;
  return 2 * (1 - (anchor.h * dx + anchor.v * dy) / (length * (Math.hypot(anchor.h, anchor.v) || 1)));
}
