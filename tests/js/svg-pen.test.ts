import assert from "node:assert/strict";
import { test } from "node:test";

import { framed } from "../../maps/browser/src/share/caption";
import { SvgPen, type Ruler } from "../../maps/browser/src/share/svg-pen";

const ruler = { font: "", fillStyle: "", measureText: (text: string) => ({ width: 7 * text.length }) } as unknown as Ruler;
const newPen = (width = 100, height = 50): SvgPen => new SvgPen(ruler, { width, height });

test("strokes stand where they belong, whatever moved the pen", () => {
  const pen = newPen();
  pen.save();
  pen.translate(10, 20);
  pen.scale(2, -2);
  pen.lineWidth = 3;
  pen.setLineDash([1, 2]);
  pen.strokeStyle = "#ff0000";
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(5, 5);
  pen.lineTo(5.01, 5.01); // no farther than the eye sees
  pen.stroke();
  pen.restore();
  assert.match(pen.svg("t", "a"), /<path d="M10 20L20 10" fill="none" stroke="#ff0000" stroke-width="6" stroke-dasharray="2 4"\/>/);
});

test("a circle is two arcs, turned as the canvas turns it", () => {
  const pen = newPen();
  pen.beginPath();
  pen.arc(50, 25, 10, 0, 2 * Math.PI);
  pen.fill();
  assert.match(pen.svg("", ""), /<path d="M60 25A10 10 0 0 1 40 25A10 10 0 0 1 60 25" fill="#000000"\/>/);
  const part = newPen();
  part.beginPath();
  part.arc(50, 25, 10, 0, Math.PI / 2, true); // three quarters, the long way
  part.stroke();
  assert.match(part.svg("", ""), /d="M60 25A10 10 0 0 0 42.9 17.9A10 10 0 0 0 50 35"/);
});

test("what cannot be seen is left out", () => {
  const pen = newPen();
  pen.beginPath();
  pen.moveTo(500, 500);
  pen.lineTo(600, 600);
  pen.moveTo(-10, 10);
  pen.lineTo(10, 10);
  pen.stroke();
  assert.match(pen.svg("", ""), /d="M-10 10L10 10"/);
});

test("colour and opacity stand apart; opacity of pen and colour multiply", () => {
  const pen = newPen();
  pen.globalAlpha = 0.5;
  pen.fillStyle = "rgba(1, 2, 3, 0.5)";
  pen.fillRect(0, 0, 10, 10);
  assert.match(pen.svg("", ""), /fill="rgb\(1,2,3\)" fill-opacity="0.25"/);
});

test("what is cut out stays cut out, and only that", () => {
  const pen = newPen();
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, 20, 20);
  pen.clip();
  pen.fillRect(0, 0, 50, 50);
  pen.restore();
  pen.fillRect(0, 0, 5, 5);
  const text = pen.svg("", "");
  assert.match(text, /<clipPath id="c1"><path d="M0 0L20 0L20 20L0 20Z"\/><\/clipPath>/);
  assert.match(text, /<g clip-path="url\(#c1\)">\n<path [^>]*>\n<\/g>\n<path/);
});

test("texts keep their font, their side and their marks", () => {
  const pen = newPen();
  pen.font = '600 13px "Inter", sans-serif';
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText("<A & B>", 50, 20);
  assert.match(pen.svg("x < y", ""), /<text x="50" y="24.42" font-family="'Inter', sans-serif" font-size="13" font-weight="600" text-anchor="middle" fill="#000000">&lt;A &amp; B&gt;<\/text>/);
  assert.match(pen.svg("x < y", ""), /<title>x &lt; y<\/title>/);
});

test("a caption frames the picture: title above, programmes and source below, all inside", () => {
  const painted: string[] = [];
  const bare = { width: 400, height: 200, paint: (pen: { fillText(text: string, x: number, y: number): void }) => pen.fillText("map", 5, 5) };
  const look = { paper: "#fff", ink: "#000", ink2: "#444", font: "sans-serif", display: "serif" };
  const programmes = Array.from({ length: 9 }, (_, i) => ({ name: `Programme ${i}`, colour: "#123456", pattern: { lengths: [], round: false } }));
  const caption = { title: "A title that is longer than one line of this small picture can hold", lines: ["Network of X", "2013"], programmes, source: "Source: us" };
  const whole = framed(bare, caption, look, ruler);
  const pen = newPen(whole.width, whole.height);
  whole.paint(pen);
  const text = pen.svg("", "");
  for (const [, x, y, words] of text.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)) {
    assert.ok(Number(x) >= 0 && Number(x) + 7 * words.length <= 400, words);
    assert.ok(Number(y) > 0 && Number(y) < whole.height, words);
    painted.push(words);
  }
  assert.deepEqual(painted.slice(-1), ["Source: us"]);
  assert.ok(painted.includes("map") && painted.includes("Programme 8") && painted.filter((words) => caption.title.includes(words)).length === 2);
});
