"""Ego networks, paths and suggestions, against the network worked out on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from network import collaboration_graph, ego, paths, suggest_partners

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry


@pytest.fixture
def graph(paper: Registry) -> nx.Graph[str]:
    """Return the collaboration graph of the paper network."""
    return collaboration_graph(paper)


def test_an_ego_network_has_the_alters_and_their_ties(graph: nx.Graph[str]) -> None:
    """Around c: itself, a, b and d, with the tie between a and b."""
    part = ego(graph, "c")
    assert list(part) == ["a", "b", "c", "d"]
    assert list(part.edges) == [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")]
    assert dict(part.nodes.data("steps")) == {"a": 1, "b": 1, "c": 0, "d": 1}
    assert graph.edges["a", "b"] == part.edges["a", "b"]


@pytest.mark.parametrize(
    ("radius", "expected"), [(0, "e"), (1, "de"), (2, "cde"), (3, "abcde"), (9, "abcde")]
)
def test_the_radius_counts_steps(graph: nx.Graph[str], radius: int, expected: str) -> None:
    """Each further step brings in the alters of the last ones."""
    assert list(expected) == list(ego(graph, "e", radius=radius))


def test_an_ego_network_is_a_copy(graph: nx.Graph[str]) -> None:
    """Changing it leaves the whole graph alone."""
    part = ego(graph, "c")
    part.nodes["a"]["name"] = "changed"
    part.edges["a", "c"]["weight"] = 99.0
    assert graph.nodes["a"]["name"] == "Partner A"
    assert graph.edges["a", "c"]["weight"] == 0.5


def test_ego_networks_are_networkxs(random_of: Callable[..., Registry]) -> None:
    """The same partners and ties as the reference finds."""
    graph = collaboration_graph(random_of(2))
    for partner in graph:
        ours, reference = ego(graph, partner), nx.ego_graph(graph, partner)
        assert set(reference) == set(ours)
        assert {frozenset(edge) for edge in reference.edges} == {frozenset(edge) for edge in ours.edges}


def test_an_isolated_partner_has_itself(graph: nx.Graph[str]) -> None:
    """Nobody around is an answer, not a failure."""
    assert list(ego(graph, "f")) == ["f"]
    assert suggest_partners(graph, "f").empty
    assert paths(graph, "a", "f") == ()


def test_a_path_names_the_projects_of_each_step(graph: nx.Graph[str]) -> None:
    """From a to e through c and d, each step with what explains it."""
    (path,) = paths(graph, "a", "e")
    assert path.partners == ("a", "c", "d", "e")
    assert [step.projects for step in path.steps] == [("alpha",), ("gamma",), ("delta",)]
    assert path.length == 4.0  # 1/0.5 + 1/1 + 1/1


def test_a_tie_is_the_shortest_path(graph: nx.Graph[str]) -> None:
    """Two partners that share a project need nobody else, even if a way round is stronger."""
    (path,) = paths(graph, "b", "c")
    assert path.partners == ("b", "c")


def test_stronger_chains_come_first_then_ids(registry_of: Callable[..., Registry]) -> None:
    """With as many steps: the stronger ties first, equals by id, no more than the limit."""
    graph = collaboration_graph(
        registry_of({"1": "sm", "2": "mt", "3": "sk", "4": "kt", "5": "sz", "6": "zt", "7": "sz", "8": "zt"})
    )
    assert [path.partners[1] for path in paths(graph, "s", "t")] == ["z", "k", "m"]
    assert [path.length for path in paths(graph, "s", "t")] == [1.0, 2.0, 2.0]
    assert [path.partners[1] for path in paths(graph, "s", "t", limit=2)] == ["z", "k"]


def test_paths_are_the_best_of_all_shortest_ones(random_of: Callable[..., Registry]) -> None:
    """The same chains as when all shortest ones are listed and sorted."""
    graph = collaboration_graph(random_of(3))
    partners = list(graph)
    compared = 0
    for source, target in zip(partners, partners[7:], strict=False):
        if not nx.has_path(graph, source, target):
            assert paths(graph, source, target) == ()
            continue
        every = [
            (
                round(sum(1 / graph.edges[step]["weight"] for step in nx.utils.pairwise(chain)), 9),
                tuple(chain),
            )
            for chain in nx.all_shortest_paths(graph, source, target)
        ]
        found = [(path.length, path.partners) for path in paths(graph, source, target, limit=4)]
        assert sorted(every)[:4] == found
        compared += 1
    assert compared > 10


def test_a_mistyped_partner_is_answered_with_the_nearest(random_of: Callable[..., Registry]) -> None:
    """The error is a KeyError that reads as a sentence."""
    graph = collaboration_graph(random_of(1))
    for ask in (ego, suggest_partners, lambda graph, wrong: paths(graph, "p001", wrong)):
        with pytest.raises(KeyError, match="did you mean") as caught:
            ask(graph, "p0001")
        assert str(caught.value).startswith("partner 'p0001' is not in the network; did you mean 'p001'")
    with pytest.raises(KeyError) as caught:
        ego(graph, "zzz")
    assert str(caught.value) == "partner 'zzz' is not in the network"


def test_senseless_questions_are_refused(graph: nx.Graph[str]) -> None:
    """The message says which number was wrong, or that both ends are one."""
    with pytest.raises(ValueError, match="a path needs two partners, and both are 'a'"):
        paths(graph, "a", "a")
    with pytest.raises(ValueError, match="limit must be 1 or more, not 0"):
        paths(graph, "a", "b", limit=0)
    with pytest.raises(ValueError, match="limit must be 1 or more, not 0"):
        suggest_partners(graph, "a", limit=0)
    with pytest.raises(ValueError, match="radius must be 0 or more, not -1"):
        ego(graph, "a", radius=-1)
