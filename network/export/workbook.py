"""Tables as one workbook, with a sheet that says what every column means."""

# ruff: noqa: PLC0415 -- xlsxwriter is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from network.definitions.of_tables import definitions_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
_WIDEST = 60
_CELL_LIMIT = 32_767  # characters a spreadsheet cell can hold
_NOTE_LIMIT = 255  # of a property of a workbook
_LONE = dict.fromkeys(range(55296, 57344), "�")  # UTF-8 has no bytes for them


def to_xlsx(tables: Mapping[str, pd.DataFrame], *, title: str = "", description: str = "") -> bytes:
    """Return a workbook (.xlsx) with a sheet a table, and a last sheet ``definitions``.

    ``tables`` are some of `tidy_tables`. The definitions are those of `definitions_table`: meaning,
    unit and source of every column of every sheet; ``description``, such as a `citation`, is their
    first row and the workbook's comment, ``title`` its title.

    Every text is a text cell, also where it begins with = + - @: no formula ever lives. A text is cut
    at 32,767 characters, all that a cell can hold. Numbers have ten decimals at most; a number
    without value is an empty cell. The same tables give the same bytes. Raises `KeyError` for a
    table or column without a definition.
    """
    import pandas as pd
    import xlsxwriter

    definitions = definitions_table(tables)
    if description:
        first = dict.fromkeys(definitions.columns, "") | {
            "table": "this workbook",
            "meaning": f"Cite as: {description}",
        }
        definitions = pd.concat([pd.DataFrame([first]), definitions], ignore_index=True)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    about = {"title": title, "comments": description}
    book.set_properties(
        {"created": _LONG_AGO} | {name: _text(words)[:_NOTE_LIMIT] for name, words in about.items()}
    )
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    for name, table in {**tables, "definitions": definitions}.items():
        _write_sheet(book.add_worksheet(name), table, head)
    book.close()
    return buffer.getvalue()


def _write_sheet(sheet: Any, table: pd.DataFrame, head: object) -> None:  # noqa: ANN401 - xlsxwriter has no types
    columns = [table[name].tolist() for name in table.columns]
    for column, (title, values) in enumerate(zip(table.columns, columns, strict=True)):
        sheet.write_string(0, column, title, head)
        longest = max([len(title), *(len(str(value)) for value in values[:200])])
        sheet.set_column(column, column, min(longest, _WIDEST) + 2)
        for row, value in enumerate(values, start=1):
            _write_cell(sheet, row, column, value)
    sheet.freeze_panes(1, 1)
    if len(table):
        sheet.autofilter(0, 0, len(table), len(columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        if value == value:  # noqa: PLR0124 - NaN leaves the cell empty
            sheet.write_number(row, column, round(value, 10))
    elif value not in {None, ""}:
        sheet.write_string(row, column, _text(str(value))[:_CELL_LIMIT])


def _text(words: str) -> str:
    return words.translate(_LONE)
