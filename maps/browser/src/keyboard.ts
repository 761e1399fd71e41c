/** The map by keyboard: one tab stop, arrows from mark to mark, Enter to choose, Escape to leave. */

import { el } from "./dom";
import type { Hit } from "./hit";
import { next, type Direction, type Spot } from "./steer";

export interface Station extends Spot {
  readonly hit: Hit;
  readonly importance: number;
}

export interface KeyboardTarget {
  /** Everything that can be reached, in pixels of the visible map. */
  stations(): readonly Station[];
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
const HELP = "Arrow keys move between partners, Enter opens, Escape closes. Plus and minus zoom, Shift and an arrow moves the map, 0 shows everything.";

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
  container.setAttribute("aria-roledescription", "map");
  container.setAttribute("aria-label", label);
  container.setAttribute("aria-describedby", help.id);

  const visit = (station: Station | null): void => {
    current = station === null ? null : station.hit;
    live.textContent = station === null ? "" : target.name(station.hit);
    target.visit(station);
  };
  const move = (direction: Direction): void => {
    const stations = target.stations();
    const here = current === null ? undefined : stations.find((station) => current !== null && same(station.hit, current));
    if (here === undefined) {
      const first = [...stations].sort((a, b) => b.importance - a.importance)[0];
      if (first !== undefined) visit(first);
      return;
    }
    const found = next(stations, here, direction);
    if (found >= 0) visit(stations[found]);
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
      else visit(null);
    } else if (event.key === "+" || event.key === "=") target.zoom(1);
    else if (event.key === "-") target.zoom(-1);
    else if (event.key === "0") target.whole();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  container.addEventListener("blur", () => visit(null));
  return { current: () => current };
}
