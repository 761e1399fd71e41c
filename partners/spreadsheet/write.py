"""Tables to the bytes of a workbook, always the same for the same tables: `workbook_of`."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from partners.schema import ListOf, Value
from partners.spreadsheet.sheets import SHEETS

if TYPE_CHECKING:
    from partners.schema import Field
    from partners.spreadsheet.sheets import SheetKind, Table

CELL_LENGTH = 32_767  # Excel's limit
BASE_SHEET, README_SHEET = "base", "Read me"
FORMAT_VERSION = 1
_PIECE = 30_000
_SPARE_ROWS = 500
_WIDTHS = {"id": 26, "name": 36, "title": 44, "description": 60, "note": 50, "sources": 50, "website": 36}
_README = """\
This workbook holds the registry of partners. Change it, save it as .xlsx, and read it back with:
    python -m partners from-excel FILE.xlsx --dry-run      (shows what would change)
    python -m partners from-excel FILE.xlsx                (changes the registry)

Each row is one record. Add rows below the last, delete rows, sort them: order has no meaning.
The id (first column) names a record for ever: another id is another record, and the old one is removed.
Several values in one cell, such as topics or sources: one a line (Alt+Enter begins a line).
A text in several languages has a column for each language, such as description:en and description:fr.
Dates: 2021, 2021-03 or 2021-03-15. Money in euro, with at most one point: 2313032.50. Degrees with a point.
All cells are text, so 0123 keeps its zero. Formulas are refused. Blanks around a text you change are dropped.
A text that begins with an apostrophe shows two of them while you edit it: keep both.
Do not rename sheets or columns, and do not delete the hidden sheet: it remembers what was exported, so that
changes made here and changes made meanwhile in the files are told apart and neither is lost."""


class TooLongError(ValueError):
    """A text does not fit into a cell."""


def workbook_of(tables: dict[str, Table]) -> bytes:
    """Return a workbook with a sheet for each table; raises `TooLongError` when a cell is too long."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties(
        {"created": datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None), "title": "Partner Atlas"}
    )
    formats = {
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "quote": book.add_format(
            {"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True}
        ),
        "head": book.add_format({"num_format": "@", "bold": True, "bottom": 1, "bg_color": "#E2E8F0"}),
    }
    for sheet in SHEETS:
        _write_sheet(book.add_worksheet(sheet.name), sheet, tables[sheet.name], formats)
    about = book.add_worksheet(README_SHEET)
    about.set_column(0, 0, 120)
    for number, line in enumerate(_README.split("\n")):
        about.write_string(number, 0, line)
    hidden = book.add_worksheet(BASE_SHEET)
    hidden.very_hidden()
    for number, piece in enumerate(_base_pieces(tables)):
        hidden.write_string(number, 0, piece)
    book.close()
    return buffer.getvalue()


def base_text(tables: dict[str, Table]) -> str:
    """Return what is exported as JSON: the base of a later merge."""
    sheets = {
        name: {
            "columns": table.columns,
            "rows": [[row.get(c, "") for c in table.columns] for row in table.rows.values()],
        }
        for name, table in tables.items()
    }
    # no underscore: a spreadsheet may take _x0041_ for an escape
    return json.dumps({"version": FORMAT_VERSION, "sheets": sheets}, separators=(",", ":")).replace(
        "_", "\\u005f"
    )


def _base_pieces(tables: dict[str, Table]) -> list[str]:
    text = base_text(tables)
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    return [hashlib.sha256(text.encode()).hexdigest(), *pieces]


def _write_sheet(out: Any, sheet: SheetKind, table: Table, formats: dict[str, Any]) -> None:  # noqa: ANN401 - no types
    fields = {field.name: field for field in sheet.fields}
    for number, column in enumerate(table.columns):
        field = fields[column.partition(":")[0]]
        out.set_column(number, number, _WIDTHS.get(field.name, max(14, len(column) + 2)), formats["text"])
        out.write_string(0, number, column, formats["head"])
        out.write_comment(0, number, _explained(field), {"x_scale": 2, "author": "Partner Atlas"})
        choices = getattr(field.shape, "choices", ()) or (("true", "false") if _is_boolean(field) else ())
        if choices:
            message = f"Write one of: {', '.join(choices)}"
            rule = {
                "validate": "list",
                "source": list(choices),
                "error_title": column,
                "error_message": message,
            }
            out.data_validation(1, number, len(table.rows) + _SPARE_ROWS, number, rule)
    for place, row in enumerate(table.rows.values(), start=1):
        for number, column in enumerate(table.columns):
            text = row.get(column, "")
            if len(text) > CELL_LENGTH:
                raise TooLongError(
                    f"{sheet.name}: {column} of {'/'.join(row.values())[:60]} does not fit into a cell"
                )
            if text:
                out.write_string(place, number, text, formats["quote" if text.startswith("'") else "text"])
    out.freeze_panes(1, min(1, len(sheet.key)))
    out.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _explained(field: Field) -> str:
    required = " Required." if field.required else ""
    several = " Several: one a line." if isinstance(field.shape, ListOf) else ""
    return f"{field.about}{several}{required}"


def _is_boolean(field: Field) -> bool:
    return isinstance(field.shape, Value) and set((field.shape.pattern or "").split("|")) == {"true", "false"}
