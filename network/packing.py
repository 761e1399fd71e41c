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
_CELLS = 14  # along the longer side of an outline
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


def outline(at: Vector, tails: Vector, heads: Vector, rooms: Vector, margin: float) -> Vector:
    """Return boxes (left, bottom, right, top) that hold dots and ties, and half the margin around them."""
    low, high = at.min(axis=0), at.max(axis=0)
    cell = max(float((high - low).max()) / _CELLS, 2 * float(rooms.max()) + margin)
    share = np.linspace(0, 1, 2 * _CELLS)[:, None, None]
    points = (at[tails] * share + at[heads] * (1 - share)).reshape(-1, 2)
    corners = low + np.unique(np.floor((points - low) / cell).astype(np.int64), axis=0) * cell
    edge = float(rooms.max()) + margin / 2
    lowest, highest = low - edge, high + edge
    return np.concatenate(
        [np.maximum(corners - edge, lowest), np.minimum(corners + cell + edge, highest)], axis=1
    )


def side_by_side(outlines: Sequence[Vector], aspect: float) -> list[Vector]:
    """Return how far to move each outline (boxes, as `outline` makes them) so that none lies on another.

    In the order given, each as a whole leans on those before it, where all together stays smallest for its
    ``aspect`` (width to height); of equally good spots it takes the one farthest from the first one's middle:
    a corner, not a hole.
    """
    taken = np.empty((0, 4))
    moves: list[Vector] = []
    for boxes in outlines:
        corner, box = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
        low = _spots(taken, box) if len(taken) else np.zeros((1, 2))
        high = low + box
        span = np.maximum(high, taken[:, 2:].max(axis=0, initial=-np.inf))
        span -= np.minimum(low, taken[:, :2].min(axis=0, initial=np.inf))
        cost = np.maximum(span[:, 0] / aspect, span[:, 1]).round(_DIGITS)
        away = (((low + high - moves[0] * 2) ** 2).sum(axis=1) if moves else np.zeros(1)).round(_DIGITS)
        best = np.lexsort((low[:, 0], low[:, 1], -away, cost))[0]
        moves.append(low[best] - corner)
        taken = np.vstack([taken, boxes + np.tile(moves[-1], 2)])
    return moves


def _spots(taken: Vector, box: Vector) -> Vector:
    """Return where a box fits (its lower left corner), leaning on one that lies, at either end of a side."""
    width, height = box
    x0, y0, x1, y1 = taken.T
    left, bottom, right, top = x0.min(), y0.min(), x1.max(), y1.max()
    beside = [(x, y) for x in (x1, x0 - width) for y in (y0, y1 - height)]
    above = [(x, y) for y in (y1, y0 - height) for x in (x0, x1 - width)]
    corners = [(x + 0 * x0, y + 0 * x0) for x in (left, right - width) for y in (bottom, top - height)]
    low = np.concatenate([np.stack(spot, axis=1) for spot in beside + above + corners])
    high = low + box
    overlaps: Vector = (low[:, None] < taken[:, 2:] - _ENOUGH) & (high[:, None] > taken[:, :2] + _ENOUGH)
    result: Vector = low[~(overlaps[:, :, 0] & overlaps[:, :, 1]).any(axis=1)]
    return result
