"""Networks of regions, cities, countries or kinds (partners taken together), and of programmes."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, Literal, get_args

from network.projection import collaboration_graph
from partners.tied import counted_projects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import networkx as nx

    from network.projection import Weighting
    from partners.model import Partner, PartnerId, ProgrammeId, Registry

Level = Literal["country", "nuts1", "nuts2", "nuts3", "city", "kind"]
LEVELS: tuple[str, ...] = get_args(Level)
_NUTS_LENGTH = {"nuts1": 3, "nuts2": 4, "nuts3": 5}


def interregional(
    registry: Registry, *, level: Level = "nuts2", weighting: Weighting = "newman", proposals: bool = False
) -> nx.Graph[str]:
    """Return a weighted graph of regions (or cities, countries, kinds) tied by their partners' ties.

    A node carries ``partners`` (how many) and ``country`` (not for kinds); its name is the NUTS code,
    the country's code, ``city, COUNTRY`` or the kind. An edge carries ``weight`` (the sum of its
    ties' weights), ``distance`` (1/weight, for routes), ``ties`` (how many) and ``projects`` (sorted
    ids); ties inside are loops, which networkx counts twice in a degree. Partners whose registry
    record does not say where they are at this level stand in ``graph.graph["left_out"]``, sorted.
    Nodes and edges come in sorted order. Raises `ValueError` for an unknown level or weighting.
    """
    import networkx as nx

    if level not in LEVELS:
        raise ValueError(f"unknown level {level!r}; choose {', '.join(map(repr, LEVELS))}")
    group_of = _grouping(level)
    groups = {key: name for key, partner in registry.partners.items() if (name := group_of(partner))}
    collaboration = collaboration_graph(registry, weighting=weighting, proposals=proposals)
    graph: nx.Graph[str] = nx.Graph(
        mode="interregional",
        level=level,
        weighting=weighting,
        left_out=sorted(registry.partners.keys() - groups),
    )
    members = defaultdict(list)
    for key, name in groups.items():
        members[name].append(registry.partners[key])
    for name in sorted(members):
        where = {} if level == "kind" else {"country": members[name][0].country}
        graph.add_node(name, partners=len(members[name]), **where)
    group: Mapping[str, str] = {str(key): name for key, name in groups.items()}
    weights: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    projects: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for source, target, tie in collaboration.edges(data=True):
        if source in group and target in group:
            one, other = sorted((group[source], group[target]))
            weights[one, other].append(tie["weight"])
            projects[one, other].update(tie["projects"])
    for pair in sorted(weights):
        weight = fsum(weights[pair])
        graph.add_edge(
            *pair,
            weight=weight,
            distance=1 / weight,
            ties=len(weights[pair]),
            projects=tuple(sorted(projects[pair])),
        )
    return graph


def programme_graph(registry: Registry, *, proposals: bool = False) -> nx.Graph[str]:
    """Return programmes tied by the partners that take part in projects of both.

    Nodes are the ids of programmes with a project, carrying ``name``, ``partners`` and ``projects``
    (counts); an edge carries ``weight`` (how many partners, as a float), ``distance`` (1/weight) and
    ``partners`` (sorted ids). Nodes and edges
    come in sorted order.
    """
    import networkx as nx

    taking: defaultdict[ProgrammeId, set[PartnerId]] = defaultdict(set)
    projects: defaultdict[ProgrammeId, int] = defaultdict(int)
    for project in counted_projects(registry, proposals=proposals):
        if project.programme is not None:
            projects[project.programme] += 1
            taking[project.programme].update(each.partner for each in project.participations)
    graph: nx.Graph[str] = nx.Graph(mode="programmes", proposals=proposals)
    for key in sorted(taking):
        programme = registry.programmes[key]
        graph.add_node(key, name=programme.name, partners=len(taking[key]), projects=projects[key])
    for one, other in combinations(sorted(taking), 2):
        both = tuple(sorted(taking[one] & taking[other]))
        if both:
            graph.add_edge(one, other, weight=float(len(both)), distance=1 / len(both), partners=both)
    return graph


def _grouping(level: Level) -> Callable[[Partner], str | None]:
    if level == "country":
        return lambda partner: partner.country
    if level == "kind":
        return lambda partner: str(partner.kind)
    if level == "city":
        return lambda partner: f"{partner.city}, {partner.country}" if partner.city else None
    length = _NUTS_LENGTH[level]
    return lambda partner: partner.nuts[:length] if partner.nuts and len(partner.nuts) >= length else None
