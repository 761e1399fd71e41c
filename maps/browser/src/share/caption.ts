/** A picture with what a slide needs around it: title, what is filtered, which line is which programme, and the source. */

import type { Pen, Picture } from "../contract";
import type { Pattern } from "../palette";

export interface Caption {
  readonly title: string;
  /** Whose network, and what the filters leave. */
  readonly lines: readonly string[];
  readonly programmes: readonly { readonly name: string; readonly colour: string; readonly pattern: Pattern }[];
  readonly source: string;
}

export interface Look {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly font: string;
  readonly display: string;
}

const SWATCH = 40;
const WIDTH = 2.5;
const ROW = 22;

export function framed(picture: Picture, { title, lines, programmes, source }: Caption, look: Look, ruler: Pick<Pen, "font" | "measureText">): Picture {
  const pad = picture.width < 600 ? 16 : 28;
  const room = picture.width - 2 * pad;
  const steps: ((pen: Pen) => void)[] = [];
  const widthOf = (text: string, font: string): number => {
    ruler.font = font;
    return ruler.measureText(text).width;
  };
  let y = pad - 8;

  function wrapped(text: string, font: string): string[] {
    const rows: string[] = [];
    for (const next of text.split(" ")) {
      const longer = `${rows[rows.length - 1] ?? ""} ${next}`;
      if (rows.length > 0 && widthOf(longer, font) <= room) rows[rows.length - 1] = longer;
      else rows.push(next);
    }
    return rows;
  }

  function write(text: string, font: string, height: number, colour: string): void {
    for (const row of wrapped(text, font)) {
      y += height;
      const at = y - height * 0.28;
      steps.push((pen) => {
        pen.font = font;
        pen.fillStyle = colour;
        pen.fillText(row, pad, at);
      });
    }
  }

  write(title, `600 22px ${look.display}`, 30, look.ink);
  lines.forEach((line, i) => write(line, `${i === 0 ? 600 : 400} 14px ${look.font}`, 20, i === 0 ? look.ink : look.ink2));
  const top = (y += 14);
  steps.push((pen) => {
    pen.save();
    pen.translate(0, top);
    pen.beginPath();
    pen.rect(0, 0, picture.width, picture.height);
    pen.clip();
    picture.paint(pen);
    pen.restore();
  });
  y += picture.height + 14;

  let x = pad;
  for (const { name, colour, pattern } of programmes) {
    const font = `400 13px ${look.font}`;
    const width = SWATCH + 8 + widthOf(name, font);
    if (x > pad && x + width > pad + room) {
      x = pad;
      y += ROW;
    }
    const [left, line] = [x, y + ROW / 2];
    steps.push((pen) => {
      pen.save();
      pen.strokeStyle = colour;
      pen.lineWidth = WIDTH;
      pen.lineCap = pattern.round ? "round" : "butt";
      pen.setLineDash(pattern.lengths.map((length) => length * WIDTH));
      pen.beginPath();
      pen.moveTo(left, line);
      pen.lineTo(left + SWATCH, line);
      pen.stroke();
      pen.restore();
      pen.font = font;
      pen.fillStyle = look.ink;
      pen.fillText(name, left + SWATCH + 8, line + 4.5);
    });
    x += width + 22;
  }
  if (programmes.length > 0) y += ROW + 4;
  write(source, `400 11px ${look.font}`, 16, look.ink2);
  const height = Math.ceil(y + pad - 10);

  return {
    width: picture.width,
    height,
    paint(pen) {
      pen.fillStyle = look.paper;
      pen.fillRect(0, 0, picture.width, height);
      pen.textAlign = "left";
      pen.textBaseline = "alphabetic";
      for (const step of steps) step(pen);
    },
  };
}
