"""Random edits of the real registry, random trees, random bytes: a report comes out, no value is changed.

A fixed seed and a few hundred cases by default; ``FUZZ_RUNS=100000 python -m pytest
tests/partners/test_partners_fuzz.py`` makes as many.
"""

from __future__ import annotations

import json
import os
import random
import unicodedata
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from partners import read_registry
from partners.parsing.nodes import ListNode, MapNode, TextNode
from partners.parsing.source import read_text
from partners.problems import Collector

RUNS = int(os.environ.get("FUZZ_RUNS", "300"))
STRINGS = max(4 * RUNS, 2_000)
REAL = (Path(__file__).parents[2] / "data" / "partners.yaml").read_text(encoding="utf-8")
SIGNS = [
    *" \n:-[]{},#&*!|>'\"%@`?~\t\r\x00\x07\u00a0\u2028\ufeffé漢😀",
    "\n  ",
    "\n- ",
    ": ",
    " #",
    "---\n",
    "<<: ",
    "''",
]
SECONDS = 5


def _part(draw: random.Random) -> list[str]:
    """Return some hundred lines of the real registry that begin with a section."""
    lines = REAL.splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if line.startswith("  - id:")]
    start = draw.choice(heads)
    return ["partners:\n", *lines[start : start + draw.randint(20, 120)]]


def _edited(draw: random.Random) -> str:
    lines = _part(draw)
    for _ in range(draw.choice([1, 1, 1, 2, 3, 5])):
        at = draw.randrange(len(lines))
        line = lines[at]
        place = draw.randrange(len(line) + 1)
        match draw.randrange(9):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, line)
            case 2:
                other = draw.randrange(len(lines))
                lines[at], lines[other] = lines[other], line
            case 3:
                lines[at] = line[:place] + line[place + draw.choice([1, 2, 5]) :]
            case 4 | 5:
                lines[at] = line[:place] + draw.choice(SIGNS) + line[place:]
            case 6:
                lines[at] = (
                    line[:place] + line[place + 1 : place + 2] + line[place : place + 1] + line[place + 2 :]
                )
            case 7:
                lines[at] = draw.choice(["", " ", "  ", "    "]) + line.lstrip()
            case 8:
                lines.insert(at, "".join(draw.choice(SIGNS) for _ in range(draw.randint(1, 6))) + "\n")
        lines = lines or ["a\n"]
    return "".join(lines)


def _tree(draw: random.Random, depth: int = 0) -> str:
    """Return a random flow-style tree."""
    kind = draw.randrange(4 if depth < 4 else 1)
    if kind == 1:
        return "[" + ", ".join(_tree(draw, depth + 1) for _ in range(draw.randrange(4))) + "]"
    if kind == 2:
        pairs = (f"{draw.choice(KEYS)}: {_tree(draw, depth + 1)}" for _ in range(draw.randrange(5)))
        return "{" + ", ".join(pairs) + "}"
    return draw.choice(
        ["a", "FR", "2013", "''", '"x y"', "~", "https://a.eu", "alpha", "1e9", "&a b", "*a", "!t x", "true"]
    )


KEYS = [
    "id",
    "name",
    "country",
    "partners",
    "projects",
    "programmes",
    "site",
    "title",
    "sources",
    "note",
    "figures",
    "x",
    "<<",
]


def _plain(node: object) -> Any:
    match node:
        case TextNode(text):
            return text
        case ListNode(items):
            return [_plain(item) for item in items]
        case MapNode(pairs):
            return {key.text: _plain(value) for key, value in pairs}
    return None


def _check(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    started = process_time()
    registry, report = read_registry(path)
    assert report.render() is not None
    assert process_time() - started < SECONDS
    assert (registry is None) == bool(report.errors)
    problems = Collector()
    document = read_text(data, "f", problems)
    if document is not None and not problems.report().problems:
        assert (_plain(document.root) or None) == (_by_pyyaml(data) or None)


def _by_pyyaml(data: bytes) -> Any:
    """Return every scalar as text, by PyYAML's own scanner; libyaml takes a few tabs and ``?`` more."""
    try:
        return yaml.load(data, yaml.BaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError:
        return yaml.load(data, yaml.CBaseLoader)  # noqa: S506 - as above


@pytest.mark.parametrize("kind", ["edits", "trees", "bytes"])
def test_whatever_comes_in_a_report_comes_out(kind: str, tmp_path: Path) -> None:
    """Nothing raises, nothing hangs, and what is accepted is what PyYAML reads as text."""
    draw = random.Random(f"partner atlas, {kind}")  # noqa: S311 - cases, no secrets
    path = tmp_path / "partners.yaml"
    for _ in range(RUNS):
        if kind == "edits":
            data = _edited(draw).encode("utf-8", "surrogatepass")
        elif kind == "trees":
            data = "".join(
                f"{draw.choice(KEYS)}: {_tree(draw)}\n" for _ in range(draw.randint(1, 4))
            ).encode()
        else:
            data = draw.randbytes(draw.randint(1, 300))
        try:
            _check(data, path)
        except Exception:
            print(repr(data))  # noqa: T201 - the case that failed
            raise


def test_accepted_strings_come_back_as_typed(tmp_path: Path) -> None:
    """Whatever a person types between quotes, or without where YAML allows it, is what the registry holds."""
    draw = random.Random("partner atlas, strings")  # noqa: S311 - as above
    path = tmp_path / "partners.yaml"
    done = 0
    while done < STRINGS:
        texts = [_string(draw) for _ in range(500)]
        path.write_text(
            "partners:\n"
            + "".join(
                f"  - {{id: p{n}, country: FR, name: {_quoted(draw, text)}}}\n"
                for n, text in enumerate(texts)
            ),
            encoding="utf-8",
            newline="",
        )
        registry, report = read_registry(path)
        assert registry is not None, report.render()
        assert texts == [registry.partners[f"p{n}"].name for n in range(500)]  # type: ignore[index]
        done += 500


def _string(draw: random.Random) -> str:
    while True:
        size = draw.choice([1, 2, 5, 20, 60])
        pool = draw.choice(["abc XYZ09", "".join(SIGNS[:22]), "äéñøşžßœ", "NOnoyesTrue0123.-:e", None])
        text = "".join(
            chr(draw.randrange(32, 0x1FFFF)) if pool is None else draw.choice(pool) for _ in range(size)
        )
        text = text.replace("\n", "")
        if text.strip() and not any(
            unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign in "\ufeff\ufffe\uffff"
            for sign in text
        ):
            return text


def _quoted(draw: random.Random, text: str) -> str:
    if draw.random() < 0.3 and text.isalnum() and text.isascii():
        return text
    return (
        json.dumps(text, ensure_ascii=False) if draw.random() < 0.5 else "'" + text.replace("'", "''") + "'"
    )
