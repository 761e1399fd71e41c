"""The two-mode network: partners on one side, projects on the other. It is the truth; ties are derived."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from partners.model import PartnerId, ProjectId, Registry

PROJECT_PREFIX = "project:"  # no partner id holds a colon, so the two kinds of node never meet


def partner_attributes(registry: Registry, partner_id: PartnerId) -> dict[str, str | float]:
    """Return name, kind and country, and lat and lon (degrees, WGS 84) when the partner is placed."""
    partner = registry.partners[partner_id]
    attributes: dict[str, str | float] = {
        "name": partner.name,
        "kind": str(partner.kind),
        "country": partner.country,
    }
    location = registry.locations.get(partner_id)
    if location is not None:
        attributes |= {"lat": location.lat, "lon": location.lon}
    return attributes


def project_attributes(registry: Registry, project_id: ProjectId) -> dict[str, str]:
    """Return name (the acronym where there is one), kind, status and programme, "" where there is none."""
    project = registry.projects[project_id]
    return {
        "name": project.label,
        "kind": str(project.kind),
        "status": str(project.status),
        "programme": project.programme or "",
    }


def affiliation_graph(  # noqa: PLR0913 -- one argument a filter
    registry: Registry,
    *,
    proposals: bool = False,
    programmes: str | Iterable[str] | None = None,
    statuses: str | Iterable[str] | None = None,
    years: tuple[int, int] | None = None,
    roles: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    countries: str | Iterable[str] | None = None,
    topics: str | Iterable[str] | None = None,
) -> nx.Graph[str]:
    """Return the two-mode graph of partners and projects.

    Partner nodes are the plain ids, isolated partners too: ``bipartite`` (0), ``mode``
    (``"partner"``), ``name``, ``kind``, ``country``, and ``lat`` and ``lon`` in degrees when placed.
    Project nodes are ``project:<id>``: ``bipartite`` (1), ``mode`` (``"project"``), ``name``,
    ``kind``, ``status`` and ``programme`` (``""`` where there is none). An edge is one
    participation and carries ``role``; of a partner listed twice in a project the foremost role
    stays. Proposals are left out unless ``proposals``. Nodes and edges come in sorted order.

    The filters are those of the explorer and leave the same network; `None` leaves everything.
    ``programmes`` (ids) include what nests under them, ``""`` being the projects without one.
    ``statuses`` are enough for proposals of theirs. ``years`` are the first and the last, both
    inclusive; a running project without an end runs to the newest year known, one without dates is
    out. ``roles`` keep the participations that have them, ``kinds`` and ``countries`` (ISO codes)
    the partners, ``topics`` those where the project or the partner is about one.
    `network.selection.select` has the rules in full. Raises `ValueError` for a name that does not exist.
    """
    import networkx as nx

    selection = select(
        registry,
        proposals=proposals,
        programmes=programmes,
        statuses=statuses,
        years=years,
        roles=roles,
        kinds=kinds,
        countries=countries,
        topics=topics,
    )
    graph: nx.Graph[str] = nx.Graph(mode="affiliation", proposals=proposals)
    for partner_id in selection.partners:
        graph.add_node(partner_id, bipartite=0, mode="partner", **partner_attributes(registry, partner_id))
    for project_id, crew in selection.crews.items():
        node = PROJECT_PREFIX + project_id
        graph.add_node(node, bipartite=1, mode="project", **project_attributes(registry, project_id))
        for partner_id, role in crew.items():
            graph.add_edge(partner_id, node, role=str(role))
    return graph
