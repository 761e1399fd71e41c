"""YAML's own complaints in plain words.

libyaml says what its scanner expected, often at the end of the file; a person needs the line
where the mistake began and what to type instead. `explained` gives both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from partners.codes import Code
from partners.problems import quoted

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

_HARD_SPACE = re.compile("[:-]([\u00a0\u2000-\u200b\u202f\u3000])")
_QUOTE_THE_TEXT = "put the whole text in double quotes"


class Explained(NamedTuple):
    """A YAML error in our words; line and column count from 1."""

    line: int
    column: int
    code: Code
    message: str
    fix: str


def explained(error: MarkedYAMLError, text: str) -> Explained:
    """Return what is wrong with ``text`` where libyaml (or PyYAML's own scanner) raised ``error``."""
    problem = (error.problem or "").lower()
    context = (error.context or "").lower()
    mark = error.problem_mark
    opening = error.context_mark or mark
    if mark is None or opening is None:
        return Explained(1, 1, Code.YAML_SYNTAX, f"this is not YAML ({problem or context})", "check the file")
    code, at_opening, message, fix = _words(problem, context, _line(text, mark.line), mark.column)
    place = opening if at_opening else mark
    hard = _hard_space(text, (place.line, mark.line, mark.line - 1)) if code is Code.YAML_SYNTAX else None
    return hard or Explained(place.line + 1, place.column + 1, code, message, fix)


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number + 1)
    return lines[number] if 0 <= number < len(lines) else ""


def _hard_space(text: str, numbers: tuple[int, ...]) -> Explained | None:
    """Return the special space after a colon or dash that explains the error, if one stands on these lines."""
    for number in numbers:
        found = _HARD_SPACE.search(_line(text, number))
        if found is not None:
            message = (
                f"a non-breaking space or its like (U+{ord(found[1]):04X}) stands where YAML needs a blank"
            )
            fix = "replace it by an ordinary blank"
            return Explained(number + 1, found.start(1) + 1, Code.HARD_SPACE, message, fix)
    return None


def _words(problem: str, context: str, line: str, column: int) -> tuple[Code, bool, str, str]:  # noqa: PLR0911 - a table
    """Return (code, whether the opening mark is the better place, message, fix)."""
    syntax = Code.YAML_SYNTAX
    if "scanning an anchor" in context or "scanning an alias" in context:
        return Code.YAML_ANCHOR, True, "a value may not begin with & or * without quotes", _QUOTE_THE_TEXT
    if "tag" in context or "tag" in problem:
        return Code.YAML_TAG, True, "a value may not begin with ! without quotes", _QUOTE_THE_TEXT
    if "cannot start any token" in problem:
        found = quoted(line[column : column + 1])
        return syntax, False, f"a value may not begin with {found} without quotes", _QUOTE_THE_TEXT
    if "mapping values are not allowed" in problem:
        if ": " in line[:column]:
            return (
                syntax,
                False,
                "a second ': ' stands on this line",
                "put a text that holds ': ' in double quotes",
            )
        fix = "line this up with the keys around it, or give the line above a key"
        return syntax, False, "this line is indented too far, or the line above is no 'key: value'", fix
    if "expected ':'" in problem:
        return (
            syntax,
            True,
            f"{quoted(line.strip() or 'this line')} is no 'key: value'",
            "write a key, a colon and a blank",
        )
    if "quoted scalar" in context and "unexpected end of stream" in problem:
        return syntax, True, "the quotation mark that opens here is never closed", "close it"
    if "quoted scalar" in context and ("escape" in problem or "hex" in problem):
        fix = r"write \\ for a backslash, or use single quotes"
        return syntax, False, "a backslash inside double quotes means something special in YAML", fix
    if "flow" in context:
        return syntax, True, "the bracket that opens here is not closed, or a comma is missing", "close it"
    if "block sequence entries are not allowed" in problem:
        return syntax, False, "a list entry ('- ') may not stand here", "begin it on a line of its own"
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        if line[column : column + 1] in {"]", "}"}:
            return (
                syntax,
                False,
                "a bracket closes here that was never opened",
                "delete it, or quote the whole text",
            )
        if line[:column].rstrip().endswith(("'", '"')):
            fix = "quote the whole text; inside single quotes write '' for an apostrophe"
            return syntax, False, "text follows a closing quotation mark", fix
        return (
            syntax,
            False,
            "this line does not fit the indentation above it",
            "line it up with its neighbours",
        )
    if "block scalar" in context:
        fix = "write | or > alone at the end of the line and indent the text below it"
        return syntax, True, "this block of text is not written as YAML wants it", fix
    if "document start" in problem:
        return (
            Code.SEVERAL_DOCUMENTS,
            False,
            "the document has ended, but more follows",
            "delete what ends it",
        )
    return syntax, False, f"this is not YAML ({problem or context})", "check this line and the one above it"
