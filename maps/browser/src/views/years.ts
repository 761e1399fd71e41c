/** First and last year, over a small picture of how many projects run in each. */

import { el, svg } from "../dom";
import type { Context } from "./context";

const HEIGHT = 28;

export function yearFilter(ctx: Context, [first, last]: readonly [number, number]): HTMLElement {
  const { model, store } = ctx;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const running = all.map((year) => model.from.filter((from, row) => from > 0 && from <= year && model.to[row] >= year).length);
  const most = Math.max(1, ...running);
  const bars = all.map((_, i) => {
    const height = running[i] === 0 ? 1 : Math.max(2, (running[i] / most) * HEIGHT);
    return svg("rect", { x: i + 0.1, width: 0.8, y: HEIGHT - height, height });
  });
  const picture = svg("svg", {
    class: "pa-years-bars", viewBox: `0 0 ${all.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false",
  }, ...bars);

  const select = (label: string): HTMLSelectElement =>
    el("select", { class: "pa-select", "aria-label": label }, ...all.map((year) => el("option", { value: year }, String(year))));
  const from = select("First year");
  const to = select("Last year");

  function choose(changed: HTMLSelectElement): void {
    const [a, b] = [Number(from.value), Number(to.value)];
    const low = a <= b ? a : changed === from ? a : b;
    const high = a <= b ? b : changed === from ? a : b;
    store.set({ years: low === first && high === last ? null : [low, high] });
  }
  from.addEventListener("change", () => choose(from));
  to.addEventListener("change", () => choose(to));

  const undated = model.from.filter((year) => year === 0).length;
  const hint = el("p", { class: "pa-note" }, undated === 0 ? "" : `${undated} without dates are hidden while years are chosen`);

  function update(): void {
    const [low, high] = store.get().years ?? [first, last];
    from.value = String(Math.max(first, Math.min(last, low)));
    to.value = String(Math.max(first, Math.min(last, high)));
    all.forEach((year, i) => bars[i].setAttribute("class", year >= low && year <= high ? "is-in" : "is-out"));
    hint.hidden = store.get().years === null || undated === 0;
  }
  store.subscribe(update);
  update();
  return el("fieldset", { class: "pa-years" }, el("legend", { class: "pa-legend-head" }, "Years"), picture,
    el("div", { class: "pa-years-line" }, from, el("span", { "aria-hidden": "true" }, "–"), to), hint);
}
