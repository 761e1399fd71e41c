"""The network year by year: who enters and leaves, which ties last, and how the measures move."""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.projection import collaboration_graph
from network.selection import spans
from partners.tied import counted_projects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import networkx as nx
    import pandas as pd

    from network.projection import Weighting
    from partners.model import Registry


def known_years(registry: Registry) -> range:
    """Return the years in which a project that counts ran, first to last; empty when none is dated."""
    ran = spans(registry)
    dated = [ran[project.id] for project in counted_projects(registry) if project.id in ran]
    if not dated:
        return range(0)
    return range(min(first for first, _ in dated), max(last for _, last in dated) + 1)


def yearly_graphs(
    registry: Registry, *, cumulative: bool = False, weighting: Weighting = "newman"
) -> Iterator[tuple[int, nx.Graph[str]]]:
    """Yield (year, collaboration graph) for every known year, in order.

    A graph holds the ties of projects that ran in its year; ``cumulative`` those of all projects
    that had begun by then. Its nodes are the partners that take part in one of them. Projects
    without dates are in none of them. Raises `ValueError` for an unknown weighting.
    """
    years = known_years(registry)
    for year in years:
        first = years.start if cumulative else year
        yield year, collaboration_graph(registry, weighting=weighting, years=(first, year))


def turnover(registry: Registry, *, cumulative: bool = False) -> pd.DataFrame:
    """Return one row a year (the index, named ``year``), integers but for the last column.

    ``partners`` and ``ties`` of the year's network; ``entered`` and ``left``: partners that are in it
    and were not in that of the year before, and the other way round; ``new_ties`` and ``lost_ties``
    likewise; ``persistence``: the share of the ties of the year before that are still there (the
    Jaccard index is not used: growth would look like loss), NaN in the first year and after a year
    without ties.
    """
    import pandas as pd

    rows = []
    partners_before: set[str] = set()
    ties_before: set[frozenset[str]] = set()
    for year, graph in yearly_graphs(registry, cumulative=cumulative):
        partners, ties = set(graph), {frozenset(pair) for pair in graph.edges}
        rows.append(
            {
                "year": year,
                "partners": len(partners),
                "ties": len(ties),
                "entered": len(partners - partners_before),
                "left": len(partners_before - partners),
                "new_ties": len(ties - ties_before),
                "lost_ties": len(ties_before - ties),
                "persistence": len(ties & ties_before) / len(ties_before) if ties_before else float("nan"),
            }
        )
        partners_before, ties_before = partners, ties
    columns = ("year", "partners", "ties", "entered", "left", "new_ties", "lost_ties", "persistence")
    return pd.DataFrame(rows, columns=list(columns)).set_index("year")


def measures_over_time(
    registry: Registry,
    *,
    columns: Iterable[str] = ("degree", "strength", "betweenness", "harmonic", "constraint"),
    cumulative: bool = False,
) -> pd.DataFrame:
    """Return the measures of every year in long form: columns year, partner, measure, value (float).

    Sorted by year, partner and the order of ``columns``, which are names of `MEASURES`. Numbers are
    about the network of that year alone; a measure that means nothing for a partner (constraint
    without ties) has no row. Raises `KeyError` for an unknown measure.
    """
    import pandas as pd

    from network.measures import MEASURES, measures

    wanted = list(columns)
    for name in wanted:
        if name not in MEASURES:
            raise KeyError(f"no measure is called {name!r}; choose among {', '.join(MEASURES)}")
    tables = []
    for year, graph in yearly_graphs(registry, cumulative=cumulative):
        table = measures(graph)[wanted].astype(float).reset_index()
        long = table.melt(id_vars="partner", var_name="measure", value_name="value")
        tables.append(long.dropna().assign(year=year))
    if not tables:
        return pd.DataFrame(columns=["year", "partner", "measure", "value"])
    rank = {name: order for order, name in enumerate(wanted)}
    every = pd.concat(tables, ignore_index=True)
    every = every.sort_values(
        ["year", "partner", "measure"], key=lambda s: s.map(rank) if s.name == "measure" else s
    )
    return every[["year", "partner", "measure", "value"]].reset_index(drop=True)
