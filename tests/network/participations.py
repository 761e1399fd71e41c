"""Random participations as arrays, and the same as graphs for the judges."""

from __future__ import annotations

import igraph
import networkx as nx
from hypothesis import strategies as st

from network.compiled import IS_THERE
from network.large.affiliations import Affiliations, from_pairs

PAIRS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 9)), max_size=60)
ENGINES = [False, True] if IS_THERE else [False]


def taking(pairs: list[tuple[int, int]]) -> Affiliations:
    """Return affiliations of partners p00, p01, … in projects q0, q1, …."""
    return from_pairs([f"p{partner:02}" for partner, _ in pairs], [f"q{project}" for _, project in pairs])


def graph_of(affiliations: Affiliations) -> nx.Graph[int]:
    """Return networkx's own projection of the same, with rows as nodes."""
    size = len(affiliations.partners)
    two_mode: nx.Graph[int] = nx.Graph()
    two_mode.add_nodes_from(range(size))
    rows, columns = affiliations.matrix.nonzero()
    two_mode.add_edges_from(zip(rows.tolist(), (columns + size).tolist(), strict=True))
    projected: nx.Graph[int] = nx.bipartite.collaboration_weighted_projected_graph(two_mode, range(size))
    return projected


def judge_of(graph: nx.Graph[int]) -> igraph.Graph:
    """Return igraph's of the same, with the attribute ``weight``."""
    judge = igraph.Graph(n=len(graph), edges=list(graph.edges))
    judge.es["weight"] = [weight for *_, weight in graph.edges.data("weight")]
    return judge
