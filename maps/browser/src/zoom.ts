/** Zoom levels and what they mean on the ground. Pure. */

/** Metres in a pixel at zoom 0: the whole globe on a phone; Europe fills a wide screen near zoom 4. */
const METRES_PER_PIXEL = 65_536;

/** Pixels a metre. */
export function scaleOf(zoom: number): number {
  return 2 ** zoom / METRES_PER_PIXEL;
}

export function zoomOf(scale: number): number {
  return Math.log2(scale * METRES_PER_PIXEL);
}
