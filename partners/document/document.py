"""One file of the registry, to be changed without losing a comment: `Document`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from partners.document.build import node_of
from partners.document.order import SECTION_ORDER, arrange, arrange_record, position
from partners.document.parse import parse
from partners.document.render import render
from partners.document.tree import Entry, Mapping, Scalar, Sequence
from partners.parsing.source import read_text
from partners.problems import Collector, RegistryError
from partners.schema import SECTIONS

if TYPE_CHECKING:
    from partners.document.build import Plain
    from partners.schema import RecordType

Record: TypeAlias = Mapping


@dataclass(slots=True)
class Document:
    """The sections and records of one file with everything that stands around them."""

    root: Mapping = field(default_factory=Mapping)
    header: list[str] = field(default_factory=list)

    @classmethod
    def parse(cls, text: str, file: str = "registry") -> Document:
        """Return the document that ``text`` is; raises `RegistryError` when it is not the reader's YAML."""
        problems = Collector()
        found = read_text(text.encode("utf-8", "surrogatepass"), file, problems)
        if found is None or problems.errors:
            raise RegistryError(problems.report())
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return cls(*parse(text))

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of the sections, in the file's order."""
        return tuple(entry.name for entry in self.root.entries)

    def records(self, section: str) -> list[Record]:
        """Return the records of ``section`` in the file's order; of ``site`` the only one."""
        value = self.root.get(section)
        if isinstance(value, Mapping):
            return [value]
        entries = value.entries if isinstance(value, Sequence) else []
        return [entry.value for entry in entries if isinstance(entry.value, Mapping)]

    def record(self, section: str, record_id: str) -> Record | None:
        """Return the record of ``section`` with the id ``record_id``."""
        return next((record for record in self.records(section) if record.text("id") == record_id), None)

    def set(self, record: Record, kind: RecordType, name: str, value: Plain | None) -> None:
        """Give the key ``name`` of ``record`` a value, in its place by the schema; `None` removes it.

        Comments on the key stay; those on items of a list stay with the items that are still there.
        """
        old = record.entry(name)
        if value is None:
            if old is not None:
                record.entries.remove(old)
            return
        shape = kind.by_name[name].shape
        node = node_of(value, shape, old.value if old else None)
        arrange_record(node, shape)
        if old is not None:
            old.value = node
            return
        order = tuple(kind.by_name)
        place = position(name, order)
        before = [
            number for number, entry in enumerate(record.entries) if position(entry.name, order) < place
        ]
        record.entries.insert(before[-1] + 1 if before else 0, Entry(node, Scalar(name)))

    def insert(self, section: str, record: Record) -> None:
        """Add ``record`` to ``section`` where its id sorts, the section being made if it is not there."""
        value = self.root.get(section)
        if not isinstance(value, Sequence):
            value = self._new_section(section)
        arrange_record(record, SECTIONS[section])
        record.flow = value.flow = False
        ids = [entry.value.text("id") if isinstance(entry.value, Mapping) else "" for entry in value.entries]
        place = next((number for number, one in enumerate(ids) if one > record.text("id")), len(ids))
        value.entries.insert(place, Entry(record))

    def remove(self, section: str, record: Record) -> None:
        """Take ``record``, with the comments on it, out of ``section``."""
        value = self.root.get(section)
        if isinstance(value, Sequence):
            value.entries = [entry for entry in value.entries if entry.value is not record]

    def arrange(self) -> None:
        """Put sections, records and keys in canonical order."""
        arrange(self.root)

    def render(self) -> str:
        """Return the file's text."""
        return render(self.root, self.header)

    def _new_section(self, section: str) -> Sequence:
        made = Sequence()
        entry = self.root.entry(section)
        if entry is not None:
            entry.value = made
            return made
        place = position(section, SECTION_ORDER)
        after = [n for n, one in enumerate(self.root.entries) if position(one.name, SECTION_ORDER) < place]
        self.root.entries.insert(after[-1] + 1 if after else 0, Entry(made, Scalar(section)))
        return made
