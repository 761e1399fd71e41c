"""Rank intervals: on paper, and what must be true of any."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from network import collaboration_graph, measures
from network.uncertainty import RANKED, rank_intervals
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


def test_the_real_network() -> None:
    """Ranks are those of the measures table, and lie in their intervals."""
    registry = load_registry("data/partners.yaml", place=False)
    table = rank_intervals(registry)
    numbers = measures(collaboration_graph(registry)).round(10)
    for measure in RANKED:
        rank = table[f"{measure}_rank"]
        expected = numbers[measure].rank(method="min", ascending=measure == "constraint", na_option="bottom")
        assert (rank == expected.astype(int)).all(), measure
        assert (table[f"{measure}_best"] <= rank).all()
        assert (rank <= table[f"{measure}_worst"]).all()


def test_nobody(registry_of: Callable[..., Registry]) -> None:
    """An empty registry has an empty table with all columns; one partner is first in everything."""
    assert rank_intervals(registry_of({})).shape == (0, 4 * len(RANKED))
    assert (rank_intervals(registry_of({}, alone="a")) == 1).all(axis=None)


def test_what_the_docs_say() -> None:
    """The three partners that docs/measures.md names."""
    table = rank_intervals(load_registry("data/partners.yaml", place=False))
    columns = ["betweenness_rank", "betweenness_best", "betweenness_worst"]

    assert table.loc["media-evolution", columns].tolist() == [1, 1, 2]
    assert table.loc["pole-media-grand-paris", columns].tolist() == [3, 3, 27]
    assert table.loc["bwcon", columns].tolist() == [8, 3, 210]
