/** Not a test itself: reads data and links, says what the explorer's modules make of them, for Python to compare. */

import { readFileSync } from "node:fs";

import { visible } from "../../maps/browser/src/filter";
import { MEASURES, measuresOf } from "../../maps/browser/src/measures";
import { buildModel } from "../../maps/browser/src/model";
import type { Data } from "../../maps/browser/src/payload";
import { BLANK } from "../../maps/browser/src/state";
import { countTies } from "../../maps/browser/src/ties";
import { decode } from "../../maps/browser/src/url";

const { data, links } = JSON.parse(readFileSync(0, "utf8")) as { data: Data; links: string[] };
const model = buildModel(data);
const found = links.map((link) => {
  const seen = visible(model, decode(model, link, BLANK));
  const { columns } = measuresOf(model, seen);
  const rows = [...seen.partners.keys()].filter((row) => seen.partners[row] === 1);
  const column = (measure: (typeof MEASURES)[number]): (number | null)[] =>
    rows.map((row) => (Number.isNaN(columns[measure][row]) ? null : columns[measure][row]));
  return {
    partners: rows.map((row) => data.partners.id[row]),
    projects: seen.projectCount,
    ties: countTies(model, seen),
    measures: Object.fromEntries(MEASURES.map((measure) => [measure, column(measure)])),
  };
});
process.stdout.write(JSON.stringify(found));
