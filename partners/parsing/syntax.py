"""YAML's own complaints in plain words.

libyaml says what its scanner expected, often at the end of the file; a person needs the line
where the mistake began and what to type instead. `explained` gives both.
"""

from __future__ import annotations

import re
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from partners.codes import Code
from partners.problems import quoted

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

_HARD_SPACE = re.compile("[:-]([\u00a0\u2000-\u200b\u202f\u3000])")
_DOCUMENT_END = re.compile(r"^\.\.\.(?=\s|$)", re.MULTILINE)
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
    line = _line(text, mark.line if "expected ':'" not in problem else opening.line)
    if "document start" in problem and not _DOCUMENT_END.search(text):
        problem, context = "", "block mapping"  # a line further out than the first, in a part of a file
    hint = _words(problem, context, line, mark.column)
    if hint is _INDENTATION and line.lstrip().startswith("id:"):
        hint = hint._replace(fix="line it up with its neighbours, or begin a record with '- '")
    place = opening if hint.at_opening else mark
    hard = (
        _hard_space(text, (place.line, mark.line, mark.line - 1)) if hint.code is Code.YAML_SYNTAX else None
    )
    return hard or Explained(place.line + 1, place.column + 1, hint.code, hint.message, hint.fix)


def _line(text: str, number: int) -> str:
    lines = StringIO(text, newline="\n")  # a list of all lines of a large file would be large
    return next(islice(lines, max(0, number), None), "").rstrip("\n")


def _hard_space(text: str, numbers: tuple[int, ...]) -> Explained | None:
    """Return the special space after a colon or dash that explains the error, if there is one."""
    for number in numbers:
        found = _HARD_SPACE.search(_line(text, number))
        if found is not None:
            message = (
                f"a non-breaking space or its like (U+{ord(found[1]):04X}) stands where YAML needs a blank"
            )
            fix = "replace it by an ordinary blank"
            return Explained(number + 1, found.start(1) + 1, Code.HARD_SPACE, message, fix)
    return None


class _Hint(NamedTuple):
    """What we say instead of YAML; ``at_opening`` when the place where the thing began helps more."""

    code: Code
    at_opening: bool
    message: str
    fix: str


def _words(problem: str, context: str, line: str, column: int) -> _Hint:
    looked = _closer_look(problem, context, line, column)
    if looked is not None:
        return looked
    for in_context, in_problem, hint in _HINTS:
        if in_context in context and in_problem in problem:
            return hint
    fix = "check this line and the one above it"
    return _Hint(Code.YAML_SYNTAX, False, f"this is not YAML ({problem or context})", fix)  # noqa: FBT003


def _closer_look(problem: str, context: str, line: str, column: int) -> _Hint | None:
    """Return what the line itself tells about the error, if anything."""
    at_opening, message, fix = False, "", ""
    before, here = line[:column], line[column : column + 1]
    if "cannot start any token" in problem and here == "\t":
        return _Hint(Code.FORBIDDEN_CHARACTER, at_opening, "a tab stands inside this value", "write a blank")
    if "cannot start any token" in problem:
        message, fix = f"a value may not begin with {quoted(here)} without quotes", _QUOTE_THE_TEXT
    elif "mapping keys are not allowed" in problem:
        message, fix = "a value may not begin with '? ' without quotes", _QUOTE_THE_TEXT
    elif "directive" in problem + context:
        message, fix = (
            "a line may not begin with % without quotes",
            "delete the line, or quote the whole text",
        )
    elif "unicode character escape" in problem:
        message, fix = "this escape is only half of a character", "write the character itself"
    elif "mapping values are not allowed" in problem and ": " in before:
        message, fix = "a second ': ' stands on this line", "put a text that holds ': ' in double quotes"
    elif "expected ':'" in problem:
        at_opening = True
        message, fix = f"{quoted(line.strip())} is no 'key: value'", "write a key, a colon and a blank"
    elif "expected" in problem and here in {"]", "}"}:
        message, fix = "a bracket closes here that was never opened", "delete it, or quote the whole text"
    elif "expected key" in problem and before.rstrip().endswith(("'", '"')):
        message = "text follows a closing quotation mark"
        fix = "quote the whole text; inside single quotes write '' for an apostrophe"
    return _Hint(Code.YAML_SYNTAX, at_opening, message, fix) if message else None


_ESCAPE = _Hint(
    Code.YAML_SYNTAX,
    at_opening=False,
    message="a backslash inside double quotes means something special in YAML",
    fix=r"write \\ for a backslash, or use single quotes",
)
_ANCHOR = _Hint(
    Code.YAML_ANCHOR,
    at_opening=True,
    message="a value may not begin with & or * without quotes",
    fix=_QUOTE_THE_TEXT,
)
_TAG = _Hint(
    Code.YAML_TAG, at_opening=True, message="a value may not begin with ! without quotes", fix=_QUOTE_THE_TEXT
)
_INDENTATION = _Hint(
    Code.YAML_SYNTAX,
    at_opening=False,
    message="this line does not fit the indentation above it",
    fix="line it up with its neighbours",
)

# (part of YAML's context, part of YAML's problem, what we say), the first that fits
_HINTS: tuple[tuple[str, str, _Hint], ...] = (
    ("scanning an anchor", "", _ANCHOR),
    ("scanning an alias", "", _ANCHOR),
    ("tag", "", _TAG),
    ("", "tag", _TAG),
    (
        "",
        "mapping values are not allowed",
        _Hint(
            Code.YAML_SYNTAX,
            at_opening=False,
            message="this line is indented too far, or the line above is no 'key: value'",
            fix="line this up with the keys around it, or give the line above a key",
        ),
    ),
    (
        "quoted scalar",
        "unexpected end of stream",
        _Hint(
            Code.YAML_SYNTAX,
            at_opening=True,
            message="the quotation mark that opens here is never closed",
            fix="close it",
        ),
    ),
    ("quoted scalar", "escape", _ESCAPE),
    ("quoted scalar", "hex", _ESCAPE),
    (
        "flow",
        "",
        _Hint(
            Code.YAML_SYNTAX,
            at_opening=True,
            message="the bracket that opens here is not closed, or a comma is missing",
            fix="close it, or quote a text that begins with a bracket",
        ),
    ),
    (
        "",
        "block sequence entries are not allowed",
        _Hint(
            Code.YAML_SYNTAX,
            at_opening=False,
            message="a list entry ('- ') may not stand here",
            fix="begin it on a line of its own, or put a text that begins with - in double quotes",
        ),
    ),
    ("block mapping", "", _INDENTATION),
    ("block collection", "", _INDENTATION),
    ("block sequence", "", _INDENTATION),
    (
        "block scalar",
        "",
        _Hint(
            Code.YAML_SYNTAX,
            at_opening=True,
            message="this block of text is not written as YAML wants it",
            fix="write | or > alone at the end of the line and indent the text below it",
        ),
    ),
    (
        "",
        "document start",
        _Hint(
            Code.SEVERAL_DOCUMENTS,
            at_opening=False,
            message="the document has ended, but more follows",
            fix="delete what ends it",
        ),
    ),
)
