"""What every column of every table means: facts of the registry here, numbers by their own definitions."""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from network.definitions.of_brokers import BROKERAGE
from network.definitions.of_communities import STABILITY
from network.definitions.of_networks import SMALL_WORLD, WHOLE
from network.definitions.of_partners import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from network.explained import Definition

_ID, _TEXT, _WORD, _COUNT, _EURO, _DEGREES = "id", "text", "a word", "a count", "euro", "degrees, WGS 84"
_IDS, _DATE = "ids, blank-separated", "YYYY, YYYY-MM or YYYY-MM-DD"
_NEWMAN = "Newman 2001, Physical Review E 64, 016132, eq. 2"
_JACKKNIFE = "Quenouille 1956, Biometrika 43"


class Column(NamedTuple):
    """What a column means and in which unit or form it is; the rest is of numbers that are computed.

    ``formula``, ``weights`` (how the weights of ties are read), ``isolates`` (what partners without
    ties get) and ``source`` are ``""`` for what the registry states.
    """

    meaning: str
    unit: str
    formula: str = ""
    weights: str = ""
    isolates: str = ""
    source: str = ""


_PARTNERS = {
    "id": Column("The partner, in every table.", _ID),
    "name": Column("Its display name.", _TEXT),
    "kind": Column(
        "What it is: cluster, company, research, education, public-authority, agency, network or other.",
        _WORD,
    ),
    "country": Column("Where it is.", "ISO 3166-1 alpha-2"),
    "city": Column("Its city, as registered.", _TEXT),
    "nuts": Column("Its region in the EU's nomenclature of territorial units.", "NUTS code"),
    "lat": Column("Where it is drawn: latitude; empty when it has no place.", _DEGREES),
    "lon": Column("Where it is drawn: longitude; empty when it has no place.", _DEGREES),
    "precision": Column("How exact that place is: address, postcode, city, region or country.", _WORD),
    "website": Column("Its website.", "web address"),
    "pic": Column("Its EU participant identification code, as text.", "nine digits"),
    "legal_name": Column("Its name before the law.", _TEXT),
    "short": Column("Its name on crowded maps.", _TEXT),
    "founded": Column("When it began.", _DATE),
    "until": Column("When it stopped or merged; empty while it lasts.", _DATE),
    "successor": Column("The partner that carries on for it.", _ID),
    "topics": Column("Its areas of activity.", "words, separated by semicolons"),
    "confidence": Column("How sure the registry is of the record.", "high, medium or low"),
}

_PROJECTS = {
    "id": Column("The project, in every table.", _ID),
    "acronym": Column("Its acronym.", _TEXT),
    "title": Column("Its title.", _TEXT),
    "kind": Column("What it is: project, proposal, network or agreement.", _WORD),
    "status": Column("Proposed, rejected, running, finished or unknown.", _WORD),
    "programme": Column("The funding line it runs under; empty when there is none.", _ID),
    "start": Column("When it begins, as precise as is known.", _DATE),
    "end": Column("When it ends, as precise as is known.", _DATE),
    "partners": Column("How many partners the registry lists for it, each once.", _COUNT),
    "grant": Column("The number of its grant, as text.", _TEXT),
    "cost": Column("What it costs in all.", _EURO),
    "eu_contribution": Column("What the European Union pays of that.", _EURO),
    "website": Column("Its website.", "web address"),
    "topics": Column("What it is about.", "words, separated by semicolons"),
    "complete": Column("Whether the list of its partners is known to be complete.", "yes or empty"),
    "confidence": _PARTNERS["confidence"],
}

_PARTICIPATIONS = {
    "project": Column("The project.", _ID),
    "partner": Column("The partner that takes part in it.", _ID),
    "role": Column("As what: coordinator, partner, associated or third-party.", _WORD),
    "contribution": Column("The EU's money for this partner in this project.", _EURO),
    "start": Column("When the partner joined, where that is not the project's start.", _DATE),
    "end": Column("When the partner left, where that is not the project's end.", _DATE),
    "confidence": _PARTNERS["confidence"],
}

