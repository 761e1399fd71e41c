/** The panels of a project and of a programme. */

import { el, name } from "../dom";
import { capital, programmeName, projectName, span, word } from "../text";
import { form, n, number, t } from "../words";
import type { Context } from "./context";
import { figures } from "./panel-partner";
import { about, doubtOf, facts, incomplete, kindWords, longList, PARTNERS, partnerRow, PROGRAMMES, programmeTag, projectRow, PROJECTS, roleWords, row, section, sources, wordsOf, type Content } from "./parts";

/** Facts that the head of the panel says already. */
const IN_HEAD = [t("Kind"), t("Status"), t("Start"), t("End"), t("List of partners")];

export function projectContent(ctx: Context, project: number): Content {
  const { model } = ctx;
  const { projects, projectKinds, statuses, roles, countries, partners } = model.data;
  const words = wordsOf(ctx, "projects", project);
  const members = [...model.partnersOf(project)].sort(
    (a, b) => roleRank(model.roleOf(project, a), roles) - roleRank(model.roleOf(project, b), roles) || (partners.name[a] < partners.name[b] ? -1 : 1),
  );
  const hidden = members.length - ctx.scenes.visible(ctx.store.get()).partnersOf(project).length;
  const isProposal = projects.proposal[project] === 1;
  const status = statuses[projects.status[project]] ?? "unknown";
  const when = span(projects.start[project], projects.end[project]);
  const reached = new Set(members.map((partner) => countries.code[partners.country[partner]])).size;
  const title = projectName(model.data, project);
  const long = projects.title[project];
  const programme = projects.programme[project];
  return {
    kicker: `${capital(word(isProposal ? "proposal" : (projectKinds[projects.kind[project]] ?? "project")))} · ${status === "unknown" ? t("outcome unknown") : kindWords(status)}`,
    title,
    lede: long === title ? null : name(long),
    page: ctx.pageOf("projects", projects.id[project]),
    parts: [
      el("p", { class: "pa-when" }, when === "" ? t("Dates not known") : when),
      el("dl", { class: "pa-figures" }, ...figures([members.length, form(members.length, "partner", "partners")], [reached, form(reached, "country", "countries")])),
      isProposal ? el("p", { class: "pa-note" }, t("A proposal: it makes no tie and counts in no measure unless proposals are switched on.")) : null,
      programme < 0 ? null : row(ctx, { kind: "programme", index: programme }, programmeTag(ctx, programme), name(model.data.programmes.name[programme])),
      ...about(words),
      section(t("Partners"), members.length,
        longList(members.map((partner) => partnerRow(ctx, partner, [roleWords(ctx, project, partner)], null, doubtOf(ctx, project, partner))), PARTNERS),
        hidden === 0 ? null : el("p", { class: "pa-note" }, n(hidden, "{n} of them is outside the present filters.", "{n} of them are outside the present filters.")),
        el("p", { class: "pa-note" }, projects.complete[project] === 1 ? t("This list is complete.") : t("This list may be incomplete: the sources name these partners, not all."))),
      section(t("Record"), null, facts(words, IN_HEAD)),
      sources(words?.sources ?? []),
    ],
  };
}

/** Coordinators first. */
function roleRank(role: number, roles: readonly string[]): number {
  return role < 0 ? roles.length : role;
}

export function programmeContent(ctx: Context, programme: number): Content {
  const { model } = ctx;
  const { programmes } = model.data;
  const words = wordsOf(ctx, "programmes", programme);
  const seen = ctx.scenes.visible(ctx.store.get());
  const isIn = (project: number): boolean => seen.projects[project] === 1;
  const all = [...model.below(programme)].flatMap((each) => [...model.projectsIn(each)]).sort((a, b) => Number(isIn(b)) - Number(isIn(a)) || model.to[b] - model.to[a]);
  const projects = all.filter(isIn);
  const taking = new Map<number, number>();
  for (const partner of projects.flatMap((project) => [...seen.partnersOf(project)])) taking.set(partner, (taking.get(partner) ?? 0) + 1);
  const partners = [...taking.keys()].sort((a, b) => (taking.get(b) ?? 0) - (taking.get(a) ?? 0) || (model.data.partners.name[a] < model.data.partners.name[b] ? -1 : 1));
  const countries = new Set(partners.map((partner) => model.data.partners.country[partner]));
  const dated = projects.filter((project) => model.from[project] > 0);
  const hidden = all.length - projects.length;
  const children = [...model.childrenOf(programme)];
  const parent = programmes.parent[programme];
  const title = programmes.name[programme];
  return {
    kicker: t("Programme"),
    title,
    lede: el("span", { class: "pa-row-line" }, programmeTag(ctx, programme)),
    page: ctx.pageOf("programmes", programmes.id[programme]),
    parts: [
      el("dl", { class: "pa-figures" }, ...figures(
        [projects.length, form(projects.length, "project", "projects")],
        [partners.length, form(partners.length, "partner", "partners")],
        [countries.size, form(countries.size, "country", "countries")],
      )),
      dated.length === 0 ? null : el("p", { class: "pa-when" }, t("Projects from {start} to {end}", {
        start: Math.min(...dated.map((project) => model.from[project])),
        end: Math.max(...dated.map((project) => model.to[project])),
      })),
      ...about(words),
      facts(words, [t("Part of")]),
      parent < 0 ? null : section(t("Part of"), null, row(ctx, { kind: "programme", index: parent }, programmeTag(ctx, parent), name(programmes.name[parent]))),
      children.length === 0 ? null : section(t("Programmes within"), children.length,
        longList(children.map((child) => {
          const inside = [...model.below(child)].reduce((sum, each) => sum + model.projectsIn(each).length, 0);
          const full = programmes.name[child];
          return row(ctx, { kind: "programme", index: child }, programmeTag(ctx, child), full === programmeName(model.data, child) ? n(inside, "{n} project", "{n} projects") : name(full), number(inside));
        }), PROGRAMMES)),
      section(t("Projects"), all.length,
        hidden === 0 ? null : el("p", { class: "pa-note" }, n(hidden, "{n} project counts for nothing here: a proposal, or outside the filters.", "{n} projects count for nothing here: proposals, or outside the filters.")),
        all.length === 0 ? el("p", { class: "pa-note" }, t("No project of the registry names it.")) : longList(all.map((project) => projectRow(ctx, project, [n(model.partnersOf(project).length, "{n} partner", "{n} partners")])), PROJECTS),
        incomplete(ctx, projects)),
      section(t("Partners"), partners.length,
        partners.length === 0 ? null : longList(partners.map((partner) => partnerRow(ctx, partner, [n(taking.get(partner) ?? 0, "{n} project", "{n} projects")])), PARTNERS)),
      sources(words?.sources ?? []),
    ],
  };
}
