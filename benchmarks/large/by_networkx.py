"""networkx, from a graph that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from benchmarks.large.cells import Cell, rows
from benchmarks.large.inputs import FEW, SOURCES
from network.large import to_networkx

if TYPE_CHECKING:
    from benchmarks.large.cells import Cells
    from benchmarks.large.inputs import Inputs


def cells() -> Cells:
    """Return what networkx does in each step."""
    return {
        "ties": _ties,
        "a graph of the ties": lambda inputs: Cell(run=lambda: to_networkx(inputs.affiliations)),
        "components": lambda inputs: Cell(run=_later(inputs, lambda g: list(nx.connected_components(g)))),
        "degree, strength": lambda inputs: Cell(
            run=_later(inputs, lambda g: (dict(g.degree), dict(g.degree(weight="weight")))),
            numbers=lambda found: rows(found[1]),
        ),
        "PageRank": lambda inputs: Cell(
            run=_later(inputs, lambda g: nx.pagerank(g, weight="weight", tol=1e-12)), numbers=rows
        ),
        "eigenvector": lambda inputs: Cell(
            run=_later(inputs, lambda g: nx.eigenvector_centrality(g, weight="weight", max_iter=1000)),
            numbers=rows,
        ),
        "k-core": lambda inputs: Cell(run=_later(inputs, nx.core_number), numbers=rows),
        "articulation points": lambda inputs: Cell(
            run=_later(inputs, lambda g: list(nx.articulation_points(g))),
            numbers=lambda found: np.isin(np.arange(inputs.size), found),
        ),
        "constraint": lambda inputs: Cell(
            run=_later(inputs, lambda g: nx.constraint(g, weight="weight")), numbers=rows
        ),
        "effective size": lambda inputs: Cell(run=_later(inputs, nx.effective_size), numbers=rows),
        "clustering": lambda inputs: Cell(run=_later(inputs, nx.clustering)),
        "closeness, harmonic": _near,
        "betweenness, 100 sources": lambda inputs: _between(inputs, 1),
        "betweenness, exact": lambda inputs: _between(inputs, inputs.size / SOURCES),
        "communities": lambda inputs: Cell(
            run=_later(inputs, lambda g: nx.community.louvain_communities(g, seed=0)),
            says=lambda found: f"Louvain, Q {nx.community.modularity(inputs.networkx, found):.4f}",
        ),
    }


def _later(inputs, function):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Make the graph now, and return what is timed."""
    graph = inputs.networkx
    return lambda: function(graph)


def _ties(inputs: Inputs) -> Cell:
    two_mode: nx.Graph[int] = nx.Graph()
    two_mode.add_nodes_from(range(inputs.size))
    partners, projects = inputs.affiliations.matrix.nonzero()
    two_mode.add_edges_from(zip(partners.tolist(), (projects + inputs.size).tolist(), strict=True))
    every = range(inputs.size)
    return Cell(
        run=lambda: (
            nx.bipartite.weighted_projected_graph(two_mode, every),
            nx.bipartite.collaboration_weighted_projected_graph(two_mode, every),
        ),
        note="both weights, two graphs",
    )


def _near(inputs: Inputs) -> Cell:
    graph, few = inputs.networkx, inputs.drawn(FEW)
    return Cell(
        run=lambda: ([nx.closeness_centrality(graph, row) for row in few], _harmonic(graph, few)),
        scale=inputs.size / FEW,
        note=f"from {FEW}",
    )


def _harmonic(graph: nx.Graph[int], few: list[int]) -> dict[int, float]:
    # from a source to all, which is half of what nbunch does
    return nx.harmonic_centrality(graph, sources=few)


def _between(inputs: Inputs, scale: float) -> Cell:
    graph, few = inputs.networkx, FEW
    return Cell(
        run=lambda: nx.betweenness_centrality(graph, k=few, seed=0),
        scale=scale * SOURCES / few,
        note=f"from {few}",
    )
