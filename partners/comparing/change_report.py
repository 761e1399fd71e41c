"""Changes as text for a terminal and as Markdown; registry text is text in both, whatever it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partners.comparing.change_entries import counts, groups

if TYPE_CHECKING:
    from partners.comparing.changes import Changes

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", **{mark: f"\\{mark}" for mark in "\\`*_[]{|~$#"}}
_ADDRESS = re.compile(r"(?i)(?=://)|(?<=www)(?=\.)")  # GitHub makes links of bare addresses
_VERB = len("renamed")


def to_text(changes: Changes) -> str:
    """Return the changes as lines to read in a terminal, the counts first; ends with a line feed."""
    lines = [_sentence(counts(changes))]
    for group in groups(changes):
        lines += ["", group.title]
        for entry in group.entries:
            lines.append(f"  {entry.verb:<{_VERB}}  {printable(entry.subject)}")
            lines += [f"  {'':<{_VERB}}    {printable(detail)}" for detail in entry.details]
    return "\n".join(lines) + "\n"


def to_markdown(changes: Changes) -> str:
    """Return the changes as Markdown with a heading for each section; ends with a line feed."""
    lines = ["# What changed", "", escaped(_sentence(counts(changes)))]
    for group in groups(changes):
        lines += ["", f"## {group.title}", ""]
        for entry in group.entries:
            lines.append(f"- **{entry.verb}** {escaped(entry.subject)}")
            lines += [f"  - {escaped(detail)}" for detail in entry.details]
    return "\n".join(lines) + "\n"


def printable(text: str) -> str:
    r"""Return ``text`` on one line; what could command a terminal or turn the line around is written out.

    >>> printable("a\u202eb")
    'a<U+202E>b'
    """
    line = " ".join(text.split())
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in line)


def escaped(text: str) -> str:
    r"""Return ``text`` on one line as Markdown that shows it letter by letter: no markup, HTML or link.

    >>> escaped("*Birch* & <b>")
    '\\*Birch\\* &amp; &lt;b&gt;'
    """
    line = "".join(_ESCAPES.get(c, c) for c in printable(text))
    return _ADDRESS.sub(r"\\", line)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
