"""EPSG:3035 on a sphere, as `laea.ts` has it, and simplifying countries there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from .countries import Country

    Points = NDArray[np.float64]

RADIUS = 6_371_007.181  # metres: the sphere with the surface of GRS80
CENTRE_LAT, CENTRE_LON = math.radians(52), math.radians(10)
FALSE_EAST, FALSE_NORTH = 4_321_000, 3_210_000
FARTHEST = math.radians(168)  # beyond, the projection tears land apart (the Chatham Islands are lost)
EUROPE = (4_500_000, 3_300_000, 2_500_000)  # x, y, radius: land farther out is simplified more


def project(points: Points) -> Points:
    """Return metres in EPSG:3035 (Lambert's azimuthal equal-area) of longitudes and latitudes."""
    lon, lat = np.radians(points[:, 0]) - CENTRE_LON, np.radians(points[:, 1])
    sin0, cos0 = math.sin(CENTRE_LAT), math.cos(CENTRE_LAT)
    cos_arc = np.clip(sin0 * np.sin(lat) + cos0 * np.cos(lat) * np.cos(lon), -1 + 1e-9, 1)
    k = RADIUS * np.sqrt(2 / (1 + cos_arc))
    x = FALSE_EAST + k * np.cos(lat) * np.sin(lon)
    y = FALSE_NORTH + k * (cos0 * np.sin(lat) - sin0 * np.cos(lat) * np.cos(lon))
    return np.column_stack([x, y])


def projected(countries: Sequence[Country]) -> list[BaseGeometry]:
    """Return the countries in metres, without parts too near the far side of the globe."""
    limit = 2 * RADIUS * math.sin(FARTHEST / 2)
    result = []
    for country in countries:
        parts = shapely.get_parts(shapely.transform(shapely.segmentize(country.geometry, 1.0), project))
        reach = [
            np.hypot(*(shapely.get_coordinates(part) - (FALSE_EAST, FALSE_NORTH)).T).max() for part in parts
        ]
        result.append(
            shapely.multipolygons([part for part, far in zip(parts, reach, strict=True) if far < limit])
        )
    return result


def _squeeze(points: Points, fade: float) -> Points:
    """Pull far points in, so that one tolerance leaves far land coarser."""
    return _radially(points, lambda r: EUROPE[2] + fade * np.log1p(np.maximum(r - EUROPE[2], 0) / fade))


def _unsqueeze(points: Points, fade: float) -> Points:
    return _radially(points, lambda r: EUROPE[2] + fade * np.expm1(np.maximum(r - EUROPE[2], 0) / fade))


def _radially(points: Points, change: Callable[[Points], Points]) -> Points:
    offset = points - EUROPE[:2]
    r = np.maximum(np.hypot(offset[:, 0], offset[:, 1]), 1.0)
    factor = np.where(r > EUROPE[2], change(r) / r, 1.0)
    moved: Points = EUROPE[:2] + offset * factor[:, None]
    return moved


def simplified(geometries: Sequence[BaseGeometry], detail: float, fade: float) -> list[BaseGeometry]:
    """Simplify as a coverage (neighbours keep one border), without specks that would collapse."""
    near = shapely.transform(np.array(geometries), lambda points: _squeeze(points, fade))
    simple = shapely.coverage_simplify(
        [_without_specks(geometry, detail**2 / 4) for geometry in near], detail
    )
    return list(shapely.transform(simple, lambda points: _unsqueeze(points, fade)))


def _without_specks(geometry: BaseGeometry, smallest: float) -> BaseGeometry:
    parts = shapely.get_parts(geometry)
    if len(parts) == 0:
        return geometry
    sizes = shapely.area(parts)
    return shapely.multipolygons(parts[(sizes >= smallest) | (sizes == sizes.max())])
