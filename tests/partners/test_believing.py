"""Which answer of a service is believed, and how exact it is."""

from __future__ import annotations

import pytest

from partners.locating.believing import believe
from partners.locating.places import Place
from partners.locating.questions import Question
from partners.locating.service import Candidate
from partners.model import Precision

CITY = Question("Namur", "BE")
STREET = Question("Namur", "BE", "5000", "Rue des Brasseurs 175")
NAMUR = Place(city="Namur", country="BE", lat=50.467, lon=4.867, precision=Precision.CITY, source="geonames")


def offered(
    group: str, level: str, *, country: str = "BE", lat: float = 50.466, importance: float = 0.5
) -> Candidate:
    """Return a candidate near Namur."""
    return Candidate(
        lat=lat,
        lon=4.868,
        name="X",
        group=group,
        kind=level,
        level=level,
        country=country,
        importance=importance,
    )


KINDS = [
    (CITY, "place", "town", Precision.CITY),
    (CITY, "boundary", "municipality", Precision.CITY),
    (CITY, "boundary", "province", Precision.REGION),
    (CITY, "boundary", "country", None),
    (CITY, "shop", "bakery", None),
    (CITY, "railway", "station", None),
    (CITY, "place", "postcode", None),
    (Question("Namur", "BE", "5000"), "place", "postcode", Precision.POSTCODE),
    (STREET, "place", "house", Precision.ADDRESS),
    (STREET, "highway", "road", Precision.ADDRESS),
    (STREET, "building", "building", Precision.ADDRESS),
    (STREET, "place", "town", None),
    (STREET, "amenity", "restaurant", None),
]


@pytest.mark.parametrize(("question", "group", "level", "precision"), KINDS)
def test_only_the_right_kind_answers(
    question: Question, group: str, level: str, precision: Precision | None
) -> None:
    """A city is no shop, a street is no town; a region is a rough answer."""
    verdict = believe(question, [offered(group, level)], NAMUR)
    assert (precision is not None) == (verdict.found is not None)
    assert verdict.precision == (precision or Precision.CITY)


def test_a_rival_of_the_same_rank_leaves_it_open() -> None:
    """The candidates are listed; a much less important one is none."""
    far = offered("place", "town", lat=50.0)
    verdict = believe(CITY, [offered("place", "town"), far])
    assert (verdict.found, len(verdict.candidates)) == (None, 2)
    small = offered("place", "village", lat=50.0, importance=0.1)
    assert believe(CITY, [offered("place", "town"), small]).found is not None
    near = offered("place", "village", lat=50.5)
    assert believe(CITY, [offered("place", "town"), near]).found is not None


def test_a_street_in_another_town_is_not_believed() -> None:
    """The street must lie in the city, as far as that is known."""
    verdict = believe(STREET, [offered("highway", "road", lat=50.8)], NAMUR)
    assert verdict.reason == "found far from Namur only"


def test_the_country_is_checked_by_word_and_point() -> None:
    """A French answer is none, nor one that only says it is Belgian, nor one that does not say."""
    for candidate in (
        offered("place", "town", country="FR"),
        offered("place", "town", lat=45.0),
        offered("place", "town", country=""),
    ):
        assert believe(CITY, [candidate]).reason == "found outside BE only"


def test_a_territory_is_known_under_its_state() -> None:
    """OpenStreetMap keeps Réunion under France."""
    question = Question("Saint-Denis", "RE")
    there = Candidate(lat=-20.88, lon=55.45, name="X", group="place", level="city", country="FR")
    assert question.state == "FR"
    assert believe(question, [there]).found is there
