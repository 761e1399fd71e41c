/** Things on the map that can be pointed at, what they are called, and what choosing them means. Pure. */

import type { Focus } from "./contract";
import { Level } from "./areas";
import { groupName, type Mark } from "./marks";
import type { Model } from "./model";
import { countedOutcome } from "./outcome";
import type { Pickable } from "./pick";
import { OTHERS } from "./strands";
import { count, list, partnerPlace, placeName, programmeName, projectName } from "./text";

export interface LaneHit {
  readonly kind: "lane";
  readonly line: Pickable;
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
  return b.kind === "lane" && a.line.lane === b.line.lane;
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
      return { title: `${count(partners.length, "partner")} in ${placeName(data, hit.place)}`, lines: names(model, partners) };
    }
    case "mark":
      return { title: `${count(hit.mark.partners.length, "partner")} ${where(model, hit.mark)}`, lines: names(model, hit.mark.partners) };
    case "lane":
      return laneWords(model, hit.line);
  }
}

function projectCount(model: Model, partner: number): string {
  let projects = 0;
  let proposals = 0;
  for (const project of model.projectsOf(partner)) {
    if (model.data.projects.proposal[project] === 1) proposals++;
    else projects++;
  }
  const parts = [projects > 0 || proposals === 0 ? count(projects, "project") : "", proposals > 0 ? count(proposals, "proposal") : ""];
  return parts.filter((part) => part !== "").join(", ");
}

function where(model: Model, mark: Mark): string {
  const here = groupName(model.data, mark);
  const around = mark.level === Level.Region ? `in the region of ${here}` : `in ${here}`;
  const others = mark.groups - 1;
  if (others === 0) return around;
  return `${around} and ${mark.level === Level.Country ? count(others, "neighbour") : `${count(others, mark.level === Level.Region ? "region" : "place")} nearby`}`;
}

function names(model: Model, partners: readonly number[]): string[] {
  const { partners: all } = model.data;
  const shown = [...partners].sort((a, b) => all.strength[b] - all.strength[a] || a - b).slice(0, NAMED).map((row) => all.short[row] || all.name[row]);
  if (partners.length > NAMED) shown.push(`and ${partners.length - NAMED} more`);
  return shown;
}

function laneWords(model: Model, line: Pickable): Words {
  const { data } = model;
  if (line.lane.bundle) return bundleWords(model, line);
  const projects = [...new Set(line.lane.lanes.flatMap((lane) => lane.projects))].sort((a, b) => a - b);
  const ends = line.lane.lanes.length === 1 ? [placeName(data, line.lane.lanes[0].a), placeName(data, line.lane.lanes[0].b)] : [];
  const what = countedOutcome(model, projects);
  const named = projects.slice(0, 4).map((project) => projectName(data, project));
  if (projects.length > named.length) named.push(`${projects.length - named.length} more`);
  return {
    title: programmeName(data, line.lane.programme),
    lines: [`${what}${ends.length === 2 ? ` between ${list(ends)}` : ""}`, list(named)],
  };
}

function bundleWords(model: Model, { lane }: Pickable): Words {
  const { data } = model;
  const projects = [...new Set(lane.lanes.flatMap((one) => one.projects))].sort((a, b) => a - b);
  const named = projects.slice(0, 4).map((project) => projectName(data, project));
  if (projects.length > named.length) named.push(`${projects.length - named.length} more`);
  const title = lane.programme === OTHERS ? "Other programmes" : programmeName(data, lane.programme);
  return { title: `${title}: ${list([lane.from.name, lane.to.name])}`, lines: [`${countedOutcome(model, projects)}, ${count(lane.lanes.length, "lane")}`, list(named)] };
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
      const heaviest = hit.line.lane.lanes.reduce((best, lane) => (lane.weight > best.weight ? lane : best));
      return { kind: "lane", a: heaviest.a, b: heaviest.b, programme: heaviest.programme };
    }
  }
}
