"""The registry's files as text we can trust, then as a tree: `read_source`.

A file is checked before YAML sees it: regular, not too large, UTF-8, free of control characters,
conflict markers, tabs and special spaces in the indentation. Each of these would otherwise show
up later, somewhere else, as something else.
"""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from partners.codes import Code
from partners.model import Origin
from partners.parsing.events import BrokenError, HostileError, read_events
from partners.parsing.nodes import Document
from partners.parsing.salvage import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from partners.problems import Collector

BYTE_CAP = 10_000_000
PLACES_NAME = "places.yaml"
_FOUND_CAP = 100
_LINES_NAMED = 5
_BROKEN_LINES = 1000
_CONFLICT_LENGTH = 100_000

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \n]|\Z)", re.MULTILINE)
_CONFLICT_END = re.compile(r"^>{7}(?=[ \n]|\Z)", re.MULTILINE)
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_TAB = re.compile(r"^ *\t(?=[ \t]*[^ \t\n])", re.MULTILINE)
_HARD_SPACE = re.compile(
    "^[ \t]*(?:-[ \t]*)?(?P<space>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000])", re.MULTILINE
)


class Source(NamedTuple):
    """The trees of a registry's files; ``whole`` unless one of them gave none."""

    documents: tuple[Document, ...]
    whole: bool


def read_source(path: Path, problems: Collector) -> Source:
    """Return the tree of every file of the registry at ``path``; what is wrong goes to ``problems``.

    ``path`` is a YAML file, or a folder whose ``*.yaml`` and ``*.yml`` are read in sorted order
    (``places.yaml`` left out: it holds places, not records). A file with an error gives no tree.
    """
    documents: list[Document] = []
    budget = BYTE_CAP
    files = registry_files(path, problems)
    for file in files:
        data = read_bytes(file, problems, budget=budget)
        if data is None:
            continue
        budget -= len(data)
        document = read_text(data, file.as_posix(), problems, salvage=True)
        if document is not None:
            documents.append(document)
    return Source(tuple(documents), whole=0 < len(files) == len(documents))


def read_bytes(file: Path, problems: Collector, *, budget: int = BYTE_CAP) -> bytes | None:
    """Return what the regular file ``file`` holds; `None` after saying why it cannot be read."""
    try:
        # stat first: opening a named pipe would wait for ever
        if not stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116 - also refuses a NUL in the name
            _unreadable(file, "this is no ordinary file", problems)
            return None
        with file.open("rb") as stream:
            data = stream.read(budget + 1)
    except (OSError, ValueError) as error:
        _unreadable(file, _reason(error), problems)
        return None
    if len(data) > budget:
        message = f"the registry is larger than {BYTE_CAP / 1_000_000:g} MB"
        problems.add(Origin(file.as_posix(), 1, 1), Code.FILE_TOO_LARGE, message, "is this the right file?")
        return None
    return data


def read_text(data: bytes, file: str, problems: Collector, *, salvage: bool = False) -> Document | None:
    """Return the tree of ``data``; `None` after adding to ``problems`` what keeps it from being read.

    With ``salvage`` what can be read of a broken file is read, so that its other mistakes are found too.
    """
    before = problems.errors
    text = _decoded(data, file, problems)
    if text is None:
        return None
    text = text.replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    spoilt = _check_text(text, file, problems)
    if spoilt is not None and salvage:
        return read_document(text, file, problems, spoilt=spoilt)
    if problems.errors > before:
        return None
    try:
        return Document(file, read_events(text, file, problems))
    except (BrokenError, HostileError) as error:
        why = error.why
        problems.add(Origin(file, why.line, why.column), why.code, why.message, why.fix)
        return None


def registry_files(path: Path, problems: Collector) -> list[Path]:
    """Return the files of the registry at ``path``, sorted, none after saying why there are none."""
    try:
        if not path.is_dir():
            return [path]
        files = sorted(f for f in path.iterdir() if f.suffix in {".yaml", ".yml"} and f.name != PLACES_NAME)
    except (OSError, ValueError) as error:
        _unreadable(path, _reason(error), problems)
        return []
    if not files:
        _unreadable(path, "the folder holds no *.yaml file", problems)
    return files


def _unreadable(path: Path, message: str, problems: Collector) -> None:
    fix = "give the path of the registry's file or folder"
    problems.add(Origin(path.as_posix(), 1, 1), Code.UNREADABLE_FILE, message, fix)


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "this may not be read"
        case OSError():
            return f"this cannot be read ({(error.strerror or 'unknown reason').lower()})"
        case _:
            return "this is no path"


