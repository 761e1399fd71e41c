/** The seam between the selectors and views (state side) and the drawing of the map (map side). Types only. */

import type { Visible } from "./filter";
import type { Model } from "./model";

/** What the visitor looks at. Indices are rows of the payload; a tie joins two partners, a lane two places under one programme. */
export type Focus =
  | { kind: "partner"; index: number }
  | { kind: "project"; index: number }
  | { kind: "programme"; index: number }
  | { kind: "place"; index: number }
  | { kind: "tie"; a: number; b: number }
  | { kind: "lane"; a: number; b: number; programme: number }
  /** How two partners are connected; `a < b`. `way`: which of the ways stands out, the strongest (0) when absent. */
  | { kind: "path"; a: number; b: number; way?: number };

/** The ways to see one and the same network. */
export type ViewName = "map" | "network" | "matrix" | "timeline" | "table";

/** What the columns of the matrix are: the partners once more, or the projects they take part in. */
export type MatrixColumns = "partners" | "projects";

/** What the matrix is sorted by; degree is the number of ties. */
export type MatrixOrder = "community" | "name" | "degree" | "country";

/** What the table lists. */
export type Rows = "partners" | "projects" | "ties" | "programmes";

/** The column that a table is sorted by, and whether from the most to the least. */
export interface Sort {
  readonly column: string;
  readonly down: boolean;
}

/** What can be asked for besides programmes and years. */
export type Facet = "status" | "role" | "kind" | "country" | "topic";

/** Rows asked for, by facet. An empty set asks for nothing in particular: everything is in. */
export type Facets = Readonly<Record<Facet, ReadonlySet<number>>>;

/** Everything a link can carry. Immutable: a change makes a new value. */
export interface State {
  readonly focus: Focus | null;
  readonly view: ViewName;
  /** How far the ego network of a focused partner reaches: its alters, or theirs too. */
  readonly steps: 1 | 2;
  /** Programmes (rows) that are switched off in the legend. */
  readonly off: ReadonlySet<number>;
  readonly facets: Facets;
  readonly query: string;
  readonly proposals: boolean;
  /** First and last year shown, or null for all. */
  readonly years: readonly [number, number] | null;
  readonly cells: MatrixColumns;
  readonly order: MatrixOrder;
  readonly rows: Rows;
  /** null: as each table begins. */
  readonly sort: Sort | null;
  /** Map view: latitude, longitude, zoom; null for the fitted view. */
  readonly at: readonly [number, number, number] | null;
}

export const enum Emphasis {
  Hidden = 0,
  Faint = 1,
  Normal = 2,
  Strong = 3,
}

/** One programme between two places: what one curve on the map stands for. `a < b`. */
export interface Lane {
  readonly a: number;
  readonly b: number;
  readonly programme: number;
  /** Sum of Newman weights of the participations behind it. */
  readonly weight: number;
  readonly projects: readonly number[];
  readonly emphasis: Emphasis;
  /** Position among the lanes of this pair of places, in programme order, and how many there are. */
  readonly slot: number;
  readonly slots: number;
}

/** What the map is to show now; made by `scene.ts` from the model and the state, never changed. */
export interface Scene {
  readonly focus: Focus | null;
  /** One Emphasis a partner; Hidden when a filter takes it out. */
  readonly partners: Uint8Array;
  /** Priority for labels, one number a partner, larger first. */
  readonly importance: Float32Array;
  readonly lanes: readonly Lane[];
  /** What the filters leave, for sizes and counts. */
  readonly seen: Visible;
  /** Partners (rows) that the first fitted view should hold; empty: all placed ones in Europe. */
  readonly fit: readonly number[];
}

/** What the map side may ask for. */
export interface Actions {
  focus(focus: Focus | null): void;
  /** The visitor moved the map. */
  moved(at: readonly [number, number, number]): void;
}

/** Where a partner is drawn: centre and radius, in pixels of the stage. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** By partner row; a partner that is not drawn is missing. What glides from one view to the next. */
export type Spots = ReadonlyMap<number, Spot>;

/** What pictures are drawn with: the browser's canvas, or a recorder that writes SVG. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "save" | "restore" | "translate" | "scale" | "rotate" | "setLineDash" | "clip"
  | "beginPath" | "closePath" | "moveTo" | "lineTo" | "bezierCurveTo" | "quadraticCurveTo" | "arc" | "rect"
  | "fill" | "stroke" | "fillRect" | "strokeRect" | "fillText" | "strokeText" | "measureText"
  | "fillStyle" | "strokeStyle" | "lineWidth" | "lineCap" | "lineJoin" | "miterLimit" | "lineDashOffset" | "globalAlpha"
  | "font" | "textAlign" | "textBaseline"
>;

/** What a view shows now, to be drawn anywhere: for files and the clipboard. Without the panels that lie over it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  paint(pen: Pen): void;
}

/** A way to see the network besides the map: it fills the stage and keeps nothing that a link should carry. */
export interface StageView {
  readonly element: HTMLElement;
  /** Become the current view; `from` says where the view before it drew the partners. */
  enter(from: Spots): void;
  /** Make way; `to` says where the next view draws the partners. The stage hides the element when done. */
  leave(to: Spots): Promise<void>;
  /** Only called while it is current. */
  draw(scene: Scene, state: State): void;
  /** Pixels covered by panels: top, right, bottom, left. */
  inset(top: number, right: number, bottom: number, left: number): void;
  spots(): Spots;
  /** null where a picture says nothing, as of a table. */
  picture(): Picture | null;
}

export interface MapView {
  /** Where the partners are drawn, known also while another view hides the map. */
  spots(): Spots;
  picture(): Picture | null;
  draw(scene: Scene): void;
  /** Stand where a link says; null: stay fitted to what is shown, until the visitor moves the map. */
  stand(at: State["at"]): void;
  /** Fly (or jump, when motion is reduced) so that these partners are in view, right of `inset` pixels covered by panels. */
  show(partners: readonly number[]): void;
  /** Pixels of the map covered by panels: top, right, bottom, left. */
  inset(top: number, right: number, bottom: number, left: number): void;
}

export type CreateMapView = (map: L.Map, model: Model, actions: Actions, state: State) => MapView;
