/** The seam between the selectors and views (state side) and the drawing of the map (map side). Types only. */

import type { Model } from "./model";

/** What the visitor looks at. Indices are rows of the payload; a tie joins two partners, a lane two places under one programme. */
export type Focus =
  | { kind: "partner"; index: number }
  | { kind: "project"; index: number }
  | { kind: "programme"; index: number }
  | { kind: "place"; index: number }
  | { kind: "tie"; a: number; b: number }
  | { kind: "lane"; a: number; b: number; programme: number };

/** Everything a link can carry. Immutable: a change makes a new value. */
export interface State {
  readonly focus: Focus | null;
  /** Programmes (rows) that are switched off in the legend. */
  readonly off: ReadonlySet<number>;
  /** Partner kinds (rows of `kinds`) that are switched off. */
  readonly kindsOff: ReadonlySet<number>;
  readonly query: string;
  readonly proposals: boolean;
  /** First and last year shown, or null for all. */
  readonly years: readonly [number, number] | null;
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
  /** Partners (rows) that the first fitted view should hold; empty: all placed ones in Europe. */
  readonly fit: readonly number[];
}

/** What the map side may ask for. */
export interface Actions {
  focus(focus: Focus | null): void;
  /** The visitor moved the map. */
  moved(at: readonly [number, number, number]): void;
}

export interface MapView {
  draw(scene: Scene): void;
  /** Fly (or jump, when motion is reduced) so that these partners are in view, right of `inset` pixels covered by panels. */
  show(partners: readonly number[]): void;
  /** Pixels of the map covered by panels: top, right, bottom, left. */
  inset(top: number, right: number, bottom: number, left: number): void;
}

export type CreateMapView = (map: L.Map, model: Model, actions: Actions, state: State) => MapView;
