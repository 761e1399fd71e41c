/** "How is it connected to …?": a small search for the partner at the other end. */

import { el, name, refill, type Child } from "../dom";
import type { Model } from "../model";
import { buildIndex, search, type Index } from "../search";
import { partnerPlace } from "../text";
import { n, rich, t } from "../words";
import type { Context } from "./context";
import { section, shortName } from "./parts";

const MOST = 6;

const indexes = new WeakMap<Model, Index>();

export function connect(ctx: Context, partner: number): HTMLElement | null {
  const { data } = ctx.model;
  const [fieldId, listId] = [ctx.id("connect"), ctx.id("connect-list")];
  const input = el("input", {
    class: "pa-connect-input", id: fieldId, type: "text", role: "combobox", "aria-expanded": false, "aria-controls": listId,
    "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "none", spellcheck: "false", placeholder: t("Another partner"),
  });
  const list = el("div", { class: "pa-connect-list", id: listId, role: "listbox", "aria-label": t("Partners"), hidden: true });
  const said = el("p", { class: "pa-note", role: "status" });
  let options: { element: HTMLElement; row: number }[] = [];
  let active = -1;

  function activate(next: number): void {
    options[active]?.element.setAttribute("aria-selected", "false");
    active = next;
    const option = options[active]?.element;
    if (option === undefined) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
  function choose(row: number): void {
    ctx.focus({ kind: "path", a: Math.min(partner, row), b: Math.max(partner, row) });
  }
  function show(): void {
    activate(-1);
    const query = input.value.trim();
    const index = indexes.get(ctx.model) ?? buildIndex(ctx.model);
    indexes.set(ctx.model, index);
    const found = query === "" ? [] : search(index, query).filter((each) => each.kind === "partner" && each.row !== partner).map((each) => each.row);
    options = found.slice(0, MOST).map((row, i) => {
      const element = el("div", { class: "pa-connect-option", role: "option", id: ctx.id(`connect-${i}`), "aria-selected": false },
        name(data.partners.name[row]), el("span", { class: "pa-note" }, partnerPlace(data, row)));
      element.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps its focus
      element.addEventListener("click", () => choose(row));
      return { element, row };
    });
    refill(list, ...options.map((option) => option.element));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    said.textContent = query === "" ? "" : found.length === 0 ? t("No partner is called that.") : found.length > MOST ? n(found.length, "The first {some} of {n} partner", "The first {some} of {n} partners", { some: MOST }) : "";
  }
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const size = options.length;
    if (event.isComposing || size === 0) return;
    if (event.key === "ArrowDown") activate((active + 1) % size);
    else if (event.key === "ArrowUp") activate(active <= 0 ? size - 1 : active - 1);
    else if (event.key === "Enter") choose((options[active] ?? options[0]).row);
    else if (event.key === "Escape") {
      input.value = "";
      show();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const label = el("label", { for: fieldId }, ...rich<Child>("How is {partner} connected to …", { partner: name(shortName(ctx, partner)) }));
  return section(t("Two partners"), null, el("div", { class: "pa-connect" }, label, input, list, said));
}
