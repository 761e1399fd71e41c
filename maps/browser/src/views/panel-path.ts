/** The panel of two partners that are to be connected: the ways between them, each step with its projects, and who stands between. */

import type { Focus, State } from "../contract";
import { button, el, name, type Child } from "../dom";
import { visible } from "../filter";
import { between, paths, type Between, type Path } from "../paths";
import { isNarrowed, NO_FACETS } from "../state";
import { tieBetween } from "../ties";
import { n, rich, t } from "../words";
import type { Context } from "./context";
import { incomplete, longList, PARTNERS, partnerRow, PROJECTS, row, section, sharedRow, shortName, sources, sourcesOf, type Content } from "./parts";

type Pair = Extract<Focus, { kind: "path" }>;

const MOST = 5;

export function pathContent(ctx: Context, focus: Pair): Content {
  const seen = ctx.scenes.visible(ctx.store.get());
  const found = paths(ctx.model, focus.a, focus.b, seen, Math.max(MOST, (focus.way ?? 0) + 1));
  const chosen = found[focus.way ?? 0] === undefined ? 0 : (focus.way ?? 0);
  const middle = between(ctx.model, focus.a, focus.b, seen);
  const ends = section(t("Between"), null, partnerRow(ctx, focus.a), partnerRow(ctx, focus.b));
  return {
    kicker: t("Connection"),
    title: t("{partner} to {other}", { partner: shortName(ctx, focus.a), other: shortName(ctx, focus.b) }),
    lede: middle === null ? t("No chain of shared projects joins them in view.") : lede(middle.steps, middle.chains),
    page: null,
    parts: middle === null
      ? [...remedies(ctx, focus), ends]
      : [
          section(found.length === 1 ? t("The way") : middle.chains > found.length ? n(found.length, "The strongest {n} way", "The strongest {n} ways") : t("Ways, the strongest first"), null,
            ...found.map((path, way) => wayOf(ctx, focus, path, way, way === chosen))),
          introducers(ctx, focus, middle.who, middle.steps, middle.chains),
          ends,
          incomplete(ctx, [...new Set(found[chosen].steps.flatMap((tie) => tie.projects))]),
          sources(sourcesOf(ctx, found[chosen].steps.flatMap((tie) => tie.projects))),
        ],
  };
}

function lede(steps: number, chains: number): string {
  if (steps === 1) return t("They work together: one step.");
  return t("{steps}; {ways}.", { steps: n(steps, "{n} step apart", "{n} steps apart"), ways: n(chains, "one way is that short", "{n} ways are that short") });
}

/** One way: its names, and when it is the chosen one, which the map shows too, its steps. */
function wayOf(ctx: Context, focus: Pair, path: Path, way: number, isChosen: boolean): HTMLElement {
  const names = path.partners.flatMap((partner, i): Child[] => [i === 0 ? null : " → ", name(shortName(ctx, partner))]);
  const head = button({ class: "pa-way-head", "aria-pressed": isChosen, "data-way": way }, () => {
    ctx.look(way === 0 ? { kind: "path", a: focus.a, b: focus.b } : { ...focus, way });
    const again = ctx.root.querySelector<HTMLElement>(`[data-way="${way}"]`); // the panel is made anew
    again?.focus({ preventScroll: true });
    again?.scrollIntoView({ block: "nearest" });
  }, el("span", {}, ...names));
  const steps = path.steps.map((tie, i) =>
    el("li", {},
      button({ class: "pa-text-button pa-step" }, () => ctx.focus({ kind: "tie", a: tie.a, b: tie.b }),
        ...rich<Child>("{partner} and {other}", { partner: name(shortName(ctx, path.partners[i])), other: name(shortName(ctx, path.partners[i + 1])) })),
      longList(tie.projects.map((project) => sharedRow(ctx, project, [path.partners[i], path.partners[i + 1]])), PROJECTS)));
  return el("div", { class: "pa-way" }, head, isChosen ? el("ol", { class: "pa-steps-list" }, ...steps) : null);
}

function introducers(ctx: Context, { a, b }: Pair, who: readonly Between[], steps: number, chains: number): HTMLElement | null {
  if (who.length === 0) return null;
  const rows = who.map(({ partner, chains: through }) => {
    const ties = [a, b].map((end) => ({ end, projects: tieBetween(ctx.model, partner, end, ctx.scenes.visible(ctx.store.get())).projects.length }));
    const known = ties.filter((tie) => tie.projects > 0).map((tie) => n(tie.projects, "{n} project with {partner}", "{n} projects with {partner}", { partner: shortName(ctx, tie.end) }));
    const share = steps > 2 ? [n(chains, "on {some} of {n} way", "on {some} of {n} ways", { some: through })] : [];
    return row(ctx, { kind: "partner", index: partner }, name(ctx.model.data.partners.name[partner]), name([...share, ...known].join(" · ")));
  });
  return section(steps === 1 ? t("Both work with") : t("Who could introduce them"), rows.length,
    el("p", { class: "pa-note" }, steps > 2 ? t("First who stands on most ways, then who is tied more strongly.") : t("The strongest ties to both first.")),
    longList(rows, PARTNERS));
}

/** What would connect them: proposals, fewer filters, or nothing. */
function remedies(ctx: Context, { a, b }: Pair): Child[] {
  const state = ctx.store.get();
  const free: Partial<State> = { off: new Set(), facets: NO_FACETS, years: null };
  const all: [Partial<State>, (steps: number) => string, string][] = [
    [{ proposals: true }, (steps) => n(steps, "With proposals counted they are tied.", "With proposals counted they are {n} steps apart."), t("Count proposals")],
    [free, (steps) => n(steps, "Without the filters they are tied.", "Without the filters they are {n} steps apart."), t("Remove the filters")],
    [
      { ...free, proposals: true },
      (steps) => n(steps, "Without the filters and with proposals counted they are tied.", "Without the filters and with proposals counted they are {n} steps apart."),
      t("Remove the filters and count proposals"),
    ],
  ];
  const possible = all.filter(([patch]) => (patch.proposals !== true || !state.proposals) && (patch.off === undefined || isNarrowed(state)));
  for (const [patch, when, what] of possible) {
    const steps = between(ctx.model, a, b, visible(ctx.model, { ...state, ...patch }))?.steps;
    if (steps === undefined) continue;
    return [
      el("p", { class: "pa-explain" }, when(steps)),
      button({ class: "pa-button" }, () => ctx.store.set(patch), what),
    ];
  }
  const whole = visible(ctx.model, { ...state, ...free, proposals: true });
  const alone = [a, b].filter((end) => [...whole.projectsOf(end)].every((project) => whole.partnersOf(project).length < 2));
  const why = alone.map((end) => t("{partner} takes part in no project with others.", { partner: shortName(ctx, end) })).join(" ");
  return [el("p", { class: "pa-explain" }, `${t("Nothing in the registry joins them, proposals included: they stand in parts of the network that no project connects.")} ${why}`.trim())];
}
