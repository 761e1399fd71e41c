/** Where the heads, bars and names of the timeline stand, in pixels of its content. Pure. */

import { labelled, type Span } from "../years";
import type { Group, Row } from "./rows";

export const HEAD = 38;
export const ROW = 26;
/** Height of the axis, which stays in sight. */
export const AXIS = 40;
const GAP = 8;
const MARK = 6;
/** Room for a year's label. */
const LABEL = 52;
/** Too little room for a name. */
const SHORT = 90;

/** The line of years: from the left edge of the first to the right edge of the last. */
export interface Axis {
  readonly left: number;
  readonly right: number;
  readonly range: Span;
  readonly years: readonly number[];
}

export function axisOf(range: Span, left: number, right: number): Axis {
  return { left, right, range, years: labelled(range, (right - left) / LABEL) };
}

export function xOf({ left, right, range }: Axis, year: number): number {
  return left + ((year - range[0]) / (range[1] + 1 - range[0])) * (right - left);
}

/** A head or a row, from `y` to `y + height`. */
export type Item =
  | { readonly kind: "head"; readonly y: number; readonly height: number; readonly group: Group }
  | { readonly kind: "row"; readonly y: number; readonly height: number; readonly group: Group; readonly row: Row; readonly index: number };

export interface Stack {
  readonly items: readonly Item[];
  /** The items that are rows, in reading order. */
  readonly rows: readonly Extract<Item, { kind: "row" }>[];
  readonly height: number;
}

export function stackOf(groups: readonly Group[]): Stack {
  const items: Item[] = [];
  const rows: Extract<Item, { kind: "row" }>[] = [];
  let y = 0;
  for (const group of groups) {
    items.push({ kind: "head", y, height: HEAD, group });
    y += HEAD;
    for (const row of group.rows) {
      const item = { kind: "row", y, height: ROW, group, row, index: rows.length } as const;
      items.push(item);
      rows.push(item);
      y += ROW;
    }
  }
  return { items, rows, height: y };
}

/** The items between two heights, found by halving: there may be thousands. */
export function within({ items }: Stack, top: number, bottom: number): readonly Item[] {
  const firstAfter = (y: number): number => {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle].y + items[middle].height <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return items.slice(firstAfter(top), Math.min(items.length, firstAfter(bottom) + 1));
}

/** As thick as its consortium is large; a hundred partners are not ten times ten. */
export const thickness = (partners: number): number => Math.round(Math.min(18, 4 + 2.4 * Math.sqrt(partners)));

/** A bar with its soft ends, in pixels: solid from `sure` to `until`. */
export interface Bar {
  readonly left: number;
  readonly sure: number;
  readonly until: number;
  readonly right: number;
}

/** null for what has no dates; submissions alone take the room of their marks. */
export function barOf(axis: Axis, { extent, submitted }: Row): Bar | null {
  if (extent === null) {
    if (submitted.length === 0) return null;
    const [left, right] = [xOf(axis, Math.min(...submitted)) - MARK, xOf(axis, Math.max(...submitted)) + MARK];
    return { left, sure: left, until: right, right };
  }
  const left = xOf(axis, extent.from);
  const right = Math.max(left + 4, xOf(axis, extent.to));
  return { left, sure: xOf(axis, extent.sure), until: xOf(axis, extent.until), right };
}

/** Where the name stands: beside the bar where it fits, the right side first, else on it. */
export interface Place {
  readonly x: number;
  /** How wide it may be. */
  readonly room: number;
  readonly side: "right" | "left" | "on";
}

export function placeOf(axis: Axis, bar: Bar | null, width: number): Place {
  if (bar === null) return { x: axis.left, room: axis.right - axis.left, side: "right" };
  const after = axis.right - bar.right - GAP;
  const before = bar.left - axis.left - GAP;
  if (width <= after) return { x: bar.right + GAP, room: width, side: "right" };
  if (width <= before) return { x: bar.left - GAP - width, room: width, side: "left" };
  const room = Math.max(after, before);
  if (room >= SHORT && room > bar.right - bar.left) {
    return after >= before ? { x: bar.right + GAP, room, side: "right" } : { x: axis.left, room, side: "left" };
  }
  const x = Math.max(bar.left, axis.left) + GAP;
  return { x, room: Math.min(width, axis.right - x), side: "on" };
}
