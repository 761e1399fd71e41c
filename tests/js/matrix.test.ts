import assert from "node:assert/strict";
import { test } from "node:test";

import type { Focus, MatrixColumns, MatrixOrder, Pen } from "../../maps/browser/src/contract";
import { visible } from "../../maps/browser/src/filter";
import { partnerAxis, projectAxis } from "../../maps/browser/src/matrix/axes";
import { cellAt, matrixOf, SEVERAL, type Matrix } from "../../maps/browser/src/matrix/cells";
import { atPoint, HEAD, headOf, LABEL, labelled, layoutOf, LEGIBLE, middleOf, missing, moved, WHOLE, type At } from "../../maps/browser/src/matrix/layout";
import { litIn } from "../../maps/browser/src/matrix/lit";
import { drawnOf, paintMatrix } from "../../maps/browser/src/matrix/paint";
import { step } from "../../maps/browser/src/matrix/steps";
import { focusAt, wordsAt } from "../../maps/browser/src/matrix/words";
import { buildModel, type Model } from "../../maps/browser/src/model";
import type { Palette } from "../../maps/browser/src/palette";
import { sceneMaker } from "../../maps/browser/src/scene";
import { countTies, tieBetween } from "../../maps/browser/src/ties";
import { ALBA, BRNO, CORK, COSME, DELFT, dice, EGER, FARO, FP7, madeUp, MODEL, ONE, PARIS, REGIONS, state, THREE, TWO } from "./sample";

const ORDERS: readonly MatrixOrder[] = ["community", "name", "degree", "country"];
const OF: readonly MatrixColumns[] = ["partners", "projects"];
const matrix = (of: MatrixColumns, order: MatrixOrder = "community", patch = {}, model: Model = MODEL): Matrix => matrixOf(model, visible(model, state(patch)), of, order);

test("partners stand by community, then by number of ties; those without a tie are left out and counted", () => {
  const { rows, leftOut } = matrix("partners");
  assert.deepEqual(rows.rows, [ALBA, CORK, DELFT, EGER, BRNO]);
  assert.deepEqual(rows.groups.map(({ from, to, tag }) => [from, to, tag]), [[0, 5, "1"]]);
  assert.equal(leftOut, 1);
});

test("countries are bracketed by name; names sort without accents", () => {
  const { rows } = matrix("partners", "country");
  assert.deepEqual(rows.groups.map(({ from, to, tag }) => [from, to, tag]), [[0, 2, "CZ"], [2, 4, "FR"], [4, 5, "IE"]]);
  assert.deepEqual(matrix("partners", "name").rows.rows, [ALBA, CORK, DELFT, EGER, BRNO]); // Škoda last
  assert.deepEqual(partnerAxis(MODEL, [FARO, BRNO, CORK], "name", () => 0, () => 0).rows, [CORK, FARO, BRNO]);
});

test("projects stand by programme, a family together, without a programme last", () => {
  const { rows, groups } = projectAxis(MODEL, [TWO, THREE, ONE]);
  assert.deepEqual(rows, [ONE, THREE, TWO]);
  assert.deepEqual(groups.map(({ tag, key }) => [tag, key]), [["FP7", FP7], ["COSME", COSME], ["No programme", -1]]);
});

test("a cell has the tie's projects and weight, and the colour of one family or of several", () => {
  const made = matrix("partners");
  const at = (a: number, b: number) => cellAt(made, made.rows.rows.indexOf(a), made.columns.rows.indexOf(b));
  assert.deepEqual(at(ALBA, BRNO)?.projects, [ONE, THREE]);
  assert.equal(at(ALBA, BRNO)?.weight, 1.5);
  assert.equal(at(ALBA, BRNO)?.family, SEVERAL);
  assert.equal(at(BRNO, CORK)?.family, FP7);
  assert.equal(at(DELFT, EGER)?.family, -1);
  assert.equal(at(BRNO, EGER), undefined);
  assert.equal(made.heaviest, 1.5);
});

test("a tie of proposals alone is known as one", () => {
  const made = matrix("partners", "community", { proposals: true, off: new Set([-1]) });
  const [a, e] = [ALBA, EGER].map((partner) => made.rows.rows.indexOf(partner));
  assert.equal(cellAt(made, a, e)?.isProposal, true);
});

test("with projects as columns every participation in view is a cell, and coordinators lead", () => {
  const made = matrix("projects");
  assert.equal(made.cells, 9);
  const one = made.columns.rows.indexOf(ONE);
  assert.deepEqual(made.down[one].map((row) => [made.rows.rows[row], cellAt(made, row, one)?.leads]), [[ALBA, true], [CORK, false], [BRNO, false]]);
});

