"""Who stands between others, exactly, with partners of a single project collapsed into one of their kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from network.compiled import IS_THERE
from network.large.routes import accumulate, dependencies

if TYPE_CHECKING:
    from collections.abc import Callable

    from network.large.affiliations import Affiliations, Vector
    from network.large.projection import Projection

EXACT_UP_TO = 5_000  # partners; beyond, sources are drawn
SOURCES = 100
_BLOCK = 32  # sources at once without a compiler
_SOME = 1_000  # sources after which it is told how far things are
_FEW = 3  # with fewer partners nobody stands between two others


@dataclass(frozen=True, slots=True)
class Betweenness:
    """``values`` by partner, from 0 to 1, and ``column``: a name that says how they came about.

    ``error`` is the standard error of the largest value, 0 when the numbers are exact.
    """

    values: Vector
    column: str
    error: float


def betweenness(  # noqa: PLR0913 -- what, and how
    affiliations: Affiliations,
    projection: Projection,
    *,
    sources: int | None = None,
    seed: int = 0,
    use_numba: bool = IS_THERE,
    tell: Callable[[int, int], None] | None = None,
) -> Betweenness:
    """Return the share of pairs of other partners that have each partner on their shortest routes.

    Routes are counted in steps; a pair with several shares evenly among them (L. Freeman, "A set of
    measures of centrality based on betweenness", 1977; U. Brandes, "A faster algorithm for
    betweenness centrality", 2001). A partner with one project is on nobody's way, and all such
    partners of a project have the same distances: one stands for all of them, with their number
    (after A. Sariyüce et al., "Shattering and compressing networks for betweenness centrality", 2013).
    Routes run over participations, of which there are far fewer than ties: the projects of the
    partners at one distance hand their routes on, and what partners of several shared projects get
    too often is taken off again.

    Exact when ``sources`` is None and there are at most `EXACT_UP_TO` partners, or when ``sources``
    reaches their number; else estimated from that many partners (default `SOURCES`), drawn with
    ``seed`` (U. Brandes and C. Pich, "Centrality estimation in large networks", 2007).
    ``tell`` is called now and then with the number of sources done and of all.
    Raises `ValueError` for fewer than two sources.
    """
    size = len(affiliations.partners)
    wanted = sources if sources is not None else (size if size <= EXACT_UP_TO else SOURCES)
    if sources is not None and sources < 2:  # noqa: PLR2004 -- an error needs two
        raise ValueError(f"sources must be 2 or more, not {sources}")
    if size < _FEW:
        return Betweenness(np.zeros(size), "betweenness", 0.0)
    shape = _Shape(affiliations, projection)
    pairs = (size - 1) * (size - 2)
    if wanted >= size:
        starts, times = shape.every()
        total, _ = _run(shape, starts, times, use_numba, tell)
        return Betweenness(shape.spread(total) / pairs, "betweenness", 0.0)
    drawn = np.sort(np.random.default_rng(seed).choice(size, size=wanted, replace=False))
    starts = shape.start_of[drawn]
    total, squares = _run(shape, starts, np.ones(wanted), use_numba, tell)
    error = 0.0
    if len(total):
        top = int(np.argmax(total))
        spread = max(squares[top] / wanted - (total[top] / wanted) ** 2, 0.0) * wanted / (wanted - 1)
        error = float(np.sqrt(spread / wanted) * size / pairs)
    column = f"betweenness (k={wanted}, seed={seed}, ±{error:.2g})"
    return Betweenness(shape.spread(total) * (size / wanted) / pairs, column, error)


class _Shape:
    """Connectors (partners of several projects), their projects, and how many leaves hang on each of these.

    ``excess`` has a tie of several shared projects with their number less one. A source is a
    connector (its row) or the leaves of a project (number of connectors + row of the project).
    """

    def __init__(self, affiliations: Affiliations, projection: Projection) -> None:
        matrix = affiliations.matrix[:, np.flatnonzero(affiliations.sizes > 1)]
        matrix.sort_indices()
        activity = np.diff(matrix.indptr)
        self.size = len(activity)
        self.connectors = np.flatnonzero(activity > 1)
        leaves = np.flatnonzero(activity == 1)
        leaf_project = matrix.indices[matrix.indptr[leaves]]
        self.hanging = np.bincount(leaf_project, minlength=matrix.shape[1]).astype(float)
        self.start_of = np.full(self.size, -1, dtype=np.int64)
        self.start_of[self.connectors] = np.arange(len(self.connectors))
        self.start_of[leaves] = len(self.connectors) + leaf_project
        self.through = matrix[self.connectors]
        self.turned = self.through.T.tocsr()
        repeated = projection.matrix(projection.shared - 1.0)[self.connectors][:, self.connectors]
        repeated.eliminate_zeros()
        self.excess = repeated

    def every(self) -> tuple[Vector, Vector]:
        """Return all sources, each kind once, and for how many partners it stands."""
        groups = np.flatnonzero(self.hanging)
        starts = np.concatenate([np.arange(len(self.connectors)), len(self.connectors) + groups])
        return starts, np.concatenate([np.ones(len(self.connectors)), self.hanging[groups]])

    def spread(self, total: Vector) -> Vector:
        """Return the numbers of connectors as a column for all partners, 0 for the rest."""
        values = np.zeros(self.size)
        values[self.connectors] = total
        return values


def _run(
    shape: _Shape,
    starts: Vector,
    times: Vector,
    use_numba: bool,  # noqa: FBT001 -- as `betweenness` was asked
    tell: Callable[[int, int], None] | None,
) -> tuple[Vector, Vector]:
    """Return what runs through each connector from all starts, and the squares of that added up."""
    total, squares = np.zeros(len(shape.connectors)), np.zeros(len(shape.connectors))
    step = _SOME if use_numba else _BLOCK
    for first in range(0, len(starts), step):
        part, count = starts[first : first + step], times[first : first + step]
        if use_numba:
            accumulate(
                part, count, shape.through.indptr, shape.through.indices, shape.turned.indptr,
                shape.turned.indices, shape.excess.indptr, shape.excess.indices, shape.excess.data,
                shape.hanging, total, squares,
            )  # fmt: skip
        else:
            through = dependencies(part, shape.through, shape.turned, shape.excess, shape.hanging)
            total += through @ count
            squares += through**2 @ count
        if tell:
            tell(min(first + step, len(starts)), len(starts))
    return total, squares
