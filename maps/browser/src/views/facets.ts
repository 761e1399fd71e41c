/** A facet of the legend: its values with their counts under all the other filters, chosen by checkboxes. */

import { FACET_WORDS, valueName } from "../asked";
import type { Facet } from "../contract";
import { button, el, icon, name } from "../dom";
import { COUNTED, facetCounts, valuesOf, type Counts } from "../facets";
import { fold } from "../fold";
import { asking, BLANK, switched } from "../state";
import { form, n, number, t } from "../words";
import type { Context } from "./context";
import { kindSign } from "./swatch";

/** Of a longer list the values that hold most are shown first, the rest when asked for. */
const SHORT = 8;
const TOP = 6;

export interface FacetGroup {
  readonly element: HTMLElement;
  update(counts: Counts): void;
}

/** All facets that tell anything apart, in the legend's order. */
export function facetGroups(ctx: Context): FacetGroup[] {
  const whole = facetCounts(ctx.model, { ...BLANK, proposals: true });
  return (["kind", "country", "topic", "status", "role"] as const).flatMap((facet) => {
    const rows = [...whole[facet].keys()].filter((row) => whole[facet][row] > 0);
    if (facet === "country" || facet === "topic") {
      const values = valuesOf(ctx.model, facet);
      rows.sort((a, b) => whole[facet][b] - whole[facet][a] || (values[a] < values[b] ? -1 : 1));
    }
    return rows.length < 2 ? [] : [facetGroup(ctx, facet, rows)];
  });
}

/** What is counted beside each value, without the number. */
const unitOf = (facet: Facet, count: number): string => (COUNTED[facet] === "partner" ? form(count, "partner", "partners") : form(count, "project", "projects"));

const findOf = (facet: Facet, count: number): string =>
  facet === "country" ? n(count, "Find one of {n} country", "Find one of {n} countries") : n(count, "Find one of {n} topic", "Find one of {n} topics");

function facetGroup(ctx: Context, facet: Facet, rows: readonly number[]): FacetGroup {
  const { store, model } = ctx;
  const one = facet === "kind" ? t("Kind of partner") : FACET_WORDS[facet];
  const isLong = rows.length > SHORT;
  let isWhole = !isLong;

  const chosen = (): ReadonlySet<number> => store.get().facets[facet];
  const choose = (wanted: Iterable<number>): void => store.set({ facets: asking(store.get().facets, facet, wanted) });

  const values = rows.map((row) => {
    const box = el("input", { type: "checkbox", class: "pa-check-box" });
    box.addEventListener("change", () => choose(switched(chosen(), [row], box.checked)));
    const tally = el("span", { class: "pa-check-count" });
    const bar = el("i", { class: "pa-facet-share", "aria-hidden": "true" });
    const label = valueName(model, facet, row);
    const sign = facet === "kind" ? kindSign(model.data.kinds[row]) : null;
    const element = el("li", { class: "pa-facet-value" }, el("label", { class: "pa-check" }, box, sign, el("span", { class: "pa-check-name" }, name(label)), tally), bar);
    return { row, box, tally, bar, element, folded: fold(label) };
  });

  const field = el("input", {
    class: "pa-facet-search", type: "text", placeholder: findOf(facet, rows.length), "aria-label": `${t("Find")}: ${one}`,
    autocomplete: "off", autocapitalize: "none", spellcheck: "false",
  });
  const none = el("p", { class: "pa-note", role: "status" });
  const all = button({ class: "pa-text-button pa-facet-all" }, () => {
    isWhole = !isWhole;
    reveal();
  });
  const bodyId = ctx.id(`facet-${facet}`);
  const body = el("div", { class: "pa-facet-body", id: bodyId, hidden: true }, isLong ? field : null,
    el("ul", { class: "pa-facet-list" }, ...values.map((value) => value.element)), none, isLong ? all : null);
  const summary = el("span", { class: "pa-facet-chosen" });
  const toggle = button({ class: "pa-facet-toggle", "aria-expanded": false, "aria-controls": bodyId }, () => {
    body.hidden = !body.hidden;
    toggle.setAttribute("aria-expanded", String(!body.hidden));
  }, icon("open"), el("span", { class: "pa-facet-name" }, one), summary);
  const clear = button({ class: "pa-icon-button pa-facet-clear", "aria-label": t("Clear: {name}", { name: one }), title: t("Clear") }, () => {
    choose([]);
    toggle.focus({ preventScroll: true });
  }, icon("close"));
  const unit = el("span", { class: "pa-legend-unit", "aria-hidden": "true" }, unitOf(facet, 2));
  const element = el("section", { class: "pa-facet", role: "group", "aria-label": one, "data-facet": facet }, el("div", { class: "pa-facet-bar" }, toggle, unit, clear), body);

  /** Which values stand in the list: those found, else the top, all of them, and always the chosen. */
  function reveal(): void {
    const typed = fold(field.value);
    let shown = 0;
    values.forEach((value, position) => {
      const isIn = typed !== "" ? value.folded.includes(typed) : isWhole || position < TOP || chosen().has(value.row);
      value.element.hidden = !isIn;
      if (isIn) shown++;
    });
    none.textContent = shown === 0 ? t("None is called that.") : "";
    none.hidden = shown > 0;
    all.hidden = typed !== "";
    all.textContent = isWhole ? t("Show fewer") : t("Show all {number}", { number: number(rows.length) });
  }
  field.addEventListener("input", reveal);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || field.value === "") return;
    event.stopPropagation();
    field.value = "";
    reveal();
  });
  reveal();

  return {
    element,
    update(counts) {
      const now = chosen();
      const most = Math.max(1, ...rows.map((row) => counts[facet][row]));
      for (const { row, box, tally, bar, element: line } of values) {
        const left = counts[facet][row];
        box.checked = now.has(row);
        tally.replaceChildren(number(left), el("span", { class: "pa-hidden" }, ` ${unitOf(facet, left)}`));
        bar.style.width = `calc((100% - 4.5rem) * ${left / most})`;
        line.classList.toggle("is-empty", left === 0);
      }
      summary.textContent = now.size === 0 ? "" : now.size === 1 ? valueName(model, facet, [...now][0]) : n(now.size, "{n} chosen", "{n} chosen");
      clear.hidden = now.size === 0;
      unit.hidden = now.size > 0;
      element.classList.toggle("is-chosen", now.size > 0);
      reveal();
    },
  };
}
