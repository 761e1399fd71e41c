/** A table as CSV (RFC 4180, UTF-8, line feeds), with whatever a spreadsheet would take for a formula disarmed. */

import { numberText, type Cell, type Sheet } from "./sheets";

function cellText(cell: Cell): string {
  if (typeof cell === "number") return numberText(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function toCsv({ columns, rows }: Sheet): string {
  return [columns, ...rows].map((row) => `${row.map(cellText).join(",")}\n`).join("");
}
