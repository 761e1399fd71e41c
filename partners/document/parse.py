"""YAML text to an editable tree, comments included: `parse`.

The reader has accepted the text before, so it is one document of plain collections and texts.
libyaml says where each value begins and ends; between two of them there is nothing but signs,
blanks and comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from partners.document.placement import Comment, Placing
from partners.document.tree import Entry, Mapping, Scalar, Sequence, Style
from partners.parsing.events import Loader

if TYPE_CHECKING:
    from partners.document.tree import Node

_COMMENT = re.compile(r"#[^\n]*")
_BLOCK_HEAD = re.compile(r"[|>][^\n#]*(?P<comment>#[^\n]*)?")


class Parsed(NamedTuple):
    """A file's tree, and the comments above all of it."""

    root: Mapping
    header: list[str]


def parse(text: str) -> Parsed:
    """Return the tree of ``text``, which the reader has accepted and whose lines end in LF."""
    loader = Loader(text)
    try:
        return _Parser(text).run(loader)
    finally:
        loader.dispose()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.cursor = 0
        self.placing = Placing()
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        self.key: Scalar | None = None
        self.waiting: list[Entry] = []  # for each open collection in a record, the entry it is the value of

    def run(self, loader: Any) -> Parsed:  # noqa: ANN401 - PyYAML's loaders share no type
        """Go through the events once."""
        while True:
            event = loader.get_event()
            match event:
                case ScalarEvent():
                    self._scalar(event)
                case MappingStartEvent() | SequenceStartEvent():
                    self._begin(event)
                case MappingEndEvent() | SequenceEndEvent():
                    self._end(event)
                case StreamEndEvent():
                    self.placing.place(self._gap(len(self.text)), at_end=True)
                    root = self.root if isinstance(self.root, Mapping) else Mapping()
                    return Parsed(*self.placing.finished(root))

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        style = {"'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.DOUBLE, ">": Style.DOUBLE}
        scalar = Scalar(event.value, style.get(event.style or "", Style.PLAIN))
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        if self.open and isinstance(self.open[-1], Mapping) and self.key is None:
            self.key = scalar
            entry = Entry(Scalar(""), scalar)
            self.open[-1].entries.append(entry)
            self.placing.begin(entry, self.open[-1], event.start_mark.column)
        else:
            entry = self._hold(scalar, event.start_mark.column)
        if not (start == end and not event.style):  # an absent value stands nowhere
            self.placing.place(self._gap(start))
            self.cursor = end
            self.placing.solid(entry)
        head = _BLOCK_HEAD.match(self.text, start) if event.style in {"|", ">"} else None
        if head is not None and head["comment"]:
            self.placing.beside(entry, "  " + head["comment"].rstrip())

    def _begin(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        flow = bool(event.flow_style)
        node = Mapping(flow=flow) if isinstance(event, MappingStartEvent) else Sequence(flow=flow)
        entry = self._hold(node, event.start_mark.column)
        if flow:
            self.placing.place(self._gap(self._offset(event.start_mark)))
            self.cursor = self._offset(event.end_mark)
            self.placing.solid(entry)
        self.open.append(node)
        self.waiting.append(entry)
        self.placing.open(node, event.start_mark.column)

    def _end(self, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
        node, entry = self.open.pop(), self.waiting.pop()
        if node.flow:
            self.placing.place(self._gap(self._offset(event.start_mark)), inside=node)
            self.cursor = self._offset(event.end_mark)
        self.placing.close()
        if node.flow:
            self.placing.solid(entry)

    def _hold(self, node: Node, column: int) -> Entry:
        """Put ``node`` where it belongs: value of the key just read, item of the open list, or the root."""
        if not self.open:
            self.root = node
            return Entry(node)
        holder = self.open[-1]
        if isinstance(holder, Mapping):
            self.key = None
            holder.entries[-1].value = node
            return holder.entries[-1]
        entry = Entry(node)
        holder.entries.append(entry)
        self.placing.begin(entry, holder, column)
        return entry

    def _gap(self, end: int) -> list[Comment]:
        """Return the comments between the last value and ``end``."""
        gap = self.text[self.cursor : end]
        found = []
        before = 0
        for match in _COMMENT.finditer(gap):
            position = self.cursor + match.start()
            line_start = self.text.rfind("\n", 0, position) + 1
            lead = self.text[line_start:position]
            found.append(
                Comment(
                    match[0].rstrip(),
                    column=len(lead),
                    own_line=not lead.strip(" \t"),
                    same_line="\n" not in gap[: match.start()] and self.cursor > line_start,
                    tight=gap[: match.start()] == " ",
                    blank_before=bool(re.search(r"\n[ \t]*\n", gap[before : match.start()]))
                    or (self.cursor == 0 and before == 0 and gap[: match.start()].startswith("\n")),
                    blank_after=bool(re.match(r"[ \t]*\n[ \t]*\n", gap[match.end() :])),
                )
            )
            before = match.end()
        return found

    def _offset(self, mark: Any) -> int:  # noqa: ANN401 - a mark of PyYAML
        return (
            min(self.starts[mark.line] + mark.column, len(self.text))
            if mark.line < len(self.starts)
            else len(self.text)
        )
