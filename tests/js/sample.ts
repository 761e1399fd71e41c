/** A network small enough to do on paper: six partners, four projects, three programmes. */

import type { State } from "../../maps/browser/src/contract";
import { buildModel, type Model } from "../../maps/browser/src/model";
import type { Data } from "../../maps/browser/src/payload";
import { BLANK } from "../../maps/browser/src/state";

export const ALBA = 0, BRNO = 1, CORK = 2, DELFT = 3, EGER = 4, FARO = 5;
export const ONE = 0, PLAN = 1, THREE = 2, TWO = 3;
export const FP7 = 0, REGIONS = 1, COSME = 2;
export const PARIS = 0, IN_BRNO = 1, IN_CORK = 2, IN_FARO = 3;

/**
 * ONE    fp7-regions  2013-09-01 to 2016-08-31   alba (coordinator), brno-film, cork
 * PLAN   cosme        2016-02, a proposal        alba, eger
 * THREE  cosme        2018 to 2019               alba, brno-film
 * TWO    no programme, no dates                  alba, cork, delft, eger
 * Alba and Delft share a place; Eger has none; Faro takes part in nothing.
 */
export const DATA: Data = {
  version: 1,
  site: { title: "Sample", owner: ALBA, home: "", language: "en", date: "2020" },
  kinds: ["cluster", "company", "research"],
  roles: ["coordinator", "partner", "associated", "third-party"],
  projectKinds: ["project", "proposal", "network", "agreement"],
  statuses: ["proposed", "rejected", "running", "finished", "unknown"],
  precisions: ["address", "postcode", "city", "region", "country"],
  topics: ["cinema", "design, fashion"],
  measures: {
    id: ["degree", "betweenness"], label: ["Partners", "Go-between"], sentence: ["How many.", "How often."],
    says: ["Shares a project with {n} other partners.", "Stands between {%} of the pairs."],
    one: ["Shares a project with {n} other partner.", ""],
  },
  regions: { code: ["CZ06", "FR10"], name: ["Brno", "Paris"] },
  countries: { code: ["CZ", "FR", "IE"], name: ["Czechia", "France", "Ireland"] },
  places: {
    lat: [48.8566, 49.1952, 51.8979, 37.0161],
    lon: [2.3522, 16.608, -8.4706, -7.9352],
    name: ["Paris", "Brno", "Cork", "Faro"],
    country: [1, 0, 2, 1],
    region: [1, 0, -1, -1],
    precision: [2, 2, 2, 4],
  },
  partners: {
    id: ["alba", "brno-film", "cork", "delft", "eger", "faro"],
    name: ["Alba Média", "Škoda Film Brno", "Cork Coast", "Delft Digital", "Eger Studio", "İstanbul Faro"],
    short: ["ALBA", "", "", "", "", ""],
    aliases: ["Pôle Alba\nAlba Cluster", "", "", "", "", ""],
    kind: [0, 1, 0, 2, 1, 2],
    country: [1, 0, 2, 1, 0, 1],
    city: ["Paris", "Brno", "Cork", "Paris", "", "Faro"],
    place: [PARIS, IN_BRNO, IN_CORK, PARIS, -1, IN_FARO],
    degree: [4, 2, 4, 3, 3, 0],
    strength: [3, 2, 1.6667, 1, 1, 0],
    community: [1, 1, 1, 1, 1, 2],
    x: [0, -40, 30, 30, 70, 0],
    y: [10, 40, 40, -20, 10, -90],
    topics: [[0], [], [1], [0, 1], [], [1]],
  },
  programmes: {
    id: ["fp7", "fp7-regions", "cosme"],
    name: ["Seventh Framework Programme", "Regions of Knowledge", "COSME"],
    short: ["FP7", "REGIONS", ""],
    parent: [-1, FP7, -1],
    family: [FP7, FP7, COSME],
    tone: [0, 0, 1],
    color: ["", "", ""],
    dash: [0, 1, 0],
    order: [0, 1, 2],
  },
  projects: {
    id: ["one", "plan", "three", "two"],
    acronym: ["ONE", "PLAN", "", "TWO"],
    title: ["The first", "The plan", "Third of all", "The second"],
    kind: [0, 1, 0, 2],
    status: [3, 0, 3, 4],
    programme: [REGIONS, COSME, COSME, -1],
    start: ["2013-09-01", "2016-02", "2018", ""],
    end: ["2016-08-31", "", "2019", ""],
    proposal: [0, 1, 0, 0],
    complete: [1, 0, 1, 0],
    submissions: [[], ["2016-02", "2017-02"], [], []],
    topics: [[0], [], [], []],
  },
  participations: {
    project: [ONE, ONE, ONE, PLAN, PLAN, THREE, THREE, TWO, TWO, TWO, TWO],
    partner: [ALBA, BRNO, CORK, ALBA, EGER, ALBA, BRNO, ALBA, CORK, DELFT, EGER],
    role: [0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 2],
  },
};

