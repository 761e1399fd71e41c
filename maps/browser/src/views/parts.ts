/** What the panels have in common: facts, doubts, sources, rows that lead on. */

import type { Focus } from "../contract";
import { button, el, name, outwardLink, type Child } from "../dom";
import type { Words } from "../payload";
import { capital, partnerPlace, programmeName, projectName, span, word, years } from "../text";
import { languageName, n, number, t } from "../words";
import type { Context } from "./context";
import { swatch } from "./swatch";

/** What a panel shows. */
export interface Content {
  /** What kind of thing it is: "Partner · cluster". */
  readonly kicker: string;
  readonly title: string;
  /** One line under the title. */
  readonly lede: Child;
  readonly parts: readonly Child[];
  /** Where its own page is, if it has one. */
  readonly page: string | null;
}

const FIRST = 8;

export function section(title: string, tally: number | null, ...children: Child[]): HTMLElement | null {
  if (children.every((child) => child === null)) return null;
  const heading = el("h3", { class: "pa-section-head" }, title, tally === null ? null : el("span", { class: "pa-count" }, number(tally)));
  return el("section", { class: "pa-section" }, heading, ...children);
}

/** Offers the rest of a long list of these. */
export type Offer = (count: number) => string;
export const PARTNERS: Offer = (count) => n(count, "Show all {n} partner", "Show all {n} partners");
export const PROJECTS: Offer = (count) => n(count, "Show all {n} project", "Show all {n} projects");
export const PROGRAMMES: Offer = (count) => n(count, "Show all {n} programme", "Show all {n} programmes");
export const TIES: Offer = (count) => n(count, "Show all {n} tie", "Show all {n} ties");
export const PAIRS: Offer = (count) => n(count, "Show all {n} pair", "Show all {n} pairs");
export const MEASURES: Offer = (count) => n(count, "Show all {n} measure", "Show all {n} measures");

/** A list that shows the first few and offers the rest. */
export function longList(rows: readonly HTMLElement[], offer: Offer): HTMLElement {
  const items = rows.map((row) => el("li", {}, row));
  const list = el("ul", { class: "pa-list" }, ...items.slice(0, FIRST));
  if (items.length <= FIRST + 1) {
    list.append(...items.slice(FIRST));
    return list;
  }
  const more = button({ class: "pa-text-button pa-more" }, () => {
    const next = items[FIRST].querySelector<HTMLElement>("button, a");
    list.append(...items.slice(FIRST));
    more.remove();
    next?.focus();
  }, offer(items.length));
  return el("div", {}, list, more);
}

/** A row that leads to something else. */
export function row(ctx: Context, focus: Focus, first: Child, second: Child, side: Child = null): HTMLElement {
  return button({ class: "pa-row" }, () => ctx.focus(focus),
    el("span", { class: "pa-row-name" }, first),
    second === null ? null : el("span", { class: "pa-row-more" }, second),
    side === null ? null : el("span", { class: "pa-row-side" }, side));
}

export function programmeTag(ctx: Context, programme: number): HTMLElement {
  return el("span", { class: "pa-tag" }, swatch(ctx.model, programme), name(programmeName(ctx.model.data, programme)));
}

/** "coordinator", or nothing for a plain partner. */
export function roleWords(ctx: Context, project: number, partner: number): string {
  const role = ctx.model.data.roles[ctx.model.roleOf(project, partner)];
  return role === undefined || role === "partner" ? "" : word(role);
}

/** What is not sure about a participation, in words, or nothing. */
export function doubtOf(ctx: Context, project: number, partner: number): string {
  const doubts = ctx.details()?.doubts;
  const at = doubts?.project.findIndex((each, i) => each === project && doubts.partner[i] === partner) ?? -1;
  if (doubts === undefined || at < 0) return "";
  return [CONFIDENCE[doubts.confidence[at]] ?? "", doubts.note[at]].filter(Boolean).join(": ");
}

/** Of these projects, how many may have more partners than the registry knows. */
export function incomplete(ctx: Context, projects: readonly number[]): HTMLElement | null {
  const { complete } = ctx.model.data.projects;
  const open = projects.filter((project) => complete[project] === 0).length;
  if (open === 0) return null;
  const which =
    projects.length === 1
      ? t("The list of partners may be incomplete.")
      : open === projects.length
        ? t("The list of partners of each may be incomplete.")
        : n(open, "The list of partners of {n} of these projects may be incomplete.", "The lists of partners of {n} of these projects may be incomplete.");
  const words = `${which} ${t("Then ties are missing, and those there are weigh too much.")}`;
  return el("p", { class: "pa-note" }, words);
}

/** "proposal", "running", or that nobody knows how it ended. */
export function statusWords(ctx: Context, project: number): string {
  const { projects, statuses } = ctx.model.data;
  const status = statuses[projects.status[project]];
  if (projects.proposal[project] === 1) return status === "unknown" ? `${word("proposal")}, ${t("outcome unknown")}` : word("proposal");
  return status === "running" ? word("running") : status === "unknown" ? t("outcome unknown") : "";
}

export function projectRow(ctx: Context, project: number, extra: readonly string[] = []): HTMLElement {
  const { projects } = ctx.model.data;
  const more = [years(projects.start[project], projects.end[project]), statusWords(ctx, project), ...extra].filter(Boolean).join(" · ");
  const side = el("span", { class: "pa-row-line" }, programmeTag(ctx, projects.programme[project]), more === "" ? null : el("span", {}, more));
  return row(ctx, { kind: "project", index: project }, name(projectName(ctx.model.data, project)), side);
}

