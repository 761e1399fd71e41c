"""Brokerage roles: the five triads on paper, and every triad counted by hand in random graphs."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.roles import ROLES, brokerage_roles


def tied(*pairs: str) -> nx.Graph[str]:
    """Return a graph of one-letter partners, with weights."""
    graph: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        graph.add_edge(pair[0], pair[1], weight=1.0)
    return graph


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ({"a": "1", "b": "1", "c": "1"}, {"coordinator": 1}),
        ({"a": "1", "b": "1", "c": "2"}, {"gatekeeper": 1, "representative": 1}),
        ({"a": "1", "b": "2", "c": "1"}, {"consultant": 1}),
        ({"a": "1", "b": "2", "c": "3"}, {"liaison": 1}),
        ({"a": "1", "c": "1"}, {"consultant": 1}),
        ({}, {"liaison": 1}),
    ],
)
def test_the_middle_of_three(groups: dict[str, str], role: dict[str, int]) -> None:
    """The middle one stands between a and c; what it is depends on the three groups."""
    table = brokerage_roles(tied("ab", "bc"), groups)

    assert table.loc["b"].to_dict() == dict.fromkeys(ROLES, 0) | role | {"total": 1}
    assert (table.loc[["a", "c"]] == 0).all(axis=None)


def test_a_closed_triangle_has_no_broker() -> None:
    """Who are tied themselves need nobody between them."""
    assert (brokerage_roles(tied("ab", "bc", "ca"), {"a": "1"}) == 0).all(axis=None)


def test_an_attribute_that_nobody_has() -> None:
    """It is a mistake, not a network of strangers."""
    with pytest.raises(KeyError, match="colour"):
        brokerage_roles(tied("ab"), "colour")


@given(
    pairs=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1])),
    groups=st.lists(st.sampled_from("xyz"), min_size=9, max_size=9),
)
def test_every_triad_is_counted(pairs: set[tuple[int, int]], groups: list[str]) -> None:
    """In any graph the table is what a loop over all triads gives."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(map(str, range(9)))
    graph.add_edges_from(((str(a), str(b)) for a, b in pairs), weight=0.5)
    group = dict(zip(map(str, range(9)), groups, strict=True))
    table = brokerage_roles(graph, group)
    for broker in graph:
        expected = dict.fromkeys((*ROLES, "total"), 0)
        for one, other in combinations(sorted(graph.adj[broker]), 2):
            if graph.has_edge(one, other):
                continue
            expected["total"] += 1
            match (group[one] == group[broker], group[other] == group[broker], group[one] == group[other]):
                case (True, True, _):
                    expected["coordinator"] += 1
                case (False, False, True):
                    expected["consultant"] += 1
                case (False, False, False):
                    expected["liaison"] += 1
                case _:
                    expected["gatekeeper"] += 1
                    expected["representative"] += 1
        assert table.loc[broker].to_dict() == expected
