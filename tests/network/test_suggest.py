"""Suggestions: scores worked out on paper, reasons word by word, and what must hold in any network."""

from __future__ import annotations

import random
from dataclasses import replace
from math import log, sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from conftest import make_registry
from hypothesis import given, settings
from hypothesis import strategies as st

from network import collaboration_graph, suggest_partners
from network.nearest import nearest
from network.outlook import Ground
from partners.model import PartialDate, PartnerId, PartnerKind, ProjectId, Registry, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def told(registry: Registry, partners: Mapping[str, Any], projects: Mapping[str, Any]) -> Registry:
    """Return the registry with more said of some partners and projects."""
    return replace(
        registry,
        partners=MappingProxyType(
            {key: replace(each, **partners.get(key, {})) for key, each in registry.partners.items()}
        ),
        projects=MappingProxyType(
            {key: replace(each, **projects.get(key, {})) for key, each in registry.projects.items()}
        ),
    )


@pytest.fixture
def office(registry_of: Callable[..., Registry]) -> Registry:
    """Return a network round an office.

    The office works with a (twice, under p) and b (once, under q). Both work with c, a under p, b
    under r; a alone works with d, under no programme. e and f are in a project of their own, under q.
    """
    registry = registry_of(
        {"1": "oa", "2": "oa", "3": "ob", "4": "ac", "5": "bc", "6": "ad", "7": "ef"},
        alone="g",
        programmes={"1": "p", "2": "p", "3": "q", "4": "p", "5": "r", "7": "q"},
        countries={"o": "FR", "a": "BE", "b": "FR", "c": "EE", "d": "BE", "e": "GB", "f": "FR", "g": "NL"},
        locations={"o": (48.0, 2.0), "c": (49.0, 2.0), "d": (48.0, 2.001)},
    )
    return told(
        registry,
        {
            "a": {"until": PartialDate(2015, 5), "nuts": "BE100"},
            "b": {"nuts": "FR101"},
            "c": {"kind": PartnerKind.EDUCATION, "topics": ("film", "games")},
            "d": {"nuts": "BE352"},
            "o": {"topics": ("film",)},
        },
        {"4": {"start": PartialDate(2012), "status": Status.FINISHED}, "5": {"start": PartialDate(2013)}},
    )


def test_the_score_by_hand(office: Registry) -> None:
    """C works with a (3 ties, twice the office's) and b (2 ties); of two programmes each, one is both's."""
    table = suggest_partners(office, "o")
    assert list(table.index) == ["c", "d"]
    ways = log(3) * log(2) / log(3) + log(2) * log(2) / log(2)
    assert table.score["c"] == pytest.approx((1 + 1 / 2) * ways, rel=1e-11)
    assert table.adamic_adar["c"] == pytest.approx(1 / log(3) + 1 / log(2), rel=1e-11)
    assert table.similarity["c"] == pytest.approx(1 / 2)
    assert table.score["d"] == pytest.approx(log(3) * log(2) / log(3), rel=1e-11)
    assert table.similarity["d"] == 0


def test_similarity_counts_ties(paper: Registry) -> None:
    """A has two ties under h2020 and one under fp7, d one under h2020 and one under none: 2/√5."""
    table = suggest_partners(collaboration_graph(paper), "a")
    assert table.similarity["d"] == pytest.approx(2 / sqrt(5))
    assert table.score["d"] == pytest.approx((1 + 2 / sqrt(5)) * log(2) ** 2 / log(3))
    assert (table.shared_alters["d"], table.shared_programmes["d"]) == ("c", "h2020")


def test_every_part_of_the_reasons_is_a_column(office: Registry) -> None:
    """What the office lacks and what both have, of somebody two steps away."""
    row = suggest_partners(office, "o").loc["c"].to_dict()
    assert (
        row
        | {
            "name": "Partner C",
            "country": "EE",
            "kind": "education",
            "shared_alters": "a b",
            "through": "Partner A (until 2015); Partner B",
            "shared_programmes": "p",
            "new_programmes": "r",
            "shared_topics": "film",
            "new_country": True,
            "new_kind": True,
            "new_region": "",
            "distance_km": 111.2,
            "steps": 2,
            "last_active": "running",
        }
        == row
    )


def test_the_reasons_in_words(office: Registry) -> None:
    """One sentence each, with names and not ids; what is unknown is not said."""
    table = suggest_partners(office, "o", beyond=True)
    assert dict(table.reasons) == {
        "c": "Also works with Partner A (until 2015) and Partner B; would be the first partner in Estonia "
        "and the first university or school; both have ties in P; brings ties in R; both are about film; "
        "111 km away; in a running project.",
        "d": "Also works with Partner A (until 2015); would be the first partner in region BE35; "
        "in the same town; in a running project.",
        "e": "No chain of ties joins the two yet; would be the first partner in the United Kingdom; "
        "both have ties in Q; in a running project.",
        "f": "No chain of ties joins the two yet; both have ties in Q; in a running project.",
        "g": "No chain of ties joins the two yet; would be the first partner in the Netherlands.",
    }


