"""``python -m partners add``: flags, questions, and what is written."""

# ruff: noqa: D102, E501 -- a double whose methods are what they are called, and a table

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from partners.__main__ import main
from partners.adding.add import add
from partners.reading import load_registry
from partners.starter import init

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return init(tmp_path)[0]


class Script:
    """A terminal whose person has prepared the answers; `None` is Ctrl-C."""

    def __init__(self, *answers: str | None) -> None:
        self.answers, self.shown = list(answers), ""

    def ask(self, question: str, options: Sequence[str] = ()) -> str:
        answer = self.answers.pop(0)
        self.shown += f"{question}{answer} ({len(options)})\n"
        if answer is None:
            raise KeyboardInterrupt
        return answer

    def say(self, words: str) -> None:
        self.shown += words + "\n"


def run(file: Path, *flags: str) -> int:
    return main(["add", *flags, "-r", str(file)])


PARTNER = ["partner", "--name", "Bergen Træ: hus", "--country", "norway", "--source", "https://b.example.org"]


def test_a_partner_by_flags(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record stands where its id sorts, its country is a code in quotes, its project names it."""
    before = file.read_text(encoding="utf-8")
    assert (
        run(file, *PARTNER, "--kind", "clus", "--topic", "wood", "--project", "Closed loops:assoc", "--yes")
        == 0
    )

    after = file.read_text(encoding="utf-8")
    record = """\
  - id: bergen-trae-hus
    name: "Bergen Træ: hus"
    kind: cluster
    country: "NO"
    topics: [wood]
    sources:
      - https://b.example.org

"""
    participation = "      - {partner: bergen-trae-hus, role: associated}\n"
    assert record in after
    assert participation in after
    assert before == after.replace(record, "").replace(participation, "")
    assert "wrote " in capsys.readouterr().out
    assert "bergen-trae-hus" in load_registry(file, place=False).partners


def test_a_project_by_flags(file: Path) -> None:
    """A project takes partners with roles, found by id or name."""
    flags = [
        "--title",
        "A roof",
        "--programme",
        "GREEN 21",
        "--start",
        "2026-02",
        "--source",
        "https://a.example.org",
    ]
    assert (
        run(file, "project", *flags, "--partner", "hafen-holz:coord", "--partner", "Atlantic Wood", "--yes")
        == 0
    )

    project = load_registry(file, place=False).projects["a-roof"]  # type: ignore[index]
    assert str(project.start) == "2026-02"
    assert [(p.partner, p.role.value) for p in project.participations] == [
        ("hafen-holz", "coordinator"),
        ("atlantic-wood", "partner"),
    ]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["partner", "--name", "X", "--yes"], "a partner also needs --country"),
        (["partner", "--country", "NOR", "--name", "", "--yes"], "--name: name has no value; write one"),
        (["partner", "--name", "X", "--country", "Slovenja", "--yes"], "did you mean Slovenia? write SI"),
        (["partner", "--name", "X", "--country", "EL", "--yes"], "country 'EL' is the EU's own code"),
        (["partner", "--name", "X", "--country", "NO", "--id", "hafen-holz", "--yes"], "the id 'hafen-holz' is taken"),
        (["partner", "--name", "X", "--country", "NO", "--website", "x.eu", "--yes"], "write https://x.eu"),
        (["partner", "--name", "X", "--country", "NO", "--project", "wood-lops", "--yes"], "did you mean 'wood-loops'?"),
        (["project", "--title", "X", "--start", "1.2.2020", "--yes"], "--start: start '1.2.2020' is not a date"),
        (["project", "--title", "X", "--programme", "green", "--yes"], "programme 'green' is not in the registry"),
        (["partner", "--name", "Київ", "--country", "UA", "--yes"], "a partner also needs --id"),
        (["partner", "--name", "X", "--country", "NO"], "nothing was written: add --yes"),
    ],
)  # fmt: skip
def test_wrong_flags(file: Path, flags: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is said in the words of the rules; the file stays as it is."""
    before = file.read_bytes()

    assert run(file, *flags) == 2
    assert words in capsys.readouterr().err
    assert file.read_bytes() == before


def test_what_the_rules_refuse_is_not_written(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record that breaks a rule of the whole registry stops before it is written."""
    before = file.read_bytes()

    assert run(file, *PARTNER, "--lat", "60.1", "--yes") == 1
    assert "[half-point]" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_dry_run(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--dry-run`` shows the difference and writes nothing."""
    before = file.read_bytes()

    assert run(file, *PARTNER, "--dry-run") == 0
    printed = capsys.readouterr()
    assert '+    name: "Bergen Træ: hus"' in printed.out
    assert "nothing was written (--dry-run)" in printed.err
    assert file.read_bytes() == before


def test_questions(file: Path) -> None:
    """Wrong answers are explained and asked again; an id is proposed; nothing is written before y."""
    terminal = Script(
        "", "Dom w Lesie", "", "agen", "Polska", "Kraków", "ftp://x", "https://dom.example.org", "",
        "https://dom.example.org", "", "learn", "coo", "", "y",
    )  # fmt: skip
    assert add("partner", file, {}, terminal=terminal) == 1  # two coordinators: the rules have the last word
    assert "name has no value" in terminal.shown
    assert "id [dom-w-lesie]" in terminal.shown
    assert "begins with ftp:" in terminal.shown

    terminal = Script(
        "Dom w Lesie", "", "agen", "Polska", "", "", "", "https://d.example.org", "", "learn", "", "", "y"
    )
    assert add("partner", file, {}, terminal=terminal) == 0
    partner = load_registry(file, place=False).partners["dom-w-lesie"]  # type: ignore[index]
    assert (partner.kind.value, partner.country) == ("agency", "PL")
    assert "      - dom-w-lesie\n" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("answers", [["X", None], ["X", "", "", "NO", "", "", "", "", "", None]])
def test_cancelled(file: Path, answers: list[str | None]) -> None:
    """Ctrl-C at any question writes nothing."""
    before = file.read_bytes()

    assert add("partner", file, {}, terminal=Script(*answers)) == 2
    assert file.read_bytes() == before
