/** How to read the map: its marks and lines, drawn with the map's own measures, each with what it says. */

import { Emphasis } from "../contract";
import { button, el, icon, svg } from "../dom";
import { laneWidth } from "../lanes";
import { countRadius, LEAD_RING, radiusOf, RING } from "../marks";
import { EDGE, HOLLOW, OPEN_DASH } from "../paint-lanes";
import { BAND } from "../paint-marks";
import { PATTERNS } from "../palette";
import { number, t } from "../words";
import type { Context } from "./context";
import { kindSign } from "./swatch";

const WIDTH = 92;
const MIDDLE = WIDTH / 2;

function picture(height: number, ...children: SVGElement[]): SVGSVGElement {
  return svg("svg", { class: "pa-reading-sign", width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, "aria-hidden": "true", focusable: "false" }, ...children);
}

/** A mark as on the map: a disc in a ring, with the sign of one partner or the number of several. */
function badge(x: number, y: number, radius: number, inside: SVGElement, colours: readonly string[] = ["var(--ink-3)"]): SVGGElement {
  const around = 2 * Math.PI * (radius - BAND / 2);
  const arcs = colours.map((colour, i) => {
    const arc = svg("circle", {
      cx: x, cy: y, r: radius - BAND / 2, fill: "none", "stroke-width": BAND, transform: `rotate(${-90 + (360 * i) / colours.length} ${x} ${y})`,
      "stroke-dasharray": `${around / colours.length} ${around}`,
    });
    arc.style.stroke = colour;
    return arc;
  });
  return svg("g", {}, svg("circle", { class: "pa-reading-disc", cx: x, cy: y, r: radius }), ...arcs, inside);
}

const dot = (x: number, y: number, radius: number): SVGCircleElement => svg("circle", { class: "pa-reading-dot", cx: x, cy: y, r: radius });

function label(x: number, y: number, text: string): SVGTextElement {
  const element = svg("text", { class: "pa-reading-number", x, y, "text-anchor": "middle" });
  element.textContent = text;
  return element;
}

function line(y: number, width: number, dashes: readonly number[] = [], colour = "var(--ink-2)", cap = "butt", offset = 0): SVGLineElement {
  const element = svg("line", {
    x1: 4, x2: WIDTH - 4, y1: y, y2: y, "stroke-width": width, "stroke-dasharray": dashes.join(" ") || "none", "stroke-linecap": cap, "stroke-dashoffset": offset,
  });
  element.style.stroke = colour;
  return element;
}

/** As `paint-lanes` draws what was never known to be carried out: a line with its inside taken out. */
function hollow(y: number, isBroken: boolean): SVGLineElement[] {
  const inner = isBroken ? [OPEN_DASH[0] - 2 * EDGE, OPEN_DASH[1] + 2 * EDGE] : [];
  return [line(y, HOLLOW, isBroken ? OPEN_DASH : []), line(y, HOLLOW - 2 * EDGE, inner, "var(--surface)", "butt", isBroken ? -EDGE : 0)];
}

/** One, the most that any partner has, and one between. */
function scaleOf(ctx: Context): number[] {
  const most = ctx.model.data.partners.id.reduce((max, _, row) => Math.max(max, ctx.model.projectsOf(row).length), 1);
  return [...new Set([1, Math.max(1, Math.round(most / 3)), most])];
}

function sizes(ctx: Context): SVGSVGElement {
  const scale = scaleOf(ctx);
  const largest = radiusOf(scale[scale.length - 1]);
  const step = WIDTH / scale.length;
  const marks = scale.flatMap((projects, i) => {
    const [x, radius] = [step * (i + 0.5), radiusOf(projects)];
    return [badge(x, 2 * largest + 1 - radius, radius, dot(x, 2 * largest + 1 - radius, radius - RING)), label(x, 2 * largest + 14, number(projects))];
  });
  return picture(2 * largest + 18, ...marks);
}

export function reading(ctx: Context): HTMLElement {
  const { data, roots } = ctx.model;
  const tones = roots.slice(0, 3).map((root) => `var(--tone-${Math.max(0, data.programmes.tone[root])})`);
  const radius = radiusOf(4);
  const several = countRadius(12, 6);
  const y = several + 2;
  const known = new Set(data.precisions.flatMap((word, row) => (word === "region" || word === "country" ? [row] : [])));
  const isRough = data.places.precision.some((precision) => known.has(precision));
  const isUnknown = data.projects.status.some((status, row) => data.statuses[status] === "unknown" && data.projects.proposal[row] === 0);
  const kinds = [...new Set(data.partners.kind)].sort((a, b) => a - b).slice(0, 4);
  const width = (weight: number): number => laneWidth({ weight, bundle: false, emphasis: Emphasis.Strong }, 1);
  const rough = svg("circle", { class: "pa-reading-rough", cx: MIDDLE, cy: 11, r: radius - RING, "stroke-dasharray": "2.4 1.8" });
  const crown = svg("circle", { class: "pa-reading-crown", cx: MIDDLE, cy: 15, r: radius + LEAD_RING - 0.8 });

  const rows: [Element, string][] = [
    [sizes(ctx), t("Size: number of projects")],
    [picture(2 * radius + 4, badge(MIDDLE, radius + 2, radius, dot(MIDDLE, radius + 2, radius - RING), tones.length > 0 ? tones : undefined)), t("Ring: programmes, each by its share")],
    [picture(2 * several + 4, badge(MIDDLE, y, several, label(MIDDLE, y + 3.5, "12"), tones.length > 0 ? tones : undefined)), t("Number: so many partners in one place, region or country")],
    [el("span", { class: "pa-reading-sign pa-reading-kinds" }, ...kinds.map((kind) => kindSign(data.kinds[kind]))), t("Shape: kind of partner")],
    [picture(30, crown, badge(MIDDLE, 15, radius, dot(MIDDLE, 15, radius - RING))), t("Outer ring: whom you look at")],
    [picture(30, line(5, width(0.02)), line(14, width(0.3)), line(24, width(1))), t("Width: how closely they work together")],
    [picture(26, ...[0, 1, 3].map((dash, i) => {
      const { lengths, round } = PATTERNS[dash];
      return line(4 + 9 * i, 2.4, lengths.map((length) => length * 2.4), "var(--ink-2)", round ? "round" : "butt");
    })), t("Dashes: programmes of one family")],
  ];
  if (isRough) rows.splice(4, 0, [picture(22, rough), t("Hollow mark: somewhere in this region or country")]);
  if (isUnknown) rows.push([picture(12, ...hollow(6, false)), t("Hollow line: outcome unknown")]);
  if (data.projects.proposal.includes(1)) rows.push([picture(12, ...hollow(6, true)), t("Hollow and broken: only proposed, or rejected")]);

  const id = ctx.id("reading");
  const body = el("ul", { class: "pa-reading", id, hidden: true }, ...rows.map(([sign, words]) => el("li", {}, sign, el("span", {}, words))));
  const toggle = button({ class: "pa-facet-toggle", "aria-expanded": false, "aria-controls": id }, () => {
    body.hidden = !body.hidden;
    toggle.setAttribute("aria-expanded", String(!body.hidden));
  }, icon("open"), el("span", { class: "pa-facet-name" }, t("How to read it")));
  return el("section", { class: "pa-facet", role: "group", "aria-label": t("How to read it") }, el("div", { class: "pa-facet-bar" }, toggle), body);
}
