"""How deep in the network everyone is: cores, each left when all with fewer ties are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from network.compiled import IS_THERE, Raw, compiled

if TYPE_CHECKING:
    from network.large.affiliations import Matrix, Vector


def coreness(weights: Matrix, *, use_numba: bool = IS_THERE) -> Vector:
    """Return for every row the largest k such that it is in a group where all have k ties inside it.

    0 without ties; weights are not looked at (S. Seidman, "Network structure and minimum degree",
    Social Networks 5, 1983). Rows leave in the order of their ties left (V. Batagelj and
    M. Zaversnik, "An O(m) algorithm for cores decomposition of networks", 2003), one by one when
    compiled, else all of the fewest at once.
    """
    peel = compiled(_peel) if use_numba else _peel_together
    return np.asarray(peel(weights.indptr, weights.indices))


def _peel(ptr: Raw, ends: Raw) -> Raw:
    size = len(ptr) - 1
    left = ptr[1:] - ptr[:-1]
    first = np.zeros(size + 2, dtype=np.int64)  # of each number of ties left, in the order
    for row in range(size):
        first[left[row] + 1] += 1
    for count in range(size + 1):
        first[count + 1] += first[count]
    order, place = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    filled = first.copy()
    for row in range(size):
        place[row] = filled[left[row]]
        order[place[row]] = row
        filled[left[row]] += 1
    for turn in range(size):
        row = order[turn]
        for at in range(ptr[row], ptr[row + 1]):
            alter = ends[at]
            count = left[alter]
            if count > left[row]:  # it moves to the front of its kind, and the front one place on
                front = first[count]
                other = order[front]
                order[front], order[place[alter]] = alter, other
                place[other], place[alter] = place[alter], front
                first[count] += 1
                left[alter] -= 1
    return left.astype(np.int64)


def _peel_together(ptr: Vector, ends: Vector) -> Vector:
    left = np.diff(ptr).astype(np.int64)
    core = np.zeros(len(left), dtype=np.int64)
    is_there = np.ones(len(left), dtype=bool)
    k = 0
    while is_there.any():
        k = max(k, int(left[is_there].min()))
        leaving = np.flatnonzero(is_there & (left <= k))
        core[leaving] = k
        is_there[leaving] = False
        counts = ptr[leaving + 1] - ptr[leaving]
        begins = np.repeat(ptr[leaving] - (np.cumsum(counts) - counts), counts)
        left -= np.bincount(ends[np.arange(counts.sum()) + begins], minlength=len(left))
    return core
