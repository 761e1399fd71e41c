/** Making elements. Text goes in as text, addresses only through `webAddress` or as our own pages; no markup, no styles. */

import { webAddress } from "./text";
import { t } from "./words";

type Name =
  | "class" | "id" | "type" | "role" | "for" | "value" | "title" | "dir" | "lang" | "tabindex" | "hidden" | "disabled"
  | "placeholder" | "autocomplete" | "autocapitalize" | "spellcheck" | "enterkeyhint" | "checked" | "selected" | "readonly" | "start" | "scope"
  | `aria-${string}` | `data-${string}`;
export type Attributes = { readonly [name in Name]?: string | number | boolean };
export type Child = Node | string | null;

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = typeof value === "boolean" && name.startsWith("aria-") ? String(value) : value;
    if (text === undefined || text === false) continue;
    element.setAttribute(name, text === true ? "" : String(text));
  }
  for (const child of children) if (child !== null) element.append(child);
}

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>>,
  ...children: Node[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** A name from the registry, kept from turning its neighbours' direction. */
export const name = (text: string): HTMLElement => el("bdi", {}, text);

/** Does a key that is pressed here write a letter? Not on a radio button or a checkbox. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])"));

export function button(attributes: Attributes, act: (event: MouseEvent) => void, ...children: Child[]): HTMLButtonElement {
  const element = el("button", { type: "button", ...attributes }, ...children);
  element.addEventListener("click", act);
  return element;
}

/** A link out of the site, with the real host shown; null when the address may not stand in a link. */
export function outwardLink(url: string, attributes: Attributes = {}): HTMLAnchorElement | null {
  const address = webAddress(url);
  if (address === null) return null;
  const path = address.path === "" ? null : el("span", { class: "pa-link-path" }, readable(address.path));
  const link = el("a", attributes, el("span", { class: "pa-link-host" }, address.host), path, icon("out"));
  link.href = address.href;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  link.append(el("span", { class: "pa-hidden" }, ` (${t("opens in a new tab")})`));
  return link;
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

const ICONS = {
  search: ["M9 3.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z", "M13.2 13.2L17 17"],
  close: ["M5 5L15 15", "M15 5L5 15"],
  back: ["M12 4.5L6.5 10L12 15.5"],
  open: ["M7.5 4.5L13 10L7.5 15.5"],
  down: ["M4.5 7.5L10 13L15.5 7.5"],
  out: ["M8 5H5v10h10v-3", "M11 4h5v5", "M16 4L9.5 10.5"],
  layers: ["M10 3.5L17 7L10 10.5L3 7Z", "M3.5 10.5L10 13.8L16.5 10.5", "M3.5 13.7L10 17L16.5 13.7"],
  link: ["M8.5 11.5a3 3 0 0 0 4.3 0l2.4-2.4a3 3 0 0 0-4.3-4.3L9.8 6", "M11.5 8.5a3 3 0 0 0-4.3 0l-2.4 2.4a3 3 0 0 0 4.3 4.3l1.1-1.2"],
  share: ["M10 12.5V3.5", "M6.8 6.2L10 3l3.2 3.2", "M6.5 9.5h-2v7h11v-7h-2"],
  image: ["M3.5 4.5h13v11h-13z", "M3.5 13l4-4l3.5 3.5l2-2l3.5 3.5", "M13 7.2a0.4 0.4 0 1 1 0 0.8a0.4 0.4 0 0 1 0-0.8z"],
  pin: ["M10 17.5s5.5-5 5.5-9.2a5.5 5.5 0 0 0-11 0c0 4.2 5.5 9.2 5.5 9.2z", "M10 6.5a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6z"],
  map: ["M3 5.5l4.5-2l5 2l4.5-2v11l-4.5 2l-5-2l-4.5 2z", "M7.5 3.5v11", "M12.5 5.5v11"],
  network: ["M5 6.5L10 14M15 6.5L10 14M5 6.5h10", "M5 4.7a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6z", "M15 4.7a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6z", "M10 12.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6z"],
  matrix: ["M3.5 3.5h13v13h-13z", "M3.5 7.8h13", "M3.5 12.2h13", "M7.8 3.5v13", "M12.2 3.5v13"],
  timeline: ["M3.5 5.5h7", "M7 10h8", "M5 14.5h11.5"],
  table: ["M3.5 4.5h13v11h-13z", "M3.5 8h13", "M9 8v7.5"],
  play: ["M7 4.5L15.5 10L7 15.5Z"],
  pause: ["M7 5v10", "M13 5v10"],
  years: ["M4 16v-4", "M8 16V8", "M12 16v-6", "M16 16V4"],
  grow: ["M4 5v10", "M4 10h11.5", "M12 6.5l3.5 3.5-3.5 3.5"],
  page: ["M5.5 3h6l3 3v11h-9z", "M8 9.5h4", "M8 12.5h4"],
} as const;

export function icon(which: keyof typeof ICONS): SVGSVGElement {
  const paths = ICONS[which].map((d) => svg("path", { d }));
  return svg("svg", { class: `pa-icon pa-icon-${which}`, viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false" }, ...paths);
}

/** Replace all children at once. */
export function refill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => child !== null));
}
