"""The files under ``site/data/``: registry and network for spreadsheets, notebooks and graph tools."""

# ruff: noqa: PLC0415 -- heavy libraries are imported where they are used

from __future__ import annotations

import io
import json
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from maps.text import format_number, to_csv
from partners.model import PartialDate, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import pandas as pd

    from partners.model import Registry

_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
_WIDEST = 60
_CELL_LIMIT = 32_767  # characters a spreadsheet cell can hold


@dataclass(frozen=True, slots=True)
class Download:
    """A file for readers to take away: its path from the site's root, its bytes and what it is."""

    path: str
    content: bytes
    words: str


def downloads(registry: Registry, graph: nx.Graph[str], table: pd.DataFrame) -> list[Download]:
    """Return the ten download files of a placed registry, its collaboration graph and its measures."""
    from network import (
        participations_table,
        partners_table,
        projects_table,
        ties_table,
        to_geojson,
        to_gexf,
        to_graphml,
    )

    tables = {
        "partners": partners_table(registry),
        "projects": projects_table(registry),
        "participations": participations_table(registry),
        "ties": ties_table(graph),
        "measures": table.reset_index(),
    }
    words = {
        "partners": "every partner, one a row",
        "projects": "every project, proposals too",
        "participations": "who takes part in what, in which role",
        "ties": "pairs of partners with their shared projects and both weights",
        "measures": "every partner’s position in the network",
    }
    return [
        Download("data/partners.xlsx", to_xlsx(tables), "all tables in one workbook, a sheet each"),
        *(
            Download(f"data/{name}.csv", to_csv(frame.columns, _rows(frame)), words[name])
            for name, frame in tables.items()
        ),
        Download("data/registry.json", to_registry_json(registry), "the whole registry as it was read"),
        Download("data/partners.geojson", to_geojson(registry), "partners as points, for GIS"),
        Download("data/network.gexf", to_gexf(graph), "the network for Gephi"),
        Download(
            "data/network.graphml", to_graphml(graph), "the network for igraph, NetworkX, Cytoscape, yEd"
        ),
    ]


def _rows(frame: pd.DataFrame) -> list[list[object]]:
    columns = [frame[name].tolist() for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def to_xlsx(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Return a workbook with a sheet a table; every text is a string cell, so no formula ever lives."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _LONG_AGO})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    for name, frame in tables.items():
        sheet = book.add_worksheet(name)
        rows = _rows(frame)
        for column, title in enumerate(frame.columns):
            sheet.write_string(0, column, title, head)
            longest = max([len(title), *(len(str(row[column])) for row in rows[:200])])
            sheet.set_column(column, column, min(longest, _WIDEST) + 2)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write_cell(sheet, number, column, value)
        sheet.freeze_panes(1, 1)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(frame.columns) - 1)
    book.close()
    return buffer.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        if value == value:  # noqa: PLR0124 - NaN leaves the cell empty
            sheet.write_number(row, column, round(value, 10))
    elif value not in {None, ""}:
        sheet.write_string(row, column, str(value)[:_CELL_LIMIT])


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
