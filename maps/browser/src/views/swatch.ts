/** A programme's sign: a short line in its family's colour with its own dash, as on the map. */

import { svg } from "../dom";
import type { Model } from "../model";

/** As in the server's pages: solid, long dash, short dash, dots. */
const DASHES = ["none", "9 4", "4 3", "1 4"] as const;
const COLOUR = /^#[0-9a-f]{6}$/i;

export function swatch(model: Model, programme: number): SVGSVGElement {
  const { tone, color, dash } = model.data.programmes;
  const pattern = programme < 0 ? 0 : dash[programme];
  const line = svg("line", {
    x1: 2, y1: 4, x2: 24, y2: 4,
    "stroke-width": 3,
    "stroke-dasharray": DASHES[pattern] ?? "none",
    "stroke-linecap": pattern === 3 || pattern === 0 ? "round" : "butt",
  });
  const own = programme >= 0 && COLOUR.test(color[programme] ?? "") ? color[programme] : null;
  line.style.stroke = own ?? (programme < 0 ? "var(--ink-3)" : `var(--tone-${Math.max(0, tone[programme])})`);
  return svg("svg", { class: "pa-swatch", width: 26, height: 8, viewBox: "0 0 26 8", "aria-hidden": "true", focusable: "false" }, line);
}
