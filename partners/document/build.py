"""Plain values to nodes: texts, lists and records as they come from a form or a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from partners.document.tree import Entry, Mapping, Scalar, Sequence, Style
from partners.schema import LINE, ListOf, RecordType

if TYPE_CHECKING:
    from partners.document.tree import Node
    from partners.schema import Shape

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

# lists of these are written one below the other: they are long, or grow
_IN_LINES = frozenset({"a web address"})


def record_of(values: dict[str, Plain], kind: RecordType) -> Mapping:
    """Return the record of type ``kind`` with ``values``, in the order given."""
    entries = [
        Entry(node_of(value, kind.by_name[name].shape), Scalar(name)) for name, value in values.items()
    ]
    return Mapping(entries, flow=kind.short_form is not None or kind.word == "figure")


def node_of(value: Plain, shape: Shape, old: Node | None = None) -> Node:
    """Return ``value`` as a node of the given shape, in the style of ``old`` and with its comments."""
    if isinstance(value, str):
        return Scalar(value, old.style if isinstance(old, Scalar) else Style.PLAIN)
    if isinstance(value, list):
        return _sequence(value, shape, old)
    if isinstance(shape, RecordType):
        made = record_of(value, shape)
    else:
        made = Mapping([Entry(node_of(text, shape), Scalar(language)) for language, text in value.items()])
    if isinstance(old, Mapping):
        for entry in made.entries:
            _keep(entry, old.entry(entry.name))
        made.flow, made.below = old.flow, old.below
    return made


def _sequence(values: list[Plain], shape: Shape, old: Node | None) -> Sequence:
    item = shape.item if isinstance(shape, ListOf) else LINE
    made = Sequence([Entry(node_of(value, item)) for value in values])
    made.flow = not isinstance(item, RecordType) and item.word not in _IN_LINES
    if isinstance(old, Sequence):
        known = {
            entry.value.text: entry for entry in reversed(old.entries) if isinstance(entry.value, Scalar)
        }
        for entry in made.entries:
            if isinstance(entry.value, Scalar):
                _keep(entry, known.pop(entry.value.text, None), style=True)
        made.below, made.head = old.below, old.head
        made.flow = old.flow if old.entries else made.flow
    return made


def _keep(entry: Entry, old: Entry | None, *, style: bool = False) -> None:
    if old is not None:
        entry.above, entry.beside = old.above, old.beside
        if style or isinstance(entry.value, Scalar):
            _keep_style(entry, old)


def _keep_style(entry: Entry, old: Entry) -> None:
    if isinstance(entry.value, Scalar) and isinstance(old.value, Scalar):
        entry.value.style = old.value.style
