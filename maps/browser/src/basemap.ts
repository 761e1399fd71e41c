/** Sea, land, borders: drawn from outlines whose paths are made once, in metres, and only moved afterwards. */

import type { Pen } from "./contract";
import type { Sheet } from "./canvas";
import { project } from "./laea";
import type { Palette } from "./palette";
import { shape, type Tracer } from "./shape";
import { ArcKind, unpack, type CountryLabel, type Outlines, type Topology } from "./topology";

export interface BaseMap {
  readonly labels: readonly CountryLabel[];
  /** What the outlines cover, in metres: x0, y0, x1, y1. */
  readonly window: readonly [number, number, number, number];
  /** Is there land beyond? */
  readonly isWorld: boolean;
  /** Tint these countries, by code; says whether anything changes. */
  home(codes: ReadonlySet<string>): boolean;
  paint(sheet: Sheet, palette: Palette): void;
}

/** The paths of some outlines, as sharp as they are (for small scales) or rounded (for large ones, where corners show). */
interface Layer {
  readonly outlines: Outlines;
  readonly sharp: Paths;
  rounded: Paths | null;
  codes: ReadonlySet<string>;
}

interface Paths {
  readonly land: Path2D;
  readonly coast: Path2D;
  readonly borders: Path2D;
  home: Path2D;
}

/** Pixels a metre from which corners are rounded. */
const ROUND_SCALE = 1 / 1700;

export function createBaseMap(topology: Topology, world: Topology | null): BaseMap {
  const layers = (world === null ? [topology] : [world, topology]).map((source) => layerOf(unpack(source)));
  const graticule = shape(traceGraticule);
  const europe = layers[layers.length - 1].outlines;
  return {
    labels: layers.flatMap((layer) => layer.outlines.labels),
    window: europe.window,
    isWorld: world !== null,
    home(codes) {
      if (layers.every((layer) => sameCodes(codes, layer.codes))) return false;
      for (const layer of layers) {
        layer.codes = codes;
        layer.sharp.home = landPath(layer.outlines, false, codes);
        if (layer.rounded !== null) layer.rounded.home = landPath(layer.outlines, true, codes);
      }
      return true;
    },
    paint(sheet, palette) {
      paintSea(sheet, palette, graticule);
      for (const layer of layers) paintLayer(sheet, palette, layer);
    },
  };
}

function layerOf(outlines: Outlines): Layer {
  const codes: ReadonlySet<string> = new Set();
  return { outlines, sharp: pathsOf(outlines, false, codes), rounded: null, codes };
}

function sameCodes(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((code) => b.has(code));
}

function pathsOf(outlines: Outlines, rounded: boolean, codes: ReadonlySet<string>): Paths {
  return {
    land: landPath(outlines, rounded),
    coast: linePath(outlines, rounded, ArcKind.Coast),
    borders: linePath(outlines, rounded, ArcKind.Border),
    home: landPath(outlines, rounded, codes),
  };
}

function landPath(outlines: Outlines, rounded: boolean, codes?: ReadonlySet<string>): Path2D {
  return shape((path) => outlines.rings.forEach((rings, row) => {
    if (codes !== undefined && !codes.has(outlines.codes[row])) return;
    for (const ring of rings) {
      ring.forEach((arc, i) => traceArc(path, outlines, arc, rounded, i === 0));
      path.closePath();
    }
  }));
}

function linePath(outlines: Outlines, rounded: boolean, kind: ArcKind): Path2D {
  return shape((path) => outlines.kinds.forEach((own, arc) => {
    if (own === kind) traceArc(path, outlines, arc, rounded, true);
  }));
}

/** Trace an arc (`~arc`: backwards); rounding runs from middle to middle, alike in both directions, so neighbours still meet. */
function traceArc(path: Tracer, outlines: Outlines, arc: number, rounded: boolean, begins: boolean): void {
  const backwards = arc < 0;
  const row = backwards ? ~arc : arc;
  const points = outlines.arcs[row];
  const count = points.length / 2;
  const at = (i: number): number => 2 * (backwards ? count - 1 - i : i);
  if (begins) path.moveTo(points[at(0)], points[at(0) + 1]);
  if (!rounded || outlines.kinds[row] === ArcKind.Cut || count < 4) {
    for (let i = 1; i < count; i++) path.lineTo(points[at(i)], points[at(i) + 1]);
    return;
  }
  for (let i = 1; i < count - 1; i++) {
    const here = at(i);
    const next = at(i + 1);
    const last = i === count - 2;
    const x = last ? points[next] : (points[here] + points[next]) / 2;
    const y = last ? points[next + 1] : (points[here + 1] + points[next + 1]) / 2;
    path.quadraticCurveTo(points[here], points[here + 1], x, y);
  }
}

/** Meridians and parallels, every ten degrees around Europe. */
function traceGraticule(path: Tracer): void {
  const line = (points: (readonly [number, number])[]): void => {
    points.forEach(([lat, lon], i) => {
      const [x, y] = project(lat, lon);
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
  };
  const steps = (from: number, to: number, by: number): number[] => Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => from + i * by);
  for (let lon = -180; lon < 180; lon += 10) line(steps(0, lon % 90 === 0 ? 90 : 80, 2).map((lat) => [lat, lon] as const));
  for (let lat = 0; lat <= 80; lat += 10) line(steps(-180, 180, 2).map((lon) => [lat, lon] as const));
}

function paintSea({ context, width, height, screen }: Sheet, palette: Palette, graticule: Path2D): void {
  context.fillStyle = palette.sea;
  context.fillRect(0, 0, width, height);
  context.save();
  toMetres(context, screen);
  context.strokeStyle = palette.coast;
  context.globalAlpha = palette.dark ? 0.22 : 0.28;
  context.lineWidth = 0.7 / screen.scale;
  context.stroke(graticule);
  context.restore();
}

function paintLayer({ context, screen }: Sheet, palette: Palette, layer: Layer): void {
  if (screen.scale > ROUND_SCALE && layer.rounded === null) layer.rounded = pathsOf(layer.outlines, true, layer.codes);
  const { land, coast, borders, home } = screen.scale > ROUND_SCALE && layer.rounded !== null ? layer.rounded : layer.sharp;
  context.save();
  toMetres(context, screen);
  const pixel = 1 / screen.scale;
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = palette.coast;
  for (const [width, alpha] of palette.dark ? SHALLOWS_DARK : SHALLOWS) {
    context.globalAlpha = alpha;
    context.lineWidth = width * pixel;
    context.stroke(coast);
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.land;
  context.fill(land, "evenodd");
  context.fillStyle = palette.landHome;
  context.globalAlpha = palette.dark ? 1 : 0.6;
  context.fill(home, "evenodd");
  context.globalAlpha = 1;
  context.strokeStyle = palette.border;
  context.lineWidth = 0.8 * pixel;
  context.stroke(borders);
  context.strokeStyle = palette.coast;
  context.lineWidth = 0.8 * pixel;
  context.stroke(coast);
  context.restore();
}

/** Widths and strengths of the light water along coasts. */
const SHALLOWS = [
  [9, 0.1],
  [4.5, 0.14],
] as const;
const SHALLOWS_DARK = [
  [9, 0.1],
  [4, 0.14],
] as const;

/** From here on, the context draws in metres, north up. */
function toMetres(context: Pen, screen: Sheet["screen"]): void {
  context.translate(-screen.left, -screen.top);
  context.scale(screen.scale, -screen.scale);
}
