/** Things on the map that can be pointed at, what they are called, and what choosing them means. Pure. */

import type { Focus, Lane } from "./contract";
import { Level } from "./areas";
import { groupName, type Mark } from "./marks";
import type { Model } from "./model";
import { countedOutcome } from "./outcome";
import type { Pickable } from "./pick";
import { OTHERS } from "./strands";
import type { Tie } from "./ties";
import { partnerPlace, placeName, programmeName, projectName } from "./text";
import { list, n, t } from "./words";

export interface LaneHit {
  readonly kind: "lane";
  readonly line: Pickable;
  /** One of the lanes or ties that the line stands for. */
  readonly only?: Lane | Tie;
}

export type Hit =
  | { readonly kind: "partner"; readonly partner: number; readonly mark: Mark | null }
  | { readonly kind: "mark"; readonly mark: Mark }
  | { readonly kind: "dust"; readonly place: number }
  | LaneHit;

/** Pixels by which the middle of an open bloom gives way to its petals. */
export const BLOOM_CLOSE = 3;
const NAMED = 6;

export interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

export function sameHit(a: Hit | null, b: Hit | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "partner") return b.kind === "partner" && a.partner === b.partner;
  if (a.kind === "mark") return b.kind === "mark" && a.mark.place === b.mark.place;
  if (a.kind === "dust") return b.kind === "dust" && a.place === b.place;
  return b.kind === "lane" && a.line.lane === b.line.lane && a.only === b.only;
}

/** Partners a dust place stands for. */
function dusty(model: Model, place: number): readonly number[] {
  return [...model.partnersAt(place)];
}

export function wordsOf(model: Model, hit: Hit): Words {
  const { data } = model;
  switch (hit.kind) {
    case "partner":
      return { title: data.partners.name[hit.partner], lines: [partnerPlace(data, hit.partner), projectCount(model, hit.partner)].filter((line) => line !== "") };
    case "dust": {
      const partners = dusty(model, hit.place);
      if (partners.length === 1) return wordsOf(model, { kind: "partner", partner: partners[0], mark: null });
      return { title: n(partners.length, "{n} partner in {place}", "{n} partners in {place}", { place: placeName(data, hit.place) }), lines: names(model, partners) };
    }
    case "mark":
      return { title: markTitle(model, hit.mark), lines: names(model, hit.mark.partners) };
    case "lane":
      return lineWords(model, hit);
  }
}

function projectCount(model: Model, partner: number): string {
  let projects = 0;
  let proposals = 0;
  for (const project of model.projectsOf(partner)) {
    if (model.data.projects.proposal[project] === 1) proposals++;
    else projects++;
  }
  const parts = [projects > 0 || proposals === 0 ? n(projects, "{n} project", "{n} projects") : "", proposals > 0 ? n(proposals, "{n} proposal", "{n} proposals") : ""];
  return parts.filter((part) => part !== "").join(", ");
}

/** "12 partners in France and 2 neighbours". */
function markTitle(model: Model, mark: Mark): string {
  const place = groupName(model.data, mark);
  const here = mark.partners.length;
  const partners =
    mark.level === Level.Region
      ? n(here, "{n} partner in the region of {place}", "{n} partners in the region of {place}", { place })
      : n(here, "{n} partner in {place}", "{n} partners in {place}", { place });
  const others = mark.groups - 1;
  if (others === 0) return partners;
  if (mark.level === Level.Country) return n(others, "{partners} and {n} neighbour", "{partners} and {n} neighbours", { partners });
  return mark.level === Level.Region
    ? n(others, "{partners} and {n} region nearby", "{partners} and {n} regions nearby", { partners })
    : n(others, "{partners} and {n} place nearby", "{partners} and {n} places nearby", { partners });
}

function names(model: Model, partners: readonly number[]): string[] {
  const { partners: all } = model.data;
  const shown = [...partners].sort((a, b) => all.strength[b] - all.strength[a] || a - b).slice(0, NAMED).map((row) => all.short[row] || all.name[row]);
  if (partners.length > NAMED) shown.push(n(partners.length - NAMED, "and {n} more", "and {n} more"));
  return shown;
}

/** What a line stands for, heaviest first, each as a thing to choose. */
export function partsOf({ line }: LaneHit): LaneHit[] {
  const lanes = [...line.lane.lanes].sort((p, q) => q.weight - p.weight || p.a - q.a || p.b - q.b || p.programme - q.programme);
  return [...lanes, ...line.lane.ties].map((only) => ({ kind: "lane", line, only }));
}

/** The line, then each of its parts that choosing the line would not choose. */
export function stepsOf(hit: Hit): Hit[] {
  return hit.kind === "lane" ? [hit, ...partsOf(hit).slice(hit.line.lane.ties.length > 1 ? 0 : 1)] : [hit];
}

const isLane = (part: Lane | Tie): part is Lane => "programme" in part;

function lineWords(model: Model, { line: { lane }, only }: LaneHit): Words {
  const { data } = model;
  const parts = only === undefined ? [...lane.lanes, ...lane.ties] : [only];
  const projects = [...new Set(parts.flatMap((part) => part.projects))].sort((a, b) => a - b);
  const named = projects.slice(0, 4).map((project) => projectName(data, project));
  if (projects.length > named.length) named.push(n(projects.length - named.length, "{n} more", "{n} more"));
  const what = countedOutcome(model, projects);
  const [one] = parts;
  if (!isLane(one)) {
    const title = parts.length === 1 ? list([one.a, one.b].map((row) => data.partners.short[row] || data.partners.name[row])) : n(parts.length, "{n} tie within {place}", "{n} ties within {place}", { place: lane.from.name });
    return { title, lines: [what, list(named)] };
  }
  const programme = lane.programme === OTHERS && only === undefined ? t("Other programmes") : programmeName(data, one === only ? one.programme : lane.programme);
  const ends = parts.length === 1 ? [placeName(data, one.a), placeName(data, one.b)] : [lane.from.name, lane.to.name];
  return { title: programme, lines: [t("{projects} between {places}", { projects: what, places: list(ends) }), parts.length === 1 ? "" : n(parts.length, "{n} lane", "{n} lanes"), list(named)].filter((line) => line !== "") };
}

/** What choosing a thing asks the explorer to show; null: the map itself answers, by zooming in. */
export function focusOf(model: Model, hit: Hit): Focus | null {
  switch (hit.kind) {
    case "partner":
      return { kind: "partner", index: hit.partner };
    case "dust": {
      const partners = dusty(model, hit.place);
      return partners.length === 1 ? { kind: "partner", index: partners[0] } : { kind: "place", index: hit.place };
    }
    case "mark":
      return hit.mark.places.length === 1 ? { kind: "place", index: hit.mark.place } : null;
    case "lane": {
      const { lane } = hit.line;
      if (hit.only === undefined && lane.ties.length > 1) return { kind: "place", index: hit.line.lane.from.place };
      const only = hit.only ?? partsOf(hit)[0].only;
      if (only === undefined) return null;
      return isLane(only) ? { kind: "lane", a: only.a, b: only.b, programme: only.programme } : { kind: "tie", a: only.a, b: only.b };
    }
  }
}
