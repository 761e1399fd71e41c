"""The lock file: sorted, one entry a line, and no slip of a hand or a disk goes unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners import Precision, load_registry
from partners.locating.places import Place, keys_of, place_key, read_places, render_places, write_places
from partners.model import Location, PartialDate
from partners.problems import Collector

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUICK = settings(
    deadline=None,
    max_examples=300,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
PLACES = [
    Place(
        city="Namur",
        country="BE",
        lat=50.4669,
        lon=4.86746,
        precision=Precision.CITY,
        source="geonames",
        matched="Namur",
        geonameid="2790471",
    ),
    Place(
        city="Namur",
        country="BE",
        postcode="5000",
        street="Rue des Brasseurs 175",
        lat=50.46301,
        lon=4.8712,
        precision=Precision.ADDRESS,
        source="nominatim.openstreetmap.org",
        matched='175, Rue des Brasseurs, "Namur"',
        date=PartialDate(2026, 11, 23),
    ),
    Place(
        city="Østby",
        country="NO",
        lat=61.2,
        lon=12.5,
        precision=Precision.REGION,
        source="host",
        nuts="NO020",
    ),
]
TEXT = render_places(PLACES).encode()
BODY = TEXT.index(b"places:")


def _read(path: Path, data: bytes) -> tuple[dict[object, Place], int]:
    path.write_bytes(data)
    problems = Collector()
    return dict(read_places(path, problems)), problems.errors


def test_every_truncation_is_noticed(tmp_path: Path) -> None:
    """Wherever the file ends too early, it is an error, between two entries, too."""
    path = tmp_path / "places.yaml"
    whole = _read(path, TEXT)
    assert whole == ({place.key: place for place in PLACES}, 0)
    for end in range(len(TEXT) - 1):  # the last line break alone may go
        found, errors = _read(path, TEXT[:end])
        assert errors, TEXT[:end][-40:]
        assert found == {} or errors


@QUICK
@given(st.integers(BODY, len(TEXT) - 1), st.integers(0, 7))
def test_every_flipped_bit_is_noticed_or_harmless(tmp_path: Path, position: int, bit: int) -> None:
    """A changed byte is an error, or changes nothing that is read."""
    data = bytearray(TEXT)
    data[position] ^= 1 << bit
    found, errors = _read(tmp_path / "places.yaml", bytes(data))
    assert errors or found == {place.key: place for place in PLACES}


@QUICK
@given(st.integers(BODY, len(TEXT) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_every_edit_is_noticed_or_harmless(tmp_path: Path, position: int, new: bytes, gone: int) -> None:
    """So is a slip of the hand, unless it removes a whole entry or only adds a comment."""
    data = TEXT[:position] + new + TEXT[position + gone :]
    found, errors = _read(tmp_path / "places.yaml", data)
    assert errors or found == {place.key: place for place in PLACES}


def test_it_is_sorted_and_written_once(tmp_path: Path) -> None:
    """The order does not depend on that of finding; the same text is not written again."""
    path = tmp_path / "places.yaml"
    write_places(path, PLACES)
    first, stamp = path.read_bytes(), path.stat().st_mtime_ns
    write_places(path, reversed(PLACES))
    assert first == path.read_bytes()
    assert stamp == path.stat().st_mtime_ns
    assert len([line for line in first.splitlines() if line.startswith(b"  - {")]) == len(PLACES)
    assert [file.name for file in tmp_path.iterdir()] == ["places.yaml"]


def test_a_street_is_more_exact_than_its_postcode(written: Callable[..., Path]) -> None:
    """The most exact entry of a partner wins; one without that street keeps the city's."""
    path = written(
        "partners:\n"
        "  - {id: a, name: A, country: BE, city: NAMUR, postcode: '5000', street: rue des Brasseurs 175}\n"
        "  - {id: b, name: B, country: BE, city: Namur, postcode: '5000', street: Elsewhere 1}\n"
    )
    written(render_places(PLACES), "places.yaml")
    exact, city = load_registry(path).locations.values()
    assert (exact.precision, exact.checked_on) == (Precision.ADDRESS, PartialDate(2026, 11, 23))
    assert city.precision == Precision.CITY


def test_rough_points_and_sources_are_counted(written: Callable[..., Path]) -> None:
    """Who is drawn roughly, and whom the site must credit."""
    path = written("partners:\n  - {id: a, name: A, country: 'NO', city: Østby, nuts: NO020}\n")
    written(render_places(PLACES), "places.yaml")
    registry = load_registry(path)
    assert registry.rough == ("a",)
    assert registry.place_sources == ("host",)
    assert isinstance(registry.locations[registry.rough[0]], Location)


@pytest.mark.parametrize(("one", "other"), [("Épinay-sur-Seine", "EPINAY SUR SEINE"), ("Łódź", "lodz")])
def test_a_place_is_found_however_its_name_is_written(one: str, other: str) -> None:
    """Case, accents and signs do not matter."""
    assert place_key(one, "FR") == place_key(other, "FR")


def test_a_partner_without_city_has_no_key(written: Callable[..., Path]) -> None:
    """Nothing is asked about it."""
    registry = load_registry(written("partners:\n  - {id: a, name: A, country: FR, street: Rue 1}\n"))
    assert [keys_of(partner) for partner in registry.partners.values()] == [()]
