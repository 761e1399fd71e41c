"""Node-link JSON: the graph as d3, graphology, Cytoscape.js and networkx read it."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from network.export.attributes import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx


def to_json(
    graph: nx.Graph[str],
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
    measures: bool = False,
    description: str = "",
) -> bytes:
    """Return the graph as node-link JSON (UTF-8), the form of ``networkx.node_link_data(edges="edges")``.

    One object: ``directed``, ``multigraph`` (always false), ``graph`` (its attributes), ``nodes``
    (each with ``id`` and its attributes) and ``edges`` (each with ``source``, ``target`` and its
    attributes). Tuples are lists. JSON has no NaN: an attribute without a value is left out.

    ``positions``, ``measures``, ``description`` and errors are those of `to_graphml`.
    """
    rows = rows_of(graph, measured=measures, description=description, positions=positions)
    nodes = [{**values, "id": node} for node, values in rows.nodes]
    edges = [{**values, "source": source, "target": target} for source, target, values in rows.edges]
    head = _dumped({"directed": rows.directed, "multigraph": False, "graph": rows.graph})
    text = f'{head[:-1]}, "nodes": {_lines(nodes)}, "edges": {_lines(edges)}}}\n'
    return text.encode()


def from_json(content: bytes | str) -> nx.Graph[str]:
    """Return the graph that `to_json` wrote, or any node-link JSON: equal attributes, lists as tuples.

    Raises `ValueError` for what is no node-link JSON.
    """
    import networkx as nx

    data = json.loads(content)
    whole = data if isinstance(data, dict) else {}
    nodes, edges = (
        whole.get("nodes"),
        whole.get("edges", whole.get("links")),
    )  # networkx before 3.4 wrote links
    if not isinstance(nodes, list) or not isinstance(edges, list):
        raise ValueError("this is no node-link JSON: it has no list of nodes, or none of edges")  # noqa: TRY004
    if whole.get("multigraph"):
        raise ValueError("a graph with parallel edges is none of ours; read it with networkx")
    graph: nx.Graph[str] = nx.DiGraph() if whole.get("directed") else nx.Graph()
    graph.graph.update(_tupled(whole.get("graph", {})))
    try:
        graph.add_nodes_from((node["id"], _tupled(node, without=("id",))) for node in nodes)
        graph.add_edges_from(
            (edge["source"], edge["target"], _tupled(edge, without=("source", "target"))) for edge in edges
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no node-link JSON: a record has no {error}") from None
    return graph


def _lines(records: Sequence[Mapping[str, object]]) -> str:
    return "[\n" + ",\n".join(map(_dumped, records)) + "\n]" if records else "[]"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _tupled(values: dict[str, Any], *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name not in without
    }
