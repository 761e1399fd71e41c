/** One row of the timeline: its bar, the marks of its submissions, its name, and its programme in the margin. */

import { Emphasis, type State } from "../contract";
import { el, name, refill } from "../dom";
import type { Model } from "../model";
import { programmeName, projectName, word } from "../text";
import { barOf, placeOf, thickness, xOf, type Axis, type Bar, type Place } from "../timeline/layout";
import { doubtOf, fullName, roleIn, type Group, type Row } from "../timeline/rows";
import { n, number } from "../words";
import { inkOf, swatch } from "./swatch";

/** What all rows have in common now. */
export interface Board {
  readonly model: Model;
  /** null: nothing has dates. */
  readonly axis: Axis | null;
  /** The edges of the bars and names. */
  readonly left: number;
  readonly right: number;
  /** Is there room for whole words, and for programmes in the margin? */
  readonly isRoomy: boolean;
  readonly hasAsides: boolean;
  readonly lit: ReadonlySet<number> | null;
  readonly focus: State["focus"];
  width(text: string, isHeavy: boolean): number;
}

/** What a name needs besides its letters: the padding, and figures of one width. */
const SLACK = 24;

export const emphasisOf = ({ lit }: Board, project: number): Emphasis =>
  lit === null ? Emphasis.Normal : lit.has(project) ? Emphasis.Strong : Emphasis.Faint;

/** What stands in the margin of a row: its programme, unless the head says it already. */
export function asideOf(model: Model, group: Group, project: number): string {
  const programme = model.data.projects.programme[project];
  return programme < 0 || (!group.isUndated && programme === group.family) ? "" : programmeName(model.data, programme);
}

/** The same, where there is room for it. */
export const asideIn = ({ model, isRoomy, hasAsides }: Board, group: Group, project: number): string =>
  isRoomy && hasAsides ? asideOf(model, group, project) : "";

export function labelOf({ model, isRoomy, focus }: Board, row: Row): { title: string; more: string } {
  const role = roleIn(model, { focus }, row.project);
  return {
    title: projectName(model.data, row.project),
    more: [isRoomy ? n(row.partners, "{n} partner", "{n} partners") : number(row.partners), doubtOf(row.look), role === word("partner") ? "" : role].filter((part) => part !== "").join(" · "),
  };
}

export function placeIn(board: Board, row: Row): Place {
  const { axis, left, right } = board;
  if (axis === null) return { x: left, room: right - left, side: "right" };
  const { title, more } = labelOf(board, row);
  return placeOf(axis, barOf(axis, row), Math.ceil(board.width(title, true) + board.width(more, false)) + SLACK);
}

export function fillRow(open: HTMLElement, board: Board, group: Group, row: Row, isActive: boolean): void {
  const { model, axis, focus } = board;
  const { project } = row;
  const programme = model.data.projects.programme[project];
  const bar = axis === null ? null : barOf(axis, row);
  const { title, more } = labelOf(board, row);
  const shown = emphasisOf(board, project);
  open.className = `pa-tl-row${shown === Emphasis.Strong ? " is-strong" : shown === Emphasis.Faint ? " is-faint" : ""}`;
  open.tabIndex = isActive ? 0 : -1;
  open.setAttribute("aria-label", fullName(model, row, roleIn(model, { focus }, project)));
  if (focus?.kind === "project" && focus.index === project) open.setAttribute("aria-current", "true");
  else open.removeAttribute("aria-current");
  open.style.color = inkOf(model, programme);
  const aside = asideIn(board, group, project);
  const place = placeIn(board, row);
  const label = el("span", { class: `pa-tl-label is-${place.side}` }, el("b", {}, name(title)), more === "" ? null : ` · ${more}`);
  label.style.left = `${place.x}px`;
  label.style.maxWidth = `${place.room}px`;
  refill(open,
    aside === "" ? null : el("span", { class: "pa-tl-aside" }, swatch(model, programme), name(aside)),
    ...(bar === null || axis === null ? [] : [barElement(row, bar), ...row.submitted.map((year) => markAt(xOf(axis, year)))]), label);
}

function barElement({ look, extent, partners }: Row, { left, sure, until, right }: Bar): HTMLElement {
  const shape = el("i", { class: `pa-tl-bar is-${look}` });
  shape.style.left = `${left}px`;
  shape.style.width = `${right - left}px`;
  shape.style.height = `${extent === null ? 2 : thickness(partners)}px`;
  if (sure > left || until < right) {
    // an outline fades as a whole, which costs more to draw than a fill that fades
    const isFull = look === "sure";
    const [thin, full] = isFull ? ["color-mix(in srgb, currentColor 15%, transparent)", "currentColor"] : ["rgb(0 0 0 / 45%)", "#000"];
    const fade = `linear-gradient(90deg, ${thin}, ${full} ${sure - left}px, ${full} ${until - left}px, ${thin})`;
    if (isFull) shape.style.background = fade;
    else shape.style.maskImage = fade;
  }
  return shape;
}

function markAt(x: number): HTMLElement {
  const mark = el("i", { class: "pa-tl-mark" });
  mark.style.left = `${x}px`;
  return mark;
}
