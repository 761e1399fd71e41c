"""A project as what it is, one edge of many partners: a hypergraph for xgi."""

# ruff: noqa: PLC0415 -- xgi is an extra, imported where it is used

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from network.affiliation import partner_attributes, project_attributes
from network.errors import MissingExtraError
from network.selection import select
from partners.model import Role

if TYPE_CHECKING:
    import xgi

    from network.selection import Filters
    from partners.model import Registry


def to_hypergraph(registry: Registry, **filters: Unpack[Filters]) -> xgi.Hypergraph:
    """Return an ``xgi.Hypergraph`` whose nodes are the partners and whose edges are the projects.

    Nodes are partner ids, isolated ones too, with ``name``, ``kind``, ``country``, and ``lat`` and ``lon``
    (degrees, WGS 84) when placed. Edges are project ids, the partners that count there as members,
    with ``name``, ``kind``, ``status``, ``programme`` (``""`` where there is none) and ``coordinators``
    (sorted tuple of ids). A project with one partner is an edge of one; one whose partners are all
    filtered out is left out, for xgi has no empty edge. Nodes and edges come in sorted order.

    ``filters`` are those of `collaboration_graph`. Two partners are tied there if, and only if, they
    share an edge here.

    Raises `MissingExtraError` (an `ImportError`) where xgi is not installed, and `ValueError` for a
    filter's name that does not exist.
    """
    try:
        import xgi
    except ImportError as error:
        raise MissingExtraError("hypergraph", "xgi") from error

    selection = select(registry, **filters)
    graph = xgi.Hypergraph(mode="hypergraph")
    graph.add_nodes_from((partner, partner_attributes(registry, partner)) for partner in selection.partners)
    for project, crew in selection.crews.items():
        if crew:
            coordinators = tuple(partner for partner, role in crew.items() if role is Role.COORDINATOR)
            graph.add_edge(
                list(crew),
                idx=project,
                **project_attributes(registry, project),
                coordinators=coordinators,
            )
    return graph
