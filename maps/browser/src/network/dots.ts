/** The marks of the network: a dot for every partner, never joined, smaller when seen from afar. Pure. */

import { Level } from "../areas";
import { Emphasis, type Scene } from "../contract";
import { LEAD_RING, radiusOf, type Mark, type Marks } from "../marks";
import type { Plane } from "./plane";

/** Sizes of dots, as parts of those on the map: from afar, from near, and what grows between. */
const LEAST = 0.2;
const MOST = 1.25;
const GROWTH = 1.1;
const TOO_SMALL = 0.3; // to name just anyone

/** Makes the marks of a scene at a scale (pixels a metre). */
export function dotsOf({ at, unit }: Plane): (scene: Scene, scale: number) => Marks {
  return (scene, scale) => {
    const size = Math.max(LEAST, Math.min(MOST, scale * unit * GROWTH));
    const lead = scene.focus?.kind === "partner" ? scene.focus.index : -1;
    const dust: number[] = [];
    const marks: Mark[] = [];
    scene.partners.forEach((emphasis, partner) => {
      if (emphasis === Emphasis.Faint) dust.push(partner);
      if (emphasis < Emphasis.Normal) return;
      marks.push({
        place: partner,
        places: [partner],
        level: Level.Place,
        groups: 1,
        partners: [partner],
        x: at.x[partner],
        y: at.y[partner],
        radius: radiusOf(scene.seen.projectsOf(partner).length) * size + (partner === lead ? LEAD_RING : 0),
        emphasis,
        importance: scene.importance[partner],
        lead: partner === lead ? lead : -1,
        petals: null,
      });
    });
    marks.sort((a, b) => b.emphasis - a.emphasis || b.importance - a.importance || a.place - b.place);
    const markOf = new Int32Array(scene.partners.length).fill(-1);
    marks.forEach((mark, row) => (markOf[mark.place] = row));
    return { marks, markOf, dust, crowd: size < TOO_SMALL ? 2 * size : Infinity };
  };
}
