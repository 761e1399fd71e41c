"""How sure a rank is: what it would be without any one project, and without the records that are in doubt."""

# ruff: noqa: PLC0415 -- pandas and scipy are imported where they are used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.model import Confidence
from partners.tied import counted_projects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from network.matrices import Matrix, Vector
    from partners.model import Registry

RANKED = ("degree", "strength", "betweenness", "harmonic", "constraint")
_DECIMALS = 10  # numbers that agree so far are equal, in whatever order they were added up


def rank_intervals(registry: Registry, *, proposals: bool = False) -> pd.DataFrame:
    """Return for each partner and measure its rank, and what it would be in networks a little different.

    One row a partner, sorted by id (the index, named ``partner``); for each measure of `RANKED` the
    integer columns

    - ``<measure>_rank``: 1 is first, the highest number, of constraint the lowest; equals share it;
    - ``<measure>_best`` and ``<measure>_worst``: the extremes over the network as it is and every
      network with one project left out (the jackknife: M. Quenouille, "Notes on bias in
      estimation", Biometrika 43, 1956); the worst counts all equals, which are not told apart;
    - ``<measure>_sure``: the rank when only participations count whose own confidence and whose
      project's is high.

    Ties have Newman weights. A partner without ties comes last in constraint.
    """
    import numpy as np
    import pandas as pd

    partners = sorted(registry.partners)
    best: dict[str, Vector] = {}
    worst: dict[str, Vector] = {}
    variants = _variants(registry, partners, proposals=proposals)
    whole, sure = next(variants), next(variants)
    for variant in (whole, *variants):
        for measure, values in variant.items():
            low, high = _ranks(values)
            best[measure] = np.minimum(best.get(measure, low), low)
            worst[measure] = np.maximum(worst.get(measure, high), high)
    columns: dict[str, Vector] = {}
    for measure in RANKED:
        columns[f"{measure}_rank"] = _ranks(whole[measure])[0]
        columns[f"{measure}_best"], columns[f"{measure}_worst"] = best[measure], worst[measure]
        columns[f"{measure}_sure"] = _ranks(sure[measure])[0]
    return pd.DataFrame(columns, index=pd.Index(partners, name="partner", dtype=object), dtype=np.int64)


def _variants(registry: Registry, partners: Sequence[str], *, proposals: bool) -> Iterator[dict[str, Vector]]:
    """Yield the numbers of the network as it is, then without what is in doubt, then without each project."""
    import numpy as np
    from scipy import sparse

    row = {partner: index for index, partner in enumerate(partners)}
    projects = list(counted_projects(registry, proposals=proposals))
    sizes = np.array([len({each.partner for each in project.participations}) for project in projects])
    known: dict[tuple[int, int], bool] = {}
    for column, project in enumerate(projects):
        for each in project.participations:
            place = (row[each.partner], column)
            is_sure = project.confidence == each.confidence == Confidence.HIGH
            known[place] = known.get(place, False) or is_sure
    pairs = np.array(sorted(known), dtype=np.int64).reshape(-1, 2)
    sure: Vector = np.array([known[pair] for pair in sorted(known)], dtype=bool)

    def numbers(kept: Vector) -> dict[str, Vector]:
        part = pairs[kept]
        shape = (len(partners), len(projects))
        together = sparse.csr_array((np.ones(len(part)), (part[:, 0], part[:, 1])), shape=shape)
        share = np.divide(1.0, sizes - 1, out=np.zeros(len(sizes)), where=sizes > 1)
        return _numbers(sparse.csr_array((together * share) @ together.T))

    yield numbers(np.ones(len(pairs), dtype=bool))
    yield numbers(sure)
    for left_out in np.flatnonzero(sizes > 1):
        yield numbers(pairs[:, 1] != left_out)


def _numbers(weights: Matrix) -> dict[str, Vector]:
    import numpy as np

    from network import brokerage, reach, shortest

    size = weights.shape[0]
    weights.setdiag(0)
    weights.eliminate_zeros()
    weights.sort_indices()
    constraint = brokerage.constraint(weights)
    return {
        "degree": -np.diff(weights.indptr).astype(float),
        "strength": -np.asarray(weights.sum(axis=1), dtype=float).ravel(),
        "betweenness": -shortest.betweenness(weights, pivots=max(size, 1), seed=0),
        "harmonic": -reach.nearness(weights)[0],
        "constraint": np.where(np.isnan(constraint), np.inf, constraint),
    }


def _ranks(values: Vector) -> tuple[Vector, Vector]:
    """Return the best and the worst rank that equals may have, the smallest value first."""
    import numpy as np

    rounded = np.round(values, _DECIMALS)
    ordered = np.sort(rounded)
    return np.searchsorted(ordered, rounded, "left") + 1, np.searchsorted(ordered, rounded, "right")
