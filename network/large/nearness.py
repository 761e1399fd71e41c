"""How near everyone is to everyone, exactly: searches over participations, 1,024 sources at once as bits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from network.compiled import IS_THERE, Raw, compiled

if TYPE_CHECKING:
    from network.large.affiliations import Affiliations, Matrix, Vector

WORDS = 16  # of 64 sources each
_ONES = np.array([value.bit_count() for value in range(256)], dtype=np.uint8)


def nearness(affiliations: Affiliations, *, use_numba: bool = IS_THERE) -> tuple[Vector, Vector]:
    """Return (harmonic, closeness) of every partner, both from 0 to 1; steps are counted, not lengths.

    Harmonic is the mean over all other partners of 1/steps, 0 out of reach (M. Marchiori and
    V. Latora, "Harmony in the small-world", 2000). Closeness is (r/s)(r/(n-1)) for r partners in
    reach, s steps away in all, of n (S. Wasserman and K. Faust, "Social Network Analysis", 1994,
    eq. 5.22), 0 for a partner without ties.

    A step between partners is two in the two-mode network, which has far fewer edges than the ties
    they make. A partner with one project lies on nobody's way: it is reached when its project is,
    and only those with several projects hand the search on.
    """
    shape = _Shape(affiliations)
    size = len(affiliations.partners)
    inverse, steps, reached = np.zeros(size), np.zeros(size), np.zeros(size)
    search = _search_compiled if use_numba else _search
    for start in range(0, size, 64 * WORDS):
        for level, fresh in enumerate(search(shape, start), 1):
            inverse += fresh / level
            steps += fresh * level
            reached += fresh
    others = max(size - 1, 1)
    closeness = np.divide(reached**2, steps * others, out=np.zeros(size), where=steps > 0)
    return inverse / others, closeness


class _Shape:
    """The two-mode network, projects of one partner aside.

    Its partners are connectors, with two projects or more, and leaves, with one.
    """

    def __init__(self, affiliations: Affiliations) -> None:
        matrix = affiliations.matrix[:, np.flatnonzero(affiliations.sizes > 1)]
        matrix.sort_indices()
        activity = np.diff(matrix.indptr)
        self.size = len(activity)
        self.projects = matrix.shape[1]
        self.whole = matrix
        self.connectors = np.flatnonzero(activity > 1)
        self.leaves = np.flatnonzero(activity == 1)
        self.leaf_project = matrix.indices[matrix.indptr[self.leaves]]
        self.through = matrix[self.connectors]
        turned = self.through.T.tocsr()
        turned.sort_indices()
        self.turned = turned


def _search(shape: _Shape, start: int) -> list[Vector]:
    """Return, for 1, 2, ... steps, how many of the sources from ``start`` on meet each partner then."""
    sources = np.arange(start, min(start + 64 * WORDS, shape.size))
    bits = np.zeros((len(sources), WORDS), dtype=np.uint64)
    offset = sources - start
    bits[offset, offset // 64] = np.uint64(1) << (offset % 64).astype(np.uint64)
    own = np.zeros((shape.size, WORDS), dtype=np.uint64)
    own[sources] = bits

    front = np.zeros((shape.projects, WORDS), dtype=np.uint64)
    part = shape.whole[sources]
    np.bitwise_or.at(front, part.indices, np.repeat(bits, np.diff(part.indptr), axis=0))
    seen_projects, seen = front.copy(), own[shape.connectors]
    counts: list[Vector] = []
    while front.any():
        count = np.zeros(shape.size, dtype=np.int64)
        count[shape.leaves] = _ones(front)[shape.leaf_project]
        fresh = _gathered(front, shape.through) & ~seen
        seen |= fresh
        count[shape.connectors] = _ones(fresh)
        if not counts:
            count[np.intersect1d(shape.leaves, sources)] -= 1  # a leaf meets itself in its own project
        counts.append(count)
        front = _gathered(fresh, shape.turned) & ~seen_projects
        seen_projects |= front
    return counts


def _ones(bits: Vector) -> Vector:
    counts: Vector = _ONES[bits.view(np.uint8)].sum(axis=1, dtype=np.int64)
    return counts


def _gathered(bits: Vector, matrix: Matrix) -> Vector:
    """Return for every row of ``matrix`` the union of the bits of its columns; most are often empty."""
    union = np.zeros((matrix.shape[0], WORDS), dtype=np.uint64)
    is_any: Vector = np.asarray(bits.any(axis=1))
    kept = np.flatnonzero(is_any[matrix.indices])
    starts = np.searchsorted(kept, matrix.indptr)
    filled = np.flatnonzero(np.diff(starts))
    if len(filled):
        union[filled] = np.bitwise_or.reduceat(bits[matrix.indices[kept]], starts[filled], axis=0)
    return union


def _search_compiled(shape: _Shape, start: int) -> list[Vector]:
    count = min(64 * WORDS, shape.size - start)
    table = _levels(
        start, count, shape.size, shape.projects, shape.whole.indptr, shape.whole.indices,
        shape.connectors, shape.through.indptr, shape.through.indices,
        shape.turned.indptr, shape.turned.indices, shape.leaves, shape.leaf_project,
    )  # fmt: skip
    return list(table)


@compiled
def _popcount(word: np.uint64) -> int:
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@compiled
def _levels(  # noqa: C901, PLR0912, PLR0913, PLR0917 -- one loop for the compiler
    start: int, count: int, size: int, projects: int, whole_ptr: Raw, whole: Raw,
    connectors: Raw, through_ptr: Raw, through: Raw,
    turned_ptr: Raw, turned: Raw, leaves: Raw, leaf_project: Raw,
) -> list[Raw]:  # fmt: skip
    words = (count + 63) // 64
    front = np.zeros((projects, words), dtype=np.uint64)
    seen_projects = np.zeros((projects, words), dtype=np.uint64)
    seen = np.zeros((len(connectors), words), dtype=np.uint64)
    fresh = np.zeros((len(connectors), words), dtype=np.uint64)
    one = np.uint64(1)
    for offset in range(count):
        source = start + offset
        for at in range(whole_ptr[source], whole_ptr[source + 1]):
            front[whole[at], offset >> 6] |= one << np.uint64(offset & 63)
    for row in range(len(connectors)):
        offset = connectors[row] - start
        if 0 <= offset < count:
            seen[row, offset >> 6] |= one << np.uint64(offset & 63)
    for project in range(projects):
        for word in range(words):
            seen_projects[project, word] = front[project, word]
    met = np.zeros(projects, dtype=np.int64)
    levels: list[Raw] = []
    while True:
        is_any = False
        for project in range(projects):
            total = 0
            for word in range(words):
                if front[project, word]:
                    total += _popcount(front[project, word])
            met[project] = total
            is_any |= total > 0
        if not is_any:
            return levels
        counts = np.zeros(size, dtype=np.int64)
        for row in range(len(leaves)):
            counts[leaves[row]] = met[leaf_project[row]]
        if not levels:
            for row in range(len(leaves)):
                if start <= leaves[row] < start + count:
                    counts[leaves[row]] -= 1
        for row in range(len(connectors)):
            total = 0
            for word in range(words):
                fresh[row, word] = 0
            for at in range(through_ptr[row], through_ptr[row + 1]):
                project = through[at]
                if met[project] > 0:
                    for word in range(words):
                        fresh[row, word] |= front[project, word]
            for word in range(words):
                new = fresh[row, word] & ~seen[row, word]
                fresh[row, word] = new
                if new:
                    seen[row, word] |= new
                    total += _popcount(new)
            counts[connectors[row]] = total
        levels.append(counts)
        for project in range(projects):
            for word in range(words):
                front[project, word] = 0
            for at in range(turned_ptr[project], turned_ptr[project + 1]):
                row = turned[at]
                if counts[connectors[row]] > 0:
                    for word in range(words):
                        front[project, word] |= fresh[row, word]
            for word in range(words):
                front[project, word] &= ~seen_projects[project, word]
                seen_projects[project, word] |= front[project, word]
