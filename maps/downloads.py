"""The files under ``site/data/``: registry and network for spreadsheets, notebooks and graph tools."""

# ruff: noqa: PLC0415 -- heavy libraries are imported where they are used

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from maps.languages import mark
from network.export.csv import format_number
from partners.model import PartialDate, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import pandas as pd

    from partners.model import Registry


@dataclass(frozen=True, slots=True)
class Download:
    """A file for readers to take away: path from the site's root, bytes, and what it is, in English."""

    path: str
    content: bytes
    words: str


def downloads(
    registry: Registry,
    graph: nx.Graph[str],
    table: pd.DataFrame,
    positions: Mapping[str, tuple[float, float]],
) -> list[Download]:
    """Return the eleven download files of a placed registry, its collaboration graph and its measures.

    ``positions`` are those of `network.layout`: graph tools open the picture of the network view.
    """
    from network import (
        citation,
        participations_table,
        partners_table,
        projects_table,
        ties_table,
        to_csv,
        to_geojson,
        to_gexf,
        to_graphml,
        to_xlsx,
    )

    tables = {
        "partners": partners_table(registry),
        "projects": projects_table(registry),
        "participations": participations_table(registry),
        "ties": ties_table(graph),
        "measures": table.reset_index(),
    }
    words = {
        "partners": mark("every partner, one a row"),
        "projects": mark("every project, proposals too"),
        "participations": mark("who takes part in what, in which role"),
        "ties": mark("pairs of partners with their shared projects and both weights"),
        "measures": mark("every partner’s position in the network"),
    }
    cited = citation(registry)
    line = str(cited)
    points = to_geojson(registry, description=line)
    book = to_xlsx(tables, title=registry.site.title, description=line)
    return [
        Download("data/partners.xlsx", book, mark("all tables in one workbook, and what every column means")),
        *(Download(f"data/{name}.csv", to_csv(frame), words[name]) for name, frame in tables.items()),
        Download("data/registry.json", to_registry_json(registry), mark("the whole registry as it was read")),
        Download("data/partners.geojson", points, mark("partners as points, for GIS")),
        Download(
            "data/network.gexf",
            to_gexf(graph, positions=positions, description=line),
            mark("the network for Gephi, drawn as here"),
        ),
        Download(
            "data/network.graphml",
            to_graphml(graph, positions=positions, description=line),
            mark("the network for igraph, NetworkX, Cytoscape, yEd"),
        ),
        Download("data/citation.bib", cited.bibtex().encode(), mark("how to cite it, for BibTeX")),
    ]


def to_registry_json(registry: Registry) -> bytes:
    """Return the registry as JSON, keys as in the YAML; partners carry their location."""
    sections = {
        "site": _plain(replace(registry.site, contact=None)),  # it is for services, not for readers
        "programmes": [_plain(record) for record in registry.programmes.values()],
        "partners": [_partner(registry, _plain(record)) for record in registry.partners.values()],
        "projects": [_project(_plain(record)) for record in registry.projects.values()],
    }
    return (json.dumps(sections, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _partner(registry: Registry, plain: dict[str, Any]) -> dict[str, Any]:
    location = registry.locations.get(plain["id"])
    return {**plain, "location": _plain(location)} if location else plain


def _project(plain: dict[str, Any]) -> dict[str, Any]:
    parts = plain.pop("participations", [])
    for part in parts:
        part.pop("project")
    return {**plain, "partners": parts}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    if isinstance(value, Text):
        return dict(value.values) if value.values[0][0] else str(value)
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return json.loads(format_number(float(value)))
    if is_dataclass(value):
        named = ((f.name, getattr(value, f.name)) for f in fields(value) if f.name != "origin")
        return {name: _plain(content) for name, content in named if content not in (None, ())}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
