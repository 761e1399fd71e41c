/** The panels of a project and of a programme. */

import { el, name } from "../dom";
import { count, number, partnerPlace, programmeName, projectName, span } from "../text";
import type { Context } from "./context";
import { figures } from "./panel-partner";
import { about, facts, kindWords, longList, partnerRow, programmeTag, projectRow, roleWords, row, section, sources, wordsOf, type Content } from "./parts";

/** Facts that the head of the panel says already. */
const IN_HEAD = ["Kind", "Status", "Start", "End", "List of partners", "Title"];

export function projectContent(ctx: Context, project: number): Content {
  const { model } = ctx;
  const { projects, projectKinds, statuses, roles, countries, partners } = model.data;
  const words = wordsOf(ctx, "projects", project);
  const members = [...model.partnersOf(project)].sort(
    (a, b) => roleRank(model.roleOf(project, a), roles) - roleRank(model.roleOf(project, b), roles) || (partners.name[a] < partners.name[b] ? -1 : 1),
  );
  const isProposal = projects.proposal[project] === 1;
  const status = statuses[projects.status[project]] ?? "unknown";
  const when = span(projects.start[project], projects.end[project]);
  const reached = new Set(members.map((partner) => countries.code[partners.country[partner]])).size;
  const title = projectName(model.data, project);
  const long = projects.title[project];
  const programme = projects.programme[project];
  return {
    kicker: `${capitalKind(projectKinds[projects.kind[project]], isProposal)}${status === "unknown" ? "" : ` · ${kindWords(status)}`}`,
    title,
    lede: long === title ? null : name(long),
    page: ctx.pageOf("projects", projects.id[project]),
    parts: [
      el("p", { class: "pa-when" }, when === "" ? "Dates not known" : when),
      el("dl", { class: "pa-figures" }, ...figures([[members.length, "partner", "partners"], [reached, "country", "countries"]])),
      isProposal ? el("p", { class: "pa-note" }, "A proposal: it makes no tie and counts in no measure unless proposals are switched on.") : null,
      programme < 0 ? null : row(ctx, { kind: "programme", index: programme }, programmeTag(ctx, programme), name(model.data.programmes.name[programme])),
      ...about(words),
      section("Partners", members.length,
        longList(members.map((partner) => partnerRow(ctx, partner, [roleWords(ctx, project, partner)])), "partner"),
        el("p", { class: "pa-note" }, projects.complete[project] === 1 ? "This list is complete." : "This list may be incomplete: the sources name these partners, not all.")),
      section("Record", null, facts(words, IN_HEAD)),
      sources(words?.sources ?? []),
    ],
  };
}

function capitalKind(kind: string | undefined, isProposal: boolean): string {
  const words = isProposal ? "proposal" : (kind ?? "project");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Coordinators first. */
function roleRank(role: number, roles: readonly string[]): number {
  return role < 0 ? roles.length : role;
}

export function programmeContent(ctx: Context, programme: number): Content {
  const { model } = ctx;
  const { programmes } = model.data;
  const words = wordsOf(ctx, "programmes", programme);
  const rows = [...model.below(programme)];
  const projects = rows.flatMap((each) => [...model.projectsIn(each)]).sort((a, b) => model.to[b] - model.to[a]);
  const partners = new Set(projects.flatMap((project) => [...model.partnersOf(project)]));
  const places = new Set([...partners].map((partner) => partnerPlace(model.data, partner)));
  const children = [...model.childrenOf(programme)];
  const parent = programmes.parent[programme];
  const title = programmes.name[programme];
  return {
    kicker: "Programme",
    title,
    lede: el("span", { class: "pa-row-line" }, programmeTag(ctx, programme)),
    page: ctx.pageOf("programmes", programmes.id[programme]),
    parts: [
      el("dl", { class: "pa-figures" }, ...figures([[projects.length, "project", "projects"], [partners.size, "partner", "partners"], [places.size, "place", "places"]])),
      ...about(words),
      facts(words, ["Part of"]),
      parent < 0 ? null : section("Part of", null, row(ctx, { kind: "programme", index: parent }, programmeTag(ctx, parent), name(programmes.name[parent]))),
      children.length === 0 ? null : section("Programmes within", children.length,
        longList(children.map((child) => {
          const inside = [...model.below(child)].reduce((sum, each) => sum + model.projectsIn(each).length, 0);
          const full = programmes.name[child];
          return row(ctx, { kind: "programme", index: child }, programmeTag(ctx, child), full === programmeName(model.data, child) ? count(inside, "project") : name(full), number(inside));
        }), "programme")),
      section("Projects", projects.length,
        projects.length === 0 ? el("p", { class: "pa-note" }, "No project of the registry names it.") : longList(projects.map((project) => projectRow(ctx, project, [count(model.partnersOf(project).length, "partner")])), "project")),
      sources(words?.sources ?? []),
    ],
  };
}
