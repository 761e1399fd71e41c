/** The timeline: projects as bars over the years, a group a family of programmes. Only rows in sight are in the page. */

import { Emphasis, type Scene, type StageView, type State } from "../contract";
import { button, el, name, refill } from "../dom";
import { isNarrowed, sameFocus } from "../state";
import { count, number, programmeName, projectName } from "../text";
import { axisOf, barOf, AXIS, placeOf, ROW, stackOf, thickness, within, xOf, type Axis, type Item, type Stack } from "../timeline/layout";
import { paintTimeline } from "../timeline/paint";
import { doubtOf, fullName, groupsOf, litProjects, roleIn, type Group, type Row } from "../timeline/rows";
import { instants } from "../timeline/when";
import { readPalette } from "../palette";
import type { Context } from "./context";
import { inkOf, swatch } from "./swatch";

/** Rows made beyond the edges of what is in sight, in pixels. */
const BEYOND = 300;
/** Room for the programme's name beside each row, where there is enough in all. */
const GUTTER = 172;
const ROOMY = 620;
const MARGIN = 14;
const GAP = 6;
/** Widths of the axis's words. */
const AS_OF = 160;
const YEAR = 34;
const PAGE = 10;
/** A picture higher than this shows what is in sight. */
const TALLEST = 4000;
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, PageUp: -PAGE, PageDown: PAGE, Home: -Infinity, End: Infinity,
};
const KEY: readonly [string, string][] = [
  ["", "thicker: more partners"], ["soft", "a soft end: only the year is known, or it still runs"],
  ["proposed", "proposal, submitted ◆"], ["rejected", "rejected"], ["unknown", "outcome unknown"],
];

