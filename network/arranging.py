"""One picture of the whole network: its components drawn each for itself, then laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from network.forces import Body, settled
from network.packing import outline, parted, side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from network.matrices import Vector

_SPACING = 44.0  # between partners, on average, before they make room for each other
_BETWEEN = 34.0  # between components
_ASPECT = 1.45  # width to height: a screen beside a panel
_SMALL = 30  # partners up to which a component lies flat, whatever the screen
_FLATTEST = 0.6  # a thin component is drawn as large as one with this share of its length as height
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn: pairs of rows and what adds to their weight; of every row, how large and where.

    ``rooms`` are the radii that they keep free, ``places`` where they lie on the map (east and north).
    """

    pairs: Sequence[tuple[int, int, float]]
    rooms: Sequence[float]
    places: Sequence[tuple[float, float] | None]


class _Part(NamedTuple):
    """A component: the rows of its partners, and what moves them."""

    rows: Vector
    body: Body


def arranged(picture: Picture, seed: int) -> list[tuple[int, int]]:
    """Return the position of every row, in whole units, about (0, 0)."""
    rooms = np.array(picture.rooms)
    places = np.array([place or (np.nan, np.nan) for place in picture.places])
    at = np.zeros((len(rooms), 2))
    parts = _parts(picture)
    outlines = []
    for rows, body in parts:
        drawn = settled(body, seed)
        drawn = parted(drawn * (_SPACING * sqrt(body.size) / _side(drawn)), rooms[rows])
        at[rows] = _turned(drawn, places[rows])
        outlines.append(outline(at[rows], body.tails, body.heads, rooms[rows], _BETWEEN))
    for (rows, _), move in zip(parts, side_by_side(outlines, _ASPECT), strict=True):
        at[rows] += move
    is_alone = np.ones(len(rooms), dtype=bool)
    for rows, _ in parts:
        is_alone[rows] = False
    at[is_alone] = _in_rows(rooms[is_alone], at[~is_alone])
    middle = (at.min(axis=0) + at.max(axis=0)) / 2
    return [(int(x), int(y)) for x, y in np.rint(at - middle)]


def _parts(picture: Picture) -> list[_Part]:
    """Return the components of two partners or more, larger ones first, then by their first row."""
    size = len(picture.rooms)
    ends = np.array([(one, other) for one, other, _ in picture.pairs], dtype=np.int64).reshape(-1, 2)
    added = np.array([weight for _, _, weight in picture.pairs], dtype=np.float64)
    ties = sparse.coo_array((added, (ends[:, 0], ends[:, 1])), shape=(size, size)).tocsr()
    ties.sort_indices()
    tails, heads = np.repeat(np.arange(size), np.diff(ties.indptr)), ties.indices.astype(np.int64)
    strength = np.bincount(tails, ties.data, size) + np.bincount(heads, ties.data, size)
    _, label = csgraph.connected_components(ties, directed=False)
    in_order = np.argsort(label[tails], kind="stable")
    starts = np.searchsorted(label[tails][in_order], np.arange(label.max() + 2))
    by_label = np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label))[:-1])
    own = np.empty(size, dtype=np.int64)
    parts = []
    for number, rows in enumerate(by_label):
        own[rows] = np.arange(len(rows))
        inside = in_order[starts[number] : starts[number + 1]]
        body = Body(own[tails[inside]], own[heads[inside]], ties.data[inside], strength[rows])
        parts.append(_Part(rows, body))
    return sorted((part for part in parts if len(part.rows) > 1), key=lambda p: (-len(p.rows), p.rows[0]))


def _side(at: Vector) -> float:
    """Return the side of the square that has as much room as the positions take."""
    width, height = np.sqrt(12) * np.sort(at.std(axis=0))[::-1]
    return max(float(np.sqrt(width * max(height, _FLATTEST**2 * width))), 1e-9)


def _turned(at: Vector, places: Vector) -> Vector:
    """Return the positions turned to lie flat or to fill a screen, and mirrored to lie most like the map."""
    x, y = (at - at.mean(axis=0)).T
    angles = np.radians(np.arange(0, 180, 5))[:, None]
    across, up = x * np.cos(angles) + y * np.sin(angles), y * np.cos(angles) - x * np.sin(angles)
    width = np.ptp(across, axis=1) if len(at) > _SMALL else np.zeros(len(angles))
    best = np.argmin(np.maximum(width / _ASPECT, np.ptp(up, axis=1)).round(_DIGITS))
    turned = np.stack([across[best], up[best]], axis=1)
    known = ~np.isnan(places[:, 0])
    if known.any():
        alike = (turned[known] * (places[known] - places[known].mean(axis=0))).sum(axis=0)
        turned *= np.where(alike < 0, -1, 1)
    result: Vector = turned.round(_DIGITS)
    return result


def _in_rows(rooms: Vector, others: Vector) -> Vector:
    """Return rows of positions, below the others and as wide; without others, in a block."""
    step = 2 * float(rooms.max(initial=1))
    low, high = (others.min(axis=0), others.max(axis=0)) if len(others) else (np.zeros(2), np.zeros(2))
    columns = int((high[0] - low[0]) // step) + 1 if len(others) else ceil(sqrt(_ASPECT * len(rooms)))
    down, across = np.divmod(np.arange(len(rooms)), max(columns, 1))
    return np.stack([low[0] + across * step, low[1] - 2 * _BETWEEN - down * step], axis=1)
