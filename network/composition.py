"""Who usually stands together in the projects of a programme: the yardstick for a planned consortium."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median_high
from typing import TYPE_CHECKING

from network.selection import select
from partners.model import PartnerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partners.model import Registry

_ENOUGH = 3  # projects before "usual" means anything


@dataclass(frozen=True, slots=True)
class Composition:
    """Medians, of two middle ones the higher; ``kinds`` and ``topics`` of at least half of the projects.

    Learned from ``projects``; of so many the registry has all partners: ``complete``.
    """

    projects: int
    complete: int
    partners: int
    countries: int
    kinds: tuple[str, ...]
    topics: tuple[str, ...]


def usual(registry: Registry, programmes: Sequence[str]) -> Composition:
    """Return the composition of the projects under these programmes and what nests there.

    Proposals and projects with one known partner teach nothing; nor does the kind "other". Where lists
    of partners are incomplete, the medians are too low. Raises `ValueError` for a programme that does
    not exist, and where fewer than three projects are left.
    """
    found = select(registry, programmes=programmes).crews
    crews = {key: crew for key, crew in found.items() if len(crew) > 1}
    if len(crews) < _ENOUGH:
        raise ValueError(
            f"of {', '.join(programmes)} too few funded projects with two known partners or more are here: "
            f"{len(crews)}, and what is usual takes {_ENOUGH}; name its parent, or say what the call asks for"
        )
    kinds: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for key, crew in crews.items():
        kinds.update({str(registry.partners[partner].kind) for partner in crew})
        topics.update(set(registry.projects[key].topics))
    del kinds[PartnerKind.OTHER]
    countries = [len({registry.partners[partner].country for partner in crew}) for crew in crews.values()]
    return Composition(
        projects=len(crews),
        complete=sum(registry.projects[key].complete for key in crews),
        partners=median_high([len(crew) for crew in crews.values()]),
        countries=median_high(countries),
        kinds=tuple(sorted(kind for kind, count in kinds.items() if 2 * count >= len(crews))),
        topics=tuple(sorted(topic for topic, count in topics.items() if 2 * count >= len(crews))),
    )
