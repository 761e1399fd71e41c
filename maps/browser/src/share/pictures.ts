/** What the stage shows as a file: PNG at twice its size, or SVG. */

import type { Picture } from "../contract";
import { t } from "../words";
import { SvgPen } from "./svg-pen";

const RATIO = 2;

/** A canvas to draw and measure on; nobody sees it. */
export function canvasFor({ width, height }: Pick<Picture, "width" | "height">): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width * RATIO;
  canvas.height = height * RATIO;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error(t("this browser draws no canvas"));
  context.scale(RATIO, RATIO);
  return context;
}

export function pngOf(picture: Picture): Promise<Blob> {
  const context = canvasFor(picture);
  picture.paint(context);
  return new Promise((done, failed) => context.canvas.toBlob((blob) => (blob === null ? failed(new Error(t("too large"))) : done(blob)), "image/png"));
}

export function svgOf(picture: Picture, title: string, about: string): string {
  const pen = new SvgPen(canvasFor({ width: 1, height: 1 }), picture);
  picture.paint(pen);
  return pen.svg(title, about);
}
