"""Graph files, read back by others: networkx (GEXF, GraphML, JSON) and igraph (GraphML)."""

from __future__ import annotations

import io
import json
import math
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network import (
    affiliation_graph,
    collaboration_graph,
    from_json,
    layout,
    measures,
    to_geojson,
    to_gexf,
    to_graphml,
    to_json,
)
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent
SPACE = "{http://www.gexf.net/1.2draft}"
SIDES = {"collaboration": collaboration_graph, "affiliation": affiliation_graph}


@cache
def real() -> Registry:
    """Return the registry of this repository."""
    return load_registry(ROOT / "data" / "partners.yaml")


def carried(value: object) -> object:
    """Return a value as XML holds it."""
    text = " ".join(value) if isinstance(value, tuple) else value
    if not isinstance(text, str):
        return text
    fit = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    allowed = (one if fit.match(one) else "\ufffd" for one in text)
    return "".join(allowed)


def typed(values: Mapping[str, object]) -> dict[str, tuple[type, object]]:
    """Return the values with their types, for 1 and 1.0 are equal; what is no number is not there."""
    plain = {name: carried(value) for name, value in values.items()}
    return {name: (type(value), value) for name, value in plain.items() if value == value}  # noqa: PLR0124


def compare(
    graph: nx.Graph[str], back: nx.Graph[str], beside: Callable[[str], dict[str, object]] = lambda _: {}
) -> None:
    """Fail unless both have the same nodes, edges, attributes and types; a node has ``beside``, too."""
    assert list(back) == sorted(graph)
    for node, values in graph.nodes.data():
        assert typed(back.nodes[node]) == typed({**values, **beside(node)})
    assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}
    for source, target, values in graph.edges.data():
        found = {name: value for name, value in back.edges[source, target].items() if name != "id"}
        assert typed(found) == typed(values)


def label(graph: nx.Graph[str]) -> Callable[[str], dict[str, object]]:
    """Return what networkx's reader of GEXF adds to a node: its label."""
    return lambda node: {"label": graph.nodes[node]["name"]}


@pytest.mark.parametrize("side", SIDES)
def test_gexf_and_graphml_are_the_real_network(side: str) -> None:
    """Both networks come back from networkx with equal nodes, edges, attributes and types."""
    graph = SIDES[side](real())
    compare(graph, nx.read_graphml(io.BytesIO(to_graphml(graph))))
    compare(graph, nx.read_gexf(io.BytesIO(to_gexf(graph))), label(graph))


def igraph_of(content: bytes, folder: Path) -> igraph.Graph:
    """Return GraphML as igraph reads it; it takes files only."""
    file = folder / "network.graphml"
    file.write_bytes(content)
    return igraph.Graph.Read_GraphML(str(file))


def same_in_igraph(graph: nx.Graph[str], back: igraph.Graph) -> None:
    """Fail unless igraph has the same nodes, edges and attributes; it knows one kind of number."""
    assert back.vs["id"] == sorted(graph)
    assert sorted(map(sorted, back.get_edgelist())) == sorted(
        sorted(sorted(graph).index(end) for end in edge) for edge in graph.edges
    )
    ids = back.vs["id"]
    pairs = [(node.attributes(), graph.nodes[node["id"]]) for node in back.vs]
    pairs += [(edge.attributes(), graph.edges[ids[edge.source], ids[edge.target]]) for edge in back.es]
    for found, wanted in pairs:
        assert wanted.keys() <= found.keys()
        for name, value in found.items():
            text = carried(wanted.get(name))
            missing = not value or value != value  # noqa: PLR0124 -- "", False and NaN stand for nothing
            assert value == text or name == "id" or (text is None and missing), (name, value, text)


