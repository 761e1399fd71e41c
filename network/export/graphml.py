"""GraphML, the format of Cytoscape, igraph, yEd and many others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from network.export.attributes import as_text, rows_of
from network.export.xml import document, element, opened, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from network.export.attributes import Type, Values

_SPACE = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
}


def to_graphml(
    graph: nx.Graph[str],
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
    measures: bool = False,
    description: str = "",
) -> bytes:
    """Return the graph as GraphML (UTF-8).

    Every node, edge and graph attribute is kept with its type: whole numbers are ``long``, others
    ``double``; ids in a tuple become one blank-separated text; an attribute without a value (NaN,
    infinity) is left out. Characters that XML cannot hold become U+FFFD.

    ``positions`` (x to the right, y upwards, as of `layout`) become the node attributes ``x`` and
    ``y``; ``measures`` adds every column of `measures` to its node; ``description``, such as a
    `citation`, is an attribute of the graph. Raises `ValueError` for a graph with parallel edges,
    and where ``measures`` is asked of a two-mode graph.

    igraph keeps the node's id as ``id``, reads every number as a double, and what is missing as
    ``""``, NaN or false.
    """
    rows = rows_of(graph, measured=measures, description=description, positions=positions)
    types = {"graph": rows.graph_types, "node": rows.node_types, "edge": rows.edge_types}
    return document(
        opened("graphml", _SPACE),
        *(line for of, names in types.items() for line in _declared(of, names)),
        opened("graph", {"edgedefault": "directed" if rows.directed else "undirected"}),
        *_given("graph", rows.graph),
        *(element("node", {"id": node}, *_given("node", values)) for node, values in rows.nodes),
        *(
            element("edge", {"source": source, "target": target}, *_given("edge", values))
            for source, target, values in rows.edges
        ),
        "</graph>",
        "</graphml>",
    )


def _declared(of: str, types: Mapping[str, Type]) -> list[str]:
    return [
        element("key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": form})
        for name, form in types.items()
    ]


def _given(of: str, values: Values) -> list[str]:
    return [element("data", {"key": f"{of}-{name}"}, text(as_text(value))) for name, value in values.items()]
