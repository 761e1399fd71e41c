"""Where partners are drawn: what wins, what is refused, what is left open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from partners import Precision, Registry, Report, load_registry, place, read_registry
from partners.locating import borders as outlines
from partners.locating import placing
from partners.locating.places import Place, render_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAMUR = Place(city="Namur", country="BE", lat=50.5, lon=4.9, precision=Precision.CITY, source="geonames")


def _partners(*lines: str) -> str:
    return "partners:\n" + "".join(f"  - {{id: p{n}, name: P, {line}}}\n" for n, line in enumerate(lines))


def _placed(path: Path) -> tuple[Registry, Report]:
    registry, report = read_registry(path)
    assert registry is not None, report.render()
    return place(registry, path=path)


def test_order_is_hand_then_lock_file_then_gazetteer(written: Callable[..., Path]) -> None:
    """A point by hand wins over everything, the lock file over the gazetteer."""
    path = written(
        _partners(
            "country: BE, city: Namur, lat: 50.4674, lon: 4.8720",
            "country: BE, city: namur",
            "country: BE, city: Liège",
        )
    )
    written(render_places([NAMUR]), "places.yaml")
    registry, report = _placed(path)
    assert not report.problems
    by_hand, from_lock, from_names = (registry.locations[f"p{n}"] for n in range(3))  # type: ignore[index]
    assert (
        by_hand.lat,
        by_hand.lon,
        by_hand.precision,
        by_hand.source,
    ) == (50.4674, 4.8720, Precision.ADDRESS, "registry")
    assert (
        from_lock.lat,
        from_lock.lon,
        from_lock.precision,
        from_lock.source,
    ) == (50.5, 4.9, Precision.CITY, "geonames")
    assert (from_names.matched, from_names.source) == ("Liège", "geonames")
    assert registry.unplaced == ()


def test_a_place_with_postcode_is_more_exact(written: Callable[..., Path]) -> None:
    """The entry of city and postcode wins over that of the city alone."""
    exact = Place(
        city="Namur",
        postcode="5000",
        country="BE",
        lat=50.46,
        lon=4.86,
        precision=Precision.POSTCODE,
        source="geonames",
    )
    path = written(
        _partners("country: BE, city: Namur, postcode: '5000'", "country: BE, city: Namur, postcode: '5100'")
    )
    written(render_places([NAMUR, exact]), "places.yaml")
    registry, _ = _placed(path)
    assert [one.precision for one in registry.locations.values()] == [Precision.POSTCODE, Precision.CITY]


def test_nobody_vanishes(written: Callable[..., Path]) -> None:
    """Every partner is placed or listed with its reason, candidates included."""
    path = written(
        _partners(
            "country: FR",
            "country: BE, city: Namurville",
            "country: GB, city: Newport",
            "country: EE, city: Tartu",
        )
    )
    registry, report = _placed(path)
    assert [problem.code for problem in report.warnings] == ["unknown-place", "ambiguous-place"]
    assert not report.errors
    assert list(registry.locations) == ["p3"]
    assert [one.reason for one in registry.unplaced] == [
        "no city is given",
        "city 'Namurville' was not found in BE",
        "city 'Newport' could be several places",
    ]
    assert registry.unplaced[2].candidates == ("Newport (51.59, -3.00)", "Newport (50.70, -1.29)")


def test_gazetteer_stays_closed_when_nothing_is_missing(
    written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening 79 MB is for the first unknown city only."""
    monkeypatch.setattr(placing.Search, "choice", lambda *_, **__: pytest.fail("the gazetteer was opened"))
    path = written(_partners("country: BE, city: Namur", "country: FR, lat: 48.9, lon: 2.3", "country: FR"))
    written(render_places([NAMUR]), "places.yaml")
    assert len(_placed(path)[0].locations) == 2


