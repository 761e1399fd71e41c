"""`python -m network suggest`, `paths` and `gaps`: what they print, and how they refuse."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

import partners
from network.__main__ import main
from partners.model import PartnerId, PartnerKind

if TYPE_CHECKING:
    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent
REGISTRY = ROOT / "data" / "partners.yaml"


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch, paper: Registry) -> list[bool]:
    """Let every command read the paper network, d being an agency whose name begins like a formula."""
    named = {"kind": PartnerKind.AGENCY, "name": "=Dé"}
    changed = {**paper.partners, PartnerId("d"): replace(paper.partners[PartnerId("d")], **named)}
    registry = replace(paper, partners=MappingProxyType(changed))
    places: list[bool] = []

    def load_registry(_: Path, *, place: bool = True) -> Registry:
        places.append(place)
        return registry

    monkeypatch.setattr(partners, "load_registry", load_registry, raising=False)
    return places


def test_suggestions_are_printed_with_their_reasons(
    capsysbinary: pytest.CaptureFixture[bytes], asked: list[bool]
) -> None:
    """Two lines each; the registry is placed, for distances."""
    assert main(["suggest", "a"]) == 0
    assert capsysbinary.readouterr().out.decode() == (
        "  1  =Dé (d), SI, agency, score 0.828\n"
        "     Also works with Partner C; would be the first partner in Slovenia and the first agency; "
        "both have ties in H2020; in a running project.\n"
    )
    assert asked == [True]


def test_suggestions_as_csv_and_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Every column; what is unknown is empty or null, and no cell is a formula."""
    assert main(["suggest", "a", "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode()))
    assert row | {"partner": "d", "name": "'=Dé", "distance_km": "", "through": "Partner C"} == row
    assert main(["suggest", "a", "--format", "json", "--beyond", "--limit", "2"]) == 0
    rows = json.loads(capsysbinary.readouterr().out)
    assert [row["partner"] for row in rows] == ["d", "e"]
    assert rows[0] | {"name": "=Dé", "distance_km": None, "new_kind": True} == rows[0]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--beyond"], "def"),
        (["--beyond", "--limit", "2"], "de"),
        (["--beyond", "--country", "BE", "--country", "NO"], "ef"),
        (["--kind", "agency"], "d"),
        (["--kind", "company"], ""),
    ],
)
def test_suggestions_are_narrowed(
    capsysbinary: pytest.CaptureFixture[bytes], options: list[str], expected: str
) -> None:
    """By number, country and kind."""
    assert main(["suggest", "a", "--format", "csv", *options]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()[1:]
    assert [line[0] for line in lines] == list(expected)


def test_nobody_is_said(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """An empty answer says what would widen it."""
    assert main(["suggest", "f"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"Nobody: --beyond looks further")


def test_paths_name_projects_and_introducers(
    capsysbinary: pytest.CaptureFixture[bytes], asked: list[bool]
) -> None:
    """Every step with its projects, then who stands between; no place is needed."""
    assert main(["paths", "a", "e"]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines() == [
        "3 steps, length 4",
        "  Partner A - Partner C: Project alpha",
        "  Partner C - =Dé: Project gamma",
        "  =Dé - Partner E: Project delta",
        "",
        "Who could introduce them",
        "  Partner C (c), FR: on 100% of the chains",
        "  =Dé (d), SI: on 100% of the chains",
    ]
    assert asked == [False]
    assert main(["paths", "b", "a"]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines() == [
        "1 step, length 0.666667",
        "  Partner B - Partner A: Project alpha, Project beta",
        "",
        "Both work with",
        "  Partner C (c), FR",
    ]


def test_paths_follow_the_filters(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The network is the one asked for."""
    assert main(["paths", "a", "f"]) == 0
    assert capsysbinary.readouterr().out == b"No chain of ties joins the two.\n"
    assert main(["paths", "a", "f", "--proposals", "--weighting", "shared"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"4 steps, length 4\n")


def test_paths_as_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Ids and names of each chain, and everyone between."""
    assert main(["paths", "a", "d", "--format", "json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["paths"] == [
        {
            "partners": ["a", "c", "d"],
            "names": ["Partner A", "Partner C", "=Dé"],
            "length": 3,
            "projects": [["alpha"], ["gamma"]],
        }
    ]
    assert [row["partner"] for row in found["introducers"]] == ["c"]


def test_gaps_say_what_is_missing_and_who_could_bring_it(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A line for each thing asked, then the candidates, the first with reasons."""
    assert main(["gaps", "a", "b", "--countries", "3", "--kinds", "agency,cluster", "--limit", "1"]) == 0
    candidate = (
        "=Dé (d): Also works with Partner C; would be the first partner in Slovenia and the first agency; "
        "both have ties in H2020; in a running project."
    )
    assert capsysbinary.readouterr().out.decode().splitlines() == [
        "countries: wanted 3, 2 found, missing 1",
        f"  {candidate}",
        "kind agency: wanted 1, 0 found, missing 1",
        f"  {candidate}",
        "kind cluster: wanted 1, 2 found, there",
        "coordinator: wanted 1, 1 found, there",
    ]


def test_gaps_ask_for_everything(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each option is a row, in CSV with every column."""
    command = "gaps a --partners 2 --with-countries NO,SI --regions FR10 --no-coordinator --format csv"
    assert main(command.split()) == 0
    rows = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode())))
    assert [(row["what"], row["item"], row["candidates"]) for row in rows] == [
        ("partners", "", "b c d e f"),
        ("country", "NO", "f"),
        ("country", "SI", "d"),
        ("region", "FR10", ""),
    ]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("suggest aa", "partner 'aa' is not in the network; did you mean 'a'?"),
        ("suggest a --kind clster", "there is no kind 'clster'; did you mean 'cluster'?"),
        ("suggest a --country XX", "there is no country 'XX'"),
        ("paths a a", "a path needs two partners, and both are 'a'"),
        ("paths a zz", "partner 'zz' is not in the network"),
        ("paths a b --country FR", "partner 'a' is not in the network"),
        ("gaps a --programme h202", "there is no programme 'h202'; did you mean 'h2020'?"),
        ("gaps a --programme fp7", "of fp7 too few funded projects"),
        ("gaps a zz", "partner 'zz' is not in the network"),
    ],
)
def test_a_wrong_question_leaves_with_2(capsys: pytest.CaptureFixture[str], command: str, told: str) -> None:
    """One line says what is wrong and what is near; nothing else is printed."""
    assert main(command.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(told)
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "command", ["suggest", "paths a", "gaps", "suggest a --limit 0", "gaps a --countries x"]
)
def test_a_wrong_command_leaves_with_2(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """As argparse has it."""
    with pytest.raises(SystemExit) as left:
        main(command.split())
    assert left.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(not REGISTRY.exists(), reason="data/partners.yaml is not here")
def test_the_real_registry_answers() -> None:
    """The command runs as a reader would run it, and names somebody with a reason."""
    run = subprocess.run(
        [sys.executable, "-m", "network", "suggest", "pole-media-grand-paris", "--limit", "3"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.count("Also works with") == 3
