"""Who stands between others, exactly, with partners of a single project collapsed into one of their kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from network.compiled import IS_THERE, Raw, compiled

if TYPE_CHECKING:
    from network.large.affiliations import Affiliations, Vector
    from network.large.projection import Projection

EXACT_UP_TO = 5_000  # partners; beyond, sources are drawn
SOURCES = 100
_FEW = 3  # with fewer partners nobody stands between two others


@dataclass(frozen=True, slots=True)
class Betweenness:
    """``values`` by partner, from 0 to 1, and ``column``: a name that says how they came about.

    ``error`` is the standard error of the largest value, 0 when the numbers are exact.
    """

    values: Vector
    column: str
    error: float


def betweenness(
    affiliations: Affiliations,
    projection: Projection,
    *,
    sources: int | None = None,
    seed: int = 0,
    use_numba: bool = IS_THERE,
) -> Betweenness:
    """Return the share of pairs of other partners that have each partner on their shortest routes.

    Routes are counted in steps; a pair with several shares evenly among them (L. Freeman, "A set of
    measures of centrality based on betweenness", 1977; U. Brandes, "A faster algorithm for
    betweenness centrality", 2001). A partner with one project is on nobody's way, and all such
    partners of a project have the same distances: one stands for all of them, with their number
    (after A. Sariyüce et al., "Shattering and compressing networks for betweenness centrality", 2013).

    Exact when ``sources`` is None and there are at most `EXACT_UP_TO` partners, or when ``sources``
    reaches their number; else estimated from that many partners (default `SOURCES`), drawn with
    ``seed`` (U. Brandes and C. Pich, "Centrality estimation in large networks", 2007).
    Raises `ValueError` for fewer than two sources.
    """
    size = len(affiliations.partners)
    wanted = sources if sources is not None else (size if size <= EXACT_UP_TO else SOURCES)
    if wanted < 2:  # noqa: PLR2004 -- an error needs two
        raise ValueError(f"sources must be 2 or more, not {wanted}")
    if size < _FEW:
        return Betweenness(np.zeros(size), "betweenness", 0.0)
    shape = _Shape(affiliations, projection)
    run = _run_compiled if use_numba else _run
    pairs = (size - 1) * (size - 2)
    if wanted >= size:
        starts, times = shape.every()
        total, _ = run(shape, starts, times)
        return Betweenness(shape.spread(total) / pairs, "betweenness", 0.0)
    drawn = np.sort(np.random.default_rng(seed).choice(size, size=wanted, replace=False))
    starts = shape.start_of[drawn]
    total, squares = run(shape, starts, np.ones(wanted))
    top = int(np.argmax(total))
    spread = max(squares[top] / wanted - (total[top] / wanted) ** 2, 0.0) * wanted / (wanted - 1)
    error = float(np.sqrt(spread / wanted) * size / pairs)
    column = f"betweenness (k={wanted}, seed={seed}, ±{error:.2g})"
    return Betweenness(shape.spread(total) * (size / wanted) / pairs, column, error)


class _Shape:
    """Connectors (partners of several projects) with their ties, and how many leaves hang on each project.

    A source is a connector (its row) or the leaves of a project (``connectors`` + row of the project).
    """

    def __init__(self, affiliations: Affiliations, projection: Projection) -> None:
        matrix = affiliations.matrix[:, np.flatnonzero(affiliations.sizes > 1)]
        matrix.sort_indices()
        activity = np.diff(matrix.indptr)
        self.size = len(activity)
        self.connectors = np.flatnonzero(activity > 1)
        leaves = np.flatnonzero(activity == 1)
        leaf_project = matrix.indices[matrix.indptr[leaves]]
        self.projects = matrix.shape[1]
        self.hanging = np.bincount(leaf_project, minlength=self.projects)
        self.start_of = np.full(self.size, -1, dtype=np.int64)
        self.start_of[self.connectors] = np.arange(len(self.connectors))
        self.start_of[leaves] = len(self.connectors) + leaf_project
        through = matrix[self.connectors]
        self.turned = sparse.csr_array(through.T)
        self.turned.sort_indices()
        ones = np.ones(len(projection.indices), dtype=np.int8)
        self.ties = projection.matrix(ones)[self.connectors][:, self.connectors]
        self.ties.sort_indices()

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


def _run_compiled(shape: _Shape, starts: Vector, times: Vector) -> tuple[Vector, Vector]:
    total = np.zeros(len(shape.connectors))
    squares = np.zeros(len(shape.connectors))
    _accumulate(
        starts, times, shape.ties.indptr, shape.ties.indices, shape.turned.indptr, shape.turned.indices,
        shape.hanging, total, squares,
    )  # fmt: skip
    return total, squares


@compiled
def _accumulate(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 -- one loop for the compiler
    starts: Raw,
    times: Raw,
    ptr: Raw,
    ties: Raw,
    turned_ptr: Raw,
    turned: Raw,
    hanging: Raw,
    total: Raw,
    squares: Raw,
) -> None:
    size, projects = len(total), len(hanging)
    distance = np.full(size, -1, dtype=np.int32)
    routes = np.zeros(size)
    through = np.zeros(size)
    queue = np.empty(size, dtype=np.int32)
    for turn in range(len(starts)):
        start = starts[turn]
        home = start - size if start >= size else -1
        tail = 0
        if start < 0:  # a partner without ties
            continue
        if home < 0:
            distance[start], routes[start] = 0, 1.0
            queue[0], tail = start, 1
        else:
            for at in range(turned_ptr[home], turned_ptr[home + 1]):
                member = turned[at]
                distance[member], routes[member] = 1, 1.0
                queue[tail] = member
                tail += 1
        head = 0
        while head < tail:
            here = queue[head]
            head += 1
            step = distance[here] + 1
            for at in range(ptr[here], ptr[here + 1]):
                there = ties[at]
                if distance[there] < 0:
                    distance[there] = step
                    queue[tail] = there
                    tail += 1
                if distance[there] == step:
                    routes[there] += routes[here]
        for project in range(projects):  # the leaves, the farthest of all
            if hanging[project] == 0 or project == home:
                continue
            nearest, arriving = -1, 0.0
            for at in range(turned_ptr[project], turned_ptr[project + 1]):
                member = turned[at]
                if distance[member] < 0:
                    continue
                if nearest < 0 or distance[member] < nearest:
                    nearest, arriving = distance[member], routes[member]
                elif distance[member] == nearest:
                    arriving += routes[member]
            if nearest < 0:
                continue
            for at in range(turned_ptr[project], turned_ptr[project + 1]):
                member = turned[at]
                if distance[member] == nearest:
                    through[member] += routes[member] / arriving * hanging[project]
        for back in range(tail - 1, -1, -1):
            here = queue[back]
            step = distance[here] - 1
            passed = (1.0 + through[here]) / routes[here]
            if step >= 0:
                for at in range(ptr[here], ptr[here + 1]):
                    there = ties[at]
                    if distance[there] == step:
                        through[there] += routes[there] * passed
            if here != start:
                total[here] += times[turn] * through[here]
                squares[here] += times[turn] * through[here] * through[here]
        for back in range(tail):
            here = queue[back]
            distance[here], routes[here], through[here] = -1, 0.0, 0.0


def _run(shape: _Shape, starts: Vector, times: Vector) -> tuple[Vector, Vector]:
    """Do the same, a level of the search at a time."""
    size = len(shape.connectors)
    total, squares = np.zeros(size), np.zeros(size)
    tails = np.repeat(np.arange(size), np.diff(shape.ties.indptr))
    heads = shape.ties.indices
    groups = np.repeat(np.arange(shape.projects), np.diff(shape.turned.indptr))
    members = shape.turned.indices
    far = np.iinfo(np.int32).max
    for start, weight in zip(starts.tolist(), times.tolist(), strict=True):
        if start < 0:
            continue
        home = start - size if start >= size else -1
        distance = np.full(size, far, dtype=np.int64)
        routes = np.zeros(size)
        first = [start] if home < 0 else members[groups == home]
        distance[first], routes[first] = (0 if home < 0 else 1), 1.0
        step = int(distance[first[0]]) if len(first) else 0
        while True:
            edges = np.flatnonzero((distance[tails] == step) & (distance[heads] > step))
            if not len(edges):
                break
            step += 1
            distance[heads[edges]] = step
            routes += np.bincount(heads[edges], weights=routes[tails[edges]], minlength=size)
        through = _leaves(shape, distance, routes, groups, members, home, far)
        while step > 0:
            edges = np.flatnonzero((distance[tails] == step) & (distance[heads] == step - 1))
            passed = (1 + through[tails[edges]]) * routes[heads[edges]] / routes[tails[edges]]
            through += np.bincount(heads[edges], weights=passed, minlength=size)
            step -= 1
        if home < 0:
            through[start] = 0
        total += weight * through
        squares += weight * through**2
    return total, squares


def _leaves(  # noqa: PLR0913, PLR0917 -- what the search has found
    shape: _Shape, distance: Vector, routes: Vector, groups: Vector, members: Vector, home: int, far: int
) -> Vector:
    """Return what the leaves of all projects but ``home`` lay upon the connectors nearest to the source."""
    nearest = np.full(shape.projects, far, dtype=np.int64)
    np.minimum.at(nearest, groups, distance[members])
    on_way = (distance[members] == nearest[groups]) & (nearest[groups] < far) & (groups != home)
    arriving = np.bincount(groups[on_way], weights=routes[members[on_way]], minlength=shape.projects)
    part = routes[members[on_way]] / arriving[groups[on_way]] * shape.hanging[groups[on_way]]
    return np.bincount(members[on_way], weights=part, minlength=len(shape.connectors))
