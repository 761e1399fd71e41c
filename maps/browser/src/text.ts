/** Words for people: names, spans of time, weights, links. No DOM. */

import type { Data } from "./payload";
import { date, decimals, t } from "./words";

const weights = decimals(2);

/** A weight, with two decimals at most; one that would round to nothing says so. */
export const weight = (value: number): string => (value > 0 && value < 0.005 ? t("less than {number}", { number: weights(0.01) }) : weights(value));

/** "1 Sept 2013 to 31 Aug 2016", "since 2018", "until 2020", or nothing. */
export function span(start: string, end: string): string {
  if (start !== "" && end !== "") return start === end ? date(start) : t("{start} to {end}", { start: date(start), end: date(end) });
  return openSpan(date(start), date(end));
}

/** "2013–2016", for lists. */
export function years(start: string, end: string): string {
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
  if (from === "" || to === "") return openSpan(from, to);
  return from === to ? from : `${from}–${to}`;
}

const openSpan = (from: string, to: string): string =>
  from !== "" ? t("since {year}", { year: from }) : to !== "" ? t("until {year}", { year: to }) : "";

/** A closed list's word as people read it: "public-authority" -> "public authority". */
export const word = (key: string): string => t(key.replace(/-/g, " "));
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface WebAddress {
  readonly href: string;
  /** Where the link really goes. */
  readonly host: string;
  readonly path: string;
}

/** An address that may stand in a link: http or https with a host and no sign-in part; anything else is null. */
export function webAddress(url: string): WebAddress | null {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u0020\u007f-\u009f\\]/.test(url) || !/^https?:\/\//i.test(url)) return null;
  try {
    const parsed = new URL(url);
    const safe = (parsed.protocol === "https:" || parsed.protocol === "http:") && parsed.hostname !== "";
    if (!safe || parsed.username !== "" || parsed.password !== "") return null;
    const path = parsed.pathname === "/" ? "" : parsed.pathname;
    return { href: parsed.href, host: parsed.host.replace(/^www\./, ""), path: path + parsed.search };
  } catch {
    return null;
  }
}

export function projectName(data: Data, project: number): string {
  return data.projects.acronym[project] || data.projects.title[project];
}

export function programmeName(data: Data, programme: number): string {
  return programme < 0 ? t("No programme") : data.programmes.short[programme] || data.programmes.name[programme];
}

/** "Namur, Belgium". */
export function partnerPlace(data: Data, partner: number): string {
  const country = data.countries.name[data.partners.country[partner]];
  return [data.partners.city[partner], country].filter((part) => part !== "" && part !== undefined).join(", ");
}

export function placeName(data: Data, place: number): string {
  return data.places.name[place] || t("a place in {country}", { country: data.countries.name[data.places.country[place]] });
}
