"""Everything about a large network in one go: what it is, and a table of its partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from network.compiled import IS_THERE
from network.groups import numbered
from network.large.betweenness import betweenness
from network.large.nearness import nearness
from network.large.projection import project
from network.leiden import leiden, modularity

if TYPE_CHECKING:
    import pandas as pd

    from network.large.affiliations import Affiliations, Matrix, Vector

_DAMPING = 0.85
_PRECISION = 1e-12
_TURNS = 1_000


@dataclass(frozen=True, slots=True)
class Analysis:
    """Counts of the network, and ``table``: one row a partner, sorted by id (the index ``partner``)."""

    partners: int
    projects: int
    participations: int
    ties: int
    repeated_ties: int
    components: int
    giant: int
    communities: int
    modularity: float
    table: pd.DataFrame


def analyse(
    affiliations: Affiliations, *, sources: int | None = None, seed: int = 0, use_numba: bool = IS_THERE
) -> Analysis:
    """Return counts and measures: degree, strength, pagerank, harmonic, closeness, betweenness and groups.

    ``repeated_ties`` are those with two shared projects or more, ``giant`` the partners of the
    largest component. Strength, PageRank and communities use Newman's weights; nearness and
    betweenness count steps. See `nearness` and `betweenness` for how they come about; betweenness
    has a column whose name says so when it is an estimate.
    """
    import pandas as pd  # noqa: PLC0415 -- the table is the users' edge

    projection = project(affiliations)
    weights = projection.matrix(projection.newman)
    harmonic, closeness = nearness(affiliations, use_numba=use_numba)
    between = betweenness(affiliations, projection, sources=sources, seed=seed, use_numba=use_numba)
    _, components = csgraph.connected_components(weights, directed=False)
    labels = leiden(weights, seed=seed)
    table = pd.DataFrame(
        {
            "projects": affiliations.activity,
            "degree": np.diff(projection.indptr),
            "strength": np.asarray(weights.sum(axis=1), dtype=float).ravel(),
            "pagerank": pagerank(weights),
            "harmonic": harmonic,
            "closeness": closeness,
            between.column: between.values,
            "component": numbered(components),
            "community": numbered(labels),
        },
        index=pd.Index(affiliations.partners, name="partner", dtype=object),
    )
    return Analysis(
        partners=len(affiliations.partners),
        projects=len(affiliations.projects),
        participations=int(affiliations.matrix.nnz),
        ties=len(projection.indices) // 2,
        repeated_ties=int((projection.shared > 1).sum()) // 2,
        components=int(table["component"].max()),
        giant=int((table["component"] == 1).sum()),
        communities=int(table["community"].max()),
        modularity=modularity(weights, labels),
        table=table,
    )


def pagerank(weights: Matrix) -> Vector:
    """Return where a visitor is found who follows ties by weight, and at one step in seven jumps anywhere.

    Shares that add up to 1 (S. Brin and L. Page, "The anatomy of a large-scale hypertextual web
    search engine", 1998; damping 0.85). From a partner without ties the visitor always jumps.
    """
    size = weights.shape[0]
    if size == 0:
        return np.zeros(0)
    strength = np.asarray(weights.sum(axis=1), dtype=float).ravel()
    is_alone = strength == 0
    inverse = np.divide(1.0, strength, out=np.zeros(size), where=~is_alone)
    follow = sparse.csr_array((sparse.diags_array(inverse) @ weights).T)
    rank = np.full(size, 1 / size)
    for _ in range(_TURNS):
        after = _DAMPING * (follow @ rank + rank[is_alone].sum() / size) + (1 - _DAMPING) / size
        if np.abs(after - rank).sum() < _PRECISION:
            return np.asarray(after)
        rank = after
    return rank
