"""A project as a star: its coordinator in the middle, an arrow to everyone else."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Unpack

from network.affiliation import partner_attributes
from network.selection import select
from partners.model import Role

if TYPE_CHECKING:
    import networkx as nx

    from network.selection import Filters
    from partners.model import PartnerId, ProjectId, Registry


def star_graph(registry: Registry, **filters: Unpack[Filters]) -> nx.DiGraph[str]:
    """Return who coordinates whom: an arrow from a project's coordinator to each of its other partners.

    Nodes are all partner ids that the filters leave, isolated ones too, with ``name``, ``kind``,
    ``country``, and ``lat`` and ``lon`` (degrees, WGS 84) when placed. An arrow carries ``projects`` (sorted
    tuple of ids: those where the one coordinates the other), ``shared`` (how many), ``weight`` (the same
    as a float) and ``distance`` (1/weight, for routes). A project of n partners has n-1 arrows here
    where `collaboration_graph` has n(n-1)/2 ties: partners who only met under one roof are not tied.

    Of several coordinators of one project each points to all others, to the other coordinators too.
    A project whose coordinator is not known, or is filtered out, has no arrow; if it has two
    partners or more it stands in ``graph.graph["without_coordinator"]`` (sorted ids). Nodes and
    arrows come in sorted order.

    ``filters`` are those of `collaboration_graph`. Raises `ValueError` for a name that does not exist.
    """
    import networkx as nx

    selection = select(registry, **filters)
    arrows: defaultdict[tuple[PartnerId, PartnerId], list[ProjectId]] = defaultdict(list)
    without = []
    for project, crew in selection.crews.items():
        coordinators = [partner for partner, role in crew.items() if role is Role.COORDINATOR]
        if not coordinators and len(crew) > 1:
            without.append(project)
        for coordinator in coordinators:
            for partner in crew:
                if partner != coordinator:
                    arrows[coordinator, partner].append(project)
    graph: nx.DiGraph[str] = nx.DiGraph(mode="star", without_coordinator=tuple(without))
    for partner in selection.partners:
        graph.add_node(partner, **partner_attributes(registry, partner))
    for (coordinator, partner), projects in sorted(arrows.items()):
        graph.add_edge(
            coordinator,
            partner,
            weight=float(len(projects)),
            distance=1 / len(projects),
            shared=len(projects),
            projects=tuple(projects),
        )
    return graph
