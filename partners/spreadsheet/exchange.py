"""``to-excel`` and ``from-excel``: the registry's way to the office and back."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from partners.problems import quoted
from partners.spreadsheet.apply import apply
from partners.spreadsheet.merge import Merged, Prefer, merge
from partners.spreadsheet.read import read_book
from partners.spreadsheet.safety import UnsafeWorkbookError
from partners.spreadsheet.sheets import SHEETS, tables_of
from partners.workspace import Workspace
from partners.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from partners.problems import Report
    from partners.spreadsheet.merge import Conflict
    from partners.spreadsheet.read import Book
    from partners.spreadsheet.sheets import Key

DONE, WRONG_DATA, WRONG_COMMAND, NOT_WRITTEN = 0, 1, 2, 3
_SHOWN = 40
_RECORDS = [sheet for sheet in SHEETS if sheet.name in {"partners", "projects", "programmes"}]
_RESTORE = "restore the row, or delete its participation rows too"
_ROW = re.compile("([a-z]+)![A-Z]+([0-9]+):")
_ADVICE = (
    "settle them in the workbook or the files, or use --ours (the files win) or --theirs (the workbook wins)"
)


def to_excel(registry: Path, target: Path, *, force: bool = False) -> int:
    """Write the registry as a workbook to ``target``, which must not be there yet unless ``force``."""
    from partners.spreadsheet.write import TooLongError, workbook_of  # noqa: PLC0415 - brings XlsxWriter

    if target.suffix.lower() != ".xlsx":
        return _told(f"{target.as_posix()}: the name must end in .xlsx", WRONG_COMMAND)
    if target.exists() and not force:
        words = "is there already and may hold edits: read it with from-excel, or write over it with --force"
        return _told(f"{target.as_posix()}: {words}", NOT_WRITTEN)
    tables = tables_of(Workspace.open(registry))
    try:
        data = workbook_of(tables)
    except TooLongError as error:
        return _told(f"{error}; nothing was written", WRONG_DATA)
    write_whole(target, data)
    rows = ", ".join(f"{len(table.rows)} {name}" for name, table in tables.items() if name != "site")
    print(f"wrote {target.as_posix()}: {rows}")  # noqa: T201
    return DONE


def from_excel(
    registry: Path, source: Path, *, dry_run: bool = False, prefer: Prefer = Prefer.NEITHER
) -> int:
    """Merge the workbook ``source`` into the registry; nothing is written unless all of it can be.

    Raises `RegistryError` when the registry itself has errors.
    """
    workspace = Workspace.open(registry)
    try:
        book = read_book(source)
    except UnsafeWorkbookError as error:
        return _told(f"{source.as_posix()}: {error}\nnothing was written", WRONG_DATA)
    merged, stopping, warnings = _merged(workspace, book, prefer)
    if stopping:
        return _refused(book, stopping)
    difference = workspace.diff()
    if difference:
        print(difference)  # noqa: T201
    for line in (*warnings, *_summary(book, merged)):
        _told(line, DONE)
    if dry_run:
        return _told("nothing was written (--dry-run)", DONE)
    for path in workspace.write():
        _told(f"wrote {path.as_posix()}", DONE)
    return DONE


def _merged(
    workspace: Workspace, book: Book, prefer: Prefer
) -> tuple[dict[str, Merged], list[str], list[str]]:
    """Merge ``book`` into the documents.

    Return what was done, what keeps it from being done (by cell), and what is to be said of new records.
    """
    if book.problems:
        return {}, book.problems, []
    tables = tables_of(workspace)
    merged = {name: merge(book.base[name], book.tables[name], tables[name], prefer) for name in tables}
    conflicts = [_conflict(book, name, one) for name, found in merged.items() for one in found.conflicts]
    if conflicts:
        return merged, [*conflicts, _ADVICE], []
    wrong = [*_left_behind(book, merged), *_rows_left_behind(book, merged)]
    wrong = wrong or apply(workspace, merged)
    stopping = [f"{book.address(sheet, key, column)}: {why}" for sheet, key, column, why in wrong]
    warnings: list[str] = []
    if not stopping:
        report = workspace.check()
        stopping = _by_cell(workspace, book, report) if report.errors else []
        new = {
            f"{sheet.kind.word} {quoted(key[0])}" for sheet in _RECORDS for key in merged[sheet.name].added
        }
        warnings = [str(problem) for problem in report.warnings if problem.record in new]
    book.refused += len({found.groups() for line in stopping if (found := _ROW.match(line))})
    return merged, stopping, warnings


def _rows_left_behind(book: Book, merged: dict[str, Merged]) -> list[tuple[str, Key, str, str]]:
    """Return the participations of partners that have been deleted from their own sheet."""
    return [
        (
            sheet.name,
            key,
            "partner",
            f"partner {quoted(row['partner'])} is gone from the sheet partners; {_RESTORE}",
        )
        for sheet in SHEETS
        if sheet.part == "partners"
        for key, row in book.tables[sheet.name].rows.items()
        if (row["partner"].strip(),) in merged["partners"].removed
    ]


def _left_behind(book: Book, merged: dict[str, Merged]) -> list[tuple[str, Key, str, str]]:
    """Return the rows whose partner or project has been deleted from its own sheet."""
    return [
        (
            sheet.name,
            key,
            sheet.owner,
            f"'{row[sheet.owner]}' is gone from the sheet {sheet.section}; delete this row too",
        )
        for sheet in SHEETS
        if sheet.owner
        for key, row in book.tables[sheet.name].rows.items()
        if (row[sheet.owner].strip(),) in merged[sheet.section].removed
    ]


def _by_cell(workspace: Workspace, book: Book, report: Report) -> list[str]:
    from partners.spreadsheet.locate import Cells  # noqa: PLC0415 - only mistakes need it

    cells = Cells({file.name: file.after for file in workspace.files}, book)
    return [cells.shown(problem) for problem in report.errors]


def _conflict(book: Book, sheet: str, conflict: Conflict) -> str:
    place = book.address(sheet, conflict.key, conflict.column)
    what = "/".join(filter(None, conflict.key))
    values = f"exported {quoted(conflict.base)}, sheet {quoted(conflict.sheet)}, file {quoted(conflict.file)}"
    return f"{place}: conflict in {what} {conflict.column or 'as a whole'}: {values}"


def _refused(book: Book, lines: list[str]) -> int:
    for line in lines[:_SHOWN]:
        _told(line, DONE)
    if len(lines) > _SHOWN:
        _told(f"... and {len(lines) - _SHOWN} others", DONE)
    return _told(f"{book.read} rows read, {book.refused} refused; nothing was written", WRONG_DATA)


def _summary(book: Book, merged: dict[str, Merged]) -> list[str]:
    lines = []
    for name, one in merged.items():
        if one.added and one.removed and name in {"partners", "projects", "programmes"}:
            gone, new = (", ".join(sorted(key[0] for key in keys)) for keys in (one.removed, one.added))
            lines.append(f"{name}: {gone} removed and {new} added: a changed id is another record")
    counts = {
        word: sum(len(getattr(one, word)) for one in merged.values())
        for word in ("changed", "added", "removed")
    }
    unchanged = sum(one.unchanged for one in merged.values())
    words = ", ".join(f"{count} {word}" for word, count in {"unchanged": unchanged, **counts}.items())
    return [*lines, f"{book.read} rows read: {words}, {book.refused} refused"]


def _told(words: str, code: int) -> int:
    print(words, file=sys.stderr)  # noqa: T201
    return code
