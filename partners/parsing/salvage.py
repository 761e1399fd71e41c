"""What can still be read of a file that is not YAML as a whole, so that one run names every mistake.

A registry is laid out by indentation: sections, records, keys. Where the whole cannot be read, its
parts are read one by one, and a part that cannot be read is taken apart in turn; what is left in the
end is the few lines that are wrong. They are named once, and the words in them are kept as *lost*:
an id among them may be that of a record, so nobody is told that it is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from partners.codes import Code
from partners.model import Origin
from partners.parsing.events import NODE_CAP, BrokenError, HostileError, read_events, without_repeats
from partners.parsing.nodes import Document, ListNode, MapNode
from partners.parsing.syntax import Explained
from partners.problems import KEPT_OF_ONE_CODE, Collector, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partners.parsing.nodes import Node

_DEPTH = 20
_LINES = 500_000
_BUDGET = NODE_CAP * 3 // 4
_LOST_LENGTH = 200_000
_KEY = re.compile(r""" *(["']?)[\w.-]+\1 *:(?= |$)(?P<rest>.*)""")
_DASH = re.compile(r" *-(?= |$)")
_RECORD = re.compile(r" *- id: +[\w-]+ *(#.*)?")
_COMMENT = re.compile(r" *(#.*)?$")
_SPECIAL_SPACE = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]")
_WORD = re.compile("[a-z0-9-]{1,64}")


def read_document(
    text: str, file: str, problems: Collector, *, spoilt: Iterable[int] = ()
) -> Document | None:
    """Return the tree of ``text``, or of those of its parts that can be read.

    ``spoilt`` are the numbers of lines that hold a mistake named before. `None` when the file is
    hostile: larger, deeper or more broken than we care to read.
    """
    bad = sorted(set(spoilt))
    before = problems.errors
    suspect: list[Explained] = []
    try:
        if not bad:
            try:
                return Document(file, read_events(text, file, problems))
            except BrokenError as error:
                suspect.append(error.why)
        if text.count("\n") > _LINES:
            _add(suspect[0] if suspect else _too_much(bad[0]), file, problems)
            return None
        return _Salvage(text, file, problems, bad, suspect).document()
    except HostileError as error:
        if suspect and problems.errors == before:
            _add(suspect[0], file, problems)
        else:
            _add(error.why, file, problems)
        return None


def _too_much(line: int) -> Explained:
    message = "the rest of the file was not looked at: it is too large, or too much of it is not YAML"
    return Explained(line, 1, Code.YAML_SYNTAX, message, "mend what is named first")


def _add(why: Explained, file: str, problems: Collector) -> None:
    problems.add(Origin(file, why.line, why.column), why.code, why.message, why.fix)


class _Block(NamedTuple):
    """Lines from ``first`` up to ``end``, counted from 0; ``floor`` is the indentation around them."""

    first: int
    end: int
    floor: int


