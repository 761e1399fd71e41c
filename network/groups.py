"""Components and communities, numbered from 1 by size, then by the first id they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from network.leiden import leiden, modularity

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector

_RUNS = 10
_SMALL = 1_000


def components(weights: Matrix) -> Vector:
    """Return the number of the connected component of every partner."""
    _, labels = csgraph.connected_components(weights, directed=False)
    return numbered(labels)


def communities(weights: Matrix, *, resolution: float, seed: int) -> Vector:
    """Return the number of the community of every partner; without ties it is one of its own.

    `leiden` on the weighted graph, ``resolution`` above 1 making smaller groups. One run may end in
    a poor split, so up to 1,000 tied partners the best of 10 is taken, from seeds drawn with ``seed``.
    """
    size = weights.shape[0]
    tied = np.flatnonzero(np.diff(weights.indptr))
    labels = np.arange(size)
    if len(tied):
        core = weights[tied][:, tied]
        runs = _RUNS if len(tied) <= _SMALL else 1
        found = splits(core, runs=runs, resolution=resolution, seed=seed)
        labels[tied] = size + best(core, found, resolution)
    return numbered(labels)


def splits(weights: Matrix, *, runs: int, resolution: float, seed: int) -> list[Vector]:
    """Return the labels that so many runs of `leiden` find, from seeds drawn with ``seed``."""
    drawn = np.random.default_rng(seed).integers(2**31, size=runs)
    return [leiden(weights, resolution=resolution, seed=int(each)) for each in drawn]


def best(weights: Matrix, found: list[Vector], resolution: float) -> Vector:
    """Return the labels of highest modularity, of equals the first."""
    if len(found) == 1:
        return found[0]
    # rounded: splits that differ only in how their modularity was added up are equal
    return max(found, key=lambda labels: round(modularity(weights, labels, resolution=resolution), 12))


def participation(weights: Matrix, labels: Vector) -> Vector:
    """Return how evenly every partner's strength is spread over the communities; NaN without ties.

    1 - sum over communities of (strength towards it / strength)², 0 when all ties are within one.
    Source: R. Guimerà and L. Amaral, "Functional cartography of complex metabolic networks",
    Nature 433, 2005, with strengths for numbers of ties.
    """
    size = weights.shape[0]
    groups = int(labels.max(initial=0)) + 1
    members = sparse.csr_array((np.ones(size), (np.arange(size), labels)), shape=(size, groups))
    towards = sparse.csr_array(weights @ members)
    strength = np.asarray(weights.sum(axis=1), dtype=float).ravel()
    squares = np.asarray(towards.power(2).sum(axis=1), dtype=float).ravel()
    shares = np.divide(squares, strength**2, out=np.full(size, np.nan), where=strength > 0)
    result: Vector = np.where(np.diff(towards.indptr) == 1, 0.0, 1 - shares)
    result[strength == 0] = np.nan
    return result


def numbered(labels: Vector) -> Vector:
    """Return ``labels`` renamed 1, 2, ...: larger groups first, then the one whose first row is first."""
    _, first, group, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(1, len(sizes) + 1)
    result: Vector = rank[group]
    return result
