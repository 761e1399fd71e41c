"""Everybody's best suggestions at once, by sparse products: what a page for each of thousands needs."""

# ruff: noqa: PLC0415 -- scipy is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.outlook import Outlook

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from network.matrices import Matrix, Vector
    from network.outlook import Ground

_AT_ONCE = 256
_SLACK = 1e-9  # of a score: who is that near to the last place is weighed exactly


def nearest(ground: Ground, count: int) -> dict[str, tuple[Outlook, list[str]]]:
    """Return for every partner its outlook and the ids that `suggest_partners` would name first.

    They are ``count`` at most, the best first, and none has stopped or merged.
    """
    import numpy as np

    partners = sorted(ground.graph)
    if not partners:
        return {}
    stopped = np.array([bool(ground.facts[key].until) if key in ground.facts else False for key in partners])
    strength = _ln_shared(ground.graph, partners)
    degree = np.diff(strength.indptr)
    rare = np.divide(1.0, np.log(np.maximum(degree, 2)), out=np.zeros(len(partners)), where=degree > 1)
    second = strength.multiply(rare[:, None]).tocsr()
    alike = _unit_programmes(ground, partners)
    found = {}
    for start in range(0, len(partners), _AT_ONCE):
        rows = np.arange(start, min(start + _AT_ONCE, len(partners)))
        scores = (strength[rows] @ second).toarray() * (1 + (alike[rows] @ alike.T).toarray())
        tied = strength[rows].tocoo()
        scores[tied.row, tied.col] = 0
        scores[rows - start, rows] = 0
        scores[:, stopped] = 0
        for row, values in zip(rows, scores, strict=True):
            outlook = Outlook(ground, (partners[row],))
            likely = [partners[place] for place in _likely(values, count)]
            found[partners[row]] = outlook, outlook.ordered(likely)[:count]
    return found


def _likely(values: Vector, count: int) -> Vector:
    """Return the places of those who may be among the best ``count``, equals included."""
    import numpy as np

    least = np.partition(values, -count)[-count] if len(values) > count else 0.0
    return np.flatnonzero((values > 0) & (values >= least * (1 - _SLACK)))


def _ln_shared(graph: nx.Graph[str], partners: Sequence[str]) -> Matrix:
    import numpy as np
    from scipy import sparse

    row = {partner: index for index, partner in enumerate(partners)}
    ends = np.array([(row[one], row[other]) for one, other in graph.edges], dtype=np.int32).reshape(-1, 2)
    values = np.log1p(np.array([graph.edges[edge]["shared"] for edge in graph.edges], dtype=float))
    places = (np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]]))
    made = sparse.csr_array((np.concatenate([values, values]), places), shape=(len(partners), len(partners)))
    made.sort_indices()
    return made


def _unit_programmes(ground: Ground, partners: Sequence[str]) -> Matrix:
    """Return everybody's numbers of ties under each programme as a row of length 1, or 0."""
    import numpy as np
    from scipy import sparse

    names = sorted({programme for partner in partners for programme in ground.ties[partner]})
    column = {programme: index for index, programme in enumerate(names)}
    cells = [
        (row, column[programme], number)
        for row, partner in enumerate(partners)
        for programme, number in ground.ties[partner].items()
    ]
    rows, columns, numbers = np.array(cells, dtype=np.int64).reshape(-1, 3).T
    length = np.sqrt(np.bincount(rows, numbers**2, minlength=len(partners)))
    shape = (len(partners), max(len(names), 1))
    return sparse.csr_array((numbers / length[rows], (rows, columns)), shape=shape)
