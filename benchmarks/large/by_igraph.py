"""igraph (GPL: it judges and is measured, and nothing of ours imports it), from a graph that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import igraph
import numpy as np

from benchmarks.large.cells import Cell
from benchmarks.large.inputs import FEW, SOURCES, igraph_of
from network.groups import numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.large.cells import Cells
    from benchmarks.large.inputs import Inputs


def cells() -> Cells:
    """Return what igraph does in each step."""

    def by(method: Callable[[Any], Any]) -> Callable[[Inputs], Cell]:
        def prepared(inputs: Inputs) -> Cell:
            graph = inputs.igraph
            return Cell(run=lambda: method(graph), numbers=np.array)

        return prepared

    return {
        "ties": _ties,
        "a graph of the ties": lambda inputs: Cell(run=lambda: igraph_of(inputs)),
        "components": _components,
        "degree, strength": by(lambda g: (g.degree(), g.strength(weights="weight"))[1]),
        "PageRank": by(lambda g: g.pagerank(weights="weight")),
        "eigenvector": _eigenvector,
        "k-core": by(lambda g: g.coreness()),
        "articulation points": _cuts,
        "constraint": by(lambda g: g.constraint(weights="weight")),
        "clustering": by(lambda g: g.transitivity_local_undirected(mode="nan")),
        "closeness, harmonic": _near,
        "betweenness, 100 sources": lambda inputs: _between(inputs, SOURCES),
        "betweenness, exact": lambda inputs: _between(inputs, SOURCES, inputs.size / SOURCES),
        "betweenness, whole": _between_all,
        "communities": _communities,
    }


def _ties(inputs: Inputs) -> Cell:
    partners, projects = inputs.affiliations.matrix.nonzero()
    pairs = list(zip(partners.tolist(), (projects + inputs.size).tolist(), strict=True))
    kinds = [False] * inputs.size + [True] * len(inputs.affiliations.projects)
    two_mode = igraph.Graph.Bipartite(kinds, pairs)
    return Cell(
        run=lambda: two_mode.bipartite_projection(multiplicity=True, which=False), note="shared projects only"
    )


def _components(inputs: Inputs) -> Cell:
    graph = inputs.igraph
    return Cell(
        run=graph.connected_components, numbers=lambda found: numbered(np.array(found.membership, dtype=int))
    )


def _eigenvector(inputs: Inputs) -> Cell:
    graph = inputs.igraph
    return Cell(
        run=lambda: graph.eigenvector_centrality(weights="weight"),
        numbers=lambda found: np.array(found) / np.linalg.norm(found),
    )


def _cuts(inputs: Inputs) -> Cell:
    graph = inputs.igraph
    return Cell(run=graph.articulation_points, numbers=lambda found: np.isin(np.arange(inputs.size), found))


def _near(inputs: Inputs) -> Cell:
    graph, few = inputs.igraph, inputs.drawn(FEW)
    return Cell(
        run=lambda: (graph.closeness(few), graph.harmonic_centrality(few)),
        scale=inputs.size / FEW,
        note=f"from {FEW}",
    )


def _between(inputs: Inputs, sources: int, scale: float = 1) -> Cell:
    graph, few = inputs.igraph, inputs.drawn(sources)
    share = inputs.size / sources / _pairs(inputs)
    return Cell(
        run=lambda: graph.betweenness(sources=few),
        numbers=(lambda found: np.array(found) * share) if scale == 1 else None,
        scale=scale,
        note="" if scale == 1 else f"from {sources}",
    )


def _between_all(inputs: Inputs) -> Cell:
    graph = inputs.igraph
    return Cell(run=graph.betweenness, numbers=lambda found: np.array(found) / _pairs(inputs))


def _pairs(inputs: Inputs) -> float:
    return (inputs.size - 1) * (inputs.size - 2) / 2


def _communities(inputs: Inputs) -> Cell:
    graph = inputs.igraph
    return Cell(
        run=lambda: graph.community_leiden("modularity", weights="weight", n_iterations=2),
        says=lambda found: f"Q {graph.modularity(found, weights='weight'):.4f}",
    )