def _decoded(data: bytes, file: str, problems: Collector) -> str | None:
    """Return ``data`` as text; lines that are not UTF-8 are named, and read as Windows writes them."""
    fix = "save the file as UTF-8 (in Windows' Notepad: Save as, Encoding)"
    head = data[:200]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(head) > 4 and head.count(0) > len(head) // 3):  # noqa: PLR2004 - not a single sign
        problems.add(Origin(file, 1, 1), Code.NOT_UTF_8, "this is UTF-16 text", fix)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(data) - len(error.object)
    text, broken = _read_by_lines(data.removeprefix(b"\xef\xbb\xbf"))
    line_start = data.rfind(b"\n", 0, start) + 1
    column = len(data[line_start:start].decode("utf-8-sig")) + 1
    letter = data[start : start + 1].decode("cp1252", errors="replace")
    known = f" ({letter} in Windows' own encoding)" if letter.isalpha() else ""
    what = f"byte 0x{data[start]:02X}{known} is not UTF-8 text"
    others = broken[1:]
    if others:
        more = f" and {len(others) - _LINES_NAMED} more" if len(others) > _LINES_NAMED else ""
        named = ", ".join(map(str, others[:_LINES_NAMED]))
        what += f", as on line{'s' * (len(others) > 1)} {named}{more}"
    if _BINARY.search(text):
        what, fix = "this is no text: perhaps a picture or a spreadsheet", "give the path of a YAML file"
    problems.add(Origin(file, broken[0], column), Code.NOT_UTF_8, what, fix)
    return None if len(broken) > _BROKEN_LINES or _BINARY.search(text) else text


def _read_by_lines(data: bytes) -> tuple[str, list[int]]:
    """Return ``data`` as text, and the numbers of the lines that are not UTF-8."""
    lines, broken = [], []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            broken.append(number)
    return "\n".join(lines), broken


def _check_text(text: str, file: str, problems: Collector) -> set[int] | None:
    """Return the numbers of the lines that hold a mistake, after naming it; `None` when too many do."""
    spoilt: set[int] = set()
    many = False
    for pattern, name in _CHECKS:
        for count, found in enumerate(islice(pattern.finditer(text), _FOUND_CAP), start=1):
            position, code, message, fix = name(found)
            line = text.count("\n", 0, position) + 1
            problems.add(Origin(file, line, position - text.rfind("\n", 0, position)), code, message, fix)
            spoilt.add(line)
            many = many or count == _FOUND_CAP
            if code is Code.CONFLICT_MARKER and found[0][0] == "<":
                spoilt.update(_conflict(text, position, line))
    return None if many else spoilt


def _conflict(text: str, position: int, line: int) -> range:
    """Return the numbers of the lines from a conflict's first marker to its last."""
    end = _CONFLICT_END.search(text, position, position + _CONFLICT_LENGTH)
    return range(line, line + 1 + (text.count("\n", position, end.start()) if end else 0))


_Named = tuple[int, Code, str, str]


def _forbidden(found: re.Match[str]) -> _Named:
    name = f"the character U+{ord(found[0]):04X}{_SAID.get(found[0], '')}"
    return found.start(), Code.FORBIDDEN_CHARACTER, f"{name} is not allowed", "delete it"


def _conflict_marker(found: re.Match[str]) -> _Named:
    fix = "keep one of the two versions and delete the marker lines"
    return found.start(), Code.CONFLICT_MARKER, f"git left the conflict marker {found[0]}", fix


def _tab(found: re.Match[str]) -> _Named:
    return found.end() - 1, Code.TAB_INDENTATION, "a tab indents this line", "use blanks"


def _hard_space(found: re.Match[str]) -> _Named:
    what = f"a non-breaking space or its like (U+{ord(found['space']):04X}) indents this line"
    return found.start("space"), Code.HARD_SPACE, what, "replace it by ordinary blanks"


_SAID = {"\0": " (NUL)", "\r": " (a carriage return without a line feed)", "\ufeff": " (a byte order mark)"}
_CHECKS = (
    (_FORBIDDEN, _forbidden),
    (_CONFLICT, _conflict_marker),
    (_TAB, _tab),
    (_HARD_SPACE, _hard_space),
)
