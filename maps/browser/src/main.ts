/** The script's door: `partnerAtlas.mount(map, id)`, called by the frame that folium writes. */

import * as L from "leaflet";

import type { Actions, Focus, MapView, State } from "./contract";
import { installCrs } from "./crs";
import { linkState, stateOfAddress, wantsPanel, type Address } from "./link";
import { createMapView } from "./mapview";
import { measurer } from "./measurer";
import { buildModel, type Model } from "./model";
import { buildShell } from "./mount";
import { nudge } from "./nudge";
import { readData, readDetails, type Details } from "./payload";
import { sceneMaker } from "./scene";
import { createStage, type Stage } from "./stage";
import { stageViews } from "./stageviews";
import { BLANK, createStore, sameFilter, sameFocus } from "./state";
import { decode, focusPair, parseFocus, roundAt } from "./url";
import type { Context, ViewKind } from "./views/context";
import { insetsOf } from "./views/insets";
import { followLanguages } from "./views/languages";

// what folium's script names
if (!("L" in globalThis)) Reflect.set(globalThis, "L", { map: L.map, CRS: L.CRS });
installCrs();

const KINDS: readonly ViewKind[] = ["explorer", "embed", "page", "cell"];

/** What an empty link shows: the thing that the page is about, else the network as the site's owner sees it. */
function homeState(model: Model, root: HTMLElement): State {
  const asked = parseFocus(model, root.dataset["focus"] ?? "");
  const owner = model.data.site.owner;
  const focus: Focus | null = asked !== undefined ? asked : owner >= 0 ? { kind: "partner", index: owner } : null;
  return { ...BLANK, focus };
}

/** The window that the map shows as "everything", in degrees; partners elsewhere are a zoom away. */
const EUROPE = { south: 33, north: 72.5, west: -26, east: 46 } as const;

function inEurope(model: Model): number[] {
  const { lat, lon } = model.data.places;
  const rows = model.data.partners.place.flatMap((place, row) => (place < 0 ? [] : [{ place, row }]));
  const near = rows.filter(
    ({ place }) => lat[place] > EUROPE.south && lat[place] < EUROPE.north && lon[place] > EUROPE.west && lon[place] < EUROPE.east,
  );
  return (near.length > 0 ? near : rows).map(({ row }) => row);
}

/** Whether the keyboard was used last, for everything on the page. */
function watchKeyboard(): () => boolean {
  let last = false;
  document.addEventListener("keydown", () => (last = true), true);
  document.addEventListener("pointerdown", () => (last = false), true);
  return () => last;
}

export function mount(map: L.Map, id: string): void {
  const root = document.getElementById(id);
  if (root === null || root.classList.contains("pa")) return;
  root.classList.add("pa");
  const kind = KINDS.find((each) => each === root.dataset["view"]) ?? "cell";
  const model = buildModel(readData());
  const home = homeState(model, root);
  const hasAddress = kind === "explorer" || kind === "embed";
  const store = createStore(hasAddress ? stateOfAddress(model, home) : decode(model, root.dataset["link"] ?? "", home));
  const scenes = sceneMaker(model);
  const pages = root.dataset["root"];
  let details: Details | null = null;

  const ctx: Context = {
    root, kind, model, store, scenes, home,
    measures: measurer(model),
    id: (suffix) => `${id}-${suffix}`,
    details: () => (details ??= readDetails()),
    pageOf: (folder, record) => (pages === undefined ? null : `${pages}${folder}/${encodeURIComponent(record)}.html`),
    focus: (focus) => {
      shell.panel.show(focus);
      lookAt();
    },
    look: (focus) => {
      store.set({ focus });
      lookAt();
    },
    link: () => address?.href() ?? null,
    picture: () => stage?.picture() ?? null,
    isKeyboard: watchKeyboard(),
  };
  const actions: Actions = {
    focus: (focus) => {
      shell.panel.show(focus);
      if (focus !== null) nudge(map, model, focus, measure());
    },
    moved: (at) => {
      if (hasAddress) store.set({ at: roundAt(at) });
    },
  };

  const measure = (): ReturnType<typeof insetsOf> =>
    insetsOf(root.getBoundingClientRect(), shell.covers().map((cover) => cover.getBoundingClientRect()));
  const applyInsets = (): void => {
    stage?.inset(measure());
  };
  const draw = (): void => {
    const scene = scenes.scene(store.get());
    shell.key?.update(scene);
    applyInsets();
    stage?.draw({ ...scene, fit: stand }, store.get());
  };
  const lookAt = (): void => {
    const { fit } = scenes.scene(store.get());
    map.once("moveend", draw); // from there on the map stands here
    view?.show(fit.length > 0 ? fit : inEurope(model));
    stand = fit;
    hasFlown = true;
  };
  /** The panel has closed: fly back, if it was we who flew. */
  const goBack = (): void => {
    if (hasFlown) lookAt();
    hasFlown = false;
  };

  let view: MapView | null = null;
  let stage: Stage | null = null;
  /** What the map stays fitted to until the visitor moves it: not to every choice, so that a filter or a click moves nothing. */
  let stand = scenes.scene(store.get()).fit;
  let hasFlown = false;
  const makers = kind === "explorer" || kind === "embed" ? stageViews(ctx) : new Map();
  let address: Address | null = null;
  const changed = (): void => {
    applyInsets();
    address?.update();
  };
  const shell = buildShell(ctx, ["map", ...makers.keys()], changed, goBack);
  view = createMapView(map, model, actions, store.get());
  stage = createStage(map.getContainer(), view, makers);
  draw();

  store.subscribe((state, previous) => {
    if (!sameFocus(state.focus, previous.focus) || !sameFilter(state, previous) || state.view !== previous.view || state.steps !== previous.steps) draw();
  });
  if (kind === "embed") {
    store.subscribe((state, previous) => {
      const detail = state.focus === null ? null : focusPair(model, state.focus);
      if (!sameFocus(state.focus, previous.focus)) root.dispatchEvent(new CustomEvent("atlas:focus", { detail, bubbles: true }));
    });
  }
  if (typeof ResizeObserver === "function") new ResizeObserver(applyInsets).observe(root);
  addEventListener("load", () => shell.panel.refresh());
  followLanguages(() => address?.href() ?? location.href);
  if (!hasAddress) return;
  const show = (state: State, panel: boolean): void => {
    if (panel && state.focus !== null) shell.panel.show(state.focus);
    else shell.panel.hide();
  };
  show(store.get(), wantsPanel(model, store.get(), home));
  address = linkState(model, store, home, () => !shell.panel.element.hidden, (state, panel) => {
    show(state, panel);
    view?.stand(state.at);
    if (state.at === null) lookAt();
  });
}
