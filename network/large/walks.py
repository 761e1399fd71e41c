"""Measures that follow ties of Newman's weights, without the ties: a step leads to projects and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.sparse.linalg import LinearOperator

from network import influence

if TYPE_CHECKING:
    from network.large.affiliations import Affiliations, Matrix, Vector


def components(affiliations: Affiliations) -> Vector:
    """Return the number of the connected component of every partner, from 0, in no order."""
    size = len(affiliations.partners)
    both = sparse.block_array([[None, affiliations.matrix], [affiliations.transposed, None]], format="csr")
    _, labels = csgraph.connected_components(both, directed=False)
    return np.unique(labels[:size], return_inverse=True)[1]


def strength(affiliations: Affiliations) -> Vector:
    """Return everybody's Newman weights added up: the number of projects that have another partner, too."""
    result: Vector = affiliations.matrix @ (affiliations.sizes > 1).astype(float)
    return result


def pagerank(affiliations: Affiliations) -> Vector:
    """Return `network.influence.pagerank` of Newman's weights."""
    every = np.arange(len(affiliations.partners))
    return influence.walked(_steps(affiliations, every), strength(affiliations))


def eigenvector(affiliations: Affiliations) -> Vector:
    """Return `network.influence.eigenvector` of Newman's weights."""
    return influence.strongest_component(
        components(affiliations), strength(affiliations), lambda rows: _steps(affiliations, rows)
    )


def _steps(affiliations: Affiliations, rows: Vector) -> Matrix:
    """Return what Newman's weights among ``rows``, which are whole components, do to a vector.

    A project of n partners hands each of them 1/(n-1) of what all of them hold, less their own.
    There are several times fewer participations than ties.
    """
    sizes = affiliations.sizes
    share = np.divide(1.0, sizes - 1, out=np.zeros(len(sizes)), where=sizes > 1)
    taking = affiliations.matrix[rows]
    own = taking @ share
    handed = sparse.csr_array((share[taking.indices], taking.indices, taking.indptr), shape=taking.shape)
    turned = taking.T.tocsr()

    def step(values: Vector) -> Vector:
        held = values.ravel()
        result: Vector = handed @ (turned @ held) - own * held
        return result

    return LinearOperator((len(rows), len(rows)), matvec=step, dtype=np.float64)
