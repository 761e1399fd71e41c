/** What is drawn of a scene: marks, lanes and labels at the present scale, remembered until scene or scale change. */

import type { Sheet } from "./canvas";
import { Emphasis, type Scene, type Spot, type Spots } from "./contract";
import type { Inset } from "./fit";
import { partsOf, wordsOf, type Hit, type Words } from "./hit";
import type { Station } from "./keyboard";
import type { Rect } from "./labels";
import { curveOf, drawnLanes, faintLines, sizeFactor, toX, toY, type DrawnLane, type Screen, type Tip } from "./lanes";
import { Areas } from "./areas";
import { innerLines } from "./inner";
import { badgeOf, marksOf, seatOf, type Mark, type Marks, type Positions } from "./marks";
import type { Model } from "./model";
import { paintLabels } from "./paint-labels";
import { paintChosenLane, paintLanes, paintWeb, reaches, widthsOf, type LaneLine } from "./paint-lanes";
import { paintDust, paintMarks, ring } from "./paint-marks";
import type { Palette } from "./palette";
import { Picker, type Reach } from "./pick";
import { isBundled, strands } from "./strands";
import type { CountryLabel } from "./topology";

interface Layout {
  readonly scene: Scene;
  readonly scale: number;
  readonly marks: Marks;
  readonly lanes: readonly DrawnLane[];
  readonly widths: readonly number[];
  readonly web: Float64Array;
  /** Marks that have come out of others: where from, and whether their petals were open there. */
  readonly origins: ReadonlyMap<Mark, Origin>;
}

interface Origin {
  readonly x: number;
  readonly y: number;
  readonly open: boolean;
}

const MOST_MOVING = 400; // lanes; more of them come apart at once, because each frame would be slow

function originsOf({ marks }: Marks, before: Marks | undefined): Map<Mark, Origin> {
  const origins = new Map<Mark, Origin>();
  for (const mark of before === undefined ? [] : marks) {
    const old = before?.marks[before.markOf[mark.place]];
    if (old === undefined) continue;
    const open = old.petals !== null;
    if (old.x !== mark.x || old.y !== mark.y || (mark.petals !== null && !open)) origins.set(mark, { x: old.x, y: old.y, open });
  }
  return origins;
}

function onItsWay(mark: Mark, origin: Origin | undefined, share: number): Mark {
  if (origin === undefined) return mark;
  const between = (from: number, to: number): number => from + (to - from) * share;
  const petals = origin.open ? mark.petals : (mark.petals?.map((petal) => ({ ...petal, dx: petal.dx * share, dy: petal.dy * share })) ?? null);
  return { ...mark, x: between(origin.x, mark.x), y: between(origin.y, mark.y), petals };
}

export class Drawing {
  palette: Palette;
  private readonly areas: Areas;
  private layout: Layout | null = null;
  private picker: Picker | null = null;
  private sheet: Sheet | null = null;
  private lines: readonly LaneLine[] = [];
  private said: { hit: Hit; words: Words } | null = null;

  constructor(
    private readonly model: Model,
    private readonly at: Positions,
    private readonly countries: readonly CountryLabel[],
    private readonly readPalette: () => Palette,
    /** Makes marks that neither come together nor open; null: those of a map. */
    private readonly arrange: ((scene: Scene, scale: number) => Marks) | null = null,
  ) {
    this.palette = readPalette();
    this.areas = new Areas(model, at);
  }

  /** Read the colours again. */
  refresh(): void {
    this.palette = this.readPalette();
  }

  /** Have marks come apart, or petals open, since the last drawing? */
  hasNews(scene: Scene, scale: number): boolean {
    const before = this.layout;
    const { origins, lanes } = this.layoutOf(scene, scale);
    return this.layout !== before && origins.size > 0 && lanes.length < MOST_MOVING;
  }

