/** Not a test itself: reads data and links, says what the explorer's modules make of them, for Python to compare. */

import { readFileSync } from "node:fs";

import { visible } from "../../maps/browser/src/filter";
import { intervalOf, MEASURES, measuresOf, rankOf, rankWords } from "../../maps/browser/src/measures";
import { buildModel } from "../../maps/browser/src/model";
import type { Data, Details } from "../../maps/browser/src/payload";
import { BLANK } from "../../maps/browser/src/state";
import { says } from "../../maps/browser/src/says";
import { countTies } from "../../maps/browser/src/ties";
import { decode } from "../../maps/browser/src/url";

const { data, details, links } = JSON.parse(readFileSync(0, "utf8")) as { data: Data; details: Details; links: string[] };
const model = buildModel(data);
const found = links.map((link) => {
  const seen = visible(model, decode(model, link, BLANK));
  const measured = measuresOf(model, seen);
  const { columns } = measured;
  const rows = [...seen.partners.keys()].filter((row) => seen.partners[row] === 1);
  const column = (measure: (typeof MEASURES)[number]): (number | null)[] =>
    rows.map((row) => (Number.isNaN(columns[measure][row]) ? null : columns[measure][row]));
  const said = (measure: (typeof MEASURES)[number]): string[] =>
    rows.map((row) => {
      const { words } = says(data, measure, columns[measure][row]);
      return words.map((part) => (typeof part === "string" ? part : part.value)).join("");
    });
  const ranks = (measure: (typeof MEASURES)[number]): (string | null)[] =>
    rows.map((row) => {
      const rank = rankOf(measured, measure, row);
      return rank === null ? null : rankWords(rank, link === "" ? intervalOf(details.ranks, measure, row) : null);
    });
  return {
    said: Object.fromEntries(MEASURES.map((measure) => [measure, said(measure)])),
    ranks: Object.fromEntries(MEASURES.map((measure) => [measure, ranks(measure)])),
    partners: rows.map((row) => data.partners.id[row]),
    projects: seen.projectCount,
    ties: countTies(model, seen),
    measures: Object.fromEntries(MEASURES.map((measure) => [measure, column(measure)])),
  };
});
process.stdout.write(JSON.stringify(found));