@pytest.mark.parametrize("side", SIDES)
def test_json_is_the_real_network(side: str) -> None:
    """It is networkx's own node-link form, and comes back whole: tuples as tuples, ids as ids."""
    graph = SIDES[side](real())
    content = to_json(graph, description="whose")
    own = json.loads(json.dumps(nx.node_link_data(graph, edges="edges")))
    found = json.loads(content)
    assert found["nodes"] == sorted(own["nodes"], key=lambda node: node["id"])
    assert sorted(map(str, map(sides, found["edges"]))) == sorted(map(str, map(sides, own["edges"])))
    assert found["graph"] == {**own["graph"], "description": "whose"}

    back = from_json(content)
    assert dict(back.nodes.data()) == dict(graph.nodes.data())
    assert all(back.edges[edge] == values for *edge, values in graph.edges.data())
    assert back.number_of_edges() == graph.number_of_edges()


def sides(edge: dict[str, Any]) -> list[object]:
    """Return an edge of an undirected graph so that its direction does not matter."""
    ends = sorted((edge["source"], edge["target"]))
    return [ends, sorted((name, value) for name, value in edge.items() if name not in {"source", "target"})]


@pytest.mark.parametrize(
    "content",
    ["[]", "{}", '{"nodes": []}', '{"nodes": [{}], "edges": []}', '{"nodes": [], "edges": [1]}', "x"],
)
def test_what_is_no_node_link_json_is_refused(content: str) -> None:
    """In words, as a `ValueError`; parallel edges too."""
    with pytest.raises(ValueError, match=r"no node-link JSON|Expecting value"):
        from_json(content)
    with pytest.raises(ValueError, match="parallel edges"):
        from_json('{"multigraph": true, "nodes": [], "edges": []}')


def test_links_of_older_files_are_edges() -> None:
    """Before networkx 3.4 the list was named links."""
    assert list(from_json('{"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "b"}]}').edges) == [
        ("a", "b")
    ]


@pytest.mark.parametrize("side", SIDES)
def test_gexf_follows_its_schema(side: str) -> None:
    """By the rules of GEXF 1.2, checked by hand, for igraph has no reader: order, ids, types, references."""
    graph = SIDES[side](real())
    content = to_gexf(graph, positions=layout(real()), description="whose")
    root = ET.fromstring(content)  # noqa: S314 -- our own bytes
    assert (root.tag, root.attrib) == (f"{SPACE}gexf", {"version": "1.2"})
    assert [child.tag for child in root] == [f"{SPACE}meta", f"{SPACE}graph"]
    assert [child.tag for child in root[0]] == [f"{SPACE}creator", f"{SPACE}description"]
    node_kinds, edge_kinds, nodes, edges = root[1]
    assert root[1].attrib == {"defaultedgetype": "undirected", "mode": "static"}
    assert (nodes.tag, edges.tag) == (f"{SPACE}nodes", f"{SPACE}edges")
    ids = [node.attrib["id"] for node in nodes]
    assert len({*ids}) == len(ids)
    assert len({edge.attrib["id"] for edge in edges}) == len(edges)
    assert all({edge.attrib["source"], edge.attrib["target"]} <= {*ids} for edge in edges)
    parse = {"string": str, "long": int, "double": float}
    for kinds, holders in ((node_kinds, nodes), (edge_kinds, edges)):
        types = {kind.attrib["id"]: parse[kind.attrib["type"]] for kind in kinds}
        for holder in holders:
            assert holder[0].tag == f"{SPACE}attvalues"
            for value in holder[0]:
                types[value.attrib["for"]](value.attrib["value"])
    for node in nodes:
        for position in node[1:]:
            assert position.tag == "{http://www.gexf.net/1.2draft/viz}position"
            assert {name: float(value) for name, value in position.attrib.items()}.keys() == {"x", "y", "z"}


def test_arrows_stay_arrows(tmp_path: Path) -> None:
    """A directed graph is read back as one, both ways apart."""
    graph: nx.DiGraph[str] = nx.DiGraph([("b", "a", {"weight": 1.0}), ("a", "b", {"weight": 2.0})])
    for back in (
        nx.read_gexf(io.BytesIO(to_gexf(graph))),
        nx.read_graphml(io.BytesIO(to_graphml(graph))),
        from_json(to_json(graph)),
    ):
        assert back.is_directed()
        assert sorted(back.edges.data("weight")) == [("a", "b", 2.0), ("b", "a", 1.0)]
    assert igraph_of(to_graphml(graph), tmp_path).is_directed()


