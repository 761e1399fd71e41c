"""Who is tied to the well tied, and where a random walk spends its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import linalg
from scipy.sparse import csgraph
from scipy.sparse.linalg import eigsh

if TYPE_CHECKING:
    from collections.abc import Callable

    from network.matrices import Matrix, Vector

DAMPING = 0.85  # the share of steps along a tie; the others start anew anywhere
_DENSE = 300  # rows up to which all of a matrix is quicker than its largest part alone
_DECIMALS = 12  # what lies beyond is how a machine rounds
SETTLED = 1e-15  # of all probability
_EQUAL = 1e-9  # eigenvalues nearer to each other are equal


def eigenvector(weights: Matrix) -> Vector:
    """Return the principal eigenvector of the weights: not negative, its squares adding up to 1.

    x_i = sum of w_ij x_j over i's alters, divided by the largest eigenvalue (P. Bonacich,
    "Factoring and weighting approaches to status scores and clique identification", 1972). A
    network of several components has such a vector in each, which cannot be compared: those of
    the component with the largest eigenvalue have theirs, all others 0, and so has everyone where
    nobody is tied. Of components with equal eigenvalues (to one part in 10⁹) the larger one counts,
    then the one whose first row is first. To twelve decimals.
    """
    _, labels = csgraph.connected_components(weights, directed=False)
    return strongest_component(labels, _strength(weights), lambda rows: weights[rows][:, rows])


def strongest_component(labels: Vector, strength: Vector, part: Callable[[Vector], Matrix]) -> Vector:
    """Return `eigenvector` of weights that ``part`` gives for some rows: a matrix, or what acts like one."""
    result = np.zeros(len(labels))
    count = int(labels.max(initial=-1)) + 1
    strongest = np.zeros(count)
    np.maximum.at(strongest, labels, strength)  # no eigenvalue of a component is above its largest sum
    best = 0.0
    for label in np.argsort(-np.bincount(labels, minlength=count), kind="stable"):
        if strongest[label] <= best * (1 + _EQUAL):
            continue
        rows = np.flatnonzero(labels == label)
        value, vector = _principal(part(rows), strength[rows])
        if value > best * (1 + _EQUAL):
            best = value
            result[:] = 0
            result[rows] = vector
    return result


def _principal(weights: Matrix, strength: Vector) -> tuple[float, Vector]:
    """Return the largest eigenvalue of a connected component and its vector, which has one sign only."""
    size = weights.shape[0]
    if size <= _DENSE:
        values, vectors = linalg.eigh(weights @ np.eye(size), subset_by_index=[size - 1, size - 1])
    else:
        values, vectors = eigsh(weights, k=1, which="LA", v0=strength)
    return float(values[0]), np.round(np.abs(vectors[:, 0]), _DECIMALS)


def pagerank(weights: Matrix) -> Vector:
    """Return the share of time that a random walk along the ties spends with every partner; the sum is 1.

    A step leads along a tie with a probability proportional to its weight, or, 15 times in 100,
    anywhere; from a partner without ties always anywhere (S. Brin and L. Page, "The anatomy of a
    large-scale hypertextual Web search engine", 1998).
    """
    return walked(weights, _strength(weights))


def walked(weights: Matrix, strength: Vector) -> Vector:
    """Return `pagerank` of weights with these sums: a matrix, or what acts like one."""
    size = len(strength)
    if size == 0:
        return np.zeros(0)
    along = np.divide(DAMPING, strength, out=np.zeros(size), where=strength > 0)
    # whatever starts anew, from partners without ties too, is spread evenly: how much sets the scale only
    anew = (1 - DAMPING) / size
    shares: Vector = np.full(size, anew)
    while True:
        moved = anew + weights @ (shares * along)
        change = np.abs(moved - shares).sum()
        shares = moved
        if change <= SETTLED * size:
            break
    result: Vector = shares / shares.sum()
    return result


def _strength(weights: Matrix) -> Vector:
    return np.asarray(weights.sum(axis=1), dtype=float).ravel()
