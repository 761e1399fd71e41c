"""The tree that a YAML file is read into: texts, lists and records, each with its place.

Lines and columns count from 1. Every scalar is text; what it means is the schema's to say.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class TextNode(NamedTuple):
    """A scalar as text; ``plain`` when it stood without quotes."""

    text: str
    line: int
    column: int
    plain: bool


class ListNode(NamedTuple):
    """A sequence."""

    items: list[Node]
    line: int
    column: int


class MapNode(NamedTuple):
    """A mapping, as (key, value) pairs in the order written; not ``whole`` when some could not be read."""

    pairs: list[tuple[TextNode, Node]]
    line: int
    column: int
    whole: bool = True


Node: TypeAlias = TextNode | ListNode | MapNode


class Document(NamedTuple):
    """What one file holds: ``root`` is `None` when the file is empty.

    ``lost`` are the words in the parts that could not be read: an id among them may be a record's.
    """

    file: str
    root: Node | None
    lost: frozenset[str] = frozenset()
