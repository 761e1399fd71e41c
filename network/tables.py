"""The registry and its network as pandas tables: what the site's downloads and a notebook start from.

Text cells are text, ``""`` where nothing is known; numbers are numbers, NaN where nothing is
known. Dates are text, as precise as the registry has them. Lists of ids are blank-separated.
"""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, Unpack

from network.projection import collaboration_graph, ties
from network.selection import members, select
from partners.model import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from decimal import Decimal

    import networkx as nx
    import pandas as pd

    from network.projection import Weighting
    from network.selection import Filters, Selection
    from partners.model import Partner, Project

Cell = str | int | float
Id = TypeVar("Id", bound=str)
R = TypeVar("R")

_NAN = float("nan")
_DECIMALS = 5  # of a degree: one metre


def partners_table(registry: Registry) -> pd.DataFrame:
    """Return one row a partner, sorted by id; lat and lon are degrees (WGS 84), five decimals."""
    return _table(_PARTNER_COLUMNS, [_partner(registry, partner) for partner in _sorted(registry.partners)])


def projects_table(registry: Registry) -> pd.DataFrame:
    """Return one row a project, proposals too, sorted by id; ``partners`` counts each once, money is euro."""
    return _table(_PROJECT_COLUMNS, [_project(project) for project in _sorted(registry.projects)])


def participations_table(registry: Registry) -> pd.DataFrame:
    """Return one row a participation, sorted by project, in each as registered; contribution is euro."""
    rows: list[Sequence[Cell]] = [
        (
            participation.project,
            participation.partner,
            str(participation.role),
            _number(participation.contribution),
            _text(participation.start),
            _text(participation.end),
            str(participation.confidence),
        )
        for project in _sorted(registry.projects)
        for participation in project.participations
    ]
    return _table(_PARTICIPATION_COLUMNS, rows)


def ties_table(network: Registry | nx.Graph[str]) -> pd.DataFrame:
    """Return one row a tie, sorted, source before target in the alphabet.

    A registry is read with its default weights and without proposals; a collaboration graph as it is.
    """
    rows: list[Sequence[Cell]] = [
        (tie.source, tie.target, tie.shared, tie.newman, " ".join(tie.projects), " ".join(tie.programmes))
        for tie in ties(network)
    ]
    return _table(_TIE_COLUMNS, rows)


def measures_table(network: Registry | nx.Graph[str], *, ranks: bool = False) -> pd.DataFrame:
    """Return the measures with ``partner`` as the first column, sorted by id.

    A registry is read with its default weights and without proposals; a collaboration graph as it is.
    With ``ranks`` the columns of `rank_intervals` follow: rank, best, worst and sure of each measure
    that ranks. They need the registry: what a graph would be without a project, it does not know.
    Raises `ValueError` for the ranks of a graph.
    """
    from network.measures import measures
    from network.uncertainty import rank_intervals

    if not isinstance(network, Registry):
        if ranks:
            raise ValueError("ranks need the registry, not its graph: a graph cannot leave a project out")
        return measures(network).reset_index()
    table = measures(collaboration_graph(network))
    return (table.join(rank_intervals(network)) if ranks else table).reset_index()


def tidy_tables(
    registry: Registry,
    *,
    only: Collection[str] | None = None,
    weighting: Weighting = "newman",
    **filters: Unpack[Filters],
) -> dict[str, pd.DataFrame]:
    """Return five tables by name: partners, projects, participations, ties, measures; or ``only`` these.

    ``filters`` are those of `collaboration_graph`. With any of them (``proposals`` alone is none) the
    rows are what they leave; without, partners, projects and participations are those of the whole
    registry, proposals too. Ties and measures are those of the network with these filters and this
    weighting. What each column means says `definitions_table`.

    Raises `ValueError` for an unknown weighting, a table that does not exist, and for a filter's name
    that does not exist.
    """
    graph = collaboration_graph(registry, weighting=weighting, **filters)
    is_filtered = any(value is not None for name, value in filters.items() if name != "proposals")
    chosen = select(registry, **filters) if is_filtered else None
    makers: dict[str, Callable[[], pd.DataFrame]] = {
        "partners": lambda: _left(partners_table(registry), chosen, partner="id"),
        "projects": lambda: _left(projects_table(registry), chosen, project="id"),
        "participations": lambda: _left(
            participations_table(registry), chosen, partner="partner", project="project"
        ),
        "ties": lambda: ties_table(graph),
        "measures": lambda: measures_table(graph),
    }
    unknown = sorted(set(only or ()) - set(makers))
    if unknown:
        raise ValueError(f"there is no table {unknown[0]!r}; there are {', '.join(makers)}")
    return {name: make() for name, make in makers.items() if only is None or name in only}


