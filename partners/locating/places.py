"""``data/places.yaml``: where cities are, looked up once and kept beside the registry.

A lock file: written by ``python -m partners geocode``, read by every build, one entry a line so that
versions merge well. Each entry carries a check sum, so that a slip of a hand or a disk cannot
move a partner in silence; corrections belong in the registry, as ``lat`` and ``lon``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partners import values
from partners.codes import Code
from partners.model import Location, Origin, PartialDate, Precision
from partners.parsing.source import PLACES_NAME, read_bytes, read_text
from partners.records import read_records
from partners.schema import COUNTRY, DATE, LATITUDE, LINE, LONGITUDE, Field, RecordType, Value
from partners.suggest import folded
from partners.writing import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from partners.model import Partner
    from partners.problems import Collector


class PlaceKey(NamedTuple):
    """What a place is looked up by: country, folded city, and what was needed to tell it from others."""

    country: str
    city: str
    postcode: str = ""
    nuts: str = ""
    street: str = ""


_HEADER = """\
# Where the registry's cities are. Written by `python -m partners geocode`: do not edit, every entry carries a
# check sum. To correct a place, give the partner `lat` and `lon` in the registry.
# Source "geonames": GeoNames, CC BY 4.0 (geonames.org). Any other source is a service with the data of
# OpenStreetMap: (c) OpenStreetMap contributors, ODbL (openstreetmap.org/copyright).
"""
_END = "# end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a city or street is: degrees, how exact, who said so when, and the name found there.

    ``postcode``, ``nuts`` and ``street`` are there when the answer holds only for partners with the same.
    """

    city: str
    country: str
    lat: float
    lon: float
    precision: Precision
    source: str
    postcode: str = ""
    nuts: str = ""
    street: str = ""
    matched: str | None = None
    geonameid: str | None = None
    date: PartialDate | None = None
    check: str = field(default="", compare=False)
    origin: Origin | None = field(default=None, compare=False)

    @property
    def key(self) -> PlaceKey:
        """What it is looked up by."""
        return place_key(self.city, self.country, self.postcode, nuts=self.nuts, street=self.street)

    @property
    def is_exact(self) -> bool:
        """Whether it is that of a postcode, region or street, not of the city's name alone."""
        return bool(self.postcode or self.nuts or self.street)

    @property
    def is_rough(self) -> bool:
        """Whether it is known to the region or country only."""
        return self.precision in {Precision.REGION, Precision.COUNTRY}

    @property
    def location(self) -> Location:
        """Where a partner of this city is drawn."""
        return Location(
            lat=self.lat,
            lon=self.lon,
            precision=self.precision,
            source=self.source,
            matched=self.matched,
            checked_on=self.date,
        )


def _hexadecimal(text: str) -> str | values.Refusal:
    return (
        text
        if len(text) == _CHECK_LENGTH
        else values.Refusal(Code.DAMAGED_PLACE, "is no check sum", _WRITE_ANEW)
    )


_CHECK_LENGTH = 12
_WRITE_ANEW = "delete this entry and run `python -m partners geocode`"

PLACE = RecordType(
    "place",
    Place,
    (
        Field("city", LINE, "The city as the registry writes it.", required=True),
        Field("street", LINE, "The street and number, where they were part of the question."),
        Field("postcode", LINE, "The postcode, where it was part of the question."),
        Field("nuts", LINE, "The NUTS code, where it told places of one name apart."),
        Field("country", COUNTRY, "ISO 3166-1 alpha-2.", required=True),
        Field("lat", LATITUDE, "Degrees north.", required=True),
        Field("lon", LONGITUDE, "Degrees east.", required=True),
        Field(
            "precision",
            Value("a precision", values.choice(Precision), choices=tuple(p.value for p in Precision)),
            "How exact it is.",
            required=True,
        ),
        Field("matched", LINE, "The name found there."),
        Field("source", LINE, "Who said so.", required=True),
        Field("geonameid", LINE, "GeoNames' number of it."),
        Field("date", DATE, "The day it was found."),
        Field("check", Value("a check sum", _hexadecimal), "The entry's check sum.", required=True),
    ),
)


