"""Where the partners of one component come to rest: ties pull, and everybody pushes everybody else away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from scipy import fft, sparse
from scipy.sparse import csgraph

if TYPE_CHECKING:
    from network.matrices import Vector

_ROUNDS = 160
_FAR, _NEAR = 1.0, 0.5  # the power of the distance in the pull: at first all unfolds, then clusters part
_PIVOTS = 24
_EXACT = 700  # partners up to which every pair is looked at
_GRID = 128  # cells a side, beyond
_DIGITS = 9
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Body:
    """A connected part of the network: its ties (rows and weights, each once) and every partner's mass."""

    tails: Vector
    heads: Vector
    weights: Vector
    masses: Vector

    @property
    def size(self) -> int:
        """Return the number of partners."""
        return len(self.masses)


def settled(body: Body, seed: int) -> Vector:
    """Return the positions (n x 2, in no particular unit) at which pull and push are in balance.

    Two tied partners at a distance d pull with w·dᵃ, any two push with m·m'/d: Noack's r-PolyLog model with
    r = a + 1 (see `network.layout`). Every round moves each partner half the way to its balance among the
    others, at most by a step that shrinks. Positions are rounded in each, so that the last bit of one
    machine's arithmetic does not grow into another picture.
    """
    at = _unfolded(body, seed)
    here, there = np.concatenate([(body.tails, body.heads), (body.heads, body.tails)], axis=1)
    weights = np.concatenate([body.weights, body.weights])
    push = _pushed if body.size <= _EXACT else _pushed_by_grid
    for done in np.arange(_ROUNDS) / _ROUNDS:
        power = _FAR + (_NEAR - _FAR) * min(1.0, done / 0.6)
        gap = at[there] - at[here]
        stiffness = weights * np.maximum(_length(gap), 1e-3) ** (power - 1)
        pull = _sums(here, stiffness[:, None] * gap, body.size)
        move = 0.5 * (pull + push(at, body.masses)) / np.bincount(here, stiffness, body.size)[:, None]
        limit = _length(at - at.mean(axis=0)).mean() * (0.25 * (1 - done) ** 1.5 + 0.003)
        move *= np.minimum(1.0, limit / np.maximum(_length(move), _TINY))[:, None]
        at = (at + move).round(_DIGITS)
    return at


def _length(vectors: Vector) -> Vector:
    result: Vector = np.sqrt((vectors**2).sum(axis=1))
    return result


def _sums(rows: Vector, vectors: Vector, size: int) -> Vector:
    """Return the sum of the vectors of each row."""
    return np.stack([np.bincount(rows, vectors[:, axis], size) for axis in (0, 1)], axis=1)


def _unfolded(body: Body, seed: int) -> Vector:
    """Return positions that show the number of steps between partners, as well as a plane can: pivot MDS.

    (U. Brandes, C. Pich, "Eigensolver methods for progressive multidimensional scaling of large data",
    Graph Drawing 2006.) A little noise decides where all directions are as good as each other.
    """
    size = body.size
    links = sparse.csr_array((np.ones(len(body.tails)), (body.tails, body.heads)), shape=(size, size))
    nearest = np.full(size, np.inf)
    pivot, columns = int(np.argmax(body.masses)), []
    for _ in range(min(size, _PIVOTS)):
        columns.append(csgraph.dijkstra(links, directed=False, indices=pivot, unweighted=True))
        nearest = np.minimum(nearest, columns[-1])
        pivot = int(np.argmax(nearest))
    noise = np.random.default_rng(seed).uniform(0, 0.3, (size, len(columns)))
    squares = (np.stack(columns, axis=1) + noise) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    axes = np.linalg.eigh(np.einsum("ij,ik->jk", centred, centred))[1][:, -2:]
    axes *= np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1, 1)  # either sign would do: take one
    at = np.einsum("ij,jk->ik", centred, axes)
    result: Vector = (at / max(float(np.abs(at).max()), _TINY) * size**0.5).round(_DIGITS)
    return result


def _pushed(at: Vector, masses: Vector) -> Vector:
    """Return the push of all others on every partner."""
    dx = at[:, 0, None] - at[:, 0]
    dy = at[:, 1, None] - at[:, 1]
    share = masses / (dx**2 + dy**2 + _TINY)
    push: Vector = np.stack([(share * dx).sum(axis=1), (share * dy).sum(axis=1)], axis=1)
    return masses[:, None] * push


def _pushed_by_grid(at: Vector, masses: Vector) -> Vector:
    """Return about the same for many: masses are dealt to a grid, whose push is one convolution."""
    low = at.min(axis=0)
    cell = max(float((at.max(axis=0) - low).max()), _TINY) / (_GRID - 2)
    place = (at - low) / cell
    corner = np.floor(place).astype(np.int64)
    part = place - corner
    dealt = [
        (
            (corner[:, 0] + right) * _GRID + corner[:, 1] + up,
            np.abs(1 - right - part[:, 0]) * np.abs(1 - up - part[:, 1]),
        )
        for right in (0, 1)
        for up in (0, 1)
    ]
    grid = sum(np.bincount(index, masses * share, _GRID * _GRID) for index, share in dealt)
    spectrum = fft.rfft2(np.reshape(grid, (_GRID, _GRID)), (2 * _GRID, 2 * _GRID))
    push = np.zeros_like(at)
    for axis, kernel in enumerate(_kernels()):
        field = fft.irfft2(spectrum * kernel, (2 * _GRID, 2 * _GRID))[:_GRID, :_GRID].ravel()
        for index, share in dealt:
            push[:, axis] += field[index] * share
    return masses[:, None] * push / cell


@cache
def _kernels() -> tuple[Vector, Vector]:
    """Return the transforms of the push, across and along the grid, of one unit of mass."""
    away = fft.fftfreq(2 * _GRID, 1 / (2 * _GRID))
    square = away[:, None] ** 2 + away**2 + 0.5
    return fft.rfft2(away[:, None] / square), fft.rfft2(away / square)
