"""Where every partner is drawn: `place`.

A hand-written point wins, then the lock file ``places.yaml``, then the offline gazetteer. A city that
is not known, or that could be two, leaves its partner without a point: it stays in every list, and
`Registry.unplaced` says why.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from partners.borders import in_country
from partners.codes import Code
from partners.model import Location, Origin, Precision, Unplaced
from partners.places import Place, place_key, places_path, read_places
from partners.problems import Collector, Report, quoted

if TYPE_CHECKING:
    import os

    from partners.gazetteer import Gazetteer
    from partners.geonames import City
    from partners.model import Partner, PartnerId, Registry
    from partners.places import PlaceKey

_NAMED_RIVALS = 3


def place(
    registry: Registry,
    *,
    path: str | os.PathLike[str] | None = None,
    places: str | os.PathLike[str] | None = None,
) -> tuple[Registry, Report]:
    """Return ``registry`` with `locations` and `unplaced` filled, and what is wrong or doubtful about them.

    ``path`` is the registry's path, beside which ``places.yaml`` is looked for; ``places`` names the
    lock file itself. With neither, only hand-written points and the gazetteer place partners. Raises
    `partners.borders.MissingBordersError` when the package was not built.
    """
    problems = Collector()
    if places is None and path is not None:
        places = places_path(path)
    known = {} if places is None else read_places(Path(places), problems)
    _check_points(known, problems)
    search = Search()
    locations: dict[PartnerId, Location] = {}
    unplaced: dict[PartnerId, Unplaced] = {}
    for partner in sorted(registry.partners.values(), key=lambda one: one.country):
        found = _by_hand(partner) or _from_places(partner, known) or search.find(partner, problems)
        if isinstance(found, Unplaced):
            unplaced[partner.id] = found
        elif in_country(partner.country, found.lat, found.lon):
            locations[partner.id] = found
        else:
            reason = f"its point lies outside {partner.country}"
            unplaced[partner.id] = Unplaced(partner=partner.id, reason=reason)
            if found.source == "registry":
                record = f"partner {quoted(partner.id)}"
                _outside(_origin(partner), record, partner.country, (found.lat, found.lon), problems)
    placed = replace(
        registry,
        locations=MappingProxyType(dict(sorted(locations.items()))),
        unplaced=tuple(unplaced[partner] for partner in sorted(unplaced)),
    )
    return placed, problems.report()


class Search:
    """Looks cities up in the gazetteer, which is opened for the first one that nothing else places."""

    def __init__(self) -> None:
        self._gazetteer: Gazetteer | None = None
        self._found: dict[PlaceKey, tuple[City | None, tuple[City, ...]]] = {}

    def city(self, city: str, country: str) -> tuple[City | None, tuple[City, ...]]:
        """Return the city meant and its rivals; `None` when it is not known or not clear."""
        from partners.gazetteer import Gazetteer, choose  # noqa: PLC0415 - geopy is slow to import

        key = place_key(city, country)
        if key not in self._found:
            if self._gazetteer is None:
                self._gazetteer = Gazetteer()
            cities = self._gazetteer.cities(city, country=country)
            self._found[key] = choose(city, [one for one in cities if in_country(country, one.lat, one.lon)])
        return self._found[key]

    def find(self, partner: Partner, problems: Collector) -> Location | Unplaced:
        """Return where ``partner`` is, or why it has no place; the latter is added to ``problems``."""
        if partner.city is None:
            return Unplaced(partner=partner.id, reason="no city is given")
        city, rivals = self.city(partner.city, partner.country)
        if city is not None:
            return found_place(partner.city, city).location
        candidates = tuple(f"{one.name} ({one.lat:.2f}, {one.lon:.2f})" for one in rivals)
        where = f"city {quoted(partner.city)}"
        if rivals:
            code, reason = Code.AMBIGUOUS_PLACE, f"{where} could be several places"
            named = " or ".join(candidates[:_NAMED_RIVALS])
            fix = f"write the full name, or lat and lon; also so called: {named}"
        else:
            code, reason = Code.UNKNOWN_PLACE, f"{where} was not found in {partner.country}"
            fix = "write its usual name, or lat and lon"
        problems.add(_origin(partner), code, reason, fix, record=f"partner {quoted(partner.id)}")
        return Unplaced(partner=partner.id, reason=reason, candidates=candidates)


def found_place(written: str, city: City) -> Place:
    """Return the place of a partner whose city is ``written`` so and was found to be ``city``."""
    return Place(
        city=written,
        country=city.country,
        lat=city.lat,
        lon=city.lon,
        precision=Precision.CITY,
        source="geonames",
        matched=city.name,
        geonameid=str(city.geonameid),
    )


def _by_hand(partner: Partner) -> Location | None:
    if partner.lat is None or partner.lon is None:
        return None
    return Location(lat=partner.lat, lon=partner.lon, precision=Precision.ADDRESS, source="registry")


def _from_places(partner: Partner, known: dict[PlaceKey, Place]) -> Location | None:
    if partner.city is None:
        return None
    exact = known.get(place_key(partner.city, partner.country, partner.postcode or ""))
    found = exact or known.get(place_key(partner.city, partner.country))
    return found.location if found else None


def _check_points(known: dict[PlaceKey, Place], problems: Collector) -> None:
    for one in known.values():
        if not in_country(one.country, one.lat, one.lon) and one.origin is not None:
            _outside(one.origin, f"place {quoted(one.city)}", one.country, (one.lat, one.lon), problems)


def _outside(
    origin: Origin, record: str, country: str, point: tuple[float, float], problems: Collector
) -> None:
    lat, lon = point
    swapped = abs(lon) <= 90 and in_country(country, lon, lat)  # noqa: PLR2004 - a latitude's range
    fix = f"swap them: lat: {lon:g}, lon: {lat:g}" if swapped else "correct the point or the country"
    message = f"the point lat {lat:g}, lon {lon:g} lies outside {country}"
    problems.add(origin, Code.POINT_OUTSIDE_COUNTRY, message, fix, record=record)


def _origin(partner: Partner) -> Origin:
    return partner.origin or Origin("registry", 1, 1)
