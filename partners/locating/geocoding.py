"""Look up every city of a registry in the gazetteer on this machine: `look_up_places`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.locating.places import keys_of, places_path, read_places, write_places
from partners.locating.placing import Search
from partners.problems import Collector

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from pathlib import Path

    from partners.locating.places import Place, PlaceKey
    from partners.model import Partner, Registry
    from partners.problems import Report


@dataclass(slots=True)
class Lock:
    """The lock file of a registry, its places as they are now, and what is doubtful about them."""

    path: Path
    places: dict[PlaceKey, Place]
    report: Report

    def write(self) -> None:
        """Write the file, whole or not at all; raises `OSError`."""
        write_places(self.path, self.places.values())


def look_up_places(registry: Registry, path: str | os.PathLike[str]) -> Lock:
    """Return the lock file beside the registry at ``path`` with every place that needs no network.

    Places that the file holds already are kept as they are, those that no partner needs any longer
    are dropped. A damaged file is reported: it must not be written over.
    """
    problems = Collector()
    file = places_path(path)
    known = read_places(file, problems)
    if problems.errors:
        return Lock(file, known, problems.report())
    search = Search()
    places: dict[PlaceKey, Place] = {}
    for partner in sorted(registry.partners.values(), key=lambda one: (one.country, one.city or "", one.id)):
        if partner.city is None or (partner.lat is not None and partner.lon is not None):
            continue
        kept = {key: known[key] for key in keys_of(partner) if key in known}
        if all(place.street for place in kept.values()):
            search.find(partner, problems)
        found = search.place(partner) if _needs(partner, kept) else None
        places |= {found.key: found, **kept} if found and (found.is_exact or not kept) else kept
    return Lock(file, places, problems.report())


def _needs(partner: Partner, kept: Mapping[PlaceKey, Place]) -> bool:
    """Return whether the gazetteer may know better: no place, or that of the name alone despite hints."""
    hints = bool(partner.postcode or partner.nuts)
    return not any(place.is_exact or not hints for place in kept.values())
