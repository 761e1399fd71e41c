"""Which sheets and columns a workbook has, and a registry's records as rows of text.

A cell is text. A list stands in one cell, an item a line. A text in several languages has a column
for each: ``description:fr``. A participation and a figure are rows of sheets of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from partners.document import Mapping, Scalar, Sequence
from partners.schema import (
    FIGURE,
    ID,
    PARTICIPATION,
    PARTNER,
    PROGRAMME,
    PROJECT,
    SITE,
    Field,
    ListOf,
    RecordType,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partners.document import Node
    from partners.workspace import Workspace

Key: TypeAlias = tuple[str, ...]
Row: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A sheet: its name, the records in its rows, the columns that tell rows apart.

    ``owner`` is the column that names the record which the row is part of, in ``section`` under
    the key ``part``.
    """

    name: str
    kind: RecordType
    key: tuple[str, ...]
    owner: str = ""
    section: str = ""
    part: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that have columns: all but the lists of records, which have sheets.

        A group of settings has a column for each: ``funding.emblem``.
        """
        mine = tuple(
            inner
            for f in self.kind.fields
            if not isinstance(getattr(f.shape, "item", None), RecordType)
            for inner in (_grouped(f) if isinstance(f.shape, RecordType) else (f,))
        )
        return (
            (Field(self.owner, ID, f"The {self.owner}'s id.", required=True), *mine) if self.owner else mine
        )


SHEETS = (
    SheetKind("partners", PARTNER, ("id",)),
    SheetKind("projects", PROJECT, ("id",)),
    SheetKind("participations", PARTICIPATION, ("project", "partner"), "project", "projects", "partners"),
    SheetKind("programmes", PROGRAMME, ("id",)),
    SheetKind("figures", FIGURE, ("partner", "name", "date", "unit"), "partner", "partners", "figures"),
    SheetKind("site", SITE, ()),
)


@dataclass(slots=True)
class Table:
    """The rows of one sheet by key; absent cells are empty. ``places`` holds row numbers where known."""

    columns: list[str] = field(default_factory=list)
    rows: dict[Key, Row] = field(default_factory=dict)
    places: dict[Key, int] = field(default_factory=dict)

    def add(self, sheet: SheetKind, row: Row) -> Key | None:
        """Add ``row`` and return its key, `None` when the key is there already.

        Figures may agree in all that tells them apart: they are numbered.
        """
        key = (*(row.get(name, "").strip() for name in sheet.key),)
        if sheet.part == "figures":
            key = next(
                (*key, str(n)) for n in range(1, len(self.rows) + 2) if (*key, str(n)) not in self.rows
            )
        if key in self.rows:
            return None
        self.rows[key] = row
        return key


def tables_of(workspace: Workspace) -> dict[str, Table]:
    """Return the rows of every sheet for the registry's files as they are."""
    tables = {}
    for sheet in SHEETS:
        table = Table()
        for _, row, _ in rows_of(workspace, sheet):
            table.add(sheet, row)
        languages = _languages(workspace, table)
        table.columns = [column for f in sheet.fields for column in columns_of(f, languages)]
        tables[sheet.name] = table
    return tables


def rows_of(workspace: Workspace, sheet: SheetKind) -> Iterator[tuple[Mapping, Row, Node]]:
    """Yield (the record in a section, the row, the node that the row is) in the files' order."""
    for _, record in workspace.records(sheet.section or sheet.name):
        if not sheet.owner:
            yield record, row_of(record, sheet.kind), record
            continue
        listed = record.get(sheet.part)
        for entry in listed.entries if isinstance(listed, Sequence) else []:
            yield record, {sheet.owner: record.text("id")} | row_of(entry.value, sheet.kind), entry.value


def row_of(node: Node, kind: RecordType) -> Row:
    """Return the cells of the record at ``node``."""
    if isinstance(node, Scalar):
        return {kind.short_form or "id": node.text}
    row: Row = {}
    for entry in node.entries if isinstance(node, Mapping) else []:
        known = kind.by_name.get(entry.name)
        if known is not None and isinstance(known.shape, RecordType):
            row |= {
                f"{entry.name}.{column}": text for column, text in row_of(entry.value, known.shape).items()
            }
            continue
        match entry.value:
            case Scalar(text=text):
                row[entry.name] = text.rstrip("\n")
            case Sequence(entries=items):
                row[entry.name] = "\n".join(
                    i.value.text.rstrip("\n") for i in items if isinstance(i.value, Scalar)
                )
            case Mapping(entries=words):
                for word in words:
                    if isinstance(word.value, Scalar):
                        row[f"{entry.name}:{word.name}"] = word.value.text.rstrip("\n")
    return {column: text for column, text in row.items() if text and not _is_part(column, kind)}


def columns_of(one: Field, languages: Iterable[str]) -> list[str]:
    """Return the columns of a field: one, and one for each language of a text that may have several."""
    return [one.name, *(f"{one.name}:{language}" for language in languages if isinstance(one.shape, Words))]


def _grouped(group: Field) -> Iterator[Field]:
    assert isinstance(group.shape, RecordType)  # noqa: S101 - its caller has looked
    for inner in group.shape.fields:
        yield replace(inner, name=f"{group.name}.{inner.name}", required=False)


def _is_part(column: str, kind: RecordType) -> bool:
    known = kind.by_name.get(column)
    return known is not None and isinstance(known.shape, ListOf) and isinstance(known.shape.item, RecordType)


def _languages(workspace: Workspace, table: Table) -> list[str]:
    site = next((record.get("languages") for _, record in workspace.records("site")), None)
    listed = site.entries if isinstance(site, Sequence) else []
    found = [entry.value.text for entry in listed if isinstance(entry.value, Scalar)]
    found += sorted(
        {column.partition(":")[2] for row in table.rows.values() for column in row if ":" in column}
    )
    return list(dict.fromkeys(found))
