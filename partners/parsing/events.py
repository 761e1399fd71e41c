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
from partners.parsing.nodes import ListNode, MapNode, TextNode
from partners.parsing.syntax import Explained, explained
from partners.problems import Collector, quoted

if TYPE_CHECKING:
    from partners.parsing.nodes import Node

DEPTH_CAP = 20
NODE_CAP = 1_200_000  # of YAML's events: ten thousand partners and a hundred thousand participations

_ESCAPED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_MARKED_KEY = re.compile(r"^[ -]*\?(?: |$)|[\[{,] *\? ", re.MULTILINE)
_ENTRY = re.compile(r" *(?:-(?= |$)|[\w.-]+ *:(?= |$))")
_QUOTE_THE_TEXT = "put the whole text in double quotes"

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_events(text: str, file: str, problems: Collector, *, first_line: int = 1) -> Node | None:
    """Return the tree of ``text``, whose first line is line ``first_line`` of ``file``.

    Anchors, aliases, tags, merge keys, repeated keys and second documents are added to
    ``problems`` and leave a tree, so that the rest is checked in the same run. Raises `BrokenError`
    when ``text`` is not YAML, `HostileError` when it is more than we read.
    """
    found = Collector()
    builder = _Builder(text, file, found, first_line)
    loader = Loader(text)
    try:
        root = builder.run(loader)
    except yaml.MarkedYAMLError as error:
        why = explained(error, text)
        raise BrokenError(why._replace(line=why.line + first_line - 1)) from None
    except yaml.YAMLError as error:
        why = Explained(first_line, 1, Code.YAML_SYNTAX, f"this is not YAML ({error})", "check the file")
        raise BrokenError(why) from None
    finally:
        loader.dispose()
    problems.take(found)
    return root


def without_repeats(children: list[Node], file: str, problems: Collector) -> list[tuple[TextNode, Node]]:
    """Return the (key, value) pairs of ``children``, which alternate, without repeated and strange keys."""
    pairs: list[tuple[TextNode, Node]] = []
    seen: dict[str, TextNode] = {}
    nodes = iter(children)
    for key, value in zip(nodes, nodes, strict=True):
        origin = Origin(file, key.line, key.column)
        if type(key) is not TextNode:
            message, fix = (
                "a key must be a word, not a list or a record",
                "quote a text that begins with [ or {",
            )
            problems.add(origin, Code.YAML_SYNTAX, message, fix)
            continue
        name = key.text if key.text.isascii() else unicodedata.normalize("NFC", key.text)
        if name == "<<" and key.plain:
            problems.add(
                origin, Code.MERGE_KEY, "'<<' is not part of the format", "write the keys themselves"
            )
        elif name in seen:
            message = f"the key {quoted(name)} stands here again, first on line {seen[name].line}"
            problems.add(origin, Code.DUPLICATE_KEY, message, "keep one of them")
        else:
            seen[name] = key
            pairs.append((key, value))
    return pairs


class BrokenError(Exception):
    """A text is not YAML: ``why`` says where and what to write."""

    def __init__(self, why: Explained) -> None:
        super().__init__(why.message)
        self.why = why


class HostileError(Exception):
    """A file holds more, or deeper, than we read: it is given up."""

    def __init__(self, why: Explained) -> None:
        super().__init__(why.message)
        self.why = why


