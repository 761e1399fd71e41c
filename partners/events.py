"""YAML text to a tree of nodes, event by event.

libyaml's events are read in one flat loop: nothing recurses, so depth is refused before it can
harm, and no YAML rule ever turns ``NO`` into false or ``04109`` into a number.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from partners.codes import Code
from partners.model import Origin
from partners.nodes import Document, ListNode, MapNode, TextNode
from partners.problems import quoted
from partners.syntax import explained

if TYPE_CHECKING:
    from partners.nodes import Node
    from partners.problems import Collector

DEPTH_CAP = 20
NODE_CAP = 1_500_000

_ESCAPED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_QUOTE_THE_TEXT = "put the whole text in double quotes"

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_events(text: str, file: str, problems: Collector) -> Document | None:
    """Return the tree of ``text``; `None` when it is not YAML, with the reason added to ``problems``.

    Anchors, aliases, tags, merge keys, repeated keys and second documents are added to
    ``problems`` too; they leave a tree, so that the rest of the file is checked in the same run.
    """
    builder = _Builder(text, file, problems)
    loader = Loader(text)
    try:
        return Document(file, builder.run(loader))
    except yaml.MarkedYAMLError as error:
        found = explained(error, text)
        problems.add(Origin(file, found.line, found.column), found.code, found.message, found.fix)
    except yaml.YAMLError as error:
        problems.add(Origin(file, 1, 1), Code.YAML_SYNTAX, f"this is not YAML ({error})", "check the file")
    except _TooMuch as stop:
        problems.add(stop.origin, stop.code, str(stop), stop.fix)
    finally:
        loader.dispose()
    return None


class _TooMuch(Exception):  # noqa: N818 - it ends the loop, it is no error of ours
    def __init__(self, origin: Origin, code: Code, message: str, fix: str) -> None:
        super().__init__(message)
        self.origin, self.code, self.fix = origin, code, fix


class _Builder:
    """One file's events, made into nodes."""

    def __init__(self, text: str, file: str, problems: Collector) -> None:
        self.text, self.file, self.problems = text, file, problems
        # the lines, where a plain value may be cut by a comment that begins after one blank
        self.lines = text.split("\n") if " #" in text else None
        # a plain or block value can only hold what the checked text holds; an escape can hold anything
        self.has_tabs = "\t" in text

    def run(self, loader: Any) -> Node | None:  # noqa: ANN401, C901, PLR0912, PLR0915 - one lean loop
        """Return the root node, `None` for an empty file."""
        stack: list[tuple[list[Node], Any]] = []
        children: list[Node] = []
        count = documents = 0
        get_event = loader.get_event
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                start = event.start_mark
                text = event.value
                plain = not event.style  # '' from libyaml, None from PyYAML's own scanner
                if event.anchor is not None or event.tag is not None:
                    self._refuse_property(event)
                if plain:
                    if self.lines is not None and text:
                        self._warn_cut(event, self.lines)
                elif event.style == '"' or self.has_tabs:
                    self._check_characters(event)
                if plain and self.has_tabs and "\t" in text:
                    self._check_characters(event)
                children.append(TextNode(text, start.line + 1, start.column + 1, plain))
                count += 1
                if count > NODE_CAP:
                    raise self._too_many(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_property(event)
                stack.append((children, event.start_mark))
                children = []
                if len(stack) > DEPTH_CAP:
                    message = f"lists and records are nested more than {DEPTH_CAP} deep"
                    raise _TooMuch(self._origin(event), Code.TOO_DEEP, message, "write a flat record")
            elif kind is MappingEndEvent:
                mine = children
                children, start = stack.pop()
                children.append(MapNode(self._pairs(mine), start.line + 1, start.column + 1))
                count += 1
            elif kind is SequenceEndEvent:
                mine = children
                children, start = stack.pop()
                children.append(ListNode(mine, start.line + 1, start.column + 1))
                count += 1
                if count > NODE_CAP:
                    raise self._too_many(event)
            elif kind is AliasEvent:
                self._refuse_alias(event)
                children.append(TextNode(f"*{event.anchor}", *self._place(event), plain=True))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    message = "a second document begins here"
                    fix = "delete the '---', or write two files in one folder"
                    raise _TooMuch(self._origin(event), Code.SEVERAL_DOCUMENTS, message, fix)
            elif kind is StreamEndEvent:
                return _root(children)

    def _pairs(self, children: list[Node]) -> list[tuple[TextNode, Node]]:
        pairs: list[tuple[TextNode, Node]] = []
        seen: dict[str, TextNode] = {}
        nodes = iter(children)
        for key, value in zip(nodes, nodes, strict=True):
            if type(key) is not TextNode:
                message, fix = (
                    "a key must be a word, not a list or a record",
                    "quote a text that begins with [ or {",
                )
                self.problems.add(Origin(self.file, key.line, key.column), Code.YAML_SYNTAX, message, fix)
                continue
            name = key.text if key.text.isascii() else unicodedata.normalize("NFC", key.text)
            if name == "<<" and key.plain:
                fix = "write the keys themselves"
                self.problems.add(self._of(key), Code.MERGE_KEY, "'<<' is not part of the format", fix)
            elif name in seen:
                message = f"the key {quoted(name)} stands here again, first on line {seen[name].line}"
                self.problems.add(self._of(key), Code.DUPLICATE_KEY, message, "keep one of them")
            else:
                seen[name] = key
                pairs.append((key, value))
        return pairs

    def _refuse_property(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        if event.anchor is not None:
            message = f"'&{event.anchor}' is a YAML anchor and would vanish from the text"
            self.problems.add(self._origin(event), Code.YAML_ANCHOR, message, _QUOTE_THE_TEXT)
        if event.tag is not None:
            message = f"{quoted(_short_tag(event.tag))} is a YAML tag and would vanish from the text"
            self.problems.add(self._origin(event), Code.YAML_TAG, message, _QUOTE_THE_TEXT)

    def _refuse_alias(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        message = f"'*{event.anchor}' is a YAML alias"
        fix = f"{_QUOTE_THE_TEXT}, or write the value itself"
        self.problems.add(self._origin(event), Code.YAML_ANCHOR, message, fix)

    def _check_characters(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        found = _ESCAPED.search(event.value)
        if found is not None:
            what = "a tab" if found[0] == "\t" else f"the character U+{ord(found[0]):04X}"
            message = f"{what} stands inside this value"
            self.problems.add(
                self._origin(event), Code.FORBIDDEN_CHARACTER, message, "delete it or write a blank"
            )

    def _warn_cut(self, event: Any, lines: list[str]) -> None:  # noqa: ANN401 - an event of PyYAML
        end = event.end_mark
        if not lines[end.line].startswith(" #", end.column) or self.problems.full(Code.COMMENT_IN_VALUE):
            return
        message = f"the value ends at {quoted(event.value)}: the rest of the line is a comment"
        fix = "put the text in quotes if # belongs to it, or two blanks before #"
        self.problems.add(self._origin(event), Code.COMMENT_IN_VALUE, message, fix)

    def _too_many(self, event: Any) -> _TooMuch:  # noqa: ANN401 - an event of PyYAML
        message = f"the file holds more than {NODE_CAP:,} values"
        return _TooMuch(self._origin(event), Code.TOO_MANY_VALUES, message, "is this the right file?")

    def _place(self, event: Any) -> tuple[int, int]:  # noqa: ANN401 - an event of PyYAML
        return event.start_mark.line + 1, event.start_mark.column + 1

    def _origin(self, event: Any) -> Origin:  # noqa: ANN401 - an event of PyYAML
        return Origin(self.file, *self._place(event))

    def _of(self, node: TextNode) -> Origin:
        return Origin(self.file, node.line, node.column)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _root(children: list[Node]) -> Node | None:
    root = children[0] if children else None
    return None if isinstance(root, TextNode) and root.plain and not root.text else root
