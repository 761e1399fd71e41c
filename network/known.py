"""What a registry knows of partners beyond the graph: regions, topics, whether they are still there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from network.selection import spans
from partners.model import Role, Status
from partners.tied import counted_projects

if TYPE_CHECKING:
    from partners.model import Registry

_NUTS2 = 4  # letters of the code of a region at that level


@dataclass(frozen=True, slots=True)
class Known:
    """One partner: ``region`` is a NUTS 2 code, ``until`` when it stopped or merged, "" where unknown.

    ``topics`` are its own and those of its projects; ``last_year`` is the last in which one of these
    ran, 0 without dates; ``is_running`` says whether one runs by its status.
    """

    region: str = ""
    until: str = ""
    topics: frozenset[str] = frozenset()
    last_year: int = 0
    is_running: bool = False
    has_coordinated: bool = False


NOTHING = Known()


def known(registry: Registry | None) -> dict[str, Known]:
    """Return what is known of every partner; nobody is known without a registry. Proposals do not count."""
    if registry is None:
        return {}
    topics: defaultdict[str, set[str]] = defaultdict(set)
    years: defaultdict[str, int] = defaultdict(int)
    running, coordinators = set(), set()
    ran = spans(registry)
    for project in counted_projects(registry):
        for each in project.participations:
            topics[each.partner].update(project.topics)
            years[each.partner] = max(years[each.partner], ran.get(project.id, (0, 0))[1])
            if project.status is Status.RUNNING:
                running.add(each.partner)
            if each.role is Role.COORDINATOR:
                coordinators.add(each.partner)
    return {
        key: Known(
            region=partner.nuts[:_NUTS2] if partner.nuts and len(partner.nuts) >= _NUTS2 else "",
            until="" if partner.until is None else str(partner.until),
            topics=frozenset({*topics[key], *partner.topics}),
            last_year=years[key],
            is_running=key in running,
            has_coordinated=key in coordinators,
        )
        for key, partner in registry.partners.items()
    }


def programme_labels(registry: Registry | None) -> dict[str, str]:
    """Return how programmes are called, by id; none without a registry."""
    return {} if registry is None else {str(key): each.label for key, each in registry.programmes.items()}
