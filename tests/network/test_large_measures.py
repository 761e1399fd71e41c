"""Every measure of a large network, judged by igraph and networkx, with the compiler and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from participations import ENGINES, PAIRS, graph_of, judge_of, taking

from network import brokerage, influence, triads
from network.groups import numbered
from network.large import cores, cuts, walks
from network.large.affiliations import Affiliations, from_pairs
from network.large.projection import project

if TYPE_CHECKING:
    from network.matrices import Matrix


def weights_of(affiliations: Affiliations) -> Matrix:
    """Return Newman's weights."""
    projection = project(affiliations)
    return projection.matrix(projection.newman)


@pytest.mark.parametrize("use_numba", ENGINES)
@settings(deadline=None)
@given(pairs=PAIRS)
def test_coreness_is_igraph_s(use_numba: bool, pairs: list[tuple[int, int]]) -> None:  # noqa: FBT001 -- pytest names it
    """Isolated partners too."""
    affiliations = taking(pairs)
    found = cores.coreness(weights_of(affiliations), use_numba=use_numba)

    assert found.tolist() == judge_of(graph_of(affiliations)).coreness()


@pytest.mark.parametrize("use_numba", ENGINES)
@settings(deadline=None)
@given(pairs=PAIRS)
def test_cut_points_are_igraph_s(use_numba: bool, pairs: list[tuple[int, int]]) -> None:  # noqa: FBT001 -- pytest names it
    """Found over participations, they are those of the ties."""
    affiliations = taking(pairs)
    found = cuts.articulation_points(affiliations, use_numba=use_numba)

    assert np.flatnonzero(found).tolist() == sorted(judge_of(graph_of(affiliations)).articulation_points())


@pytest.mark.parametrize("use_numba", ENGINES)
@settings(deadline=None)
@given(pairs=PAIRS)
def test_triads_are_igraph_s_and_networkx_s(use_numba: bool, pairs: list[tuple[int, int]]) -> None:  # noqa: FBT001 -- pytest names it
    """Constraint, effective size and clustering; NaN where they have no value."""
    affiliations = taking(pairs)
    weights, graph = weights_of(affiliations), graph_of(affiliations)
    judge = judge_of(graph)
    closed = triads.triads(weights, use_numba=use_numba)
    sizes = nx.effective_size(graph) if graph else {}

    assert brokerage.constraint(weights, closed) == pytest.approx(
        judge.constraint(weights="weight"), rel=1e-9, nan_ok=True
    )
    assert brokerage.clustering(weights, closed) == pytest.approx(
        judge.transitivity_local_undirected(mode="nan"), rel=1e-12, nan_ok=True
    )
    assert brokerage.effective_size(weights, closed) == pytest.approx(
        [sizes[row] for row in range(len(sizes))], rel=1e-12, nan_ok=True
    )


def test_triads_of_few_rows_at_a_time_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What bounds memory changes no number."""
    rng = np.random.default_rng(3)
    drawn = zip(rng.integers(0, 80, 400).tolist(), rng.integers(0, 60, 400).tolist(), strict=True)
    weights = weights_of(taking(list(drawn)))
    whole = triads.triads(weights, use_numba=False)
    monkeypatch.setattr(triads, "_ROWS", 7)
    monkeypatch.setattr(triads, "_PATHS", 40)
    parts = triads.triads(weights, use_numba=False)

    assert (parts.triangles == whole.triangles).all()
    assert parts.indirect == pytest.approx(whole.indirect, rel=1e-12)


@settings(deadline=None)
@given(PAIRS)
def test_walks_over_participations_are_walks_over_ties(pairs: list[tuple[int, int]]) -> None:
    """Strength, components, PageRank and eigenvector without the ties, and PageRank igraph's."""
    affiliations = taking(pairs)
    weights = weights_of(affiliations)
    judge = judge_of(graph_of(affiliations))

    assert walks.strength(affiliations) == pytest.approx(judge.strength(weights="weight"), abs=1e-12)
    assert (
        numbered(walks.components(affiliations)).tolist()
        == numbered(np.array(judge.connected_components().membership, dtype=int)).tolist()
    )
    assert walks.eigenvector(affiliations) == pytest.approx(influence.eigenvector(weights), abs=1e-9)
    assert walks.pagerank(affiliations) == pytest.approx(judge.pagerank(weights="weight"), abs=1e-9)


def test_one_giant_consortium_of_many() -> None:
    """Three hundred in one project, its leaves and its hub, as by hand."""
    affiliations = from_pairs(
        [f"p{number:03}" for number in range(300)] + ["p000", "q", "alone"], ["giant"] * 300 + ["b", "b", "c"]
    )
    weights = weights_of(affiliations)
    rows = {partner: row for row, partner in enumerate(affiliations.partners)}

    assert cores.coreness(weights)[rows["p007"]] == 299
    assert cores.coreness(weights)[rows["q"]] == 1
    assert affiliations.partners[cuts.articulation_points(affiliations)].tolist() == ["p000"]
    assert triads.triads(weights).triangles[rows["p000"]] == 299 * 298 / 2
    assert walks.strength(affiliations)[rows["p000"]] == 2
    assert walks.strength(affiliations)[rows["alone"]] == 0
