"""Hide the later projects, guess who meets whom: rules that rank partners, and how often they are right.

Everything is sparse matrices over the partners known at the cut, in an order shuffled with a fixed
seed: partners of equal score stand in that order, the same for every rule, so that nobody gains by its id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    import pandas as pd

Matrix = Any  # a scipy CSR array
Vector = np.ndarray[Any, np.dtype[Any]]

TOP = 10
_ASKERS_AT_ONCE = 250
_SEED = 0


@dataclass(frozen=True)
class Facts:
    """What is known: rows (partner, project), per project ``start`` (years) and the programmes it is under.

    ``participations`` has the columns partner and project; ``starts`` is indexed by project;
    ``programmes`` has the columns project and programme; ``partners`` country and kind, by partner.
    """

    participations: pd.DataFrame
    starts: pd.Series
    programmes: pd.DataFrame
    partners: pd.DataFrame


class Past:
    """The network of the projects that started before ``cut``, and the ties of the ``years`` after it."""

    def __init__(self, facts: Facts, cut: float, years: float) -> None:
        start = facts.participations["project"].map(facts.starts)
        before = facts.participations[start < cut]
        after = facts.participations[(start >= cut) & (start < cut + years)]
        self.partners = np.random.default_rng(_SEED).permutation(np.array(sorted(set(before["partner"]))))
        self.row = {partner: index for index, partner in enumerate(self.partners)}
        self.projects = np.array(sorted(set(before["project"])))
        self.together = self._incidence(before, self.projects)
        self.age = cut - facts.starts[self.projects].to_numpy(dtype=float)
        self._facts = facts
        later = self._incidence(after, np.array(sorted(set(after["project"]))))
        met = _ones(_without_loops(later @ later.T))
        again = met * self.ties
        self.new = _cleaned(met - again)
        self.repeated = int(again.nnz) // 2

    def _incidence(self, rows: pd.DataFrame, projects: Vector) -> Matrix:
        column = {project: index for index, project in enumerate(projects)}
        rows = rows[rows["partner"].isin(self.row)]
        places = (rows["partner"].map(self.row).to_numpy(int), rows["project"].map(column).to_numpy(int))
        return _ones(
            sparse.csr_array((np.ones(len(rows)), places), shape=(len(self.partners), len(projects)))
        )

    def projected(self, weight: Vector) -> Matrix:
        """Return the ties, a project adding ``weight[project]`` to each of its pairs."""
        return _without_loops((self.together * weight) @ self.together.T)

    @cached_property
    def shared(self) -> Matrix:
        """The number of projects of each pair."""
        return self.projected(np.ones(len(self.projects)))

    @cached_property
    def ties(self) -> Matrix:
        """One for each pair that shares a project."""
        return _ones(self.shared)

    @cached_property
    def newman(self) -> Matrix:
        """The ties by Newman's weights."""
        sizes = self.together.sum(axis=0)
        return self.projected(np.divide(1.0, sizes - 1, out=np.zeros(len(sizes)), where=sizes > 1))

    @cached_property
    def degree(self) -> Vector:
        """The number of ties of each partner."""
        return np.diff(self.ties.indptr)

    @cached_property
    def activity(self) -> Vector:
        """The number of projects of each partner."""
        return np.diff(self.together.indptr)

    @cached_property
    def rare(self) -> Vector:
        """1/ln(degree), 0 where nobody can be shared."""
        return np.divide(
            1.0,
            np.log(np.maximum(self.degree, 2)) * (self.degree > 1),
            out=np.zeros(len(self.degree)),
            where=self.degree > 1,
        )

    @cached_property
    def programme_ties(self) -> Vector:
        """The number of ties of each partner (row) under each programme (column)."""
        rows = self._facts.programmes
        rows = rows[rows["project"].isin(set(self.projects))]
        columns = []
        for _, group in sorted(rows.groupby("programme")["project"]):
            under = np.isin(self.projects, group.to_numpy())
            columns.append(np.diff(_cleaned(self.projected(under.astype(float))).indptr))
        return np.array(columns, dtype=float).T.reshape(len(self.partners), len(columns))

    @cached_property
    def _unit(self) -> Vector:
        length = np.linalg.norm(self.programme_ties, axis=1, keepdims=True)
        return np.divide(
            self.programme_ties, length, out=np.zeros_like(self.programme_ties), where=length > 0
        )

    def similarity(self, askers: Vector) -> Vector:
        """Return the cosine of everybody's ties under each programme with the askers'."""
        return np.asarray(self._unit[askers] @ self._unit.T)

    def attribute(self, name: str) -> Vector:
        """Return the country or kind of every partner."""
        return self._facts.partners[name].reindex(self.partners).to_numpy()

    def of(self, askers: Vector, one: Matrix, weight: Vector, other: Matrix | None = None) -> Vector:
        """Return the sum over shared partners of the two ties' values times the shared partner's weight."""
        other = one if other is None else other
        return np.asarray((one[askers] @ (sparse.diags_array(weight) @ other)).toarray())

    def near(self, askers: Vector) -> Vector:
        """Return who shares a partner with whom."""
        return np.asarray((self.ties[askers] @ self.ties).toarray()) > 0

    @cached_property
    def far(self) -> Matrix:
        """The new ties of those who shared no partner."""
        parts = []
        for start in range(0, len(self.partners), _ASKERS_AT_ONCE):
            askers = np.arange(start, min(start + _ASKERS_AT_ONCE, len(self.partners)))
            met = self.new[askers]
            parts.append(_cleaned(met - met * _ones(self.ties[askers] @ self.ties)))
        return sparse.csr_array(sparse.vstack(parts, format="csr"))


