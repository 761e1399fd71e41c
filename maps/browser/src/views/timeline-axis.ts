/** The years over the timeline, the lines below them, the years chosen, and how old the registry's news is. */

import type { State } from "../contract";
import { el, refill } from "../dom";
import { xOf, type Axis } from "../timeline/layout";
import { t } from "../words";

/** Widths of the axis's words. */
const AS_OF = 160;
const YEAR = 34;

export interface AxisParts {
  readonly ticks: HTMLElement;
  readonly lines: HTMLElement;
  draw(axis: Axis, width: number, years: State["years"]): void;
}

/** `today` is the newest date of the registry, in years and in words. */
export function timelineAxis(today: number, words: string): AxisParts {
  const ticks = el("div", { class: "pa-tl-ticks", "aria-hidden": "true" });
  const lines = el("div", { class: "pa-tl-lines", "aria-hidden": "true" });

  function at(x: number, kind: string, text = ""): HTMLElement {
    const element = el("span", { class: kind }, text);
    element.style.left = `${x}px`;
    return element;
  }

  function band(axis: Axis, [first, last]: readonly [number, number]): HTMLElement {
    const [from, to] = [Math.max(first, axis.range[0]), Math.min(last, axis.range[1]) + 1];
    const element = at(xOf(axis, from), "pa-tl-band");
    element.style.width = `${Math.max(0, xOf(axis, to) - xOf(axis, from))}px`;
    return element;
  }

  return {
    ticks,
    lines,
    draw(axis, width, years) {
      const here = xOf(axis, today);
      const isDated = today >= axis.range[0] && today <= axis.range[1] + 1;
      refill(ticks, ...axis.years.filter((year) => xOf(axis, year) + YEAR < width).map((year) => at(xOf(axis, year), "pa-tl-year", String(year))),
        isDated ? at(here, `pa-tl-today${here < AS_OF ? " is-early" : ""}`, t("registry as of {date}", { date: words })) : null);
      refill(lines, years === null ? null : band(axis, years), ...axis.years.map((year) => at(xOf(axis, year), "pa-tl-line")),
        isDated ? at(here, "pa-tl-line is-today") : null);
    },
  };
}
