"""Who takes part in what, as arrays: the truth of a network too large for a graph object."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partners.model import Registry

Vector = np.ndarray[Any, np.dtype[Any]]
Matrix = Any  # a scipy CSR array: scipy has no types


@dataclass(frozen=True)
class Affiliations:
    """Participations, each pair of partner and project once.

    ``partners`` and ``projects`` are object arrays of ids, sorted; ``matrix`` is the CSR array
    (partners x projects, float64, ones where a partner takes part), indices sorted.
    """

    partners: Vector
    projects: Vector
    matrix: Matrix

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


def from_pairs(partners: Sequence[str] | Vector, projects: Sequence[str] | Vector) -> Affiliations:
    """Return the affiliations of two columns of ids, one row a participation; repeats count once."""
    one, partner_ids = _factorized(partners)
    other, project_ids = _factorized(projects)
    width = max(len(project_ids), 1)
    keys = np.unique(one.astype(np.int64) * width + other)
    rows, columns = keys // width, keys % width
    starts = np.searchsorted(rows, np.arange(len(partner_ids) + 1))
    matrix = sparse.csr_array(
        (np.ones(len(keys)), columns.astype(np.int32), starts.astype(np.int32)),
        shape=(len(partner_ids), len(project_ids)),
    )
    return Affiliations(partner_ids, project_ids, matrix)


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
    return Affiliations(partners, np.array([project.id for project in projects], dtype=object), matrix)


def _factorized(ids: Sequence[str] | Vector) -> tuple[Vector, Vector]:
    import pandas as pd  # noqa: PLC0415 -- its hash table is several times faster than sorting text

    codes, uniques = pd.factorize(np.asarray(ids, dtype=object), sort=True)
    return np.asarray(codes), np.asarray(uniques, dtype=object)
