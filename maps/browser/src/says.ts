/** What a page says of one partner's measure: the words of `network/definitions`, with the number in them. No DOM. */

import type { Data } from "./payload";
import { number, weight } from "./text";

const NOTHING = "Without a tie there is nothing to measure.";

/** Label and meaning of a measure, and what it says of a partner with this value: text, the number, text. */
export interface Said {
  readonly label: string;
  readonly meaning: string;
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

/** Sums in another order differ in the last digits: those are rounded away before anything else is. */
const settled = (value: number): number => Number(value.toPrecision(12));

const tenths = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** A share as a percentage, below ten with one decimal: 31%, 0.9%, less than 0.1%. */
export function percent(share: number): string {
  const value = settled(100 * share);
  if (value > 0 && value < 0.05) return "less than 0.1%";
  return `${(value < 9.95 ? tenths : whole).format(value)}%`;
}

export const decimal = (value: number): string => (Number.isInteger(value) ? number(value) : weight(settled(value)));

export function says(data: Data, measure: string, value: number): Said {
  const { id, label, sentence, says: templates } = data.measures;
  const row = id.indexOf(measure);
  const about = { label: label[row] ?? measure, meaning: sentence[row] ?? "" };
  if (Number.isNaN(value)) return { ...about, before: NOTHING, value: "", after: "" };
  const template = templates[row] ?? "{n}";
  const words = template.includes("{%}") ? percent(value) : decimal(value);
  const [before, after] = template
    .replace(/\{([^}]+)\|([^}]+)\}/g, (_, one: string, many: string) => (decimal(value) === "1" ? one : many))
    .split(/\{[n%]\}/);
  return { ...about, before, value: words, after: after ?? "" };
}
