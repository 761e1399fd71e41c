"""Two versions of one record compared field by field, every value as text."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from partners.model import Colours, Confidence, Figure, Funding, Record, Site, Text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Value: TypeAlias = str | tuple[str, ...] | None

_NOT_COMPARED = {"id", "origin", "participations", "project", "partner"}
_LAST = ("confidence", "note", "sources")  # what every record may carry


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record before and after.

    ``field`` is the registry's key; words in a language and settings of a group stand under keys of their
    own, such as ``description.fr`` and ``funding.emblem``. A value is text as the registry has it, a tuple
    for a list, None for nothing.
    """

    field: str
    old: Value
    new: Value

    def named(self, known: Container[str]) -> tuple[str, str]:
        """Return the longest beginning of ``field`` that is ``known``, else its key, and what follows it.

        >>> FieldChange("funding.text.fr", None, "Oui").named({"funding.text"})
        ('funding.text', 'fr')
        """
        parts = self.field.split(".")
        count = next((n for n in range(len(parts), 0, -1) if ".".join(parts[:n]) in known), 1)
        return ".".join(parts[:count]), ".".join(parts[count:])


def field_changes(old: Record | Site, new: Record | Site) -> tuple[FieldChange, ...]:
    """Return what differs between two versions of a record, in the order of its fields, ids aside."""
    names = [field.name for field in fields(new) if field.name not in _NOT_COMPARED]
    names.sort(key=lambda name: name in _LAST)
    return tuple(
        change
        for name in names
        if getattr(old, name) != getattr(new, name)
        for change in _changes(name, getattr(old, name), getattr(new, name))
    )


def _changes(name: str, old: object, new: object) -> Iterator[FieldChange]:
    group = old or new
    if isinstance(group, Colours | Funding):
        for field in fields(group):
            before, after = (getattr(side, field.name, None) for side in (old, new))
            if before != after:
                yield from _changes(f"{name}.{field.name}", before, after)
        return
    if not isinstance(old, Text) and not isinstance(new, Text):
        yield FieldChange(name, _value(old), _value(new))
        return
    before = dict(old.values) if isinstance(old, Text) else {}
    after = dict(new.values) if isinstance(new, Text) else {}
    if before == after:  # the first language is the one shown, so their order says something
        yield FieldChange(f"{name}.languages", tuple(before), tuple(after))
    for language in sorted(before.keys() | after.keys()):
        if before.get(language) != after.get(language):
            key = f"{name}.{language}" if language else name
            yield FieldChange(key, before.get(language), after.get(language))


def _value(value: object) -> Value:
    if value is None:
        return None
    return tuple(map(_text, value)) if isinstance(value, tuple) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _figure(value) if isinstance(value, Figure) else str(value)


def _figure(figure: Figure) -> str:
    words = f"{figure.name}: {figure.value:f}"
    words += f" {figure.unit}" if figure.unit else ""
    words += f" ({figure.date})" if figure.date else ""
    words += "".join(
        f"; note{' ' + language if language else ''}: {note}"
        for language, note in (figure.note.values if figure.note else ())
    )
    words += f"; {figure.confidence} confidence" if figure.confidence is not Confidence.HIGH else ""
    return words + "".join(f"; source: {source}" for source in figure.sources)
