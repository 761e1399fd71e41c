"""The one-mode projection: partners tied by the projects they share, every tie with its reasons."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from network.affiliation import partner_attributes
from network.selection import members, select
from partners.model import PartnerId, ProgrammeId, ProjectId, Registry, Role
from partners.tied import pairs_within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

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


def collaboration_graph(  # noqa: PLR0913 -- one argument a filter
    registry: Registry,
    *,
    weighting: Weighting = "newman",
    proposals: bool = False,
    programmes: str | Iterable[str] | None = None,
    statuses: str | Iterable[str] | None = None,
    years: tuple[int, int] | None = None,
    roles: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    countries: str | Iterable[str] | None = None,
    topics: str | Iterable[str] | None = None,
) -> nx.Graph[str]:
    """Return partners tied by shared projects.

    Nodes are all partner ids that the filters leave, isolated ones too, with ``name``, ``kind``,
    ``country``, and ``lat`` and ``lon`` (degrees) when placed; with ``participations``, the number
    of projects that the filters leave it, those in which it is alone too, and ``coordinated``, of
    how many of them it is the coordinator. An edge carries

    - ``shared``: the number of projects both take part in;
    - ``newman``: the sum over those projects of 1/(n-1), n being the project's partners, each
      counted once (M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64,
      016132, 2001, eq. 2), so that one consortium of 40 does not drown the rest;
    - ``weight``: the one of these two named by ``weighting``, as a float;
    - ``distance``: 1/weight. A weight says how strong a tie is; functions that look for short
      routes read lengths: ``networkx.shortest_path(graph, a, b, weight="distance")``;
    - ``projects`` and ``programmes``: sorted tuples of ids.

    Proposals make no tie unless ``proposals``. Nodes and edges come in sorted order.

    The filters are those of the explorer and leave the same network; `None` leaves everything.
    ``programmes`` (ids) include what nests under them, ``""`` being the projects without one.
    ``statuses`` are enough for proposals of theirs. ``years`` are the first and the last, both
    inclusive; a running project without an end runs to the newest year known, one without dates is
    out. ``roles`` keep the participations that have them (a tie needs one at both ends), ``kinds``
    and ``countries`` (ISO codes) the partners, ``topics`` those where the project or the partner is
    about one. A project's n stays the number of all its partners, whoever is filtered out: its size
    is a fact. `network.selection.select` has the rules in full.

    Raises `ValueError` for an unknown weighting and for a filter's name that does not exist.
    """
    import networkx as nx

    if weighting not in WEIGHTINGS:
        raise ValueError(f"unknown weighting {weighting!r}; choose {' or '.join(map(repr, WEIGHTINGS))}")
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
    graph: nx.Graph[str] = nx.Graph(mode="collaboration", weighting=weighting, proposals=proposals)
    participations = Counter(partner for crew in selection.crews.values() for partner in crew)
    coordinated = Counter(
        partner
        for crew in selection.crews.values()
        for partner, role in crew.items()
        if role is Role.COORDINATOR
    )
    for partner_id in selection.partners:
        graph.add_node(
            partner_id,
            **partner_attributes(registry, partner_id),
            participations=participations[partner_id],
            coordinated=coordinated[partner_id],
        )
    graph.add_edges_from(
        (
            source,
            target,
            {
                "weight": (weight := why.newman if weighting == "newman" else float(len(why.projects))),
                "distance": 1 / weight,
                "shared": len(why.projects),
                "newman": why.newman,
                "projects": why.projects,
                "programmes": why.programmes,
            },
        )
        for source, target, why in _tied(registry, selection.crews)
    )
    return graph


def ties(network: Registry | nx.Graph[str]) -> tuple[Tie, ...]:
    """Return every tie, sorted by source and target, of a registry or of a collaboration graph.

    A registry is read with the default weighting and without proposals.
    """
    if isinstance(network, Registry):
        return tuple(
            Tie(source, target, why.newman, len(why.projects), why.newman, why.projects, why.programmes)
            for source, target, why in _tied(network, select(network).crews)
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


def _tied(
    registry: Registry, crews: Mapping[ProjectId, Collection[PartnerId]]
) -> Iterator[tuple[PartnerId, PartnerId, _Why]]:
    """Yield every pair of partners that share a project of ``crews``, sorted, and why.

    The pairs of one consortium mostly have the same reasons, which are worked out once.
    """
    share = {key: 1 / max(len(members(project)) - 1, 1) for key, project in registry.projects.items()}
    reasons: dict[tuple[ProjectId, ...], _Why] = {}
    for source, target, projects in pairs_within(crews.items()):
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
