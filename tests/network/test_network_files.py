"""Tables and files, as design.md section 5 has them, read back by their readers."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pandas as pd
import pytest

from network import (
    MEASURES,
    affiliation_graph,
    collaboration_graph,
    measures_table,
    participations_table,
    partners_table,
    projects_table,
    rank_intervals,
    ties_table,
    to_geojson,
    to_gexf,
    to_graphml,
)
from partners.model import PartialDate, PartnerId

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

FIRST_COLUMNS = {
    partners_table: "id name kind country city nuts lat lon precision website pic",
    projects_table: "id acronym title kind status programme start end partners",
    participations_table: "project partner role contribution",
    ties_table: "source target shared newman projects programmes",
    measures_table: "partner degree strength betweenness constraint community component",
}


@pytest.mark.parametrize("table_of", FIRST_COLUMNS)
def test_the_first_columns_are_the_contract(
    paper: Registry, registry_of: Callable[..., Registry], table_of: Callable[..., pd.DataFrame]
) -> None:
    """They come in this order, whatever follows, and in an empty table too."""
    expected = FIRST_COLUMNS[table_of].split()
    assert list(table_of(paper).columns)[: len(expected)] == expected
    assert list(table_of(registry_of({})).columns) == list(table_of(paper).columns)


@pytest.mark.parametrize("table_of", FIRST_COLUMNS)
def test_cells_are_text_or_numbers(paper: Registry, table_of: Callable[..., pd.DataFrame]) -> None:
    """A text cell is a str, never None or NaN; only numbers can be missing."""
    for name in table_of(paper):
        column = table_of(paper)[name]
        if not pd.api.types.is_numeric_dtype(column):
            assert {type(cell) for cell in column} == {str}


def test_partners_are_rows_sorted_by_id(paper: Registry) -> None:
    """Coordinates have five decimals; a partner without a place has none."""
    table = partners_table(paper)
    assert list(table.id) == list("abcdef")
    assert table.loc[0, ["lat", "lon", "precision"]].to_list() == [50.46739, 4.872, "city"]
    assert table.loc[5, ["lat", "lon"]].isna().all()
    assert table.loc[5, "precision"] == ""
    assert table.loc[5, "country"] == "NO"


def test_dates_and_money_keep_what_was_written(paper: Registry) -> None:
    """A date is as precise as typed; euro are numbers; a partner listed twice is counted once."""
    alpha = paper.projects["alpha"]
    twice = replace(alpha.participations[1], contribution=Decimal("1250.50"))
    changed = replace(
        alpha,
        start=PartialDate(2013, 9),
        end=PartialDate(2016),
        cost=Decimal(2313032),
        participations=(*alpha.participations, twice),
    )
    registry = replace(paper, projects=MappingProxyType(dict(paper.projects) | {"alpha": changed}))
    row = projects_table(registry).set_index("id").loc["alpha"]
    assert row[["start", "end", "cost", "partners"]].to_list() == ["2013-09", "2016", 2313032.0, 3]
    money = participations_table(registry).contribution
    assert money.dropna().to_list() == [1250.5]


def test_participations_keep_the_order_of_the_registry(paper: Registry) -> None:
    """Sorted by project; inside a project as registered; proposals too."""
    table = participations_table(paper)
    assert list(zip(table.project, table.partner, strict=True))[:5] == [
        ("alpha", "a"),
        ("alpha", "b"),
        ("alpha", "c"),
        ("beta", "a"),
        ("beta", "b"),
    ]
    assert "omega" in set(table.project)


def test_ties_are_rows_with_their_reasons(paper: Registry) -> None:
    """Ids of projects and programmes are blank-separated; a graph is taken as it is."""
    table = ties_table(paper)
    assert table.loc[0].to_list() == ["a", "b", 2, 1.5, "alpha beta", "fp7 h2020"]
    assert len(table) == 5
    assert len(ties_table(collaboration_graph(paper, proposals=True))) == 6


def test_measures_are_a_table_of_their_own(paper: Registry) -> None:
    """The partner is the first column, not an index."""
    table = measures_table(paper)
    assert list(table.columns) == ["partner", *MEASURES]
    assert list(table.partner) == list("abcdef")


def test_ranks_stand_behind_the_measures(paper: Registry) -> None:
    """They need the registry: a graph cannot leave a project out."""
    table = measures_table(paper, ranks=True)
    expected = rank_intervals(paper)
    assert list(table.columns) == ["partner", *MEASURES, *expected.columns]
    assert (table.set_index("partner")[list(expected.columns)] == expected).all(axis=None)
    with pytest.raises(ValueError, match="ranks need the registry, not its graph"):
        measures_table(collaboration_graph(paper), ranks=True)


def test_two_mode_graphs_are_written_too(paper: Registry) -> None:
    """Roles are edge attributes; a project without programme has an empty one."""
    back = nx.read_graphml(io.BytesIO(to_graphml(affiliation_graph(paper))))
    assert back.edges["a", "project:alpha"]["role"] == "coordinator"
    assert back.nodes["project:alpha"]["programme"] == "h2020"
    assert set(nx.read_gexf(io.BytesIO(to_gexf(affiliation_graph(paper))))) == set(affiliation_graph(paper))


def test_no_file_carries_todays_date(paper: Registry) -> None:
    """The GEXF header names neither a day nor the version of what wrote it."""
    head = to_gexf(collaboration_graph(paper)).split(b"<graph")[0]
    assert b"lastmodified" not in head
    assert b"NetworkX" not in head
    assert b"<creator>Partner Atlas</creator>" in head


@pytest.mark.parametrize(
    "name", ["<b>&amp;\"'", "]]>", "\x00\x07\x1b", "\ud800", "\ufffe", "Škoda \U0001f30d", "", " \t\n "]
)
def test_any_text_is_valid_xml(paper: Registry, name: str) -> None:
    """Markup is escaped, what XML cannot hold is replaced, the rest stays."""
    named = replace(paper.partners["a"], name=name)
    registry = replace(paper, partners=MappingProxyType(dict(paper.partners) | {PartnerId("a"): named}))
    graph = collaboration_graph(registry)
    for document in (to_gexf(graph), to_graphml(graph)):
        ET.fromstring(document)  # noqa: S314 -- our own bytes
    back = nx.read_graphml(io.BytesIO(to_graphml(graph))).nodes["a"].get("name", "")
    replaced = "".join("\ufffd" if sign in "\x00\x07\x1b\ud800\ufffe" else sign for sign in name)
    assert (back or "").strip() == replaced.strip()


def test_geojson_has_the_placed_partners(paper: Registry) -> None:
    """Longitude first, sorted by id, UTF-8, and no partner without a place."""
    collection = json.loads(to_geojson(paper).decode("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert [feature["id"] for feature in collection["features"]] == ["a", "b", "c"]
    assert collection["features"][0] == {
        "type": "Feature",
        "id": "a",
        "geometry": {"type": "Point", "coordinates": [4.872, 50.46739]},
        "properties": {
            "id": "a",
            "name": "Partner A",
            "kind": "cluster",
            "country": "BE",
            "city": None,
            "nuts": None,
            "precision": "city",
            "website": None,
        },
    }


def test_an_empty_registry_is_an_empty_collection(registry_of: Callable[..., Registry]) -> None:
    """Nothing placed is still GeoJSON."""
    assert json.loads(to_geojson(registry_of({})))["features"] == []
