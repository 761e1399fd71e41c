"""The network as a whole: igraph as the judge, chance that keeps its promises."""

from __future__ import annotations

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network import collaboration_graph
from network.whole import shuffled, small_world, whole
from partners import load_registry

GRAPHS = st.sets(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), max_size=40
)


def graph_of(pairs: set[tuple[int, int]]) -> nx.Graph[str]:
    """Return twelve partners in three countries and two kinds, tied by ``pairs``."""
    graph: nx.Graph[str] = nx.Graph()
    for row in range(12):
        graph.add_node(f"{row:02}", country="ABC"[row % 3], kind="xy"[row % 2])
    graph.add_edges_from(((f"{a:02}", f"{b:02}") for a, b in sorted(pairs)), weight=1.0)
    return graph


@given(GRAPHS)
def test_igraph_agrees(pairs: set[tuple[int, int]]) -> None:
    """Density, components, clustering, steps and assortativity are igraph's."""
    ours = whole(graph_of(pairs))
    judge = igraph.Graph(n=12, edges=sorted(pairs))
    components = judge.connected_components()
    largest = components.giant()

    assert ours.density == pytest.approx(judge.density())
    assert (ours.components, ours.largest) == (len(components), largest.vcount())
    assert ours.isolates == sum(degree == 0 for degree in judge.degree())
    if ours.clustering is not None:
        assert ours.clustering == pytest.approx(judge.transitivity_undirected(mode="zero"))
    if len([size for size in components.sizes() if size == largest.vcount()]) == 1 and largest.vcount() > 1:
        assert ours.steps == pytest.approx(largest.average_path_length())
    for name, values in (
        ("country", [row % 3 for row in range(12)]),
        ("kind", [row % 2 for row in range(12)]),
    ):
        if ours.assortativity[name] is not None:
            assert ours.assortativity[name] == pytest.approx(
                judge.assortativity_nominal(values, directed=False)
            )


def test_a_star_and_a_ring() -> None:
    """A star is as centralised as can be, a ring not at all."""
    star = whole(nx.relabel_nodes(_weighted(nx.star_graph(5)), str))
    ring = whole(nx.relabel_nodes(_weighted(nx.cycle_graph(6)), str))

    assert (star.centralisation, ring.centralisation) == (1, 0)
    assert (star.clustering, ring.steps) == (0, pytest.approx(1.8))


def _weighted(graph: nx.Graph[int]) -> nx.Graph[int]:
    nx.set_edge_attributes(graph, 1.0, "weight")
    return graph


def test_nothing_and_nobody() -> None:
    """Without partners or ties a number that means nothing is None, never NaN."""
    empty, alone = whole(nx.Graph()), whole(graph_of(set()))

    assert (empty.partners, empty.components, empty.density, empty.steps) == (0, 0, None, None)
    assert (alone.isolates, alone.clustering, alone.ei["country"], alone.density) == (12, None, None, 0)


def test_ties_across_and_within() -> None:
    """Two across, one within: (2 - 1) / 3."""
    assert whole(graph_of({(0, 1), (0, 2), (0, 3)})).ei["country"] == pytest.approx(1 / 3)


@given(st.lists(st.sets(st.integers(0, 6)), max_size=8), st.integers(0, 99))
def test_chance_keeps_every_number(takes: list[set[int]], seed: int) -> None:
    """Every partner keeps its number of projects, every project its number of partners."""
    drawn = shuffled(takes, np.random.default_rng(seed))

    assert [len(each) for each in drawn] == [len(each) for each in takes]
    assert sorted(row for each in drawn for row in each) == sorted(row for each in takes for row in each)


def test_the_real_network_is_more_closed_than_chance() -> None:
    """Seeded: the same numbers twice; and its clustering is its own."""
    registry = load_registry("data/partners.yaml", place=False)
    once, twice = small_world(registry, samples=3, seed=1), small_world(registry, samples=3, seed=1)

    assert once == twice
    assert once.clustering == whole(collaboration_graph(registry)).clustering
    assert once.expected_clustering is not None
    assert once.expected_clustering < 1
