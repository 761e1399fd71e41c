"""How sure a rank is: what it would be without any one project, and without the records that are in doubt."""

# ruff: noqa: PLC0415 -- pandas and scipy are imported where they are used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from network.matrices import Vector
    from partners.model import Registry

RANKED = (
    "degree", "strength", "betweenness", "constraint", "effective_size", "harmonic", "closeness", "coreness",
    "projects", "programmes", "countries",
)  # fmt: skip
_SLACK = 1e-9  # sums in another order are no other place, as in `explained.ranks`

_ROUTES = 200_000_000  # networks x connectors³: the distances that betweenness looks at
_PAIRS = 20_000_000  # networks x partners²: what the others look at


def quick_measures(registry: Registry, *, proposals: bool = False) -> tuple[str, ...]:
    """Return the measures of `RANKED` whose intervals take a second or so, which is what a site waits for.

    A network is measured for every project, so that the work grows with projects times partners²,
    and for betweenness with projects times connectors³ (partners of two projects or more). All of
    them up to 20 and 200 million; all but betweenness, or none, beyond.
    """
    import numpy as np

    from network.variants import participations

    taking = participations(registry, proposals=proposals)
    networks = len(taking.sizes) + 2
    if networks * taking.partners**2 > _PAIRS:
        return ()
    connectors = int((np.bincount(taking.rows, minlength=1) > 1).sum())
    is_quick = networks * connectors**3 <= _ROUTES
    return tuple(measure for measure in RANKED if is_quick or measure != "betweenness")


def rank_intervals(
    registry: Registry, *, proposals: bool = False, measures: Collection[str] = RANKED
) -> pd.DataFrame:
    """Return for each partner and measure its rank, and what it would be in networks a little different.

    One row a partner, sorted by id (the index, named ``partner``); for each of ``measures``, in the
    order of `RANKED`, the integer columns

    - ``<measure>_rank``: 1 is first, the highest number, of constraint the lowest; equals share it;
    - ``<measure>_best`` and ``<measure>_worst``: the extremes over the network as it is and every
      network with one project left out (the jackknife: M. Quenouille, "Notes on bias in
      estimation", Biometrika 43, 1956); the worst counts all equals, which are not told apart;
    - ``<measure>_sure``: the rank when only participations count whose own confidence and whose
      project's is high.

    Ties have Newman weights. A partner without ties comes last in constraint and effective size.
    Raises `ValueError` for a measure that is not in `RANKED`.
    """
    import numpy as np
    import pandas as pd

    from network.many_measures import MANY
    from network.variants import left_out, participations

    unknown = sorted(set(measures) - set(RANKED))
    if unknown:
        raise ValueError(f"no rank interval for {', '.join(unknown)}; there is one for {', '.join(RANKED)}")
    networks = list(left_out(participations(registry, proposals=proposals)).parts())
    columns: dict[str, Vector] = {}
    for measure in (each for each in RANKED if each in measures):
        sign = 1 if measure == "constraint" else -1
        first, last = _ranks(sign * np.vstack([MANY[measure](part) for part in networks]).astype(float))
        is_project = np.arange(len(first)) != 1  # the second is without what is in doubt
        columns[f"{measure}_rank"] = first[0]
        columns[f"{measure}_best"] = first[is_project].min(axis=0)
        columns[f"{measure}_worst"] = last[is_project].max(axis=0)
        columns[f"{measure}_sure"] = first[1]
    index = pd.Index(sorted(registry.partners), name="partner", dtype=object)
    return pd.DataFrame(columns, index=index, dtype=np.int64)


def _ranks(rows: Vector) -> tuple[Vector, Vector]:
    """Return the best and the worst rank that equals may have in every row, the smallest first, NaN last."""
    import numpy as np

    values = np.where(np.isnan(rows), np.inf, rows)
    slack = np.where(np.isfinite(values), _SLACK * np.abs(values), 0)
    first, last = np.empty(rows.shape, dtype=np.int64), np.empty(rows.shape, dtype=np.int64)
    for at, (row, around) in enumerate(zip(values, slack, strict=True)):
        ordered = np.sort(row)
        first[at] = np.searchsorted(ordered, row - around, "left") + 1
        last[at] = np.searchsorted(ordered, row + around, "right")
    return first, last
