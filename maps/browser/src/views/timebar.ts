/** How many projects run in each year, and which years are shown: chosen by a brush, or played one after the other. */

import { button, el, icon, refill } from "../dom";
import { sameFilter } from "../state";
import { n, t } from "../words";
import { between, binsOf, firstStep, labelled, nextStep, shifted, spanOf, spanWords, stretched, yearAt, yearsOf, type Bins, type Span } from "../years";
import type { Context } from "./context";

/** How long each year is shown while playing, in milliseconds. */
const BEAT = 900;
const PAGE = 5;
/** Room that a year's label takes, in pixels. */
const LABEL = 44;

type Part = "from" | "to" | "span";

export interface Timebar {
  readonly element: HTMLElement;
  /** Where there is little room it is a button until it is wanted. */
  readonly toggle: HTMLElement;
}

/** `changed` runs when it has opened or folded. */
export function timebar(ctx: Context, range: Span, changed: () => void): Timebar {
  const { store, model } = ctx;
  const [first, last] = range;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  let bins: Bins = binsOf(model, store.get(), range);
  let counted = store.get();

  const bars = all.map(() => {
    const parts = { proposed: el("i", { class: "pa-time-proposed" }), running: el("i", { class: "pa-time-running" }) };
    return { ...parts, element: el("span", { class: "pa-time-bar" }, parts.proposed, parts.running) };
  });
  const axis = el("div", { class: "pa-time-axis" });
  const slider = (part: Part, label: string): HTMLElement => el("div", {
    class: `pa-time-${part}`, role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": first, "aria-valuemax": last, "data-part": part,
  });
  const handles = { span: slider("span", t("Span of years")), from: slider("from", t("First year")), to: slider("to", t("Last year")) };
  const plot = el("div", { class: "pa-time-plot" }, el("div", { class: "pa-time-bars", "aria-hidden": "true" }, ...bars.map((bar) => bar.element)), handles.span, handles.from, handles.to);
  const field = el("div", { class: "pa-time-field" }, plot, axis);
  axis.setAttribute("aria-hidden", "true");

  const play = button({ class: "pa-icon-button pa-time-play" }, () => (timer === undefined ? start() : stop()));
  const keep = button({ class: "pa-icon-button pa-time-keep", "aria-pressed": false, "aria-label": t("Keep earlier years while playing"), title: t("Keep earlier years while playing") }, () => {
    keeps = !keeps;
    keep.setAttribute("aria-pressed", String(keeps));
  }, icon("grow"));
  const words = el("p", { class: "pa-time-span" });
  const note = el("p", { class: "pa-time-note" });
  const whole = button({ class: "pa-icon-button pa-time-whole", "aria-label": t("All years"), title: t("All years") }, () => {
    store.set({ years: null });
    handles.from.focus({ preventScroll: true });
  }, icon("close"));
  const fold = button({ class: "pa-icon-button pa-time-fold", "aria-label": t("Fold the years") }, () => unfold(false), icon("down"));
  const id = ctx.id("years");
  const element = el("section", { class: "pa-time pa-card", id, "aria-label": t("Years") }, play, keep, field, el("div", { class: "pa-time-words" }, words, note), whole, fold);
  const opener = button({ class: "pa-icon-button", "aria-label": t("Years"), title: t("Years"), "aria-expanded": false, "aria-controls": id }, () => unfold(!element.classList.contains("is-open")), icon("years"));
  const toggle = el("div", { class: "pa-time-toggle pa-card" }, opener);

  function unfold(isOpen: boolean): void {
    element.classList.toggle("is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
    changed();
    if (isOpen) handles.from.focus({ preventScroll: true });
    else opener.focus({ preventScroll: true });
  }

  // choosing

  const spanNow = (): Span => spanOf(store.get().years, range);
  function choose(span: Span): void {
    stop();
    store.set({ years: yearsOf(span, range) });
  }

  const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE, Home: first - last, End: last - first };
  function press(event: KeyboardEvent, part: Part): void {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const span = spanNow();
    if (part === "span") choose(shifted(span, step, range));
    else choose(part === "from" ? stretched(span, 0, span[0] + step, range) : stretched(span, 1, span[1] + step, range));
  }
  for (const part of ["from", "to", "span"] as const) handles[part].addEventListener("keydown", (event) => press(event, part));

  const yearUnder = (event: PointerEvent): number => {
    const box = plot.getBoundingClientRect();
    return yearAt((event.clientX - box.left) / box.width, range);
  };
  /** Where a drag began, and the span then. */
  let grip: { part: Part | null; year: number; span: Span; hasMoved: boolean } | null = null;
  function drag(event: PointerEvent): void {
    const year = yearUnder(event);
    if (grip === null) return say(year);
    if (!grip.hasMoved && year === grip.year) return;
    grip.hasMoved = true;
    const { part, span } = grip;
    if (part === "span") choose(shifted(span, year - grip.year, range));
    else choose(between(part === "from" ? span[1] : part === "to" ? span[0] : grip.year, year));
  }
  field.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const held = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-part]") : null;
    const isWhole = store.get().years === null;
    const part = (held?.dataset["part"] ?? null) as Part | null;
    grip = { part: part === "span" && isWhole ? null : part, year: yearUnder(event), span: spanNow(), hasMoved: false };
    field.setPointerCapture(event.pointerId);
    event.preventDefault(); // no text is selected on the way
    if (part !== null && part !== "span") handles[part].focus({ preventScroll: true });
  });
  field.addEventListener("pointermove", drag);
  field.addEventListener("pointerup", () => {
    if (grip !== null && !grip.hasMoved && grip.part !== "from" && grip.part !== "to") choose([grip.year, grip.year]);
    grip = null;
  });
  field.addEventListener("pointercancel", () => (grip = null));
  field.addEventListener("pointerleave", () => grip === null && say(null));
  field.addEventListener("dblclick", () => {
    stop();
    store.set({ years: null });
  });

  // playing

  let keeps = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  let played: Span = range;
  function step(span: Span): void {
    played = span;
    store.set({ years: yearsOf(span, range) });
  }
  function start(): void {
    timer = setInterval(() => {
      const next = nextStep(played, range, keeps);
      if (next === null) stop();
      else step(next);
    }, BEAT);
    step(firstStep(store.get().years, range, keeps));
    sign();
  }
  function stop(): void {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    sign();
  }
  function sign(): void {
    const label = timer === undefined ? t("Play the years") : t("Pause");
    play.setAttribute("aria-label", label);
    play.title = label;
    refill(play, icon(timer === undefined ? "play" : "pause"));
  }

  // showing

  function say(year: number | null): void {
    const { years } = store.get();
    const hidden = years !== null && bins.undated > 0;
    if (year === null) {
      words.textContent = years === null ? t("All years") : spanWords(spanNow());
      note.textContent = bins.undated === 0 ? "" : hidden ? n(bins.undated, "{n} undated left out", "{n} undated left out") : n(bins.undated, "{n} without dates", "{n} without dates");
      return;
    }
    const [running, proposed] = [bins.running[year - first], bins.proposed[year - first]];
    words.textContent = String(year);
    note.textContent = [n(running, "{n} project", "{n} projects"), ...(proposed > 0 ? [n(proposed, "{n} proposal", "{n} proposals")] : [])].join(", ");
  }

  function drawBars(): void {
    bars.forEach(({ running, proposed }, i) => {
      running.style.height = `${(100 * bins.running[i]) / bins.most}%`;
      proposed.style.height = `${(100 * bins.proposed[i]) / bins.most}%`;
    });
  }

  function drawAxis(): void {
    refill(axis, ...labelled(range, axis.clientWidth / LABEL).map((year) => {
      const label = el("span", {}, String(year));
      label.style.left = `${(100 * (year - first + 0.5)) / all.length}%`;
      return label;
    }));
  }

  function drawSpan(): void {
    const { years } = store.get();
    const [from, to] = spanNow();
    plot.style.setProperty("--middle", `${(50 * (from + to + 1 - 2 * first)) / all.length}%`);
    plot.style.setProperty("--half", `${(50 * (to - from + 1)) / all.length}%`);
    element.classList.toggle("is-whole", years === null);
    handles.span.tabIndex = years === null ? -1 : 0; // all the years have nowhere to go
    for (const [part, year, text] of [["from", from, String(from)], ["to", to, String(to)], ["span", from, spanWords([from, to])]] as const) {
      handles[part].setAttribute("aria-valuenow", String(year));
      handles[part].setAttribute("aria-valuetext", text);
    }
    all.forEach((year, i) => bars[i].element.classList.toggle("is-out", year < from || year > to));
    whole.hidden = years === null;
    toggle.classList.toggle("is-narrowed", years !== null);
  }

  function update(): void {
    const state = store.get();
    if (timer !== undefined && !sameFilter({ ...state, years: yearsOf(played, range) }, state)) stop(); // someone else chose
    if (!sameFilter({ ...state, years: null }, { ...counted, years: null })) {
      bins = binsOf(model, state, range);
      counted = state;
      drawBars();
    }
    drawSpan();
    say(null);
  }
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.classList.contains("is-open")) return;
    event.stopPropagation();
    unfold(false);
  });
  store.subscribe(update);
  if (typeof ResizeObserver === "function") new ResizeObserver(drawAxis).observe(axis);
  drawBars();
  sign();
  update();
  return { element, toggle };
}
