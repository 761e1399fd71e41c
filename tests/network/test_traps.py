"""Where libraries disagree in silence: what each of them says, and what we say instead."""

from __future__ import annotations

import warnings

import igraph
import networkit
import networkx as nx
import numpy as np
import pytest
from conftest import random_registry
from judges import Case

TOP = 50


@pytest.fixture(scope="module")
def case() -> Case:
    """Return a random network of 400 partners, many of them without a tie."""
    return Case(random_registry(1, partners=400))


def test_networkit_counts_every_pair_twice(case: Case) -> None:
    """Its betweenness of an undirected graph is twice igraph's and networkx's; ours is theirs."""
    graph = networkit.Graph(len(case.partners))
    for edge in case.igraph.es:
        graph.addEdge(*edge.tuple)
    theirs = np.array(networkit.centrality.Betweenness(graph).run().scores())
    np.testing.assert_allclose(theirs, 2 * np.array(case.igraph.betweenness()), atol=1e-6)

    pairs = (len(case.partners) - 1) * (len(case.partners) - 2) / 2
    right = np.array(case.igraph.betweenness(weights=case.lengths)) / pairs
    np.testing.assert_allclose(case.table["betweenness"], right, atol=1e-12)


def test_networkit_loses_what_isolates_hold(case: Case) -> None:
    """Its PageRank hands nothing on from partners without ties, so the shares do not add up; ours do."""
    kit = networkit.Graph(len(case.partners), weighted=True)
    for edge in case.igraph.es:
        kit.addEdge(*edge.tuple, edge["weight"])
    theirs = networkit.centrality.PageRank(kit, damp=0.85, tol=1e-12).run().scores()

    assert (case.table["degree"] == 0).sum() > 10
    assert sum(theirs) < 0.99
    assert case.table["pagerank"].sum() == pytest.approx(1, abs=1e-12)


def test_weights_for_lengths_look_plausible_and_are_wrong(case: Case) -> None:
    """Handed over as lengths, strengths make thin ties short: most of the top stays, the numbers do not."""
    ours = case.table["betweenness"].to_numpy()
    wrong = np.array(case.igraph.betweenness(weights="weight"))
    right = np.array(case.igraph.betweenness(weights=case.lengths))
    tops = [set(np.argsort(-values, kind="stable")[:TOP].tolist()) for values in (ours, wrong, right)]

    assert tops[0] == tops[2]
    assert TOP * 0.6 < len(tops[0] & tops[1]) < TOP
    assert np.corrcoef(ours, right)[0, 1] == pytest.approx(1)
    assert np.corrcoef(ours, wrong)[0, 1] < 0.9


def test_a_graph_says_how_long_its_ties_are() -> None:
    """Networkx is right when it is told to read ``distance``, and wrong, without a word, with ``weight``."""
    case = Case(random_registry(2))
    right, wrong = (nx.betweenness_centrality(case.graph, weight=name) for name in ("distance", "weight"))

    np.testing.assert_allclose(case.table["betweenness"], case.ordered(right), atol=1e-9)
    assert not np.allclose(case.table["betweenness"], case.ordered(wrong), atol=1e-3)


def test_igraph_has_no_closeness_for_isolates(case: Case) -> None:
    """It is NaN there, and elsewhere within the component alone; ours counts who is out of reach."""
    theirs = np.array(case.igraph.closeness())
    isolated = (case.table["degree"] == 0).to_numpy()
    reached = np.array(case.igraph.components().sizes())[case.igraph.components().membership]
    ours = case.table["closeness"].to_numpy()

    assert np.isnan(theirs[isolated]).all()
    assert (ours[isolated] == 0).all()
    scaled = theirs[~isolated] * ((reached - 1) / (len(reached) - 1))[~isolated]
    np.testing.assert_allclose(ours[~isolated], scaled, rtol=1e-12)


def test_two_who_only_know_each_other_are_not_the_closest() -> None:
    """Igraph gives a pair on its own the highest closeness there is; Wasserman and Faust do not."""
    judge = igraph.Graph(n=6, edges=[(0, 1), (1, 2), (2, 3), (4, 5)]).closeness()

    assert judge[4] == judge[5] == 1 > max(judge[:4])
    ours = nx.closeness_centrality(nx.Graph([(0, 1), (1, 2), (2, 3), (4, 5)]))
    assert ours[4] < min(ours[node] for node in range(4))


def test_igraph_s_eigenvector_has_a_largest_number_of_one(case: Case) -> None:
    """Its scale is another: theirs ends at 1, our squares add up to 1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = np.array(case.igraph.eigenvector_centrality(weights="weight"))
    ours = case.table["eigenvector"].to_numpy()

    assert theirs.max() == pytest.approx(1)
    assert (ours**2).sum() == pytest.approx(1)
    np.testing.assert_allclose(ours / ours.max(), theirs, atol=1e-9)


def test_networkx_refuses_an_eigenvector_of_pieces(case: Case) -> None:
    """It has none for a network of several components; ours is that of the leading one."""
    with pytest.raises(nx.AmbiguousSolution):
        nx.eigenvector_centrality_numpy(case.graph, weight="weight")

    assert np.isfinite(case.table["eigenvector"]).all()
