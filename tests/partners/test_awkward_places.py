"""Forty awkward places of Europe: small, on islands, with two names, abbreviated, misspelt, with namesakes.

Coordinates are general knowledge, to a tenth of a degree; 10 km are allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from partners.locating.borders import in_country
from partners.locating.gazetteer import Gazetteer
from partners.locating.sphere import kilometres

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    """Return one gazetteer for all tests."""
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.names.close()


# as written, country, postcode; latitude, longitude
PLACES: list[tuple[tuple[str, str, str], tuple[float, float]]] = [
    (("Kuressaare", "EE", ""), (58.25, 22.49)),
    (("Mariehamn", "FI", ""), (60.10, 19.94)),
    (("Maarianhamina", "FI", ""), (60.10, 19.94)),
    (("Jakobstad / Pietarsaari", "FI", ""), (63.67, 22.70)),
    (("Åbo", "FI", ""), (60.45, 22.27)),
    (("Longyearbyen", "NO", ""), (78.22, 15.64)),
    (("Mo i Rana", "NO", "8601"), (66.31, 14.14)),
    (("Tórshavn", "FO", ""), (62.01, -6.77)),
    (("Sct. Peder's Nykøbing F", "DK", "4800"), (54.77, 11.87)),
    (("Haderslev Kommune", "DK", ""), (55.25, 9.49)),
    (("Rønne (Bornholm)", "DK", "3700"), (55.10, 14.70)),
    (("Flensborg", "DE", ""), (54.78, 9.44)),
    (("Frankfurt/Oder", "DE", ""), (52.35, 14.55)),
    (("Frankfurt a. M.", "DE", ""), (50.11, 8.68)),
    (("Freiburg i.Br.", "DE", "79098"), (47.99, 7.85)),
    (("Rothenburg o.d. Tauber", "DE", ""), (49.38, 10.18)),
    (("Neustadt", "DE", "67433"), (49.35, 8.14)),
    (("Goerlitz", "DE", ""), (51.15, 14.99)),
    (("Budyšin", "DE", ""), (51.18, 14.42)),
    (("St. Pölten", "AT", ""), (48.20, 15.63)),
    (("St. Veit/Glan", "AT", "9300"), (46.77, 14.36)),
    (("Biel/Bienne", "CH", ""), (47.14, 7.25)),
    (("Bozen", "IT", ""), (46.50, 11.35)),
    (("Brixen - Bressanone", "IT", ""), (46.72, 11.66)),
    (("Reggio Emilia", "IT", ""), (44.70, 10.63)),
    (("L'Aquila", "IT", ""), (42.35, 13.40)),
    (("GENT", "BE", ""), (51.05, 3.72)),
    (("B-7000 Mons", "BE", ""), (50.45, 3.95)),
    (("St-Niklaas", "BE", ""), (51.17, 4.14)),
    (("Den Bosch", "NL", ""), (51.69, 5.30)),
    (("Saint Étienne Cedex 01", "FR", ""), (45.43, 4.39)),
    (("Mans (Le)", "FR", "72000"), (48.00, 0.20)),
    (("Saint-Denis", "FR", "97400"), (-20.88, 55.45)),
    (("Iruña", "ES", ""), (42.82, -1.64)),
    (("La Coruña", "ES", ""), (43.37, -8.40)),
    (("Salamanca", "ES", ""), (40.97, -5.66)),
    (("Ponta Delgada", "PT", ""), (37.74, -25.67)),
    (("Lwów", "UA", ""), (49.84, 24.03)),
    (("Stettin", "PL", ""), (53.43, 14.55)),
    (("Gorzów Wlkp.", "PL", "66-400"), (52.73, 15.24)),
    (("Gmina Chełm", "PL", "22-100"), (51.14, 23.47)),
    (("Ostrava-Poruba", "CZ", ""), (49.83, 18.20)),
    (("Brünn", "CZ", ""), (49.20, 16.61)),
    (("Pressburg", "SK", ""), (48.15, 17.11)),
    (("Fiume", "HR", ""), (45.33, 14.44)),
    (("Municipality of Piran", "SI", ""), (45.53, 13.57)),
    (("Piran/Pirano", "SI", ""), (45.53, 13.57)),
    (("Temeswar", "RO", ""), (45.75, 21.23)),
    (("Siliştea", "RO", "907270"), (44.40, 28.17)),
    (("Philippopolis", "BG", ""), (42.15, 24.75)),
    (("Chania", "GR", ""), (35.51, 24.02)),
    (("Ηράκλειο", "GR", ""), (35.34, 25.13)),
    (("Lefkosia", "CY", ""), (35.17, 33.36)),
    (("Victoria, Gozo", "MT", ""), (36.04, 14.24)),
    (("Stutgart", "DE", ""), (48.78, 9.18)),
    (("Derry/Londonderry", "GB", ""), (55.00, -7.31)),
    (("St. Austell, Cornwall", "GB", ""), (50.34, -4.79)),
    (("Steòrnabhagh", "GB", ""), (58.21, -6.39)),
]


@pytest.mark.parametrize(("written", "point"), PLACES, ids=[" ".join(case[0]) for case in PLACES])
def test_an_awkward_place_is_found(
    written: tuple[str, str, str], point: tuple[float, float], gazetteer: Gazetteer
) -> None:
    """Within 10 km, and inside its country."""
    (name, country, postcode), (lat, lon) = written, point
    found = gazetteer.find(name, country, postcode=postcode).city
    assert found is not None
    assert kilometres(lat, lon, found.lat, found.lon) < 10
    assert in_country(country, found.lat, found.lon)


LEFT_OPEN = [
    ("Neustadt", "DE", "", ""),
    ("Newport", "GB", "", ""),
    ("Vítkovice", "CZ", "70300", ""),
    ("Dessau", "IT", "06844", ""),
    ("Odense C", "DE", "5000", ""),
    ("Novigrad", "HR", "", "HR036"),
    ("Vest", "DK", "2800", ""),
    ("Sehr Kleines Dorf", "DE", "", ""),
]


@pytest.mark.parametrize(("name", "country", "postcode", "nuts"), LEFT_OPEN)
def test_what_nobody_can_tell_is_left_open(
    name: str, country: str, postcode: str, nuts: str, gazetteer: Gazetteer
) -> None:
    """Namesakes, villages that GeoNames lacks, other countries' cities: no point rather than a wrong one."""
    assert gazetteer.find(name, country, postcode=postcode, nuts=nuts).city is None


