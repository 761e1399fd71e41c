/** Takes the view along: its link, its picture, and what the filters leave as files for other programs. */

import { Emphasis, type Picture } from "../contract";
import { button, el, icon } from "../dom";
import type { Measures } from "../measures";
import { patternOf, programmeColour, readPalette } from "../palette";
import { framed } from "../share/caption";
import { toCsv } from "../share/csv";
import { toGeojson } from "../share/geojson";
import { toGexf, toGraphml } from "../share/graphs";
import { canvasFor, pngOf, svgOf } from "../share/pictures";
import { copyPng, copyText, isSandboxed, save } from "../share/save";
import { measuresSheet, participationsSheet, partnersSheet, projectsSheet, tiesSheet, type Sheet, type View } from "../share/sheets";
import { BOUNDARIES, filterWords, PLACES, sourceWords } from "../share/words";
import { workbook } from "../share/xlsx";
import { zip } from "../share/zip";
import { programmeName } from "../text";
import { t } from "../words";
import type { Context } from "./context";
import { summary } from "./status";
import { nameOf } from "./viewpoint";

/** More lines than this are told by family. */
const MOST_PROGRAMMES = 10;

export function shareMenu(ctx: Context): HTMLElement {
  const { model, store } = ctx;
  const id = ctx.id("share");
  const said = el("p", { class: "pa-share-said", role: "status" });
  const tally = el("p", { class: "pa-note" });
  const byHand = el("input", { class: "pa-link-text", type: "text", readonly: true, hidden: true, "aria-label": t("Link to this view") });
  const toggle = button({ class: "pa-share-toggle", "aria-expanded": false, "aria-controls": id }, () => open(menu.hidden), icon("share"), el("span", {}, t("Share")));

  // -- what there is to take ----------------------------------------------------------------------------------

  const viewNow = (): View => ({ model, seen: ctx.scenes.counted(store.get()), details: ctx.details() });

  /** They may have to be worked out first. */
  function measuresNow(view: View): Promise<Measures> {
    return new Promise((done) => {
      const ask = (): void => {
        const found = ctx.measures(view.seen, ask);
        if (found !== null) done(found);
      };
      ask();
    });
  }

  function aboutSheet(): Sheet {
    const rows: [string, string][] = [
      ["title", model.data.site.title],
      ["link", ctx.link() ?? ""],
      ["filters", filterWords(model, store.get())],
      ["in view", summary(ctx)],
      ["source", sourceWords(model)],
      ["places", PLACES],
      ["newman", "weight of a tie: each shared project adds 1/(n-1), n being its partners"],
    ];
    return { name: "about this file", columns: ["about", "this file"], rows };
  }

  async function xlsx(): Promise<Blob> {
    const view = viewNow();
    const sheets = [partnersSheet(view), projectsSheet(view), participationsSheet(view), tiesSheet(view), measuresSheet(view, await measuresNow(view)), aboutSheet()];
    return new Blob([await zip(workbook(sheets))], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
  }

  function pictureNow(): Picture {
    const bare = ctx.picture();
    if (bare === null) throw new Error(t("there is no picture of this view"));
    const { focus, view } = store.get();
    const palette = readPalette(ctx.root);
    const { family, order } = model.data.programmes;
    const own = new Set(ctx.scenes.scene(store.get()).lanes.filter((lane) => lane.emphasis >= Emphasis.Normal).map((lane) => lane.programme));
    const isMany = own.size > MOST_PROGRAMMES;
    const shown = isMany ? new Set([...own].map((row) => family[row] ?? -1)) : own;
    const inOrder = [...shown].sort((a, b) => (order[a] ?? Infinity) - (order[b] ?? Infinity));
    const caption = {
      title: model.data.site.title,
      lines: [focus === null ? t("The whole network") : focus.kind === "partner" ? t("Network of {name}", { name: nameOf(model, focus) }) : nameOf(model, focus), `${filterWords(model, store.get())} · ${summary(ctx)}`],
      programmes: (view === "timeline" ? [] : inOrder).map((row) => ({ // a timeline names them itself
        name: programmeName(model.data, row),
        colour: programmeColour(palette, model.data, row),
        pattern: patternOf(row < 0 ? 0 : model.data.programmes.dash[row]),
      })),
      source: [sourceWords(model), ...(view === "map" ? [BOUNDARIES, PLACES] : [])].join(" · "),
    };
    const display = getComputedStyle(ctx.root).getPropertyValue("--font-display").trim() || palette.font;
    return framed(bare, caption, { ...palette, display }, canvasFor({ width: 1, height: 1 }));
  }

  function svgNow(): string {
    const about = `${filterWords(model, store.get())}. ${summary(ctx)}. ${sourceWords(model)}`;
    return svgOf(pictureNow(), model.data.site.title, about);
  }

  // -- taking it ----------------------------------------------------------------------------------------------

  async function copyLink(): Promise<void> {
    const link = ctx.link() ?? "";
    if (await copyText(link)) return tell(t("Link copied."));
    byHand.value = link;
    byHand.hidden = false;
    byHand.select();
    tell(document.execCommand("copy") ? t("Link copied.") : t("Copy the link from the field above."));
  }

  async function copyImage(): Promise<void> {
    const png = pngOf(pictureNow());
    if (await copyPng(png)) return tell(t("Image copied."));
    save(`${store.get().view}.png`, await png);
    tell(t("This browser does not let a page copy an image: it is saved as a file instead."));
  }

  function file(words: string, name: () => string, make: () => Blob | Promise<Blob>, hint: string): HTMLButtonElement {
    return button({ class: "pa-share-file", title: hint }, () => void take(name(), make), words);
  }

  async function take(name: string, make: () => Blob | Promise<Blob>): Promise<void> {
    tell("");
    try {
      save(name, await make());
      tell([t("Saved {file}.", { file: name }), isSandboxed() ? t("If no file arrives, the page around this one does not allow downloads.") : ""].join(" ").trim());
    } catch (error) {
      tell(t("This could not be saved: {reason}.", { reason: error instanceof Error ? error.message : String(error) }));
    }
  }

  function tell(words: string): void {
    said.textContent = words;
  }

  const text = (content: string, type: string): Blob => new Blob([content], { type: `${type};charset=utf-8` });
  const csv = (words: string, name: string, sheet: (view: View) => Sheet | Promise<Sheet>): HTMLButtonElement =>
    file(words, () => `${name}.csv`, async () => text(toCsv(await sheet(viewNow())), "text/csv"), `${name}.csv`);
  const group = (label: string, ...files: HTMLButtonElement[]): HTMLElement =>
    el("div", { class: "pa-share-group", role: "group", "aria-label": label }, el("span", { class: "pa-share-label", "aria-hidden": true }, label), ...files);

  const link = button({ class: "pa-button" }, () => void copyLink(), icon("link"), el("span", {}, t("Copy link")));
  const image = button({ class: "pa-button" }, () => void copyImage().catch(() => tell(t("No image could be made here."))), icon("image"), el("span", {}, t("Copy image")));
  const pictures = group(t("Image"),
    file("PNG", () => `${store.get().view}.png`, () => pngOf(pictureNow()), t("For slides and pages")),
    file("SVG", () => `${store.get().view}.svg`, () => text(svgNow(), "image/svg+xml"), t("For print: sharp at any size")));
  const menu = el("div", { class: "pa-share-menu", id, hidden: true },
    el("div", { class: "pa-share-copy" }, link, image), byHand,
    el("p", { class: "pa-share-head" }, t("Download what is in view")), tally, pictures,
    group("Excel", file(t("All tables"), () => "network.xlsx", xlsx, t("One workbook, a sheet a table"))),
    group("CSV", csv(t("Partners"), "partners", partnersSheet), csv(t("Projects"), "projects", projectsSheet), csv(t("Participations"), "participations", participationsSheet), csv(t("Ties"), "ties", tiesSheet),
      csv(t("Measures"), "measures", async (view) => measuresSheet(view, await measuresNow(view)))),
    group(t("Network"),
      file("GEXF", () => "network.gexf", () => text(toGexf(viewNow()), "application/xml"), t("For Gephi")),
      file("GraphML", () => "network.graphml", () => text(toGraphml(viewNow()), "application/xml"), t("For Cytoscape, yEd, igraph, NetworkX"))),
    group(t("Places"), file("GeoJSON", () => "partners.geojson", () => text(toGeojson(viewNow()), "application/geo+json"), t("For maps: QGIS, ArcGIS"))),
    said);
  const element = el("div", { class: "pa-share pa-card" }, toggle, menu);

  // -- opening and closing ------------------------------------------------------------------------------------

  function open(yes: boolean): void {
    menu.hidden = !yes;
    toggle.setAttribute("aria-expanded", String(yes));
    byHand.hidden = true;
    tell("");
    update();
  }

  function update(): void {
    if (menu.hidden) return;
    tally.textContent = `${summary(ctx)}. ${filterWords(model, store.get())}.`;
    link.hidden = ctx.link() === null;
    image.hidden = pictures.hidden = ctx.picture() === null;
  }

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    event.stopPropagation();
    open(false);
    toggle.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && event.target instanceof Node && !element.contains(event.target)) open(false);
  });
  store.subscribe(update);
  return element;
}
