"""Where every partner is drawn: `place`."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from partners.model import Location, Precision, Unplaced
from partners.problems import Report

if TYPE_CHECKING:
    import os

    from partners.model import Registry


def place(
    registry: Registry,
    *,
    path: str | os.PathLike[str] | None = None,
    places: str | os.PathLike[str] | None = None,
) -> tuple[Registry, Report]:
    """Return ``registry`` with `locations` and `unplaced`, and what is doubtful about them."""
    del path, places
    locations = {}
    unplaced = []
    for partner in registry.partners.values():
        if partner.lat is not None and partner.lon is not None:
            locations[partner.id] = Location(
                lat=partner.lat, lon=partner.lon, precision=Precision.ADDRESS, source="registry"
            )
        else:
            unplaced.append(Unplaced(partner=partner.id, reason="no place is known"))
    placed = replace(registry, locations=MappingProxyType(locations), unplaced=tuple(unplaced))
    return placed, Report()
