"""One run names every mistake: what is not YAML hides nothing else, and causes no second report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from partners_sound import SOUND

from partners import read_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# one mistake each, in another record or key: (what stands there, what is written instead, line, code)
PLANTED = {
    "quote": ("    name: Beta\n", '    name: "Beta\n', 3, "yaml-syntax"),
    "tab": ("    kind: research\n", "\tkind: research\n", 5, "tab-indentation"),
    "colon": ("    city: Bergen\n", "    city: Bergen: harbour\n", 6, "yaml-syntax"),
    "date": ("founded: 1998-09", "founded: 9.1998", 8, "bad-date"),
    "bracket": ("topics: [wood, fire]", "topics: [wood, fire", 12, "yaml-syntax"),
    "country": ("country: FR", "country: FRA", 16, "unknown-country"),
    "indentation": ("    lat: 47.2173\n", "   lat: 47.2173\n", 17, "yaml-syntax"),
    "space": ("    until: 2019\n", "\u00a0   until: 2019\n", 20, "hard-space"),
    "at": ("note: seen once", "note: @once", 26, "yaml-syntax"),
    "control": ("title: A pair", "title: A \x07pair", 30, "forbidden-character"),
    "programme": ("programme: fund", "programme: found", 31, "unknown-programme"),
    "cost": ("cost: 2313032.50", "cost: 2.313.032,50", 34, "bad-number"),
    "brace": ("start: 2015-03, sources: [https://a.example.org]}", "start: 2015-03", 38, "yaml-syntax"),
    "key": ("  owner: alpha", "  ownr: alpha", 43, "unknown-key"),
}
NAMES = sorted(PLANTED)


def _planted(names: list[str]) -> tuple[str, list[tuple[int, str]]]:
    text = SOUND
    for name in names:
        before, after, _, _ = PLANTED[name]
        assert text.count(before) == 1, name
        text = text.replace(before, after)
    return text, sorted(PLANTED[name][2:] for name in names)


@pytest.mark.parametrize("name", NAMES)
def test_each_mistake_alone(name: str, written: Callable[..., Path]) -> None:
    """One mistake is one problem, at its line."""
    text, expected = _planted([name])
    _, report = read_registry(written(text))
    assert expected == [(problem.line, problem.code) for problem in report], report.render()


@pytest.mark.parametrize("start", range(len(NAMES)))
def test_five_mistakes_are_five_problems(start: int, written: Callable[..., Path]) -> None:
    """Whatever they are: each is named, and nothing else is."""
    names = [NAMES[(start + step * 3) % len(NAMES)] for step in range(5)]
    text, expected = _planted(names)
    _, report = read_registry(written(text))
    assert expected == [(problem.line, problem.code) for problem in report], report.render()


def test_all_mistakes_at_once(written: Callable[..., Path]) -> None:
    """All of them: the tab and the special space cost the key above them, and nothing more."""
    text, expected = _planted(NAMES)
    _, report = read_registry(written(text))
    found = [(problem.line, problem.code) for problem in report]
    assert set(found) <= set(expected), report.render()
    assert len(found) >= len(expected) - 2


RECORD = "  - id: p{n}\n    name: N{n}\n    country: FR\n    sources: [https://a.eu]\n"


def test_one_of_ten_thousand_records(written: Callable[..., Path]) -> None:
    """The others are read, and a project may name the broken one."""
    records = "".join(RECORD.format(n=n) for n in range(10_000)).replace("name: N7777\n", "name: @N\n")
    everyone = ", ".join(f"p{n}" for n in range(10_000))
    project = f"projects:\n  - {{id: j, title: J, sources: [https://a.eu], partners: [{everyone}, q]}}\n"
    _, report = read_registry(written(f"partners:\n{records}{project}"))
    assert [problem.code for problem in report] == ["yaml-syntax", "unknown-partner"]
    assert report.problems[0].line == 7777 * 4 + 3


def test_a_second_document_is_read_too(written: Callable[..., Path]) -> None:
    """Two files pasted into one are one problem."""
    one, _, rest = SOUND.partition("projects:\n")
    _, report = read_registry(written(f"{one}---\nprojects:\n{rest}"))
    assert [problem.code for problem in report] == ["several-documents"]


def test_a_conflict_hides_only_what_is_in_it(written: Callable[..., Path]) -> None:
    """Both versions are passed over; a partner in them is not called unknown."""
    conflict = (
        "<<<<<<< HEAD\n  - id: gamma\n    name: Gamma\n=======\n  - id: gamma\n    name: Gam\n>>>>>>> other\n"
    )
    text = SOUND.replace("projects:\n", conflict + "projects:\n").replace(
        "      - beta\n", "      - beta\n      - gamma\n"
    )
    text = text.replace("cost: 2313032.50", "cost: much")
    _, report = read_registry(written(text))
    assert [problem.code for problem in report] == ["conflict-marker"] * 3 + ["bad-number"]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_the_wrong_encoding_hides_nothing(encoding: str, tmp_path: Path) -> None:
    """Lines that are not UTF-8 are named once, and read as what they probably are."""
    text = (
        SOUND.replace("name: Beta", "name: Bêta").replace("city: Bergen", "city: Bergën").replace("FR", "FRA")
    )
    path = tmp_path / "partners.yaml"
    path.write_bytes(text.encode(encoding))
    _, report = read_registry(path)
    assert [problem.code for problem in report] == ["not-utf-8", "unknown-country"]
    assert "line 6" in report.problems[0].message


def test_lists_at_the_margin(written: Callable[..., Path]) -> None:
    """Lists that are not indented under their key, as YAML allows, are taken apart too."""
    text = "partners:\n- id: a\n  name: @A\n  country: UK\n- id: b\n  name: B\n  country: FR\n  sources: []\n"
    text += "projects:\n- id: j\n  title: J\n  partners:\n  - a\n  - b\n  - {c\n  sources: []\n"
    _, report = read_registry(written(text))
    assert [(problem.line, problem.code) for problem in report] == [
        (3, "yaml-syntax"),
        (4, "unknown-country"),
        (15, "yaml-syntax"),
    ], report.render()
