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
from partners.events import read_events
from partners.model import Origin

if TYPE_CHECKING:
    from pathlib import Path

    from partners.nodes import Document
    from partners.problems import Collector

BYTE_CAP = 20_000_000
PLACES_NAME = "places.yaml"
_FOUND_CAP = 100

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \n]|\Z)", re.MULTILINE)
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
        document = read_text(data, file.as_posix(), problems)
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


def read_text(data: bytes, file: str, problems: Collector) -> Document | None:
    """Return the tree of ``data``; `None` after adding to ``problems`` what keeps it from being read."""
    text = _decoded(data, file, problems)
    if text is None:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    before = problems.errors
    _check_text(text, file, problems)
    return read_events(text, file, problems) if problems.errors == before else None


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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(data) - len(error.object)
        line = data.count(b"\n", 0, start) + 1
        column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8-sig", "replace")) + 1
        utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        what = "this is UTF-16 text" if utf_16 else f"byte 0x{data[start]:02X} is not UTF-8 text"
        fix = "save the file as UTF-8 (in Windows' Notepad: Save as, Encoding)"
        problems.add(Origin(file, line, column), Code.NOT_UTF_8, what, fix)
        return None


def _check_text(text: str, file: str, problems: Collector) -> None:
    def add(position: int, code: Code, message: str, fix: str) -> None:
        column = position - text.rfind("\n", 0, position)
        problems.add(Origin(file, text.count("\n", 0, position) + 1, column), code, message, fix)

    for found in islice(_FORBIDDEN.finditer(text), _FOUND_CAP):
        name = f"U+{ord(found[0]):04X}"
        add(found.start(), Code.FORBIDDEN_CHARACTER, f"the character {name} is not allowed", "delete it")
    for found in islice(_CONFLICT.finditer(text), _FOUND_CAP):
        fix = "keep one of the two versions and delete the marker lines"
        add(found.start(), Code.CONFLICT_MARKER, f"git left the conflict marker {found[0]}", fix)
    for found in islice(_TAB.finditer(text), _FOUND_CAP):
        add(found.end() - 1, Code.TAB_INDENTATION, "a tab indents this line", "use blanks")
    for found in islice(_HARD_SPACE.finditer(text), _FOUND_CAP):
        what = f"a non-breaking space or its like (U+{ord(found['space']):04X}) indents this line"
        add(found.start("space"), Code.HARD_SPACE, what, "replace it by ordinary blanks")
