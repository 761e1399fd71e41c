"""Networks as arrays: networkx and igraph as judges, with the compiler and without."""

from __future__ import annotations

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from participations import ENGINES, PAIRS, graph_of, taking

from network import collaboration_graph
from network.compiled import IS_THERE
from network.large.affiliations import from_registry
from network.large.betweenness import betweenness
from network.large.nearness import nearness
from network.large.projection import project
from network.leiden import leiden, modularity
from network.matrices import weight_matrix
from partners import load_registry


@given(PAIRS)
def test_both_weights_are_networkx_s(pairs: list[tuple[int, int]]) -> None:
    """Who is tied, how many projects they share, and Newman's weight."""
    affiliations = taking(pairs)
    projection, expected = project(affiliations), graph_of(affiliations)
    ours = {
        (int(a), int(b)): (int(shared), float(newman))
        for a, b, shared, newman in zip(
            projection.tails, projection.indices, projection.shared, projection.newman, strict=True
        )
        if a < b
    }
    sets = affiliations.matrix.toarray() > 0

    assert ours.keys() == {tuple(sorted(pair)) for pair in expected.edges}
    for (a, b), (shared, newman) in ours.items():
        assert newman == pytest.approx(expected.edges[a, b]["weight"], rel=1e-12)
        assert shared == (sets[a] & sets[b]).sum()


@pytest.mark.parametrize("use_numba", ENGINES)
@settings(deadline=None)
@given(pairs=PAIRS)
def test_nearness_is_networkx_s(use_numba: bool, pairs: list[tuple[int, int]]) -> None:  # noqa: FBT001 -- pytest names it
    """Harmonic and closeness of everybody, isolated partners too."""
    affiliations = taking(pairs)
    graph, others = graph_of(affiliations), max(len(affiliations.partners) - 1, 1)
    harmonic, closeness = nearness(affiliations, use_numba=use_numba)

    for row, value in nx.harmonic_centrality(graph).items():
        assert harmonic[row] == pytest.approx(value / others, abs=1e-12)
    for row, value in nx.closeness_centrality(graph).items():
        assert closeness[row] == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize("use_numba", ENGINES)
@settings(deadline=None)
@given(pairs=PAIRS)
def test_betweenness_is_igraph_s(use_numba: bool, pairs: list[tuple[int, int]]) -> None:  # noqa: FBT001 -- pytest names it
    """With partners of one project collapsed, everybody's number stays."""
    affiliations = taking(pairs)
    size = len(affiliations.partners)
    graph = graph_of(affiliations)
    found = betweenness(affiliations, project(affiliations), sources=max(size, 2), use_numba=use_numba)
    judge = igraph.Graph(n=size, edges=list(graph.edges)).betweenness()
    scale = max((size - 1) * (size - 2) / 2, 1)

    assert found.column == "betweenness"
    assert found.values == pytest.approx(np.array(judge) / scale, abs=1e-12)


@pytest.mark.parametrize("use_numba", ENGINES)
def test_an_estimate_says_so_and_is_near(use_numba: bool) -> None:  # noqa: FBT001 -- pytest names it
    """Number of sources, seed and error stand in the column's name; the error is of the right size."""
    rng = np.random.default_rng(1)
    affiliations = taking(
        list(zip(rng.integers(0, 300, 900).tolist(), rng.integers(0, 250, 900).tolist(), strict=True))
    )
    projection = project(affiliations)
    exact = betweenness(affiliations, projection, sources=10_000, use_numba=use_numba)
    drawn = [
        betweenness(affiliations, projection, sources=60, seed=seed, use_numba=use_numba)
        for seed in range(20)
    ]

    assert drawn[3].column.startswith("betweenness (k=60, seed=3, ±")
    top = int(np.argmax(exact.values))
    assert np.mean([each.values[top] for each in drawn]) == pytest.approx(exact.values[top], rel=0.2)
    assert all(0 < each.error < exact.values[top] for each in drawn)


def test_a_registry_is_the_same_network() -> None:
    """Arrays and graph of the real registry hold the same ties."""
    registry = load_registry("data/partners.yaml", place=False)
    affiliations, graph = from_registry(registry), collaboration_graph(registry)
    projection = project(affiliations)
    names = affiliations.partners

    assert list(names) == sorted(graph)
    assert len(projection.indices) == 2 * graph.number_of_edges()
    for a, b, shared, newman in zip(
        projection.tails, projection.indices, projection.shared, projection.newman, strict=True
    ):
        tie = graph.edges[names[a], names[b]]
        assert (tie["shared"], tie["newman"]) == (shared, pytest.approx(newman, rel=1e-12))


@settings(deadline=None)
@given(PAIRS, st.integers(0, 5))
def test_communities_are_connected_and_better_than_none(pairs: list[tuple[int, int]], seed: int) -> None:
    """Leiden's promise; and its modularity is networkx's."""
    affiliations = taking(pairs)
    projection = project(affiliations)
    weights = projection.matrix(projection.newman)
    labels = leiden(weights, seed=seed)
    graph = graph_of(affiliations)
    groups = [{int(row) for row in np.flatnonzero(labels == label)} for label in np.unique(labels)]

    for group in groups:
        assert nx.is_connected(graph.subgraph(group))
    if graph.number_of_edges():
        assert modularity(weights, labels) == pytest.approx(nx.community.modularity(graph, groups))
        assert modularity(weights, labels) >= modularity(weights, np.arange(len(labels))) - 1e-12


@pytest.mark.skipif(not IS_THERE, reason="numba is not installed")
@settings(deadline=None)
@given(PAIRS, st.integers(0, 5))
def test_communities_are_the_same_without_the_compiler(pairs: list[tuple[int, int]], seed: int) -> None:
    """Label by label, not only in number."""
    projection = project(taking(pairs))
    weights = projection.matrix(projection.newman)

    assert (leiden(weights, seed=seed) == leiden(weights, seed=seed, use_numba=False)).all()


def test_communities_of_the_real_network() -> None:
    """Seeded: the same twice; at least as good as the best of ten runs of Louvain, less a thousandth."""
    graph = collaboration_graph(load_registry("data/partners.yaml", place=False))
    weights = weight_matrix(graph, sorted(graph))
    found = [modularity(weights, leiden(weights, seed=seed)) for seed in range(10)]
    judge = max(
        nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))
        for seed in range(10)
    )

    assert (leiden(weights, seed=4) == leiden(weights, seed=4)).all()
    assert max(found) >= judge - 1e-3
