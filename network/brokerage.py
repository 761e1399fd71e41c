"""Burt's structural holes and clustering, from the closed triads around every partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from network.triads import triads

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector
    from network.triads import Triads


def constraint(weights: Matrix, closed: Triads | None = None) -> Vector:
    """Return Burt's constraint of every partner; NaN for one without ties.

    With p_ij the share of i's strength that goes to j, c_i is the sum over i's alters j of
    (p_ij + sum over q of p_iq p_qj)². Source: R. Burt, "Structural Holes" (1992), ch. 2, eq. 2.4.
    Over alters only, as networkx and igraph have it. ``closed`` are the triads of the same weights,
    here and below, if they are known.
    """
    closed = closed or triads(weights)
    direct, tails = closed.weights.data, np.repeat(np.arange(weights.shape[0]), closed.degree)
    shares = (direct + closed.indirect) / closed.strength[tails]
    result = np.bincount(tails, weights=shares**2, minlength=weights.shape[0]).astype(float)
    result[closed.degree == 0] = np.nan
    return result


def effective_size(weights: Matrix, closed: Triads | None = None) -> Vector:
    """Return the effective size of every partner's ego network; NaN for one without ties.

    d - 2t/d for d alters with t ties among them; weights are not looked at. Source: S. Borgatti,
    "Structural holes: unpacking Burt's redundancy measures", Connections 20(1), 1997.
    """
    closed = closed or triads(weights)
    degree = closed.degree
    redundancy = np.divide(2.0 * closed.triangles, degree, out=np.full(len(degree), np.nan), where=degree > 0)
    result: Vector = degree - redundancy
    return result


def clustering(weights: Matrix, closed: Triads | None = None) -> Vector:
    """Return the share of the pairs of a partner's alters that are tied; NaN for fewer than two alters.

    2t/(d(d-1)) for d alters with t ties among them; weights are not looked at. Source: D. Watts and
    S. Strogatz, "Collective dynamics of small-world networks", Nature 393, 1998.
    """
    closed = closed or triads(weights)
    pairs = closed.degree * (closed.degree - 1.0) / 2
    result: Vector = np.divide(closed.triangles, pairs, out=np.full(len(pairs), np.nan), where=pairs > 0)
    return result
