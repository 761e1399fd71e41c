"""A workbook back to tables: what the office made of it, and the base that was exported."""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from partners.schema import LANGUAGE, Words
from partners.spreadsheet.cells import BadCellError, cell_text
from partners.spreadsheet.safety import UnsafeWorkbookError, check_workbook
from partners.spreadsheet.sheets import SHEETS, Table
from partners.spreadsheet.write import BASE_SHEET, FORMAT_VERSION
from partners.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from partners.spreadsheet.sheets import Row, SheetKind

_COLUMN_CAP = 200


@dataclass(slots=True)
class Book:
    """A workbook as read: its tables, the base, what is wrong by cell, and counts of rows."""

    tables: dict[str, Table] = field(default_factory=dict)
    base: dict[str, Table] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    read: int = 0
    refused: int = 0

    def address(self, sheet: str, key: tuple[str, ...], column: str) -> str:
        """Return the cell of ``column`` in the row of ``key``, such as ``partners!C14``."""
        table = self.tables[sheet]
        row = table.places.get(key)
        letter = get_column_letter(table.columns.index(column) + 1) if column in table.columns else "A"
        return f"{sheet}!{letter}{row}" if row else sheet


def read_book(path: Path) -> Book:
    """Return the workbook at ``path``; raises `UnsafeWorkbookError` when it is none of ours."""
    check_workbook(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, on things that it leaves out
            source = load_workbook(path, read_only=True, data_only=False, keep_links=False)
            try:
                return _read(source)
            finally:
                source.close()
    except UnsafeWorkbookError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged workbook fails in openpyxl in any way
        words = f"the workbook is damaged ({type(error).__name__}): open it and save it again as .xlsx"
        raise UnsafeWorkbookError(words) from None


def _read(source: Any) -> Book:  # noqa: ANN401 - openpyxl's workbook
    book = Book(base=_base(source))
    for sheet in SHEETS:
        table = book.tables[sheet.name] = Table()
        if sheet.name not in source.sheetnames:
            book.problems.append(f"{sheet.name}: the sheet is missing; export again and copy your changes")
            continue
        rows = source[sheet.name].iter_rows(max_col=_COLUMN_CAP)
        table.columns = _header(next(rows, ()), sheet, book)
        for number, cells in enumerate(rows, start=2):
            _read_row(sheet, table, number, cells, book)
        book.problems += [
            f"{sheet.name}: the column {column} is missing; put it back"
            for column in book.base[sheet.name].columns
            if column not in table.columns
        ]
    return book


def _header(cells: Any, sheet: SheetKind, book: Book) -> list[str]:  # noqa: ANN401 - openpyxl's cells
    columns: list[str] = []
    fields = {one.name: one for one in sheet.fields}
    for place, text in _texts(sheet, 1, cells, book):
        title = text.strip()
        name, _, language = title.partition(":")
        known = fields.get(name)
        spoken = (
            known is not None and isinstance(known.shape, Words) and isinstance(LANGUAGE.read(language), str)
        )
        address = f"{sheet.name}!{get_column_letter(place + 1)}1"
        if title in columns:
            book.problems.append(f"{address}: '{title}' stands here again; delete one of the two columns")
        elif title and (known is None or (language and not spoken)):
            fix = did_you_mean(name, fields, "delete the column")
            book.problems.append(f"{address}: '{title}' is no column of this sheet; {fix}")
        columns += [""] * (place - len(columns)) + [title]
    return columns


def _read_row(sheet: SheetKind, table: Table, number: int, cells: Any, book: Book) -> None:  # noqa: ANN401 - as above
    before = len(book.problems)
    row: Row = {}
    for place, text in _texts(sheet, number, cells, book):
        column = table.columns[place] if place < len(table.columns) else ""
        if text.strip() and not column:
            address = f"{sheet.name}!{get_column_letter(place + 1)}{number}"
            book.problems.append(f"{address}: this column has no name in row 1; delete it")
        elif text.strip():
            row[column] = text
    if not row and len(book.problems) == before:
        return
    book.read += 1
    missing = [name for name in sheet.key[:2] if name not in row]
    if missing and len(book.problems) == before:
        book.problems.append(
            f"{sheet.name}!A{number}: the row has no {' and no '.join(missing)}; write it, or delete the row"
        )
    if len(book.problems) > before:
        book.refused += 1
        return
    key = table.add(sheet, row)
    if key is None:
        first = "/".join(row.get(name, "") for name in sheet.key) or "a row"
        book.problems.append(f"{sheet.name}!A{number}: {first} stands in two rows; keep one")
        book.refused += 1
    else:
        table.places[key] = number


def _texts(sheet: SheetKind, number: int, cells: Any, book: Book) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - as above
    """Yield (place, text) for the cells that hold something; what is refused goes to the problems."""
    for place, cell in enumerate(cells):
        if cell.value is None:
            continue
        try:
            yield place, cell_text(cell)
        except BadCellError as bad:
            address = f"{sheet.name}!{get_column_letter(place + 1)}{number}"
            book.problems.append(f"{address}: the cell {bad}")


def _base(source: Any) -> dict[str, Table]:  # noqa: ANN401 - openpyxl's workbook
    missing = UnsafeWorkbookError("the hidden sheet 'base' is missing or damaged: export again with to-excel")
    if BASE_SHEET not in source.sheetnames:
        raise missing
    pieces = [str(row[0].value or "") for row in source[BASE_SHEET].iter_rows(max_col=1) if row]
    text = "".join(pieces[1:])
    if not pieces or hashlib.sha256(text.encode()).hexdigest() != pieces[0]:
        raise missing
    found = json.loads(text)
    if found.get("version") != FORMAT_VERSION:
        raise UnsafeWorkbookError("the workbook was exported by another version: export again with to-excel")
    tables = {}
    for sheet in SHEETS:
        stored = found["sheets"][sheet.name]
        table = tables[sheet.name] = Table(columns=stored["columns"])
        for cells in stored["rows"]:
            table.add(
                sheet, {column: text for column, text in zip(table.columns, cells, strict=True) if text}
            )
    return tables
