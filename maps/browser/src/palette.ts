/** Colours and fonts for the canvas, read from the page's custom properties; light and dark come from there. */

import type { Data } from "./payload";

export interface Palette {
  readonly paper: string;
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly accent: string;
  readonly focus: string;
  readonly sea: string;
  readonly land: string;
  readonly landHome: string;
  readonly border: string;
  readonly coast: string;
  readonly mapLabel: string;
  readonly node: string;
  readonly nodeRing: string;
  readonly faint: string;
  readonly tones: readonly string[];
  readonly font: string;
  readonly dark: boolean;
}

const TONES = 10;

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    paper: read("--paper"),
    surface: read("--surface"),
    ink: read("--ink"),
    ink2: read("--ink-2"),
    ink3: read("--ink-3"),
    line: read("--line"),
    accent: read("--accent"),
    focus: read("--focus"),
    sea: read("--sea"),
    land: read("--land"),
    landHome: read("--land-home"),
    border: read("--border"),
    coast: read("--coast"),
    mapLabel: read("--map-label"),
    node: read("--node"),
    nodeRing: read("--node-ring"),
    faint: read("--faint"),
    tones: Array.from({ length: TONES }, (_, i) => read(`--tone-${i}`)),
    font: read("--font") || "sans-serif",
    dark: luminance(read("--paper")) < 0.4,
  };
}

/** Call `changed` when the page turns light or dark. */
export function watchPalette(changed: () => void): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(forced-colors: active)");
  dark.addEventListener("change", changed);
  contrast.addEventListener("change", changed);
}

/** A programme's colour; its own one is lifted a little on dark paper. Row -1 stands for "no programme". */
export function programmeColour(palette: Palette, data: Data, programme: number): string {
  if (programme < 0) return palette.ink3;
  const own = data.programmes.color[programme];
  if (own === "") return palette.tones[data.programmes.tone[programme]] ?? palette.ink3;
  return palette.dark ? lifted(own) : own;
}

function channels(hex: string): [number, number, number] {
  const value = parseInt(hex.replace("#", "").slice(0, 6), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex);
  return (0.3 * r + 0.59 * g + 0.11 * b) / 255;
}

/** The colour mixed with white until it stands out from a dark map. */
function lifted(hex: string): string {
  const [r, g, b] = channels(hex);
  const share = Math.max(0, Math.min(0.7, 0.62 - luminance(hex)));
  const mix = (channel: number): number => Math.round(channel + (255 - channel) * share);
  return `rgb(${mix(r)} ${mix(g)} ${mix(b)})`;
}

/** How a line is broken up: lengths in widths of the line; dots are round. */
export interface Pattern {
  readonly lengths: readonly number[];
  readonly round: boolean;
}

/** The patterns that tell a family's programmes apart; the swatch of the server's pages (`parts.html`) has the same table. */
export const PATTERNS: readonly Pattern[] = [
  { lengths: [], round: false }, // solid
  { lengths: [6, 2.4], round: false }, // long dash
  { lengths: [2.2, 1.6], round: false }, // short dash
  { lengths: [0.01, 2.3], round: true }, // dots
  { lengths: [4.6, 1.6, 1.1, 1.6], round: false }, // dash, dot
  { lengths: [4.6, 1.5, 1.1, 1.5, 1.1, 1.5], round: false }, // dash, dot, dot
  { lengths: [6.6, 1.6, 2.6, 1.6], round: false }, // long, short
  { lengths: [0.01, 4.6], round: true }, // wide dots
];

export function patternOf(dash: number): Pattern {
  return PATTERNS[dash] ?? PATTERNS[0];
}