@pytest.mark.parametrize("side", SIDES)
def test_graphml_is_the_real_network_in_igraph(side: str, tmp_path: Path) -> None:
    """Igraph, which shares no code with networkx, finds the same nodes, edges and attributes."""
    graph = SIDES[side](real())
    back = igraph_of(to_graphml(graph, description="Whose & <when>"), tmp_path)
    same_in_igraph(graph, back)
    assert not back.is_directed()
    assert back["description"] == "Whose & <when>"
    assert (back["mode"], back["proposals"]) == (side, False)


def test_measures_and_positions_travel_along(paper: Registry, tmp_path: Path) -> None:
    """Every measure is an attribute of its partner, a whole number where it is one; NaN is left out."""
    graph = collaboration_graph(paper)
    places = layout(paper)
    table = measures(graph)
    rows = {node: {name: table[name].tolist()[row] for name in table} for row, node in enumerate(table.index)}

    gexf = nx.read_gexf(io.BytesIO(to_gexf(graph, positions=places, measures=True)))
    for node in graph:
        position = gexf.nodes[node].pop("viz")["position"]
        assert position == {"x": float(places[node][0]), "y": float(places[node][1]), "z": 0.0}
    compare(graph, gexf, lambda node: {**rows[node], **label(graph)(node)})
    assert "constraint" not in gexf.nodes["f"]

    placed = {node: {"x": float(x), "y": float(y)} for node, (x, y) in places.items()}
    for back in (
        nx.read_graphml(io.BytesIO(to_graphml(graph, positions=places, measures=True))),
        from_json(to_json(graph, positions=places, measures=True)),
    ):
        compare(graph, back, lambda node: {**rows[node], **placed[node]})
    found = igraph_of(to_graphml(graph, measures=True), tmp_path)
    assert found.vs["degree"] == table["degree"].tolist()
    assert math.isnan(found.vs["constraint"][5])


def test_measures_are_of_one_mode(paper: Registry) -> None:
    """A two-mode graph has none of these numbers, and no file has parallel edges."""
    for written in (to_gexf, to_graphml, to_json):
        with pytest.raises(ValueError, match="collaboration graph"):
            written(affiliation_graph(paper), measures=True)
        with pytest.raises(ValueError, match="parallel edges"):
            written(nx.MultiGraph())


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("&<>\"'\t\n\r\x00\x1b\x85\u2028\u202e\ufeff\ufffe\ud800\U0001f9ff؀א]"),
    ),
    max_size=8,
)
FLOATS = st.floats(allow_subnormal=False)  # igraph reads no number below 2e-308
WEIGHTS = st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False)
LONG = st.integers(-(2**63), 2**63 - 1)


@st.composite
def hostile_graphs(draw: st.DrawFn) -> nx.Graph[str]:
    """Return a small graph with any text and any number as attributes, each of one type."""
    graph: nx.Graph[str] = nx.Graph()
    for node in draw(st.lists(st.from_regex(r"[a-z0-9-]{1,6}", fullmatch=True), unique=True, min_size=1)):
        graph.add_node(node, name=draw(HOSTILE), size=draw(LONG), part=draw(FLOATS))
        if draw(st.booleans()):
            graph.nodes[node]["sure"] = draw(st.booleans())
    for _ in range(draw(st.integers(0, 6))):
        source, target = draw(st.sampled_from(sorted(graph))), draw(st.sampled_from(sorted(graph)))
        weight = draw(WEIGHTS)
        graph.add_edge(source, target, weight=weight, projects=tuple(draw(st.lists(HOSTILE, max_size=2))))
    return graph