_TIES = {
    "source": Column("One of the two partners, the first in the alphabet.", _ID),
    "target": Column("The other.", _ID),
    "shared": Column("How many projects both take part in.", _COUNT),
    "newman": Column(
        "Those projects, each divided among a partner's others there, so that no large consortium drowns the "
        "rest.",
        "projects",
        formula="Σ over shared projects of 1/(n-1), n being the project's partners",
        source=_NEWMAN,
    ),
    "projects": Column("Which projects these are.", _IDS),
    "programmes": Column("The programmes of these projects.", _IDS),
}

_TURNOVER = {
    "year": Column("A year in which a project ran, or one between two such years.", "year"),
    "partners": Column("How many partners take part in a project that ran that year.", _COUNT),
    "ties": Column("How many pairs share a project that ran that year.", _COUNT),
    "entered": Column("How many partners are there who were not the year before.", _COUNT),
    "left": Column("How many partners of the year before are there no more.", _COUNT),
    "new_ties": Column("How many ties are there that were not the year before.", _COUNT),
    "lost_ties": Column("How many ties of the year before are there no more.", _COUNT),
    "persistence": Column(
        "Which share of the ties of the year before lasts; empty where there were none.",
        "share, 0 to 1",
        formula="ties of both years/ties of the year before",
    ),
}

_OVER_TIME = {
    "year": Column("The year whose network is measured, alone or with all before.", "year"),
    "partner": Column("The partner that is measured.", _ID),
    "measure": Column("Which measure it is.", "its name in the table of measures"),
    "value": Column("Its number; there is no row where it has none.", "as the measure has it"),
}

_RANKS: Mapping[str, str] = MappingProxyType(
    {
        "rank": "Its place in this measure, 1 being first, equals sharing theirs",
        "best": "The best place it has when any one project is left out",
        "worst": "The worst place it has when any one project is left out",
        "sure": "Its place when only what the registry is sure of counts",
    }
)

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "partners": "Every partner, one a row.",
        "projects": "Every project, proposals too, one a row.",
        "participations": "Who takes part in what, in which role.",
        "ties": "Pairs of partners with their shared projects and both weights.",
        "measures": "Every partner’s position in the network.",
    }
)
"""The tables by name, each in one sentence."""

_FACTS = {
    "partners": _PARTNERS,
    "projects": _PROJECTS,
    "participations": _PARTICIPATIONS,
    "ties": _TIES,
    "turnover": _TURNOVER,
    "measures_over_time": _OVER_TIME,
}

_COMPUTED: Mapping[str, Mapping[str, Definition]] = MappingProxyType(
    {
        "measures": MEASURES,
        "brokerage_roles": BROKERAGE,
        "whole": WHOLE,
        "small_world": SMALL_WORLD,
        "community_stability": STABILITY,
    }
)
"""What functions of these names answer with."""


def definition(table: str, column: str) -> Column:
    """Return what the column means; a new measure is defined by `MEASURES` itself.

    Raises `KeyError` for a table or column that is none of ours.
    """
    if table not in _COMPUTED:
        return _FACTS[table][column]
    if column == "partner":
        return _PARTNERS["id"]
    if table != "measures" or column in MEASURES:
        of = _COMPUTED[table][column]
        return Column(of.sentence, of.unit, of.formula, of.weights, of.isolates, of.source)
    name, _, end = column.rpartition("_")
    of = MEASURES[name]
    return Column(f"{_RANKS[end]} ({of.label}).", "rank, 1 is first", source=_JACKKNIFE)


def definitions_table(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row a column of these tables: ``table``, ``column``, and the fields of `Column`.

    These are ``meaning``, ``unit``, ``formula``, ``weights``, ``isolates`` and ``source``; all cells
    are text, ``""`` where there is nothing to say. Rows come in the order of the tables and their
    columns. Raises `KeyError` for a table or column that is none of ours.
    """
    import pandas as pd

    rows = [
        (table, str(column), *definition(table, str(column)))
        for table, frame in tables.items()
        for column in frame.columns
    ]
    return pd.DataFrame(rows, columns=["table", "column", *Column._fields], dtype=object)
