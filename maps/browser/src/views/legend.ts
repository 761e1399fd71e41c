/** The legend that filters: programmes by family, proposals, kinds of partner. */

import { button, el, icon, name } from "../dom";
import { projectsPerProgramme } from "../filter";
import { asking, isNarrowed, switched } from "../state";
import { capital, count, number, programmeName, word } from "../text";
import { debounced, type Context } from "./context";
import { kindSign, swatch } from "./swatch";

/** From this width on, the legend is open at first. */
const ROOMY = 900;

/** A checkbox row that follows the state. */
interface Row {
  readonly element: HTMLElement;
  update(counts: ReadonlyMap<number, number>): void;
}

export interface Legend {
  readonly element: HTMLElement;
  fold(): void;
}

/** `changed` runs when it has opened or folded. */
export function legend(ctx: Context, changed: () => void): Legend {
  const { model, store } = ctx;
  const everything = [...model.roots.flatMap((root) => [...model.below(root)]), -1];
  const inUse = (programme: number): boolean => rowsBelow(programme).some((row) => model.projectsIn(row).length > 0);
  const rowsBelow = (programme: number): readonly number[] => (programme < 0 ? [-1] : [...model.below(programme)]);

  function only(programmes: readonly number[]): void {
    store.set({ off: new Set(everything.filter((row) => !programmes.includes(row))) });
  }

  function programmeRow(programme: number, depth: number): Row {
    const rows = rowsBelow(programme);
    const box = el("input", { type: "checkbox", class: "pa-check-box" });
    const tally = el("span", { class: "pa-check-count" });
    const label = programmeName(model.data, programme);
    const full = programme < 0 ? label : model.data.programmes.name[programme];
    box.addEventListener("change", () => store.set({ off: switched(store.get().off, rows, !box.checked) }));
    const check = el("label", { class: "pa-check", title: full === label ? false : full }, box, swatch(model, programme), el("span", { class: "pa-check-name" }, name(label)), tally);
    const alone = button({ class: "pa-text-button pa-only", "aria-label": `Only ${label}` }, () => only(rows), "only");
    const children = programme < 0 ? [] : [...model.childrenOf(programme)].filter(inUse).map((child) => programmeRow(child, depth + 1));
    const element = el("li", { class: "pa-legend-item", "data-depth": depth }, el("div", { class: "pa-legend-line" }, check, alone));
    if (children.length > 0) {
      const id = ctx.id(`family-${model.data.programmes.id[programme]}`);
      const nested = el("ul", { id, class: "pa-legend-list", hidden: true }, ...children.map((child) => child.element));
      const more = button({ class: "pa-icon-button pa-legend-more", "aria-expanded": false, "aria-controls": id, "aria-label": `Programmes of ${label}` }, () => {
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
        tally.replaceChildren(number(projects), el("span", { class: "pa-hidden" }, projects === 1 ? " project" : " projects"));
        element.classList.toggle("is-empty", projects === 0);
        for (const child of children) child.update(counts);
      },
    };
  }

  function kindRow(kind: number): Row | null {
    const members = model.data.partners.kind.filter((each) => each === kind).length;
    if (members === 0) return null;
    const box = el("input", { type: "checkbox", class: "pa-check-box" });
    box.addEventListener("change", () => store.set({ facets: asking(store.get().facets, "kind", switched(store.get().facets.kind, [kind], box.checked)) }));
    const element = el("label", { class: "pa-chip" }, box, kindSign(model.data.kinds[kind]), capital(word(model.data.kinds[kind])), el("span", { class: "pa-check-count" }, number(members)));
    return { element, update: () => (box.checked = store.get().facets.kind.has(kind)) };
  }

  const families = [...model.roots.filter(inUse), ...(model.projectsIn(-1).length > 0 ? [-1] : [])].map((root) => programmeRow(root, 0));
  const kinds = model.data.kinds.map((_, kind) => kindRow(kind)).filter((row): row is Row => row !== null);
  const reset = button({ class: "pa-text-button pa-legend-reset" }, () => {
    store.set({ off: ctx.home.off, facets: ctx.home.facets, years: ctx.home.years, proposals: ctx.home.proposals });
  }, "Show all");

  const proposals = model.data.projects.proposal.filter((flag) => flag === 1).length;
  const proposalBox = el("input", { type: "checkbox", role: "switch", class: "pa-switch-box" });
  proposalBox.addEventListener("change", () => store.set({ proposals: proposalBox.checked }));
  const proposalSwitch = el("label", { class: "pa-switch" }, proposalBox, el("span", { class: "pa-switch-track" }),
    el("span", {}, "Proposals too", el("span", { class: "pa-note" }, `${count(proposals, "project")} applied for, not run`)));

  const bodyId = ctx.id("legend-body");
  const body = el("div", { class: "pa-legend-body", id: bodyId },
    el("p", { class: "pa-legend-head", id: ctx.id("legend-programmes") }, "Programmes", el("span", { class: "pa-legend-unit" }, "projects")),
    el("ul", { class: "pa-legend-list", "aria-labelledby": ctx.id("legend-programmes") }, ...families.map((row) => row.element)),
    families.length < 2 ? null : el("p", { class: "pa-note pa-legend-hint" }, "Dashes tell a family’s programmes apart."),
    kinds.length < 2 ? null : el("fieldset", { class: "pa-legend-kinds" }, el("legend", { class: "pa-legend-head" }, "Kinds of partner"), ...kinds.map((row) => row.element),
      el("p", { class: "pa-note" }, marksNote(ctx))),
    proposals > 0 ? proposalSwitch : null,
  );
  const toggle = button({ class: "pa-legend-toggle", "aria-expanded": true, "aria-controls": bodyId }, () => unfold(body.hidden), icon("layers"),
    el("span", {}, "Legend", el("span", { class: "pa-legend-more-words" }, " and filters")), icon("down"));
  const element = el("section", { class: "pa-legend pa-card", "aria-label": "Legend and filters" }, el("div", { class: "pa-legend-bar" }, toggle, reset), body);

  function unfold(open: boolean): void {
    body.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    element.classList.toggle("is-open", open);
    changed();
  }
  /** Let the lower edge say that there is more below it. */
  function cue(): void {
    element.classList.toggle("has-more", !body.hidden && body.scrollTop + body.clientHeight < body.scrollHeight - 4);
  }
  body.addEventListener("scroll", cue, { passive: true });
  body.addEventListener("click", cue); // families fold and unfold without a change of the body's own size
  if (typeof ResizeObserver === "function") new ResizeObserver(cue).observe(body);

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || body.hidden) return;
    event.stopPropagation();
    unfold(false);
    toggle.focus();
  });

  function update(): void {
    const state = store.get();
    const counts = projectsPerProgramme(model, state);
    for (const row of [...families, ...kinds]) row.update(counts);
    proposalBox.checked = state.proposals;
    const narrowed = isNarrowed(state);
    reset.hidden = !narrowed;
    element.classList.toggle("is-narrowed", narrowed);
  }
  store.subscribe(debounced(update, 0));
  update();
  unfold(ctx.kind === "explorer" && ctx.root.clientWidth >= ROOMY);
  return { element, fold: () => unfold(false) };
}

/** What the marks on the map say besides their shape. */
function marksNote(ctx: Context): string {
  const { precisions, places } = ctx.model.data;
  const isRough = places.precision.some((row) => precisions[row] === "region" || precisions[row] === "country");
  return `A number counts several partners at one place.${isRough ? " A hollow mark stands at the middle of a region or country." : ""}`;
}