class _Builder:
    """One file's events, made into nodes."""

    def __init__(self, text: str, file: str, problems: Collector, first_line: int) -> None:
        self.file, self.problems, self.first_line = file, problems, first_line
        self.text = text
        self.every_line: list[str] = []
        # the lines, where a plain value may be cut by a comment that begins after one blank
        self.lines = text.split("\n") if " #" in text else None
        # a plain or block value can only hold what the checked text holds; an escape can hold anything
        self.has_tabs = "\t" in text
        self.marked = text.split("\n") if _MARKED_KEY.search(text) else None

    def run(self, loader: Any) -> Node | None:  # noqa: ANN401, C901, PLR0912, PLR0915 - one lean loop
        """Return the root node, `None` for an empty file."""
        stack: list[tuple[list[Node], Any]] = []
        children: list[Node] = []
        count = documents = 0
        line = self.first_line
        get_event = loader.get_event
        while True:
            event = get_event()
            count += 1
            if count > NODE_CAP:
                message = f"the file holds more than {NODE_CAP:,} values"
                raise self._hostile(event, Code.TOO_MANY_VALUES, message, "is this the right file?")
            kind = type(event)
            if kind is ScalarEvent:
                start = event.start_mark
                text = event.value
                plain = not event.style  # '' from libyaml, None from PyYAML's own scanner
                if event.anchor is not None or event.tag is not None:
                    refused = self._refuse_property(event)
                    text = text or refused  # one problem is enough
                if plain:
                    if self.lines is not None and text:
                        self._warn_cut(event, self.lines)
                else:
                    if event.style == '"' or self.has_tabs:
                        self._check_characters(event)
                    if ":" in text and event.end_mark.line > start.line:
                        self._check_closing(event)
                if plain and self.has_tabs and "\t" in text:
                    self._check_characters(event)
                children.append(TextNode(text, start.line + line, start.column + 1, plain))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_property(event)
                stack.append((children, event.start_mark))
                children = []
                if len(stack) > DEPTH_CAP:
                    message = f"lists and records are nested more than {DEPTH_CAP} deep"
                    raise self._hostile(event, Code.TOO_DEEP, message, "write a flat record")
            elif kind is MappingEndEvent:
                mine = children
                children, start = stack.pop()
                if self.marked is not None:
                    self._refuse_marked_keys(mine[::2], self.marked)
                pairs = without_repeats(mine, self.file, self.problems)
                children.append(MapNode(pairs, start.line + line, start.column + 1))
            elif kind is SequenceEndEvent:
                mine = children
                children, start = stack.pop()
                children.append(ListNode(mine, start.line + line, start.column + 1))
            elif kind is AliasEvent:
                self._refuse_alias(event)
                children.append(TextNode(f"*{event.anchor}", *self._place(event), plain=True))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse_document(event)
            elif kind is StreamEndEvent:
                return _root(children)

    def _refuse_document(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        message, fix = "a second document begins here", "delete the '---', or write two files in one folder"
        if self.problems.full(Code.SEVERAL_DOCUMENTS):
            raise self._hostile(event, Code.SEVERAL_DOCUMENTS, message, fix)
        self.problems.add(self._origin(event), Code.SEVERAL_DOCUMENTS, message, fix)

    def _refuse_marked_keys(self, keys: list[Node], lines: list[str]) -> None:
        for key in keys:
            before = lines[key.line - self.first_line][: key.column - 1].rstrip()
            if before.endswith("?"):
                origin = Origin(self.file, key.line, len(before))
                message, fix = (
                    "a key may not begin with '? '",
                    "delete the ?, or put the whole text in double quotes",
                )
                self.problems.add(origin, Code.YAML_SYNTAX, message, fix)

    def _refuse_property(self, event: Any) -> str:  # noqa: ANN401 - an event of PyYAML
        """Refuse an anchor or a tag, and return it as text."""
        if event.anchor is not None:
            message = f"'&{event.anchor}' is a YAML anchor and would vanish from the text"
            self.problems.add(self._origin(event), Code.YAML_ANCHOR, message, _QUOTE_THE_TEXT)
        if event.tag is not None:
            message = f"{quoted(_short_tag(event.tag))} is a YAML tag and would vanish from the text"
            self.problems.add(self._origin(event), Code.YAML_TAG, message, _QUOTE_THE_TEXT)
        return f"&{event.anchor}" if event.anchor is not None else _short_tag(event.tag)

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

    def _check_closing(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        """Refuse a quoted text that takes in the next keys: its quotation mark was not closed."""
        if event.style not in {"'", '"'}:
            return
        self.every_line = self.every_line or self.text.split("\n")
        first, last = event.start_mark.line, event.end_mark.line
        inside = self.every_line[first + 1 : last + 1]
        opening = self.every_line[first]
        margin = len(opening) - len(opening.lstrip(" -"))
        if any(len(line) - len(line.lstrip(" ")) <= margin and _ENTRY.match(line) for line in inside):
            message = f"the quotation mark that opens here closes only on line {last + self.first_line}"
            fix = "close it where the text ends"
            raise BrokenError(Explained(*self._place(event), Code.YAML_SYNTAX, message, fix))

    def _warn_cut(self, event: Any, lines: list[str]) -> None:  # noqa: ANN401 - an event of PyYAML
        end = event.end_mark
        if not lines[end.line].startswith(" #", end.column) or self.problems.full(Code.COMMENT_IN_VALUE):
            return
        message = f"the value ends at {quoted(event.value)}: the rest of the line is a comment"
        fix = "put the text in quotes if # belongs to it, or two blanks before #"
        self.problems.add(self._origin(event), Code.COMMENT_IN_VALUE, message, fix)

    def _hostile(self, event: Any, code: Code, message: str, fix: str) -> HostileError:  # noqa: ANN401 - as above
        return HostileError(Explained(*self._place(event), code, message, fix))

    def _place(self, event: Any) -> tuple[int, int]:  # noqa: ANN401 - an event of PyYAML
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def _origin(self, event: Any) -> Origin:  # noqa: ANN401 - an event of PyYAML
        return Origin(self.file, *self._place(event))


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _root(children: list[Node]) -> Node | None:
    if len(children) > 1 and all(
        type(child) is MapNode for child in children
    ):  # several documents, read as one
        pairs = [pair for child in children if type(child) is MapNode for pair in child.pairs]
        return MapNode(pairs, children[0].line, children[0].column)
    root = children[0] if children else None
    return None if isinstance(root, TextNode) and root.plain and not root.text else root
