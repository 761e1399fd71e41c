/** The programmes as the tree they are, each with its line on the map: the legend that filters. */

import { button, el, icon, name } from "../dom";
import { projectsPerProgramme } from "../filter";
import { switched } from "../state";
import { programmeName } from "../text";
import { form, number, t } from "../words";
import type { Context } from "./context";
import { swatch } from "./swatch";

/** A checkbox row that follows the state. */
interface Row {
  readonly element: HTMLElement;
  update(counts: ReadonlyMap<number, number>): void;
}

export interface Programmes {
  readonly element: HTMLElement;
  update(): void;
}

export function programmes(ctx: Context): Programmes {
  const { model, store } = ctx;
  const everything = [...model.roots.flatMap((root) => [...model.below(root)]), -1];
  const inUse = (programme: number): boolean => rowsBelow(programme).some((row) => model.projectsIn(row).length > 0);
  const rowsBelow = (programme: number): readonly number[] => (programme < 0 ? [-1] : [...model.below(programme)]);

  function only(rows: readonly number[]): void {
    store.set({ off: new Set(everything.filter((row) => !rows.includes(row))) });
  }

  function programmeRow(programme: number, depth: number): Row {
    const rows = rowsBelow(programme);
    const box = el("input", { type: "checkbox", class: "pa-check-box" });
    const tally = el("span", { class: "pa-check-count" });
    const label = programmeName(model.data, programme);
    const full = programme < 0 ? label : model.data.programmes.name[programme];
    box.addEventListener("change", () => store.set({ off: switched(store.get().off, rows, !box.checked) }));
    const check = el("label", { class: "pa-check", title: full === label ? false : full }, box, swatch(model, programme), el("span", { class: "pa-check-name" }, name(label)), tally);
    const alone = button({ class: "pa-text-button pa-only", "aria-label": t("Only {names}", { names: label }) }, () => only(rows), t("only"));
    const children = programme < 0 ? [] : [...model.childrenOf(programme)].filter(inUse).map((child) => programmeRow(child, depth + 1));
    const element = el("li", { class: "pa-legend-item", "data-depth": depth }, el("div", { class: "pa-legend-line" }, check, alone));
    if (children.length > 0) {
      const id = ctx.id(`family-${model.data.programmes.id[programme]}`);
      const nested = el("ul", { id, class: "pa-legend-list", hidden: true }, ...children.map((child) => child.element));
      const more = button({ class: "pa-icon-button pa-legend-more", "aria-expanded": false, "aria-controls": id, "aria-label": t("Programmes of {programme}", { programme: label }) }, () => {
        nested.hidden = !nested.hidden;
        more.setAttribute("aria-expanded", String(!nested.hidden));
      }, icon("open"));
      element.firstElementChild?.append(more);
      element.append(nested);
    }
    return {
      element,
      update(counts) {
        const off = store.get().off;
        const hidden = rows.filter((row) => off.has(row)).length;
        box.checked = hidden < rows.length;
        box.indeterminate = hidden > 0 && hidden < rows.length;
        const projects = rows.reduce((sum, row) => sum + (counts.get(row) ?? 0), 0);
        tally.replaceChildren(number(projects), el("span", { class: "pa-hidden" }, ` ${form(projects, "project", "projects")}`));
        element.classList.toggle("is-empty", projects === 0);
        for (const child of children) child.update(counts);
      },
    };
  }

  const families = [...model.roots.filter(inUse), ...(model.projectsIn(-1).length > 0 ? [-1] : [])].map((root) => programmeRow(root, 0));
  const id = ctx.id("legend-programmes");
  const clear = button({ class: "pa-icon-button pa-facet-clear", "aria-label": t("Clear: {name}", { name: t("Programmes") }), title: t("Clear") }, () => {
    store.set({ off: ctx.home.off });
    element.querySelector("input")?.focus({ preventScroll: true });
  }, icon("close"));
  const unit = el("span", { class: "pa-legend-unit", "aria-hidden": "true" }, form(2, "project", "projects"));
  const element = el("section", { class: "pa-programmes", role: "group", "aria-labelledby": id },
    el("p", { class: "pa-legend-head", id }, t("Programmes"), unit, clear),
    el("ul", { class: "pa-legend-list" }, ...families.map((family) => family.element)));
  return {
    element,
    update() {
      const counts = projectsPerProgramme(model, store.get());
      for (const family of families) family.update(counts);
      clear.hidden = store.get().off.size === 0;
      unit.hidden = !clear.hidden;
    },
  };
}
