"""Is a point in its country? Outlines of all countries, made from Natural Earth when the package is built.

The outlines are simplified and know no small island, so a point counts as inside up to 30 km off
them. That is meant to catch swapped coordinates and wrong countries, not to settle a border.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from math import cos, hypot, radians
from pathlib import Path
from typing import NamedTuple

from partners.locating.sphere import KM_PER_DEGREE

BUNDLE = Path(__file__).parent.with_name("bundle") / "borders.json"
TOLERANCE_KM = 30.0
_UNITS_PER_DEGREE = 100


class MissingBordersError(FileNotFoundError):
    """The outlines are not there: the package was not built."""


class _Ring(NamedTuple):
    """A closed outline in degrees, with its bounding box."""

    lons: tuple[float, ...]
    lats: tuple[float, ...]
    west: float
    south: float
    east: float
    north: float


@lru_cache(maxsize=16_384)
def in_country(country: str, lat: float, lon: float) -> bool:
    """Return whether the point (degrees) lies in ``country`` (ISO 3166-1 alpha-2), or up to 30 km outside.

    A country without outlines, such as Antarctica, holds every point. Raises `MissingBordersError`
    when the package was not built.
    """
    rings = _rings(country)
    if not rings:
        return True
    margin_lat = TOLERANCE_KM / KM_PER_DEGREE
    margin_lon = min(180.0, margin_lat / max(0.01, cos(radians(lat))))
    near = [
        ring
        for ring in rings
        if ring.south - margin_lat <= lat <= ring.north + margin_lat
        and ring.west - margin_lon <= lon <= ring.east + margin_lon
    ]
    return any(_inside(ring, lat, lon) for ring in near) or any(
        _off(ring, lat, lon) <= TOLERANCE_KM for ring in near
    )


@cache
def _outlines() -> dict[str, list[list[int]]]:
    try:
        outlines: dict[str, list[list[int]]] = json.loads(BUNDLE.read_bytes())
    except FileNotFoundError:
        message = (
            "the outlines of countries are missing: run `python -m pip install .` in the project's folder"
        )
        raise MissingBordersError(message) from None
    return outlines


@cache
def _rings(country: str) -> tuple[_Ring, ...]:
    rings = []
    for numbers in _outlines().get(country, []):
        lons = tuple(x / _UNITS_PER_DEGREE for x in numbers[0::2])
        lats = tuple(y / _UNITS_PER_DEGREE for y in numbers[1::2])
        rings.append(_Ring(lons, lats, min(lons), min(lats), max(lons), max(lats)))
    return tuple(rings)


def _inside(ring: _Ring, lat: float, lon: float) -> bool:
    """Return whether a ray to the east crosses the ring an odd number of times."""
    inside = False
    x0, y0 = ring.lons[-1], ring.lats[-1]
    for x1, y1 in zip(ring.lons, ring.lats, strict=True):
        if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
            inside = not inside
        x0, y0 = x1, y1
    return inside


def _off(ring: _Ring, lat: float, lon: float) -> float:
    """Return kilometres to the nearest point of the ring, on a plane around the given point."""
    scale = cos(radians(lat))
    xs = [(x - lon) * scale for x in ring.lons]
    ys = [y - lat for y in ring.lats]
    nearest = hypot(xs[-1], ys[-1])
    x0, y0 = xs[-1], ys[-1]
    for x1, y1 in zip(xs, ys, strict=True):
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        along = 0.0 if length == 0 else max(0.0, min(1.0, -(x0 * dx + y0 * dy) / length))
        nearest = min(nearest, hypot(x0 + along * dx, y0 + along * dy))
        x0, y0 = x1, y1
    return nearest * KM_PER_DEGREE
