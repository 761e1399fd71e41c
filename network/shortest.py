"""Weighted betweenness: the go-betweens on the shortest routes, a tie being shorter the stronger it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector

TOLERANCE = 1e-10  # 1/3 + 1/3 + 1/3 and 1 are the same length; so igraph counts, too
_CHUNK = 64  # sources whose distances are held at once
_FEW = 3  # with fewer partners nobody stands between two others


def betweenness(weights: Matrix, *, pivots: int, seed: int) -> Vector:
    """Return the betweenness of every partner, from 0 to 1.

    Distance is 1/weight; a route counts once for a pair, shared evenly among routes whose lengths
    agree to one part in 10¹⁰, and the sum is divided by the (n-1)(n-2)/2 pairs of other partners.
    Exact up to ``pivots`` partners; beyond, estimated from that many sources drawn with ``seed``
    and scaled by n/pivots. Sources: L. Freeman, "A set of measures of centrality based on
    betweenness" (1977); U. Brandes, "A faster algorithm for betweenness centrality" (2001);
    U. Brandes and C. Pich, "Centrality estimation in large networks" (2007).
    """
    size = weights.shape[0]
    total = np.zeros(size)
    if size < _FEW:
        return total
    lengths = weights.copy()
    lengths.data = 1 / lengths.data
    sources = np.arange(size)
    if size > pivots:
        sources = np.sort(np.random.default_rng(seed).choice(size, size=pivots, replace=False))
    degree = np.diff(weights.indptr)
    drawn = len(sources)
    # the best connected first: what their distances rule out is most of what can be ruled out
    sources = sources[np.argsort(-degree[sources], kind="stable")]
    sources = sources[degree[sources] > 0]
    for start in range(0, len(sources), _CHUNK):
        chunk = sources[start : start + _CHUNK]
        distances = csgraph.dijkstra(lengths, indices=chunk)
        tails = _tails(lengths)
        for source, distance in zip(chunk, distances, strict=True):
            steps = _on_a_shortest_route(distance, tails, lengths)
            total += _dependencies(int(source), distance, *steps)
        lengths = _without_detours(lengths, tails, chunk, distances)
    scale: float = size / drawn / ((size - 1) * (size - 2))
    return total * scale


def _tails(lengths: Matrix) -> Vector:
    """Return the row of every stored entry, as ``indices`` is its column."""
    return np.repeat(np.arange(lengths.shape[0], dtype=np.int32), np.diff(lengths.indptr))


def _without_detours(lengths: Matrix, tails: Vector, chunk: Vector, distances: Vector) -> Matrix:
    """Return ``lengths`` without the ties of ``chunk`` that are longer than the way round them.

    No shortest route uses them. In a network of consortia they are most of the ties: of those in a
    large project nearly every one is beaten by two steps through smaller ones.
    """
    size = lengths.shape[0]
    heads = lengths.indices
    row = np.full(size, -1)
    row[chunk] = np.arange(len(chunk))
    beaten = np.zeros(len(heads), dtype=bool)
    for here, there in ((tails, heads), (heads, tails)):
        known = np.flatnonzero(row[here] >= 0)
        around = distances[row[here[known]], there[known]]
        beaten[known] |= around < lengths.data[known] * (1 - TOLERANCE)
    kept = ~beaten
    return sparse.csr_array((lengths.data[kept], (tails[kept], heads[kept])), shape=(size, size))


def _on_a_shortest_route(distance: Vector, tails: Vector, lengths: Matrix) -> tuple[Vector, Vector]:
    """Return the steps (from, to) that lie on a shortest route from the source of ``distance``."""
    here, there = distance[tails], distance[lengths.indices]
    with np.errstate(invalid="ignore"):  # out of reach: infinity minus infinity compares as false
        gap = np.abs(here + lengths.data - there)
        used = np.flatnonzero((gap <= TOLERANCE * there) & (here < there) & np.isfinite(there))
    return tails[used], lengths.indices[used]


def _dependencies(source: int, distance: Vector, tails: Vector, heads: Vector) -> Vector:
    """Return how much of the routes from ``source`` runs through each partner (Brandes 2001, eq. 3).

    Both sums over routes are taken step by step until no route is left: the steps form no circle.
    """
    size = len(distance)
    arriving: Vector = np.zeros(size)
    arriving[source] = 1
    routes = arriving.copy()
    while arriving.any():
        arriving = np.bincount(heads, weights=arriving[tails], minlength=size)
        routes += arriving
    passed_on = routes[tails] / routes[heads]
    leaving: Vector = np.ones(size)
    dependency = np.zeros(size)
    while leaving.any():
        leaving = np.bincount(tails, weights=passed_on * leaving[heads], minlength=size)
        dependency += leaving
    dependency[source] = 0
    return dependency
