"""Which of several places of one name is meant: `choose`.

Nobody guesses. Where postcode or NUTS code point to a part of the country, the place that lies there is
meant; else the largest, unless a rival is nearly as large.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partners.locating.spellings import spellings
from partners.locating.sphere import kilometres
from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partners.locating.geonames import City
    from partners.locating.seats import Seat

ONE_PLACE_KM = 25.0
_RIVAL_SHARE = 0.1
KNOWN = 5000  # people; a smaller place is not taken for a cut or misspelt name, or far from the hints
_FAR = 2.0
_TOO_FAR = 1.25
_FAMOUS = 20
_VERY_NEAR = 0.7
_BESIDE_KM = 60.0
_DISTRICT_KM = 12.0
_DISTRICT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """The city that is meant and its rivals; no city with rivals when nobody can tell.

    It is not ``sure`` when the name was cut or misspelt to find it, ``hinted`` when postcode or NUTS
    code decided.
    """

    city: City | None = None
    rivals: tuple[City, ...] = ()
    sure: bool = True
    hinted: bool = False


def beside(rivals: Iterable[City], landmark: City) -> City | None:
    """Return the one of ``rivals`` within 60 km of ``landmark``; `None` if there is none, or several."""
    close = [
        city for city in rivals if kilometres(city.lat, city.lon, landmark.lat, landmark.lon) < _BESIDE_KM
    ]
    return close[0] if len(close) == 1 else None


def choose(
    cities: Sequence[City],
    query: str,
    near: Sequence[Seat] = (),
    large: Iterable[tuple[float, float, int]] = (),
    *,
    sure: bool = True,
) -> Choice:
    """Return which of ``cities`` (all of one country, largest first) ``query`` means.

    A rival lies more than 25 km away and has more than a tenth of the largest city's people. It does
    not count when ``query`` is the largest city's own name and only a by-name of the rival, or when it
    is a district of a city in ``large`` (latitude, longitude, population) and the other is none.
    """
    if not cities:
        return Choice()
    hinted = _by_hints(cities, near)
    if hinted is not None:
        rivals = tuple(city for city in cities if _apart(city, hinted))
        known = sure or _believable(hinted, near)
        return Choice(hinted, rivals, sure, hinted=bool(rivals)) if known else Choice()
    choice = _by_size(cities, query, tuple(large))
    city = choice.city
    if city is None:
        return choice if sure or near else Choice()
    if (
        near
        and city.population < KNOWN
        and near[0].off(city.lat, city.lon) > near[0].reach * (1 if near[0].exact else _TOO_FAR)
    ):
        return Choice(None, tuple(cities))
    return Choice(city, choice.rivals, sure) if sure or _believable(city, near) else Choice()


def _by_hints(cities: Sequence[City], near: Sequence[Seat]) -> City | None:
    """Return the one place within reach of the hints, the largest if several are one; else `None`."""
    if not near:
        return None
    town = near[0]
    best = min(cities, key=lambda city: town.off(city.lat, city.lon))
    off = town.off(best.lat, best.lon)
    if off > town.reach or (not town.exact and cities[0].population > best.population * _FAMOUS):
        return None
    around = max(town.reach / 2, _FAR * off) if town.exact else town.reach
    return _clearly_largest([city for city in cities if town.off(city.lat, city.lon) <= around])


def _clearly_largest(cities: Sequence[City]) -> City | None:
    first, *others = sorted(cities, key=lambda city: -city.population)
    rivals = [city for city in others if _apart(city, first)]
    return first if all(city.population < first.population * _RIVAL_SHARE for city in rivals) else None


def _by_size(cities: Sequence[City], query: str, large: tuple[tuple[float, float, int], ...]) -> Choice:
    comparable = [city for city in cities if city.population >= cities[0].population * _RIVAL_SHARE]
    towns = [city for city in comparable if not _is_district(city, large)] or comparable
    first = towns[0]
    names = {folded(spelling.text) for spelling in spellings(query) if spelling.sure}
    rivals = tuple(city for city in towns[1:] if _apart(city, first))
    own_name = folded(first.name) in names
    if own_name and not any(folded(city.name) in names for city in rivals):
        return Choice(first, rivals)
    return Choice(None if rivals else first, rivals if not rivals else (first, *rivals))


def _believable(city: City, near: Sequence[Seat]) -> bool:
    """Return whether ``city`` may be what a cut or misspelt name means: near the hints, or of some size."""
    if not near:
        return city.population >= KNOWN
    return near[0].off(city.lat, city.lon) <= near[0].reach * (1 if city.population >= KNOWN else _VERY_NEAR)


def _is_district(city: City, large: tuple[tuple[float, float, int], ...]) -> bool:
    return any(
        city.population < people * _DISTRICT_SHARE and kilometres(city.lat, city.lon, lat, lon) < _DISTRICT_KM
        for lat, lon, people in large
    )


def _apart(city: City, other: City) -> bool:
    return kilometres(city.lat, city.lon, other.lat, other.lon) > ONE_PLACE_KM
