"""Which line a comment belongs to: `Placing`.

A comment at the end of a line belongs to what stands on that line; one on a line of its own to
what follows it, unless it is indented like something that has just ended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from partners.document.tree import Collection, Entry, Mapping, Sequence


class Comment(NamedTuple):
    """A comment as found; ``same_line`` when the value before it stands on its line."""

    text: str
    column: int
    own_line: bool
    same_line: bool
    tight: bool
    blank_before: bool
    blank_after: bool


class _Open(NamedTuple):
    node: Mapping | Sequence
    column: int


@dataclass(slots=True)
class Placing:
    """Gives each comment of a file its place while the file is parsed from top to bottom."""

    opened: list[_Open] = field(default_factory=list)
    closed: list[_Open] = field(default_factory=list)  # since the last value, innermost first
    header: list[str] = field(default_factory=list)
    begun: Entry | None = None  # the outermost entry begun since the last value
    begun_in: Mapping | Sequence | None = None
    column: int = 0
    depth: int = 0
    last: Entry | None = None  # the entry of the last value
    tail: list[str] = field(default_factory=list)

    def begin(self, entry: Entry, holder: Mapping | Sequence, column: int) -> None:
        """Note that ``entry`` of ``holder`` begins."""
        if self.begun is None:
            self.begun, self.begun_in, self.depth = entry, holder, len(self.opened)
            self.column = self.opened[-1].column if isinstance(holder, Sequence) else column

    def solid(self, entry: Entry) -> None:
        """Note that a value of ``entry`` has been passed."""
        self.last, self.begun, self.begun_in = entry, None, None
        self.closed.clear()

    def open(self, node: Mapping | Sequence, column: int) -> None:
        """Note that a collection begins."""
        self.opened.append(_Open(node, column))

    def close(self) -> None:
        """Note that the innermost collection ends."""
        closed = self.opened.pop()
        if not closed.node.flow:
            self.closed.append(closed)

    def beside(self, entry: Entry, comment: str) -> None:
        """Put ``comment`` at the end of the entry's line; one that stood there goes above."""
        if entry.beside:
            entry.above.append(entry.beside.strip())
        entry.beside = comment

    def place(
        self, comments: list[Comment], *, at_end: bool = False, inside: Collection | None = None
    ) -> None:
        """Place the comments before the next value, before the end of ``inside`` or of the file."""
        ahead: list[Comment] = []
        behind = list(self.closed)
        for comment in comments:
            if comment.same_line and self.last is not None:
                self.beside(self.last, (" " if comment.tight else "  ") + comment.text)
                continue
            target = None if ahead else self._ended(comment, behind, at_end=at_end)
            if target is None:
                ahead.append(comment)
            else:
                _extend(target.node.below, comment)
                behind = behind[behind.index(target) :]
        if ahead:
            self._ahead(ahead, at_end=at_end, inside=inside)

    def finished(self, root: Mapping) -> tuple[Mapping, list[str]]:
        """Return the root and the header, the comments after everything put where they belong."""
        (root.below if root.entries else self.header).extend(self.tail)
        return root, self.header

    def _ended(self, comment: Comment, behind: list[_Open], *, at_end: bool) -> _Open | None:
        """Return the collection just ended that the comment is indented like."""
        if not comment.own_line or (at_end and comment.column == 0):
            return None
        if self.begun is None and not at_end:
            return None
        if not at_end and comment.column <= self.column:
            return None
        return next((one for one in behind if one.column <= comment.column), None)

    def _ahead(self, comments: list[Comment], *, at_end: bool, inside: Collection | None) -> None:
        if at_end:
            target = self.tail
        elif self.begun is not None:
            target = self._above(self.begun, comments)
        elif inside is not None:
            target = inside.below
        elif self.last is not None:
            target = self.last.above
        else:
            target = self.header
        for comment in comments:
            _extend(target, comment)

    def _above(self, entry: Entry, comments: list[Comment]) -> list[str]:
        """Take from ``comments`` those on the file or the list as a whole; return where the others go."""
        whole: list[str] | None = None
        if self.begun_in is not None and self.begun_in.entries[:1] == [entry] and not self.begun_in.flow:
            if self.depth == 1 and isinstance(self.begun_in, Mapping):
                whole = self.header
            elif self.depth == _SECTION and isinstance(self.begun_in, Sequence):
                whole = self.begun_in.head
        if whole is None:
            return entry.above
        breaks = [number for number, one in enumerate(comments) if number and one.blank_before]
        cut = breaks[-1] if breaks else 0
        if comments[-1].blank_after or (whole is self.header and not breaks):
            cut = len(comments)
        for comment in comments[:cut]:
            _extend(whole, comment)
        del comments[:cut]
        return entry.above


_SECTION = 2


def _extend(target: list[str], comment: Comment) -> None:
    if target and comment.blank_before:
        target.append("")
    target.append(comment.text)
