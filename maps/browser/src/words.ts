/**
 * The page's language: its sentences, and how it writes numbers and dates. The English sentence is the key; in the
 * bundle a number stands for it (`sentences.py`). No DOM.
 */

export type Values = Readonly<Record<string, string | number>>;

/** What a page brings along (`maps/payload.py`). */
export interface Catalogue {
  readonly language: string;
  /** The language with its conventions, for `Intl`. */
  readonly tag: string;
  /** Which of the forms of a counted sentence a plural category takes. */
  readonly plurals: Readonly<Record<string, number>>;
  /** The forms of each sentence, by its number. */
  readonly sentences: readonly (readonly string[])[];
  /** The forms of those that come with the data, by their English. */
  readonly messages: Readonly<Record<string, readonly string[]>>;
  /** In the order of the payload's countries; none where those are in this language. */
  readonly countries: readonly string[];
}

const ENGLISH: Catalogue = { language: "en", tag: "en-GB", plurals: { one: 0, other: 1 }, sentences: [], messages: {}, countries: [] };

function given(): Catalogue {
  const name = "PARTNER_ATLAS_WORDS";
  const inline = typeof document === "undefined" ? null : document.getElementById("atlas-words");
  return ((Reflect.get(globalThis, name) ?? (inline === null ? null : JSON.parse(inline.textContent ?? ""))) as Catalogue | null) ?? ENGLISH;
}

/** Read once, before anything is said. */
export const catalogue: Catalogue = given();

const rules = new Intl.PluralRules(catalogue.tag);
const HOLE = /\{(\w+|%)\}/;

const filled = (text: string, values: Values): string => text.replace(new RegExp(HOLE, "g"), (hole, name: string) => String(values[name] ?? hole));

/** The forms of a sentence: by its number in the bundle, else by its English; itself where there are none. */
function formsOf(message: string | number, ...others: readonly string[]): readonly string[] {
  if (typeof message === "number") return catalogue.sentences[message];
  return Object.prototype.hasOwnProperty.call(catalogue.messages, message) ? catalogue.messages[message] : [message, ...others];
}

/** A sentence, its `{placeholders}` filled. */
export function t(message: string, values?: Values): string {
  const text = formsOf(message)[0];
  return values === undefined ? text : filled(text, values);
}

/** The sentence for so many of something, its placeholders still open. */
export function form(count: number, one: string, many: string): string {
  const forms = formsOf(one, many);
  return forms[catalogue.plurals[rules.select(count)] ?? forms.length - 1];
}

/** The sentence for so many of something; `{n}` is the number. */
export const n = (count: number, one: string, many: string, values?: Values): string => filled(form(count, one, many), { n: number(count), ...values });

/** A text in pieces: what stands for its placeholders is put in. */
export function pieces<T>(text: string, values: Readonly<Record<string, T>>): (string | T)[] {
  return text.split(new RegExp(HOLE, "g")).flatMap((part, i) => (i % 2 === 0 ? (part === "" ? [] : [part]) : [values[part] ?? part]));
}

/** A sentence in pieces. */
export const rich = <T>(message: string, values: Readonly<Record<string, T>>): (string | T)[] => pieces(t(message), values);

const integers = new Intl.NumberFormat(catalogue.tag);

export const number = (value: number): string => integers.format(value);

/** Numbers with so many decimals at most. */
export function decimals(most: number, style: "decimal" | "percent" = "decimal"): (value: number) => string {
  const format = new Intl.NumberFormat(catalogue.tag, { style, maximumFractionDigits: most });
  return (value) => format.format(value);
}

const days = new Intl.DateTimeFormat(catalogue.tag, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const months = new Intl.DateTimeFormat(catalogue.tag, { month: "short", year: "numeric", timeZone: "UTC" });

/** A date as exact as it was given: 1 Sept 2013, Feb 2016, 2018. Anything else comes back as it is. */
export function date(text: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts?.[2] === undefined || Number(parts[2]) < 1 || Number(parts[2]) > 12) return parts?.[1] ?? text;
  const day = new Date(`${text}${parts[3] === undefined ? "-01" : ""}T00:00Z`);
  return (parts[3] === undefined ? months : days).format(day);
}

const lists = typeof Intl.ListFormat === "function" ? new Intl.ListFormat(catalogue.tag) : null;

/** "a, b and c". */
export const list = (parts: readonly string[]): string => lists?.format(parts) ?? parts.join(", ");

/** Names as people sort them: accents and case do not matter, "2" comes before "10". */
export const collator = new Intl.Collator(catalogue.tag, { numeric: true, sensitivity: "base" });

/** What a language is called here. */
export function languageName(code: string): string {
  return typeof Intl.DisplayNames === "function" ? (new Intl.DisplayNames([catalogue.tag], { type: "language" }).of(code) ?? code) : code;
}

/** What a country is called here, where the name at hand is English. */
export function regionName(code: string, english: string): string {
  const isKnown = catalogue.language !== "en" && /^[A-Z]{2}$/.test(code) && typeof Intl.DisplayNames === "function";
  return isKnown ? (new Intl.DisplayNames([catalogue.tag], { type: "region" }).of(code) ?? english) : english;
}
