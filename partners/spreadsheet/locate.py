"""From a place in the YAML to the cell that it came from: `Cells`."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from partners.parsing.nodes import ListNode, MapNode, TextNode
from partners.parsing.source import read_text
from partners.problems import Collector
from partners.schema import SECTIONS, RecordType
from partners.spreadsheet.sheets import SHEETS, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.parsing.nodes import Node
    from partners.problems import Problem
    from partners.spreadsheet.read import Book
    from partners.spreadsheet.sheets import Key, SheetKind

_BY_NAME = {sheet.name: sheet for sheet in SHEETS}
_PARTS = {(sheet.section, sheet.part): sheet for sheet in SHEETS if sheet.owner}


class Cells:
    """Where each key of the registry's files stands in a workbook."""

    def __init__(self, files: dict[str, bytes], book: Book) -> None:
        self.book = book
        self.numbering = {sheet.name: Table() for sheet in SHEETS}
        self.found: dict[str, list[tuple[int, int, str, Key, str]]] = {}
        for name, data in files.items():
            document = read_text(data, name, Collector())
            self.found[name] = sorted(self._walk(document.root if document else None))

    def shown(self, problem: Problem) -> str:
        """Return the problem with the cell in front, if there is one."""
        places = self.found.get(problem.file, [])
        number = bisect_right(places, (problem.line, problem.column + 1))
        if not number:
            return str(problem)
        _, _, sheet, key, column = places[number - 1]
        address = self.book.address(sheet, key, column)
        if "!" not in address:
            return str(problem)
        _, _, words = str(problem).partition(f":{problem.line}:{problem.column}: ")
        return f"{address}: {words}"

    def _walk(self, root: Node | None) -> Iterator[tuple[int, int, str, Key, str]]:
        for name, node in _pairs(root):
            if name.text not in SECTIONS:
                continue
            sheet = _BY_NAME[name.text]
            for record in node.items if isinstance(node, ListNode) else [node]:
                yield from self._record(sheet, record, {})
                record_id = _row(record).get("id", "")
                for key, value in _pairs(record):
                    part = _PARTS.get((sheet.name, key.text))
                    for item in value.items if part and isinstance(value, ListNode) else []:
                        yield from self._record(part, item, {part.owner: record_id})  # type: ignore[arg-type, union-attr]

    def _record(
        self, sheet: SheetKind, node: Node, owner: dict[str, str]
    ) -> Iterator[tuple[int, int, str, Key, str]]:
        row = owner | ({sheet.kind.short_form or "": node.text} if isinstance(node, TextNode) else _row(node))
        key = self.numbering[sheet.name].add(sheet, row)
        if key is None:
            return
        yield node.line, node.column, sheet.name, key, sheet.key[-1] if sheet.part == "partners" else "id"
        for line, column, name in _columns(node, sheet.kind):
            yield line, column, sheet.name, key, name


def _columns(node: Node, kind: RecordType) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and the sheet's column of each key of a record."""
    for name, value in _pairs(node):
        yield name.line, name.column, name.text
        field = kind.by_name.get(name.text)
        if field is not None and isinstance(field.shape, RecordType):
            for line, column, inner in _columns(value, field.shape):
                yield line, column, f"{name.text}.{inner}"
            continue
        for word, _ in _pairs(value):
            yield word.line, word.column, f"{name.text}:{word.text}"


def _pairs(node: Node | None) -> list[tuple[TextNode, Node]]:
    return node.pairs if isinstance(node, MapNode) else []


def _row(node: Node) -> dict[str, str]:
    return {key.text: value.text for key, value in _pairs(node) if isinstance(value, TextNode)}
