"""One network and many that differ from it a little, side by side: as one network of many parts.

Measured one by one, fifty small networks spend their time on the way into numpy and back; together
they are one sparse matrix with a block for each (`network.many_measures`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from network.projection import WEIGHTINGS, Weighting
from network.selection import members, select
from network.triads import triads
from partners.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Unpack

    from network.matrices import Matrix, Vector
    from network.selection import Filters
    from network.triads import Triads
    from partners.model import PartnerId, Registry

_CELLS = 2_000_000  # ties and pairs of partners held at once; bounds memory, changes no number
_MANY_ENDS = 1_000_000  # of ties
_ONES = np.array([value.bit_count() for value in range(256)], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Participations:
    """Who takes part in which project with company: each pair once, sorted by partner, then project.

    ``rows`` and ``columns`` are their partners and projects, ``is_sure`` says where neither the
    participation nor its project is in doubt. Of every project there are ``shares``, what it adds to
    each of its ties, and ``programmes``, a number for its programme (-1 without one); of every
    partner ``countries``, a number for its own. ``names`` are the partners' ids.
    """

    names: tuple[PartnerId, ...]
    rows: Vector
    columns: Vector
    is_sure: Vector
    shares: Vector
    programmes: Vector
    countries: Vector

    @property
    def partners(self) -> int:
        """How many partners there are, those without a tie too."""
        return len(self.names)

    @property
    def projects(self) -> int:
        """How many projects make ties."""
        return len(self.shares)


def participations(
    registry: Registry, *, weighting: Weighting = "newman", **filters: Unpack[Filters]
) -> Participations:
    """Return what makes the ties of ``collaboration_graph(registry, weighting=…, **filters)``."""
    if weighting not in WEIGHTINGS:
        raise ValueError(f"unknown weighting {weighting!r}; choose {' or '.join(map(repr, WEIGHTINGS))}")
    selection = select(registry, **filters)
    row = {partner: index for index, partner in enumerate(selection.partners)}
    pairs: list[tuple[int, int, bool]] = []
    shares: list[float] = []
    programmes: list[str | None] = []
    for key, crew in selection.crews.items():
        project = registry.projects[key]
        if len(crew) < 2:  # noqa: PLR2004 -- alone: no tie
            continue
        sure = {each.partner for each in project.participations if each.confidence == Confidence.HIGH}
        is_sure = project.confidence == Confidence.HIGH
        pairs += [(row[partner], len(shares), is_sure and partner in sure) for partner in crew]
        shares.append(1 / (len(members(project)) - 1) if weighting == "newman" else 1.0)
        programmes.append(project.programme)
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 3)
    return Participations(
        names=selection.partners,
        rows=table[:, 0],
        columns=table[:, 1],
        is_sure=table[:, 2] > 0,
        shares=np.array(shares),
        programmes=_numbered(programmes),
        countries=_numbered(registry.partners[partner].country for partner in selection.partners),
    )


def _numbered(names: Iterable[str | None]) -> Vector:
    """Return a number from 0 for every name, the same for the same, -1 for none."""
    numbers: dict[str, int] = {}
    return np.array([-1 if each is None else numbers.setdefault(each, len(numbers)) for each in names], int)


@dataclass(frozen=True)
class Variants:
    """Networks of the same partners; ``kept`` has a row each, and says which participations count.

    What a project adds to a tie stays the same, whoever of its partners counts here.
    """

    taking: Participations
    kept: Vector

    def parts(self) -> Iterator[Variants]:
        """Yield these networks, so many at a time as memory holds easily."""
        sizes = np.bincount(self.taking.columns, minlength=1)
        cells = int((sizes**2).sum()) + self.taking.partners**2 // 64
        step = max(1, _CELLS // max(cells, 1))
        for start in range(0, len(self.kept), step):
            yield Variants(self.taking, self.kept[start : start + step])

    @cached_property
    def together(self) -> Matrix:
        """The participations that count, a block a network: partners by projects."""
        taking = self.taking
        network, at = np.nonzero(self.kept)
        rows = network * taking.partners + taking.rows[at]
        columns = network * taking.projects + taking.columns[at]
        shape = (len(self.kept) * taking.partners, len(self.kept) * taking.projects)
        return sparse.csr_array((np.ones(len(at)), (rows, columns)), shape=shape)

    @cached_property
    def weights(self) -> Matrix:
        """The ties, a block a network."""
        share = np.tile(self.taking.shares, len(self.kept))
        weights = sparse.csr_array((self.together * share) @ self.together.T)
        weights.setdiag(0)
        weights.eliminate_zeros()
        weights.sort_indices()
        return weights

    @cached_property
    def tied(self) -> Matrix:
        """1 for every tie, a block a network."""
        pattern = self.weights.copy()
        pattern.data = np.ones_like(pattern.data)
        return pattern

    @cached_property
    def triads(self) -> Triads:
        """The closed triads of all networks; a compiler is loaded only for so many that it pays."""
        return triads(self.weights, use_numba=None if self.weights.nnz > _MANY_ENDS else False)

    @cached_property
    def met(self) -> tuple[Vector, ...]:
        """How many others each partner in each network meets after 1, 2, ... steps, and not before.

        The search runs over participations, from all partners at once, one bit each: the same bits
        in every network.
        """
        into, out = self.together, sparse.csr_array(self.together.T)
        size = self.taking.partners
        source = np.arange(size)
        fresh: Vector = np.zeros((size, (size + 63) // 64), dtype=np.uint64)
        fresh[source, source // 64] = np.uint64(1) << (source % 64).astype(np.uint64)
        fresh = np.tile(fresh, (len(self.kept), 1))
        seen = fresh.copy()
        counts: list[Vector] = []
        while True:
            fresh = _gathered(_gathered(fresh, out), into) & ~seen
            if not fresh.any():
                return tuple(counts)
            seen |= fresh
            counts.append(_ONES[fresh.view(np.uint8)].sum(axis=1, dtype=np.int64))

    def by_network(self, column: Vector) -> Vector:
        """Return numbers of all partners in all networks with a row a network and a column a partner."""
        return column.reshape(len(self.kept), self.taking.partners)


def _gathered(bits: Vector, matrix: Matrix) -> Vector:
    """Return for every row of ``matrix`` the union of the bits of its columns."""
    union = np.zeros((matrix.shape[0], bits.shape[1]), dtype=np.uint64)
    filled = np.flatnonzero(np.diff(matrix.indptr))
    if len(filled):
        union[filled] = np.bitwise_or.reduceat(bits[matrix.indices], matrix.indptr[filled], axis=0)
    return union


def left_out(taking: Participations) -> Variants:
    """Return the network as it is, then without what is in doubt, then without each project in turn."""
    projects = np.arange(taking.projects)
    kept = np.vstack([np.ones_like(taking.is_sure), taking.is_sure, taking.columns != projects[:, None]])
    return Variants(taking, kept)
