/** Find what the network is made of by what people type: accents, case, alphabet and a slip of the finger do not matter. */

import { fold, foldings } from "./fold";
import type { Model } from "./model";
import { countryAliases } from "./names";

/** `city`: the place (row) that most of its partners share. */
export type Kind = "partner" | "project" | "programme" | "city" | "country" | "topic";

export interface Found {
  readonly kind: Kind;
  readonly row: number;
  readonly score: number;
}

/** How well a word of the query met a word of the text. */
const WHOLE = 1;
const START = 0.8;
const MIDDLE = 0.45;
const SLIP = 0.3;
/** What a hit is worth by where it stands. */
const IN_NAME = 10;
const IN_ALIAS = 8;
const IN_PLACE = 5;
const IN_TITLE = 6;
/** Of two of one name, the partner comes before the city, the country or the topic. */
const IN_AREA = 9;
const IN_OTHER_TONGUE = 7;
const IN_CODE = 6;
/** Added when the name as a whole is, or starts with, the query. */
const EXACT = 20;
const BEGINS = 8;

interface Field {
  readonly text: string;
  readonly words: readonly string[];
  readonly worth: number;
}

interface Entry {
  readonly kind: Kind;
  readonly row: number;
  readonly fields: readonly Field[];
  /** All fields in one, to pass over quickly those that cannot match. */
  readonly all: string;
  /** Between 0 and 1: the busier of two equals comes first. */
  readonly weight: number;
}

export interface Index {
  readonly entries: readonly Entry[];
  /** Every different word, with the entries that hold it. */
  readonly vocabulary: ReadonlyMap<string, readonly number[]>;
}

function field(text: string, worth: number): Field[] {
  return foldings(text).flatMap((folded) => (folded === "" ? [] : [{ text: folded, words: folded.split(" "), worth }]));
}

function entry(kind: Kind, row: number, fields: Field[], size: number): Entry {
  const all = fields.map((part) => part.text).join("\n");
  return { kind, row, fields, all, weight: size / (size + 10) };
}

/** One entry a city, whichever of its places are drawn. */
function cities(model: Model): Entry[] {
  const { places } = model.data;
  const found = new Map<string, { row: number; most: number; partners: number }>();
  places.name.forEach((name, row) => {
    if (name === "") return;
    const here = model.partnersAt(row).length;
    const key = `${fold(name)} ${places.country[row]}`;
    const known = found.get(key) ?? { row, most: 0, partners: 0 };
    found.set(key, { row: here > known.most ? row : known.row, most: Math.max(here, known.most), partners: known.partners + here });
  });
  return [...found.values()].map(({ row, partners }) => entry("city", row, field(places.name[row], IN_AREA), partners));
}

function countriesAndTopics(model: Model): Entry[] {
  const { countries, partners, projects, topics } = model.data;
  const used = (rows: readonly (readonly number[])[], row: number): number => rows.filter((each) => each.includes(row)).length;
  const aliases = countryAliases(countries.code);
  return [
    ...countries.code.map((code, row) => {
      const names = [...field(countries.name[row], IN_AREA), ...field(code, IN_CODE), ...aliases[row].flatMap((alias) => field(alias, IN_OTHER_TONGUE))];
      return entry("country", row, names, partners.country.filter((country) => country === row).length);
    }),
    ...topics.map((topic, row) => entry("topic", row, field(topic, IN_AREA), used(partners.topics, row) + used(projects.topics, row))),
  ];
}

export function buildIndex(model: Model): Index {
  const { partners, projects, programmes, countries } = model.data;
  const entries: Entry[] = [
    ...partners.id.map((_, row) => {
      const aliases = partners.aliases[row].split("\n").flatMap((alias) => field(alias, IN_ALIAS));
      const country = partners.country[row];
      const where = [partners.city[row], countries.name[country] ?? "", countries.code[country] ?? ""];
      return entry(
        "partner",
        row,
        [
          ...field(partners.name[row], IN_NAME),
          ...field(partners.short[row], IN_NAME),
          ...aliases,
          ...where.flatMap((text) => field(text, IN_PLACE)),
        ],
        partners.degree[row],
      );
    }),
    ...projects.id.map((_, row) =>
      entry(
        "project",
        row,
        [...field(projects.acronym[row], IN_NAME), ...field(projects.title[row], projects.acronym[row] ? IN_TITLE : IN_NAME)],
        model.partnersOf(row).length,
      ),
    ),
    ...programmes.id.map((_, row) =>
      entry(
        "programme",
        row,
        [...field(programmes.name[row], IN_NAME), ...field(programmes.short[row], IN_NAME)],
        model.projectsIn(row).length,
      ),
    ),
    ...cities(model),
    ...countriesAndTopics(model),
  ];
  const vocabulary = new Map<string, number[]>();
  entries.forEach((each, index) => {
    for (const word of new Set(each.fields.flatMap((part) => part.words))) {
      const holders = vocabulary.get(word);
      if (holders === undefined) vocabulary.set(word, [index]);
      else holders.push(index);
    }
  });
  return { entries, vocabulary };
}

/** Is `typed` one or two slips (a letter wrong, missing, too many, or two swapped) from `word` or its beginning? */
export function isSlip(typed: string, word: string): boolean {
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (allowed === 0 || word.length < typed.length - allowed || typed[0] !== word[0]) return false;
  let before: number[] = [];
  let row = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i++) {
    const next = [i];
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1];
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
    }
    if (Math.min(...next) > allowed) return false;
    before = row;
    row = next;
  }
  return Math.min(...row) <= allowed;
}

/** How well one typed word meets a field, times what the field is worth; 0 when it does not. */
function hit(part: Field, typed: string, slips: ReadonlySet<string> | null): number {
  let found = part.text.includes(typed) ? MIDDLE : 0;
  for (const word of part.words) {
    if (word === typed) found = Math.max(found, WHOLE);
    else if (word.startsWith(typed)) found = Math.max(found, START);
    else if (found === 0 && slips?.has(word) === true) found = SLIP;
  }
  return found * part.worth;
}

function score(each: Entry, query: string, words: readonly string[], slips: readonly (ReadonlySet<string> | null)[]): number {
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    const found = Math.max(...each.fields.map((part) => hit(part, words[i], slips[i])));
    if (found === 0) return 0;
    sum += found;
  }
  let best = sum / words.length;
  for (const part of each.fields) {
    if (!part.text.startsWith(query)) continue;
    // of this field alone: of all in a city, the busiest comes first and not who has the city in its name too
    const own = words.reduce((all, typed, i) => all + hit(part, typed, slips[i]), 0) / words.length;
    best = Math.max(best, own + ((part.text === query ? EXACT : BEGINS) * part.worth) / IN_NAME);
  }
  return best + each.weight;
}

/** What matches every word of the query, best first. Slips are forgiven only for words that nothing else matches. */
export function search(index: Index, text: string): Found[] {
  const query = fold(text);
  if (query === "") return [];
  const words = query.split(" ");
  const slips = words.map((typed) => {
    if (index.entries.some((each) => each.all.includes(typed))) return null;
    return new Set([...index.vocabulary.keys()].filter((word) => isSlip(typed, word)));
  });
  const found: Found[] = [];
  for (const each of index.entries) {
    if (words.some((typed, i) => slips[i] === null && !each.all.includes(typed))) continue;
    const value = score(each, query, words, slips);
    if (value > 0) found.push({ kind: each.kind, row: each.row, score: value });
  }
  const rank = new Map(found.map((each, i) => [each, i]));
  return found.sort((a, b) => b.score - a.score || (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}
