"""The offline gazetteer: awkward names find the right city, unclear ones find none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from partners.locating.gazetteer import Gazetteer
from partners.locating.spellings import spellings
from partners.locating.sphere import kilometres

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    """Return one gazetteer for all tests."""
    gazetteer = Gazetteer()
    yield gazetteer
    gazetteer.names.close()


# name, country, lat, lon: within 5 km
FOUND = [
    ("Malmö", "SE", 55.605, 13.000),
    ("Malmo", "SE", 55.605, 13.000),
    ("MALMÖ", "SE", 55.605, 13.000),
    ("Malmo\u0308", "SE", 55.605, 13.000),
    ("Göteborg", "SE", 57.707, 11.967),
    ("Gothenburg", "SE", 57.707, 11.967),
    ("Brussels", "BE", 50.850, 4.349),
    ("Bruxelles", "BE", 50.850, 4.349),
    ("Brussel", "BE", 50.850, 4.349),
    ("1000 Bruxelles", "BE", 50.850, 4.349),
    ("Courtrai", "BE", 50.828, 3.265),
    ("Jambes", "BE", 50.457, 4.871),
    ("Jambes (Namur)", "BE", 50.457, 4.871),
    ("Liège", "BE", 50.634, 5.567),
    ("Luik", "BE", 50.634, 5.567),
    ("München", "DE", 48.137, 11.575),
    ("Munich", "DE", 48.137, 11.575),
    ("Muenchen", "DE", 48.137, 11.575),
    ("Köln", "DE", 50.933, 6.950),
    ("Cologne", "DE", 50.933, 6.950),
    ("Frankfurt", "DE", 50.116, 8.684),
    ("Halle (Saale)", "DE", 51.483, 11.970),
    ("Garching bei München", "DE", 48.249, 11.651),
    ("Épinay-sur-Seine", "FR", 48.954, 2.308),
    ("Epinay sur Seine", "FR", 48.954, 2.308),
    ("Saint-Étienne", "FR", 45.434, 4.390),
    ("St Etienne", "FR", 45.434, 4.390),
    ("Paris 10", "FR", 48.853, 2.349),
    ("Paris, France", "FR", 48.853, 2.349),
    ("Lyon 3ème", "FR", 45.760, 4.850),
    ("Lille Cedex", "FR", 50.633, 3.058),
    ("Grenoble Cedex 9", "FR", 45.171, 5.722),
    ("Saint-Denis", "FR", 48.935, 2.354),
    ("Lens", "FR", 50.433, 2.828),
    ("Newcastle upon Tyne", "GB", 54.973, -1.614),
    ("Newcastle", "GB", 54.973, -1.614),
    ("Derry", "GB", 54.998, -7.309),
    ("San Sebastián", "ES", 43.313, -1.975),
    ("Donostia", "ES", 43.313, -1.975),
    ("Donostia-San Sebastián", "ES", 43.313, -1.975),
    ("Vitoria-Gasteiz", "ES", 42.850, -2.673),
    ("Sevilla", "ES", 37.383, -5.973),
    ("Wien", "AT", 48.208, 16.372),
    ("Vienna", "AT", 48.208, 16.372),
    ("Praha", "CZ", 50.088, 14.421),
    ("Prague", "CZ", 50.088, 14.421),
    ("Praha 1", "CZ", 50.088, 14.421),
    ("Łódź", "PL", 51.773, 19.473),
    ("Lodz", "PL", 51.773, 19.473),
    ("Bielsko-Biała", "PL", 49.822, 19.047),
    ("København", "DK", 55.676, 12.566),
    ("Aarhus", "DK", 56.157, 10.211),
    ("Århus", "DK", 56.157, 10.211),
    ("Tromsø", "NO", 69.649, 18.957),
    ("Tromso", "NO", 69.649, 18.957),
    ("Reykjavík", "IS", 64.136, -21.895),
    ("Den Haag", "NL", 52.077, 4.299),
    ("'s-Hertogenbosch", "NL", 51.700, 5.303),
    ("Genève", "CH", 46.202, 6.146),
    ("Athens", "GR", 37.984, 23.728),
    ("Αθήνα", "GR", 37.984, 23.728),
    ("ΑΘΗΝΑ", "GR", 37.984, 23.728),
    ("София", "BG", 42.697, 23.324),
    ("Liepāja", "LV", 56.505, 21.011),
    ("Székesfehérvár", "HU", 47.190, 18.411),
    ("Venezia", "IT", 45.437, 12.333),
    ("Torino", "IT", 45.070, 7.687),
    ("Pristina", "XK", 42.673, 21.167),
]


@pytest.mark.parametrize(("name", "country", "lat", "lon"), FOUND, ids=[f"{c[0]} {c[1]}" for c in FOUND])
def test_awkward_name_finds_its_city(
    name: str, country: str, lat: float, lon: float, gazetteer: Gazetteer
) -> None:
    """With or without accents, in either language, with what people add to it."""
    city = gazetteer.find(name, country).city
    assert city is not None
    assert country == city.country
    assert kilometres(lat, lon, city.lat, city.lon) < 5


@pytest.mark.parametrize(("name", "country"), [("Newport", "GB"), ("San Pietro", "IT"), ("Neustadt", "DE")])
def test_unclear_name_finds_none_and_names_the_rivals(name: str, country: str, gazetteer: Gazetteer) -> None:
    """Several places of one name and of comparable size: nobody guesses."""
    choice = gazetteer.find(name, country)
    assert choice.city is None
    assert choice.rivals


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Namurville", "BE"),
        ("Malmö", "DK"),
        ("", "FR"),
        ("FR", "FR"),
        ("Europe/Paris", "FR"),
        ("name", "FR"),
        ("Paris", "ZZ"),
        ('"', "FR"),
        (".*", "FR"),
        ("\\u00e9", "FR"),
        ("12", "FR"),
    ],
)
def test_what_is_no_city_is_not_found(name: str, country: str, gazetteer: Gazetteer) -> None:
    """Neither another country's city nor a piece of the data file's own grammar is an answer."""
    assert gazetteer.cities(name, country=country) == []


def test_a_by_name_does_not_rival_a_name(gazetteer: Gazetteer) -> None:
    """Freiberg is also called Freiburg by some; Freiburg is Freiburg."""
    choice = gazetteer.find("Freiburg", "DE")
    assert choice.city is not None
    assert choice.city.lat < 49
    assert choice.rivals


def test_it_is_a_geocoder_of_geopy(gazetteer: Gazetteer) -> None:
    """A service can stand behind the same call."""
    assert isinstance(gazetteer, Geocoder)
    found = gazetteer.geocode("Luxembourg", country="LU")
    assert isinstance(found, Location)
    assert (found.raw["geonameid"], found.raw["country"]) == (2960316, "LU")
    several = gazetteer.geocode("Limburg", exactly_one=False, country=["BE", "NL", "DE"])
    assert isinstance(several, list)
    assert gazetteer.geocode("nowhere at all", country="LU") is None


def test_spellings_grow_shorter() -> None:
    """The name as written comes first, and nothing twice."""
    assert [one.text for one in spellings("Jambes  (Namur)") if one.sure] == ["Jambes (Namur)", "Jambes"]
    assert ("Namur", False) in set(spellings("Jambes  (Namur)"))
    assert list(spellings("Mons")) == [("Mons", True)]
    assert ("Budapest", True) in set(spellings("Budapest XI"))
    assert list(spellings(" - ")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_it_stays_small() -> None:
    """A search in ten countries takes less than 150 MB, where reading the file would take 635."""
    code = (
        "from partners.locating.gazetteer import Gazetteer; g = Gazetteer()\n"
        "for c in 'FR DE ES IT GB SE BE NL PL US'.split(): g.cities('Paris', country=c)\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 150 * 1024