class _Salvage:
    """Takes one broken file apart."""

    def __init__(
        self, text: str, file: str, problems: Collector, spoilt: list[int], suspect: list[Explained]
    ) -> None:
        self.lines = text.split("\n")
        for number in spoilt:  # a special space was named; what it stands for shows where things begin
            self.lines[number - 1] = _SPECIAL_SPACE.sub(" ", self.lines[number - 1])
        self.file, self.problems, self.spoilt, self.suspect = file, problems, spoilt, suspect
        self.budget = _BUDGET
        self.before = problems.errors
        self.broken = 0
        self.lost: set[str] = set()
        self.mend_dashes()

    def document(self) -> Document:
        """Return what can be read of the file."""
        root = self.node(_Block(0, len(self.lines), -1), 0)
        if self.suspect and self.problems.errors == self.before:
            _add(self.suspect[0], self.file, self.problems)  # every part is YAML, only the whole is not
        return Document(self.file, root, frozenset(self.lost))

    def mend_dashes(self) -> None:
        """Name the records whose dash has too many or too few blanks before it, and read them as meant.

        Only where the keys below and another record of the file agree on how many there should be.
        """
        found = {
            number: below
            for number, line in enumerate(self.lines)
            if _RECORD.fullmatch(line) and (below := self.content(number + 1, len(self.lines))) is not None
        }
        good = {
            _indentation(self.lines[number])
            for number, below in found.items()
            if _indentation(self.lines[below]) == _indentation(self.lines[number]) + 2
        }
        wrong = {}
        for number, below in found.items():
            here, keys = _indentation(self.lines[number]), _indentation(self.lines[below])
            if _KEY.match(self.lines[below]) and here < keys != here + 2 and keys - 2 in good:
                wrong[number] = keys - 2
        if not any({number + 1, found[number] + 1} & {why.line for why in self.suspect} for number in wrong):
            return
        self.suspect.clear()  # of the whole file there was one: it is explained now
        for number, meant in wrong.items():
            line = self.lines[number]
            has = _indentation(line)
            self.lines[number] = " " * meant + line[has:]
            message = f"the dash of this record has {_blanks(has)} before it, not {meant or 'none'}"
            why = Explained(
                number + 1, has + 1, Code.YAML_SYNTAX, message, f"write {_blanks(meant)} before it"
            )
            _add(why, self.file, self.problems)

    def node(self, block: _Block, depth: int) -> Node | None:
        """Return the node that ``block`` is, or what is left of it; `None` when nothing is."""
        parts = self.parts(block) if depth < _DEPTH else []
        here = block.first + 1, block.end
        doubtful = bool(parts) and any(here[0] <= why.line <= here[1] for why in self.suspect[:1])
        tried = not doubtful and not self.is_spoilt(block)
        if tried:
            try:
                return self.attempt(block)
            except BrokenError as error:
                self.suspect.append(error.why)
        if not parts:
            return self.leaf(block, tried=tried)
        broken = self.broken
        if len(parts) == 1:
            return self.only(parts[0], broken, depth, tried=tried)
        # by halves: of ten thousand records one is wrong
        middle = parts[len(parts) // 2].first
        halves = block._replace(end=middle), block._replace(first=middle)
        nodes = [self.node(half, depth) for half in halves]
        return self.joined([node for node in nodes if node is not None], block, broken)

    def attempt(self, block: _Block) -> Node | None:
        """Return the node of ``block`` read as YAML."""
        text = "\n".join(self.lines[block.first : block.end])
        # a part is cheap to try, a hundred thousand of them are not
        self.budget -= 30 + 2 * sum(map(text.count, "\n,[{"))
        if self.budget <= 0 or self.problems.errors - self.before > KEPT_OF_ONE_CODE:
            raise HostileError(_too_much(block.first + 1))
        return read_events(text, self.file, self.problems, first_line=block.first + 1)

    def parts(self, block: _Block) -> list[_Block]:
        """Return the entries or keys of ``block``, none when it has no such structure."""
        first = self.content(block.first, block.end)
        if first is None:
            return []
        base = _indentation(self.lines[first])
        pattern = _DASH if _DASH.match(self.lines[first]) else _KEY
        if pattern.match(self.lines[first]) is None or (pattern is _KEY and base <= block.floor):
            return []
        starts = [first]
        for number in range(first + 1, block.end):
            line = self.lines[number]
            indentation = _indentation(line)
            if (
                indentation > base
                or not line.strip()
                or line.lstrip().startswith("#")
                or line[indentation] == "\t"
            ):
                continue
            further_out = base - 1 if pattern is _DASH else block.floor
            if indentation <= further_out and not self.is_spoilt(_Block(number, number + 1, 0)):
                break  # whose part this is nobody can say
            if indentation == base and pattern.match(line):
                starts.append(number)
        ends = [*starts[1:], block.end]
        return [_Block(start, end, block.floor) for start, end in zip(starts, ends, strict=True)]

    def only(self, block: _Block, broken: int, depth: int, *, tried: bool) -> Node | None:
        """Return the node of the one entry or key that ``block`` is, after looking inside it."""
        line = self.lines[block.first]
        base = _indentation(line)
        if _DASH.match(line):
            self.lines[block.first] = line[:base] + " " + line[base + 1 :]
            inner = self.node(_Block(block.first, block.end, base), depth + 1)
            self.lines[block.first] = line
            return ListNode([] if inner is None else [inner], block.first + 1, base + 1)
        key = _KEY.match(line)
        below = self.content(block.first + 1, block.end)
        if key is None or below is None or not _COMMENT.match(key["rest"]):
            return self.leaf(block, tried=tried)
        inner = self.node(
            _Block(block.first + 1, block.end, base - 1 if _DASH.match(self.lines[below]) else base),
            depth + 1,
        )
        try:
            head = read_events(line, self.file, Collector(), first_line=block.first + 1)
        except BrokenError:
            head = None
        if inner is None or type(head) is not MapNode:
            return MapNode([], block.first + 1, base + 1, whole=False)
        return MapNode([(head.pairs[0][0], inner)], block.first + 1, base + 1, self.broken == broken)

    def joined(self, nodes: list[Node], block: _Block, broken: int) -> Node | None:
        """Return the one node that the ``nodes`` of a block's parts make."""
        line = next((self.lines[n] for n in range(block.first, block.end) if self.lines[n].strip()), "")
        place = block.first + 1, _indentation(line) + 1
        if nodes:
            place = nodes[0].line, nodes[0].column
        if _DASH.match(line) or any(type(node) is ListNode for node in nodes):
            return ListNode([item for node in nodes if type(node) is ListNode for item in node.items], *place)
        children = [child for node in nodes if type(node) is MapNode for pair in node.pairs for child in pair]
        pairs = without_repeats(children, self.file, self.problems)
        return MapNode(pairs, *place, self.broken == broken)

    def leaf(self, block: _Block, *, tried: bool) -> Node | None:
        """Name what is wrong with a block that cannot be taken apart, and return what stands before it."""
        if not tried and not self.is_spoilt(block):
            try:
                return self.attempt(block)
            except BrokenError as error:
                self.suspect.append(error.why)
        first = self.content(block.first, block.end)
        rest = None if first is None or self.is_spoilt(block) else self.odd_line(first, block.end)
        if first is not None and rest is not None:
            try:
                node = self.attempt(_Block(block.first, rest, block.floor))
            except BrokenError as error:
                self.suspect.append(error.why)
            else:
                self.give_up(_Block(rest, block.end, block.floor))
                return node._replace(whole=False) if type(node) is MapNode else node
        self.give_up(block)
        return None

    def odd_line(self, first: int, end: int) -> int | None:
        """Return the first line after ``first`` that is no further in, and should not be there."""
        base = _indentation(self.lines[first])
        numbers = (
            n for n in range(first + 1, end) if self.lines[n].strip() and not _COMMENT.match(self.lines[n])
        )
        return next((n for n in numbers if _indentation(self.lines[n]) <= base), None)

    def give_up(self, block: _Block) -> None:
        """Name what is wrong with ``block``, once, and keep its words."""
        self.broken += 1
        text = "\n".join(self.lines[block.first : block.end])
        self.lost.update(_WORD.findall(text[:_LOST_LENGTH]))
        if self.is_spoilt(block):
            return
        first = self.content(block.first, block.end) or block.first
        line = self.lines[first].strip()
        fallback = Explained(
            first + 1,
            _indentation(self.lines[first]) + 1,
            Code.YAML_SYNTAX,
            f"{quoted(line)} is no 'key: value'",
            "write a key, a colon and a blank",
        )
        why = next((why for why in self.suspect if block.first < why.line <= block.end), fallback)
        _add(why, self.file, self.problems)

    def content(self, first: int, end: int) -> int | None:
        """Return the first line that is neither empty nor a comment."""
        return next((n for n in range(first, end) if not _COMMENT.match(self.lines[n])), None)

    def is_spoilt(self, block: _Block) -> bool:
        """Whether a mistake in ``block`` was named before YAML saw it."""
        at = bisect_left(self.spoilt, block.first + 1)
        return at < len(self.spoilt) and self.spoilt[at] <= block.end


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _blanks(count: int) -> str:
    return f"{count or 'no'} blank{'s' * (count != 1)}"