test("any made-up matrix mirrors its ties, each row and column by position, whatever the order", () => {
  for (const seed of [1, 2, 3]) {
    const model = buildModel(madeUp(60, 40, seed));
    const seen = visible(model, state({ proposals: seed > 1 }));
    for (const order of ORDERS) {
      const made = matrixOf(model, seen, "partners", order);
      assert.equal(made.cells, 2 * countTies(model, seen));
      assert.equal(new Set(made.rows.rows).size + made.leftOut, seen.partnerCount);
      made.lines.forEach((line, row) => {
        assert.ok(line.every((cell, i) => i === 0 || cell.column > line[i - 1].column));
        for (const cell of line) {
          assert.deepEqual(cellAt(made, cell.column, row)?.projects, cell.projects);
          assert.deepEqual(tieBetween(model, made.rows.rows[row], made.columns.rows[cell.column], seen).projects, [...cell.projects]);
        }
      });
      assert.ok(made.rows.groups.every(({ from }, i, all) => from === (all[i - 1]?.to ?? 0)));
      const taking = matrixOf(model, seen, "projects", order);
      assert.equal(taking.cells, seen.taking.reduce((sum, flag) => sum + flag, 0));
    }
  }
});

test("at first everything fits, square for partners; no zoom goes beyond the whole or past legible", () => {
  const model = buildModel(madeUp(200, 90, 5));
  for (const of of OF) {
    const made = matrix(of, "community", {}, model);
    for (const [width, height] of [[1100, 640], [360, 300], [580, 200], [60, 40]]) {
      const { x, y } = layoutOf(made, width, height, WHOLE);
      for (const track of [x, y]) {
        assert.ok(track.size > 0 && Math.abs(track.start - track.from) < 1e-6);
        assert.ok(Math.abs(track.start + track.count * track.size - track.to) < 1e-6);
      }
      if (of === "partners") assert.equal(x.size, y.size);
      const near = layoutOf(made, width, height, { zoom: 1e9, x: 0.5, y: 0.5 });
      assert.ok(near.x.size > LEGIBLE && near.y.size > LEGIBLE);
      assert.deepEqual(layoutOf(made, width, height, { ...WHOLE, zoom: 0.1 }).x, x);
    }
  }
});

test("what is under the pointer stays there while zooming in, and moves along while panning", () => {
  const made = matrix("partners", "community", {}, buildModel(madeUp(200, 150, 6)));
  let layout = layoutOf(made, 900, 700, WHOLE);
  layout = layoutOf(made, 900, 700, moved(made, layout, 3, 600, 400));
  const [column, row] = [(600 - layout.x.start) / layout.x.size, (400 - layout.y.start) / layout.y.size];
  const near = layoutOf(made, 900, 700, moved(made, layout, 1.5, 600, 400));
  assert.ok(Math.abs((600 - near.x.start) / near.x.size - column) < 1e-6);
  assert.ok(Math.abs((400 - near.y.start) / near.y.size - row) < 1e-6);
  const aside = layoutOf(made, 900, 700, moved(made, near, 1, 0, 0, -20, 15));
  assert.ok(Math.abs(aside.x.start - near.x.start + 20) < 1e-6 && Math.abs(aside.y.start - near.y.start - 15) < 1e-6);
});

test("every cell is found where it is drawn, and a near miss finds the nearest", () => {
  const made = matrix("partners", "community", {}, buildModel(madeUp(80, 60, 7)));
  const layout = layoutOf(made, 900, 700, WHOLE);
  made.lines.forEach((line, row) => {
    for (const { column } of line) assert.deepEqual(atPoint(made, layout, { x: [], y: [] }, middleOf(layout.x, column), middleOf(layout.y, row), 5), { row, column });
  });
  const small = matrix("projects");
  const wide = layoutOf(small, 900, 700, WHOLE);
  const corner = atPoint(small, wide, { x: [], y: [] }, middleOf(wide.x, 0) - wide.x.size / 2 + 1, middleOf(wide.y, 0), 5);
  assert.deepEqual(corner, { row: 0, column: 0 });
});

test("labels and heads are found too, a drawn label before its neighbours", () => {
  const made = matrix("projects", "community", {}, buildModel(madeUp(300, 200, 8)));
  const layout = layoutOf(made, 900, 700, WHOLE);
  const row = labelled(layout.y, [...made.rows.rows.keys()])[3];
  const drawn = { x: [], y: [row] };
  assert.deepEqual(atPoint(made, layout, drawn, layout.x.from - 20, middleOf(layout.y, row) + 4, 5), { row, column: LABEL });
  assert.deepEqual(atPoint(made, layout, drawn, middleOf(layout.x, 9), layout.y.from - 10, 5), { row: LABEL, column: 9 });
  assert.deepEqual(atPoint(made, layout, drawn, middleOf(layout.x, 9), layout.y.from - layout.x.labels - 10, 5), { row: HEAD, column: 9 });
  assert.equal(atPoint(made, layout, drawn, 3, 3, 5), null);
});

