/** A pen that writes SVG: every stroke with its place, colour and dashes worked out, so that slide programs read it, too. */

import type { Pen } from "../contract";
import { retrace } from "../shape";
import { PathText, short, type Matrix, type Size } from "./path-text";
import { tag, xml } from "./xml";

/** What the browser's canvas is asked: how wide a text is, and which colour a word means. */
export type Ruler = Pick<CanvasRenderingContext2D, "font" | "measureText" | "fillStyle">;

type Style = CanvasRenderingContext2D["fillStyle"];

const START = {
  fillStyle: "#000000" as Style,
  strokeStyle: "#000000" as Style,
  lineWidth: 1,
  lineCap: "butt" as CanvasLineCap,
  lineJoin: "miter" as CanvasLineJoin,
  miterLimit: 10,
  lineDashOffset: 0,
  globalAlpha: 1,
  font: "10px sans-serif",
  textAlign: "start" as CanvasTextAlign,
  textBaseline: "alphabetic" as CanvasTextBaseline,
  dash: [] as readonly number[],
  clipping: 0,
  matrix: [1, 0, 0, 1, 0, 0] as Matrix,
};
type Setting = typeof START;

const ANCHORS: Readonly<Record<string, string>> = { center: "middle", right: "end", end: "end" };
/** How far under the line that is meant the letters stand, in their size. */
const DROPS: Readonly<Record<string, number>> = { top: 0.8, hanging: 0.75, middle: 0.34, bottom: -0.21, ideographic: -0.12 };

export class SvgPen implements Pen {
  fillStyle = START.fillStyle;
  strokeStyle = START.strokeStyle;
  lineWidth = START.lineWidth;
  lineCap = START.lineCap;
  lineJoin = START.lineJoin;
  miterLimit = START.miterLimit;
  lineDashOffset = START.lineDashOffset;
  globalAlpha = START.globalAlpha;
  font = START.font;
  textAlign = START.textAlign;
  textBaseline = START.textBaseline;
  private dash = START.dash;
  private clipping = START.clipping;
  private matrix = START.matrix;

  private readonly saved: Setting[] = [];
  private readonly drawn: string[] = [];
  private readonly clips: string[] = [];
  private grouped = 0;
  private path = this.newPath();

  constructor(
    private readonly ruler: Ruler,
    private readonly size: Size,
  ) {}