  /** `share`: how far marks have come on the way out of those they stood in before. */
  paint(sheet: Sheet, scene: Scene, inset: Inset, covered: readonly Rect[], share = 1): void {
    const layout = this.layoutOf(scene, sheet.screen.scale);
    const { model, palette } = this;
    const marks = share < 1 ? layout.marks.marks.map((mark) => onItsWay(mark, layout.origins.get(mark), share)) : layout.marks.marks;
    const tip = ({ mark, partner, ...rest }: Tip): Tip => ({ ...rest, mark, partner, x: marks[mark].x, y: marks[mark].y, ...seatOf(marks[mark], partner) });
    const now = (lane: DrawnLane): DrawnLane => (share < 1 ? { ...lane, from: tip(lane.from), to: tip(lane.to) } : lane);
    const size = sizeFactor(sheet.view.width, sheet.view.height);
    this.lines = layout.lanes
      .map((lane, i) => ({ lane, curve: curveOf(now(lane), sheet.screen), width: layout.widths[i] * size }))
      .filter((line) => reaches(line.curve, sheet.width, sheet.height));
    paintWeb(sheet, palette, layout.web);
    paintDust(sheet, palette, layout.marks.dust, this.at);
    paintLanes(sheet, palette, model.data, this.lines);
    paintMarks(sheet, palette, { model, seen: scene.seen, at: this.at }, marks);
    paintLabels(sheet, palette, { model, scene, marks: layout.marks, lines: this.lines, countries: this.countries, inset, covered });
    this.sheet = sheet;
    this.picker = new Picker(sheet.screen, layout.marks, this.lines, this.at);
  }

  private layoutOf(scene: Scene, scale: number): Layout {
    if (this.layout !== null && this.layout.scene === scene && this.layout.scale === scale) return this.layout;
    const whole = this.arrange === null && isBundled(scene);
    const marks = this.arrange?.(scene, scale) ?? marksOf(this.model, scene, this.at, scale, whole ? this.areas.cut(scale) : null);
    const kept = this.arrange !== null && this.layout?.scene === scene ? this.layout.web : null; // dots that never move keep their web
    const { lanes, web } = whole
      ? strands(this.model, scene, marks, scale)
      : { lanes: drawnLanes(this.model, scene, marks), web: kept ?? faintLines(scene, marks, this.at) };
    lanes.unshift(...innerLines(this.model, scene, marks));
    const origins = this.arrange === null ? originsOf(marks, this.layout?.marks) : new Map<Mark, Origin>();
    this.layout = { scene, scale, marks, lanes, widths: widthsOf(lanes), web, origins };
    return this.layout;
  }

  under(x: number, y: number, reach: Reach): Hit[] {
    if (this.picker === null || this.sheet === null) return [];
    return this.picker.hits(x + this.sheet.view.x, y + this.sheet.view.y, reach);
  }

  /** Everything that is drawn from a mark or a petal, one lane or tie after the other. */
  linesOf(hit: Hit): Hit[] {
    const { layout, sheet } = this;
    if (layout === null || sheet === null || (hit.kind !== "mark" && hit.kind !== "partner") || hit.mark === null) return [];
    const row = layout.marks.markOf[hit.mark.place];
    const partner = hit.kind === "partner" && hit.mark.petals !== null ? hit.partner : -1;
    const isOwn = (tip: DrawnLane["from"]): boolean => tip.mark === row && tip.partner === partner;
    return [...layout.lanes.keys()].filter((i) => isOwn(layout.lanes[i].from) || isOwn(layout.lanes[i].to)).reverse().flatMap((i) => {
      const lane = layout.lanes[i];
      return partsOf({ kind: "lane", line: { lane, curve: curveOf(lane, sheet.screen), width: layout.widths[i] } });
    });
  }

  words(hit: Hit): Words {
    if (this.said?.hit !== hit) this.said = { hit, words: wordsOf(this.model, hit) };
    return this.said.words;
  }