def test_a_region_is_new_once(office: Registry) -> None:
    """An alter in the same NUTS 2 region, or no code as fine as that: nothing new is said."""
    for code in ("BE101", "BE1", None):
        table = suggest_partners(told(office, {"d": {"nuts": code}}, {}), "o")
        assert table.new_region["d"] == ""
        assert "region" not in table.reasons["d"]
    assert suggest_partners(office, "o").new_region["d"] == "BE35"


def test_the_last_project_is_dated(office: Registry) -> None:
    """Where none is running: the last year in which one ran; nothing where no date is known."""
    finished = told(office, {}, {key: {"status": Status.FINISHED} for key in "67"})
    finished = told(finished, {}, {"5": {"status": Status.FINISHED, "end": PartialDate(2016, 5)}})
    table = suggest_partners(finished, "o")
    assert dict(table.last_active) == {"c": "2016", "d": ""}
    assert table.reasons["c"].endswith("; last known project until 2016.")
    assert table.reasons["d"].endswith("; in the same town.")


def test_without_a_registry_the_graph_must_do(office: Registry) -> None:
    """Scores are the same; what a graph does not hold is left out, and programmes keep their ids."""
    graph = collaboration_graph(office)
    bare, full = suggest_partners(graph, "o"), suggest_partners(office, "o")
    assert list(bare.score) == list(full.score)
    assert bare.reasons["c"] == (
        "Also works with Partner A and Partner B; would be the first partner in Estonia and the first "
        "university or school; both have ties in p; brings ties in r; 111 km away."
    )
    assert suggest_partners(graph, "o", registry=office).equals(full)


def test_those_who_stopped_are_not_suggested(office: Registry) -> None:
    """They worked, but nobody can work with them again."""
    gone = told(office, {"c": {"until": PartialDate(2019)}}, {})
    assert list(suggest_partners(gone, "o").index) == ["d"]
    assert "c" not in suggest_partners(gone, "o", beyond=True).index


def test_filters_ask_for_some(office: Registry) -> None:
    """By country and kind, several of each; the limit counts what is left."""
    assert list(suggest_partners(office, "o", countries="BE").index) == ["d"]
    assert list(suggest_partners(office, "o", kinds=["education", "agency"]).index) == ["c"]
    assert list(suggest_partners(office, "o", countries=["BE", "EE"], limit=1).index) == ["c"]
    assert list(suggest_partners(office, "o", countries="GB", beyond=True).index) == ["e"]
    with pytest.raises(ValueError, match="there is no country 'XX'"):
        suggest_partners(office, "o", countries="XX")
    with pytest.raises(ValueError, match="there is no kind 'univrsity'"):
        suggest_partners(office, "o", kinds="univrsity")


def test_beyond_two_steps_programmes_decide(registry_of: Callable[..., Registry]) -> None:
    """Who is three steps away or unreachable comes last: by similarity times projects, score 0."""
    registry = registry_of(
        {"1": "oa", "2": "ab", "3": "bc", "4": "de", "5": "de", "6": "fg", "7": "cx"},
        alone="h",
        programmes={"1": "p", "4": "p", "5": "p", "6": "p"},
    )
    table = suggest_partners(registry, "o", beyond=True)
    assert list(table.index) == ["b", "d", "e", "f", "g", "c", "h", "x"]
    assert list(table.steps) == [2, 0, 0, 0, 0, 3, 0, 4]
    assert (table.score[1:] == 0).all()
    assert list(table.similarity[1:]) == [1, 1, 1, 1, 0, 0, 0]
    assert table.reasons["c"].startswith("3 steps away; ")


def test_to_somebody_alone_nothing_is_a_first(office: Registry) -> None:
    """Without ties there are no near ones, and that everything is new is no reason."""
    assert suggest_partners(office, "g").empty
    table = suggest_partners(office, "g", beyond=True)
    assert len(table) == 6  # a has stopped
    assert not table.reasons.str.contains("first").any()


