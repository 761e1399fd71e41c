"""How sure a rank is: what it would be without any one project, and without the records that are in doubt."""

# ruff: noqa: PLC0415 -- pandas and scipy are imported where they are used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.ranks import LOWEST_FIRST, RANKED, SLACK, Interval

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Unpack

    import pandas as pd

    from network.matrices import Vector
    from network.projection import Weighting
    from network.selection import Filters
    from partners.model import Registry

_ROUTES = 200_000_000  # networks x connectors³: the distances that betweenness looks at
_PAIRS = 20_000_000  # networks x partners²: what the others look at


def quick_measures(registry: Registry, **filters: Unpack[Filters]) -> tuple[str, ...]:
    """Return the measures of `RANKED` whose intervals take a second or so, which is what a site waits for.

    A network is measured for every project, so that the work grows with projects times partners²,
    and for betweenness with projects times connectors³ (partners of two projects or more). All of
    them up to 20 and 200 million; all but betweenness, or none, beyond.
    """
    import numpy as np

    from network.variants import participations

    taking = participations(registry, **filters)
    networks = taking.projects + 2
    if networks * taking.partners**2 > _PAIRS:
        return ()
    connectors = int((np.bincount(taking.rows, minlength=1) > 1).sum())
    is_quick = networks * connectors**3 <= _ROUTES
    return tuple(measure for measure in RANKED if is_quick or measure != "betweenness")


def rank_intervals(
    registry: Registry,
    *,
    measures: Collection[str] = RANKED,
    weighting: Weighting = "newman",
    **filters: Unpack[Filters],
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

    The network is that of ``collaboration_graph(registry, weighting=…, **filters)``: proposals count
    only when asked for. Its partners stay the same whatever is left out, and so does what a project
    adds to a tie. Whoever has no number (constraint without a tie, say) comes last.
    Raises `ValueError` for a measure that is not in `RANKED`, an unknown weighting, or a filter's
    name that does not exist.
    """
    import numpy as np
    import pandas as pd

    from network.many_measures import MANY
    from network.variants import left_out, participations

    unknown = sorted(set(measures) - set(RANKED))
    if unknown:
        raise ValueError(f"no rank interval for {', '.join(unknown)}; there is one for {', '.join(RANKED)}")
    taking = participations(registry, weighting=weighting, **filters)
    networks = list(left_out(taking).parts())
    columns: dict[str, Vector] = {}
    for measure in (each for each in RANKED if each in measures):
        sign = 1 if measure in LOWEST_FIRST else -1
        first, last = _ranks(sign * np.vstack([MANY[measure](part) for part in networks]).astype(float))
        is_project = np.arange(len(first)) != 1  # the second is without what is in doubt
        columns[f"{measure}_rank"] = first[0]
        columns[f"{measure}_best"] = first[is_project].min(axis=0)
        columns[f"{measure}_worst"] = last[is_project].max(axis=0)
        columns[f"{measure}_sure"] = first[1]
    index = pd.Index(taking.names, name="partner", dtype=object)
    return pd.DataFrame(columns, index=index, dtype=np.int64)


def intervals(table: pd.DataFrame, measure: str) -> dict[str, Interval]:
    """Return what `rank_intervals` says of a measure, by partner; empty for one that the table has not."""
    if f"{measure}_rank" not in table.columns:
        return {}
    rows = zip(*(table[f"{measure}_{part}"].tolist() for part in Interval._fields), strict=True)
    return {partner: Interval(*row) for partner, row in zip(table.index, rows, strict=True)}


def _ranks(rows: Vector) -> tuple[Vector, Vector]:
    """Return the best and the worst rank that equals may have in every row, the smallest first, NaN last."""
    import numpy as np

    values = np.where(np.isnan(rows), np.inf, rows)
    slack = np.where(np.isfinite(values), SLACK * np.abs(values), 0)
    first, last = np.empty(rows.shape, dtype=np.int64), np.empty(rows.shape, dtype=np.int64)
    for at, (row, around) in enumerate(zip(values, slack, strict=True)):
        ordered = np.sort(row)
        first[at] = np.searchsorted(ordered, row - around, "left") + 1
        last[at] = np.searchsorted(ordered, row + around, "right")
    return first, last
