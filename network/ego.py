"""The network around one partner."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.errors import require_partner

if TYPE_CHECKING:
    import networkx as nx


def ego(graph: nx.Graph[str], partner: str, *, radius: int = 1) -> nx.Graph[str]:
    """Return a new graph of ``partner``, the partners within ``radius`` steps, and all ties among them.

    Attributes are kept; each node also carries ``steps``, its distance from the ego (0 for the ego
    itself). Nodes and edges come in sorted order, which networkx's own `ego_graph` does not promise.
    Raises `UnknownPartnerError` (a `KeyError`) with the nearest ids, `ValueError` for a negative radius.
    """
    import networkx as nx

    require_partner(graph, partner)
    if radius < 0:
        raise ValueError(f"radius must be 0 or more, not {radius}")
    steps: dict[str, int] = nx.single_source_shortest_path_length(graph, partner, cutoff=radius)
    part: nx.Graph[str] = nx.Graph(**(graph.graph | {"ego": partner, "radius": radius}))
    for node in sorted(steps):
        part.add_node(node, **(graph.nodes[node] | {"steps": steps[node]}))
    for source in sorted(steps):
        for target in sorted(steps.keys() & graph.adj[source].keys()):
            if source < target:
                part.add_edge(source, target, **graph.edges[source, target])
    return part