Rule = Callable[[Past, Vector], Vector]  # a dense block of scores: one row an asker, one column a partner


@dataclass(frozen=True)
class Quality:
    """One number an asker: precision, recall and average precision of the first ten."""

    precision: Vector
    recall: Vector
    average: Vector


def askers_of(new: Matrix, wanted: int | None) -> Vector:
    """Return who has a new tie, or that many of them, drawn with a fixed seed."""
    askers = np.flatnonzero(np.diff(new.indptr) > 0)
    if wanted is None or wanted >= len(askers):
        return askers
    return np.sort(np.random.default_rng(_SEED).choice(askers, size=wanted, replace=False))


def evaluate(past: Past, rule: Rule, askers: Vector, *, far: bool = False) -> Quality:
    """Return how many of the first ten that a rule names were met, of those not tied at the cut.

    A score of 0 names nobody; fewer than ten names are as many misses. With ``far`` the rule may
    name, and is judged by, only those who share no partner with the asker.
    """
    found: list[tuple[float, float, float]] = []
    truth = past.far if far else past.new
    for start in range(0, len(askers), _ASKERS_AT_ONCE):
        block = askers[start : start + _ASKERS_AT_ONCE]
        scores = np.array(rule(past, block), dtype=float)
        if far:
            scores[past.near(block)] = 0
        tied = past.ties[block].tocoo()
        scores[tied.row, tied.col] = 0
        scores[np.arange(len(block)), block] = 0
        for place, asker in enumerate(block):
            met = truth.indices[truth.indptr[asker] : truth.indptr[asker + 1]]
            hits = np.isin(best(scores[place]), met)
            up_to = np.cumsum(hits) / np.arange(1, len(hits) + 1)
            average = float((up_to * hits).sum()) / min(len(met), TOP)
            found.append((hits.sum() / TOP, hits.sum() / len(met), average))
    return Quality(*np.array(found).reshape(-1, 3).T)


def best(scores: Vector, top: int = TOP) -> Vector:
    """Return the places of the highest scores above 0, the highest first, equals in their order."""
    if len(scores) > top:
        least = np.partition(scores, -top)[-top]
        above = np.flatnonzero(scores > least)
        level = np.flatnonzero(scores == least)[: top - len(above)]
        places = np.sort(np.concatenate([above, level]))
    else:
        places = np.arange(len(scores))
    places = places[scores[places] > 0]
    return places[np.argsort(-scores[places], kind="stable")]


def interval(values: Vector, *, draws: int = 1_000) -> tuple[float, float]:
    """Return the 95 % interval of the mean when askers are drawn again (B. Efron, bootstrap, 1979)."""
    draw = np.random.default_rng(_SEED)
    means = [values[draw.integers(0, len(values), len(values))].mean() for _ in range(draws)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def _ones(matrix: Matrix) -> Matrix:
    made = sparse.csr_array(matrix)
    made.sum_duplicates()
    made.eliminate_zeros()
    made.data = np.ones(len(made.data))
    return made


def _cleaned(matrix: Matrix) -> Matrix:
    made = sparse.csr_array(matrix)
    made.eliminate_zeros()
    made.sort_indices()
    return made


def _without_loops(matrix: Matrix) -> Matrix:
    pairs = sparse.coo_array(matrix)
    is_pair = pairs.row != pairs.col
    return _cleaned(
        sparse.coo_array((pairs.data[is_pair], (pairs.row[is_pair], pairs.col[is_pair])), shape=pairs.shape)
    )