NAMESAKES = [
    (("Neustadt", "DE", "", "DEB35"), (49.35, 8.14)),
    (("Saint-Aubin", "FR", "91190", ""), (48.71, 2.14)),
    (("Prades", "FR", "66500", ""), (42.62, 2.42)),
    (("St. Veit", "AT", "9300", ""), (46.77, 14.36)),
    (("Bernau", "DE", "16321", ""), (52.68, 13.59)),
    (("Resia", "IT", "", "ITH42"), (46.37, 13.31)),
    (("Mirano", "IT", "30035", ""), (45.49, 12.11)),
    (("Gronau", "DE", "48599", ""), (52.21, 7.02)),
]


@pytest.mark.parametrize(("written", "point"), NAMESAKES)
def test_postcode_and_nuts_tell_namesakes_apart(
    written: tuple[str, str, str, str], point: tuple[float, float], gazetteer: Gazetteer
) -> None:
    """What is ambiguous alone is clear with a hint."""
    (name, country, postcode, nuts), (lat, lon) = written, point
    found = gazetteer.find(name, country, postcode=postcode, nuts=nuts)
    assert found.city is not None
    assert kilometres(lat, lon, found.city.lat, found.city.lon) < 10


DOUBTED = ["Stutgart", "Brandenbur", "Frankfurt Mitte"]


@pytest.mark.parametrize("name", DOUBTED)
def test_a_cut_or_misspelt_name_is_doubted(name: str, gazetteer: Gazetteer) -> None:
    """It is drawn, with a warning."""
    found = gazetteer.find(name, "DE")
    assert found.city is not None
    assert not found.sure