def places_path(registry: str | os.PathLike[str]) -> Path:
    """Return the lock file that belongs to the registry at ``registry`` (a file or a folder)."""
    path = Path(registry)
    return (path if path.is_dir() else path.parent) / PLACES_NAME


def place_key(city: str, country: str, postcode: str = "", *, nuts: str = "", street: str = "") -> PlaceKey:
    """Return what a place is looked up by: case, accents and signs in names do not matter."""
    return PlaceKey(country, folded(city), folded(postcode), nuts, folded(street))


def keys_of(partner: Partner) -> tuple[PlaceKey, ...]:
    """Return what the place of ``partner`` may be kept under, the most exact first."""
    if partner.city is None:
        return ()
    city, country, postcode = partner.city, partner.country, partner.postcode or ""
    keys = [place_key(city, country)]
    if partner.nuts:
        keys.insert(0, place_key(city, country, nuts=partner.nuts))
    if postcode:
        keys.insert(0, place_key(city, country, postcode))
    if partner.street:
        keys.insert(0, place_key(city, country, postcode, street=partner.street))
    return tuple(keys)


def read_places(path: Path, problems: Collector) -> dict[PlaceKey, Place]:
    """Return the places in the lock file at ``path``, none without a file; damage goes to ``problems``."""
    if not path.exists():
        return {}
    data = read_bytes(path, problems)
    document = None if data is None else read_text(data, path.as_posix(), problems)
    if document is None:
        return {}
    if data is not None and not data.rstrip().endswith(_END.encode()):
        message = f"the file is cut off: its last line, {_END!r}, is missing"
        last = Origin(document.file, data.count(b"\n") + 1, 1)
        fix = "bring the file back from a copy, or delete it and run `python -m partners geocode`"
        problems.add(last, Code.DAMAGED_PLACE, message, fix)
        return {}
    before = problems.errors
    places: dict[PlaceKey, Place] = {}
    read: list[tuple[Place, Origin]] = [
        (place, Origin(document.file, node.line, node.column))
        for place, node in read_records(document, "places", PLACE, problems)
    ]
    if problems.errors > before:  # a place that was half read has nothing to compare its check sum with
        return {}
    for place, origin in read:
        if place.check != _check_sum(place):
            message = "the entry was changed or damaged: its check sum does not fit"
            problems.add(origin, Code.DAMAGED_PLACE, message, _WRITE_ANEW, record=f"place '{place.city}'")
        elif place.key in places:
            problems.add(
                origin, Code.DUPLICATE_PLACE, "it is there twice", _WRITE_ANEW, record=f"place '{place.city}'"
            )
        else:
            places[place.key] = place
    return places


def write_places(path: Path, places: Iterable[Place]) -> None:
    """Write the lock file at ``path``, sorted, whole or not at all."""
    entries = sorted(places, key=lambda place: (place.key, place.city))
    data = render_places(entries).encode()
    if not path.exists() or path.read_bytes() != data:
        write_whole(path, data)


def render_places(places: Iterable[Place]) -> str:
    """Return the text of the lock file."""
    lines = [f"  - {{{_entry(place)}, check: {json.dumps(_check_sum(place))}}}\n" for place in places]
    return f"{_HEADER}places:{'' if lines else ' []'}\n{''.join(lines)}{_END}\n"


def _entry(place: Place) -> str:
    return ", ".join(f"{name}: {value}" for name, value in _written(place).items())


def _written(place: Place) -> Mapping[str, str]:
    """Return the entry's keys and values as they are written: words quoted, degrees to five decimals."""
    found = {f.name: getattr(place, f.name) for f in fields(place) if f.name not in {"check", "origin"}}
    order = [known.name for known in PLACE.fields if known.name in found]
    return {
        name: f"{found[name]:.5f}"
        if isinstance(found[name], float)
        else json.dumps(str(found[name]), ensure_ascii=False)
        for name in order
        if found[name] not in {None, ""}
    }


def _check_sum(place: Place) -> str:
    return hashlib.sha256(_entry(place).encode()).hexdigest()[:_CHECK_LENGTH]
