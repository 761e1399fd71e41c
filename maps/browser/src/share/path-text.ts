/** A path as SVG says it, already where it belongs: what lies wholly outside the picture is left out, and so are repeated points. */

import type { Tracer } from "../shape";

/** a, b, c, d, e, f as in CSS and SVG. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels around the picture in which a wide line would still show. */
const MARGIN = 20;
const TURN = 2 * Math.PI;

export const short = (value: number): string => String(Math.round(value * 100) / 100 || 0);

export class PathText implements Tracer {
  private readonly done: string[] = [];
  private part: string[] = [];
  private box = [Infinity, Infinity, -Infinity, -Infinity];
  private last = "";
  private start: readonly [number, number] | null = null;

  constructor(
    private readonly matrix: () => Matrix,
    private readonly size: Size,
  ) {}

  moveTo(x: number, y: number): void {
    this.end();
    this.start = [x, y];
    this.part.push(`M${(this.last = this.point(x, y))}`);
  }

  lineTo(x: number, y: number): void {
    if (this.start === null) return this.moveTo(x, y);
    const point = this.point(x, y);
    if (point !== this.last) this.part.push(`L${(this.last = point)}`);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    if (this.start === null) this.moveTo(cx, cy);
    const [control, point] = [this.point(cx, cy), this.point(x, y)];
    if (point !== this.last || control !== this.last) this.part.push(`Q${control} ${(this.last = point)}`);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    if (this.start === null) this.moveTo(ax, ay);
    this.part.push(`C${this.point(ax, ay)} ${this.point(bx, by)} ${(this.last = this.point(x, y))}`);
  }

  /** Of a circle under a matrix that keeps circles round. */
  arc(x: number, y: number, radius: number, from: number, to: number, backwards = false): void {
    const way = backwards ? -1 : 1;
    const turn = Math.abs(to - from) >= TURN ? TURN : ((((to - from) * way) % TURN) + TURN) % TURN;
    const [a, b, c, d] = this.matrix();
    const r = short(radius * Math.sqrt(Math.abs(a * d - b * c)));
    const sweep = a * d - b * c > 0 !== backwards ? 1 : 0;
    this.lineTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
    for (const edge of [-radius, radius]) [this.point(x + edge, y), this.point(x, y + edge)]; // as far as it may reach
    for (const share of [0.5, 1]) {
      const angle = from + way * turn * share;
      this.part.push(`A${r} ${r} 0 0 ${sweep} ${(this.last = this.point(x + radius * Math.cos(angle), y + radius * Math.sin(angle)))}`);
    }
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  closePath(): void {
    if (this.start === null) return;
    const [x, y] = this.start;
    this.part.push("Z");
    this.end();
    this.start = [x, y];
    this.part.push(`M${(this.last = this.point(x, y))}`);
  }

  text(): string {
    this.end();
    return this.done.join("");
  }

  private point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.matrix();
    const [px, py] = [a * x + c * y + e, b * x + d * y + f];
    const { box } = this;
    this.box = [Math.min(box[0], px), Math.min(box[1], py), Math.max(box[2], px), Math.max(box[3], py)];
    return `${Math.round(px * 10) / 10 || 0} ${Math.round(py * 10) / 10 || 0}`;
  }

  /** A part is over: keep it if any of it can be seen. A lone point is nothing. */
  private end(): void {
    const [x0, y0, x1, y1] = this.box;
    const { width, height } = this.size;
    const isSeen = x1 > -MARGIN && y1 > -MARGIN && x0 < width + MARGIN && y0 < height + MARGIN;
    if (this.part.length > 1 && isSeen) this.done.push(...this.part);
    this.part = [];
    this.box = [Infinity, Infinity, -Infinity, -Infinity];
    this.start = null;
  }
}
