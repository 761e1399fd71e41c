"""Nearness in steps: breadth-first searches from 1,024 partners at once, one bit each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector

_WORDS = 16  # of 64 sources each
_ONES = np.array([value.bit_count() for value in range(256)], dtype=np.uint8)


def nearness(weights: Matrix) -> tuple[Vector, Vector]:
    """Return (harmonic, closeness) of every partner, both from 0 to 1; steps are counted, not lengths.

    Harmonic is the mean over all other partners of 1/steps, 0 out of reach (M. Marchiori and
    V. Latora, "Harmony in the small-world", 2000). Closeness is (r/s)(r/(n-1)) for r partners in
    reach, s steps away in all, of n (S. Wasserman and K. Faust, "Social Network Analysis", 1994,
    eq. 5.22), 0 for a partner without ties.
    """
    size = weights.shape[0]
    degree = np.diff(weights.indptr)
    tied = np.flatnonzero(degree)
    core = weights[tied][:, tied]
    inverse, steps, reached = np.zeros(size), np.zeros(size), np.zeros(size)
    for start in range(0, len(tied), 64 * _WORDS):
        for level, fresh in enumerate(_levels(core, start), 1):
            inverse[tied] += fresh / level
            steps[tied] += fresh * level
            reached[tied] += fresh
    others = max(size - 1, 1)
    closeness = np.divide(reached**2, steps * others, out=np.zeros(size), where=steps > 0)
    return inverse / others, closeness


def _levels(core: Matrix, start: int) -> list[Vector]:
    """Return, for 1, 2, ... steps, how many of the sources from ``start`` on meet each partner then.

    Steps are the same there and back, so counting where a search arrives counts where it began.
    """
    size = core.shape[0]
    sources = np.arange(start, min(start + 64 * _WORDS, size))
    offset = sources - start
    front = np.zeros((size, _WORDS), dtype=np.uint64)
    front[sources, offset // 64] = np.uint64(1) << (offset % 64).astype(np.uint64)
    seen = front.copy()
    counts: list[Vector] = []
    while True:
        front = np.bitwise_or.reduceat(front[core.indices], core.indptr[:-1], axis=0) & ~seen
        if not front.any():
            return counts
        seen |= front
        counts.append(_ONES[front.view(np.uint8)].sum(axis=1, dtype=np.int64))
