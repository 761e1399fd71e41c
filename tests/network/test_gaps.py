"""What a consortium lacks, worked out by hand on a small registry."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from network import Call, collaboration_graph, consortium_gaps
from network.outlook import Ground, Outlook
from partners.model import PartialDate, PartnerId, PartnerKind, Programme, ProgrammeId, Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

_SAID: dict[str, dict[str, Any]] = {
    "a": {"kind": PartnerKind.CLUSTER, "nuts": "FR101"},
    "b": {"kind": PartnerKind.AGENCY, "nuts": "BE352", "topics": ("film",)},
    "c": {"kind": PartnerKind.EDUCATION, "nuts": "EE001"},
    "d": {"kind": PartnerKind.OTHER},
    "e": {"kind": PartnerKind.COMPANY, "topics": ("games",)},
    "f": {"kind": PartnerKind.OTHER},
    "g": {"kind": PartnerKind.EDUCATION},
    "h": {"kind": PartnerKind.CLUSTER, "until": PartialDate(2015), "successor": PartnerId("g")},
}


@pytest.fixture
def registry(registry_of: Callable[..., Registry]) -> Registry:
    """Return a network in which c coordinated 1 and 4, a 2, f 3; p nests under q.

    From a and b together: c is tied by 2 projects, d by 1, e is two steps away (over c and d), f and
    g are in a project of their own; h has stopped.
    """
    made = registry_of(
        {"1": "cab", "2": "ac", "3": "fgb", "4": "cde", "5": "db", "6": "h", "7": "ed"},
        programmes={"1": "p", "2": "p", "3": "q", "4": "q", "6": "p", "7": "r"},
        countries={"a": "FR", "b": "BE", "c": "EE", "d": "SE", "e": "SE", "f": "BE", "g": "DK", "h": "NO"},
    )
    partners = {key: replace(each, **_SAID[key]) for key, each in made.partners.items()}
    programmes = dict(made.programmes) | {
        ProgrammeId("p"): Programme(id=ProgrammeId("p"), name="P", parent=ProgrammeId("q"))
    }
    projects = {
        key: replace(each, complete=key == "1", topics=("film", "games") if key in {"1", "2"} else ())
        for key, each in made.projects.items()
    }
    return replace(
        made,
        partners=MappingProxyType(partners),
        programmes=MappingProxyType(programmes),
        projects=MappingProxyType(projects),
    )


def row(table: pd.DataFrame, what: str, item: str = "") -> dict[str, Any]:
    """Return the one row about this."""
    (found,) = table[(table.what == what) & (table["item"] == item)].to_dict("records")
    return found


def test_numbers_are_counted(registry: Registry) -> None:
    """Of five partners and four countries two of each are there; of a new country the nearest is named."""
    table = consortium_gaps(registry, ["b", "a", "a"], call=Call(min_partners=5, min_countries=4))
    assert list(table.what) == ["partners", "countries", "coordinator"]
    assert row(table, "partners") | {"wanted": 5, "present": 2, "missing": 3, "met_by": "a b"} == row(
        table, "partners"
    )
    # c shares two projects with them, f, g and d one each (f and g closer together); e is two steps away
    assert row(table, "partners")["candidates"] == "c f g d e"
    assert row(table, "countries") | {"wanted": 4, "present": 2, "missing": 2} == row(table, "countries")
    assert row(table, "countries")["candidates"] == "c g d"
    assert row(table, "coordinator") | {"met_by": "a", "missing": 0, "candidates": "", "reasons": ""} == row(
        table, "coordinator"
    )


def test_each_thing_asked_for_is_a_row(registry: Registry) -> None:
    """Countries, kinds, regions and topics, each wanted once; who has it counts, who could is named."""
    call = Call(
        countries=["SE", "FR"],
        kinds=("education", "agency"),
        regions=["EE0", "BE3", "LV00"],
        topics="games",
        coordinator=False,
    )
    table = consortium_gaps(registry, "b", call=call, limit=2)
    assert [
        tuple(each) for each in table[["what", "item", "missing", "met_by", "candidates"]].to_numpy()
    ] == [
        ("country", "FR", 1, "", "a"),
        ("country", "SE", 1, "", "d e"),
        ("kind", "agency", 0, "b", ""),
        ("kind", "education", 1, "", "c g"),
        ("region", "BE3", 0, "b", ""),
        ("region", "EE0", 1, "", "c"),
        ("region", "LV00", 1, "", ""),
        ("topic", "games", 0, "b", ""),
    ]


def test_the_usual_composition_of_a_programme(registry: Registry) -> None:
    """Under q are 1, 2, 3 and 4, with 3, 2, 3, 3 partners of 3, 2, 2, 2 countries; 6 has one partner.

    Clusters are in 2 of them (a), agencies in 2 (b), education in all (c, g), companies in one (e);
    "other" is in half, too (d, f), and says nothing; film and games are topics of half.
    """
    table = consortium_gaps(registry, ["a"], call="q")
    assert table.attrs == {"projects": 4, "complete": 1}
    assert row(table, "partners")["wanted"] == 3
    assert row(table, "countries")["wanted"] == 2
    assert list(table[table.what == "kind"]["item"]) == ["agency", "cluster", "education"]
    assert list(table[table.what == "topic"]["item"]) == ["film", "games"]
    asked = Call(programmes=["q"], min_partners=6, kinds="company", coordinator=False)
    table = consortium_gaps(registry, ["a"], call=asked)
    assert row(table, "partners")["wanted"] == 6
    assert row(table, "countries")["wanted"] == 2
    assert list(table[table.what == "kind"]["item"]) == ["agency", "cluster", "company", "education"]
    assert "coordinator" not in set(table.what)


def test_who_has_stopped_counts_for_nothing(registry: Registry) -> None:
    """A row says so and names the successor, unless that is in already."""
    table = consortium_gaps(registry, ["b", "h"], call=Call(min_partners=2, kinds="cluster"))
    assert row(table, "partners")["present"] == 1
    assert row(table, "kind", "cluster")["met_by"] == ""
    assert row(table, "still there", "h") | {"missing": 1, "candidates": "g"} == row(
        table, "still there", "h"
    )
    table = consortium_gaps(registry, ["b", "h", "g"], call=Call())
    assert row(table, "still there", "h")["candidates"] == ""


def test_the_reasons_speak_for_the_first(registry: Registry) -> None:
    """To whom of the consortium it is tied, and what nobody in the consortium is."""
    table = consortium_gaps(registry, ["a", "b"], call=Call(min_countries=3))
    assert row(table, "countries")["reasons"] == (
        "Partner C: Tied to Partner A and Partner B by 2 projects; would be the first partner in Estonia "
        "and the first university or school; both have ties in P and Q; both are about film and games; "
        "in a running project."
    )
    table = consortium_gaps(registry, ["a", "b"], call=Call(kinds="company"))
    assert row(table, "kind", "company")["reasons"].startswith(
        "Partner E: Also works with Partner D and Partner C; "
    )
    table = consortium_gaps(registry, "f", call=Call(min_countries=3))
    assert "Partner G: Tied to Partner F by a project; " in row(table, "countries")["reasons"]


@pytest.mark.parametrize(
    ("partners", "call", "said"),
    [
        ([], Call(), "a consortium needs a partner"),
        ("a", Call(min_countries=-1), "min_countries must be 0 or more, not -1"),
        ("a", Call(kinds="univrsity"), "there is no kind 'univrsity'"),
        ("a", Call(countries=["EST"]), "there is no country 'EST'"),
        ("a", Call(regions="Wallonia"), "'Wallonia' is no NUTS code of a region"),
        ("a", Call(topics="fim"), "there is no topic 'fim'; did you mean 'film'"),
        ("a", "h2020", "there is no programme 'h2020'"),
        ("a", "r", "of r too few funded projects with two known partners or more are here: 1, and"),
        ("aa", Call(), "partner 'aa' is not in the network"),
    ],
)
def test_what_cannot_be_answered(registry: Registry, partners: Any, call: Any, said: str) -> None:
    """The message says what is wrong."""
    with pytest.raises((ValueError, KeyError), match=said):
        consortium_gaps(registry, partners, call=call)


def test_a_consortium_is_one_body(registry: Registry) -> None:
    """What joins its members to each other is no tie of the body; what two of them share counts once."""
    outlook = Outlook(Ground(collaboration_graph(registry), registry), ("a", "b"))
    assert dict(outlook.tied) == {"c": 2, "d": 1, "f": 1, "g": 1}
    assert outlook.of("c").through == ("d",)
    assert outlook.of("d").through == ("c",)


def test_a_limit_is_a_number_of_candidates(registry: Registry) -> None:
    """One at least."""
    table = consortium_gaps(registry, "a", call=Call(min_partners=9), limit=1)
    assert row(table, "partners")["candidates"] == "c"
    with pytest.raises(ValueError, match="limit must be 1 or more, not 0"):
        consortium_gaps(registry, "a", call=Call(), limit=0)
