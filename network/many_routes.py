"""Weighted betweenness of many networks that differ a little, at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from network.shortest import TOLERANCE

if TYPE_CHECKING:
    from network.matrices import Vector
    from network.variants import Variants

_CELLS = 1_000_000  # distances and steps held at once; bounds memory, changes no number
_FEW = 3  # with fewer partners nobody stands between two others


def betweenness(variants: Variants) -> Vector:
    """Return the betweenness of every partner (column) in every network (row).

    As `shortest.betweenness` has it, exactly. A tie is 1/weight long. A partner of a single project
    is on no shortest route, for its project ties the others directly, in half the length; and all
    such partners of a project, its *leaves*, are equally far from everyone else. So one of them
    stands for all, with their number (after A. Sariyüce et al., "Shattering and compressing networks
    for betweenness centrality", 2013), and routes are sought among the *connectors*, who have two
    projects or more.
    """
    taking, size = variants.taking, variants.taking.partners
    result = np.zeros((len(variants.kept), size))
    activity = np.bincount(taking.rows, minlength=size)
    connectors = np.flatnonzero(activity > 1)
    if size < _FEW or len(connectors) == 0:
        return result
    is_inner = activity[taking.rows] > 1
    row = np.searchsorted(connectors, taking.rows[is_inner])
    projects = taking.projects
    step = max(1, _CELLS // (len(connectors) + projects) ** 2)
    for start in range(0, len(variants.kept), step):
        kept = variants.kept[start : start + step]
        member = np.zeros((len(kept), len(connectors), projects), dtype=bool)
        member[:, row, taking.columns[is_inner]] = kept[:, is_inner]
        leaves = np.array(
            [np.bincount(taking.columns[~is_inner], each, minlength=projects) for each in kept[:, ~is_inner]]
        )
        result[start : start + step, connectors] = _between(member, leaves, 1 / taking.shares)
    return result / ((size - 1) * (size - 2))


def _between(member: Vector, leaves: Vector, length: Vector) -> Vector:
    """Return for each network and connector the ordered pairs of others that it stands between.

    ``member`` says by network, connector and project who takes part; ``leaves`` counts those of each
    project; ``length`` is that of the tie it makes alone.
    """
    network = _Network.of(member, leaves, length)
    total: Vector = np.zeros(member.shape[:2])
    count = network.distances.shape[1]
    step = max(1, _CELLS // (len(member) * max(count, len(network.tails))))
    for start in range(0, count, step):
        total += network.between(np.arange(start, min(start + step, count)))
    return total


@dataclass(frozen=True, slots=True)
class _Network:
    """Connectors and, behind them, a spot for the leaves of each project that has any, in all networks.

    ``stands_for`` counts the partners of each spot, ``distances`` are those between spots.
    ``tails``, ``heads`` and ``lengths`` are the steps between connectors and to leaves: no route
    leads on from a leaf, only away from where it begins.
    """

    connectors: int
    stands_for: Vector
    distances: Vector
    tails: Vector
    heads: Vector
    lengths: Vector

    @classmethod
    def of(cls, member: Vector, leaves: Vector, length: Vector) -> _Network:
        networks, connectors, _ = member.shape
        weights = np.matmul(member / length, member.transpose(0, 2, 1).astype(float))
        ties = np.divide(1.0, weights, out=np.full(weights.shape, np.inf), where=weights > 0)
        every = np.arange(connectors)
        ties[:, every, every] = 0
        apart = _shortest(ties)
        hung = np.flatnonzero(leaves.any(axis=0))
        entries = np.where(member[:, :, hung], length[hung], np.inf)
        spots = connectors + len(hung)
        distances = np.full((networks, spots, spots), np.inf)
        distances[:, :connectors, :connectors] = apart
        for spot, entry in enumerate(np.moveaxis(entries, 2, 0), connectors):
            by = np.flatnonzero(np.isfinite(entry).any(axis=0))
            way = (distances[:, :, by] + entry[:, None, by]).min(axis=2, initial=np.inf)
            distances[:, :, spot] = distances[:, spot, :] = way
            distances[:, spot, spot] = 0
        steps = np.concatenate([ties, entries], axis=2)
        steps[:, every, every] = np.inf
        # a tie that is longer than the way round it is on no shortest route: most of those in a large project
        steps[:, :, :connectors][ties > apart * (1 + TOLERANCE)] = np.inf
        tails, heads = np.nonzero(np.isfinite(steps).any(axis=0))
        stands_for = np.concatenate([np.ones((networks, connectors)), leaves[:, hung]], axis=1)
        return cls(connectors, stands_for, distances, tails, heads, steps[:, tails, heads])

    def between(self, sources: Vector) -> Vector:
        """Return the pairs from ``sources`` that each connector stands between (Brandes 2001, eq. 3)."""
        networks, spots, _ = self.distances.shape
        distance = self.distances[:, sources]
        here, there = distance[:, :, self.tails], distance[:, :, self.heads]
        with np.errstate(invalid="ignore"):  # out of reach: infinity minus infinity compares as false
            gap = np.abs(here + self.lengths[:, None, :] - there)
            is_used = (gap <= TOLERANCE * there) & (here < there) & np.isfinite(there)
        network, source, step = np.nonzero(is_used)
        place = (network * len(sources) + source) * spots
        place_of_leaves, leaf, first = self._from_leaves(sources)
        tails = np.concatenate([place + self.tails[step], place_of_leaves + leaf])
        heads = np.concatenate([place + self.heads[step], place_of_leaves + first])
        begin = (np.arange(networks * len(sources)) * spots).reshape(networks, -1) + sources
        ends = np.repeat(self.stands_for[:, None, :], len(sources), axis=1).ravel()
        passing = _dependencies(tails, heads, begin.ravel(), ends)
        passing[begin.ravel()] = 0
        passing = passing.reshape(networks, len(sources), spots)[:, :, : self.connectors]
        total: Vector = np.einsum("ns,nsc->nc", self.stands_for[:, sources], passing)
        return total

    def _from_leaves(self, sources: Vector) -> tuple[Vector, Vector, Vector]:
        """Return the first steps from leaves: the place of network and source, the leaves, a connector."""
        spots = self.distances.shape[2]
        leaves = np.flatnonzero((self.heads >= self.connectors) & np.isin(self.heads, sources))
        network, step = np.nonzero(np.isfinite(self.lengths[:, leaves]))
        leaf, first = self.heads[leaves[step]], self.tails[leaves[step]]
        return (network * len(sources) + np.searchsorted(sources, leaf)) * spots, leaf, first


def _shortest(ties: Vector) -> Vector:
    """Return the distances between all pairs (R. Floyd, "Algorithm 97: shortest path", 1962)."""
    apart = ties.copy()
    for via in range(ties.shape[1]):
        np.minimum(apart, apart[:, :, via, None] + apart[:, None, via, :], out=apart)
    return apart


def _dependencies(tails: Vector, heads: Vector, begin: Vector, ends: Vector) -> Vector:
    """Return how much of what arrives at ``ends`` on shortest routes from ``begin`` passes each spot.

    Both sums over routes are taken step by step until no route is left: the steps form no circle.
    """
    steps = sparse.csr_array((np.ones(len(tails)), (tails, heads)), shape=(len(ends), len(ends)))
    arriving: Vector = np.zeros(len(ends))
    arriving[begin] = 1
    routes = arriving.copy()
    backwards = steps.T
    while arriving.any():
        arriving = backwards @ arriving
        routes += arriving
    steps.data = (np.repeat(routes, np.diff(steps.indptr)) / routes[steps.indices]) * steps.data
    leaving, passing = ends, np.zeros(len(ends))
    while leaving.any():
        leaving = steps @ leaving
        passing += leaving
    return passing
