/** The side panel (a bottom sheet where it is narrow): explains what the visitor looks at, and never covers it. */

import type { Focus } from "../contract";
import { button, el, icon, name, refill } from "../dom";
import { sameFilter, sameFocus } from "../state";
import { date as dateWords, t } from "../words";
import type { Context } from "./context";
import { laneContent, tieContent } from "./panel-pairs";
import { partnerContent, placeContent } from "./panel-partner";
import { pathContent } from "./panel-path";
import { programmeContent, projectContent } from "./panel-project";
import type { Content } from "./parts";
import { watchSteps } from "./steps";

export interface Panel {
  readonly element: HTMLElement;
  /** Look at this and explain it; null: close, and look at what was there before. */
  show(focus: Focus | null): void;
  /** Close, and look at the same thing as now. */
  hide(): void;
  /** Show the same thing again, with words that have arrived. */
  refresh(): void;
}

function contentOf(ctx: Context, focus: Focus): Content {
  switch (focus.kind) {
    case "partner":
      return partnerContent(ctx, focus.index);
    case "project":
      return projectContent(ctx, focus.index);
    case "programme":
      return programmeContent(ctx, focus.index);
    case "place":
      return placeContent(ctx, focus.index);
    case "tie":
      return tieContent(ctx, focus);
    case "lane":
      return laneContent(ctx, focus);
    case "path":
      return pathContent(ctx, focus);
  }
}

/** `changed` runs when the panel has opened or closed; `left` when the visitor has closed it and looks at what was before. */
export function panel(ctx: Context, changed: () => void, left: () => void): Panel {
  const { store } = ctx;
  const titleId = ctx.id("panel-title");
  const title = el("h2", { class: "pa-panel-title", id: titleId, tabindex: -1 });
  const kicker = el("p", { class: "pa-kicker" });
  const lede = el("p", { class: "pa-lede" });
  const body = el("div", { class: "pa-panel-body" });
  const actions = el("div", { class: "pa-actions" });
  const back = button({ class: "pa-icon-button", "aria-label": t("Back") }, () => goBack(), icon("back"));
  const shut = button({ class: "pa-icon-button", "aria-label": t("Close") }, () => close(), icon("close"));
  const { date } = ctx.model.data.site;
  const asOf = date === "" ? null : el("p", { class: "pa-note pa-as-of" }, t("As of {date}, the newest date in the registry.", { date: dateWords(date) }));
  const scroll = el("div", { class: "pa-panel-scroll" }, el("header", { class: "pa-panel-head" }, kicker, title, lede, actions), body);
  const element = el("section", { class: "pa-panel pa-card", role: "region", "aria-labelledby": titleId, hidden: true },
    el("div", { class: "pa-panel-bar" }, back, shut), scroll);
  ctx.root.append(watchSteps(ctx));

  let trail: Focus[] = [];
  let rest: Focus | null = store.get().focus;
  let opener: Element | null = null;

  function render(focus: Focus): void {
    const content = contentOf(ctx, focus);
    kicker.textContent = content.kicker;
    refill(title, name(content.title));
    refill(lede, content.lede);
    lede.hidden = content.lede === null;
    refill(actions, pageLink(content.page), copyButton());
    actions.hidden = actions.childElementCount === 0;
    refill(body, ...content.parts, asOf);
    back.hidden = trail.length === 0;
  }

  function pageLink(page: string | null): HTMLElement | null {
    if (page === null || (ctx.kind === "page" && sameFocus(store.get().focus, ctx.home.focus))) return null;
    const link = el("a", { class: "pa-button" }, icon("page"), el("span", {}, t("Open page")));
    link.href = page;
    if (ctx.kind === "embed") {
      link.target = "_blank";
      link.rel = "noopener";
    }
    return link;
  }

  function show(focus: Focus | null): void {
    if (focus === null) return close();
    const now = store.get().focus;
    if (element.hidden) {
      rest = now;
      trail = [];
      opener = document.activeElement;
    } else if (now !== null && !sameFocus(now, focus)) trail.push(now);
    const moves = ctx.isKeyboard() || element.contains(document.activeElement);
    const wasHidden = element.hidden;
    element.hidden = false;
    store.set({ focus });
    render(focus);
    scroll.scrollTop = 0;
    if (wasHidden) changed();
    if (moves) title.focus({ preventScroll: true });
  }

  function hide(): void {
    if (element.hidden) return;
    const hadFocus = element.contains(document.activeElement);
    element.hidden = true;
    trail = [];
    changed();
    if (!hadFocus) return;
    if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
    else ctx.root.querySelector<HTMLElement>(".leaflet-container")?.focus({ preventScroll: true });
  }

  function close(): void {
    if (element.hidden) return;
    hide();
    store.set({ focus: rest });
    left();
  }

  function goBack(): void {
    const last = trail.pop();
    if (last === undefined) return;
    store.set({ focus: last });
    scroll.scrollTop = 0;
    title.focus({ preventScroll: true });
  }

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  store.subscribe((state, previous) => {
    if (element.hidden) return;
    if (state.focus === null) hide();
    else if (!sameFocus(state.focus, previous.focus) || !sameFilter(state, previous)) render(state.focus);
  });
  return {
    element,
    show,
    hide,
    refresh: () => {
      const focus = store.get().focus;
      if (!element.hidden && focus !== null) render(focus);
    },
  };
}

/** Copies the link to this very view; where the browser forbids it, shows the link to copy by hand. */
function copyButton(): HTMLElement | null {
  if (!/^(https?|file):$/.test(location.protocol)) return null;
  const words = el("span", { "aria-live": "polite" }, t("Copy link"));
  const copy = button({ class: "pa-button" }, () => {
    // the address follows the state a moment later
    setTimeout(() => {
      const done = (): void => {
        words.textContent = t("Link copied");
        setTimeout(() => (words.textContent = t("Copy link")), 2500);
      };
      const byHand = (): void => {
        const shown = el("input", { class: "pa-link-text", type: "text", readonly: true, value: location.href, "aria-label": t("Link to this view") });
        copy.replaceWith(shown);
        shown.select();
      };
      if (typeof navigator.clipboard?.writeText !== "function") byHand();
      else navigator.clipboard.writeText(location.href).then(done, byHand);
    }, 300);
  }, icon("link"), words);
  return copy;
}
