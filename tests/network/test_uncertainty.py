"""Rank intervals: on paper, and what must be true of any."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network import collaboration_graph, many_routes, measures, shortest, variants
from network.ranks import RANKED
from network.uncertainty import quick_measures, rank_intervals
from partners import load_registry
from partners.model import Confidence, ProjectId

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry


def test_on_paper(registry_of: Callable[..., Registry]) -> None:
    """One has three partners by one project, the other two by two: without the one, it is first."""
    registry = registry_of({"one": "acde", "two": "bf", "three": "bg"})
    table = rank_intervals(registry)

    assert table.loc["a", ["degree_rank", "degree_best", "degree_worst"]].tolist() == [1, 1, 7]
    assert table.loc["b", ["degree_rank", "degree_best", "degree_worst"]].tolist() == [5, 1, 6]


def test_without_what_is_in_doubt(registry_of: Callable[..., Registry]) -> None:
    """A project of low confidence does not count for the sure rank."""
    registry = registry_of({"one": "acd", "two": "bf"})
    one = ProjectId("one")
    doubted = replace(
        registry,
        projects={**registry.projects, one: replace(registry.projects[one], confidence=Confidence.LOW)},
    )
    table = rank_intervals(doubted)

    assert table.loc["a", ["degree_rank", "degree_sure"]].tolist() == [1, 3]
    assert table.loc["b", ["degree_rank", "degree_sure"]].tolist() == [4, 1]


def doubtful(registry: Registry, seed: int) -> Registry:
    """Return the registry with a fifth of its projects and of its participations in doubt."""
    draw = random.Random(seed)  # noqa: S311 -- for a test

    def doubt() -> Confidence:
        return Confidence.LOW if draw.random() < 0.2 else Confidence.HIGH

    projects = {
        key: replace(
            project,
            confidence=doubt(),
            participations=tuple(replace(each, confidence=doubt()) for each in project.participations),
        )
        for key, project in registry.projects.items()
    }
    return replace(registry, projects=projects)


def sure_graph(registry: Registry) -> nx.Graph[str]:
    """Return the collaboration graph of what is sure, from the definition; n counts everyone registered."""
    graph = nx.Graph()
    for partner in registry.partners.values():
        graph.add_node(partner.id, country=partner.country)
    for project in registry.projects.values():
        if project.is_proposal or project.confidence != Confidence.HIGH:
            continue
        crew = {each.partner for each in project.participations}
        sure = {each.partner for each in project.participations if each.confidence == Confidence.HIGH}
        for one, other in combinations(sorted(sure), 2):
            known = graph.get_edge_data(one, other, {"weight": 0.0, "projects": (), "programmes": ()})
            programme = (project.programme,) if project.programme else ()
            graph.add_edge(
                one,
                other,
                weight=known["weight"] + 1 / (len(crew) - 1),
                projects=(*known["projects"], project.id),
                programmes=(*known["programmes"], *programme),
            )
    return graph


def without_each(registry: Registry, **filters: Any) -> list[pd.DataFrame]:
    """Return the measures of the network, then without each project, each measured by itself."""
    whole = collaboration_graph(registry, **filters)
    tables = [measures(whole)]
    for project in registry.projects:
        kept = {key: each for key, each in registry.projects.items() if key != project}
        graph = collaboration_graph(replace(registry, projects=kept), **filters)
        graph.add_nodes_from((node, data) for node, data in whole.nodes.data() if node not in graph)
        tables.append(measures(graph))
    return tables


def plain(registry: Registry) -> pd.DataFrame:
    """Return the intervals by the definition: every network measured by itself."""
    whole, *others = without_each(registry)
    sure = measures(sure_graph(registry))
    columns = {}
    for measure in RANKED:
        sign = 1 if measure == "constraint" else -1
        places = [places_of(sign * each[measure]) for each in (whole, *others)]
        columns[f"{measure}_rank"] = places[0][0]
        columns[f"{measure}_best"] = np.min([first for first, _ in places], axis=0)
        columns[f"{measure}_worst"] = np.max([last for _, last in places], axis=0)
        columns[f"{measure}_sure"] = places_of(sign * sure[measure])[0]
    return pd.DataFrame(columns, index=whole.index)


def places_of(column: pd.Series[float]) -> tuple[list[int], list[int]]:
    """Return the best and the worst place of each number among equals, by counting."""
    numbers = [math.inf if math.isnan(value) else value for value in column]
    same = [[math.isclose(one, other, rel_tol=1e-9) for other in numbers] for one in numbers]
    first = [
        1 + sum(other < one and not is_same[at] for at, other in enumerate(numbers))
        for one, is_same in zip(numbers, same, strict=True)
    ]
    return first, [place + sum(is_same) - 1 for place, is_same in zip(first, same, strict=True)]


@pytest.mark.parametrize("seed", range(4))
def test_they_are_those_of_measuring_every_network_by_itself(
    random_of: Callable[..., Registry], seed: int
) -> None:
    """On random registries with doubts; busy partners, isolates, proposals and large consortia."""
    registry = doubtful(random_of(seed, partners=18), seed)
    pd.testing.assert_frame_equal(rank_intervals(registry), plain(registry), check_dtype=False)


@pytest.mark.parametrize(
    "filters",
    [{"weighting": "shared"}, {"roles": "partner", "countries": ["BE", "FR", "NO"], "proposals": True}],
)
def test_they_are_about_the_network_that_filters_leave(
    random_of: Callable[..., Registry], filters: dict[str, Any]
) -> None:
    """With another weighting, or of a part: partners stay, and a project adds what it adds to the whole."""
    registry = random_of(8, partners=16)
    whole, *others = without_each(registry, **filters)
    table = rank_intervals(registry, **filters)
    assert list(table.index) == list(whole.index)
    for measure in RANKED:
        sign = 1 if measure == "constraint" else -1
        places = [places_of(sign * each[measure]) for each in (whole, *others)]
        assert table[f"{measure}_best"].tolist() == np.min([first for first, _ in places], axis=0).tolist()
        assert table[f"{measure}_worst"].tolist() == np.max([last for _, last in places], axis=0).tolist()


def test_betweenness_is_that_of_every_network_by_itself(random_of: Callable[..., Registry]) -> None:
    """In every variant of a larger network, to 1e-9: routes through connectors only, leaves counted once."""
    networks = variants.left_out(variants.participations(doubtful(random_of(6), 6)))
    size = networks.taking.partners
    for at, found in enumerate(many_routes.betweenness(networks)):
        block = slice(at * size, (at + 1) * size)
        alone = shortest.betweenness(networks.weights[block, block], pivots=size, seed=0)
        np.testing.assert_allclose(found, alone, rtol=1e-9, atol=1e-12, err_msg=f"network {at}")


def test_they_are_the_same_in_small_portions(
    random_of: Callable[..., Registry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many networks are held at once changes no number."""
    registry = doubtful(random_of(5, partners=30), 5)
    whole = rank_intervals(registry)
    for module in (variants, many_routes):
        monkeypatch.setattr(module, "_CELLS", 1_500)
    pd.testing.assert_frame_equal(rank_intervals(registry), whole)