export function timelineView(ctx: Context): StageView {
  const { model, scenes } = ctx;
  const today = instants(model.data.site.date);
  const now = today?.[1] ?? Infinity;
  const list = el("ul", { class: "pa-tl-list" });
  const ticks = el("div", { class: "pa-tl-ticks", "aria-hidden": "true" });
  const lines = el("div", { class: "pa-tl-lines", "aria-hidden": "true" });
  const nothing = el("p", { class: "pa-tl-none", hidden: true }, "No project to show.");
  const key = el("p", { class: "pa-tl-key" }, ...KEY.map(([look, words]) => el("span", {}, el("i", { class: `pa-tl-bar is-${look}`, "aria-hidden": "true" }), words)));
  const scroll = el("div", { class: "pa-tl-scroll" }, ticks, el("div", { class: "pa-tl-body" }, lines, list), nothing, key);
  const element = el("div", { class: "pa-tl", role: "region", "aria-label": "Projects over time" }, scroll);
  const ruler = document.createElement("canvas").getContext("2d");
  const made = new Map<number, HTMLLIElement>();
  let stack: Stack = stackOf([]);
  let axis: Axis | null = null;
  let lit: ReadonlySet<number> | null = null;
  let state: State | null = null;
  /** Which row the keys stand on. */
  let active = 0;
  let frame = 0;
  /** The project to keep in sight until the visitor scrolls. */
  let sought = -1;
  let hasAsides = false;

  const indexOf = (project: number): number => stack.rows.findIndex(({ row }) => row.project === project);
  const isRoomy = (): boolean => scroll.clientWidth >= ROOMY;
  const left = (): number => (isRoomy() && hasAsides ? GUTTER : MARGIN);
  const emphasis = (project: number): Emphasis => (lit === null ? Emphasis.Normal : lit.has(project) ? Emphasis.Strong : Emphasis.Faint);
  const headName = ({ family, isUndated }: Group): string => (isUndated ? "No dates" : programmeName(model.data, family));
  /** What stands in the margin of a row: its programme, unless the head says it already. */
  const asideOf = (group: Group, programme: number): string => (programme < 0 || (!group.isUndated && programme === group.family) ? "" : programmeName(model.data, programme));
  const labelOf = (row: Row): { title: string; more: string } => {
    const role = state === null ? "" : roleIn(model, state, row.project);
    return {
      title: projectName(model.data, row.project),
      more: [isRoomy() ? count(row.partners, "partner") : number(row.partners), doubtOf(row.look), role === "partner" ? "" : role].filter((part) => part !== "").join(" · "),
    };
  };

  /** The text's width in the page's own type. */
  function widthOf({ title, more }: { title: string; more: string }): number {
    if (ruler === null) return 8 * (title.length + more.length);
    const style = getComputedStyle(scroll);
    ruler.font = `600 ${style.fontSize} ${style.fontFamily}`;
    const wide = ruler.measureText(title).width;
    ruler.font = `400 ${style.fontSize} ${style.fontFamily}`;
    return Math.ceil(wide + ruler.measureText(more).width) + 24; // figures of one width, the dot, the padding
  }

  // rows

  function headOf(group: Group): HTMLLIElement {
    return el("li", { class: "pa-tl-head" }, el("h3", {}, group.isUndated ? null : swatch(model, group.family), name(headName(group)),
      el("span", { class: "pa-count" }, number(group.rows.length), el("span", { class: "pa-hidden" }, group.rows.length === 1 ? " project" : " projects"))));
  }

  function rowOf(item: Extract<Item, { kind: "row" }>): HTMLLIElement {
    const { project } = item.row;
    const open = button({ class: "pa-tl-row", "data-project": project }, () => {
      active = item.index;
      ctx.focus({ kind: "project", index: project });
    });
    return el("li", { "aria-setsize": stack.rows.length, "aria-posinset": item.index + 1 }, open);
  }

  function fillRow(open: HTMLElement, { row, group, index }: Extract<Item, { kind: "row" }>): void {
    const { project, look } = row;
    const programme = model.data.projects.programme[project];
    const bar = axis === null ? null : barOf(axis, row);
    const label = labelOf(row);
    const shown = emphasis(project);
    open.className = `pa-tl-row${shown === Emphasis.Strong ? " is-strong" : shown === Emphasis.Faint ? " is-faint" : ""}`;
    open.tabIndex = index === active ? 0 : -1;
    open.setAttribute("aria-label", fullName(model, row, state === null ? "" : roleIn(model, state, project)));
    open.toggleAttribute("aria-current", state?.focus?.kind === "project" && state.focus.index === project);
    open.style.color = inkOf(model, programme);
    const aside = asideOf(group, programme);
    const place = axis === null ? { x: left(), room: scroll.clientWidth - left() - MARGIN, side: "right" as const } : placeOf(axis, bar, widthOf(label));
    const text = el("span", { class: `pa-tl-label is-${place.side}` }, el("b", {}, name(label.title)), label.more === "" ? null : ` · ${label.more}`);
    text.style.left = `${place.x}px`;
    text.style.maxWidth = `${place.room}px`;
    refill(open,
      aside === "" || left() !== GUTTER ? null : el("span", { class: "pa-tl-aside" }, swatch(model, programme), name(aside)),
      ...(bar === null || axis === null ? [] : shapes(axis, row, bar, look)), text);
  }

  function shapes(line: Axis, row: Row, bar: NonNullable<ReturnType<typeof barOf>>, look: string): HTMLElement[] {
    const shape = el("i", { class: `pa-tl-bar is-${look}` });
    const height = row.extent === null ? 2 : thickness(row.partners);
    shape.style.left = `${bar.left}px`;
    shape.style.width = `${bar.right - bar.left}px`;
    shape.style.height = `${height}px`;
    const end = `rgb(0 0 0 / ${look === "sure" ? 15 : 45}%)`; // an outline needs more to be seen
    if (bar.sure > bar.left || bar.until < bar.right) {
      shape.style.maskImage = `linear-gradient(90deg, ${end}, #000 ${bar.sure - bar.left}px, #000 ${bar.until - bar.left}px, ${end})`;
    }
    return [shape, ...row.submitted.map((year) => {
      const mark = el("i", { class: "pa-tl-mark" });
      mark.style.left = `${xOf(line, year)}px`;
      return mark;
    })];
  }

  /** What is in sight, and the row that holds the focus. */
  function render(isFresh: boolean): void {
    frame = 0;
    if (scroll.clientWidth === 0) return;
    const shown = [...within(stack, scroll.scrollTop - BEYOND, scroll.scrollTop + scroll.clientHeight + BEYOND)];
    const kept = stack.rows[active];
    if (kept !== undefined && !shown.includes(kept)) shown.push(kept);
    const wanted = new Map(shown.map((item) => [item.kind === "row" ? item.row.project : -1 - item.y, item]));
    for (const [id, node] of made) {
      if (wanted.has(id) && !(isFresh && id < 0)) continue;
      node.remove();
      made.delete(id);
    }
    let before: Element | null = list.firstElementChild;
    for (const [id, item] of [...wanted].sort(([, a], [, b]) => a.y - b.y)) {
      let node = made.get(id);
      const isNew = node === undefined;
      node ??= item.kind === "row" ? rowOf(item) : headOf(item.group);
      made.set(id, node);
      if (item.kind === "row" && (isNew || isFresh)) fillRow(node.firstElementChild as HTMLElement, item);
      node.style.top = `${item.y}px`;
      if (node === before) before = before.nextElementSibling;
      else list.insertBefore(node, before);
    }
  }

  function label(text: string, x: number, kind: string): HTMLElement {
    const element = el("span", { class: kind }, text);
    element.style.left = `${x}px`;
    return element;
  }

  function drawAxis(): void {
    const { years: range } = model;
    axis = range === null ? null : axisOf(range, left(), scroll.clientWidth - MARGIN);
    ticks.hidden = axis === null || stack.rows.length === 0;
    lines.hidden = ticks.hidden;
    if (axis === null || range === null) return;
    const line = axis;
    const chosen = state?.years ?? null;
    const band = label("", xOf(line, chosen?.[0] ?? 0), "pa-tl-band");
    if (chosen !== null) {
      const [from, to] = [Math.max(chosen[0], range[0]), Math.min(chosen[1], range[1]) + 1];
      band.style.left = `${xOf(line, from)}px`;
      band.style.width = `${xOf(line, to) - xOf(line, from)}px`;
    }
    const isDated = now >= range[0] && now <= range[1] + 1;
    const isEarly = xOf(line, now) < AS_OF;
    refill(ticks, ...line.years.filter((year) => xOf(line, year) + YEAR < scroll.clientWidth).map((year) => label(String(year), xOf(line, year), "pa-tl-year")),
      isDated ? label(`registry as of ${model.data.site.date}`, xOf(line, now), `pa-tl-today${isEarly ? " is-early" : ""}`) : null);
    refill(lines, chosen === null ? null : band, ...line.years.map((year) => label("", xOf(line, year), "pa-tl-line")),
      isDated ? label("", xOf(line, now), "pa-tl-line is-today") : null);
  }

  function drawAll(): void {
    if (state === null || element.hidden || scroll.clientWidth === 0) return;
    list.style.height = `${stack.height}px`;
    lines.style.height = `${stack.items.find(({ group }) => group.isUndated)?.y ?? stack.height}px`;
    nothing.hidden = stack.rows.length > 0 || isNarrowed(state);
    key.hidden = stack.rows.length === 0;
    drawAxis();
    const at = indexOf(sought);
    if (at >= 0) reveal(at);
    render(true);
  }

  // keys

  /** Bring a row into sight, under the axis. */
  function reveal(index: number): void {
    const { y } = stack.rows[index];
    const [top, bottom] = [y - 2 * ROW, y + 2 * ROW + AXIS - scroll.clientHeight];
    if (scroll.scrollTop > top) scroll.scrollTop = top;
    else if (scroll.scrollTop < bottom) scroll.scrollTop = bottom;
  }

  list.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    active = Math.max(0, Math.min(stack.rows.length - 1, active + step));
    reveal(active);
    render(true);
    list.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });
  scroll.addEventListener("scroll", () => {
    if (frame === 0) frame = requestAnimationFrame(() => render(false));
  }, { passive: true });
  for (const event of ["wheel", "pointerdown", "keydown"]) scroll.addEventListener(event, () => (sought = -1), { passive: true });
  new ResizeObserver(drawAll).observe(scroll);

  // as a view of the stage

  function draw(_: Scene, next: State): void {
    const before = state;
    const seen = scenes.visible(next);
    const at = stack.rows[active]?.row.project ?? -1;
    state = next;
    lit = litProjects(model, next.focus, seen);
    stack = stackOf(groupsOf(model, seen, now));
    const isNew = !sameFocus(next.focus, before?.focus ?? null);
    const wanted = isNew && next.focus?.kind === "project" ? indexOf(next.focus.index) : -1;
    active = Math.max(0, wanted >= 0 ? wanted : indexOf(at));
    element.setAttribute("aria-label", `Projects over time: ${count(stack.rows.length, "project")}`);
    hasAsides = stack.rows.some(({ row, group }) => asideOf(group, model.data.projects.programme[row.project]) !== "");
    if (isNew) sought = stack.rows[wanted >= 0 ? wanted : firstLit()]?.row.project ?? -1;
    drawAll();
  }

  /** The first row that is lit, unless one of them is in sight already. */
  function firstLit(): number {
    const isLit = ({ row }: Stack["rows"][number]): boolean => lit?.has(row.project) === true;
    const [top, bottom] = [scroll.scrollTop, scroll.scrollTop + scroll.clientHeight - AXIS - ROW];
    return stack.rows.some((item) => isLit(item) && item.y >= top && item.y <= bottom) ? -1 : stack.rows.findIndex(isLit);
  }

  return {
    element,
    draw,
    enter: drawAll,
    leave: async () => undefined,
    inset(top, right, bottom, left) {
      element.style.inset = `${top + GAP}px ${right}px ${bottom + GAP}px ${left}px`;
    },
    spots: () => new Map(),
    picture() {
      if (stack.rows.length === 0 || scroll.clientWidth === 0) return null;
      const isWhole = stack.height + AXIS <= TALLEST;
      const [top, height] = isWhole ? [0, stack.height] : [scroll.scrollTop, scroll.clientHeight - AXIS];
      const place = (row: Row): ReturnType<typeof placeOf> =>
        axis === null ? { x: left(), room: scroll.clientWidth, side: "right" } : placeOf(axis, barOf(axis, row), widthOf(labelOf(row)));
      return {
        width: scroll.clientWidth,
        height: height + AXIS + MARGIN,
        paint: (pen) => paintTimeline(pen, {
          model, palette: readPalette(ctx.root), axis, top, items: within(stack, top, top + height), height: height + AXIS + MARGIN, width: scroll.clientWidth,
          today: now, years: state?.years ?? null, emphasis, place, label: labelOf, head: headName,
        }),
      };
    },
  };
}
