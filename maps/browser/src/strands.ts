/** The whole network, bundled: between two marks a strand per family of programmes, split up as the marks come apart. Pure. */

import { Emphasis, type Lane, type Scene } from "./contract";
import { Level } from "./areas";
import { byWeight, fan, lineUp, Tips, type DrawnLane } from "./lanes";
import type { Marks } from "./marks";
import type { Model } from "./model";
import { outcomeOf } from "./outcome";
import { scaleOf } from "./zoom";

/** Stands for several families, where a programme's row is expected. */
export const OTHERS = -2;
/** Fewer lanes are drawn one by one. */
const FEW = 60;
/** A pair of marks shows so many strands; of more families, the lightest share one. */
const MOST_STRANDS = 3;
/** Pairs drawn as strands up to this scale, and at most; more of them the closer one looks. The rest is the quiet web. */
const PAIRS = 44;
const PAIRS_UP_TO = scaleOf(4.5);
const MOST_PAIRS = 1200;

/** Is this scene to be bundled: all of a network, and nothing in particular? */
export function isBundled(scene: Scene): boolean {
  return scene.focus === null && scene.lanes.length > FEW;
}

export function strands(model: Model, scene: Scene, marks: Marks, scale: number): { lanes: DrawnLane[]; web: Float64Array } {
  const tips = new Tips(model, scene, marks);
  const pairs = new Map<string, { weight: number; lines: Map<number, DrawnLane> }>();
  for (const lane of scene.lanes) {
    const [a, b] = [tips.of(lane, lane.a), tips.of(lane, lane.b)];
    if (a === null || b === null || a.id === b.id) continue;
    const [from, to] = a.id < b.id ? [a, b] : [b, a];
    const name = `${from.id}:${to.id}`;
    let pair = pairs.get(name);
    if (pair === undefined) pairs.set(name, (pair = { weight: 0, lines: new Map() }));
    pair.weight += lane.weight;
    const single = isPlace(marks, lane.a) && isPlace(marks, lane.b);
    const programme = single || lane.programme < 0 ? lane.programme : model.data.programmes.family[lane.programme];
    add(pair.lines, programme, { from, to, programme, pair: name, bundle: !single }, [lane]);
  }
  const ranked = [...pairs.values()].sort((p, q) => q.weight - p.weight);
  const shown = Math.min(MOST_PAIRS, Math.round(PAIRS * Math.max(1, scale / PAIRS_UP_TO)));
  const lanes = ranked.slice(0, shown).flatMap(({ lines }) => thinned([...lines.values()]));
  for (const lane of lanes) lane.outcome = outcomeOf(model, lane.lanes.flatMap(({ projects }) => projects));
  lineUp(model, lanes);
  fan(lanes);
  return { lanes: lanes.sort(byWeight), web: webOf(ranked.slice(shown).map(({ lines }) => [...lines.values()][0])) };
}

function isPlace(marks: Marks, place: number): boolean {
  return marks.marks[marks.markOf[place]].level === Level.Place;
}

type Start = Pick<DrawnLane, "from" | "to" | "programme" | "pair" | "bundle">;

function add(lines: Map<number, DrawnLane>, key: number, start: Start, lanes: readonly Lane[]): void {
  const known = lines.get(key);
  const weight = lanes.reduce((sum, lane) => sum + lane.weight, 0);
  if (known === undefined) lines.set(key, { ...start, emphasis: Emphasis.Normal, lanes: [...lanes], ties: [], weight, outcome: 0, heaviest: 0, slot: 0, slots: 1 });
  else {
    known.lanes.push(...lanes);
    known.weight += weight;
  }
}

/** The heaviest families of a pair each on its own, the others as one. */
function thinned(lines: DrawnLane[]): DrawnLane[] {
  if (lines.length <= MOST_STRANDS || !lines[0].bundle) return lines;
  const ranked = [...lines].sort((p, q) => q.weight - p.weight || p.programme - q.programme);
  const rest = new Map<number, DrawnLane>();
  for (const line of ranked.slice(MOST_STRANDS - 1)) add(rest, OTHERS, { ...line, programme: OTHERS }, line.lanes);
  return [...ranked.slice(0, MOST_STRANDS - 1), ...rest.values()];
}

function webOf(lines: readonly DrawnLane[]): Float64Array {
  const web = new Float64Array(lines.length * 4);
  lines.forEach(({ from, to }, i) => web.set([from.x, from.y, to.x, to.y], i * 4));
  return web;
}
