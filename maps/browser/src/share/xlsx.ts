/** A workbook: a sheet a table, heads that stay, cells that are text or numbers and never formulas. */

import { numberText, type Cell, type Sheet } from "./sheets";
import { tag, xml, XML_HEAD } from "./xml";
import type { Entry } from "./zip";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Characters that a cell can hold. */
const CELL_LIMIT = 32_767;
const WIDEST = 60;

/** A, B, … Z, AA, … */
export function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function cellOf(cell: Cell, at: string, style: number | null): string {
  if (typeof cell === "number") return Number.isFinite(cell) ? tag("c", { r: at }, tag("v", {}, numberText(cell))) : "";
  if (cell === "") return "";
  return tag("c", { r: at, t: "inlineStr", s: style }, tag("is", {}, tag("t", { "xml:space": "preserve" }, xml(cell.slice(0, CELL_LIMIT)))));
}

function sheetOf({ columns, rows }: Sheet): string {
  const lines = [columns, ...rows].map((row, i) =>
    tag("row", { r: i + 1 }, ...row.map((cell, column) => cellOf(cell, `${letters(column)}${i + 1}`, i === 0 ? 1 : null))));
  const widths = columns.map((head, i) => {
    const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[i]).length), head.length);
    return tag("col", { min: i + 1, max: i + 1, width: Math.min(longest, WIDEST) + 2, customWidth: 1 });
  });
  const pane = tag("pane", { xSplit: 1, ySplit: 1, topLeftCell: "B2", activePane: "bottomRight", state: "frozen" });
  return XML_HEAD + tag("worksheet", { xmlns: MAIN },
    tag("sheetViews", {}, tag("sheetView", { workbookViewId: 0 }, pane)),
    tag("cols", {}, ...widths), tag("sheetData", {}, ...lines),
    rows.length === 0 ? "" : tag("autoFilter", { ref: `A1:${letters(columns.length - 1)}${rows.length + 1}` }));
}

/** Two kinds of cell: plain, and bold for the heads. */
const STYLES = XML_HEAD + tag("styleSheet", { xmlns: MAIN },
  tag("fonts", { count: 2 }, tag("font", {}, tag("sz", { val: 11 }), tag("name", { val: "Calibri" })), tag("font", {}, tag("b", {}), tag("sz", { val: 11 }), tag("name", { val: "Calibri" }))),
  tag("fills", { count: 2 }, tag("fill", {}, tag("patternFill", { patternType: "none" })), tag("fill", {}, tag("patternFill", { patternType: "gray125" }))),
  tag("borders", { count: 1 }, tag("border", {})),
  tag("cellStyleXfs", { count: 1 }, tag("xf", {})),
  tag("cellXfs", { count: 2 }, tag("xf", { fontId: 0 }), tag("xf", { fontId: 1, applyFont: 1 })),
  tag("cellStyles", { count: 1 }, tag("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })));

/** The files inside the workbook. */
export function workbook(sheets: readonly Sheet[]): Entry[] {
  const relation = (id: number, type: string, target: string): string => tag("Relationship", { Id: `r${id}`, Type: `${OFFICE}/${type}`, Target: target });
  const part = (name: string, type: string): string => tag("Override", { PartName: name, ContentType: `${TYPE}.${type}+xml` });
  return [
    {
      name: "[Content_Types].xml",
      text: XML_HEAD + tag("Types", { xmlns: `${PACKAGE}/content-types` },
        tag("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
        part("/xl/workbook.xml", "sheet.main"), part("/xl/styles.xml", "styles"),
        ...sheets.map((_, i) => part(`/xl/worksheets/sheet${i + 1}.xml`, "worksheet"))),
    },
    { name: "_rels/.rels", text: XML_HEAD + tag("Relationships", { xmlns: `${PACKAGE}/relationships` }, relation(1, "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/workbook.xml",
      text: XML_HEAD + tag("workbook", { xmlns: MAIN, "xmlns:r": OFFICE },
        tag("sheets", {}, ...sheets.map(({ name }, i) => tag("sheet", { name, sheetId: i + 1, "r:id": `r${i + 1}` })))),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: XML_HEAD + tag("Relationships", { xmlns: `${PACKAGE}/relationships` },
        ...sheets.map((_, i) => relation(i + 1, "worksheet", `worksheets/sheet${i + 1}.xml`)), relation(sheets.length + 1, "styles", "styles.xml")),
    },
    { name: "xl/styles.xml", text: STYLES },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, text: sheetOf(sheet) })),
  ];
}
