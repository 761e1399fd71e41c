"""The reader: files that are none, bytes that are no text, text that is no YAML, YAML full of traps."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from partners.parsing import events
from partners.parsing.nodes import Document, ListNode, MapNode, TextNode
from partners.parsing.source import read_source, read_text
from partners.problems import Collector

if TYPE_CHECKING:
    from partners.parsing.nodes import Node
    from partners.problems import Report


def _read(data: bytes | str) -> tuple[Document | None, Report]:
    problems = Collector()
    document = read_text(data.encode() if isinstance(data, str) else data, "f.yaml", problems)
    return document, problems.report()


def _plain(node: Node | None) -> Any:
    match node:
        case TextNode(text):
            return text
        case ListNode(items):
            return [_plain(item) for item in items]
        case MapNode(pairs):
            return {key.text: _plain(value) for key, value in pairs}
    return None


KEPT_AS_WRITTEN = [
    "NO", "no", "on", "Off", "Null", "~", "true", "01000", "04109", "0x10", "1:20", "12:30", "1.10", "1e3",
    "999_984_350", "2021-02-30", "2013-09-01", "=", "NaN", ".inf", "C#", "a:b", "a#b", "=1+2",
]  # fmt: skip


@pytest.mark.parametrize("text", KEPT_AS_WRITTEN)
@pytest.mark.parametrize("form", ["a: {}\n", "a: [x, {}]\n", "- b: {}\n", "a: {{c: {}}}\n"])
def test_every_scalar_is_text(text: str, form: str) -> None:
    """Norway stays Norway and a postcode keeps its zero, wherever they stand."""
    document, report = _read(form.format(text))
    assert not report.problems
    assert document is not None
    assert f"'{text}'" in repr(_plain(document.root))


def test_places_count_from_one_in_characters() -> None:
    """Line and column are what an editor shows, after a byte order mark, CRLF and long letters."""
    document, _ = _read("\ufeffpôle: é\r\nmédia:\r\n  - “Ω” x\r\n")
    assert document is not None
    assert isinstance(document.root, MapNode)
    (_, first), (second, items) = document.root.pairs
    assert first[1:3] == (1, 7)
    assert second[1:3] == (2, 1)
    assert isinstance(items, ListNode)
    assert items.items[0][:3] == ("“Ω” x", 3, 5)


SYNTAX = [
    ("a: &Co KG", 1, 4, "yaml-anchor"),
    ("a: & Co", 1, 4, "yaml-anchor"),
    ("a: *Co", 1, 4, "yaml-anchor"),
    ("a: ** Co", 1, 4, "yaml-anchor"),
    ("a: !Co KG", 1, 4, "yaml-tag"),
    ("a: !<x", 1, 4, "yaml-tag"),
    ("!!python/object/apply:os.system [x]", 1, 1, "yaml-tag"),
    ("<<: {a: 1}", 1, 1, "merge-key"),
    ("a: 1\n---\nb: 2", 2, 1, "several-documents"),
    ("a: 1\n...\nb: 2", 3, 1, "several-documents"),
    ("a: 1\nb: 2\na: 3", 3, 1, "duplicate-key"),
    ("é: 1\ne\u0301: 2", 2, 1, "duplicate-key"),
    ("a: b: c", 1, 5, "yaml-syntax"),
    ("a: @x", 1, 4, "yaml-syntax"),
    ("a: `x`", 1, 4, "yaml-syntax"),
    ("a: %x", 1, 4, "yaml-syntax"),
    ('b: 1\na: "x\nc: 2\nd: 3\n', 2, 4, "yaml-syntax"),
    ('a: "C:\\users"', 1, 9, "yaml-syntax"),
    ("a: [1, 2\nb: 3\nc: 4", 1, 4, "yaml-syntax"),
    ("a: {b: 1\nc: 2\n", 1, 4, "yaml-syntax"),
    ("a:\n  - x\n b: 1", 3, 2, "yaml-syntax"),
    ("a: 1\n  b: 2", 2, 4, "yaml-syntax"),
    ("a: 'it's'", 1, 8, "yaml-syntax"),
    ("a: [b]]", 1, 7, "yaml-syntax"),
    ("a: - b", 1, 4, "yaml-syntax"),
    ("a: |x\n b", 1, 4, "yaml-syntax"),
    ("{[a]: 1}", 1, 2, "yaml-syntax"),
    ("%FOO\n---\na: 1", 1, 5, "yaml-syntax"),
    ("\ta: 1", 1, 1, "tab-indentation"),
    ("a:\n  \tb: 1", 2, 3, "tab-indentation"),
    ("\u00a0a: 1", 1, 1, "hard-space"),
    ("a:\n\u00a0 - b: 1", 2, 1, "hard-space"),
    ("a:\u00a0b\nc: d", 1, 3, "hard-space"),
    ("<<<<<<< HEAD\na: 1\n", 1, 1, "conflict-marker"),
    ("a: x\x00y", 1, 5, "forbidden-character"),
    ("a: x\x1b[31m", 1, 5, "forbidden-character"),
    ("a: x\u0085y", 1, 5, "forbidden-character"),
    ("a: x\u2028y", 1, 5, "forbidden-character"),
    ("a: x\ufeffy", 1, 5, "forbidden-character"),
    ('a: "\\x07"', 1, 4, "forbidden-character"),
    ('a: "\\u2028"', 1, 4, "forbidden-character"),
    ("a: x\ty", 1, 4, "forbidden-character"),
    ('a: "x\\ty"', 1, 4, "forbidden-character"),
    ("a: |\n  x\ty", 1, 4, "forbidden-character"),
    ("a: C # R&D", 1, 4, "comment-in-value"),
    ("[" * 100_000, 1, 21, "too-deep"),
    ("- " * 100_000, 1, 41, "too-deep"),
    ('{"a":' * 2_000, 1, 101, "too-deep"),
]


@pytest.mark.parametrize(
    ("text", "line", "column", "code"), SYNTAX, ids=[repr(case[0][:24]) for case in SYNTAX]
)
def test_fault_is_found_where_it_is(text: str, line: int, column: int, code: str) -> None:
    """Every trap of YAML has a place and a code; the place is where the mistake began."""
    _, report = _read(text)
    first = report.problems[0]
    assert (line, column, code) == (first.line, first.column, first.code)
    assert first.fix


def test_ordinary_comments_are_none_of_our_business() -> None:
    """Two blanks before # make a comment, and # inside a word is text."""
    _, report = _read('a: b  # comment\n# all of it # a comment\nc: "d # e"\nf: g#h\ni: [j,  # k\n  l]\n')
    assert not report.problems


