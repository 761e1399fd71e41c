"""Components and communities, numbered from 1 by size, then by the first id they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse import csgraph

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector


def components(weights: Matrix) -> Vector:
    """Return the number of the connected component of every partner."""
    _, labels = csgraph.connected_components(weights, directed=False)
    return numbered(labels)


def communities(weights: Matrix, *, resolution: float, seed: int) -> Vector:
    """Return the number of the Louvain community of every partner; without ties it is one of its own.

    Greedy modularity on the weighted graph, ``resolution`` above 1 making smaller groups
    (V. Blondel et al., "Fast unfolding of communities in large networks", 2008). networkx is
    handed row numbers in place of ids, so that nothing depends on how text is hashed.
    """
    size = weights.shape[0]
    rows: nx.Graph[int] = nx.Graph()
    rows.add_nodes_from(range(size))
    tails = np.repeat(np.arange(size), np.diff(weights.indptr))
    upper = tails < weights.indices
    edges = zip(
        tails[upper].tolist(), weights.indices[upper].tolist(), weights.data[upper].tolist(), strict=True
    )
    rows.add_weighted_edges_from(edges)
    labels = np.arange(size)
    if rows.number_of_edges():
        for label, group in enumerate(
            nx.community.louvain_communities(rows, resolution=resolution, seed=seed)
        ):
            labels[sorted(group)] = label
    return numbered(labels)


def numbered(labels: Vector) -> Vector:
    """Return ``labels`` renamed 1, 2, ...: larger groups first, then the one whose first row is first."""
    _, first, group, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(1, len(sizes) + 1)
    result: Vector = rank[group]
    return result
