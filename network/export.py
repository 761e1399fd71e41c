"""The network as files for other programs: Gephi, yEd and Cytoscape, and any map.

The same graph gives the same bytes: sorted, and without the clock.
"""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from partners.model import Partner, Registry

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CREATOR = "Partner Atlas"
_DECIMALS = 5  # of a degree: one metre


def to_gexf(graph: nx.Graph[str]) -> bytes:
    """Return the graph as GEXF 1.2 (UTF-8), with names as labels.

    Node and edge attributes are kept; ids in a tuple become one blank-separated text. Characters
    that XML cannot hold become U+FFFD. Without the date and the version that networkx would stamp on it.
    """
    from networkx.readwrite.gexf import GEXFWriter

    plain = _plain(graph)
    for _, attributes in plain.nodes.data():
        attributes["label"] = attributes.get("name", "")
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(plain)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter("creator"):
            creator.text = _CREATOR
    return _document(str(writer))


def to_graphml(graph: nx.Graph[str]) -> bytes:
    """Return the graph as GraphML (UTF-8).

    Node and edge attributes are kept; ids in a tuple become one blank-separated text. Characters
    that XML cannot hold become U+FFFD.
    """
    from networkx.readwrite.graphml import GraphMLWriter

    # the plain writer by name: networkx takes another one where lxml happens to be installed
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(_plain(graph))
    return _document(str(writer))


def to_geojson(registry: Registry) -> bytes:
    """Return the placed partners as a GeoJSON feature collection (RFC 7946), sorted by id, UTF-8.

    Positions are longitude then latitude, degrees (WGS 84), five decimals. Partners without a
    place are not in it.
    """
    features = [
        json.dumps(_feature(registry, registry.partners[partner_id]), ensure_ascii=False, allow_nan=False)
        for partner_id in sorted(registry.locations)
    ]
    text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"
    return text.encode("utf-8", errors="replace")


def _feature(registry: Registry, partner: Partner) -> dict[str, object]:
    location = registry.locations[partner.id]
    return {
        "type": "Feature",
        "id": partner.id,
        "geometry": {
            "type": "Point",
            "coordinates": [round(location.lon, _DECIMALS), round(location.lat, _DECIMALS)],
        },
        "properties": {
            "id": partner.id,
            "name": partner.name,
            "kind": str(partner.kind),
            "country": partner.country,
            "city": partner.city,
            "nuts": partner.nuts,
            "precision": str(location.precision),
            "website": partner.website,
        },
    }


def _plain(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a sorted copy whose attributes are text and numbers only, for XML."""
    import networkx as nx

    copy: nx.Graph[str] = nx.Graph()
    for node in sorted(graph):
        copy.add_node(node, **_values(graph.nodes[node]))
    for source, target in sorted(tuple(sorted(edge)) for edge in graph.edges):
        copy.add_edge(source, target, **_values(graph.edges[source, target]))
    return copy


def _values(attributes: dict[str, object]) -> dict[str, str | float]:
    return {name: _value(value) for name, value in sorted(attributes.items()) if value is not None}


def _value(value: object) -> str | float:
    if isinstance(value, int | float):
        return value
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return _NOT_XML.sub("\ufffd", text)


def _document(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml.strip()}\n'.encode()
