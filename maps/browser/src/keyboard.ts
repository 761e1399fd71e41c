/** The map by keyboard: one tab stop, arrows from mark to mark, Enter to choose, Escape to leave. */

import { el } from "./dom";
import type { Hit } from "./hit";
import { next, type Direction, type Spot } from "./steer";
import { t } from "./words";

export interface Station extends Spot {
  readonly hit: Hit;
  readonly importance: number;
}

export interface KeyboardTarget {
  /** Everything that can be reached, in pixels of the visible map. */
  stations(): readonly Station[];
  /** What is drawn from a thing, to be gone through. */
  lines(hit: Hit): readonly Hit[];
  /** The name of a thing, for the live region. */
  name(hit: Hit): string;
  /** Mark a thing as current and bring it into view; null: nothing is current. */
  visit(station: Station | null): void;
  choose(hit: Hit): void;
  leave(): void;
  zoom(steps: number): void;
  pan(direction: Direction): void;
  whole(): void;
}

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const HELP =
  t("Arrow keys move between partners, N goes through all of them, L through the lanes and ties of one; with Shift backwards. Enter opens, Escape closes. Plus and minus zoom, Shift and an arrow moves the map, 0 shows everything.");

export interface Keyboard {
  /** The thing under the keyboard's ring, found again after a redraw; null when there is none. */
  current(): Hit | null;
}

export function listenToKeys(container: HTMLElement, id: string, label: string, same: (a: Hit, b: Hit) => boolean, target: KeyboardTarget): Keyboard {
  let current: Hit | null = null;
  const help = el("p", { class: "pa-hidden-text", id: `${id}-map-help` }, HELP);
  const live = el("p", { class: "pa-hidden-text", role: "status", "aria-live": "polite" });
  container.append(help, live);
  container.tabIndex = 0;
  container.setAttribute("role", "application");
  container.setAttribute("aria-roledescription", t("map"));
  container.setAttribute("aria-label", label);
  container.setAttribute("aria-describedby", help.id);

  /** Where the visitor was when the keyboard went elsewhere, to go on from. */
  let station: Station | null = null;
  let line = -1;

  const say = (hit: Hit | null, spot: Station | null, more = ""): void => {
    current = hit;
    live.textContent = hit === null ? "" : [target.name(hit), more].filter(Boolean).join(", ");
    target.visit(hit === null || spot === null ? null : { ...spot, hit });
  };
  const visit = (next: Station): void => {
    station = next;
    line = -1;
    say(next.hit, next);
  };
  /** The same mark where it is now, or else the most important one. */
  const here = (stations: readonly Station[]): { spot: Station | undefined; isNew: boolean } => {
    const known = station;
    const found = known === null ? undefined : stations.find((each) => same(each.hit, known.hit));
    return { spot: found ?? [...stations].sort((a, b) => b.importance - a.importance)[0], isNew: found === undefined || current === null };
  };
  const move = (direction: Direction): void => {
    const stations = target.stations();
    const { spot, isNew } = here(stations);
    if (spot === undefined) return;
    const found = isNew ? -1 : next(stations, spot, direction);
    if (isNew) visit(spot);
    else if (found >= 0) visit(stations[found]);
  };
  const walk = (by: number): void => {
    const stations = [...target.stations()].sort((a, b) => a.x - b.x || a.y - b.y);
    const { spot, isNew } = here(stations);
    if (spot !== undefined) visit(isNew ? spot : stations[(stations.indexOf(spot) + by + stations.length) % stations.length]);
  };
  const walkLines = (by: number): void => {
    const { spot } = here(target.stations());
    if (spot === undefined) return;
    const lines = target.lines(spot.hit);
    if (station === null || !same(station.hit, spot.hit)) line = -1;
    station = spot;
    if (lines.length === 0) return say(spot.hit, spot, t("no lanes"));
    line = (Math.max(line, by < 0 ? 0 : -1) + by + lines.length) % lines.length;
    say(lines[line], spot, t("{place} of {all}", { place: line + 1, all: lines.length }));
  };

  container.addEventListener("keydown", (event) => {
    if (event.target !== container || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      if (event.shiftKey) target.pan(arrow);
      else move(arrow);
    } else if (event.key === "Enter" || event.key === " ") {
      if (current === null) return;
      target.choose(current);
    } else if (event.key === "Escape") {
      if (current === null) target.leave();
      else if (line >= 0 && station !== null) visit(station);
      else say(null, null);
    } else if (event.key === "+" || event.key === "=") target.zoom(1);
    else if (event.key === "-") target.zoom(-1);
    else if (event.key === "0") target.whole();
    else if (event.key === "n" || event.key === "N") walk(event.shiftKey ? -1 : 1);
    else if (event.key === "l" || event.key === "L") walkLines(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  container.addEventListener("blur", () => say(null, null));
  return { current: () => current };
}
