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

from partners.codes import Code
from partners.locating.borders import in_country
from partners.locating.places import Place, keys_of, place_key, places_path, read_places
from partners.locating.seats import fits
from partners.model import Location, Origin, Precision, Unplaced
from partners.problems import Collector, Report, quoted

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from partners.locating.choice import Choice
    from partners.locating.gazetteer import Gazetteer
    from partners.locating.geonames import City
    from partners.locating.places import PlaceKey
    from partners.model import Partner, PartnerId, Registry

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
    `partners.locating.borders.MissingBordersError` when the package was not built.
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
            _check_nuts(partner, found, problems)
        else:
            reason = f"its point lies outside {partner.country}"
            unplaced[partner.id] = Unplaced(partner=partner.id, reason=reason, is_outside=True)
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
        self._found: dict[tuple[PlaceKey, str | None], Choice] = {}

    def choice(self, partner: Partner, *, hints: bool = True) -> Choice:
        """Return which city ``partner`` is in; with ``hints`` its postcode and NUTS code count, too."""
        from partners.locating.gazetteer import Gazetteer  # noqa: PLC0415 - geopy is slow to import

        city, country = partner.city or "", partner.country
        postcode, nuts = (partner.postcode, partner.nuts) if hints else (None, None)
        key = place_key(city, country, postcode or ""), nuts
        if key not in self._found:
            if self._gazetteer is None:
                self._gazetteer = Gazetteer()
            self._found[key] = self._gazetteer.find(
                city,
                country,
                postcode=postcode,
                nuts=nuts,
                inside=lambda one: in_country(country, one.lat, one.lon),
            )
        return self._found[key]

    def place(self, partner: Partner) -> Place | None:
        """Return the place of the city of ``partner``, as exact a key as it needs; `None` when open."""
        found = self.choice(partner).city
        if found is None or partner.city is None:
            return None
        place = found_place(partner.city, partner.country, found)
        plain = self.choice(partner, hints=False).city
        if plain is not None and plain.geonameid == found.geonameid:
            return place
        if partner.postcode:
            return replace(place, postcode=partner.postcode)
        return replace(place, nuts=partner.nuts or "")

    def find(self, partner: Partner, problems: Collector) -> Location | Unplaced:
        """Return where ``partner`` is, or why it has no place; doubts are added to ``problems``."""
        if partner.city is None:
            return Unplaced(partner=partner.id, reason="no city is given")
        choice = self.choice(partner)
        record, where = f"partner {quoted(partner.id)}", f"city {quoted(partner.city)}"
        candidates = tuple(f"{one.name} ({one.lat:.2f}, {one.lon:.2f})" for one in choice.rivals)
        if choice.city is not None:
            if not choice.sure:
                message = f"{where} was taken for {quoted(choice.city.name)}"
                fix = "write the city's usual name, or lat and lon"
                problems.add(_origin(partner), Code.SIMILAR_PLACE, message, fix, record=record)
            return found_place(partner.city, partner.country, choice.city).location
        if choice.rivals:
            code, reason = Code.AMBIGUOUS_PLACE, f"{where} could be several places"
            named = " or ".join(candidates[:_NAMED_RIVALS])
            fix = f"write the full name, the postcode, or lat and lon; so called: {named}"
        else:
            code, reason = Code.UNKNOWN_PLACE, f"{where} was not found in {partner.country}"
            fix = "write its usual name, or lat and lon"
        problems.add(_origin(partner), code, reason, fix, record=record)
        return Unplaced(partner=partner.id, reason=reason, candidates=candidates)


def found_place(written: str, country: str, city: City) -> Place:
    """Return the place of a partner whose city is ``written`` so and was found to be ``city``."""
    return Place(
        city=written,
        country=country,
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


def _from_places(partner: Partner, known: Mapping[PlaceKey, Place]) -> Location | None:
    found = [known[key] for key in keys_of(partner) if key in known]
    return found[0].location if found else None


def _check_nuts(partner: Partner, found: Location, problems: Collector) -> None:
    other = fits(partner.country, partner.nuts, found.lat, found.lon) if partner.nuts else None
    if other is not None:
        code = quoted(partner.nuts or "")
        message = f"nuts {code} is another part of {partner.country}: the point is near {other.town}"
        fix = "write the NUTS code of the seat, or correct the city or the point"
        problems.add(
            _origin(partner), Code.NUTS_FAR_AWAY, message, fix, record=f"partner {quoted(partner.id)}"
        )


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
