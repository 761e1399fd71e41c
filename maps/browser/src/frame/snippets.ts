/** The four ways to put a map on a website, as text to paste. Every value is escaped: names come from the registry. No DOM. */

export interface Choice {
  /** What the frame's address asks for, in order; only what is not as always. */
  readonly asks: readonly (readonly [string, string])[];
  /** "" for the site's first language. */
  readonly language: string;
  /** In pixels, or as high as what is in it. */
  readonly height: number | "auto";
  /** What the map is of, for those who do not see it. */
  readonly title: string;
}

export interface Published {
  /** The site's address, with a slash at the end. */
  readonly base: string;
  /** The web component's file and its integrity hash. */
  readonly script: string;
  readonly integrity: string;
  /** The picture of what is chosen, where pictures were drawn: its address from the site's root. */
  readonly picture: string | null;
}

export const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
const FIXED = 480;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]);

function tag(name: string, attributes: readonly (readonly [string, string | true])[]): string {
  const written = attributes.map(([key, value]) => (value === true ? key : `${key}="${escaped(value)}"`));
  return `<${[name, ...written].join(" ")}>`;
}

function query(pairs: readonly (readonly [string, string])[]): string {
  const written = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":")}`);
  return written.join("&");
}

const folder = ({ language }: Choice): string => (language === "" ? "" : `${language}/`);

/** The map alone. */
export function frameAddress(choice: Choice, { base }: Published): string {
  const asked = query(choice.asks);
  return `${base}${folder(choice)}embed.html${asked === "" ? "" : `?${asked}`}`;
}

/** The explorer in the same state: what concerns a frame only is left out. */
export function pageAddress(choice: Choice, { base }: Published): string {
  const asked = query(choice.asks.filter(([key]) => key !== "theme" && key !== "controls"));
  return `${base}${folder(choice)}index.html${asked === "" ? "" : `#${asked}`}`;
}

export function iframe(choice: Choice, site: Published): string {
  const height = choice.height === "auto" ? FIXED : choice.height;
  return `${tag("iframe", [
    ["src", frameAddress(choice, site)], ["title", choice.title], ["width", "100%"], ["height", String(height)], ["loading", "lazy"],
    ["sandbox", SANDBOX], ["referrerpolicy", "no-referrer"], ["style", "border:0"],
  ])}</iframe>`;
}

export function component(choice: Choice, site: Published): string {
  const { language, height, title } = choice;
  const own: [string, string][] = [...choice.asks.map(([key, value]): [string, string] => [key, value])];
  if (language !== "") own.push(["language", language]);
  own.push(["height", String(height)], ["label", title]);
  const script = tag("script", [["src", site.base + site.script], ["integrity", site.integrity], ["crossorigin", "anonymous"], ["defer", true]]);
  return `${script}</script>\n${tag("partner-map", own)}${link(choice, site)}</partner-map>`;
}

export function picture(choice: Choice, site: Published): string {
  if (site.picture === null) return "";
  const image = tag("img", [
    ["src", site.base + site.picture], ["alt", choice.title], ["width", "1200"], ["height", "630"], ["loading", "lazy"],
    ["style", "max-width:100%;height:auto"],
  ]);
  return `${tag("a", [["href", pageAddress(choice, site)]])}${image}</a>`;
}

export function link(choice: Choice, site: Published): string {
  return `${tag("a", [["href", pageAddress(choice, site)]])}${escaped(choice.title)}</a>`;
}
