"""networkit, held to one thread, from a graph that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkit
import numpy as np

from benchmarks.large.cells import Cell
from benchmarks.large.inputs import FEW, SOURCES, networkit_of
from network.groups import numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.large.cells import Cells
    from benchmarks.large.inputs import Inputs


def cells() -> Cells:
    """Return what networkit does in each step; its betweenness is twice everyone else's, and halved here."""

    def scores(algorithm: Callable[[Any], Any]) -> Callable[[Inputs], Cell]:
        def prepared(inputs: Inputs) -> Cell:
            graph = inputs.networkit
            return Cell(run=lambda: algorithm(graph).run().scores(), numbers=np.array)

        return prepared

    centrality = networkit.centrality
    return {
        "a graph of the ties": lambda inputs: Cell(run=lambda: networkit_of(inputs)),
        "components": _components,
        "degree, strength": _strength,
        "PageRank": scores(lambda g: centrality.PageRank(g, tol=1e-12)),
        "eigenvector": scores(centrality.EigenvectorCentrality),
        "k-core": scores(centrality.CoreDecomposition),
        "articulation points": _blocks,
        "clustering": scores(lambda g: centrality.LocalClusteringCoefficient(g, turbo=True)),
        "closeness, harmonic": _near,
        "betweenness, 100 sources": lambda inputs: _between(inputs, 1),
        "betweenness, exact": lambda inputs: _between(inputs, inputs.size / SOURCES),
        "communities": _communities,
    }


def _components(inputs: Inputs) -> Cell:
    graph = inputs.networkit
    return Cell(
        run=lambda: networkit.components.ConnectedComponents(graph).run(),
        numbers=lambda found: numbered(np.array(found.getPartition().getVector())),
    )


def _strength(inputs: Inputs) -> Cell:
    graph, every = inputs.networkit, range(inputs.size)
    return Cell(
        run=lambda: ([graph.degree(row) for row in every], [graph.weightedDegree(row) for row in every]),
        numbers=lambda found: np.array(found[1]),
    )


def _blocks(inputs: Inputs) -> Cell:
    graph = inputs.networkit
    return Cell(run=lambda: networkit.components.BiconnectedComponents(graph).run(), note="blocks only")


def _near(inputs: Inputs) -> Cell:
    graph, few = inputs.networkit, inputs.drawn(FEW)
    return Cell(
        run=lambda: [
            networkit.distance.BFS(graph, row, storePaths=False).run().getDistances() for row in few
        ],
        scale=inputs.size / FEW,
        note=f"searches from {FEW}",
    )


def _between(inputs: Inputs, scale: float) -> Cell:
    graph = inputs.networkit
    return Cell(
        run=lambda: networkit.centrality.EstimateBetweenness(graph, SOURCES).run().scores(),
        scale=scale,
        note="" if scale == 1 else f"from {SOURCES}",
    )


def _communities(inputs: Inputs) -> Cell:
    graph = inputs.networkit
    quality = networkit.community.Modularity()
    return Cell(
        run=lambda: networkit.community.ParallelLeiden(graph, iterations=3).run().getPartition(),
        says=lambda found: f"Q {quality.getQuality(found, graph):.4f}",
    )
