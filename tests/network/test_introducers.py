"""Who could introduce whom, by hand and against networkx's list of all shortest paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from network import collaboration_graph, introducers, paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry


def test_everyone_on_a_shortest_chain(registry_of: Callable[..., Registry]) -> None:
    """S to t in 3 steps: s-a-b-t, s-a-c-t, s-d-c-t; a-b and a-c are one project of three, the rest pairs."""
    crews = {"1": "sa", "2": "abc", "3": "bt", "4": "ct", "5": "sd", "6": "dc", "7": "dc"}
    table = introducers(collaboration_graph(registry_of(crews)), "s", "t")
    assert list(table.index) == ["c", "a", "d", "b"]
    assert list(table.chains) == [2, 2, 1, 1]
    assert list(table.share) == [2 / 3, 2 / 3, 1 / 3, 1 / 3]
    assert list(table.length) == [2.5, 4, 2.5, 4]
    assert list(table.steps_from) == [2, 1, 1, 2]
    assert list(table.steps_to) == [1, 2, 2, 1]
    assert table.loc["a", ["name", "country", "kind"]].to_list() == ["Partner A", "BE", "cluster"]


def test_of_two_who_are_tied(paper: Registry) -> None:
    """Whoever is tied to both; nobody, where they have nobody in common, or nothing joins them."""
    graph = collaboration_graph(paper)
    assert introducers(graph, "a", "b").loc["c"].to_dict() | {"chains": 1, "share": 1.0, "length": 4.0} == (
        introducers(graph, "a", "b").loc["c"].to_dict()
    )
    assert introducers(graph, "c", "d").empty
    assert introducers(graph, "a", "f").empty


def test_chains_are_all_shortest_paths(random_of: Callable[..., Registry]) -> None:
    """Counted in the reference's list; the number over one's first steps is the number of all."""
    graph = collaboration_graph(random_of(6))
    partners = list(graph)
    compared = 0
    for source, target in zip(partners, partners[11:], strict=False):
        if graph.has_edge(source, target) or not nx.has_path(graph, source, target):
            continue
        every = list(nx.all_shortest_paths(graph, source, target))
        table = introducers(graph, source, target)
        inner = [partner for chain in every for partner in chain[1:-1]]
        assert {partner: inner.count(partner) for partner in inner} == table.chains.to_dict()
        assert table.chains[table.steps_from == 1].sum() == len(every)
        best = paths(graph, source, target, limit=1)[0]
        assert min(table.length) == pytest.approx(best.length)
        assert (table.steps_from + table.steps_to == len(best.steps)).all()
        compared += 1
    assert compared > 10


def test_senseless_questions_are_refused(paper: Registry) -> None:
    """As by `paths`."""
    graph = collaboration_graph(paper)
    with pytest.raises(ValueError, match="a path needs two partners, and both are 'a'"):
        introducers(graph, "a", "a")
    with pytest.raises(KeyError, match="partner 'x' is not in the network"):
        introducers(graph, "a", "x")


def test_a_path_has_names(paper: Registry) -> None:
    """In the order of its ids."""
    (path,) = paths(collaboration_graph(paper), "a", "d")
    assert path.names == ("Partner A", "Partner C", "Partner D")
