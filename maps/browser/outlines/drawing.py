"""The base map of Europe and the coarse world around it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from .countries import polygons
from .projection import project, projected, simplified
from .topology import topology_of, without_islets, without_spikes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from .countries import Country
    from .topology import Ring

UNIT = 500  # metres
WINDOW = (
    -1_900_000,
    -2_700_000,
    10_500_000,
    8_500_000,
)  # metres, EPSG:3035: room around Europe for any screen
DETAIL = 3_500  # metres: square root of the smallest corner kept
FADE = 200_000  # metres beyond Europe at which details are twice as coarse
SMALLEST_ISLAND = 24  # km2

WORLD_UNIT = 5_000
WORLD_DETAIL = 9_000
WORLD_FADE = 2_500_000
WORLD_SMALLEST_ISLAND = 1_500


def basemap(countries: Sequence[Country]) -> dict[str, Any]:
    """Return Europe and what a wide screen shows around it."""
    clipped = shapely.intersection(
        shapely.make_valid(simplified(projected(countries), DETAIL, FADE)), shapely.box(*WINDOW)
    )
    return _map(countries, clipped, unit=UNIT, smallest=SMALLEST_ISLAND)


def world(countries: Sequence[Country]) -> dict[str, Any]:
    """Return the land outside the base map's window."""
    simple = simplified(projected(countries), WORLD_DETAIL, WORLD_FADE)
    outside = shapely.difference(shapely.make_valid(simple), shapely.box(*WINDOW))
    return _map(countries, outside, unit=WORLD_UNIT, smallest=WORLD_SMALLEST_ISLAND, keep_largest=False)


def _map(
    countries: Sequence[Country],
    geometries: Iterable[BaseGeometry],
    *,
    unit: int,
    smallest: float,
    keep_largest: bool = True,
) -> dict[str, Any]:
    origin = WINDOW[:2]
    window = [round((WINDOW[i] - origin[i % 2]) / unit) for i in range(4)]
    shapes = {
        country.code: polygons(g) for country, g in zip(countries, geometries, strict=True) if not g.is_empty
    }
    rings = {code: _whole_units(shape, origin, unit) for code, shape in shapes.items()}
    topology = without_islets(topology_of(rings, window), smallest * 1e6 / unit**2, keep_largest=keep_largest)
    shown = [country for country in countries if topology.rings.get(country.code)]
    labels = project(np.array([country.label for country in shown]))
    spans = [_span(shapes[country.code], *point) for country, point in zip(shown, labels, strict=True)]
    places = np.rint((labels - origin) / unit).astype(int).tolist()
    return {
        "version": 1,
        "unit": unit,
        "origin": list(origin),
        "window": window,
        "countries": {
            "code": [country.code for country in shown],
            "name": [country.name for country in shown],
            "x": [x for x, _ in places],
            "y": [y for _, y in places],
            "span": [round(span / unit) for span in spans],
            "area": [max(1, round(shapes[country.code].area / 1e9)) for country in shown],
        },
        "arcs": [_differences(arc) for arc in topology.arcs],
        "kinds": "".join(map(str, topology.kinds)),
        "rings": [topology.rings[country.code] for country in shown],
    }


def _whole_units(geometry: BaseGeometry, origin: tuple[int, ...], unit: int) -> list[Ring]:
    """Return the rings in whole units, without repeated points; what collapses is left out."""
    result = []
    for part in shapely.get_parts(geometry):
        for ring in [part.exterior, *part.interiors]:
            points = [
                tuple(point)
                for point in np.rint((shapely.get_coordinates(ring) - origin) / unit).astype(int).tolist()
            ]
            kept = without_spikes(points[:-1])
            if len(kept) > 2:  # noqa: PLR2004 - a triangle is the smallest ring
                result.append(kept)
    return result


def _span(geometry: BaseGeometry, x: float, y: float) -> float:
    """Return the metres of land to both sides of a label, evenly: the room its text has."""
    line = shapely.intersection(geometry, shapely.LineString([(x - 3e6, y), (x + 3e6, y)]))
    for piece in shapely.get_parts(line):
        west, _, east, _ = piece.bounds
        if west <= x <= east:
            return float(2 * min(x - west, east - x))
    return 0.0


def _differences(arc: Ring) -> list[int]:
    flat = [*arc[0]]
    for (x0, y0), (x1, y1) in pairwise(arc):
        flat += [x1 - x0, y1 - y0]
    return flat
