/** What a page says of one partner's measure: the words of `network/definitions`, with the number in them. No DOM. */

import type { Data } from "./payload";
import { weight } from "./text";
import { decimals, form, number, pieces, t } from "./words";

/** Label and meaning of a measure, and what it says of a partner with this value: text, and the number by itself. */
export interface Said {
  readonly label: string;
  readonly meaning: string;
  readonly words: readonly (string | { readonly value: string })[];
}

/** Sums in another order differ in the last digits: those are rounded away before anything else is. */
const settled = (value: number): number => Number(value.toPrecision(12));

const tenths = decimals(1, "percent");
const whole = decimals(0, "percent");

/** A share as a percentage, below ten with one decimal: 31%, 0.9%, less than 0.1%. */
export function percent(share: number): string {
  const value = settled(share);
  if (value > 0 && value < 0.0005) return t("less than {number}", { number: tenths(0.001) });
  return (value < 0.0995 ? tenths : whole)(value);
}

export const decimal = (value: number): string => (Number.isInteger(value) ? number(value) : weight(settled(value)));

export function says(data: Data, measure: string, value: number): Said {
  const { id, label, sentence, says: many, one } = data.measures;
  const row = id.indexOf(measure);
  const about = { label: t(label[row] ?? measure), meaning: t(sentence[row] ?? "") };
  if (Number.isNaN(value)) return { ...about, words: [t("Without a tie there is nothing to measure.")] };
  const template = many[row] ?? "{n}";
  const said = one[row] === "" ? t(template) : form(Number(settled(value).toFixed(2)), one[row], template);
  return { ...about, words: pieces(said, { n: { value: decimal(value) }, "%": { value: percent(value) } }) };
}