  /** Marks and petals as stops for the keyboard, in pixels of the visible map. */
  stations(): Station[] {
    const { layout, sheet } = this;
    if (layout === null || sheet === null) return [];
    return layout.marks.marks.flatMap((mark): Station[] => {
      const x = toX(sheet.screen, mark.x) - sheet.view.x;
      const y = toY(sheet.screen, mark.y) - sheet.view.y;
      if (mark.petals !== null) {
        const middle: Station = { x, y, hit: { kind: "mark", mark }, importance: mark.importance - 1 };
        return mark.partners.map((partner): Station => {
          const seat = seatOf(mark, partner);
          return { x: x + seat.dx, y: y + seat.dy, hit: { kind: "partner", partner, mark }, importance: layout.scene.importance[partner] };
        }).concat(middle);
      }
      const partner = mark.lead >= 0 ? mark.lead : mark.partners.length === 1 ? mark.partners[0] : -1;
      const stations: Station[] = [];
      if (partner >= 0) stations.push({ x, y, hit: { kind: "partner", partner, mark }, importance: mark.importance });
      if (mark.partners.length > 1) {
        const beside = badgeOf(mark) ?? { dx: 0, dy: 0 };
        stations.push({ x: x + beside.dx, y: y + beside.dy, hit: { kind: "mark", mark }, importance: mark.importance - 1 });
      }
      return stations;
    });
  }

  /** Where each partner that is not filtered out is drawn, in pixels of the visible map. */
  spots(scene: Scene, screen: Screen): Spots {
    const { marks } = this.layoutOf(scene, screen.scale);
    const spots = new Map<number, Spot>();
    this.model.data.partners.place.forEach((place, partner) => {
      if (place < 0 || scene.partners[partner] === Emphasis.Hidden) return;
      const mark = marks.marks[marks.markOf[place]];
      const seat = mark === undefined ? { dx: 0, dy: 0, radius: 2 } : seatOf(mark, partner);
      const at = mark ?? { x: this.at.x[place], y: this.at.y[place] };
      spots.set(partner, { x: toX(screen, at.x) + seat.dx, y: toY(screen, at.y) + seat.dy, r: seat.radius });
    });
    return spots;
  }

  /** What the pointer or the keyboard is on, drawn over everything. */
  paintChosen(sheet: Sheet, hovered: Hit | null, current: Hit | null): void {
    if (hovered !== null) this.paintHit(sheet, hovered, this.palette.accent, 2);
    if (current !== null) this.paintHit(sheet, current, this.palette.focus, 2.6);
  }

  private paintHit(sheet: Sheet, hit: Hit, colour: string, width: number): void {
    const { context, screen } = sheet;
    if (hit.kind === "lane") {
      const lane = hit.line.lane as DrawnLane;
      paintChosenLane(sheet, this.palette, this.model.data, { lane, curve: curveOf(lane, screen), width: hit.line.width });
      return;
    }
    const spot = this.spotOf(hit);
    if (spot === null) return;
    ring(context, toX(screen, spot.x) + spot.dx, toY(screen, spot.y) + spot.dy, spot.radius + 3.5, width, colour);
  }

  private spotOf(hit: Exclude<Hit, { kind: "lane" }>): { x: number; y: number; dx: number; dy: number; radius: number } | null {
    if (hit.kind === "dust") return { x: this.at.x[hit.place], y: this.at.y[hit.place], dx: 0, dy: 0, radius: 2 };
    if (hit.kind === "mark") {
      const beside = badgeOf(hit.mark) ?? { dx: 0, dy: 0, radius: hit.mark.petals === null ? hit.mark.radius : 4 };
      return { x: hit.mark.x, y: hit.mark.y, ...beside };
    }
    const place = this.model.data.partners.place[hit.partner];
    const row = place < 0 ? -1 : (this.layout?.marks.markOf[place] ?? -1);
    const mark = row < 0 ? hit.mark : (this.layout?.marks.marks[row] ?? hit.mark);
    if (mark !== null) return { x: mark.x, y: mark.y, ...seatOf(mark, hit.partner) };
    return place < 0 ? null : { x: this.at.x[place], y: this.at.y[place], dx: 0, dy: 0, radius: 3 };
  }
}
