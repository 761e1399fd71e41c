/** Which view fills the stage: the map, or one of those that lie over it. The views never meet; the stage hands over. */

import type { MapView, Picture, Scene, Spots, StageView, State, ViewName } from "./contract";
import { el } from "./dom";
import type { Insets } from "./views/insets";

export interface Stage {
  /** What can be chosen, the map first. */
  readonly names: readonly ViewName[];
  /** Show what the state asks for; an unknown view is the map. */
  draw(scene: Scene, state: State): void;
  inset(insets: Insets): void;
  picture(): Picture | null;
}

/** Makes a view when it is first asked for. */
export type Makers = ReadonlyMap<ViewName, () => StageView>;

export function createStage(container: HTMLElement, map: MapView, makers: Makers): Stage {
  const made = new Map<ViewName, StageView>();
  const layer = el("div", { class: "pa-stage", hidden: true });
  container.after(layer);
  let current: StageView | null = null;
  let insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  let last: { scene: Scene; state: State } | null = null;
  let turn = 0;

  function viewOf(name: ViewName): StageView | null {
    const maker = makers.get(name);
    if (maker === undefined) return null;
    let view = made.get(name);
    if (view === undefined) {
      view = maker();
      view.element.hidden = true;
      layer.append(view.element);
      made.set(name, view);
    }
    return view;
  }

  const spotsOf = (view: StageView | null): Spots => (view === null ? map.spots() : view.spots());
  const fill = (view: StageView): void => {
    view.inset(insets.top, insets.right, insets.bottom, insets.left);
    if (last !== null) view.draw(last.scene, last.state);
  };

  /** The map stays where it is, out of sight and out of reach, so that its dots have places to glide to. */
  function hideMap(isHidden: boolean): void {
    container.inert = isHidden;
    container.classList.toggle("pa-away", isHidden);
    layer.hidden = !isHidden;
  }

  /** What a link asks for first is simply there; later views come from where the one before stood. */
  async function change(next: StageView | null, isFirst: boolean): Promise<void> {
    const before = current;
    const mine = ++turn;
    current = next;
    const from: Spots = isFirst ? new Map() : spotsOf(before);
    if (next === null) {
      await before?.leave(from.size > 0 ? map.spots() : from);
      if (mine !== turn) return;
      if (before !== null) before.element.hidden = true;
      hideMap(false);
      return;
    }
    next.element.hidden = false;
    hideMap(true);
    fill(next);
    if (before !== null) {
      await before.leave(next.spots());
      before.element.hidden = before !== current;
    }
    if (mine === turn) next.enter(from);
  }

  return {
    names: ["map", ...makers.keys()],
    draw(scene, state) {
      const isFirst = last === null;
      last = { scene, state };
      const wanted = viewOf(state.view);
      map.draw(scene);
      if (wanted !== current) void change(wanted, isFirst);
      else if (current !== null) current.draw(scene, state);
    },
    inset(next) {
      insets = next;
      map.inset(next.top, next.right, next.bottom, next.left);
      current?.inset(next.top, next.right, next.bottom, next.left);
    },
    picture: () => (current === null ? map.picture() : current.picture()),
  };
}
