"""Three-way merge of tables, cell by cell: `merge`.

The base is what was exported, the sheet what the office made of it, the file what the registry
says now. What only one of them changed is taken; what both changed differently is a conflict.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partners.spreadsheet.sheets import Key, Row, Table


class Prefer(Enum):
    """Whose value a conflict is settled with."""

    NEITHER = "neither"
    OURS = "ours"  # the registry's files
    THEIRS = "theirs"  # the workbook


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell, or without ``column`` a row, that both sides changed differently; `None` is a row not there."""

    key: Key
    column: str
    base: str
    sheet: str
    file: str


@dataclass(slots=True)
class Merged:
    """What is to be done to the files, and what stands in the way."""

    changed: dict[Key, Row] = field(default_factory=dict)  # the cells to write, an empty text to clear
    added: dict[Key, Row] = field(default_factory=dict)
    removed: list[Key] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    unchanged: int = 0
    prefer: Prefer = Prefer.NEITHER


def merge(base: Table, sheet: Table, file: Table, prefer: Prefer = Prefer.NEITHER) -> Merged:
    """Return what the sheet changes in the file."""
    merged = Merged(prefer=prefer)
    for key, row in sheet.rows.items():
        before = base.rows.get(key)
        edits = _edits(before or {}, row, sheet.columns)
        here = file.rows.get(key)
        if here is None and before is None:
            merged.added[key] = edits
        elif here is None:
            _gone_from_file(key, row, edits, merged)
        else:
            _merge_row(key, before or {}, edits, here, merged)
    for key, before in base.rows.items():
        here = file.rows.get(key)
        if key in sheet.rows or here is None:
            continue
        if here == before or prefer is Prefer.THEIRS:
            merged.removed.append(key)
        elif prefer is Prefer.NEITHER:
            merged.conflicts.append(Conflict(key, "", _words(before), "the row is deleted", _words(here)))
    return merged


def _edits(before: Row, row: Row, columns: list[str]) -> Row:
    """Return the cells that the office changed; blanks around a changed text mean nothing."""
    edits = {}
    for column in columns:
        old, new = before.get(column, ""), row.get(column, "")
        if new in {old, old.strip()}:
            continue
        new = new.replace("_x000D_\n", "\n").strip()  # Excel's way to write CR and LF
        if new != old:
            edits[column] = new
    return edits


def _merge_row(key: Key, before: Row, edits: Row, here: Row, merged: Merged) -> None:
    taken: Row = {}
    for column, new in edits.items():
        old, now = before.get(column, ""), here.get(column, "")
        if new == now:
            continue
        if now == old or merged.prefer is Prefer.THEIRS:
            taken[column] = new
        elif merged.prefer is Prefer.NEITHER:
            merged.conflicts.append(Conflict(key, column, old, new, now))
    if taken:
        merged.changed[key] = taken
    else:
        merged.unchanged += 1


def _gone_from_file(key: Key, row: Row, edits: Row, merged: Merged) -> None:
    if edits and merged.prefer is Prefer.NEITHER:
        merged.conflicts.append(Conflict(key, "", "", _words(edits), "the record was removed"))
    elif edits and merged.prefer is Prefer.THEIRS:
        merged.added[key] = dict(row)
    else:
        merged.unchanged += 1


def _words(row: Row) -> str:
    return ", ".join(f"{column} {text}" for column, text in row.items())