  /** The whole picture; `title` is read out, `about` said more. */
  svg(title: string, about: string): string {
    const { width, height } = this.size;
    this.group(0);
    return tag("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
      `\n${tag("title", {}, xml(title))}\n${tag("desc", {}, xml(about))}\n`,
      this.clips.length === 0 ? "" : `${tag("defs", {}, ...this.clips)}\n`,
      ...this.drawn.map((line) => `${line}\n`)) + "\n";
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, lineDashOffset, globalAlpha, font, textAlign, textBaseline, dash, clipping, matrix } = this;
    this.saved.push({ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, miterLimit, lineDashOffset, globalAlpha, font, textAlign, textBaseline, dash, clipping, matrix });
  }

  restore(): void {
    Object.assign(this, this.saved.pop());
  }

  translate(x: number, y: number): void {
    this.turn([1, 0, 0, 1, x, y]);
  }

  scale(x: number, y: number): void {
    this.turn([x, 0, 0, y, 0, 0]);
  }

  rotate(angle: number): void {
    this.turn([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
  }

  private turn([a, b, c, d, e, f]: Matrix): void {
    const [A, B, C, D, E, F] = this.matrix;
    this.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
  }

  setLineDash(lengths: Iterable<number>): void {
    this.dash = [...lengths];
  }

  beginPath(): void {
    this.path = this.newPath();
  }

  closePath(): void {
    this.path.closePath();
  }

  moveTo(x: number, y: number): void {
    this.path.moveTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.path.lineTo(x, y);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.path.quadraticCurveTo(cx, cy, x, y);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.path.bezierCurveTo(ax, ay, bx, by, x, y);
  }

  arc(x: number, y: number, radius: number, from: number, to: number, backwards = false): void {
    this.path.arc(x, y, radius, from, to, backwards);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path.rect(x, y, width, height);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.fillPath(this.rectText(x, y, width, height));
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.strokePath(this.rectText(x, y, width, height));
  }

  fill(path?: Path2D | CanvasFillRule, rule?: CanvasFillRule): void {
    this.fillPath(this.textOf(path), (typeof path === "string" ? path : rule) ?? "nonzero");
  }

  stroke(path?: Path2D): void {
    this.strokePath(this.textOf(path));
  }

  clip(path?: Path2D | CanvasFillRule, rule?: CanvasFillRule): void {
    const around = this.clipping === 0 ? null : `url(#c${this.clipping})`;
    const inside = tag("path", { d: this.textOf(path), "clip-rule": (typeof path === "string" ? path : rule) ?? null });
    this.clipping = this.clips.push(tag("clipPath", { id: `c${this.clips.length + 1}`, "clip-path": around }, inside));
  }

  measureText(text: string): TextMetrics {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  fillText(text: string, x: number, y: number): void {
    this.write(text, x, y, this.paintOf("fill", this.fillStyle));
  }

  strokeText(text: string, x: number, y: number): void {
    this.write(text, x, y, { fill: "none", ...this.lineOf() });
  }

  private newPath(): PathText {
    return new PathText(() => this.matrix, this.size);
  }

  private rectText(x: number, y: number, width: number, height: number): string {
    const path = this.newPath();
    path.rect(x, y, width, height);
    return path.text();
  }

  private textOf(path: Path2D | CanvasFillRule | undefined): string {
    if (path === undefined || typeof path === "string") return this.path.text();
    const traced = this.newPath();
    retrace(path, traced);
    return traced.text();
  }

  private fillPath(d: string, rule: CanvasFillRule = "nonzero"): void {
    if (d !== "") this.draw(tag("path", { d, "fill-rule": rule === "evenodd" ? rule : null, ...this.paintOf("fill", this.fillStyle) }));
  }

  private strokePath(d: string): void {
    if (d !== "") this.draw(tag("path", { d, fill: "none", ...this.lineOf() }));
  }

  private lineOf(): Record<string, string | null> {
    const [a, b, c, d] = this.matrix;
    const scale = Math.sqrt(Math.abs(a * d - b * c));
    return {
      ...this.paintOf("stroke", this.strokeStyle),
      "stroke-width": short(this.lineWidth * scale),
      "stroke-linecap": this.lineCap === "butt" ? null : this.lineCap,
      "stroke-linejoin": this.lineJoin === "miter" ? null : this.lineJoin,
      "stroke-dasharray": this.dash.length === 0 ? null : this.dash.map((length) => short(length * scale)).join(" "),
      "stroke-dashoffset": this.lineDashOffset === 0 ? null : short(this.lineDashOffset * scale),
    };
  }

  /** Colour and opacity apart: not every program knows colours that shine through. */
  private paintOf(what: "fill" | "stroke", style: Style): Record<string, string | null> {
    this.ruler.fillStyle = style;
    const colour = String(this.ruler.fillStyle);
    const parts = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(colour);
    const alpha = this.globalAlpha * (parts === null ? 1 : Number(parts[4]));
    return { [what]: parts === null ? colour : `rgb(${parts.slice(1, 4).join(",")})`, [`${what}-opacity`]: alpha === 1 ? null : String(Math.round(alpha * 1000) / 1000) };
  }

  private write(text: string, x: number, y: number, paint: Record<string, string | null>): void {
    const [, before, size, family] = /^(.*?)([\d.]+)px\s+(.*)$/.exec(this.font) ?? ["", "", "10", "sans-serif"];
    const [a, b, c, d, e, f] = this.matrix;
    const isStraight = a === 1 && b === 0 && c === 0 && d === 1;
    const drop = (DROPS[this.textBaseline] ?? 0) * Number(size);
    this.draw(tag("text", {
      x: short(isStraight ? x + e : x),
      y: short(isStraight ? y + f + drop : y + drop),
      transform: isStraight ? null : `matrix(${this.matrix.map((value) => Math.round(value * 1e4) / 1e4).join(" ")})`,
      "font-family": family.replace(/"/g, "'"),
      "font-size": size,
      "font-weight": /\d{3}|bold/.exec(before)?.[0] ?? null,
      "font-style": /italic/.exec(before)?.[0] ?? null,
      "text-anchor": ANCHORS[this.textAlign] ?? null,
      ...paint,
    }, xml(text)));
  }

  private draw(element: string): void {
    this.group(this.clipping);
    this.drawn.push(element);
  }

  /** What is cut out by the same shape stands together. */
  private group(clipping: number): void {
    if (clipping === this.grouped) return;
    if (this.grouped > 0) this.drawn.push("</g>");
    if (clipping > 0) this.drawn.push(`<g clip-path="url(#c${clipping})">`);
    this.grouped = clipping;
  }
}
