"""GEXF 1.2, the format of Gephi and Gephi Lite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from network.export.attributes import as_text, rows_of
from network.export.xml import document, element, opened, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from network.export.attributes import Type, Values

_SPACE = "http://www.gexf.net/1.2draft"


def to_gexf(
    graph: nx.Graph[str],
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
    measures: bool = False,
    description: str = "",
) -> bytes:
    """Return the graph as GEXF 1.2 (UTF-8), with names as labels.

    Every node and edge attribute is kept with its type: whole numbers are ``long``, others
    ``double``; ids in a tuple become one blank-separated text; an attribute without a value (NaN,
    infinity) is left out. Characters that XML cannot hold become U+FFFD. ``weight`` is the edge's own.

    ``positions`` (x to the right, y upwards, as of `layout`) place the nodes; ``measures`` adds
    every column of `measures` to its node; ``description``, such as a `citation`, stands in the
    head. Raises `ValueError` for a graph with parallel edges, and where ``measures`` is asked of a
    two-mode graph.
    """
    rows = rows_of(graph, measured=measures, description=description)
    space = {"xmlns": _SPACE, "xmlns:viz": f"{_SPACE}/viz", "version": "1.2"}
    kind = {"defaultedgetype": "directed" if rows.directed else "undirected", "mode": "static"}
    meta = [element("creator", {}, "Partner Atlas")]
    if description:
        meta.append(element("description", {}, text(description)))
    edge_types = {name: form for name, form in rows.edge_types.items() if name != "weight"}
    return document(
        opened("gexf", space),
        element("meta", {}, *meta),
        opened("graph", kind),
        *_declared("node", rows.node_types),
        *_declared("edge", edge_types),
        "<nodes>",
        *(
            element(
                "node",
                {"id": node, "label": as_text(values.get("name", node))},
                _given(values, rows.node_types),
                _placed((positions or {}).get(node)),
            )
            for node, values in rows.nodes
        ),
        "</nodes>",
        "<edges>",
        *(
            element(
                "edge",
                {"id": str(row), "source": source, "target": target}
                | ({"weight": as_text(values["weight"])} if "weight" in values else {}),
                _given(values, edge_types),
            )
            for row, (source, target, values) in enumerate(rows.edges)
        ),
        "</edges>",
        "</graph>",
        "</gexf>",
    )


def _declared(of: str, types: Mapping[str, Type]) -> list[str]:
    if not types:
        return []
    head = opened("attributes", {"class": of, "mode": "static"})
    each = (element("attribute", {"id": name, "title": name, "type": form}) for name, form in types.items())
    return [head, *each, "</attributes>"]


def _given(values: Values, types: Mapping[str, Type]) -> str:
    each = (
        element("attvalue", {"for": name, "value": as_text(value)})
        for name, value in values.items()
        if name in types
    )
    return element("attvalues", {}, *each)


def _placed(position: tuple[float, float] | None) -> str:
    if position is None:
        return ""
    x, y = position
    return element("viz:position", {"x": str(float(x)), "y": str(float(y)), "z": "0.0"})
