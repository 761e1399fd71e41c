"""The one-mode projection: partners tied by the projects they share, every tie with its reasons."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from network.affiliation import members, partner_attributes
from partners.model import PartnerId, ProgrammeId, ProjectId, Registry
from partners.tied import tied_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        (
            source,
            target,
            {
                "weight": why.newman if weighting == "newman" else float(len(why.projects)),
                "shared": len(why.projects),
                "newman": why.newman,
                "projects": why.projects,
                "programmes": why.programmes,
            },
        )
        for source, target, why in _tied(registry, proposals=proposals)
    )
    return graph


def ties(network: Registry | nx.Graph[str]) -> tuple[Tie, ...]:
    """Return every tie, sorted by source and target, of a registry or of a collaboration graph.

    A registry is read with the default weighting and without proposals.
    """
    if isinstance(network, Registry):
        return tuple(
            Tie(source, target, why.newman, len(why.projects), why.newman, why.projects, why.programmes)
            for source, target, why in _tied(network, proposals=False)
        )
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


class _Why(NamedTuple):
    """What explains a tie: the shared projects, sorted, and what follows from them."""

    projects: tuple[ProjectId, ...]
    newman: float
    programmes: tuple[ProgrammeId, ...]


def _tied(registry: Registry, *, proposals: bool) -> Iterator[tuple[PartnerId, PartnerId, _Why]]:
    """Yield every pair of partners with a shared project, sorted, and why.

    The pairs of one consortium mostly have the same reasons, which are worked out once.
    """
    share = {key: 1 / max(len(members(project)) - 1, 1) for key, project in registry.projects.items()}
    reasons: dict[tuple[ProjectId, ...], _Why] = {}
    for source, target, projects in tied_pairs(registry, proposals=proposals):
        why = reasons.get(projects)
        if why is None:
            why = reasons[projects] = _reasons(registry, projects, share)
        yield source, target, why


def _reasons(registry: Registry, projects: tuple[ProjectId, ...], share: Mapping[ProjectId, float]) -> _Why:
    programmes = {registry.projects[project].programme for project in projects}
    return _Why(
        projects=projects,
        newman=fsum(share[project] for project in projects),
        programmes=tuple(sorted(programme for programme in programmes if programme is not None)),
    )
