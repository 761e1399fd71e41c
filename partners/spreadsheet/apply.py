"""Merged changes into the registry's documents: `apply`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.document import Entry, Mapping, Scalar, Sequence, node_of, record_of
from partners.schema import SITE, ListOf, RecordType, Words
from partners.spreadsheet.sheets import SHEETS, Table, row_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partners.document import Document, Node, Plain
    from partners.spreadsheet.merge import Merged
    from partners.spreadsheet.sheets import Key, Row, SheetKind
    from partners.workspace import Workspace


def apply(workspace: Workspace, merged: dict[str, Merged]) -> list[tuple[str, Key, str, str]]:
    """Do to the documents what ``merged`` says; return (sheet, key, column, why) for what cannot be done."""
    wrong: list[tuple[str, Key, str, str]] = []
    for sheet in SHEETS:
        mine = merged[sheet.name]
        found = _by_key(workspace, sheet)
        full = {key: row_of(found[key][1], sheet.kind) | edits for key, edits in mine.changed.items()}
        wrong += _mixed_languages(sheet, mine.added | full)
        for key, edits in mine.changed.items():
            _change(workspace, sheet, found[key], edits)
        for key in mine.removed:
            if key in found:  # else it went with its owner
                _remove(workspace, sheet, found[key])
        for key, row in mine.added.items():
            why = _add(workspace, sheet, row)
            wrong += [(sheet.name, key, sheet.owner, why)] if why else []
    return wrong


def _by_key(workspace: Workspace, sheet: SheetKind) -> dict[Key, tuple[Mapping, Node]]:
    keys = Table()
    found = {}
    for record, row, node in rows_of(workspace, sheet):
        key = keys.add(sheet, row)
        if key is not None:
            found[key] = (record, node)
    return found


def _mixed_languages(sheet: SheetKind, rows: dict[Key, Row]) -> list[tuple[str, Key, str, str]]:
    return [
        (
            sheet.name,
            key,
            field.name,
            "holds a text, and so do its columns by language; use one or the others",
        )
        for key, row in rows.items()
        for field in sheet.fields
        if isinstance(field.shape, Words)
        and row.get(field.name)
        and any(text and column.startswith(f"{field.name}:") for column, text in row.items())
    ]


def _change(workspace: Workspace, sheet: SheetKind, where: tuple[Mapping, Node], edits: Row) -> None:
    record, node = where
    if isinstance(node, Scalar):  # a participation that was an id alone
        node = _longer(record, sheet, node)
    assert isinstance(node, Mapping)  # noqa: S101 - by construction
    full = row_of(node, sheet.kind) | edits
    document = _document_of(workspace, sheet, record)
    for name in _keys(column for column in edits if column != sheet.owner):
        document.set(node, sheet.kind, name, _value(sheet.kind, name, full, node.get(name)))
    if sheet.owner and [entry.name for entry in node.entries] == [sheet.kind.short_form]:
        _replace(record, sheet, node, Scalar(node.text(sheet.kind.short_form or "")))


def _longer(record: Mapping, sheet: SheetKind, node: Scalar) -> Mapping:
    made = Mapping([Entry(node, Scalar(sheet.kind.short_form or "id"))], flow=True)
    _replace(record, sheet, node, made)
    return made


def _replace(record: Mapping, sheet: SheetKind, old: Node, new: Node) -> None:
    listed = record.get(sheet.part)
    for entry in listed.entries if isinstance(listed, Sequence) else []:
        if entry.value is old:
            entry.value = new


def _remove(workspace: Workspace, sheet: SheetKind, where: tuple[Mapping, Node]) -> None:
    record, node = where
    document = _document_of(workspace, sheet, record)
    if not sheet.owner:
        if sheet.kind is SITE:
            document.root.entries = [entry for entry in document.root.entries if entry.value is not record]
        document.remove(sheet.name, record)
        return
    listed = record.get(sheet.part)
    if isinstance(listed, Sequence):
        listed.entries = [entry for entry in listed.entries if entry.value is not node]
        if not listed.entries:
            document.set(record, _owner_kind(sheet), sheet.part, None)


def _add(workspace: Workspace, sheet: SheetKind, row: Row) -> str:
    """Add ``row`` to the documents; return why it cannot be added, nothing when it was."""
    names = _keys(column for column in row if column != sheet.owner)
    values = {name: value for name in names if (value := _value(sheet.kind, name, row)) is not None}
    ordered = {name: values[name] for name in sheet.kind.by_name if name in values}
    if not sheet.owner:
        home = workspace.home(sheet.name).document
        if sheet.kind is SITE:
            home.root.entries.insert(0, Entry(record_of(ordered, SITE), Scalar("site")))
        else:
            home.insert(sheet.name, record_of(ordered, sheet.kind))
        return ""
    for file, record in workspace.records(sheet.section):
        if record.text("id") == row[sheet.owner]:
            _append(file.document, sheet, record, ordered)
            return ""
    return f"'{row[sheet.owner]}' is not in the sheet {sheet.section}"


def _append(document: Document, sheet: SheetKind, record: Mapping, values: dict[str, Plain]) -> None:
    short = sheet.kind.short_form
    value: Plain = values[short] if short and list(values) == [short] else dict(values)
    listed = record.get(sheet.part)
    if isinstance(listed, Sequence) and listed.entries:
        listed.entries.append(Entry(node_of(value, sheet.kind)))
    else:
        document.set(record, _owner_kind(sheet), sheet.part, [value])


def _keys(columns: Iterable[str]) -> dict[str, None]:
    """Return the keys of a record that ``columns`` belong to: ``funding`` for ``funding.text:fr``."""
    return dict.fromkeys(column.partition(":")[0].partition(".")[0] for column in columns)


def _value(kind: RecordType, name: str, row: Row, old: Node | None = None) -> Plain | None:
    """Return the value of ``name`` that the cells of ``row`` give, `None` when they are empty."""
    shape = kind.by_name[name].shape
    if isinstance(shape, RecordType):
        mine = {c.removeprefix(f"{name}."): text for c, text in row.items() if c.startswith(f"{name}.")}
        inner = old if isinstance(old, Mapping) else Mapping()
        given = {key: _value(shape, key, mine, inner.get(key)) for key in shape.by_name}
        return {key: value for key, value in given.items() if value is not None} or None
    if isinstance(shape, Words):
        spoken = {c.partition(":")[2]: text for c, text in row.items() if c.startswith(f"{name}:") and text}
        plain: Plain = row.get(name, "")
        return plain or dict(spoken) or None
    text = row.get(name, "")
    if isinstance(shape, ListOf):
        known = old.entries if isinstance(old, Sequence) else []
        exact = {one.value.text.strip(): one.value.text for one in known if isinstance(one.value, Scalar)}
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        items: list[Plain] = [exact.get(line, line) for line in lines]  # blanks of an old item are kept
        return items or None
    return text or None


def _owner_kind(sheet: SheetKind) -> RecordType:
    return next(one.kind for one in SHEETS if one.name == sheet.section)


def _document_of(workspace: Workspace, sheet: SheetKind, record: Mapping) -> Document:
    section = sheet.section or sheet.name
    return next(file.document for file, one in workspace.records(section) if one is record)
