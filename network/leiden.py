"""The Leiden algorithm: communities that are connected inside, from one seed the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from network.compiled import IS_THERE, compiled
from network.moving import join, move, refine, shuffle

if TYPE_CHECKING:
    from collections.abc import Callable

    from network.compiled import Raw
    from network.matrices import Matrix, Vector

_TURNS = 5  # from the partition found, the whole is tried again so often
_ENOUGH = 1e-6  # of modularity: a turn that gains less was the last
_FEW_ENDS = 20_000  # of ties: with fewer, Python is done before a compiler is loaded


def leiden(
    weights: Matrix, *, resolution: float = 1.0, seed: int = 0, use_numba: bool | None = None
) -> Vector:
    """Return a community label (an integer, no order) for every row of a symmetric CSR array of weights.

    Maximises modularity (M. E. J. Newman, "Analysis of weighted networks", 2004; ``resolution`` above 1
    makes smaller groups: J. Reichardt and S. Bornholdt, 2006) as V. A. Traag, L. Waltman and
    N. J. van Eck do ("From Louvain to Leiden: guaranteeing well-connected communities", Scientific
    Reports 9, 2019): partners move to the best community of their alters; each community is then
    split again into parts that are well connected within; the parts become the partners of the next
    round, and the whole begins again from what it found while that gains. A part joins another with
    a probability proportional to what modularity gains. Every community is connected by ties of its
    own; a partner without ties is one by itself. The labels are the same whether numba compiles the
    loops (by default where it is installed and there are 10,000 ties or more) or not.
    """
    graph = sparse.csr_array(weights).sorted_indices()
    strength = np.asarray(graph.sum(axis=1), dtype=float).ravel()
    labels: Vector = np.arange(graph.shape[0])
    total = float(strength.sum())
    if total == 0:
        return labels
    if use_numba is None:
        use_numba = IS_THERE and len(graph.data) >= _FEW_ENDS
    climb = _Climb(rate=resolution / total, state=seed, use_numba=use_numba)
    quality, enough = -np.inf, _ENOUGH * total
    for _ in range(_TURNS):
        better, gained = climb(graph, strength, labels)
        if gained > quality:
            labels = better
        if gained < quality + enough:
            break
        quality = gained
    return labels


class _Climb:
    """Move, refine and join, from a partition on, until nothing joins any more.

    The loops are compiled and take arrays, or are Python and take lists, which it reads sooner.
    """

    def __init__(self, *, rate: float, state: int, use_numba: bool) -> None:
        self._rate, self._state, self._is_compiled = rate, state, use_numba
        self._ready: Callable[[Vector], Raw] = np.asarray if use_numba else _listed
        loops: list[Callable[..., Raw]] = [shuffle, move, refine]
        self._shuffle, self._move, self._refine = map(compiled, loops) if use_numba else loops

    def __call__(self, graph: Matrix, strength: Vector, labels: Vector) -> tuple[Vector, float]:
        """Return the communities found, and what rises as modularity does."""
        found = np.arange(graph.shape[0])  # the part of every partner
        while True:
            labels, parts = self._parted(graph, strength, labels)
            count, parts = _renamed(parts)
            if count == graph.shape[0]:
                _, result = _renamed(labels[found])
                tails = np.repeat(np.arange(count), np.diff(graph.indptr))
                apart = float(graph.data[labels[tails] != labels[graph.indices]].sum())
                held = np.bincount(labels, weights=strength)
                return result, -apart - self._rate * float((held**2).sum())
            found = parts[found]
            label_of_part = np.zeros(count, dtype=np.int32)
            label_of_part[parts] = labels
            _, labels = _renamed(label_of_part)
            strength = np.bincount(parts, weights=strength)
            graph = self._joined(graph, parts, count)

    def _parted(self, graph: Matrix, strength: Vector, labels: Vector) -> tuple[Vector, Vector]:
        """Return the community and the part of every row."""
        # unsigned: a compiled loop need not ask whether an index counts from the end
        size, ready = len(strength), self._ready
        ends = graph.indices.astype(np.uint32)
        arrays = [ready(each) for each in (graph.indptr.astype(np.int64), ends, graph.data, strength)]
        moved, parts = ready(labels.astype(np.uint32)), ready(np.arange(size, dtype=np.uint32))
        self._move(*arrays, moved, self._order(size), self._rate, *self._room(size, 2, 3))
        self._state = self._refine(
            *arrays, moved, parts, self._order(size), self._rate, self._state, *self._room(size, 5, 2)
        )
        return np.asarray(moved), np.asarray(parts)

    def _order(self, size: int) -> Raw:
        """Return the rows in the order they come, and room for one more."""
        order = self._ready(np.arange(size + 1, dtype=np.uint32))
        self._state = self._shuffle(order, self._state)
        return order

    def _room(self, size: int, reals: int, numbers: int) -> list[Raw]:
        """Return zeros that the loops work in."""
        kinds = [np.float64] * reals + [np.uint32] * numbers
        return [self._ready(np.zeros(size, dtype=kind)) for kind in kinds]

    def _joined(self, graph: Matrix, parts: Vector, count: int) -> Matrix:
        """Return the ties between parts; those inside one are left out."""
        size = graph.shape[0]
        members = sparse.csr_array((np.ones(size), (parts, np.arange(size))), shape=(count, size))
        if self._is_compiled:
            arrays = compiled(join)(
                members.indptr, members.indices, graph.indptr, graph.indices, graph.data, parts, count
            )
            joined = sparse.csr_array(arrays, shape=(count, count))
        else:
            outward = (graph.data, parts[graph.indices], graph.indptr)
            joined = members @ sparse.csr_array(outward, shape=(size, count))
            joined.setdiag(0)
            joined.eliminate_zeros()
        return joined.T.tocsr()  # turned, every row comes out sorted


def _renamed(labels: Vector) -> tuple[int, Vector]:
    """Return how many labels there are, and the labels as 0, 1, ... in their order."""
    names = np.cumsum(np.bincount(labels) > 0, dtype=np.int32)
    return int(names[-1]), names[labels] - 1


def _listed(array: Vector) -> Raw:
    return array.tolist()


def modularity(weights: Matrix, labels: Vector, *, resolution: float = 1.0) -> float:
    """Return the modularity of a partition; 0 without ties."""
    strength = np.asarray(weights.sum(axis=1), dtype=float).ravel()
    total = float(strength.sum())
    if total == 0:
        return 0.0
    tails = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    within = float(weights.data[labels[tails] == labels[weights.indices]].sum())
    shares = np.bincount(labels, weights=strength) / total
    return within / total - resolution * float((shares**2).sum())
