"""The collaboration graph as a sparse matrix, for the measures that loop over every tie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

Matrix = Any  # a scipy CSR array: scipy has no types
Vector = np.ndarray[Any, np.dtype[Any]]  # one number a partner, in the order the partners were given


def weight_matrix(graph: nx.Graph[str], partners: Sequence[str]) -> Matrix:
    """Return the symmetric CSR array (n x n, float) of tie weights, rows and columns as ``partners``.

    Raises `ValueError` when a weight is not a positive, finite number.
    """
    row = {partner: index for index, partner in enumerate(partners)}
    size = len(partners)
    count = graph.number_of_edges()
    ends = np.fromiter((row[end] for edge in graph.edges for end in edge), dtype=np.int32, count=2 * count)
    weights: Vector = np.array([graph.edges[edge].get("weight") for edge in graph.edges], dtype=np.float64)
    if not (np.isfinite(weights) & (weights > 0)).all():
        raise ValueError("every tie needs a weight above zero")
    one, other = ends[0::2], ends[1::2]
    matrix = sparse.csr_array(
        (np.concatenate([weights, weights]), (np.concatenate([one, other]), np.concatenate([other, one]))),
        shape=(size, size),
    )
    matrix.sort_indices()
    return matrix
