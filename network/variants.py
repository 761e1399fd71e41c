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

from partners.model import Confidence
from partners.tied import counted_projects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from network.matrices import Matrix, Vector
    from partners.model import Registry

_CELLS = 2_000_000  # ties and pairs of partners held at once; bounds memory, changes no number
_ONES = np.array([value.bit_count() for value in range(256)], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Participations:
    """Who takes part in which project with company: each pair once, sorted by partner, then project.

    ``rows`` and ``columns`` are their partners and projects, ``is_sure`` says where neither the
    participation nor its project is in doubt. ``sizes`` counts the partners of each project,
    ``programmes`` numbers its programme (-1 without one), ``countries`` that of each partner.
    """

    rows: Vector
    columns: Vector
    is_sure: Vector
    sizes: Vector
    programmes: Vector
    countries: Vector

    @property
    def partners(self) -> int:
        """How many partners there are, those without a tie too."""
        return len(self.countries)


def participations(registry: Registry, *, proposals: bool = False) -> Participations:
    """Return the participations that make ties; partners are numbered in the order of their ids."""
    partners = sorted(registry.partners)
    row = {partner: index for index, partner in enumerate(partners)}
    pairs: list[tuple[int, int, bool]] = []
    sizes: list[int] = []
    programmes: list[str | None] = []
    for project in counted_projects(registry, proposals=proposals):
        crew: dict[int, bool] = {}
        for each in project.participations:
            is_sure = project.confidence == each.confidence == Confidence.HIGH
            crew[row[each.partner]] = crew.get(row[each.partner], False) or is_sure
        if len(crew) > 1:
            pairs += [(partner, len(sizes), is_sure) for partner, is_sure in crew.items()]
            sizes.append(len(crew))
            programmes.append(project.programme)
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 3)
    return Participations(
        rows=table[:, 0],
        columns=table[:, 1],
        is_sure=table[:, 2] > 0,
        sizes=np.array(sizes, dtype=np.int64),
        programmes=_numbered(programmes),
        countries=_numbered(registry.partners[partner].country for partner in partners),
    )


def _numbered(names: Iterable[str | None]) -> Vector:
    """Return a number from 0 for every name, the same for the same, -1 for none."""
    numbers: dict[str, int] = {}
    return np.array([-1 if each is None else numbers.setdefault(each, len(numbers)) for each in names], int)


@dataclass(frozen=True)
class Variants:
    """Networks of the same partners; ``kept`` has a row each, and says which participations count.

    Weights are Newman's, n being the partners of a project as registered, counted here or not.
    """

    taking: Participations
    kept: Vector

    def parts(self) -> Iterator[Variants]:
        """Yield these networks, so many at a time as memory holds easily."""
        cells = int((self.taking.sizes**2).sum()) + self.taking.partners**2 // 64
        step = max(1, _CELLS // max(cells, 1))
        for start in range(0, len(self.kept), step):
            yield Variants(self.taking, self.kept[start : start + step])

    @cached_property
    def together(self) -> Matrix:
        """The participations that count, a block a network: partners by projects."""
        taking = self.taking
        network, at = np.nonzero(self.kept)
        rows = network * taking.partners + taking.rows[at]
        columns = network * len(taking.sizes) + taking.columns[at]
        shape = (len(self.kept) * taking.partners, len(self.kept) * len(taking.sizes))
        return sparse.csr_array((np.ones(len(at)), (rows, columns)), shape=shape)

    @cached_property
    def weights(self) -> Matrix:
        """The ties, a block a network."""
        share = np.tile(1 / (self.taking.sizes - 1), len(self.kept))
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
    projects = np.arange(len(taking.sizes))
    kept = np.vstack([np.ones_like(taking.is_sure), taking.is_sure, taking.columns != projects[:, None]])
    return Variants(taking, kept)
