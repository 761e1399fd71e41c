"""Components and communities, numbered from 1 by size, then by the first id they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.sparse import csgraph

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector

_RUNS = 10
_SMALL = 1_000


def components(weights: Matrix) -> Vector:
    """Return the number of the connected component of every partner."""
    _, labels = csgraph.connected_components(weights, directed=False)
    return numbered(labels)


def communities(weights: Matrix, *, resolution: float, seed: int) -> Vector:
    """Return the number of the Louvain community of every partner; without ties it is one of its own.

    Greedy modularity on the weighted graph, ``resolution`` above 1 making smaller groups
    (V. Blondel et al., "Fast unfolding of communities in large networks", 2008). One run may end
    in a poor split, so up to 1,000 partners the best of 10 is taken, from seeds drawn with ``seed``.
    networkx is handed row numbers in place of ids, and no partner without ties: nothing depends on
    how text is hashed, nor on who stands apart.
    """
    size = weights.shape[0]
    tied = np.flatnonzero(np.diff(weights.indptr))
    labels = np.arange(size)
    if len(tied):
        for group in _best_split(_rows(weights[tied][:, tied]), resolution, seed):
            members = tied[sorted(group)]
            labels[members] = members[0]
    return numbered(labels)


def _rows(weights: Matrix) -> nx.Graph[int]:
    """Return the matrix as a graph of row numbers, nodes and edges in sorted order."""
    rows: nx.Graph[int] = nx.Graph()
    rows.add_nodes_from(range(weights.shape[0]))
    tails = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    upper = tails < weights.indices
    ends = tails[upper].tolist(), weights.indices[upper].tolist()
    rows.add_weighted_edges_from(zip(*ends, weights.data[upper].tolist(), strict=True))
    return rows


def _best_split(rows: nx.Graph[int], resolution: float, seed: int) -> list[set[int]]:
    runs = _RUNS if len(rows) <= _SMALL else 1
    splits: list[list[set[int]]] = [
        nx.community.louvain_communities(rows, resolution=resolution, seed=int(drawn))
        for drawn in np.random.default_rng(seed).integers(2**31, size=runs)
    ]
    if runs == 1:
        return splits[0]
    # rounded: splits that differ only in how their modularity was added up are equal, the first stays
    return max(
        splits, key=lambda split: round(nx.community.modularity(rows, split, resolution=resolution), 12)
    )


def numbered(labels: Vector) -> Vector:
    """Return ``labels`` renamed 1, 2, ...: larger groups first, then the one whose first row is first."""
    _, first, group, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(1, len(sizes) + 1)
    result: Vector = rank[group]
    return result
