/** The search field: a combobox with a list of everything that can be looked at or asked for. */

import { button, el, icon, isTyping, name, refill, type Child } from "../dom";
import { buildIndex, search, type Found, type Index, type Kind } from "../search";
import { asking } from "../state";
import { capital, partnerPlace, programmeName, projectName, years } from "../text";
import { n, number, rich, t } from "../words";
import type { Context } from "./context";
import { swatch } from "./swatch";

const PER_GROUP = 30;
const HEADINGS: ReadonlyMap<Kind, string> = new Map([
  ["partner", t("Partners")],
  ["project", t("Projects")],
  ["programme", t("Programmes")],
  ["city", t("Cities")],
  ["country", t("Countries")],
  ["topic", t("Topics")],
]);

export function searchbox(ctx: Context): HTMLElement {
  const listId = ctx.id("results");
  const input = el("input", {
    class: "pa-search-input", id: ctx.id("search"), type: "text", role: "combobox", "aria-expanded": false, "aria-controls": listId,
    "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search",
    placeholder: t("Partner, project, city, topic"), "aria-label": t("Search partners, projects, programmes, cities, countries and topics"),
  });
  const clear = button({ class: "pa-icon-button pa-search-clear", "aria-label": t("Clear the search"), hidden: true }, () => {
    type("");
    input.focus();
  }, icon("close"));
  const list = el("div", { class: "pa-results", id: listId, role: "listbox", "aria-label": t("Search results"), hidden: true });
  const said = el("p", { class: "pa-hidden", role: "status" });
  const none = el("p", { class: "pa-results pa-results-none", hidden: true });
  const field = el("div", { class: "pa-search-field pa-card" }, icon("search"), input, el("kbd", { class: "pa-search-key", "aria-hidden": "true" }, "/"), clear);
  const toggle = button({ class: "pa-icon-button pa-card pa-search-toggle", "aria-label": t("Search"), "aria-expanded": false }, () => {
    unfold(!box.classList.contains("is-unfolded"));
  }, icon("search"));
  const box = el("div", { class: "pa-search", role: "search" }, toggle, field, list, none, said);

  let index: Index | null = null;
  let options: { element: HTMLElement; found: Found }[] = [];
  let active = -1;

  function unfold(open: boolean): void {
    box.classList.toggle("is-unfolded", open);
    toggle.setAttribute("aria-expanded", String(open));
    if (open) input.focus();
    else close();
  }

  function close(): void {
    list.hidden = true;
    none.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(next: number): void {
    options[active]?.element.setAttribute("aria-selected", "false");
    active = next;
    const option = options[active]?.element;
    if (option === undefined) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function optionOf(found: Found, position: number): HTMLElement {
    const [first, second] = wordsOf(ctx, found);
    const sign = found.kind === "programme" ? swatch(ctx.model, found.row) : null;
    const element = el(
      "div",
      { class: `pa-result pa-result-${found.kind}`, role: "option", id: ctx.id(`result-${position}`), "aria-selected": false },
      el("span", { class: "pa-result-name" }, sign, name(first)),
      el("span", { class: "pa-result-more" }, second),
    );
    element.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps its focus
    element.addEventListener("click", () => choose(found));
    element.addEventListener("pointermove", () => {
      if (active !== position) activate(position);
    });
    return element;
  }

  function show(): void {
    const query = input.value.trim();
    options = [];
    active = -1;
    input.removeAttribute("aria-activedescendant");
    if (query === "") {
      said.textContent = "";
      return close();
    }
    index ??= buildIndex(ctx.model);
    const found = search(index, query);
    const groups = [...HEADINGS.keys()]
      .map((kind) => ({ kind, all: found.filter((each) => each.kind === kind) }))
      .filter((group) => group.all.length > 0)
      .sort((a, b) => b.all[0].score - a.all[0].score);
    refill(list, ...groups.map(({ kind, all }) => {
      const id = ctx.id(`results-${kind}`);
      const shown = all.slice(0, PER_GROUP).map((each) => {
        const element = optionOf(each, options.length);
        options.push({ element, found: each });
        return element;
      });
      const total = all.length > PER_GROUP ? t("{place} of {all}", { place: PER_GROUP, all: number(all.length) }) : number(all.length);
      const heading = el("div", { class: "pa-results-head", id }, HEADINGS.get(kind) ?? "", el("span", {}, total));
      return el("div", { role: "group", "aria-labelledby": id }, heading, ...shown);
    }));
    list.hidden = options.length === 0;
    none.hidden = options.length > 0;
    refill(none, ...rich<Child>("Nothing here is called “{words}”. Try a city, a country, a topic or a shorter word.", { words: name(query) }));
    input.setAttribute("aria-expanded", String(options.length > 0));
    said.textContent = found.length === 0 ? t("Nothing found") : n(found.length, "{n} result, arrow keys to choose", "{n} results, arrow keys to choose");
    list.scrollTop = 0;
  }

  function type(text: string): void {
    input.value = text;
    clear.hidden = text === "";
    ctx.store.set({ query: text });
    show();
  }

  function choose(found: Found): void {
    input.value = "";
    clear.hidden = true;
    close();
    said.textContent = "";
    box.classList.remove("is-unfolded");
    toggle.setAttribute("aria-expanded", "false");
    ctx.store.set({ query: "" });
    if (found.kind === "city") ctx.focus({ kind: "place", index: found.row });
    else if (found.kind === "country" || found.kind === "topic") {
      ctx.store.set({ facets: asking(ctx.store.get().facets, found.kind, [found.row]) });
      ctx.look(null);
    } else ctx.focus({ kind: found.kind, index: found.row });
  }

  function press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = options.length - 1;
    const isOpen = !list.hidden;
    switch (event.key) {
      case "ArrowDown":
        if (!isOpen) show();
        activate(active >= last ? 0 : active + 1);
        break;
      case "ArrowUp":
        if (!isOpen) show();
        activate(active <= 0 ? last : active - 1);
        break;
      case "Enter": {
        const chosen = options[active] ?? options[0];
        if (!isOpen || chosen === undefined) return;
        choose(chosen.found);
        break;
      }
      case "Escape":
        if (isOpen || !none.hidden) close();
        else if (input.value !== "") type("");
        else if (box.classList.contains("is-unfolded")) {
          unfold(false);
          toggle.focus();
        } else return;
        event.stopPropagation();
        break;
      case "Tab":
        close();
        return;
      default:
        return;
    }
    event.preventDefault();
  }

  input.addEventListener("input", () => type(input.value));
  input.addEventListener("keydown", press);
  input.addEventListener("click", () => {
    if (list.hidden) show();
  });
  input.addEventListener("blur", close);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    if (getComputedStyle(field).display === "none" || getComputedStyle(field).visibility === "hidden") unfold(true);
    else input.focus();
  });
  ctx.store.subscribe((state) => {
    if (state.query === input.value) return;
    input.value = state.query;
    clear.hidden = state.query === "";
  });
  input.value = ctx.store.get().query;
  clear.hidden = input.value === "";
  return box;
}