export const MODEL: Model = buildModel(DATA);
export const state = (patch: Partial<State> = {}): State => ({ ...BLANK, ...patch });

/** Numbers between 0 and 1 that are the same at every run. */
export function dice(seed: number): () => number {
  let value = seed;
  return () => {
    value = (value + 0x6d2b79f5) | 0;
    let mixed = Math.imul(value ^ (value >>> 15), 1 | value);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A made-up network of any size, for properties and for speed. */
export function madeUp(partners: number, projects: number, seed: number): Data {
  const roll = dice(seed);
  const below = (n: number): number => Math.floor(roll() * n);
  const rows = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const words = ["Média", "Škoda", "Łódź", "Film", "Cluster", "Région", "Digital", "Straße", "Køge", "Athína", "Lab", "Ström"];
  const programmes = 12;
  const parent = rows(programmes).map((row) => (row < 4 ? -1 : below(row)));
  const family = rows(programmes).map((row) => {
    let root = row;
    while (parent[root] >= 0) root = parent[root];
    return root;
  });
  const places = Math.max(1, Math.floor(partners / 2));
  const taking: [number, number, number][] = [];
  for (const project of rows(projects)) {
    const members = new Set(Array.from({ length: 2 + below(6) }, () => below(partners)));
    for (const partner of [...members].sort((a, b) => a - b)) taking.push([project, partner, below(4)]);
  }
  return {
    ...DATA,
    site: { ...DATA.site, owner: -1 },
    places: {
      lat: rows(places).map((row) => Number((35 + (row % 350) / 10).toFixed(4))),
      lon: rows(places).map((row) => Number((-10 + Math.floor(row / 350) / 10).toFixed(4))),
      name: rows(places).map((row) => `Town ${row}`),
      country: rows(places).map(() => below(3)),
      region: rows(places).map(() => below(3) - 1),
      precision: rows(places).map(() => 2),
    },
    partners: {
      id: rows(partners).map((row) => `p-${row}`),
      name: rows(partners).map((row) => `${words[below(12)]} ${words[below(12)]} ${row}`),
      short: rows(partners).map(() => ""),
      aliases: rows(partners).map(() => ""),
      kind: rows(partners).map(() => below(3)),
      country: rows(partners).map(() => below(3)),
      city: rows(partners).map((row) => `Town ${row % places}`),
      place: rows(partners).map((row) => (roll() < 0.05 ? -1 : row % places)),
      degree: rows(partners).map(() => below(20)),
      strength: rows(partners).map(() => roll() * 5),
      community: rows(partners).map(() => 1 + below(4)),
      x: rows(partners).map((row) => 30 * (row % 50)),
      y: rows(partners).map((row) => 30 * Math.floor(row / 50)),
      topics: rows(partners).map(() => (roll() < 0.3 ? [below(2)] : [])),
    },
    programmes: {
      id: rows(programmes).map((row) => `prog-${row}`),
      name: rows(programmes).map((row) => `Programme ${row}`),
      short: rows(programmes).map(() => ""),
      parent,
      family,
      tone: rows(programmes).map((row) => row % 10),
      color: rows(programmes).map(() => ""),
      dash: rows(programmes).map((row) => row % 8),
      order: rows(programmes),
    },
    projects: {
      id: rows(projects).map((row) => `q-${row}`),
      acronym: rows(projects).map((row) => `ACRO${row}`),
      title: rows(projects).map((row) => `${words[below(12)]} for ${words[below(12)]} ${row}`),
      kind: rows(projects).map(() => 0),
      status: rows(projects).map(() => below(5)),
      programme: rows(projects).map(() => below(programmes + 1) - 1),
      start: rows(projects).map(() => String(2000 + below(20))),
      end: rows(projects).map(() => ""),
      proposal: rows(projects).map(() => (roll() < 0.2 ? 1 : 0)),
      complete: rows(projects).map(() => 1),
      submissions: rows(projects).map(() => []),
      topics: rows(projects).map(() => (roll() < 0.3 ? [below(2)] : [])),
    },
    participations: { project: taking.map(([q]) => q), partner: taking.map(([, p]) => p), role: taking.map(([, , r]) => r) },
  };
}
