/** A small card beside the pointer that names what is under it. Text only; a screen reader hears the same from the live name. */

import { el, refill } from "./dom";
import type { Words } from "./hit";

export interface Tooltip {
  /** Show words near a point of the map (CSS pixels). */
  show(words: Words, x: number, y: number, note?: string): void;
  hide(): void;
}

const AWAY = 14;
const EDGE = 6;

export function tooltip(container: HTMLElement): Tooltip {
  const card = el("div", { class: "pa-tip", hidden: true, "aria-hidden": "true" });
  container.append(card);
  let shown: Words | null = null;
  let noted: string | undefined;
  return {
    show(words, x, y, note) {
      if (words !== shown || note !== noted) {
        refill(card, el("strong", { dir: "auto" }, words.title), ...words.lines.map((line) => el("span", { dir: "auto" }, line)),
          note === undefined ? null : el("span", { class: "pa-tip-note" }, note));
        shown = words;
        noted = note;
      }
      card.hidden = false;
      const { clientWidth, clientHeight } = container;
      const { offsetWidth, offsetHeight } = card;
      const left = x + AWAY + offsetWidth + EDGE > clientWidth ? Math.max(EDGE, x - AWAY - offsetWidth) : x + AWAY;
      const top = Math.max(EDGE, Math.min(y + AWAY, clientHeight - offsetHeight - EDGE));
      card.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    hide() {
      card.hidden = true;
    },
  };
}
