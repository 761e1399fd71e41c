"""The loops of the Leiden algorithm: who moves, which parts a community falls into, and how these join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from network.compiled import Raw

_EPSILON = 1e-12  # gains that differ by less are equal
_FACTOR, _STEP, _LAST = 1103515245, 12345, 2**31 - 1  # the generator of ANSI C: the same on every machine


def shuffle(order: Raw, state: int) -> int:
    """Shuffle all but the last of ``order``; return the generator's state."""
    for last in range(len(order) - 2, 0, -1):
        state = (state * _FACTOR + _STEP) & _LAST
        other = (state >> 8) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return state


def move(  # noqa: C901, PLR0912, PLR0913, PLR0917 -- one loop for the compiler
    ptr: Raw, ends: Raw, weights: Raw, strength: Raw, labels: Raw, queue: Raw, rate: float,
    held: Raw, towards: Raw, members: Raw, touched: Raw, free: Raw,
) -> None:  # fmt: skip
    """Let rows move to the best community of their alters until none wants to; change ``labels``.

    ``queue`` holds the rows in the order they come, and one place more. The last five are zeros.
    """
    size = len(strength)
    waits = [True] * size
    for row in range(size):
        held[labels[row]] += strength[row]
        members[labels[row]] += 1
    left = 0  # names of communities that are free
    for label in range(size):
        if members[label] == 0:
            free[left] = label
            left += 1
    head, tail = 0, size
    while head != tail:
        row = queue[head]
        head = head + 1 if head < size else 0
        waits[row] = False
        own, heavy = labels[row], rate * strength[row]
        held[own] -= strength[row]
        members[own] -= 1
        count = 0
        for at in range(ptr[row], ptr[row + 1]):
            label = labels[ends[at]]
            if towards[label] == 0.0:
                touched[count] = label
                count += 1
            towards[label] += weights[at]
        best, best_gain = own, towards[own] - heavy * held[own]
        for i in range(count):
            label = touched[i]
            gain = towards[label] - heavy * held[label]
            if gain > best_gain + _EPSILON or (gain > best_gain - _EPSILON and label < best and best != own):
                best, best_gain = label, gain
        if best_gain < -_EPSILON and members[own] > 0 and left > 0:
            best = free[left - 1]
        for i in range(count):
            towards[touched[i]] = 0.0
        if best != own:
            if members[own] == 0:
                free[left] = own
                left += 1
            if left > 0 and free[left - 1] == best:
                left -= 1
            labels[row] = best
            for at in range(ptr[row], ptr[row + 1]):
                alter = ends[at]
                if not waits[alter] and labels[alter] != best:
                    waits[alter] = True
                    queue[tail] = alter
                    tail = tail + 1 if tail < size else 0
        held[best] += strength[row]
        members[best] += 1


def refine(  # noqa: C901, PLR0912, PLR0913, PLR0917 -- one loop for the compiler
    ptr: Raw, ends: Raw, weights: Raw, strength: Raw, labels: Raw, parts: Raw, order: Raw, rate: float,
    state: int, held: Raw, part_held: Raw, outward: Raw, towards: Raw, gains: Raw, part_size: Raw,
    touched: Raw,
) -> int:  # fmt: skip
    """Join rows, each its own of ``parts`` at first, within communities; return the generator's state.

    The last seven are zeros. ``outward`` becomes the weight of a part's ties to the rest of its community.
    """
    size = len(strength)
    for row in range(size):
        held[labels[row]] += strength[row]
        part_held[row] = strength[row]
        part_size[row] = 1
        inside = 0.0
        for at in range(ptr[row], ptr[row + 1]):
            if labels[ends[at]] == labels[row]:
                inside += weights[at]
        outward[row] = inside
    for step in range(size):
        row = order[step]
        own = parts[row]
        whole, heavy = held[labels[row]], rate * strength[row]
        if part_size[own] > 1 or outward[own] < heavy * (whole - strength[row]) - _EPSILON:
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
                gains[i] = max(0.0, towards[part] - heavy * part_held[part])
            total += gains[i]
        if total > 0.0:
            state = (state * _FACTOR + _STEP) & _LAST
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
    return state


def join(  # noqa: PLR0913, PLR0917 -- one loop for the compiler
    starts: Raw, rows: Raw, ptr: Raw, ends: Raw, weights: Raw, parts: Raw, count: int
) -> tuple[Raw, Raw, Raw]:
    """Return the weights, ends and starts of the ties between parts; ``rows`` has those of each part."""
    towards = np.zeros(count)
    touched = np.empty(count, dtype=np.int32)
    new_ptr = np.zeros(count + 1, dtype=ptr.dtype)
    new_ends = np.empty(len(ends), dtype=np.int32)
    new_weights = np.empty(len(ends))
    total = 0
    for part in range(count):
        found = 0
        for place in range(starts[part], starts[part + 1]):
            row = rows[place]
            for at in range(ptr[row], ptr[row + 1]):
                other = parts[ends[at]]
                if other == part:
                    continue
                if towards[other] == 0.0:
                    touched[found] = other
                    found += 1
                towards[other] += weights[at]
        for i in range(found):
            other = touched[i]
            new_ends[total] = other
            new_weights[total] = towards[other]
            towards[other] = 0.0
            total += 1
        new_ptr[part + 1] = total
    return new_weights[:total], new_ends[:total], new_ptr
