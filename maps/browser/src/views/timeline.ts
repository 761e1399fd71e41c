/** The timeline: projects as bars over the years, a group a family of programmes. Only rows in sight are in the page. */

import type { StageView, State } from "../contract";
import { button, el, name } from "../dom";
import { readPalette } from "../palette";
import { isNarrowed, sameFocus } from "../state";
import { programmeName } from "../text";
import { AXIS, axisOf, ROW, stackOf, within, type Item, type Stack } from "../timeline/layout";
import { paintTimeline } from "../timeline/paint";
import { groupsOf, litProjects, type Group } from "../timeline/rows";
import { instants } from "../timeline/when";
import { date as dateWords, form, n, number, t } from "../words";
import type { Context } from "./context";
import { swatch } from "./swatch";
import { timelineAxis } from "./timeline-axis";
import { asideIn, asideOf, emphasisOf, fillRow, labelOf, placeIn, type Board } from "./timeline-row";

/** Rows made beyond the edges of what is in sight, in pixels. */
const BEYOND = 300;
/** Room for the programme's name beside each row, where there is enough in all. */
const GUTTER = 172;
const ROOMY = 620;
const MARGIN = 14;
const GAP = 6;
const PAGE = 10;
/** A picture higher than this shows what is in sight. */
const TALLEST = 4000;
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, PageUp: -PAGE, PageDown: PAGE, Home: -Infinity, End: Infinity,
};
const KEY: readonly [string, string][] = [
  ["", t("thicker: more partners")], ["soft", t("a soft end: only the year is known, or it still runs")],
  ["proposed", t("proposal, submitted ◆")], ["rejected", t("rejected")], ["unknown", t("outcome unknown")],
];

