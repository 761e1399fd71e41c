"""The one-mode projection: partners tied by the projects they share, every tie with its reasons."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, Any, Literal, get_args

from network.affiliation import counted_projects, members, partner_attributes
from partners.model import PartnerId, ProgrammeId, ProjectId, Registry

if TYPE_CHECKING:
    import networkx as nx

Weighting = Literal["newman", "shared"]

WEIGHTINGS: tuple[str, ...] = get_args(Weighting)


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two partners, ``source`` before ``target`` in the alphabet, and the projects that explain them.

    ``shared`` counts the projects, ``newman`` discounts each by its size, ``weight`` is whichever
    of the two the graph was made with. Projects and programmes are sorted ids.
    """

    source: PartnerId
    target: PartnerId
    weight: float
    shared: int
    newman: float
    projects: tuple[ProjectId, ...]
    programmes: tuple[ProgrammeId, ...]


def collaboration_graph(
    registry: Registry, *, weighting: Weighting = "newman", proposals: bool = False
) -> nx.Graph[str]:
    """Return partners tied by shared projects.

    Nodes are all partner ids, isolated ones too, with name, kind, country, and lat and lon
    (degrees) when placed. An edge carries

    - ``shared``: the number of projects both take part in;
    - ``newman``: the sum over those projects of 1/(n-1), n being the project's partners, each
      counted once (M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64,
      016132, 2001, eq. 2), so that one consortium of 40 does not drown the rest;
    - ``weight``: the one of these two named by ``weighting``, as a float;
    - ``projects`` and ``programmes``: sorted tuples of ids.

    Proposals make no tie unless ``proposals``. Nodes and edges come in sorted order.
    Raises `ValueError` for an unknown weighting.
    """
    import networkx as nx

    if weighting not in WEIGHTINGS:
        raise ValueError(f"unknown weighting {weighting!r}; choose {' or '.join(map(repr, WEIGHTINGS))}")
    graph: nx.Graph[str] = nx.Graph(mode="collaboration", weighting=weighting, proposals=proposals)
    for partner_id in sorted(registry.partners):
        graph.add_node(partner_id, **partner_attributes(registry, partner_id))
    graph.add_edges_from(
        (tie.source, tie.target, _edge(tie))
        for tie in _derive(registry, weighting=weighting, proposals=proposals)
    )
    return graph


def ties(network: Registry | nx.Graph[str]) -> tuple[Tie, ...]:
    """Return every tie, sorted by source and target, of a registry or of a collaboration graph.

    A registry is read with the default weighting and without proposals.
    """
    if isinstance(network, Registry):
        return tuple(_derive(network, weighting="newman", proposals=False))
    return tuple(sorted(tie_between(network, *pair) for pair in network.edges))


def tie_between(graph: nx.Graph[str], one: str, other: str) -> Tie:
    """Return the tie of two neighbours in a collaboration graph; raises `KeyError` if there is none."""
    edge: dict[str, Any] = graph.edges[one, other]
    source, target = sorted((one, other))
    return Tie(
        source=PartnerId(source),
        target=PartnerId(target),
        weight=edge["weight"],
        shared=edge["shared"],
        newman=edge["newman"],
        projects=edge["projects"],
        programmes=edge["programmes"],
    )


def _edge(tie: Tie) -> dict[str, object]:
    return {
        "weight": tie.weight,
        "shared": tie.shared,
        "newman": tie.newman,
        "projects": tie.projects,
        "programmes": tie.programmes,
    }


def _derive(registry: Registry, *, weighting: Weighting, proposals: bool) -> list[Tie]:
    # A dictionary of pairs, not B·Bᵀ: every tie must know its projects, and those are most of the work.
    together: defaultdict[tuple[PartnerId, PartnerId], list[ProjectId]] = defaultdict(list)
    share: dict[ProjectId, float] = {}
    for project in counted_projects(registry, proposals=proposals):
        crew = members(project)
        if len(crew) > 1:
            share[project.id] = 1 / (len(crew) - 1)
            for pair in combinations(crew, 2):
                together[pair].append(project.id)
    found = []
    for source, target in sorted(together):
        projects = together[source, target]
        newman = fsum(share[project] for project in projects)
        programmes = {registry.projects[project].programme for project in projects}
        found.append(
            Tie(
                source=source,
                target=target,
                weight=newman if weighting == "newman" else float(len(projects)),
                shared=len(projects),
                newman=newman,
                projects=tuple(projects),
                programmes=tuple(sorted(programme for programme in programmes if programme is not None)),
            )
        )
    return found
