/** Sea, land, borders: drawn from outlines whose paths are made once, in metres, and only moved afterwards. */

import type { Sheet } from "./canvas";
import { project } from "./laea";
import type { Palette } from "./palette";
import { ArcKind, unpack, walkRing, type CountryLabel, type Outlines, type Topology } from "./topology";

export interface BaseMap {
  readonly labels: readonly CountryLabel[];
  /** What the outlines cover, in metres: x0, y0, x1, y1. */
  readonly window: readonly [number, number, number, number];
  /** Countries, by code, that are tinted. */
  home(codes: ReadonlySet<string>): void;
  paint(sheet: Sheet, palette: Palette): void;
}

interface Layer {
  readonly outlines: Outlines;
  readonly land: Path2D;
  readonly coast: Path2D;
  readonly borders: Path2D;
  home: Path2D;
}

export function createBaseMap(topology: Topology, world: Topology | null): BaseMap {
  const layers = (world === null ? [topology] : [world, topology]).map((source) => layerOf(unpack(source)));
  const graticule = graticulePath();
  const europe = layers[layers.length - 1].outlines;
  return {
    labels: layers.flatMap((layer) => layer.outlines.labels),
    window: europe.window,
    home(codes) {
      for (const layer of layers) layer.home = landPath(layer.outlines, (code) => codes.has(code));
    },
    paint(sheet, palette) {
      paintSea(sheet, palette, graticule);
      for (const layer of layers) paintLayer(sheet, palette, layer);
    },
  };
}

function layerOf(outlines: Outlines): Layer {
  return {
    outlines,
    land: landPath(outlines, () => true),
    coast: linePath(outlines, ArcKind.Coast),
    borders: linePath(outlines, ArcKind.Border),
    home: new Path2D(),
  };
}

function landPath(outlines: Outlines, which: (code: string) => boolean): Path2D {
  const path = new Path2D();
  outlines.rings.forEach((rings, row) => {
    if (!which(outlines.codes[row])) return;
    for (const ring of rings) {
      walkRing(outlines, ring, (x, y, first) => (first ? path.moveTo(x, y) : path.lineTo(x, y)));
      path.closePath();
    }
  });
  return path;
}

function linePath(outlines: Outlines, kind: ArcKind): Path2D {
  const path = new Path2D();
  outlines.arcs.forEach((arc, row) => {
    if (outlines.kinds[row] !== kind) return;
    path.moveTo(arc[0], arc[1]);
    for (let i = 2; i < arc.length; i += 2) path.lineTo(arc[i], arc[i + 1]);
  });
  return path;
}

/** Meridians and parallels, every ten degrees around Europe. */
function graticulePath(): Path2D {
  const path = new Path2D();
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
  return path;
}

function paintSea({ context, width, height, screen, ratio }: Sheet, palette: Palette, graticule: Path2D): void {
  context.fillStyle = palette.sea;
  context.fillRect(0, 0, width, height);
  context.save();
  toMetres(context, screen, ratio);
  context.strokeStyle = palette.coast;
  context.globalAlpha = palette.dark ? 0.22 : 0.28;
  context.lineWidth = 0.7 / screen.scale;
  context.stroke(graticule);
  context.restore();
}

function paintLayer({ context, screen, ratio }: Sheet, palette: Palette, layer: Layer): void {
  context.save();
  toMetres(context, screen, ratio);
  const pixel = 1 / screen.scale;
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = palette.coast;
  for (const [width, alpha] of palette.dark ? SHALLOWS_DARK : SHALLOWS) {
    context.globalAlpha = alpha;
    context.lineWidth = width * pixel;
    context.stroke(layer.coast);
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.land;
  context.fill(layer.land, "evenodd");
  context.fillStyle = palette.landHome;
  context.fill(layer.home, "evenodd");
  context.strokeStyle = palette.border;
  context.lineWidth = 0.8 * pixel;
  context.stroke(layer.borders);
  context.strokeStyle = palette.coast;
  context.lineWidth = 0.8 * pixel;
  context.stroke(layer.coast);
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
function toMetres(context: CanvasRenderingContext2D, screen: Sheet["screen"], ratio: number): void {
  const scale = screen.scale * ratio;
  context.setTransform(scale, 0, 0, -scale, -screen.left * ratio, -screen.top * ratio);
}