test("labels never meet, and the important come first", () => {
  const roll = dice(4);
  const model = buildModel(madeUp(400, 300, 9));
  const made = matrix("partners", "community", {}, model);
  const layout = layoutOf(made, 900, 700, WHOLE);
  const order = [...made.rows.rows.keys()].sort(() => roll() - 0.5);
  const shown = labelled(layout.y, order);
  assert.equal(shown[0], order[0]);
  const at = shown.map((row) => middleOf(layout.y, row)).sort((a, b) => a - b);
  assert.ok(at.every((y, i) => i === 0 || y - at[i - 1] >= LEGIBLE - 1));
  const near = layoutOf(made, 900, 700, { zoom: 1e9, x: 0.5, y: 0.5 });
  assert.ok(labelled(near.y, order).length > (near.y.to - near.y.from) / near.y.size - 2);
});

test("keys reach every partner, every project, every head and every cell", () => {
  for (const of of OF) {
    const made = matrix(of, "community", {}, buildModel(madeUp(30, 20, 10)));
    const key = (at: At): string => `${at.row},${at.column}`;
    const start: At = { row: 0, column: LABEL };
    const seen = new Map([[key(start), start]]);
    for (const at of seen.values()) {
      for (const way of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]) {
        for (const far of [false, true]) {
          const next = step(made, at, way, far);
          assert.ok(next.row < 0 || next.column < 0 || cellAt(made, next.row, next.column) !== undefined, "no key leads to an empty crossing");
          seen.set(key(next), next);
        }
      }
    }
    const reached = [...seen.values()];
    assert.equal(reached.filter((at) => at.column === LABEL).length, made.rows.rows.length);
    assert.equal(reached.filter((at) => at.row === LABEL).length, made.columns.rows.length);
    assert.equal(reached.filter((at) => at.row >= 0 && at.column >= 0).length, made.cells);
    const heads = new Set(reached.filter((at) => at.row === HEAD).map((at) => headOf(made, at.column)));
    assert.equal(heads.size, of === "projects" ? made.columns.groups.length : 0);
  }
});

test("what keys reach is brought into view", () => {
  const made = matrix("partners", "community", {}, buildModel(madeUp(200, 150, 11)));
  const near = layoutOf(made, 500, 400, { zoom: 1e9, x: 0.5, y: 0.5 });
  const at: At = { row: made.rows.rows.length - 1, column: 0 };
  const [dx, dy] = [missing(near.x, at.column), missing(near.y, at.row)];
  assert.ok(dx > 0 && dy < 0);
  const then = layoutOf(made, 500, 400, moved(made, near, 1, 0, 0, dx, dy));
  assert.ok(Math.abs(missing(then.x, at.column)) < 1e-6 && Math.abs(missing(then.y, at.row)) < 1e-6);
  assert.ok(middleOf(then.y, at.row) < then.y.to && middleOf(then.x, 0) > then.x.from);
});

test("a crossing says both names, the projects and the weight; a label its partner; a head its programme", () => {
  const made = matrix("partners");
  const [alba, brno, eger] = [ALBA, BRNO, EGER].map((partner) => made.rows.rows.indexOf(partner));
  assert.deepEqual(wordsAt(MODEL, made, { row: alba, column: brno }), {
    title: "ALBA and Škoda Film Brno",
    lines: ["2 projects: ONE and Third of all", "weight 1.5", "REGIONS and COSME"],
  });
  assert.deepEqual(wordsAt(MODEL, made, { row: brno, column: eger }).lines, ["no shared project in view"]);
  assert.deepEqual(wordsAt(MODEL, made, { row: alba, column: LABEL }), { title: "Alba Média", lines: ["Paris, France", "4 ties", "Community 1"] });
  const taking = matrix("projects");
  const one = taking.columns.rows.indexOf(ONE);
  assert.deepEqual(wordsAt(MODEL, taking, { row: 0, column: one }), { title: "ALBA in ONE", lines: ["coordinator", "REGIONS", "2013–2016", "3 partners"] });
  assert.deepEqual(wordsAt(MODEL, taking, { row: HEAD, column: one }), { title: "FP7", lines: ["1 project"] });
});

