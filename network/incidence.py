"""Who takes part in what, as a matrix: the whole network in one object of scipy."""

# ruff: noqa: PLC0415 -- scipy is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Unpack

from network.selection import select

if TYPE_CHECKING:
    from network.matrices import Matrix
    from network.selection import Filters
    from partners.model import PartnerId, ProjectId, Registry


class Incidence(NamedTuple):
    """A matrix of partners by projects, and what its rows and columns are."""

    matrix: Matrix
    partners: tuple[PartnerId, ...]
    projects: tuple[ProjectId, ...]


def incidence(registry: Registry, **filters: Unpack[Filters]) -> Incidence:
    """Return the incidence matrix: a row a partner, a column a project, 1 where it takes part.

    ``matrix`` is a ``scipy.sparse.csr_array`` of int64 with sorted indices; ``partners`` and ``projects``
    are the ids of its rows and columns, sorted. A partner without a project is an empty row, a project
    whose partners are all filtered out an empty column; a partner listed twice in a project counts once.

    With B for it, ``B @ B.T`` off its diagonal is the ``shared`` of `collaboration_graph`, on its diagonal
    how many projects each partner has; ``B.T @ B`` says how many partners two projects share.

    ``filters`` are those of `collaboration_graph`. Raises `ValueError` for a name that does not exist.
    """
    import numpy as np
    from scipy import sparse

    selection = select(registry, **filters)
    row = {partner: number for number, partner in enumerate(selection.partners)}
    pairs = [
        (row[partner], column) for column, crew in enumerate(selection.crews.values()) for partner in crew
    ]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    shape = (len(selection.partners), len(selection.crews))
    matrix = sparse.csr_array((np.ones(len(pairs), dtype=np.int64), (rows, columns)), shape=shape)
    matrix.sort_indices()
    return Incidence(matrix, selection.partners, tuple(selection.crews))