@settings(max_examples=20)
@given(
    projects=st.dictionaries(
        st.sampled_from([f"q{number}" for number in range(6)]),
        st.lists(st.sampled_from("abcdefgh"), max_size=5),
    )
)
def test_whatever_the_network(registry_of: Callable[..., Registry], projects: dict[str, list[str]]) -> None:
    """A rank lies in its interval, from 1 to all; without doubts the sure rank is the rank."""
    partners = 10
    registry = registry_of(projects, alone="abcdefghij")
    table = rank_intervals(registry)
    for measure in RANKED:
        rank, best, worst = (table[f"{measure}_{part}"] for part in ("rank", "best", "worst"))
        assert ((best >= 1) & (best <= rank) & (rank <= worst) & (worst <= partners)).all(), measure
        assert (table[f"{measure}_sure"] == rank).all(), measure
    with_one_alone = registry_of({**projects, "lonely": "a"}, alone="abcdefghij")
    pd.testing.assert_frame_equal(rank_intervals(with_one_alone), table)


def test_the_real_network() -> None:
    """Ranks are those that pages show, and lie in their intervals; the sure ones are by the definition."""
    registry = load_registry("data/partners.yaml", place=False)
    table = rank_intervals(registry)
    numbers, sure = measures(collaboration_graph(registry)), measures(sure_graph(registry))
    for measure in RANKED:
        rank = table[f"{measure}_rank"]
        sign = 1 if measure == "constraint" else -1
        assert rank.tolist() == places_of(sign * numbers[measure])[0], measure
        assert table[f"{measure}_sure"].tolist() == places_of(sign * sure[measure])[0], measure
        assert (table[f"{measure}_best"] <= rank).all()
        assert (rank <= table[f"{measure}_worst"]).all()


