/** What is in view as tables, named as in the site's own files (`network/tables.py`): same columns, same order, ids of the registry. */

import type { Visible } from "../filter";
import { MEASURES, type Measures } from "../measures";
import type { Model } from "../model";
import type { Details } from "../payload";
import { allTies } from "../ties";

/** Text, a number, or "" and NaN where nothing is known. */
export type Cell = string | number;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a file is about. */
export interface View {
  readonly model: Model;
  readonly seen: Visible;
  readonly details: Details | null;
}

export const rowsIn = (flags: Uint8Array): number[] => [...flags.keys()].filter((row) => flags[row] === 1);

const CONFIDENCE = ["high", "medium", "low"] as const;

type Kind = "partners" | "projects";
const websiteOf = (details: Details | null, kind: Kind, row: number): string => details?.urls[details[kind].website[row] ?? -1] ?? "";
const confidenceOf = (details: Details | null, kind: Kind, row: number): string => CONFIDENCE[details?.[kind].confidence[row] ?? -1] ?? "";

export interface PartnerFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string;
  readonly city: string;
  readonly lat: number;
  readonly lon: number;
  readonly precision: string;
  readonly website: string;
}

export function partnerFacts({ model: { data }, details }: View, row: number): PartnerFacts {
  const { partners, places } = data;
  const place = partners.place[row];
  return {
    id: partners.id[row],
    name: partners.name[row],
    kind: data.kinds[partners.kind[row]] ?? "",
    country: data.countries.code[partners.country[row]] ?? "",
    city: partners.city[row],
    lat: places.lat[place] ?? NaN,
    lon: places.lon[place] ?? NaN,
    precision: data.precisions[places.precision[place] ?? -1] ?? "",
    website: websiteOf(details, "partners", row),
  };
}

export function partnersSheet(view: View): Sheet {
  const { model: { data }, seen, details } = view;
  return {
    name: "partners",
    columns: ["id", "name", "kind", "country", "city", "lat", "lon", "precision", "website", "short", "topics", "confidence"],
    rows: rowsIn(seen.partners).map((row) => [
      ...Object.values(partnerFacts(view, row) as unknown as Record<string, Cell>),
      data.partners.short[row], data.partners.topics[row].map((topic) => data.topics[topic]).join("; "), confidenceOf(details, "partners", row),
    ]),
  };
}

/** `partners` counts all partners of a project, whoever is filtered out. */
export function projectsSheet({ model, seen, details }: View): Sheet {
  const { data } = model;
  const { projects } = data;
  return {
    name: "projects",
    columns: ["id", "acronym", "title", "kind", "status", "programme", "start", "end", "partners", "website", "topics", "complete", "confidence"],
    rows: rowsIn(seen.projects).map((row) => [
      projects.id[row], projects.acronym[row], projects.title[row], data.projectKinds[projects.kind[row]] ?? "",
      data.statuses[projects.status[row]] ?? "", data.programmes.id[projects.programme[row]] ?? "", projects.start[row], projects.end[row],
      model.partnersOf(row).length, websiteOf(details, "projects", row), projects.topics[row].map((topic) => data.topics[topic]).join("; "),
      projects.complete[row] === 1 ? "yes" : "", confidenceOf(details, "projects", row),
    ]),
  };
}

export function participationsSheet({ model: { data, taking }, seen }: View): Sheet {
  return {
    name: "participations",
    columns: ["project", "partner", "role"],
    rows: rowsIn(seen.taking).map((row) => [data.projects.id[taking.project[row]], data.partners.id[taking.partner[row]], data.roles[taking.role[row]] ?? ""]),
  };
}

export interface TieFacts {
  readonly source: string;
  readonly target: string;
  readonly shared: number;
  readonly newman: number;
  readonly projects: string;
  readonly programmes: string;
}

export function tieFacts({ model, seen }: View): TieFacts[] {
  const { partners, projects, programmes } = model.data;
  return allTies(model, seen).map((tie) => ({
    source: partners.id[tie.a],
    target: partners.id[tie.b],
    shared: tie.projects.length,
    newman: tie.weight,
    projects: tie.projects.map((row) => projects.id[row]).join(" "),
    programmes: [...new Set(tie.projects.map((row) => programmes.id[projects.programme[row]] ?? ""))].filter(Boolean).sort().join(" "),
  }));
}

export function tiesSheet(view: View): Sheet {
  const rows = tieFacts(view).map(({ source, target, shared, newman, projects, programmes }) => [source, target, shared, newman, projects, programmes]);
  return { name: "ties", columns: ["source", "target", "shared", "newman", "projects", "programmes"], rows };
}

export function measuresSheet({ model, seen }: View, measures: Measures): Sheet {
  return {
    name: "measures",
    columns: ["partner", ...MEASURES],
    rows: rowsIn(seen.partners).map((row) => [model.data.partners.id[row], ...MEASURES.map((measure) => measures.columns[measure][row])]),
  };
}

/** The shortest way to say a number to ten decimals; "" for none. */
export const numberText = (value: number): string => (Number.isFinite(value) ? String(Number(value.toFixed(10))) : "");
