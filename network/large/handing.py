"""A large network as a graph object, for whatever is not measured here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from network.large.projection import project

if TYPE_CHECKING:
    import networkx as nx

    from network.large.affiliations import Affiliations


def to_networkx(
    affiliations: Affiliations, *, weighting: Literal["newman", "shared"] = "newman", least: int = 1
) -> nx.Graph[str]:
    """Return partners tied by shared projects, as `collaboration_graph` has them.

    Nodes are all partners, sorted, isolated ones too, with ``participations`` and, if known, ``name``.
    An edge carries ``shared``, the number of projects, ``newman``, ``weight``, the one of these two
    named by ``weighting``, and ``distance``, 1/weight. Only ties of at least ``least`` shared projects
    are made: in Horizon 2020 two or more leave one in six. Newman's weights stay those of all.
    A graph needs thirty times as long as the arrays it is made of, and ten times the memory.

    Raises `ValueError` for an unknown weighting.
    """
    import networkx as nx  # noqa: PLC0415 -- only those pay who ask for it

    if weighting not in {"newman", "shared"}:
        raise ValueError(f"unknown weighting {weighting!r}; choose 'newman' or 'shared'")
    graph: nx.Graph[str] = nx.Graph(mode="collaboration", weighting=weighting)
    for row, partner in enumerate(affiliations.partners):
        graph.add_node(partner, participations=int(affiliations.activity[row]))
        if affiliations.names is not None:
            graph.nodes[partner]["name"] = affiliations.names[row]
    ties = project(affiliations)
    tails = ties.tails
    kept = np.flatnonzero((tails < ties.indices) & (ties.shared >= least))
    shared, newman = ties.shared[kept], ties.newman[kept]
    weight = newman if weighting == "newman" else shared.astype(float)
    columns: list[list[Any]] = [
        affiliations.partners[tails[kept]].tolist(), affiliations.partners[ties.indices[kept]].tolist(),
        weight.tolist(), shared.tolist(), newman.tolist(), (1 / weight).tolist(),
    ]  # fmt: skip
    graph.add_edges_from(
        (source, target, {"weight": by, "shared": projects, "newman": discounted, "distance": length})
        for source, target, by, projects, discounted, length in zip(*columns, strict=True)
    )
    return graph
