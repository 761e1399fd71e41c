"""Closed triads: three partners of whom each is tied to both others. What clusters, and what closes holes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from network.compiled import IS_THERE, Raw, compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from network.matrices import Matrix, Vector

_ROWS = 256  # partners looked at together without a compiler
_PATHS = 1 << 20  # paths of two ties held at once there: both bound memory, and change no number
_FEW_ENDS = 20_000  # of ties: with fewer, numpy is done before a compiler is loaded


@dataclass(frozen=True, slots=True)
class Triads:
    """``triangles`` counts, for every row, the closed triads it is in.

    ``indirect`` has, for every tie (an entry of the CSR array ``weights``), the sum over those who
    are tied to both ends of the product of the two weights divided by that third one's strength.
    """

    weights: Matrix
    strength: Vector
    triangles: Vector
    indirect: Vector

    @property
    def degree(self) -> Vector:
        """The number of ties of every row."""
        return np.diff(self.weights.indptr)


def triads(weights: Matrix, *, use_numba: bool | None = None) -> Triads:
    """Return the closed triads of a symmetric CSR array of weights without a diagonal.

    Every triad is met once, at its partner of fewest ties: a tie points to the end that has more, so
    that few point away from anyone, hubs included (N. Chiba and T. Nishizeki, "Arboricity and
    subgraph listing algorithms", 1985). numba compiles the loop, by default where it is installed and
    there are 10,000 ties or more.
    """
    graph = sparse.csr_array(weights).sorted_indices()
    degree = np.diff(graph.indptr)
    size = len(degree)
    order = np.argsort(degree, kind="stable")
    rank = np.empty(size, dtype=np.int32)
    rank[order] = np.arange(size)
    tails = np.repeat(np.arange(size), degree)
    up = np.flatnonzero(rank[tails] < rank[graph.indices])
    # entries of the array that points upwards hold the places of their ties in the one given
    upward = sparse.csr_array(
        (up.astype(np.int64), (rank[tails[up]], rank[graph.indices[up]])), shape=(size, size)
    )
    upward.sort_indices()
    strength = np.asarray(graph.sum(axis=1), dtype=float).ravel()
    inverse = np.divide(1.0, strength, out=np.zeros(size), where=strength > 0)[order]
    triangles, through = np.zeros(size, dtype=np.int64), np.zeros(len(up))
    if use_numba is None:
        use_numba = IS_THERE and len(graph.data) >= _FEW_ENDS
    count = compiled(_count) if use_numba else _count_by_rows
    count(upward.indptr, upward.indices, graph.data[upward.data], inverse, triangles, through)
    both = sparse.csr_array((through, (tails[upward.data], graph.indices[upward.data])), shape=graph.shape)
    return Triads(graph, strength, triangles[rank], _as_entries(both, graph))


def _as_entries(upper: Matrix, like: Matrix) -> Vector:
    """Return the values of a triangular array for both directions, in the places of ``like``."""
    size = like.shape[0]
    tails = np.repeat(np.arange(size), np.diff(upper.indptr))
    ends = np.concatenate([tails, upper.indices]), np.concatenate([upper.indices, tails])
    both = sparse.csr_array((np.concatenate([upper.data, upper.data]), ends), shape=like.shape)
    both.sort_indices()
    return np.asarray(both.data)


def _count(  # noqa: PLR0913, PLR0917 -- one loop for the compiler
    ptr: Raw, ends: Raw, weights: Raw, inverse: Raw, triangles: Raw, through: Raw
) -> None:
    place_of = np.full(len(ptr) - 1, -1, dtype=np.int64)
    for low in range(len(ptr) - 1):
        for at in range(ptr[low], ptr[low + 1]):
            place_of[ends[at]] = at
        for first in range(ptr[low], ptr[low + 1]):
            middle = ends[first]
            for last in range(ptr[middle], ptr[middle + 1]):
                across = place_of[ends[last]]
                if across >= 0:
                    triangles[low] += 1
                    triangles[middle] += 1
                    triangles[ends[last]] += 1
                    through[first] += weights[last] * weights[across] * inverse[ends[last]]
                    through[last] += weights[first] * weights[across] * inverse[low]
                    through[across] += weights[first] * weights[last] * inverse[middle]
        for at in range(ptr[low], ptr[low + 1]):
            place_of[ends[at]] = -1


def _count_by_rows(  # noqa: PLR0913, PLR0917 -- as the loop above
    ptr: Vector, ends: Vector, weights: Vector, inverse: Vector, triangles: Vector, through: Vector
) -> None:
    """Do the same for some rows at a time."""
    tails = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    place_of = np.full((_ROWS, len(ptr) - 1), -1, dtype=np.int32)
    outgoing = np.diff(ptr)[ends]
    for low, high in _parts(np.concatenate(([0], np.cumsum(outgoing)))[ptr]):
        ties = np.arange(ptr[low], ptr[high])
        place_of[tails[ties] - low, ends[ties]] = ties
        first = np.repeat(ties, outgoing[ties])
        begin = np.cumsum(outgoing[ties]) - outgoing[ties]
        last = np.arange(len(first)) + np.repeat(ptr[ends[ties]] - begin, outgoing[ties])
        across = place_of[tails[first] - low, ends[last]]
        place_of[tails[ties] - low, ends[ties]] = -1
        closed = across >= 0
        first, last, across = first[closed], last[closed], across[closed]
        for corner in (tails[first], ends[first], ends[last]):
            np.add.at(triangles, corner, 1)
        np.add.at(through, first, weights[last] * weights[across] * inverse[ends[last]])
        np.add.at(through, last, weights[first] * weights[across] * inverse[tails[first]])
        np.add.at(through, across, weights[first] * weights[last] * inverse[ends[first]])


def _parts(paths: Vector) -> Iterator[tuple[int, int]]:
    """Yield rows from and to; ``paths`` counts the paths that begin before each row."""
    low, size = 0, len(paths) - 1
    while low < size:
        full = int(np.searchsorted(paths, paths[low] + _PATHS, side="right")) - 1
        high = max(low + 1, min(full, low + _ROWS, size))
        yield low, high
        low = high
