/** Canvases that lie in Leaflet's panes: they move with the map, grow with a zoom's animation, and are redrawn once a frame. */

import * as L from "leaflet";

import type { Pen } from "./contract";
import type { Screen } from "./lanes";
import { scaleOf } from "./zoom";

/** What a painter sees: a clean context in CSS pixels, and where the canvas lies on the map. */
export interface Sheet {
  readonly context: Pen;
  readonly screen: Screen;
  readonly width: number;
  readonly height: number;
  /** Where the visible map begins on the canvas, and its size. */
  readonly view: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly ratio: number;
}

/** Part of the map's size by which a canvas is larger, on each side. */
const PAD = 0.15;
const MOST_RATIO = 2;

export class Canvas {
  readonly element: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  /** Where the last drawing lies: pixels of the map at its zoom. */
  private drawn: { left: number; top: number; zoom: number; ratio: number } | null = null;

  constructor(
    private readonly map: L.Map,
    name: string,
    private readonly pad = PAD,
  ) {
    this.element = document.createElement("canvas");
    this.element.className = `pa-canvas pa-canvas-${name} leaflet-zoom-animated`;
    this.element.setAttribute("aria-hidden", "true");
    const pane = map.getPane("overlayPane");
    const context = this.element.getContext("2d");
    if (pane === undefined || context === null) throw new Error("Partner Atlas: this browser draws no canvas");
    pane.append(this.element);
    this.context = context;
  }

  /** Clear, place over the present view, and hand over to the painter. */
  paint(painter: (sheet: Sheet) => void): void {
    const size = this.map.getSize();
    const ratio = ratioOf();
    const x = Math.round(size.x * this.pad);
    const y = Math.round(size.y * this.pad);
    const width = size.x + 2 * x;
    const height = size.y + 2 * y;
    const corner = this.map.containerPointToLayerPoint([-x, -y]).round();
    const origin = this.map.getPixelOrigin();
    const zoom = this.map.getZoom();
    this.drawn = { left: origin.x + corner.x, top: origin.y + corner.y, zoom, ratio };
    this.resize(width, height, ratio);
    L.DomUtil.setPosition(this.element, corner);
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.element.width, this.element.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const screen = { scale: scaleOf(zoom), left: this.drawn.left, top: this.drawn.top };
    const margin = this.map.layerPointToContainerPoint(corner);
    painter({ context, screen, width, height, view: { x: -margin.x, y: -margin.y, width: size.x, height: size.y }, ratio });
  }

  /** Does the last drawing still fill the visible map, at its own zoom? Then a moved map need not be drawn anew. */
  covers(): boolean {
    const size = this.map.getSize();
    const { drawn, element } = this;
    if (drawn === null || drawn.zoom !== this.map.getZoom() || drawn.ratio !== ratioOf()) return false;
    const view = this.map.containerPointToLayerPoint([0, 0]).add(this.map.getPixelOrigin());
    const right = drawn.left + element.width / drawn.ratio;
    const bottom = drawn.top + element.height / drawn.ratio;
    return view.x >= drawn.left && view.y >= drawn.top && view.x + size.x <= right && view.y + size.y <= bottom;
  }

  /** Stretch the last drawing to where it belongs in another view, until it is drawn anew. */
  stretch(origin: L.Point, zoom: number): void {
    if (this.drawn === null) return;
    const factor = scaleOf(zoom) / scaleOf(this.drawn.zoom);
    const offset = L.point(this.drawn.left * factor - origin.x, this.drawn.top * factor - origin.y);
    L.DomUtil.setTransform(this.element, offset, factor);
  }

  private resize(width: number, height: number, ratio: number): void {
    const w = Math.round(width * ratio);
    const h = Math.round(height * ratio);
    if (this.element.width === w && this.element.height === h) return;
    this.element.width = w;
    this.element.height = h;
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
  }
}

const ratioOf = (): number => Math.min(MOST_RATIO, window.devicePixelRatio || 1);

/** The pixel origin the map will have at the end of a zoom's animation. */
export function originAfter(map: L.Map, centre: L.LatLng, zoom: number): L.Point {
  const pane = map.getPane("mapPane");
  const moved = pane === undefined ? L.point(0, 0) : L.DomUtil.getPosition(pane);
  return map.project(centre, zoom).subtract(map.getSize().divideBy(2)).add(moved).round();
}
