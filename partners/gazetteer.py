"""An offline geocoder: GeoNames' cities behind geopy's interface.

A name may be written with or without accents, in any language GeoNames knows, and with what people
add to it: ``Jambes (Namur)``, ``Paris 10``, ``Lille Cedex``. The larger place wins over the one whose
first name it is (nobody who writes Newcastle means the village); `choose` says when that is no
longer sure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from partners.geonames import City, GeoNames
from partners.sphere import kilometres
from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ONE_PLACE_KM = 25.0
_RIVAL_SHARE = 0.1

_TAIL = re.compile(
    r"[\s,]+(?:cedex(?:\s+\d+)?|(?:\d{1,5}|[ivx]{1,5})(?:\s*(?:er|e|de|eme|ème|th|st|nd|rd)\b)?\.?"
    r"(?:\s+(?:arrondissement|district|kerület))?)$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,5}\s+")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_SAINTS = {"st": "saint", "ste": "sainte"}


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no types
    """A geopy geocoder that answers from GeoNames on this machine; no request leaves it."""

    def __init__(self, names: GeoNames | None = None) -> None:
        super().__init__(scheme="https")
        self.names = names or GeoNames()

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,  # noqa: FBT001, FBT002 - geopy's signature
        *,
        country: str | Iterable[str] | None = None,
    ) -> Location | list[Location] | None:
        """Return the city called ``query``, or all of them, largest first; `None` if there is none.

        ``country`` is one ISO 3166-1 alpha-2 code or several. ``raw`` of a location holds GeoNames'
        ``geonameid``, ``name``, ``country`` and ``population``.
        """
        cities = self.cities(query, country=country)
        if not cities:
            return None
        locations = [_location(city) for city in cities]
        return locations[0] if exactly_one else locations

    def cities(self, query: str, *, country: str | Iterable[str] | None = None) -> list[City]:
        """Return the cities called ``query``, largest first; additions are left out only if need be."""
        countries = [country] if isinstance(country, str) else country
        countries = None if countries is None else sorted(countries)
        for spelling in spellings(query):
            cities = self.names.named(spelling, countries)
            if cities:
                return cities
        return []


def spellings(query: str) -> Iterator[str]:
    """Yield ``query`` as written, then with less and less of what people add to a city's name.

    >>> list(spellings("St Etienne Cedex 2"))
    ['St Etienne Cedex 2', 'saint etienne cedex 2', 'St Etienne', 'saint etienne']
    """
    seen = set()
    for text in _shorter(" ".join(query.split())):
        words = folded(text).split()
        for spelling in (text, " ".join(_SAINTS.get(word, word) for word in words)):
            if words and folded(spelling) not in seen:
                seen.add(folded(spelling))
                yield spelling


def choose(query: str, cities: Sequence[City]) -> tuple[City | None, tuple[City, ...]]:
    """Return the city that ``query`` means and its rivals; `None` with rivals when nobody can tell.

    A rival lies more than 25 km away and has more than a tenth of the largest city's people. It does
    not count when ``query`` is the largest city's own name and only a by-name of the rival.
    """
    if not cities:
        return None, ()
    first = cities[0]
    names = {folded(spelling) for spelling in spellings(query)}
    rivals = tuple(
        city
        for city in cities[1:]
        if kilometres(first.lat, first.lon, city.lat, city.lon) > ONE_PLACE_KM
        and city.population >= first.population * _RIVAL_SHARE
    )
    own_name = folded(first.name) in names
    if own_name and not any(folded(city.name) in names for city in rivals):
        return first, rivals
    return (None if rivals else first), rivals


def _shorter(text: str) -> Iterator[str]:
    yield text
    bare = _POSTCODE.sub("", _BRACKETS.sub("", text)).strip()
    yield bare
    bare = _TAIL.sub("", bare)
    yield bare
    yield bare.partition(",")[0].strip()
    yield bare.partition("/")[0].strip()
    yield re.split(r"\s+[-–]\s+", bare)[0]


def _location(city: City) -> Location:
    raw: dict[str, Any] = {
        "geonameid": city.geonameid,
        "name": city.name,
        "country": city.country,
        "population": city.population,
    }
    return Location(f"{city.name}, {city.country}", Point(city.lat, city.lon), raw)
