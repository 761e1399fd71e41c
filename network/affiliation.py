"""The two-mode network: partners on one side, projects on the other. It is the truth; ties are derived."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.model import Role
from partners.tied import counted_projects

if TYPE_CHECKING:
    import networkx as nx

    from partners.model import PartnerId, Project, Registry

PROJECT_PREFIX = "project:"  # no partner id holds a colon, so the two kinds of node never meet

_RANK = {role: rank for rank, role in enumerate(Role)}


def members(project: Project) -> dict[PartnerId, Role]:
    """Return the project's partners, sorted by id, each once, with the foremost role it has there."""
    roles: dict[PartnerId, Role] = {}
    for participation in project.participations:
        known = roles.get(participation.partner)
        if known is None or _RANK[participation.role] < _RANK[known]:
            roles[participation.partner] = participation.role
    return {partner: roles[partner] for partner in sorted(roles)}


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


def affiliation_graph(registry: Registry, *, proposals: bool = False) -> nx.Graph[str]:
    """Return the two-mode graph of partners and projects.

    Partner nodes are the plain ids (``bipartite=0``, name, kind, country; lat and lon in degrees
    when placed), isolated partners too. Project nodes are ``project:<id>`` (``bipartite=1``,
    name, kind, status, programme; ``""`` where there is no programme). An edge is one
    participation and carries ``role``; of a partner listed twice in a project the foremost role
    stays. Proposals are left out unless ``proposals``. Nodes and edges come in sorted order.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph(mode="affiliation", proposals=proposals)
    for partner_id in sorted(registry.partners):
        graph.add_node(partner_id, bipartite=0, **partner_attributes(registry, partner_id))
    for project in counted_projects(registry, proposals=proposals):
        node = PROJECT_PREFIX + project.id
        graph.add_node(
            node,
            bipartite=1,
            name=project.label,
            kind=str(project.kind),
            status=str(project.status),
            programme=project.programme or "",
        )
        for partner_id, role in members(project).items():
            graph.add_edge(partner_id, node, role=str(role))
    return graph
