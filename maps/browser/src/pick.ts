/** What lies under a point of the canvas: marks and petals first, then lanes, then dust. Pure. */

import { BLOOM_CLOSE, type Hit } from "./hit";
import { distanceTo, walkCurve, type Curve } from "./curve";
import { Grid } from "./grid";
import { toX, toY, type DrawnLane, type Screen } from "./lanes";
import { badgeOf, seatOf, type Marks, type Positions } from "./marks";

export interface Pickable {
  readonly lane: DrawnLane;
  readonly curve: Curve;
  readonly width: number;
}

/** Pixels beside a thing that still count as on it. */
export interface Reach {
  readonly mark: number;
  readonly lane: number;
}

export const MOUSE: Reach = { mark: 5, lane: 6 };
export const TOUCH: Reach = { mark: 12, lane: 12 };
const CELL = 32;

export class Picker {
  private laneGrid: Grid | null = null;
  private markGrid: Grid | null = null;

  constructor(
    private readonly screen: Screen,
    private readonly marks: Marks,
    private readonly lines: readonly Pickable[],
    private readonly at: Positions,
  ) {}

  /** Everything under a point, the uppermost first. */
  hits(x: number, y: number, reach: Reach): Hit[] {
    const single = (hit: Hit | null): Hit[] => (hit === null ? [] : [hit]);
    return [...single(this.mark(x, y, reach.mark)), ...this.linesNear(x, y, reach.lane), ...single(this.dust(x, y, reach.mark))];
  }

  private mark(x: number, y: number, reach: number): Hit | null {
    if (this.markGrid === null) this.markGrid = this.markCells();
    let best: Hit | null = null;
    let least = Infinity;
    const consider = (distance: number, radius: number, hit: Hit): void => {
      if (distance > radius + reach || distance - radius >= least) return;
      least = distance - radius;
      best = hit;
    };
    this.markGrid.some(x, y, x, y, (row) => {
      const mark = this.marks.marks[row];
      const mx = toX(this.screen, mark.x);
      const my = toY(this.screen, mark.y);
      if (mark.petals !== null) {
        for (const partner of mark.partners) {
          const seat = seatOf(mark, partner);
          consider(Math.hypot(mx + seat.dx - x, my + seat.dy - y), seat.radius, { kind: "partner", partner, mark });
        }
        consider(Math.hypot(mx - x, my - y) + BLOOM_CLOSE, 4, { kind: "mark", mark });
      } else if (mark.lead >= 0 || mark.partners.length === 1) {
        const partner = mark.lead >= 0 ? mark.lead : mark.partners[0];
        const badge = badgeOf(mark);
        if (badge !== null) consider(Math.hypot(mx + badge.dx - x, my + badge.dy - y), badge.radius, { kind: "mark", mark });
        consider(Math.hypot(mx - x, my - y), badge !== null ? mark.radius - 4 : mark.radius, { kind: "partner", partner, mark });
      } else consider(Math.hypot(mx - x, my - y), mark.radius, { kind: "mark", mark });
      return false;
    });
    return best;
  }

  private markCells(): Grid {
    const grid = new Grid(CELL);
    this.marks.marks.forEach((mark, row) => {
      const x = toX(this.screen, mark.x);
      const y = toY(this.screen, mark.y);
      const radius = mark.radius + TOUCH.mark + 8;
      grid.addBox(row, x - radius, y - radius, x + radius, y + radius);
    });
    return grid;
  }

  private linesNear(x: number, y: number, reach: number): Hit[] {
    if (this.laneGrid === null) this.laneGrid = this.laneCells();
    const found = new Map<number, number>();
    this.laneGrid.some(x - reach, y - reach, x + reach, y + reach, (row) => {
      if (found.has(row)) return false;
      const line = this.lines[row];
      found.set(row, Math.max(0, distanceTo(line.curve, x, y) - line.width / 2) - line.lane.emphasis * 0.5);
      return false;
    });
    return [...found].filter(([, away]) => away <= reach).sort(([p, near], [q, far]) => near - far || p - q)
      .map(([row]) => ({ kind: "lane", line: this.lines[row] }));
  }

  private laneCells(): Grid {
    const grid = new Grid(CELL);
    this.lines.forEach((line, row) => walkCurve(line.curve, CELL / 2, (x, y) => grid.add(row, x, y)));
    return grid;
  }

  private dust(x: number, y: number, reach: number): Hit | null {
    let best = -1;
    let least = reach + 2;
    for (const place of this.marks.dust) {
      const distance = Math.hypot(toX(this.screen, this.at.x[place]) - x, toY(this.screen, this.at.y[place]) - y);
      if (distance >= least) continue;
      least = distance;
      best = place;
    }
    return best < 0 ? null : { kind: "dust", place: best };
  }
}
