"""rustworkx, from a graph that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import rustworkx

from benchmarks.large.cells import Cell, rows
from benchmarks.large.inputs import rustworkx_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.large.cells import Cells
    from benchmarks.large.inputs import Inputs


def cells() -> Cells:
    """Return what rustworkx does in each step."""

    def by(
        method: Callable[[Any], Any], numbers: Callable[[Any], Any] | None = None
    ) -> Callable[[Inputs], Cell]:
        def prepared(inputs: Inputs) -> Cell:
            graph = inputs.rustworkx
            return Cell(run=lambda: method(graph), numbers=numbers)

        return prepared

    return {
        "a graph of the ties": lambda inputs: Cell(run=lambda: rustworkx_of(inputs)),
        "components": by(rustworkx.connected_components),
        "degree, strength": by(lambda g: [g.degree(row) for row in g.node_indices()]),
        "PageRank": _pagerank,
        "eigenvector": by(
            lambda g: rustworkx.eigenvector_centrality(g, weight_fn=float, max_iter=1000),
            lambda found: rows(dict(found)),
        ),
        "k-core": by(rustworkx.core_number, lambda found: rows(dict(found))),
        "articulation points": _cuts,
        "closeness, harmonic": by(lambda g: rustworkx.closeness_centrality(g, parallel_threshold=10**9)),
        "betweenness, exact": by(lambda g: rustworkx.betweenness_centrality(g, parallel_threshold=10**9)),
    }


def _pagerank(inputs: Inputs) -> Cell:
    graph = inputs.rustworkx.to_directed()
    return Cell(
        run=lambda: rustworkx.pagerank(graph, weight_fn=float, tol=1e-12, max_iter=1000),
        numbers=lambda found: rows(dict(found)),
    )


def _cuts(inputs: Inputs) -> Cell:
    graph = inputs.rustworkx
    return Cell(
        run=lambda: rustworkx.articulation_points(graph),
        numbers=lambda found: np.isin(np.arange(inputs.size), list(found)),
    )