const partnersWords = (count: number): string => n(count, "{n} partner", "{n} partners");
const projectsWords = (count: number): string => n(count, "{n} project", "{n} projects");

/** What a result is called, and what tells it from its namesakes. */
function wordsOf(ctx: Context, found: Found): [string, string] {
  const { model } = ctx;
  const { data } = model;
  if (found.kind === "partner") {
    return [data.partners.name[found.row], `${partnerPlace(data, found.row)} · ${projectsWords(model.projectsOf(found.row).length)}`];
  }
  if (found.kind === "project") {
    const title = data.projects.acronym[found.row] === "" ? null : data.projects.title[found.row];
    const when = years(data.projects.start[found.row], data.projects.end[found.row]);
    const programme = programmeName(data, data.projects.programme[found.row]);
    return [projectName(data, found.row), [title, programme, when].filter(Boolean).join(" · ")];
  }
  if (found.kind === "programme") {
    const projects = [...model.below(found.row)].reduce((sum, row) => sum + model.projectsIn(row).length, 0);
    const short = data.programmes.short[found.row];
    return [data.programmes.name[found.row], [short, projectsWords(projects)].filter(Boolean).join(" · ")];
  }
  if (found.kind === "city") {
    const { name: names, country } = data.places;
    const here = names.flatMap((each, place) => (each === names[found.row] && country[place] === country[found.row] ? [...model.partnersAt(place)] : []));
    return [names[found.row], `${data.countries.name[country[found.row]]} · ${partnersWords(here.length)}`];
  }
  if (found.kind === "country") {
    const here = data.partners.country.filter((country) => country === found.row).length;
    return [data.countries.name[found.row], `${t("Show only this country")} · ${partnersWords(here)}`];
  }
  const active = data.partners.topics.filter((topics) => topics.includes(found.row)).length;
  const about = data.projects.topics.filter((topics) => topics.includes(found.row)).length;
  return [capital(data.topics[found.row]), `${t("Show only this topic")} · ${partnersWords(active)}, ${projectsWords(about)}`];
}