BYTES = [
    (b"a: \xe9", 1, 4, "0xE9"),
    (b"\xef\xbb\xbfa: x\nb: \xc3\xa9\xe9", 2, 5, "0xE9"),
    (b"a: \xed\xa0\x80", 1, 4, "0xED"),
    (b"\xff\xfea\x00:\x00", 1, 1, "UTF-16"),
]


@pytest.mark.parametrize(("data", "line", "column", "word"), BYTES)
def test_bytes_that_are_not_utf_8(data: bytes, line: int, column: int, word: str) -> None:
    """The first wrong byte has a line and a column."""
    _, report = _read(data)
    (problem,) = report
    assert ("not-utf-8", line, column) == (problem.code, problem.line, problem.column)
    assert word in problem.message


@pytest.mark.parametrize("data", ["", "\n", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_file_is_an_empty_tree(data: str) -> None:
    """It is for the rules to say that a registry needs partners."""
    document, report = _read(data)
    assert not report.problems
    assert document == Document("f.yaml", None)


def test_pyyaml_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the C library is missing, tree and codes are the same (unknown directives are passed over)."""
    good = "a: &x 1\nb: [c, {d: 'e # f'}]\ng: h # i\nj: |\n  k\n  l\n"
    in_c = _read(good)
    monkeypatch.setattr(events, "Loader", yaml.SafeLoader)
    assert in_c == _read(good)
    for text, _, _, code in (case for case in SYNTAX if not case[0].startswith("%")):
        assert code == _read(text)[1].problems[0].code, text


def test_folder_is_read_as_one(tmp_path: Path) -> None:
    """Files come in sorted order, places.yaml and other kinds of files are left alone."""
    for name in ("b.yaml", "a.yml", "places.yaml", "notes.txt"):
        (tmp_path / name).write_text(f"x: {name}\n", encoding="utf-8")
    problems = Collector()
    documents = read_source(tmp_path, problems).documents
    assert [Path(document.file).name for document in documents] == ["a.yml", "b.yaml"]
    assert not problems.report().problems


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has neither pipes nor devices among its files")
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe would wait, a device would never end, a link may lead nowhere or in a circle."""
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "empty").mkdir()
    names = ["pipe.yaml", "nowhere.yaml", "loop.yaml", "empty", "not-there", "nul\x00.yaml", "x" * 5000]
    for path in [*(tmp_path / name for name in names), Path("/dev/zero"), Path("/dev/null")]:
        problems = Collector()
        assert read_source(path, problems) == ((), False)
        assert [problem.code for problem in problems.report()] == ["unreadable-file"], path


def test_size_is_checked_before_reading_it_all(tmp_path: Path) -> None:
    """A file of 100 MB is refused after 20, and a folder counts as a whole."""
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(100_000_000)
    for path in (tmp_path, tmp_path / "large.yaml"):
        problems = Collector()
        started = time.process_time()
        read_source(path, problems)
        assert [problem.code for problem in problems.report()] == ["file-too-large"]
        assert time.process_time() - started < 2
