"""Which part of its country a partner is in, as its postcode and its NUTS code say: `seats`.

Two lists of facts: a principal town of every NUTS 2 region, and one of the area that the first digits
of a postcode stand for. They settle which of several places of one name is meant, and show a NUTS
code that does not fit its partner's point. No outline of a region is needed, or here.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from partners.countries import OTHER_CODES
from partners.locating.sphere import kilometres

_NUTS_2 = 4
_NUTS_KM = 160.0
_POSTCODE_KM = 110.0
_WIDE = {"NO": 2.5, "SE": 1.8, "FI": 1.8, "TR": 1.5, "HR": 1.5, "LT": 1.5, "LV": 1.5, "EE": 1.3, "IS": 2.0}
_MOST_DIGITS = 2
_DIGITS = dict.fromkeys(("AT", "BE", "BG", "CH", "DK", "HU", "NL", "SI"), (4,)) | {"PT": (4, 7), "RO": (6,)}
_NEAREST = 4


class Seat(NamedTuple):
    """A principal town of a region, in degrees, and how many kilometres from it the region may reach.

    It is ``exact`` when a postcode says so: that belongs to the address, a NUTS code often to
    somebody else's form.
    """

    lat: float
    lon: float
    town: str
    reach: float
    exact: bool = True

    def off(self, lat: float, lon: float) -> float:
        """Return how many kilometres the point (degrees) is away."""
        return kilometres(self.lat, self.lon, lat, lon)


def seats(country: str, *, postcode: str | None = None, nuts: str | None = None) -> tuple[Seat, ...]:
    """Return the towns near which a partner of ``country`` must be, that of its postcode first."""
    found = []
    digits = re.sub(r"\D", "", postcode or "")
    if len(digits) in _DIGITS.get(country, (5,)):  # a spreadsheet may have eaten a zero
        areas = (_postcodes().get((country, digits[:length])) for length in range(_MOST_DIGITS, 0, -1))
        found += [area for area in areas if area][:1]
    region = _regions(country).get((nuts or "").upper()[:_NUTS_2])
    return (*found, region) if region else tuple(found)


def fits(country: str, nuts: str, lat: float, lon: float) -> Seat | None:
    """Return the town of the region that the point lies in by all appearances, if it is not ``nuts``.

    `None` means that the code fits, or that nobody can tell: a region's outline is not known, only
    that several others are nearer.
    """
    regions = _regions(country)
    own = regions.get(nuts.upper()[:_NUTS_2])
    if own is None or own.off(lat, lon) <= own.reach:
        return None
    nearest = sorted(regions.values(), key=lambda seat: seat.off(lat, lon))
    nearer = nearest[: nearest.index(own)]
    nearest_off, own_off = nearest[0].off(lat, lon), own.off(lat, lon)
    return nearest[0] if len(nearer) >= _NEAREST and 2 * nearest_off < own_off else None


def nearest_region(country: str, lat: float, lon: float) -> str | None:
    """Return the NUTS 2 region of ``country`` whose principal town is nearest; None where it has none.

    A guess for drawing, never for the registry: regions are not round.
    """
    regions = _regions(country)
    return min(regions, key=lambda code: (regions[code].off(lat, lon), code), default=None)


def region_town(code: str) -> str:
    """Return the principal town of a NUTS 2 region, ``""`` when the code is not known."""
    seat = _regions(OTHER_CODES.get(code[:2], code[:2])).get(code)
    return seat.town if seat else ""


@cache
def _regions(country: str) -> dict[str, Seat]:
    """Return the towns of a country's NUTS 2 regions by code."""
    reach = _NUTS_KM * _WIDE.get(country, 1.0)
    found = {}
    for line in _lines("nuts.txt"):
        code, lat, lon, town = line.split(" ", 3)
        if OTHER_CODES.get(code[:2], code[:2]) == country:
            found[code] = Seat(float(lat), float(lon), town, reach, exact=False)
    return found


@cache
def _postcodes() -> dict[tuple[str, str], Seat]:
    found = {}
    for line in _lines("postcodes.txt"):
        country, digits, lat, lon, town = line.split(" ", 4)
        reach = _POSTCODE_KM * _WIDE.get(country, 1.0)
        found[country, digits] = Seat(float(lat), float(lon), town, reach)
    return found


def _lines(name: str) -> list[str]:
    text = (files("partners") / "facts" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
