"""The canonical order of a registry's file: sections, records by id, keys as the schema lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.document.scalars import is_ambiguous
from partners.document.tree import Mapping, Scalar, Sequence, Style
from partners.schema import DATE, LATITUDE, LONGITUDE, MONEY, NUMBER, SECTIONS, ListOf, RecordType, Value
from partners.values import Refusal

if TYPE_CHECKING:
    from partners.document.tree import Node
    from partners.schema import Shape

SECTION_ORDER = ("site", "programmes", "partners", "projects")
_NOT_TEXT = (NUMBER, MONEY, LATITUDE, LONGITUDE, DATE)


def arrange(root: Mapping) -> None:
    """Put the sections, records and keys below ``root`` in canonical order, and quote what needs quotes."""
    _sort(root, SECTION_ORDER)
    for entry in root.entries:
        kind = SECTIONS.get(entry.name)
        quote_key(entry.key)
        if isinstance(entry.value, Sequence) and kind is not None:
            entry.value.flow = entry.value.flow and not entry.value.entries
            entry.value.entries.sort(
                key=lambda item: item.value.text("id") if isinstance(item.value, Mapping) else ""
            )
            for item in entry.value.entries:
                _arrange_section_record(item.value, kind)
        elif kind is not None:
            _arrange_section_record(entry.value, kind)


def arrange_record(node: Node, shape: Shape) -> None:
    """Put the keys of ``node`` in the schema's order and quote its texts, all the way down."""
    match node, shape:
        case Scalar(), RecordType(short_form=short) if short:
            quote_value(node, shape.by_name[short].shape)
        case Scalar(), _:
            quote_value(node, shape)
        case Sequence(), ListOf(item):
            for entry in node.entries:
                arrange_record(entry.value, item)
        case Mapping(), RecordType():
            _sort(node, tuple(shape.by_name))
            for entry in node.entries:
                quote_key(entry.key)
                field = shape.by_name.get(entry.name)
                arrange_record(entry.value, field.shape if field else shape)
        case Mapping(), _:  # words by language
            for entry in node.entries:
                quote_key(entry.key)
                arrange_record(entry.value, shape)
        case _:
            pass


def position(name: str, order: tuple[str, ...]) -> int:
    """Return where ``name`` stands in ``order``, the unknown last."""
    return order.index(name) if name in order else len(order)


def quote_key(key: Scalar | None) -> None:
    """Put the key in quotes only when a reader would not take it for a text: ``no`` is Norwegian."""
    if key is not None:
        key.style = Style.DOUBLE if is_ambiguous(key.text) else Style.PLAIN


def quote_value(scalar: Scalar, shape: Shape) -> None:
    """Put a text in quotes when a reader would not take it for one; numbers, dates, booleans stay bare."""
    if scalar.style is Style.PLAIN and is_ambiguous(scalar.text) and not _is_typed(scalar.text, shape):
        scalar.style = Style.DOUBLE


def _is_typed(text: str, shape: Shape) -> bool:
    """Whether ``text`` is meant to be more than a text: a number, a date, a truth value."""
    if not isinstance(shape, Value):
        return False
    typed = any(shape is one for one in _NOT_TEXT) or set((shape.pattern or "").split("|")) == {
        "true",
        "false",
    }
    return typed and not isinstance(shape.read(text), Refusal)


def _arrange_section_record(node: Node, kind: RecordType) -> None:
    if isinstance(node, Mapping):
        node.flow = node.flow and not node.entries
        arrange_record(node, kind)


def _sort(node: Mapping, order: tuple[str, ...]) -> None:
    node.entries.sort(key=lambda entry: position(entry.name, order))
