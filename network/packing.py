"""Making room: no dot on another, and no component on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from network.matrices import Vector

_ROUNDS = 120
_ENOUGH = 1e-3  # units by which two may still be too close
_NOWHERE = 1e-9  # units between two that lie on one point
_GOLDEN = 2.399963229728653  # radians from one to the next, so that none lies behind another
_DIGITS = 6


def parted(at: Vector, rooms: Vector) -> Vector:
    """Return the positions moved until every two are as far apart as their ``rooms`` (radii) add up to."""
    for _ in range(_ROUNDS):
        one, other, gap, distance, lacking = _too_close(at, rooms)
        if not len(one):
            return at
        nowhere = distance < _NOWHERE
        turn = _GOLDEN * other[nowhere]
        gap[nowhere] = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        distance[nowhere] = 1.0
        push = gap * (0.52 * lacking / distance)[:, None]
        moves = [
            np.bincount(other, push[:, axis], len(at)) - np.bincount(one, push[:, axis], len(at))
            for axis in (0, 1)
        ]
        at = (at + np.stack(moves, axis=1)).round(_DIGITS)
    one, _, _, distance, lacking = _too_close(at, rooms)  # crowded to the last: the whole grows
    return at * float((1 + lacking / np.maximum(distance, _ENOUGH)).max(initial=1.0))


def _too_close(at: Vector, rooms: Vector) -> tuple[Vector, Vector, Vector, Vector, Vector]:
    """Return the pairs that lack room, sorted: rows, the way from one to the other, its length, the lack."""
    pairs = cKDTree(at).query_pairs(2 * float(rooms.max()), output_type="ndarray")
    one, other = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
    gap = at[other] - at[one]
    distance = np.sqrt((gap**2).sum(axis=1))
    lacking = rooms[one] + rooms[other] - distance
    close = lacking > _ENOUGH
    return one[close], other[close], gap[close], distance[close], lacking[close]


def side_by_side(sizes: Sequence[tuple[float, float]], aspect: float) -> list[tuple[float, float]]:
    """Return the lower left corner of every box (width, height), packed closely, none on another.

    In the order given, each box leans on those before it, where the whole stays smallest for its ``aspect``
    (width to height); of equally good spots it takes the one nearest to the middle of the first box.
    """
    taken = np.empty((0, 4))
    for width, height in sizes:
        box = np.array([width, height])
        low = _spots(taken, box) if len(taken) else np.zeros((1, 2))
        high = low + box
        span = np.maximum(high, taken[:, 2:].max(axis=0, initial=-np.inf))
        span -= np.minimum(low, taken[:, :2].min(axis=0, initial=np.inf))
        cost = np.maximum(span[:, 0] / aspect, span[:, 1]).round(_DIGITS)
        middle = (taken[0, :2] + taken[0, 2:]) / 2 if len(taken) else np.zeros(2)
        away = (((low + high) / 2 - middle) ** 2).sum(axis=1).round(_DIGITS)
        best = np.lexsort((low[:, 0], low[:, 1], away, cost))[0]
        taken = np.vstack([taken, np.concatenate([low[best], high[best]])])
    return [(float(x), float(y)) for x, y in taken[:, :2]]


def _spots(taken: Vector, box: Vector) -> Vector:
    """Return where a box fits (its lower left corner), leaning on one that lies, at either end of a side."""
    width, height = box
    x0, y0, x1, y1 = taken.T
    beside = [(x, y) for x in (x1, x0 - width) for y in (y0, y1 - height)]
    above = [(x, y) for y in (y1, y0 - height) for x in (x0, x1 - width)]
    low = np.concatenate([np.stack(spot, axis=1) for spot in beside + above])
    high = low + box
    overlaps: Vector = (low[:, None] < taken[:, 2:] - _ENOUGH) & (high[:, None] > taken[:, :2] + _ENOUGH)
    result: Vector = low[~(overlaps[:, :, 0] & overlaps[:, :, 1]).any(axis=1)]
    return result