OUTSIDE = [
    ("country: FR, lat: 2.35, lon: 48.85", "swap them: lat: 48.85, lon: 2.35"),
    ("country: DE, lat: 48.85, lon: 2.35", "correct the point or the country"),
    ("country: NO, lat: -60.39, lon: 5.32", "correct the point or the country"),
]


@pytest.mark.parametrize(("line", "fix"), OUTSIDE)
def test_a_point_outside_its_country_is_an_error(line: str, fix: str, written: Callable[..., Path]) -> None:
    """Swapped coordinates are recognised."""
    registry, report = _placed(written(_partners(line)))
    (problem,) = report.errors
    assert ("point-outside-country", fix, 2) == (problem.code, problem.fix, problem.line)
    assert [one.partner for one in registry.unplaced] == ["p0"]


def test_a_wrong_entry_of_the_lock_file_is_an_error(written: Callable[..., Path]) -> None:
    """It is reported at its line."""
    wrong = Place(city="Namur", country="BE", lat=4.9, lon=50.5, precision=Precision.CITY, source="someone")
    path = written(_partners("country: BE, city: Namur"))
    written(render_places([wrong]), "places.yaml")
    _, report = _placed(path)
    (problem,) = report.errors
    assert (
        problem.code,
        problem.file.rpartition("/")[2],
        problem.line,
    ) == ("point-outside-country", "places.yaml", 6)


def test_load_registry_places(written: Callable[..., Path]) -> None:
    """A notebook has locations at once, unless it wants none."""
    path = written(_partners("country: EE, city: Tartu"))
    assert len(load_registry(path).locations) == 1
    assert len(load_registry(path, place=False).locations) == 0


COASTS = [
    ("NO", 69.65, 18.96),
    ("GB", 60.15, -1.14),
    ("FR", 48.45, -5.09),
    ("FR", -20.88, 55.45),
    ("ES", 28.12, -15.43),
    ("PT", 37.74, -25.67),
    ("GR", 36.44, 28.22),
    ("EE", 58.25, 22.49),
    ("MT", 35.90, 14.51),
    ("FI", 60.10, 19.93),
    ("IT", 35.50, 12.61),
    ("DK", 55.10, 14.70),
    ("UA", 44.95, 34.10),
    ("CY", 35.34, 33.32),
    ("XK", 42.66, 21.17),
    ("US", 30.61, -96.33),
    ("FJ", -16.8, -179.98),
]


@pytest.mark.parametrize(("country", "lat", "lon"), COASTS)
def test_islands_and_coasts_are_inside(country: str, lat: float, lon: float) -> None:
    """The outlines are coarse; 30 km of tolerance make up for it."""
    assert outlines.in_country(country, lat, lon)


@pytest.fixture
def square(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put one country of one square in the place of all outlines."""
    bundle = tmp_path / "borders.json"
    bundle.write_text(json.dumps({"AA": [[0, 0, 200, 0, 200, 200, 0, 200]]}), encoding="utf-8")
    monkeypatch.setattr(outlines, "BUNDLE", bundle)
    _forget()
    yield
    _forget()


def _forget() -> None:
    outlines.in_country.cache_clear()
    outlines._rings.cache_clear()
    outlines._outlines.cache_clear()


@pytest.mark.usefixtures("square")
def test_tolerance_is_thirty_kilometres() -> None:
    """Inside, just outside, too far outside; an unknown country holds everything."""
    for point, inside in {
        (1, 1): True,
        (1, 2.25): True,
        (2.2, 2.1): True,
        (1, 2.3): False,
        (2.3, 1): False,
    }.items():
        assert inside is outlines.in_country("AA", *point)
    assert outlines.in_country("AQ", -80, 0)


@pytest.mark.usefixtures("square")
def test_missing_outlines_name_the_command(tmp_path: Path) -> None:
    """Who works in a checkout without building it is told how."""
    (tmp_path / "borders.json").unlink()
    with pytest.raises(outlines.MissingBordersError, match=r"python -m pip install \."):
        outlines.in_country("AA", 0, 0)
