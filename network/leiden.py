"""The Leiden algorithm: communities that are connected inside, from one seed the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from network.compiled import Raw, compiled

if TYPE_CHECKING:
    from network.matrices import Matrix, Vector

_TURNS = 10  # from the partition found, the whole is tried again so often
_EPSILON = 1e-12  # gains that differ by less are equal
_ENOUGH = 1e-6  # of modularity: a turn that gains less was the last


def leiden(weights: Matrix, *, resolution: float = 1.0, seed: int = 0) -> Vector:
    """Return a community label (an integer, no order) for every row of a symmetric CSR array of weights.

    Maximises modularity (M. E. J. Newman, "Analysis of weighted networks", 2004; ``resolution`` above 1
    makes smaller groups: J. Reichardt and S. Bornholdt, 2006) as V. A. Traag, L. Waltman and
    N. J. van Eck do ("From Louvain to Leiden: guaranteeing well-connected communities", Scientific
    Reports 9, 2019): partners move to the best community of their alters; each community is then
    split again into parts that are well connected within; the parts become the partners of the next
    round, and the whole begins again from what it found while that gains. A part joins another with
    a probability proportional to what modularity gains. A partner without ties is a community of
    its own.
    """
    graph = sparse.csr_array(weights)
    graph.sort_indices()
    strength = np.asarray(graph.sum(axis=1), dtype=float).ravel()
    labels: Vector = np.arange(graph.shape[0])
    total = float(strength.sum())
    if total == 0:
        return labels
    quality, state = -1.0, seed
    for _ in range(_TURNS):
        better, state = _climb(graph, strength, labels, resolution / total, state)
        gained = modularity(graph, better, resolution=resolution)
        if gained < quality + _ENOUGH:
            break
        labels, quality = better, gained
    return labels


def _climb(graph: Matrix, strength: Vector, labels: Vector, rate: float, state: int) -> tuple[Vector, int]:
    """Move, refine and join, from the partition ``labels`` on, until nothing joins any more."""
    found = np.arange(graph.shape[0])  # the part of every partner
    while True:
        arrays = (graph.indptr, graph.indices, graph.data, strength)
        labels, state = _move(*arrays, labels.astype(np.int64), rate, state)
        parts, state = _refine(*arrays, labels, rate, state)
        names, parts = np.unique(parts, return_inverse=True)
        if len(names) == graph.shape[0]:
            _, result = np.unique(labels[found], return_inverse=True)
            return result, state
        found = parts[found]
        label_of_part = np.zeros(len(names), dtype=np.int64)
        label_of_part[parts] = labels
        _, labels = np.unique(label_of_part, return_inverse=True)
        shape = (graph.shape[0], len(names))
        joined = sparse.csr_array((np.ones(len(parts)), (np.arange(len(parts)), parts)), shape=shape)
        strength = joined.T @ strength
        graph = sparse.csr_array(joined.T @ graph @ joined)
        graph.setdiag(0)
        graph.eliminate_zeros()
        graph.sort_indices()


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


@compiled
def _drawn(state: int) -> int:
    """Return the next number below 2³¹ (the generator of ANSI C): the same with and without a compiler."""
    return (state * 1103515245 + 12345) & 0x7FFFFFFF


@compiled
def _shuffled(size: int, state: int) -> Raw:
    order = np.arange(size)
    for last in range(size - 1, 0, -1):
        state = _drawn(state)
        other = (state >> 8) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return order, state


@compiled
def _move(  # noqa: C901, PLR0912, PLR0913, PLR0917 -- one loop for the compiler
    ptr: Raw, ends: Raw, weights: Raw, strength: Raw, labels: Raw, rate: float, state: int
) -> Raw:
    size = len(strength)
    held = np.zeros(size)  # strength of every community
    for row in range(size):
        held[labels[row]] += strength[row]
    members = np.zeros(size, dtype=np.int64)
    for row in range(size):
        members[labels[row]] += 1
    free = [label for label in range(size) if members[label] == 0]
    order, state = _shuffled(size, state)
    queue = np.zeros(size + 1, dtype=np.int64)
    queue[:size] = order
    head, tail = 0, size
    waits = np.ones(size, dtype=np.bool_)
    towards = np.zeros(size)
    touched = np.zeros(size, dtype=np.int64)
    while head != tail:
        row = queue[head]
        head = (head + 1) % (size + 1)
        waits[row] = False
        own = labels[row]
        held[own] -= strength[row]
        members[own] -= 1
        count = 0
        for at in range(ptr[row], ptr[row + 1]):
            label = labels[ends[at]]
            if towards[label] == 0.0:
                touched[count] = label
                count += 1
            towards[label] += weights[at]
        best, best_gain = own, towards[own] - rate * strength[row] * held[own]
        for i in range(count):
            label = touched[i]
            gain = towards[label] - rate * strength[row] * held[label]
            if gain > best_gain + _EPSILON or (gain > best_gain - _EPSILON and label < best and best != own):
                best, best_gain = label, gain
        if best_gain < -_EPSILON and members[own] > 0 and len(free) > 0:
            best = free[len(free) - 1]
        for i in range(count):
            towards[touched[i]] = 0.0
        if best != own:
            if members[own] == 0:
                free.append(own)
            if len(free) > 0 and free[len(free) - 1] == best:
                free.pop()
            labels[row] = best
            for at in range(ptr[row], ptr[row + 1]):
                alter = ends[at]
                if labels[alter] != best and not waits[alter]:
                    waits[alter] = True
                    queue[tail] = alter
                    tail = (tail + 1) % (size + 1)
        held[best] += strength[row]
        members[best] += 1
    return labels, state


@compiled
def _refine(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 -- one loop for the compiler
    ptr: Raw, ends: Raw, weights: Raw, strength: Raw, labels: Raw, rate: float, state: int
) -> Raw:
    size = len(strength)
    held = np.zeros(size)
    for row in range(size):
        held[labels[row]] += strength[row]
    parts = np.arange(size)
    part_held = strength.copy()
    part_size = np.ones(size, dtype=np.int64)
    outward = np.zeros(size)  # of every part: weight of its ties to the rest of its community
    for row in range(size):
        for at in range(ptr[row], ptr[row + 1]):
            if labels[ends[at]] == labels[row]:
                outward[row] += weights[at]
    order, state = _shuffled(size, state)
    towards = np.zeros(size)
    touched = np.zeros(size, dtype=np.int64)
    gains = np.zeros(size)
    for step in range(size):
        row = order[step]
        own = parts[row]
        whole = held[labels[row]]
        if part_size[own] > 1 or outward[own] < rate * strength[row] * (whole - strength[row]) - _EPSILON:
            continue
        count = 0
        for at in range(ptr[row], ptr[row + 1]):
            alter = ends[at]
            if labels[alter] != labels[row]:
                continue
            part = parts[alter]
            if towards[part] == 0.0:
                touched[count] = part
                count += 1
            towards[part] += weights[at]
        total = 0.0
        for i in range(count):
            part = touched[i]
            gains[i] = 0.0
            is_held = outward[part] >= rate * part_held[part] * (whole - part_held[part]) - _EPSILON
            if part != own and is_held:
                gains[i] = max(0.0, towards[part] - rate * strength[row] * part_held[part])
            total += gains[i]
        if total > 0.0:
            state = _drawn(state)
            mark = (state >> 8) / 8388608.0 * total
            chosen = own
            for i in range(count):
                if gains[i] > 0.0:
                    chosen = touched[i]
                    mark -= gains[i]
                    if mark < 0.0:
                        break
            if chosen != own:
                outward[chosen] += outward[own] - 2.0 * towards[chosen]
                part_held[chosen] += strength[row]
                part_size[chosen] += 1
                part_held[own] = 0.0
                part_size[own] = 0
                parts[row] = chosen
        for i in range(count):
            towards[touched[i]] = 0.0
    return parts, state