export function partnerRow(ctx: Context, partner: number, extra: readonly string[] = [], side: Child = null, doubt = ""): HTMLElement {
  const more = [...extra, partnerPlace(ctx.model.data, partner), doubt].filter(Boolean).join(" · ");
  return row(ctx, { kind: "partner", index: partner }, name(ctx.model.data.partners.name[partner]), more, side);
}

/** A project with the roles that these partners have in it. */
export function sharedRow(ctx: Context, project: number, pair: readonly number[]): HTMLElement {
  const { projects } = ctx.model.data;
  const roles = pair
    .map((partner) => ({ partner, role: [roleWords(ctx, project, partner), doubtOf(ctx, project, partner)].filter(Boolean).join(", ") }))
    .filter(({ role }) => role !== "")
    .map(({ partner, role }) => `${shortName(ctx, partner)}: ${role}`);
  const when = span(projects.start[project], projects.end[project]);
  const size = n(ctx.model.partnersOf(project).length, "{n} partner", "{n} partners");
  const more = el("span", { class: "pa-row-line" }, programmeTag(ctx, projects.programme[project]), el("span", {}, [when, size, statusWords(ctx, project)].filter(Boolean).join(" · ")));
  const lines: Child = roles.length === 0 ? more : el("span", {}, more, el("span", { class: "pa-row-line" }, name(roles.join(" · "))));
  return row(ctx, { kind: "project", index: project }, name(projectName(ctx.model.data, project)), lines);
}

/** The words of one record; null while they have not arrived. */
export function wordsOf(ctx: Context, kind: "partners" | "projects" | "programmes", index: number): RecordWords | null {
  const details = ctx.details();
  const words: Words | undefined = details?.[kind];
  if (details === null || words === undefined || index >= words.description.length) return null;
  const url = (at: number): string => (at < 0 ? "" : (details.urls[at] ?? ""));
  return {
    description: words.description[index],
    descriptionIn: words.descriptionIn[index],
    note: words.note[index],
    noteIn: words.noteIn[index],
    website: url(words.website[index]),
    sources: words.sources[index].map(url),
    confidence: words.confidence[index],
    facts: words.facts[index],
  };
}

export interface RecordWords {
  readonly description: string;
  /** Their languages where these are not the page's, else "". */
  readonly descriptionIn: string;
  readonly note: string;
  readonly noteIn: string;
  readonly website: string;
  readonly sources: readonly string[];
  readonly confidence: number;
  readonly facts: readonly (readonly [string, string])[];
}

const CONFIDENCE = ["", t("Medium confidence"), t("Low confidence")] as const;

/** A text of the registry; where it is not in the page's language, that is said. */
function written(text: string, language: string): Child[] {
  const words = el("span", { dir: "auto", ...(language === "" ? {} : { lang: language }) }, text);
  return [words, language === "" ? null : el("span", { class: "pa-other-language" }, ` (${t("in {language}", { language: languageName(language) })})`)];
}

export function about(words: RecordWords | null): Child[] {
  if (words === null) return [];
  const website = words.website === "" ? null : outwardLink(words.website, { class: "pa-website" });
  const text = words.description === "" ? null : el("p", { class: "pa-description" }, ...written(words.description, words.descriptionIn));
  const badge = CONFIDENCE[words.confidence] ?? "";
  const isSure = badge === "" && words.note === "";
  const doubt = isSure ? null : el("div", { class: "pa-doubt", role: "note", "aria-label": t("How sure this is") },
    badge === "" ? el("p", { class: "pa-doubt-mark" }, t("Note")) : el("p", { class: "pa-doubt-mark" }, badge),
    words.note === "" ? null : el("p", {}, ...written(words.note, words.noteIn)));
  return [text, website, doubt];
}

/** Labels and values, without those that the panel says elsewhere. */
export function facts(words: RecordWords | null, elsewhere: readonly string[] = []): HTMLElement | null {
  const shown = (words?.facts ?? []).filter(([label]) => !elsewhere.includes(label));
  if (shown.length === 0) return null;
  return el("dl", { class: "pa-facts" }, ...shown.map(([label, value]) => el("div", {}, el("dt", {}, name(label)), el("dd", {}, name(value)))));
}

export function sources(urls: readonly string[]): HTMLElement | null {
  const links = [...new Set(urls)].map((url) => outwardLink(url)).filter((link): link is HTMLAnchorElement => link !== null);
  if (links.length === 0) return null;
  return section(t("Sources"), links.length, el("ul", { class: "pa-sources" }, ...links.map((link) => el("li", {}, link))));
}

export function sourcesOf(ctx: Context, projects: readonly number[]): string[] {
  return projects.flatMap((project) => [...(wordsOf(ctx, "projects", project)?.sources ?? [])]);
}

/** What a partner is called where space is short. */
export const shortName = (ctx: Context, partner: number): string => ctx.model.data.partners.short[partner] || ctx.model.data.partners.name[partner];
export const kindWords = (key: string | undefined): string => (key === undefined ? "" : word(key));
export const sentence = (parts: readonly string[]): string => capital(parts.filter(Boolean).join(" · "));