def known(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return the graph without NaN and infinite numbers, which no file carries."""
    for _, values in graph.nodes.data():
        if not math.isfinite(values["part"]):
            del values["part"]
    return graph


@settings(max_examples=60, deadline=None)
@given(graph=hostile_graphs())
def test_any_text_and_number_comes_back(graph: nx.Graph[str]) -> None:
    """Whatever the names are: networkx reads them again as they were, apart from what XML cannot hold."""
    files = to_gexf(graph), to_graphml(graph), to_json(graph)
    graph = known(graph)
    compare(graph, nx.read_gexf(io.BytesIO(files[0])), label(graph))
    compare(graph, nx.read_graphml(io.BytesIO(files[1])))
    data = json.loads(files[2], parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    plain = nx.node_link_graph(data, edges="edges")
    assert plain.nodes == from_json(files[2]).nodes
    assert {frozenset(edge) for edge in plain.edges} == {frozenset(edge) for edge in graph.edges}


@settings(max_examples=40, deadline=None)
@given(graph=hostile_graphs())
def test_igraph_reads_any_text(graph: nx.Graph[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same in igraph, whose numbers are doubles."""
    content = to_graphml(graph)
    graph = known(graph)
    for _, values in graph.nodes.data():
        values["size"] = float(values["size"])
    same_in_igraph(graph, igraph_of(content, tmp_path_factory.getbasetemp()))


def test_ties_are_lines_where_asked_for(paper: Registry) -> None:
    """Ties of two placed partners follow the points; what is filtered out is in neither."""
    whole = json.loads(to_geojson(paper, ties=True, weighting="shared", description="whose"))
    assert whole["description"] == "whose"
    points, lines = whole["features"][:3], whole["features"][3:]
    assert [line["id"] for line in lines] == ["a b", "a c", "b c"]
    assert lines[0]["geometry"] == {
        "type": "LineString",
        "coordinates": [point["geometry"]["coordinates"] for point in points[:2]],
    }
    assert lines[0]["properties"] == {
        "source": "a",
        "target": "b",
        "weight": 2.0,
        "shared": 2,
        "newman": 1.5,
        "distance": 0.5,
        "projects": ["alpha", "beta"],
        "programmes": ["fp7", "h2020"],
    }
    french = json.loads(to_geojson(paper, ties=True, countries="FR"))
    assert [feature["id"] for feature in french["features"]] == ["b", "c", "b c"]


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        ((10.0, 0.0), (-10.0, 0.0), [[(10.0, 0.0), (-10.0, 0.0)]]),
        (
            (0.0, 179.0),
            (10.0, -178.0),
            [[(0.0, 179.0), (3.33333, 180.0)], [(3.33333, -180.0), (10.0, -178.0)]],
        ),
        (
            (10.0, -178.0),
            (0.0, 179.0),
            [[(10.0, -178.0), (3.33333, -180.0)], [(3.33333, 180.0), (0.0, 179.0)]],
        ),
        ((0.0, 0.0), (0.0, 180.0), [[(0.0, 0.0), (0.0, 180.0)]]),
        ((5.0, 180.0), (5.0, -180.0), [[(5.0, -180.0), (5.0, -180.0)]]),
        ((5.0, 180.0), (5.0, -170.0), [[(5.0, -180.0), (5.0, -170.0)]]),
        ((5.0, 170.0), (5.0, -180.0), [[(5.0, 170.0), (5.0, 180.0)]]),
    ],
)
def test_lines_go_the_shorter_way_round(
    registry_of: Callable[..., Registry],
    start: tuple[float, float],
    end: tuple[float, float],
    parts: list[list[tuple[float, float]]],
) -> None:
    """Across the 180th meridian a line is cut there: two parts, and no band across the map."""
    registry = registry_of({"one": "ab"}, locations={"a": start, "b": end})
    line = json.loads(to_geojson(registry, ties=True))["features"][-1]["geometry"]
    coordinates = line["coordinates"] if line["type"] == "MultiLineString" else [line["coordinates"]]
    assert [[(lat, lon) for lon, lat in part] for part in coordinates] == parts
