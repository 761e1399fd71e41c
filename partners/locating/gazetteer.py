"""An offline geocoder: GeoNames' cities behind geopy's interface.

A name may be written with or without accents, in any language GeoNames knows, and with what people
add to it: ``Jambes (Namur)``, ``Paris 10``, ``Lille Cedex``. The larger place wins over the one whose
first name it is (nobody who writes Newcastle means the village); `partners.locating.choice` says when
that is no longer sure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from partners.locating.choice import KNOWN, Choice, beside, choose
from partners.locating.geonames import City, GeoNames
from partners.locating.seats import Seat, seats
from partners.locating.spellings import Spelling, spellings
from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_LONG = 9  # letters; a slip in a shorter name can make it another village's
# territories that GeoNames keeps apart and a partner's country may include, by their postcodes' first digits
_PARTS = {
    "FR": {"971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT"},
    "FI": {"22": "AX"},
    "NO": {"917": "SJ"},
}


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
            cities = self.names.named(spelling.text, countries) if spelling.sure else []
            if cities:
                return cities
        return []

    def find(
        self,
        city: str,
        country: str,
        *,
        postcode: str | None = None,
        nuts: str | None = None,
        inside: Callable[[City], bool] = lambda _: True,
    ) -> Choice:
        """Return the city of ``country`` that is meant, or its rivals.

        ``postcode`` and ``nuts`` tell places of one name apart; cities that are not ``inside`` do not
        count. A choice that is not ``sure`` rests on a cut or misspelt name.
        """
        near = seats(country, postcode=postcode, nuts=nuts)
        unclear = Choice()
        for cities, reading in self._readings(city, _territories(country, postcode), near):
            within = [one for one in cities if inside(one)]
            choice = choose(within, reading.text, near, self.names.large(country), sure=reading.sure)
            if choice.city and (reading.sure or not unclear.rivals):
                return choice
            if choice.city:  # "Svetlogorsk, Kaliningrad": a part that tells namesakes apart
                found = beside(unclear.rivals, choice.city)
                return replace(unclear, city=found, hinted=True) if found else unclear
            unclear = unclear if unclear.rivals else choice
        return unclear

    def _readings(
        self, city: str, owns: Sequence[str], near: Sequence[Seat]
    ) -> Iterator[tuple[list[City], Spelling]]:
        """Yield the cities that each way to read ``city`` leads to, the surest ways first."""
        readings, country = list(spellings(city)), owns[0]
        sure, cut = [[one for one in readings if one.sure is wanted] for wanted in (True, False)]
        length = len(folded(city).split())
        whole = [one for one in sure if len(folded(one.text).split()) >= length]
        for own in owns:
            yield from ((self.names.named(one.text, [own]), one) for one in whole)
            if own == owns[0]:
                yield from ((self.names.abbreviated(one.text, own), one) for one in whole if length > 1)
            yield from ((self.names.named(one.text, [own]), one) for one in sure if one not in whole)
        if near and near[0].exact:  # "Bernau" for Bernau bei Berlin, where the postcode says so
            yield from ((_around(near[0], self.names.longer(one.text, country)), one) for one in sure)
        doubted = [one._replace(sure=False) for one in sure]
        long = [one for one in doubted if len(one.text) >= _LONG]
        yield from ((self.names.abbreviated(one.text, country), one) for one in doubted)
        yield from ((self.names.misspelt(one.text, country), one) for one in long)
        yield from ((self.names.named(one.text, [country]), one) for one in cut)
        for one in doubted:
            if one not in long:
                found = self.names.misspelt(one.text, country)
                yield [city for city in found if city.population >= KNOWN], one


def _around(seat: Seat, cities: list[City]) -> list[City]:
    return [city for city in cities if seat.off(city.lat, city.lon) < seat.reach / 2]


def _territories(country: str, postcode: str | None) -> tuple[str, ...]:
    """Return the countries of GeoNames to look in, one after the other."""
    parts = _PARTS.get(country, {})
    named = [part for digits, part in parts.items() if (postcode or "").startswith(digits)]
    return tuple(named) or (country, *parts.values())


def _location(city: City) -> Location:
    raw: dict[str, Any] = {
        "geonameid": city.geonameid,
        "name": city.name,
        "country": city.country,
        "population": city.population,
    }
    return Location(f"{city.name}, {city.country}", Point(city.lat, city.lon), raw)
