/** The scene of the network: partners as loud as on the map, and a lane for every programme of every tie. Pure. */

import { Emphasis, type Focus, type Lane, type Scene, type State } from "../contract";
import type { Model } from "../model";
import type { SceneMaker } from "../scene";

/** `scenes` are those of the plane, `scene` is that of the map. */
export function tiesOfScene(model: Model, scenes: SceneMaker, scene: Scene, state: State): Scene {
  const isLit = litBy(model, state.focus);
  const own = scenes.scene(isLit === null ? state : { ...state, focus: null });
  const lanes = isLit === null ? own.lanes : own.lanes.map((lane) => ({ ...lane, emphasis: isLit(lane) ? Emphasis.Strong : Emphasis.Faint }));
  return { ...own, focus: scene.focus, partners: scene.partners, importance: scene.importance, lanes };
}

/** Which ties a focus lifts out that is a matter of geography; null for any other. */
function litBy(model: Model, focus: Focus | null): ((tie: Lane) => boolean) | null {
  const place = model.data.partners.place;
  if (focus?.kind === "place") return (tie) => place[tie.a] === focus.index || place[tie.b] === focus.index;
  if (focus?.kind !== "lane") return null;
  const isEnd = (a: number, b: number): boolean => place[a] === focus.a && place[b] === focus.b;
  return (tie) => tie.programme === focus.programme && (isEnd(tie.a, tie.b) || isEnd(tie.b, tie.a));
}
