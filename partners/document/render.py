"""An editable tree to YAML text: two blanks a level, a blank line between records, every comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.document.scalars import block_lines, scalar_text
from partners.document.tree import Collection, Entry, Mapping, Scalar, Sequence, Style

if TYPE_CHECKING:
    from partners.document.tree import Node

WIDTH = 120
_STEP = "  "


def render(root: Mapping, header: list[str]) -> str:
    """Return the file's text: the header, the sections, the comments at the end; lines end in LF."""
    blocks = [list(header)]
    for number, entry in enumerate(root.entries):
        if number == 0 and not header:
            blocks.append(list(entry.above))  # with nothing above them, they head the file
            entry = Entry(entry.value, entry.key, [], entry.beside)  # noqa: PLW2901 - without them
        blocks.append(_entry(entry, "", section=True))
    blocks.append(list(root.below))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n" * any(blocks)


def record_text(record: Mapping) -> str:
    """Return one record as it stands in its section."""
    return "\n".join(_entry(Entry(record), _STEP)) + "\n"


def flow_text(node: Node) -> str:
    """Return ``node`` in brackets, on one line, without its comments."""
    match node:
        case Scalar():
            return scalar_text(node.text, node.style, flow=True)
        case Sequence():
            return "[" + ", ".join(flow_text(entry.value) for entry in node.entries) + "]"
        case Mapping():
            pairs = (f"{_key(entry, flow=True)}: {flow_text(entry.value)}" for entry in node.entries)
            return "{" + ", ".join(pairs) + "}"


def _entry(entry: Entry, indent: str, *, section: bool = False, record: bool = False) -> list[str]:
    """Return the lines of ``entry``; blank lines between comments are kept above sections and records."""
    above, beside, value = list(entry.above), entry.beside, entry.value
    prefix = f"{_key(entry)}:" if entry.key else "-"
    if isinstance(value, Scalar):
        body = _scalar(value, prefix, indent)
        beside = beside if body[0].endswith(f"{prefix} {value.text}") else _apart(beside)  # a bare value
    elif not value.entries or (value.flow and _fits(value, len(indent) + len(prefix))):
        body = [f"{prefix} {flow_text(value)}"]
        above += value.below + (value.head if isinstance(value, Sequence) else [])
        beside = _apart(beside)
    elif isinstance(value, Mapping) and entry.key is None:
        first, *others = value.entries  # begins on the dash's line, so its comments stand above the dash
        above += [beside.strip()] * bool(beside) + first.above
        deeper = indent + _STEP
        body = _entry(Entry(first.value, first.key, [], first.beside), deeper)
        body[0] = prefix + " " + body[0].removeprefix(deeper)
        body += [line for other in others for line in _entry(other, deeper)]
        body += _indented(value.below, deeper)
        beside = ""
    else:
        body = [prefix, *_children(value, indent + _STEP, section=section)]
        beside = _apart(beside)
    body[0] = indent + body[0] + beside
    return _indented(above, indent, breaks=section or record) + body


def _children(value: Mapping | Sequence, indent: str, *, section: bool) -> list[str]:
    if not (section and isinstance(value, Sequence)):
        head = value.head if isinstance(value, Sequence) else []
        lines = [line for entry in value.entries for line in _entry(entry, indent)]
        return _indented(head, indent) + lines + _indented(value.below, indent)
    blocks = [
        _indented(value.head, indent, breaks=True),
        *(_entry(entry, indent, record=True) for entry in value.entries),
        _indented(value.below, indent, breaks=True),
    ]
    lines = [line for block in blocks if block for line in ("", *block)]
    return lines[1:]


def _scalar(value: Scalar, prefix: str, indent: str) -> list[str]:
    if not value.text and value.style is Style.PLAIN:
        return [prefix]
    block = block_lines(value.text)
    if block is not None:
        sign, lines = block
        return [f"{prefix} {sign}", *(indent + _STEP + line if line else "" for line in lines)]
    return [f"{prefix} {scalar_text(value.text, value.style)}"]


def _key(entry: Entry, *, flow: bool = False) -> str:
    return scalar_text(entry.key.text, entry.key.style, flow=flow) if entry.key else ""


def _fits(node: Collection, used: int) -> bool:
    return not _has_comments(node) and used + 1 + len(flow_text(node)) <= WIDTH  # type: ignore[arg-type]


def _has_comments(node: Node | Collection) -> bool:
    if isinstance(node, Scalar):
        return False
    mine = node.below or (isinstance(node, Sequence) and node.head)
    inside = any(entry.above or entry.beside or _has_comments(entry.value) for entry in node.entries)
    return bool(mine) or inside


def _apart(comment: str) -> str:
    return "  " + comment.strip() if comment else ""


def _indented(comments: list[str], indent: str, *, breaks: bool = False) -> list[str]:
    return [indent + line if line else "" for line in comments if line or breaks]