def _left(
    table: pd.DataFrame, chosen: Selection | None, *, partner: str = "", project: str = ""
) -> pd.DataFrame:
    """Return the rows whose ``partner`` and ``project`` (names of columns) are among the chosen, together."""
    if chosen is None:
        return table
    if not project:
        rows = table[partner].isin(chosen.partners).to_list()
    elif not partner:
        rows = table[project].isin(chosen.crews).to_list()
    else:
        pairs = zip(table[project], table[partner], strict=True)
        rows = [one in chosen.crews.get(key, ()) for key, one in pairs]
    return table.loc[rows].reset_index(drop=True)


_PARTNER_COLUMNS: Mapping[str, str] = dict.fromkeys(
    (
        "id", "name", "kind", "country", "city", "nuts", "lat", "lon", "precision", "website", "pic",
        "legal_name", "short", "founded", "until", "successor", "topics", "confidence",
    ),
    "str",
) | {"lat": "float64", "lon": "float64"}  # fmt: skip

_PROJECT_COLUMNS: Mapping[str, str] = dict.fromkeys(
    (
        "id", "acronym", "title", "kind", "status", "programme", "start", "end", "partners",
        "grant", "cost", "eu_contribution", "website", "topics", "complete", "confidence",
    ),
    "str",
) | {"partners": "int64", "cost": "float64", "eu_contribution": "float64"}  # fmt: skip

_PARTICIPATION_COLUMNS: Mapping[str, str] = dict.fromkeys(
    ("project", "partner", "role", "contribution", "start", "end", "confidence"), "str"
) | {"contribution": "float64"}

_TIE_COLUMNS: Mapping[str, str] = dict.fromkeys(
    ("source", "target", "shared", "newman", "projects", "programmes"), "str"
) | {"shared": "int64", "newman": "float64"}


def _partner(registry: Registry, partner: Partner) -> Sequence[Cell]:
    location = registry.locations.get(partner.id)
    return (
        partner.id,
        partner.name,
        str(partner.kind),
        partner.country,
        _text(partner.city),
        _text(partner.nuts),
        _NAN if location is None else round(location.lat, _DECIMALS),
        _NAN if location is None else round(location.lon, _DECIMALS),
        "" if location is None else str(location.precision),
        _text(partner.website),
        _text(partner.pic),
        _text(partner.legal_name),
        _text(partner.short),
        _text(partner.founded),
        _text(partner.until),
        _text(partner.successor),
        "; ".join(partner.topics),
        str(partner.confidence),
    )


def _project(project: Project) -> Sequence[Cell]:
    return (
        project.id,
        _text(project.acronym),
        project.title,
        str(project.kind),
        str(project.status),
        _text(project.programme),
        _text(project.start),
        _text(project.end),
        len(members(project)),
        _text(project.grant),
        _number(project.cost),
        _number(project.eu_contribution),
        _text(project.website),
        "; ".join(project.topics),
        "yes" if project.complete else "",
        str(project.confidence),
    )


def _sorted(records: Mapping[Id, R]) -> list[R]:
    return [records[key] for key in sorted(records)]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _number(value: Decimal | None) -> float:
    return _NAN if value is None else float(value)


def _table(columns: Mapping[str, str], rows: list[Sequence[Cell]]) -> pd.DataFrame:
    import pandas as pd

    table = pd.DataFrame(rows, columns=list(columns))
    # object, not pandas' own text type: a cell is a plain str in every version
    return table.astype({name: "object" if kind == "str" else kind for name, kind in columns.items()})
