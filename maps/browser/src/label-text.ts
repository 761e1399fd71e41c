/** What labels say, in shorter and shorter versions. Pure but for the measure it is given. */

import { Level } from "./areas";
import { Emphasis, type Scene } from "./contract";
import type { Wish } from "./labels";
import { toX, toY, type Screen } from "./lanes";
import { groupName, seatOf, type Mark } from "./marks";
import type { Model } from "./model";

export type Weight = "strong" | "plain" | "place" | "city";

export interface Line {
  readonly text: string;
  readonly weight: Weight;
}

/** The versions of one label, best first; each is one or two lines. */
export interface LabelText {
  readonly versions: readonly (readonly Line[])[];
  /** The partner it names, or -1. */
  readonly partner: number;
}

export const LINE_HEIGHT: Readonly<Record<Weight, number>> = { strong: 15, plain: 14, place: 14, city: 13 };

export type Measure = (line: Line) => number;

/** The text cut at a word, so that it has at most `most` letters. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  const blank = head.lastIndexOf(" ");
  return `${(blank > most * 0.55 ? head.slice(0, blank) : head).replace(/[\s,;:–(-]+$/, "")}…`;
}

function partnerVersions(model: Model, partner: number, strong: boolean, most: number): Line[][] {
  const { partners } = model.data;
  const weight: Weight = strong ? "strong" : "plain";
  const full = partners.name[partner];
  const short = partners.short[partner] || full;
  const best = cut(full.length <= most ? full : short, most);
  const city = partners.city[partner];
  const versions: Line[][] = [];
  if (strong && city !== "") versions.push([{ text: best, weight }, { text: city, weight: "city" }]);
  versions.push([{ text: best, weight }]);
  if (short !== best) versions.push([{ text: cut(short, Math.min(most, 22)), weight }]);
  return versions;
}

/** Every label the marks want, and what it says. `most`: letters a line may have. */
export function wishesOf(
  model: Model, scene: Scene, marks: readonly Mark[], screen: Screen, most: number, measure: Measure, near: (x: number, y: number) => boolean,
): { wishes: Wish[]; texts: LabelText[] } {
  const wishes: Wish[] = [];
  const texts: LabelText[] = [];
  const wish = (x: number, y: number, radius: number, importance: number, text: LabelText, outward?: [number, number]): void => {
    const versions = text.versions.map((lines) => ({
      width: Math.max(...lines.map(measure)),
      height: lines.reduce((sum, line) => sum + LINE_HEIGHT[line.weight], 0),
    }));
    wishes.push({ id: texts.length, x, y, radius, importance, versions, ...(outward === undefined ? {} : { outward }) });
    texts.push(text);
  };
  for (const mark of marks) {
    const x = toX(screen, mark.x);
    const y = toY(screen, mark.y);
    if (!near(x, y)) continue;
    const strong = mark.emphasis === Emphasis.Strong;
    if (mark.petals !== null) {
      for (const partner of mark.partners) {
        const seat = seatOf(mark, partner);
        const loud = scene.partners[partner] === Emphasis.Strong && scene.focus?.kind !== "place";
        const text = { versions: partnerVersions(model, partner, loud, most).filter((lines) => lines.length === 1), partner };
        wish(x + seat.dx, y + seat.dy, seat.radius, scene.importance[partner], text, [seat.dx, seat.dy]);
      }
    } else if (mark.lead >= 0 || mark.partners.length === 1) {
      const partner = mark.lead >= 0 ? mark.lead : mark.partners[0];
      wish(x, y, mark.radius, scene.importance[partner] + (mark.lead >= 0 ? 1e6 : 0), { versions: partnerVersions(model, partner, strong, most), partner });
    } else {
      const others = mark.level === Level.Country && mark.groups > 1 ? ` +${mark.groups - 1}` : "";
      const text = cut(groupName(model.data, mark), most) + others;
      wish(x, y, mark.radius, mark.importance, { versions: [[{ text, weight: strong ? "strong" : "place" }]], partner: -1 });
    }
  }
  return { wishes, texts };
}
