/** What every view gets besides its element. */

import type { Focus, Picture, State } from "../contract";
import type { Measurer } from "../measurer";
import type { Model } from "../model";
import type { Details } from "../payload";
import type { SceneMaker } from "../scene";
import type { Store } from "../state";

export type ViewKind = "explorer" | "embed" | "page" | "cell";

export interface Context {
  readonly root: HTMLElement;
  readonly kind: ViewKind;
  readonly model: Model;
  readonly store: Store;
  readonly scenes: SceneMaker;
  /** The measures of a network in view, mostly `scenes.counted(state)`. */
  readonly measures: Measurer;
  /** The state of an empty link: what "reset" goes back to. */
  readonly home: State;
  /** An id that no other atlas of the page uses. */
  id(suffix: string): string;
  /** The words, once they are there. */
  details(): Details | null;
  /** The address of a record's own page; null where there are no pages. */
  pageOf(kind: "partners" | "projects" | "programmes", id: string): string | null;
  /** Look at something, and open the panel that explains it. */
  focus(focus: Focus | null): void;
  /** Look at something, or at the whole, without a panel. */
  look(focus: Focus | null): void;
  /** The address of this very view; null where views have none. */
  link(): string | null;
  /** What the stage shows now, to be drawn elsewhere; null where a picture says nothing. */
  picture(): Picture | null;
  /** Did the visitor use the keyboard last (and so expects focus to move)? */
  isKeyboard(): boolean;
}

/** Runs when the browser is idle enough to have shown the last change: for what may come a moment later. */
export function debounced(act: () => void, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}