export function timelineView(ctx: Context): StageView {
  const { model, scenes } = ctx;
  const { date } = model.data.site;
  const today = instants(date)?.[1] ?? Infinity;
  const { ticks, lines, draw: drawAxis } = timelineAxis(today, dateWords(date));
  const list = el("ul", { class: "pa-tl-list" });
  const nothing = el("p", { class: "pa-tl-none", hidden: true }, t("No project to show."));
  const key = el("p", { class: "pa-tl-key" }, ...KEY.map(([look, words]) => el("span", {}, el("i", { class: `pa-tl-bar is-${look}`, "aria-hidden": "true" }), words)));
  const scroll = el("div", { class: "pa-tl-scroll" }, ticks, el("div", { class: "pa-tl-body" }, lines, list), nothing, key);
  const element = el("div", { class: "pa-tl", role: "region" }, scroll);
  const ruler = document.createElement("canvas").getContext("2d");
  /** What is in the page: rows by their project, heads by a number below 0. */
  const made = new Map<number, HTMLLIElement>();
  let stack: Stack = stackOf([]);
  let hasAsides = false;
  let lit: ReadonlySet<number> | null = null;
  let state: State | null = null;
  let board: Board | null = null;
  /** Which row the keys stand on. */
  let active = 0;
  /** The project to keep in sight until the visitor scrolls. */
  let sought = -1;
  let frame = 0;

  const indexOf = (project: number): number => stack.rows.findIndex(({ row }) => row.project === project);
  const headName = ({ family, isUndated }: Group): string => (isUndated ? t("No dates") : programmeName(model.data, family));

  // what is in the page

  function boardNow(): Board {
    const right = scroll.clientWidth - MARGIN;
    const isRoomy = scroll.clientWidth >= ROOMY;
    const left = isRoomy && hasAsides ? GUTTER : MARGIN;
    const { fontSize, fontFamily } = getComputedStyle(scroll);
    const axis = model.years === null ? null : axisOf(model.years, left, right);
    return {
      model, axis, left, right, isRoomy, hasAsides, lit, focus: state?.focus ?? null,
      width(text, isHeavy) {
        if (ruler === null) return text.length * 8;
        ruler.font = `${isHeavy ? 600 : 400} ${fontSize} ${fontFamily}`;
        return ruler.measureText(text).width;
      },
    };
  }

  function headOf(group: Group): HTMLLIElement {
    return el("li", { class: "pa-tl-head" }, el("h2", {}, group.isUndated ? null : swatch(model, group.family), name(headName(group)),
      el("span", { class: "pa-count" }, number(group.rows.length), el("span", { class: "pa-hidden" }, ` ${form(group.rows.length, "project", "projects")}`))));
  }

  function rowOf(project: number): HTMLLIElement {
    return el("li", {}, button({ class: "pa-tl-row" }, () => {
      active = indexOf(project);
      ctx.focus({ kind: "project", index: project });
    }));
  }

  /** Rows stay the same elements while they are in sight, so that the focus stays with them. */
  function render(isFresh: boolean): void {
    frame = 0;
    if (scroll.clientWidth === 0) return;
    const shared = (board ??= boardNow());
    const shown = new Set<Item>(within(stack, scroll.scrollTop - BEYOND, scroll.scrollTop + scroll.clientHeight + BEYOND));
    if (stack.rows[active] !== undefined) shown.add(stack.rows[active]);
    const wanted = new Map([...shown].sort((a, b) => a.y - b.y).map((item) => [item.kind === "row" ? item.row.project : -1 - item.y, item]));
    for (const [id, node] of made) {
      if (wanted.has(id) && !(isFresh && id < 0)) continue;
      node.remove();
      made.delete(id);
    }
    let next: Element | null = list.firstElementChild;
    for (const [id, item] of wanted) {
      const old = made.get(id);
      const node = old ?? (item.kind === "row" ? rowOf(id) : headOf(item.group));
      made.set(id, node);
      if (item.kind === "row" && (old === undefined || isFresh)) {
        node.setAttribute("aria-setsize", String(stack.rows.length));
        node.setAttribute("aria-posinset", String(item.index + 1));
        fillRow(node.firstElementChild as HTMLElement, shared, item.group, item.row, item.index === active);
      }
      node.style.top = `${item.y}px`;
      if (node === next) next = next.nextElementSibling;
      else list.insertBefore(node, next);
    }
  }

  function drawAll(): void {
    if (state === null || element.hidden || scroll.clientWidth === 0) return;
    board = boardNow();
    list.style.height = `${stack.height}px`;
    lines.style.height = `${stack.items.find(({ group }) => group.isUndated)?.y ?? stack.height}px`;
    ticks.hidden = lines.hidden = board.axis === null || stack.rows.length === 0;
    nothing.hidden = stack.rows.length > 0 || isNarrowed(state);
    key.hidden = stack.rows.length === 0;
    if (board.axis !== null) drawAxis(board.axis, scroll.clientWidth, state.years);
    const at = indexOf(sought);
    if (at >= 0) reveal(at);
    render(true);
  }

  // moving

  /** Bring a row into sight, under the axis. */
  function reveal(index: number): void {
    const { y } = stack.rows[index];
    const [top, bottom] = [y - 2 * ROW, y + 2 * ROW + AXIS - scroll.clientHeight];
    if (scroll.scrollTop > top) scroll.scrollTop = top;
    else if (scroll.scrollTop < bottom) scroll.scrollTop = bottom;
  }

  /** The first row that is lit, unless one of them is in sight already. */
  function firstLit(): number {
    const isLit = ({ row }: Stack["rows"][number]): boolean => lit?.has(row.project) === true;
    const [top, bottom] = [scroll.scrollTop, scroll.scrollTop + scroll.clientHeight - AXIS - ROW];
    return stack.rows.some((item) => isLit(item) && item.y >= top && item.y <= bottom) ? -1 : stack.rows.findIndex(isLit);
  }

  for (const event of ["wheel", "pointerdown", "keydown"]) scroll.addEventListener(event, () => (sought = -1), { passive: true });
  scroll.addEventListener("scroll", () => {
    if (frame === 0) frame = requestAnimationFrame(() => render(false));
  }, { passive: true });
  list.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    active = Math.max(0, Math.min(stack.rows.length - 1, active + step));
    reveal(active);
    render(true);
    list.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });
  new ResizeObserver(drawAll).observe(scroll);

  // as a view of the stage

  function draw(next: State): void {
    const isNew = !sameFocus(next.focus, state?.focus ?? null);
    const before = stack.rows[active]?.row.project ?? -1;
    const seen = scenes.visible(next);
    state = next;
    lit = litProjects(model, next.focus, seen);
    stack = stackOf(groupsOf(model, seen, today));
    hasAsides = stack.rows.some(({ row, group }) => asideOf(model, group, row.project) !== "");
    const wanted = isNew && next.focus?.kind === "project" ? indexOf(next.focus.index) : -1;
    active = Math.max(0, wanted >= 0 ? wanted : indexOf(before));
    if (isNew) sought = stack.rows[wanted >= 0 ? wanted : firstLit()]?.row.project ?? -1;
    element.setAttribute("aria-label", n(stack.rows.length, "Projects over time: {n} project", "Projects over time: {n} projects"));
    drawAll();
  }

  return {
    element,
    draw: (_, next) => draw(next),
    enter: drawAll,
    leave: async () => undefined,
    inset(top, right, bottom, left) {
      element.style.inset = `${top + GAP}px ${right}px ${bottom + GAP}px ${left}px`;
    },
    spots: () => new Map(),
    picture() {
      if (stack.rows.length === 0 || scroll.clientWidth === 0) return null;
      const [shown, years] = [boardNow(), state?.years ?? null];
      const isWhole = stack.height + AXIS <= TALLEST;
      const [top, room] = isWhole ? [0, stack.height] : [scroll.scrollTop, scroll.clientHeight - AXIS];
      const [width, height] = [scroll.clientWidth, room + AXIS + MARGIN];
      const items = within(stack, top, top + room);
      return {
        width,
        height,
        paint: (pen) => paintTimeline(pen, {
          model, palette: readPalette(ctx.root), axis: shown.axis, top, items, width, height, today, years,
          emphasis: (project) => emphasisOf(shown, project), place: (row) => placeIn(shown, row), label: (row) => labelOf(shown, row), head: headName,
          aside: (group, project) => asideIn(shown, group, project),
        }),
      };
    },
  };
}
