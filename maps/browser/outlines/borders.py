"""Every country's outer rings, coarse, for checking on which side of a border a coordinate lies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

from .topology import without_spikes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from .countries import Country

    Points = NDArray[np.float64]

BORDER_DETAIL = 0.03  # degrees
FAR_BORDER_DETAIL = 0.075
NEAR = (-32, 30, 52, 75)  # west, south, east, north: countries labelled in here are near
SPECK = 0.0005  # square degrees, about 5 km2

# Territories with a code, inside another country's outlines: whose, and in which box (as `NEAR`).
INSIDE = {
    "BQ": ("NL", (-69, 11.5, -62.5, 18)), "BV": ("NO", (3, -55, 4, -54)), "CC": ("AU", (96, -13, 98, -11)),
    "CX": ("AU", (105, -11, 106, -10)), "GF": ("FR", (-55, 2, -51, 6)),
    "GP": ("FR", (-62, 15.7, -60.9, 16.6)),
    "MQ": ("FR", (-61.4, 14.3, -60.7, 15)), "RE": ("FR", (55, -21.6, 56, -20.7)),
    "SJ": ("NO", (-10, 70.5, 35, 81)), "TK": ("NZ", (-173, -10, -171, -8)),
    "YT": ("FR", (44.9, -13.2, 45.4, -12.5)),
}  # fmt: skip
OWN = {"Country", "Dependency"}  # Natural Earth's types of a territory that is its sovereign's as well


def borders(countries: Sequence[Country]) -> dict[str, list[list[int]]]:
    """Return every country's outer rings in hundredths of degrees."""
    own: dict[str, list[list[int]]] = {}
    for near in (True, False):
        group = [c for c in countries if _is_near(c) is near]
        even = shapely.transform(np.array([c.geometry for c in group]), _sinusoidal)
        simple = shapely.coverage_simplify(even, BORDER_DETAIL if near else FAR_BORDER_DETAIL)
        own |= {
            c.code: _outer(shapely.transform(g, _from_sinusoidal)) for c, g in zip(group, simple, strict=True)
        }
    heads = _sovereigns(countries)
    result = {code: list(rings) for code, rings in own.items()}
    for country in countries:
        head = heads[country.sovereign]
        if head != country.code and country.kind in OWN:
            result[head] += own[country.code]
    for code, (head, box) in INSIDE.items():
        result[code] = [ring for ring in own[head] if _inside(ring, box)]
    return {code: result[code] for code in sorted(result) if result[code]}


def _is_near(country: Country) -> bool:
    (west, south, east, north), (lon, lat) = NEAR, country.label
    return west < lon < east and south < lat < north and country.code != "RU"


def _sinusoidal(points: Points) -> Points:
    """Make a degree the same length both ways."""
    return np.column_stack([points[:, 0] * np.cos(np.radians(points[:, 1])), points[:, 1]])


def _from_sinusoidal(points: Points) -> Points:
    return np.column_stack([points[:, 0] / np.cos(np.radians(points[:, 1])), points[:, 1]])


def _sovereigns(countries: Sequence[Country]) -> dict[str, str]:
    """Return the code of the largest country under each of Natural Earth's sovereigns."""
    heads: dict[str, Country] = {}
    for country in countries:
        known = heads.get(country.sovereign)
        if known is None or country.geometry.area > known.geometry.area:
            heads[country.sovereign] = country
    return {sovereign: country.code for sovereign, country in heads.items()} | {"DN1": "DK"}


def _outer(geometry: BaseGeometry) -> list[list[int]]:
    """Return outer rings in hundredths, largest first; specks go, unless nothing else is there."""
    rings = []
    parts = sorted(shapely.get_parts(geometry), key=lambda part: -part.area)
    for i, part in enumerate(parts):
        points = [
            tuple(p) for p in np.rint(shapely.get_coordinates(part.exterior) * 100).astype(int).tolist()
        ]
        kept = without_spikes(points[:-1])
        if i > 0 and (len(kept) < 3 or part.area < SPECK):  # noqa: PLR2004
            continue
        if len(kept) < 3:  # noqa: PLR2004 - a country smaller than the grid
            west, south, east, north = part.bounds
            x0, y0, x1, y1 = (
                math.floor(west * 100),
                math.floor(south * 100),
                math.ceil(east * 100),
                math.ceil(north * 100),
            )
            kept = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        rings.append([value for point in kept for value in point])
    return rings


def _inside(ring: list[int], box: tuple[float, float, float, float]) -> bool:
    xs, ys = ring[::2], ring[1::2]
    return (
        box[0] <= min(xs) / 100
        and max(xs) / 100 <= box[2]
        and box[1] <= min(ys) / 100
        and max(ys) / 100 <= box[3]
    )