def test_scores_are_judged_by_networkx(random_of: Callable[..., Registry]) -> None:
    """The plain Adamic-Adar of every suggestion is the reference's, and nobody near is missing."""
    graph = collaboration_graph(random_of(4))
    for partner in list(graph)[:20]:
        table = suggest_partners(graph, partner, limit=1000)
        judged = nx.adamic_adar_index(graph, [(partner, other) for other in table.index])
        assert [score for *_, score in judged] == pytest.approx(list(table.adamic_adar), rel=1e-9)
        lengths = nx.single_source_shortest_path_length(graph, partner)
        assert set(table.index) == {other for other, steps in lengths.items() if steps == 2}
        assert list(table.score) == sorted(table.score, reverse=True)
        assert (table.steps == 2).all()


@pytest.mark.parametrize("seed", range(8, 12))
def test_everybodys_first_ones_at_once(random_of: Callable[..., Registry], seed: int) -> None:
    """The sparse products name the same as one asker after the other, of equals the same, too."""
    registry = random_of(seed)
    stopped = {partner: {"until": PartialDate(2010)} for partner in ("p003", "p010", "p021")}
    registry = told(registry, stopped, {})
    graph = collaboration_graph(registry)
    found = nearest(Ground(graph, registry), 3)
    assert list(found) == list(graph)
    for partner, (outlook, first) in found.items():
        table = suggest_partners(graph, partner, limit=3, registry=registry)
        assert first == list(table.index)
        assert [outlook.reasons(other).sentence() for other in first] == list(table.reasons)


def test_nobody_has_nearest_ones_in_nothing(registry_of: Callable[..., Registry]) -> None:
    """Without partners, without ties, without programmes there is no error and no suggestion."""
    for registry in (registry_of({}), registry_of({}, alone="ab"), registry_of({"1": "ab", "2": "bc"})):
        found = nearest(Ground(collaboration_graph(registry), registry), 3)
        assert {key: first for key, (_, first) in found.items() if first} == (
            {"a": ["c"], "c": ["a"]} if registry.projects else {}
        )


def test_weights_play_no_part(random_of: Callable[..., Registry]) -> None:
    """A graph made with either weighting gives the same suggestions."""
    registry = random_of(5)
    one, other = (collaboration_graph(registry, weighting=kind) for kind in ("newman", "shared"))
    assert suggest_partners(one, "p003").equals(suggest_partners(other, "p003"))


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), beyond=st.booleans())
def test_nobody_known_is_suggested(seed: int, *, beyond: bool) -> None:
    """Neither the partner itself nor anyone tied to it, and nobody twice; distances alone may be unknown."""
    draw = random.Random(seed)  # noqa: S311 -- for a graph, not for a secret
    known = [f"p{number}" for number in range(draw.randint(1, 14))]
    graph = collaboration_graph(_drawn(draw, known))
    partner = draw.choice(known)
    table = suggest_partners(graph, partner, limit=20, beyond=beyond)
    assert not set(table.index) & {partner, *graph.adj[partner]}
    assert table.index.is_unique
    assert not table.drop(columns="distance_km").isna().any().any()
    if beyond:
        assert len(table) == len(graph) - 1 - graph.degree(partner)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_names_of_ids_decide_nothing_but_ties(seed: int) -> None:
    """With other ids and the records in another order everybody's score is the same."""
    draw = random.Random(seed)  # noqa: S311 -- for a graph, not for a secret
    known = [f"p{number}" for number in range(draw.randint(2, 14))]
    registry = _drawn(draw, known)
    called = dict(zip(known, draw.sample([f"q{number}" for number in range(99)], len(known)), strict=True))
    renamed = _renamed(registry, called)
    before, after = (
        suggest_partners(registry, known[0], limit=20),
        suggest_partners(renamed, called[known[0]], limit=20),
    )
    columns = ["score", "adamic_adar", "similarity"]
    expected = {called[other]: row for other, row in before[columns].T.to_dict().items()}
    assert expected == after[columns].T.to_dict()
    assert list(before.score) == list(after.score)


def _drawn(draw: random.Random, known: list[str]) -> Registry:
    crews = {
        f"x{number}": draw.sample(known, draw.randint(1, min(4, len(known))))
        for number in range(draw.randint(0, 8))
    }
    return make_registry(crews, alone=known, programmes={key: draw.choice("pqr") for key in crews})


def _renamed(registry: Registry, called: Mapping[str, str]) -> Registry:
    partners = {
        PartnerId(called[key]): replace(each, id=PartnerId(called[key]))
        for key, each in reversed(list(registry.partners.items()))
    }
    projects = {
        ProjectId(key): replace(
            each,
            participations=tuple(
                replace(part, partner=PartnerId(called[part.partner]))
                for part in reversed(each.participations)
            ),
        )
        for key, each in reversed(list(registry.projects.items()))
    }
    return replace(registry, partners=MappingProxyType(partners), projects=MappingProxyType(projects))
