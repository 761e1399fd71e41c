"""What a tie is: two partners share a project that counts. Said once, here; every other part asks.

The network's graphs and weights are made from these pairs (`network.projection`), and so is the
comparison of two registries (`partners.comparing.changes`), which must not need a graph.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from partners.model import PartnerId, Project, ProjectId, Registry


def counted_projects(registry: Registry, *, proposals: bool = False) -> Iterator[Project]:
    """Yield the projects that count, sorted by id: all that are no proposal, or all."""
    for project_id in sorted(registry.projects):
        project = registry.projects[project_id]
        if proposals or not project.is_proposal:
            yield project


def tied_pairs(
    registry: Registry, *, proposals: bool = False
) -> Iterator[tuple[PartnerId, PartnerId, tuple[ProjectId, ...]]]:
    """Yield every two partners with a shared project that counts, and those projects; all sorted by id.

    The first partner of a pair comes before the second in the alphabet.
    """
    return pairs_within(
        (project.id, {participation.partner for participation in project.participations})
        for project in counted_projects(registry, proposals=proposals)
    )


def pairs_within(
    crews: Iterable[tuple[ProjectId, Collection[PartnerId]]],
) -> Iterator[tuple[PartnerId, PartnerId, tuple[ProjectId, ...]]]:
    """Yield every two partners that stand together in a project's crew, and those projects, as `tied_pairs`.

    ``crews`` come sorted by project, each with partners that count there.
    Plain dictionaries, not B·Bᵀ: every tie must know its projects, and those are most of the work.
    """
    together: defaultdict[PartnerId, defaultdict[PartnerId, list[ProjectId]]]
    together = defaultdict(lambda: defaultdict(list))
    for project, partners in crews:
        crew = sorted(partners)
        for place, source in enumerate(crew):
            alters = together[source]
            for target in crew[place + 1 :]:
                alters[target].append(project)
    for source, alters in sorted(together.items()):
        for target in sorted(alters):
            yield source, target, tuple(alters[target])