def test_only_some_measures(registry_of: Callable[..., Registry]) -> None:
    """Those that are asked for, in the usual order; an unknown one is an error that names the others."""
    registry = registry_of({"one": "abc", "two": "cd"})
    some = rank_intervals(registry, measures=["constraint", "degree"])
    assert [name for name in some.columns if name.endswith("_rank")] == ["degree_rank", "constraint_rank"]
    pd.testing.assert_frame_equal(some, rank_intervals(registry)[list(some.columns)])
    with pytest.raises(ValueError, match="no rank interval for community; there is one for degree, "):
        rank_intervals(registry, measures=["community"])


def test_what_takes_long_is_said(registry_of: Callable[..., Registry]) -> None:
    """All in small networks; betweenness not among many connectors; nothing for thousands of partners."""
    names = [f"p{number:03d}" for number in range(330)]
    pairs = {f"q{at}": (one, other) for at, (one, other) in enumerate(pairwise(names[:131]))}
    assert quick_measures(registry_of(pairs)) == tuple(each for each in RANKED if each != "betweenness")
    assert quick_measures(registry_of({"all": names})) == RANKED
    assert quick_measures(registry_of(pairs, alone=[*names, *(f"a{at}" for at in range(100))])) == ()
    assert quick_measures(registry_of({})) == RANKED
    assert quick_measures(load_registry("data/partners.yaml", place=False)) == RANKED


def test_proposals_count_when_asked_for(registry_of: Callable[..., Registry]) -> None:
    """A rejected project makes ties only then."""
    registry = registry_of({"one": "ab", "two": "cde"}, rejected=["two"])
    assert rank_intervals(registry)["degree_rank"].tolist() == [1, 1, 3, 3, 3]
    assert rank_intervals(registry, proposals=True)["degree_rank"].tolist() == [4, 4, 1, 1, 1]


def test_nobody(registry_of: Callable[..., Registry]) -> None:
    """An empty registry has an empty table with all columns; one partner is first in everything."""
    assert rank_intervals(registry_of({})).shape == (0, 4 * len(RANKED))
    assert (rank_intervals(registry_of({}, alone="a")) == 1).all(axis=None)
    assert (rank_intervals(registry_of({"one": "a"})) == 1).all(axis=None)


def test_what_the_docs_say() -> None:
    """The three partners that docs/measures.md names."""
    table = rank_intervals(load_registry("data/partners.yaml", place=False))
    columns = ["betweenness_rank", "betweenness_best", "betweenness_worst"]

    assert table.loc["media-evolution", columns].tolist() == [1, 1, 2]
    assert table.loc["pole-media-grand-paris", columns].tolist() == [3, 3, 27]
    assert table.loc["bwcon", columns].tolist() == [8, 3, 210]
