/** Signs as on the map: a programme's line in its family's colour and its own dash; a kind's shape. */

import { svg } from "../dom";
import type { Model } from "../model";
import { patternOf } from "../palette";

const COLOUR = /^#[0-9a-f]{6}$/i;

/** A programme's colour, as styles have it. */
export function inkOf(model: Model, programme: number): string {
  const { tone, color } = model.data.programmes;
  if (programme < 0) return "var(--ink-3)";
  return COLOUR.test(color[programme] ?? "") ? color[programme] : `var(--tone-${Math.max(0, tone[programme])})`;
}

/** Drawn in widths of the line, as the patterns are: 16 of them are 40 pixels. */
export function swatch(model: Model, programme: number): SVGSVGElement {
  const { lengths, round } = patternOf(programme < 0 ? 0 : model.data.programmes.dash[programme]);
  const line = svg("line", {
    x1: 0.5, y1: 1.6, x2: 15.5, y2: 1.6,
    "stroke-width": 1,
    "stroke-dasharray": lengths.join(" ") || "none",
    "stroke-linecap": round ? "round" : "butt",
  });
  line.style.stroke = inkOf(model, programme);
  return svg("svg", { class: "pa-swatch", width: 40, height: 8, viewBox: "0 0 16 3.2", "aria-hidden": "true", focusable: "false" }, line);
}

/** Corners, size and turn of each kind's shape; a kind not named here is a circle. */
const SHAPES: ReadonlyMap<string, readonly [corners: number, size: number, turn: number]> = new Map([
  ["company", [4, 1.19, -45]],
  ["research", [4, 1.16, -90]],
  ["education", [3, 1.2, -90]],
  ["public-authority", [5, 1.08, -90]],
  ["agency", [6, 1.06, 0]],
  ["network", [3, 1.2, 90]],
]);
const RADIUS = 5;

export function kindSign(kind: string): SVGSVGElement {
  const shape = SHAPES.get(kind);
  const mark =
    shape === undefined
      ? svg("circle", { cx: 7, cy: 7, r: kind === "other" ? RADIUS * 0.8 : RADIUS })
      : svg("polygon", { points: corners(...shape) });
  return svg("svg", { class: "pa-kind", width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true", focusable: "false" }, mark);
}

function corners(count: number, size: number, turn: number): string {
  const middle = count === 3 ? 7 - Math.sign(turn) * RADIUS * 0.16 : 7;
  return Array.from({ length: count }, (_, i) => {
    const angle = ((turn + (360 * i) / count) * Math.PI) / 180;
    return `${(7 + RADIUS * size * Math.cos(angle)).toFixed(2)},${(middle + RADIUS * size * Math.sin(angle)).toFixed(2)}`;
  }).join(" ");
}
