"""A registry being checked: every record with the place of each of its keys.

A draft may be half valid (a refused required value is kept as the raw text), so that all rules
can look at all records in one run; it becomes a `Registry` only when nothing is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from partners.model import Origin, Partner, Programme, Project, Site
from partners.parsing.nodes import MapNode

if TYPE_CHECKING:
    from partners.parsing.nodes import Node

R = TypeVar("R", Partner, Project, Programme, Site)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One record, what to call it in a message, and its node in ``file``."""

    record: R
    label: str
    file: str
    node: MapNode

    @property
    def origin(self) -> Origin:
        """Where the record begins."""
        return Origin(self.file, self.node.line, self.node.column)

    def inside(self, *path: str) -> Origin:
        """Return where the value at a path of keys stands, such as ``colours``, ``accent``."""
        node: Node = self.node
        for key in path:
            pairs = node.pairs if isinstance(node, MapNode) else []
            node = next((value for name, value in pairs if name.text == key), node)
        return Origin(self.file, node.line, node.column)

    def at(self, *keys: str) -> Origin:
        """Return where the value of the first key written stands, else where the record begins."""
        values = {key.text: value for key, value in self.node.pairs}
        for key in keys:
            if key in values:
                return Origin(self.file, values[key].line, values[key].column)
        return self.origin

    def has(self, key: str) -> bool:
        """Whether ``key`` is written, well or badly, or may be in a part that could not be read."""
        return not self.node.whole or any(written.text == key for written, _ in self.node.pairs)


@dataclass(frozen=True, slots=True)
class Draft:
    """Every entry of all files, in the order read.

    ``start`` is where the first file begins; ``lost`` are the words in parts that could not be read.
    """

    start: Origin
    partners: tuple[Entry[Partner], ...] = ()
    projects: tuple[Entry[Project], ...] = ()
    programmes: tuple[Entry[Programme], ...] = ()
    sites: tuple[Entry[Site], ...] = ()
    lost: frozenset[str] = frozenset()

    @property
    def records(self) -> tuple[Entry[Partner] | Entry[Project] | Entry[Programme], ...]:
        """Every entry but the sites."""
        return (*self.partners, *self.projects, *self.programmes)
