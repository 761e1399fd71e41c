"""How to cite a registry, and this program."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from network import citation
from partners import load_registry
from partners.model import Origin, PartialDate, PartnerId, Registry, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parent.parent.parent


def told(paper: Registry, **site: Any) -> Registry:
    """Return the paper registry under another title."""
    return replace(paper, site=Site(**site))


def test_the_line_says_whose_what_when_and_where(paper: Registry) -> None:
    """Owner, year, title, counts without proposals, date, version, address."""
    alpha = replace(paper.projects["alpha"], start=PartialDate(2013, 9))
    dated = replace(paper, projects=MappingProxyType({**paper.projects, "alpha": alpha}))
    registry = told(dated, title="Six", owner=PartnerId("a"), home="https://six.example")
    line = str(citation(registry))
    assert re.sub(r"[0-9a-f]{8}", "VERSION", line) == (
        "Partner A (2013). Six [Data set: 6 partners, 4 projects; as of 2013-09; version VERSION]. "
        "https://six.example"
    )
    assert re.sub(r"[0-9a-f]{8}", "VERSION", citation(registry).bibtex()) == (
        "@misc{a-2013,\n  author = {{Partner A}},\n  title = {{Six}},\n  year = {2013},\n"
        "  version = {VERSION},\n  note = {Data set: 6 partners, 4 projects; as of 2013-09},\n"
        "  url = {https://six.example},\n}\n"
    )


def test_what_is_not_known_is_not_said(paper: Registry) -> None:
    """No owner, no date, no address: the line still stands."""
    assert re.fullmatch(
        r"Six \(n\.d\.\) \[Data set: 6 partners, 4 projects; version [0-9a-f]{8}\]\.",
        str(citation(told(paper, title="Six"))),
    )
    assert (
        citation(told(paper, title="Six"))
        .bibtex()
        .startswith("@misc{partner-atlas,\n  title = {{Six}},\n  version")
    )


def test_the_version_is_that_of_the_facts(paper: Registry) -> None:
    """Places in files and on the map, the order and the site's title change nothing; a fact does."""
    version = citation(paper).version
    a = paper.partners["a"]

    def with_a(**changes: Any) -> str:
        partners: Mapping[Any, Any] = {**paper.partners, "a": replace(a, **changes)}
        return citation(replace(paper, partners=MappingProxyType(partners))).version

    assert with_a(origin=Origin("x.yaml", 3, 1)) == version
    assert citation(replace(told(paper, title="Other"), locations=MappingProxyType({}))).version == version
    backwards = MappingProxyType(dict(reversed(paper.partners.items())))
    assert citation(replace(paper, partners=backwards)).version == version
    assert with_a(city="Namur") != version


@given(title=st.text(min_size=1), home=st.text())
def test_any_title_is_sound_bibtex(registry_of: Callable[..., Registry], title: str, home: str) -> None:
    """Braces are balanced and every sign that TeX reads is escaped: the entry ends where it should."""
    entry = citation(told(registry_of({"one": "ab"}), title=title, home=f"https://{home}")).bibtex()
    depth = 0
    for sign in re.sub(r"\\[{}&%$#_]", "", entry):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    value = re.search(r"title = \{\{(.*?)\}\},\n  (?:year|version)", entry, re.DOTALL)
    assert value is not None
    assert not re.search(
        r"(?<!\\)[&%$#_~^]", value[1].replace(r"\textasciitilde{}", "").replace(r"\textasciicircum{}", "")
    )


@pytest.fixture(scope="module")
def paper_once() -> Registry:
    """Return the registry of this repository, read once."""
    return load_registry(ROOT / "data" / "partners.yaml", place=False)


def test_the_real_registry_is_cited(paper_once: Registry) -> None:
    """By its owner, under its address."""
    line = str(citation(paper_once))
    assert line.startswith("Pôle Média Grand Paris (")
    assert line.endswith("]. https://www.lepole.org")


def cff() -> dict[str, Any]:
    """Return CITATION.cff as a YAML reader sees it; dates and numbers stay text."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- text only, our own
    return found


def test_the_citation_file_follows_its_format() -> None:
    """By the rules of CFF 1.2.0: required keys, known keys, entities with a name."""
    found = cff()
    assert found["cff-version"] == "1.2.0"
    assert {"cff-version", "message", "title", "authors"} <= found.keys()
    known = {
        "cff-version",
        "message",
        "title",
        "authors",
        "type",
        "abstract",
        "version",
        "license",
        "keywords",
    }
    assert found.keys() <= known
    assert found["type"] in {"software", "dataset"}
    assert all(author.keys() == {"name"} and author["name"] for author in found["authors"])
    assert all(
        isinstance(found[key], str) and found[key] for key in ("message", "title", "abstract", "version")
    )
    assert len({*found["keywords"]}) == len(found["keywords"]) > 0


def test_the_citation_file_is_of_this_version() -> None:
    """Version and licence are those of the package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (cff()["version"], cff()["license"]) == (project["version"], project["license"])
    holder = re.search(r"Copyright \(c\) \d{4} (.+)", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    assert holder is not None
    assert [author["name"] for author in cff()["authors"]] == [holder[1]]
