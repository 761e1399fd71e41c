/**
 * State in a link and back. Ids, never rows; what is as it was at the start is left out; unknown ids are ignored.
 *
 *     partner=ID  project=ID  focus=programme:ID | place:LAT,LON | tie:ID,ID | path:ID,ID[,WAY] | lane:LAT,LON,LAT,LON,ID | none
 *     view=network | matrix | timeline | table | map      steps=2
 *     programme=ID,…   only these and what nests under them       off=ID,…   all but these      on=ID,…   exceptions
 *     status=WORD,…  role=WORD,…  kind=WORD,…  country=CODE,…  topic=TEXT (one key each)      only these
 *     cells=projects | partners      order=country | name | degree | community      of the matrix
 *     rows=projects | ties | programmes | partners      sort=COLUMN,down | COLUMN,up      of the table
 *     year=FIRST-LAST  proposals=1  q=TEXT  at=LAT,LON,ZOOM
 *
 * `_` stands for "no programme".
 */

import type { Facet, Facets, Focus, MatrixColumns, MatrixOrder, Rows, State, ViewName } from "./contract";
import { valuesOf } from "./facets";
import { placeKey, type Model } from "./model";
import { FACETS, sameFocus } from "./state";
import { columnOf, ROWS } from "./table/columns";

/** Stands for "no programme" where an id is expected; no id can look like it. */
const NONE = "_";
const KEYS = ["partner", "project", "focus", "view", "steps", "programme", "off", "on", ...FACETS, "q", "proposals", "year", "cells", "order", "rows", "sort", "at"];
const VIEWS: readonly ViewName[] = ["map", "network", "matrix", "timeline", "table"];
const COLUMNS: readonly MatrixColumns[] = ["partners", "projects"];
const ORDERS: readonly MatrixOrder[] = ["community", "name", "degree", "country"];

/** Letters that a hash may carry bare stay readable. */
function escape(text: string): string {
  const whole = Array.from(text, (letter) => (/^[\ud800-\udfff]$/.test(letter) ? "\ufffd" : letter)).join("");
  return encodeURIComponent(whole).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%20/g, "+");
}

