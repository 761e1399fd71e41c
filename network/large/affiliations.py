"""Who takes part in what, as arrays: the truth of a network too large for a graph object."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from partners.model import Registry

    Column = Sequence[str] | np.ndarray[Any, np.dtype[Any]] | pd.Series[str]

Vector = np.ndarray[Any, np.dtype[Any]]
Matrix = Any  # a scipy CSR array: scipy has no types


@dataclass(frozen=True)
class Affiliations:
    """Participations, each pair of partner and project once.

    ``partners`` and ``projects`` are object arrays of ids, sorted; ``matrix`` is the CSR array
    (partners x projects, float64, ones where a partner takes part), indices sorted. ``names``, if
    known, has what each partner is called, ``""`` where nothing is said.
    """

    partners: Vector
    projects: Vector
    matrix: Matrix
    names: Vector | None = None

    @cached_property
    def transposed(self) -> Matrix:
        """The CSR array of projects x partners."""
        turned = sparse.csr_array(self.matrix.T)
        turned.sort_indices()
        return turned

    @cached_property
    def sizes(self) -> Vector:
        """The number of partners of every project."""
        return np.diff(self.transposed.indptr)

    @cached_property
    def activity(self) -> Vector:
        """The number of projects of every partner."""
        return np.diff(self.matrix.indptr)


def from_pairs(partners: Column, projects: Column, *, names: Column | None = None) -> Affiliations:
    """Return the affiliations of two columns of ids, one row a participation; repeats count once.

    A partner has the first name of its rows that is not empty.
    """
    one, partner_ids = _factorized(partners)
    other, project_ids = _factorized(projects)
    keys = one.astype(np.int64) * max(len(project_ids), 1) + other
    keys.sort()  # np.unique hashes, which takes longer
    keys = keys[np.diff(keys, prepend=-1) > 0]
    rows, columns = np.divmod(keys, max(len(project_ids), 1))
    starts = np.searchsorted(rows, np.arange(len(partner_ids) + 1))
    matrix = sparse.csr_array(
        (np.ones(len(keys)), columns.astype(np.int32), starts.astype(np.int32)),
        shape=(len(partner_ids), len(project_ids)),
    )
    return Affiliations(partner_ids, project_ids, matrix, _named(one, len(partner_ids), names))


def _named(row: Vector, size: int, names: Column | None) -> Vector | None:
    if names is None:
        return None
    given = np.asarray(names, dtype=object)
    said = np.flatnonzero(given != "")
    result = np.full(size, "", dtype=object)
    result[row[said][::-1]] = given[said][::-1]  # the first is written last
    return result


def from_registry(registry: Registry, *, proposals: bool = False) -> Affiliations:
    """Return the affiliations of a registry; partners without a project keep their (empty) row."""
    from partners.tied import counted_projects  # noqa: PLC0415 -- keeps this package importable alone

    partners = np.array(sorted(registry.partners), dtype=object)
    projects = list(counted_projects(registry, proposals=proposals))
    row = {partner: index for index, partner in enumerate(partners)}
    pairs = sorted(
        {
            (row[each.partner], column)
            for column, project in enumerate(projects)
            for each in project.participations
        }
    )
    rows = np.array([pair[0] for pair in pairs], dtype=np.int64)
    columns = np.array([pair[1] for pair in pairs], dtype=np.int64)
    matrix = sparse.csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(partners), len(projects)))
    matrix.sort_indices()
    names = np.array([registry.partners[partner].name for partner in partners], dtype=object)
    ids = np.array([project.id for project in projects], dtype=object)
    return Affiliations(partners, ids, matrix, names)


def _factorized(ids: Column) -> tuple[Vector, Vector]:
    """Return a number for every id, and the ids of the numbers, sorted."""
    import pandas as pd  # noqa: PLC0415 -- its hash table is several times faster than sorting text

    text = ids if isinstance(ids, pd.Series) else np.asarray(ids, dtype=object)
    codes, uniques = pd.factorize(text, sort=True)
    return np.asarray(codes), np.asarray(uniques, dtype=object)
