/** What Python hands over (docs/payload.md, version 1), and the one place that reads it. Rows are indices; -1 means none. */

import { catalogue } from "./words";

export type Column<T> = readonly T[];
export type Flag = 0 | 1;

export interface Data {
  readonly version: 1;
  readonly site: {
    readonly title: string;
    readonly owner: number;
    readonly home: string;
    readonly language: string;
    readonly date: string;
  };
  readonly kinds: Column<string>;
  readonly roles: Column<string>;
  readonly projectKinds: Column<string>;
  readonly statuses: Column<string>;
  readonly precisions: Column<string>;
  /** Areas of activity, sorted; partners and projects name rows of it. */
  readonly topics: Column<string>;
  /** What each measure is called, means, and says of one partner, in English (`says.ts` translates and fills in the number). */
  readonly measures: {
    readonly id: Column<string>;
    readonly label: Column<string>;
    readonly sentence: Column<string>;
    readonly says: Column<string>;
    /** What it says of exactly 1, where the words follow the number, else "". */
    readonly one: Column<string>;
  };
  /** NUTS regions of level 2 that hold a place. */
  readonly regions: { readonly code: Column<string>; readonly name: Column<string> };
  readonly countries: { readonly code: Column<string>; readonly name: Column<string> };
  readonly places: {
    readonly lat: Column<number>;
    readonly lon: Column<number>;
    readonly name: Column<string>;
    readonly country: Column<number>;
    /** Row of `regions`, or -1. */
    readonly region: Column<number>;
    readonly precision: Column<number>;
  };
  readonly partners: {
    readonly id: Column<string>;
    readonly name: Column<string>;
    readonly short: Column<string>;
    readonly aliases: Column<string>;
    readonly kind: Column<number>;
    readonly country: Column<number>;
    readonly city: Column<string>;
    readonly place: Column<number>;
    readonly degree: Column<number>;
    readonly strength: Column<number>;
    /** In the whole network without proposals: 1 is the largest. */
    readonly community: Column<number>;
    /** In the network view: whole units to the right and up. */
    readonly x: Column<number>;
    readonly y: Column<number>;
    readonly topics: Column<readonly number[]>;
  };
  readonly programmes: {
    readonly id: Column<string>;
    readonly name: Column<string>;
    readonly short: Column<string>;
    readonly parent: Column<number>;
    readonly family: Column<number>;
    readonly tone: Column<number>;
    readonly color: Column<string>;
    readonly dash: Column<number>;
    readonly order: Column<number>;
  };
  readonly projects: {
    readonly id: Column<string>;
    readonly acronym: Column<string>;
    readonly title: Column<string>;
    readonly kind: Column<number>;
    readonly status: Column<number>;
    readonly programme: Column<number>;
    readonly start: Column<string>;
    readonly end: Column<string>;
    readonly proposal: Column<Flag>;
    readonly complete: Column<Flag>;
    /** When a proposal was handed in. */
    readonly submissions: Column<readonly string[]>;
    readonly topics: Column<readonly number[]>;
  };
  readonly participations: {
    readonly project: Column<number>;
    readonly partner: Column<number>;
    readonly role: Column<number>;
  };
}

/** Words, sources and links of one kind of record, one row a record. */
export interface Words {
  readonly description: Column<string>;
  /** The language of a text that is not in the page's, else "". */
  readonly descriptionIn: Column<string>;
  readonly note: Column<string>;
  readonly noteIn: Column<string>;
  readonly website: Column<number>;
  readonly sources: Column<readonly number[]>;
  /** 0 high, 1 medium, 2 low. */
  readonly confidence: Column<number>;
  readonly facts: Column<readonly (readonly [string, string])[]>;
}

export interface Details {
  readonly version: 1;
  readonly urls: Column<string>;
  readonly partners: Words;
  readonly projects: Words;
  readonly programmes: Words;
  /**
   * How sure the ranks in the whole network are (`network/uncertainty.py`): of each measure a column of the best and the
   * worst rank whichever project is left out, and of the rank without records in doubt.
   */
  readonly ranks: {
    readonly measures: Column<string>;
    /** By partner, its row in those columns: many share one. */
    readonly kin: Column<number>;
    readonly best: Column<Column<number>>;
    readonly worst: Column<Column<number>>;
    readonly sure: Column<Column<number>>;
  };
  /** Participations that are not sure or carry a note. */
  readonly doubts: {
    readonly project: Column<number>;
    readonly partner: Column<number>;
    readonly confidence: Column<number>;
    readonly note: Column<string>;
    readonly noteIn: Column<string>;
  };
}

/** A global set by a classic script, or the inline JSON block that stands for it. */
function block(name: string, id: string): unknown {
  const found: unknown = Reflect.get(globalThis, name);
  if (found !== undefined) return found;
  if (typeof document === "undefined") return null;
  const inline = document.getElementById(id);
  if (inline === null || inline.textContent === null) return null;
  const parsed: unknown = JSON.parse(inline.textContent);
  Reflect.set(globalThis, name, parsed);
  return parsed;
}

function isVersion1(found: unknown): boolean {
  return typeof found === "object" && found !== null && Reflect.get(found, "version") === 1;
}

/** The network. Without it there is nothing to draw, so its absence is an error. */
export function readData(): Data {
  const found = block("PARTNER_ATLAS_DATA", "atlas-data");
  if (!isVersion1(found)) throw new Error("Partner Atlas: the data of this page is missing or of another version");
  const data = found as Data;
  const { countries } = catalogue;
  return countries.length === 0 ? data : { ...data, countries: { ...data.countries, name: countries } };
}

/** The words for panels; null while they have not arrived. */
export function readDetails(): Details | null {
  const found = block("PARTNER_ATLAS_DETAILS", "atlas-details");
  return isVersion1(found) ? (found as Details) : null;
}

/** Europe's outlines, as the package's build made them; `basemap.ts` knows their shape. */
export function readBasemap(): unknown {
  return block("PARTNER_ATLAS_BASEMAP", "atlas-basemap");
}

/** The rest of the world; null on the pages that need none. */
export function readWorld(): unknown {
  return block("PARTNER_ATLAS_WORLD", "atlas-world");
}
