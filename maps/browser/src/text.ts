/** Words for people: names, dates, numbers, links. No DOM. */

import type { Data } from "./payload";

const integers = new Intl.NumberFormat("en-GB");
const weights = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const MONTHS = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"] as const;

export const number = (value: number): string => integers.format(value);
/** A weight, with two decimals at most; one that would round to nothing says so. */
export const weight = (value: number): string => (value > 0 && value < 0.005 ? "less than 0.01" : weights.format(value));

/** "1 project", "1,200 projects". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** A date as exact as it was given: 1 Sept 2013, Feb 2016, 2018. Anything else comes back as it is. */
export function date(text: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) return text;
  const month = parts[2] === undefined ? undefined : MONTHS[Number(parts[2]) - 1];
  if (month === undefined) return parts[1];
  return parts[3] === undefined ? `${month} ${parts[1]}` : `${Number(parts[3])} ${month} ${parts[1]}`;
}

/** "1 Sept 2013 to 31 Aug 2016", "from 2018", "until 2020", or nothing. */
export function span(start: string, end: string): string {
  if (start !== "" && end !== "") return start === end ? date(start) : `${date(start)} to ${date(end)}`;
  if (start !== "") return `from ${date(start)}`;
  return end === "" ? "" : `until ${date(end)}`;
}

/** "2013–2016", for lists. */
export function years(start: string, end: string): string {
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
  if (from === "" || to === "") return from === "" ? (to === "" ? "" : `until ${to}`) : `from ${from}`;
  return from === to ? from : `${from}–${to}`;
}

/** A closed list's word as people read it: "public-authority" -> "public authority". */
export const word = (key: string): string => key.replace(/-/g, " ");
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "a, b and c". */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

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
  return programme < 0 ? "No programme" : data.programmes.short[programme] || data.programmes.name[programme];
}

/** "Namur, Belgium". */
export function partnerPlace(data: Data, partner: number): string {
  const country = data.countries.name[data.partners.country[partner]];
  return [data.partners.city[partner], country].filter((part) => part !== "" && part !== undefined).join(", ");
}

export function placeName(data: Data, place: number): string {
  return data.places.name[place] || `a place in ${data.countries.name[data.places.country[place]]}`;
}
