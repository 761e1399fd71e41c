"""A YAML file as an editor sees it: values with their quotes, collections with their comments.

Unlike the reader's nodes these may be changed. A comment keeps its ``#``; an empty string among
comments is a blank line between two paragraphs of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias


class Style(Enum):
    """How a text is quoted; what cannot be written so is written in double quotes."""

    PLAIN = ""
    SINGLE = "'"
    DOUBLE = '"'


@dataclass(slots=True)
class Scalar:
    """A text."""

    text: str
    style: Style = Style.PLAIN


@dataclass(slots=True)
class Entry:
    """A key with its value, or, without a key, an item of a list.

    ``above`` are the comment lines before it, ``beside`` is the comment at its line's end with
    the blanks before it.
    """

    value: Node
    key: Scalar | None = None
    above: list[str] = field(default_factory=list)
    beside: str = ""

    @property
    def name(self) -> str:
        """The key's text, nothing for an item."""
        return self.key.text if self.key else ""


@dataclass(slots=True)
class Collection:
    """What records and lists share; ``flow`` when written in brackets, ``below`` the comments at its end."""

    entries: list[Entry] = field(default_factory=list)
    flow: bool = False
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(Collection):
    """A record: entries with keys."""

    def entry(self, name: str) -> Entry | None:
        """Return the entry with the key ``name``."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def get(self, name: str) -> Node | None:
        """Return the value of the key ``name``."""
        found = self.entry(name)
        return found.value if found else None

    def text(self, name: str) -> str:
        """Return the text of the key ``name``, nothing when it has none."""
        value = self.get(name)
        return value.text if isinstance(value, Scalar) else ""


@dataclass(slots=True)
class Sequence(Collection):
    """A list: entries without keys; ``head`` are comments on the list as a whole, before its first item."""

    head: list[str] = field(default_factory=list)


Node: TypeAlias = Scalar | Mapping | Sequence
