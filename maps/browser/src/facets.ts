/** What each value of each facet would leave: counts under all the other filters, in a few passes over the participations. Pure. */

import type { Facet, Facets, State } from "./contract";
import { narrowsProjects, visible, type Visible } from "./filter";
import type { Model } from "./model";
import { FACETS } from "./state";

/** What is counted: where a facet is about partners, partners; else projects. */
export const COUNTED: Readonly<Record<Facet, "partner" | "project">> = {
  kind: "partner", country: "partner", topic: "partner", status: "project", role: "project",
};

/** One number a value, by its row: how much is in view if that value alone were asked for. */
export type Counts = Readonly<Record<Facet, Int32Array>>;

export function valuesOf({ data }: Model, facet: Facet): readonly string[] {
  switch (facet) {
    case "status":
      return data.statuses;
    case "role":
      return data.roles;
    case "kind":
      return data.kinds;
    case "country":
      return data.countries.name;
    case "topic":
      return data.topics;
  }
}

/** What is looked at stays whatever the filters, so it is no part of what they leave. */
function leaving(state: State, facets: Partial<Facets>): State {
  return { ...state, focus: null, facets: { ...state.facets, ...facets } };
}

export function facetCounts(model: Model, state: State): Counts {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Int32Array(valuesOf(model, facet).length)])) as Record<Facet, Int32Array>;
  const { data, taking } = model;
  const under = (facets: Partial<Facets>): Visible => visible(model, leaving(state, facets));
  const all = (facet: Facet): ReadonlySet<number> => new Set(counts[facet].keys());
  const none: ReadonlySet<number> = new Set();

  under({ status: all("status") }).projects.forEach((flag, project) => (counts.status[data.projects.status[project]] += flag));
  under({ kind: none }).partners.forEach((flag, partner) => (counts.kind[data.partners.kind[partner]] += flag));
  under({ country: none }).partners.forEach((flag, partner) => (counts.country[data.partners.country[partner]] += flag));

  // participations are sorted by project: one already counted under a role is the last that was
  const last = new Int32Array(counts.role.length).fill(-1);
  under({ role: all("role") }).taking.forEach((flag, row) => {
    const [role, project] = [taking.role[row], taking.project[row]];
    if (flag === 0 || last[role] === project) return;
    last[role] = project;
    counts.role[role]++;
  });

  const whatever = leaving(state, { topic: none });
  const seen = visible(model, whatever);
  const isNarrowed = narrowsProjects(whatever);
  seen.partners.forEach((flag, partner) => {
    if (flag === 0 || (isNarrowed && seen.projectsOf(partner).length === 0)) return;
    const topics = new Set(data.partners.topics[partner]);
    for (const project of seen.projectsOf(partner)) for (const topic of data.projects.topics[project]) topics.add(topic);
    for (const topic of topics) counts.topic[topic]++;
  });
  return counts;
}