/** Does this hash or query string speak to us at all? (`#content` does not.) */
export function speaks(hash: string): boolean {
  const params = new URLSearchParams(hash.replace(/^[#?]/, ""));
  return KEYS.some((key) => params.has(key));
}

/** Does it name something that is there to look at, so that its panel is asked for even where it is shown anyway? */
export function namesFocus(model: Model, hash: string): boolean {
  return (readFocus(model, new URLSearchParams(hash.replace(/^[#?]/, ""))) ?? null) !== null;
}

// focus

function placeId(model: Model, place: number): string {
  return placeKey(model.data.places.lat[place], model.data.places.lon[place]);
}

function programmeId(model: Model, programme: number): string {
  return programme < 0 ? NONE : model.data.programmes.id[programme];
}

/** The key and the value that a link says of it: `["partner", "twist"]`. */
export function focusPair(model: Model, focus: Focus | null): [string, string] {
  const { partners, projects } = model.data;
  switch (focus?.kind) {
    case undefined:
      return ["focus", "none"];
    case "partner":
      return ["partner", partners.id[focus.index]];
    case "project":
      return ["project", projects.id[focus.index]];
    case "programme":
      return ["focus", `programme:${programmeId(model, focus.index)}`];
    case "place":
      return ["focus", `place:${placeId(model, focus.index)}`];
    case "tie":
      return ["focus", `tie:${partners.id[focus.a]},${partners.id[focus.b]}`];
    case "path": {
      const way = focus.way ?? 0;
      return ["focus", `path:${partners.id[focus.a]},${partners.id[focus.b]}${way > 0 ? `,${way + 1}` : ""}`];
    }
    case "lane":
      return ["focus", `lane:${placeId(model, focus.a)},${placeId(model, focus.b)},${programmeId(model, focus.programme)}`];
  }
}

/** `partner:twist` and its like; undefined when it names nothing that is there. */
export function parseFocus(model: Model, text: string): Focus | null | undefined {
  if (text === "none") return null;
  const colon = text.indexOf(":");
  const parts = text.slice(colon + 1).split(",");
  const found = (row: number | undefined, kind: "partner" | "project" | "programme" | "place"): Focus | undefined =>
    row === undefined ? undefined : { kind, index: row };
  const kind = text.slice(0, Math.max(colon, 0));
  switch (kind) {
    case "partner":
      return found(model.partnerRow.get(parts[0]), "partner");
    case "project":
      return found(model.projectRow.get(parts[0]), "project");
    case "programme":
      return found(model.programmeRow.get(parts[0]), "programme");
    case "place":
      return found(model.placeRow.get(parts.join(",")), "place");
    case "tie":
    case "path": {
      const [a = -1, b = -1] = parts.slice(0, 2).map((id) => model.partnerRow.get(id) ?? -1).sort((x, y) => x - y);
      if (a < 0 || a === b) return undefined;
      const way = kind === "path" && /^[1-9]\d?$/.test(parts[2] ?? "") ? Number(parts[2]) - 1 : 0;
      return kind === "path" && way > 0 ? { kind, a, b, way } : { kind, a, b };
    }
    case "lane": {
      const ends = [parts.slice(0, 2), parts.slice(2, 4)].map((part) => model.placeRow.get(part.join(",")) ?? -1);
      const programme = parts[4] === NONE ? -1 : model.programmeRow.get(parts[4] ?? "");
      const [a, b] = ends.sort((x, y) => x - y);
      return a >= 0 && a !== b && programme !== undefined ? { kind: "lane", a, b, programme } : undefined;
    }
  }
  return undefined;
}

function readFocus(model: Model, params: URLSearchParams): Focus | null | undefined {
  for (const key of ["partner", "project"]) {
    const found = params.has(key) ? parseFocus(model, `${key}:${params.get(key) ?? ""}`) : undefined;
    if (found !== undefined) return found;
  }
  return parseFocus(model, params.get("focus") ?? "");
}

// programmes: the nearest mention going up decides, so a family is one word

function programmeRows(model: Model, text: string | null): Set<number> {
  const rows = (text ?? "").split(",").map((id) => (id === NONE ? -1 : (model.programmeRow.get(id) ?? -2)));
  return new Set(rows.filter((row) => row >= -1));
}

/** Mentions that tell which programmes are on, when those without any mention are `on`. */
function mentions(model: Model, off: ReadonlySet<number>, on: boolean): { on: string[]; off: string[] } {
  const said: { on: string[]; off: string[] } = { on: [], off: [] };
  const visit = (programme: number, inherited: boolean): void => {
    const here = !off.has(programme);
    if (here !== inherited) said[here ? "on" : "off"].push(programmeId(model, programme));
    if (programme >= 0) for (const child of model.childrenOf(programme)) visit(child, here);
  };
  for (const root of [...model.roots, -1]) visit(root, on);
  return said;
}

function programmePairs(model: Model, off: ReadonlySet<number>): [string, string][] {
  const without = mentions(model, off, true);
  const only = mentions(model, off, false);
  const isShorter = only.on.length > 0 && only.on.length + only.off.length < without.on.length + without.off.length;
  const pairs: [string, string[]][] = isShorter
    ? [["programme", only.on], ["off", only.off]]
    : [["off", without.off], ["on", without.on]];
  return pairs.filter(([, ids]) => ids.length > 0).map(([key, ids]) => [key, ids.join(",")]);
}

function readProgrammes(model: Model, params: URLSearchParams): ReadonlySet<number> {
  const only = programmeRows(model, params.get("programme"));
  const off = programmeRows(model, params.get("off"));
  const on = new Set([...only, ...programmeRows(model, params.get("on"))]);
  const result = new Set<number>();
  const visit = (programme: number, inherited: boolean): void => {
    const here = off.has(programme) ? false : on.has(programme) || inherited;
    if (!here) result.add(programme);
    if (programme >= 0) for (const child of model.childrenOf(programme)) visit(child, here);
  };
  for (const root of [...model.roots, -1]) visit(root, only.size === 0);
  return result;
}

// the rest

/** What a facet's rows are called in a link. */
function wordsOfFacet(model: Model, facet: Facet): readonly string[] {
  return facet === "country" ? model.data.countries.code : valuesOf(model, facet);
}

/** Topics are free text and may hold commas: each has a key of its own. */
function facetPairs(model: Model, facets: Facets): [string, string][] {
  return FACETS.flatMap((facet): [string, string][] => {
    const words = wordsOfFacet(model, facet).filter((_, row) => facets[facet].has(row));
    if (words.length === 0) return [];
    return facet === "topic" ? words.map((word) => [facet, word]) : [[facet, words.join(",")]];
  });
}

function readFacets(model: Model, params: URLSearchParams, initial: Facets): Facets {
  const facets: Record<Facet, ReadonlySet<number>> = { ...initial };
  for (const facet of FACETS) {
    if (!params.has(facet)) continue;
    const said = params.getAll(facet);
    const asked = new Set(facet === "topic" ? said : said.flatMap((text) => text.split(",")));
    facets[facet] = new Set(wordsOfFacet(model, facet).flatMap((word, row) => (asked.has(word) ? [row] : [])));
  }
  return facets;
}

function readYears(text: string | null): State["years"] {
  const parts = /^(\d{4})(?:-(\d{4}))?$/.exec(text ?? "");
  if (parts === null) return null;
  const [from, to] = [Number(parts[1]), Number(parts[2] ?? parts[1])];
  return from <= to ? [from, to] : [to, from];
}

function readSort(text: string | null, rows: Rows): State["sort"] {
  const [column, way] = (text ?? "").split(",");
  return columnOf(rows, column) !== undefined && (way === "down" || way === "up") ? { column, down: way === "down" } : null;
}

function readAt(text: string | null): State["at"] {
  const parts = (text ?? "").split(",").map((part) => (part === "" ? NaN : Number(part)));
  if (parts.length !== 3 || !parts.every(Number.isFinite)) return null;
  const [lat, lon, zoom] = parts;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 360 && zoom >= 0 && zoom <= 24 ? [lat, lon, zoom] : null;
}

/** Where the map stands, as exactly as a link says it: 4 decimals of a degree, 2 of the zoom. */
export function roundAt(at: readonly [number, number, number]): readonly [number, number, number] {
  return [Number(at[0].toFixed(4)), Number(at[1].toFixed(4)), Number(at[2].toFixed(2))];
}

/** The hash for a state, without `#`; empty when it is the initial one. */
export function encode(model: Model, state: State, initial: State): string {
  const pairs: [string, string][] = [];
  if (!sameFocus(state.focus, initial.focus)) pairs.push(focusPair(model, state.focus));
  if (state.view !== initial.view) pairs.push(["view", state.view]);
  if (state.steps !== initial.steps) pairs.push(["steps", String(state.steps)]);
  pairs.push(...programmePairs(model, state.off), ...facetPairs(model, state.facets));
  if (state.query !== "") pairs.push(["q", state.query]);
  if (state.proposals) pairs.push(["proposals", "1"]);
  if (state.years !== null) pairs.push(["year", state.years.join("-")]);
  if (state.cells !== initial.cells) pairs.push(["cells", state.cells]);
  if (state.order !== initial.order) pairs.push(["order", state.order]);
  if (state.rows !== initial.rows) pairs.push(["rows", state.rows]);
  if (state.sort !== null) pairs.push(["sort", `${state.sort.column},${state.sort.down ? "down" : "up"}`]);
  if (state.at !== null) pairs.push(["at", roundAt(state.at).join(",")]);
  return pairs.map(([key, value]) => `${key}=${escape(value)}`).join("&");
}

/** The state that a hash (or query string) asks for; what it does not mention is as `initial` has it. */
export function decode(model: Model, hash: string, initial: State): State {
  const params = new URLSearchParams(hash.replace(/^[#?]/, ""));
  const focus = readFocus(model, params);
  const programmes = ["programme", "off", "on"].some((key) => params.has(key));
  const rows = ROWS.find((name) => name === params.get("rows")) ?? initial.rows;
  const view = VIEWS.find((name) => name === params.get("view"));
  return {
    focus: focus === undefined ? initial.focus : focus,
    view: view ?? initial.view,
    steps: params.has("steps") ? (params.get("steps") === "2" ? 2 : 1) : initial.steps,
    off: programmes ? readProgrammes(model, params) : initial.off,
    facets: readFacets(model, params, initial.facets),
    query: params.get("q") ?? initial.query,
    proposals: params.has("proposals") ? params.get("proposals") !== "0" : initial.proposals,
    years: params.has("year") ? readYears(params.get("year")) : initial.years,
    cells: COLUMNS.find((name) => name === params.get("cells")) ?? initial.cells,
    order: ORDERS.find((name) => name === params.get("order")) ?? initial.order,
    rows,
    sort: params.has("sort") ? readSort(params.get("sort"), rows) : initial.sort,
    at: params.has("at") ? readAt(params.get("at")) : initial.at,
  };
}
