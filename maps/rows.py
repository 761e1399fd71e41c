"""Which row of the payload a record, a place, a country or a word of a closed list has."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from partners.locating.seats import nearest_region

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from partners.model import Location, Registry

_NUTS_2 = 4  # characters of a code of level 2


class Rows:
    """The row of every id, and the shared tables of places and countries."""

    def __init__(self, registry: Registry) -> None:
        self.partner = {key: row for row, key in enumerate(registry.partners)}
        self.project = {key: row for row, key in enumerate(registry.projects)}
        self.programme = {key: row for row, key in enumerate(registry.programmes)}
        self._registry = registry

    @cached_property
    def countries(self) -> list[str]:
        """Every partner's country, sorted."""
        return sorted({partner.country for partner in self._registry.partners.values()})

    @cached_property
    def topics(self) -> list[str]:
        """Every topic of partners and projects, sorted."""
        partners, projects = self._registry.partners.values(), self._registry.projects.values()
        lists = (*(each.topics for each in partners), *(each.topics for each in projects))
        return sorted({topic for topics in lists for topic in topics})

    @cached_property
    def regions(self) -> list[str]:
        """Every NUTS 2 region that holds a point, sorted."""
        return sorted(set(self.region_at.values()))

    @cached_property
    def region_at(self) -> dict[tuple[float, float], str]:
        """The NUTS 2 region of each point: the one its partners name most, else the nearest."""
        named: dict[tuple[float, float], Counter[str]] = {}
        country: dict[tuple[float, float], str] = {}
        for key, location in self._registry.locations.items():
            partner, here = self._registry.partners[key], point(location)
            country.setdefault(here, partner.country)
            counts = named.setdefault(here, Counter())
            if partner.nuts and len(partner.nuts) >= _NUTS_2:
                counts[partner.nuts[:_NUTS_2]] += 1
        found = {}
        for here, counts in named.items():
            code = min(counts, key=lambda code: (-counts[code], code), default=None)
            code = code or nearest_region(country[here], *here)
            if code:
                found[here] = code
        return found

    @cached_property
    def points(self) -> list[tuple[float, float]]:
        """Every point that holds a partner, sorted."""
        return sorted({point(location) for location in self._registry.locations.values()})


def point(location: Location) -> tuple[float, float]:
    """Return latitude and longitude to 4 decimals (about 10 m): partners at one such point share a place."""
    return round(location.lat, 4), round(location.lon, 4)


def index(members: Iterable[StrEnum]) -> dict[str, int]:
    """Return the row of every word of a closed list."""
    return {member: row for row, member in enumerate(members)}
