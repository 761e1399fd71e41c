/** A partner's projects over the years, one bar each: thick where it coordinates, hollow for a proposal. */

import { el } from "../dom";
import { projectName, word, years } from "../text";
import { n, t } from "../words";
import type { Context } from "./context";
import { roleWords } from "./parts";
import { inkOf } from "./swatch";

export function strip(ctx: Context, partner: number): HTMLElement | null {
  const { model, store } = ctx;
  const { projects, roles } = model.data;
  const dated = [...model.projectsOf(partner)].filter((project) => model.from[project] > 0).sort((a, b) => model.from[a] - model.from[b] || model.to[a] - model.to[b]);
  if (dated.length === 0) return null;
  const seen = ctx.scenes.visible(store.get());
  const [first, last] = [model.from[dated[0]], Math.max(...dated.map((project) => model.to[project]))];
  const at = (year: number): string => `${((100 * (year - first)) / (last - first + 1)).toFixed(2)}%`;
  let [led, planned] = [0, 0];
  const bars = dated.map((project) => {
    const role = model.roleOf(project, partner);
    const isLed = roles[role] === "coordinator";
    const isPlanned = projects.proposal[project] === 1;
    led += Number(isLed);
    planned += Number(isPlanned);
    const title = [projectName(model.data, project), years(projects.start[project], projects.end[project]), roleWords(ctx, project, partner), isPlanned ? word("proposal") : ""];
    const bar = el("div", { class: `pa-bar${isLed ? " is-led" : ""}${isPlanned ? " is-planned" : ""}${seen.projects[project] === 1 ? "" : " is-out"}`, title: title.filter(Boolean).join(", ") });
    bar.style.marginLeft = at(model.from[project]);
    bar.style.width = at(first + model.to[project] - model.from[project] + 1);
    bar.style.color = inkOf(model, projects.programme[project]);
    bar.addEventListener("click", () => ctx.focus({ kind: "project", index: project }));
    return bar;
  });
  const key = [led > 0 ? t("thick: as coordinator") : "", planned > 0 ? t("hollow: a proposal") : ""].filter(Boolean).join(", ");
  const said = t("{projects} from {start} to {end}, {led}, {planned}; each is in the list below.", {
    projects: n(dated.length, "{n} dated project", "{n} dated projects"),
    start: first,
    end: last,
    led: n(led, "{n} of them as coordinator", "{n} of them as coordinator"),
    planned: n(planned, "{n} proposal", "{n} proposals"),
  });
  return el("div", { class: "pa-strip" },
    el("div", { role: "img", "aria-label": said }, ...bars),
    el("p", { class: "pa-strip-axis", "aria-hidden": "true" }, el("span", {}, String(first)), key === "" ? null : el("span", {}, key), el("span", {}, first === last ? "" : String(last))));
}