test("choosing opens the tie, the partner, the project or the programme", () => {
  const made = matrix("partners");
  const [alba, brno, eger] = [ALBA, BRNO, EGER].map((partner) => made.rows.rows.indexOf(partner));
  assert.deepEqual(focusAt(made, { row: brno, column: alba }), { kind: "tie", a: ALBA, b: BRNO });
  assert.deepEqual(focusAt(made, { row: LABEL, column: brno }), { kind: "partner", index: BRNO });
  assert.equal(focusAt(made, { row: brno, column: eger }), null);
  const taking = matrix("projects");
  const one = taking.columns.rows.indexOf(ONE);
  assert.deepEqual(focusAt(taking, { row: 0, column: one }), { kind: "project", index: ONE });
  assert.deepEqual(focusAt(taking, { row: LABEL, column: one }), { kind: "project", index: ONE });
  assert.deepEqual(focusAt(taking, { row: HEAD, column: one }), { kind: "programme", index: FP7 });
});

test("what is looked at elsewhere is lit here", () => {
  const scenes = sceneMaker(MODEL);
  const lit = (focus: Focus | null, of: MatrixColumns = "partners"): string[] => {
    const asked = state({ focus });
    const made = matrixOf(MODEL, scenes.visible(asked), of, "name");
    const found = litIn(MODEL, made, scenes.scene(asked));
    const called = (row: number, column: number): string => `${MODEL.data.partners.id[made.rows.rows[row]]} ${of === "partners" ? MODEL.data.partners.id[made.columns.rows[column]] : MODEL.data.projects.id[made.columns.rows[column]]}`;
    return made.lines.flatMap((line, row) => line.filter((cell) => found.cell?.(row, cell) ?? true).map((cell) => called(row, cell.column))).sort();
  };
  assert.equal(lit(null).length, 16);
  assert.deepEqual(lit({ kind: "partner", index: BRNO }), ["alba brno-film", "brno-film alba", "brno-film cork", "cork brno-film"]);
  assert.deepEqual(lit({ kind: "project", index: THREE }), ["alba brno-film", "brno-film alba"]);
  assert.deepEqual(lit({ kind: "programme", index: FP7 }).length, 6);
  assert.deepEqual(lit({ kind: "tie", a: ALBA, b: CORK }), ["alba cork", "cork alba"]);
  assert.deepEqual(lit({ kind: "path", a: BRNO, b: DELFT }).length, 4);
  assert.deepEqual(lit({ kind: "place", index: PARIS }).length, 12);
  assert.deepEqual(lit({ kind: "lane", a: PARIS, b: 1, programme: REGIONS }), ["alba brno-film", "brno-film alba"]);
  assert.deepEqual(lit({ kind: "partner", index: BRNO }, "projects"), ["brno-film one", "brno-film three"]);
  assert.deepEqual(lit({ kind: "tie", a: ALBA, b: CORK }, "projects"), ["alba one", "alba two", "cork one", "cork two"]);
});

test("nothing in view makes an empty matrix, not a broken one", () => {
  const made = matrix("partners", "community", { off: new Set([-1, FP7, REGIONS, COSME]) });
  assert.equal(made.cells, 0);
  assert.equal(layoutOf(made, 600, 400, WHOLE).x.count, 1);
});

/** A pen that only writes down what it is asked. */
function recorder(): { pen: Pen; calls: string[] } {
  const calls: string[] = [];
  const known: Record<string, unknown> = { measureText: (text: string) => ({ width: text.length * 6 }) };
  const pen = new Proxy(known, {
    get: (target, name) => target[String(name)] ?? ((...args: unknown[]) => void calls.push(`${String(name)} ${args.join(" ")}`)),
    set: () => true,
  });
  return { pen: pen as unknown as Pen, calls };
}

test("a picture has every row's cells once, all of its names inside, and puts the pen back; from near only what is in view", () => {
  const model = buildModel(madeUp(80, 60, 12));
  const asked = state();
  const scenes = sceneMaker(model);
  const palette = { paper: "#fff", surface: "#fff", line: "#ddd", ink: "#000", ink2: "#333", ink3: "#666", accent: "#00f", focus: "#f00", tones: [], font: "x", dark: false } as unknown as Palette;
  for (const of of OF) {
    const made = matrixOf(model, scenes.visible(asked), of, "community");
    const paint = (zoom: number): string[] => {
      const { pen, calls } = recorder();
      paintMatrix(pen, drawnOf(model, made, layoutOf(made, 900, 700, { ...WHOLE, zoom }), palette, scenes.scene(asked)));
      return calls;
    };
    const whole = paint(1);
    const saves = (calls: string[], name: string): number => calls.filter((call) => call.startsWith(`${name} `)).length;
    assert.equal(saves(whole, "save"), saves(whole, "restore"));
    if (of === "projects") assert.equal(saves(paint(1.01), "arc"), made.cells);
    assert.ok(saves(whole, "fillText") > 40);
    assert.ok(paint(1e9).length < whole.length);
  }
});
