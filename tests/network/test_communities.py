"""Communities: their promises on random networks, and how sure they are."""

from __future__ import annotations

from itertools import combinations

import igraph
import networkx as nx
import numpy as np
import pytest
from conftest import make_registry, random_registry
from hypothesis import given, settings
from hypothesis import strategies as st
from judges import Case

from network import STABILITY, collaboration_graph, community_stability, measures
from network.leiden import leiden, modularity
from network.matrices import weight_matrix
from network.stability import adjusted_rand, shared_information
from partners import load_registry

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=2, max_size=30)


def groups_of(case: Case) -> list[set[str]]:
    """Return the communities as networkx has them."""
    return [set(ids) for ids in case.table.groupby("community").groups.values()]


@pytest.mark.parametrize("seed", range(12))
def test_communities_keep_their_promises(seed: int) -> None:
    """Connected, nearly as good as Louvain's best or better, and numbered by size, then by first id."""
    case = Case(random_registry(seed, partners=40 + 10 * seed), ["newman", "shared"][seed % 2])
    groups = groups_of(case)
    found = nx.community.modularity(case.graph, groups)
    louvain = max(
        nx.community.modularity(case.graph, nx.community.louvain_communities(case.graph, seed=draw))
        for draw in range(3)
    )

    assert all(nx.is_connected(case.graph.subgraph(group)) for group in groups)
    assert found >= louvain - 0.002
    assert found == pytest.approx(case.igraph.modularity(list(case.table["community"]), weights="weight"))
    assert [sorted(group) for group in groups] == sorted(
        (sorted(group) for group in groups), key=lambda group: (-len(group), group)
    )
    isolates = case.table["community"][case.table["degree"] == 0]
    assert not isolates.duplicated(keep=False).any()


@settings(max_examples=60)
@given(
    pairs=st.dictionaries(
        st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
        st.sampled_from([0.1, 0.5, 1.0, 3.0]),
        min_size=1,
        max_size=30,
    ),
    resolution=st.sampled_from([0.2, 1.0, 3.0]),
    seed=st.integers(0, 2**31 - 1),
)
def test_every_community_is_connected(
    pairs: dict[tuple[int, int], float], resolution: float, seed: int
) -> None:
    """Leiden's promise, for any weights, resolution and seed; and nobody gains by leaving."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"{row:02}" for row in range(12))
    graph.add_weighted_edges_from((f"{a:02}", f"{b:02}", weight) for (a, b), weight in pairs.items())
    weights = weight_matrix(graph, sorted(graph))
    labels = leiden(weights, resolution=resolution, seed=seed)
    found = modularity(weights, labels, resolution=resolution)

    for label in np.unique(labels):
        members = [f"{row:02}" for row in np.flatnonzero(labels == label)]
        assert nx.is_connected(graph.subgraph(members))
    for row in range(12):
        for label in (*np.unique(labels), 99):
            moved = np.where(np.arange(12) == row, label, labels)
            assert modularity(weights, moved, resolution=resolution) <= found + 1e-9


def test_two_groups_and_one_between() -> None:
    """Two circles of four and x, tied to both alike: x wavers, the others stay."""
    crews = {
        f"{crew}{one}{other}": [one, other]
        for crew in ("abcd", "klmn")
        for one, other in combinations(crew, 2)
    }
    graph = collaboration_graph(make_registry(crews | {"left": "ax", "right": "kx"}, alone=["z"]))
    found = community_stability(graph, runs=50)
    table = found.partners

    assert list(table.index) == list("abcdklmnx")  # z has no tie
    own, other = table.community["x"], ({1, 2} - {table.community["x"]}).pop()
    assert found.communities.partners.to_dict() == {1: 5, 2: 4}
    # x is in the other group as often as it is not in its own, and meets all or none there
    assert 0 < table.next_share["x"] < 1
    assert (table.community["x"], table.next["x"]) == (own, other)
    assert table.stays["x"] + table.next_share["x"] == pytest.approx(1)
    for partner in "abcdklmn":
        expected = 0.75 + 0.25 * table.stays["x"] if table.community[partner] == own else 1
        assert table.stays[partner] == pytest.approx(expected)
    assert set(np.round(found.modularity, 12)) == {round(max(found.modularity), 12)}


def test_agreement_on_paper() -> None:
    """Four in two pairs against one pair torn: one pair of two is kept, where chance keeps a third."""
    one, other = np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])

    # pairs together in both 1, in the one 2, in the other 1; by chance 2 x 1 / 6; at most 3/2
    assert adjusted_rand(one, other) == pytest.approx((1 - 1 / 3) / (3 / 2 - 1 / 3))
    # H is 1 bit and 3/2 bits, all of the first is told: 2 x 1 / (1 + 3/2)
    assert shared_information(one, other) == pytest.approx(4 / 5)
    assert adjusted_rand(one, np.zeros(4, dtype=int)) == shared_information(one, np.zeros(4, dtype=int)) == 0


@given(LABELS)
def test_agreement_is_igraph_s(labels: list[tuple[int, int]]) -> None:
    """Rand and information of any two groupings."""
    one, other = (np.array(each) for each in zip(*labels, strict=True))
    if len(set(labels)) == 1:
        assert adjusted_rand(one, other) == shared_information(one, other) == 1
        return
    lists = one.tolist(), other.tolist()
    rand = igraph.compare_communities(*lists, method="adjusted_rand")
    information = igraph.compare_communities(*lists, method="nmi")
    assert shared_information(one, other) == pytest.approx(information, abs=1e-9)
    # igraph has no number where every pair, or none, is together in both: the groups are the same then
    assert adjusted_rand(one, other) == pytest.approx(1 if np.isnan(rand) else rand, abs=1e-9)


def test_runs_are_at_least_one_and_may_be_few() -> None:
    """One run has nothing to agree with; nor has a network without ties."""
    graph = collaboration_graph(random_registry(1))
    with pytest.raises(ValueError, match="runs must be 1 or more, not 0"):
        community_stability(graph, runs=0)

    once, alone = community_stability(graph, runs=1), community_stability(nx.Graph())
    assert (once.rand, once.information, len(once.modularity)) == (None, None, 1)
    assert (alone.rand, alone.modularity, len(alone.partners), len(alone.communities)) == (None, (), 0, 0)


def test_stability_is_about_the_communities_measured() -> None:
    """With the same seed and resolution; and the same twice."""
    graph = collaboration_graph(random_registry(3))
    table = measures(graph, seed=2, resolution=2)
    found = community_stability(graph, runs=5, seed=2, resolution=2)

    assert found.partners.community.to_dict() == table.community[table.degree > 0].to_dict()
    again = community_stability(graph, runs=5, seed=2, resolution=2)
    assert found.partners.equals(again.partners)
    numbers = {"modularity", "rand", "information"}
    assert set(found.partners) | set(found.communities) | numbers == set(STABILITY)


def test_what_the_docs_say_of_the_real_communities() -> None:
    """The numbers that docs/measures.md names."""
    found = community_stability(collaboration_graph(load_registry("data/partners.yaml", place=False)))

    assert (round(found.rand or 0, 2), round(found.information or 0, 2)) == (0.90, 0.96)
    assert (round(min(found.modularity), 3), round(max(found.modularity), 3)) == (0.788, 0.790)
    assert (found.communities.stays > 0.999).sum() == 9
    wavers = found.partners.loc["digibusiness-finland"]
    assert (wavers["community"], round(wavers["stays"], 2), wavers["next"]) == (10, 0.74, 3)
