"""Look up every city of a registry and keep the answers in its lock file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partners.places import place_key, places_path, read_places, write_places
from partners.placing import Search, found_place
from partners.problems import Collector

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from partners.model import Registry
    from partners.places import Place, PlaceKey
    from partners.problems import Report


def look_up_places(registry: Registry, path: str | os.PathLike[str]) -> tuple[Path, int, Report]:
    """Write the lock file beside the registry at ``path``; return its path, its number of places, the doubts.

    Places that the file holds already are kept as they are, those of cities that the registry no
    longer names are dropped. A damaged file is reported and left alone.
    """
    problems = Collector()
    file = places_path(path)
    known = read_places(file, problems)
    if problems.errors:
        return file, len(known), problems.report()
    search = Search()
    places: dict[PlaceKey, Place] = {}
    for partner in sorted(registry.partners.values(), key=lambda one: (one.country, one.city or "", one.id)):
        if partner.city is None or (partner.lat is not None and partner.lon is not None):
            continue
        keys = {place_key(partner.city, partner.country, code) for code in (partner.postcode or "", "")}
        kept = {key: known[key] for key in keys & known.keys()}
        if not kept:
            search.find(partner, problems)
            city, _ = search.city(partner.city, partner.country)
            if city is not None:
                place = found_place(partner.city, city)
                kept = {place.key: place}
        places |= kept
    write_places(file, places.values())
    return file, len(places), problems.report()
