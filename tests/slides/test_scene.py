"""A slide shows every partner at its true place, with a label of its own; nothing overlaps or crosses."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import asin, cos, dist, radians, sin, sqrt
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from slide_registries import CITIES, flat, registry_of

from maps.slides import stories
from maps.slides.drawing import HEIGHT, WIDTH, Disc, Group, Line, Picture, Shape, Slide, Words
from maps.slides.framing import framed
from maps.slides.labelling import Box
from maps.slides.land import countries
from maps.slides.margins import MOST
from maps.slides.scene import PANE, Studio
from partners import load_registry

if TYPE_CHECKING:
    from partners import Registry

ROOT = Path(__file__).parents[2]
EIGHT = {
    "TWIST", "SPW", "Interface Europe", "Barcelona Media", "Cap Digital", "Pôle Média Grand Paris",
    "Eesti Digikeskus", "Media Evolution",
}  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(ROOT / "data" / "partners.yaml")


def slide_of(registry: Registry, kind: str, record: str) -> Slide:
    told = [story for story in stories.stories(registry) if (story.kind, story.id) == (kind, record)]
    return next(Studio(registry, "Oct 2025").slides(told))


def only_project(registry: Registry) -> Slide:
    return next(Studio(registry, "").slides(stories.projects(registry)))


def leaders(slide: Slide) -> dict[str, Line]:
    return {item.name: item for item in slide.items if isinstance(item, Line) and item.name.startswith("To ")}


def boxes(slide: Slide) -> list[tuple[str, Box]]:
    """Return what may not overlap: every text but initials, every monogram and logo."""
    found = [(item.name, item.box) for item in slide.items if isinstance(item, Words | Picture)]
    for item in slide.items:
        if isinstance(item, Group) and item.name.startswith("Monogram"):
            disc = item.items[0]
            assert isinstance(disc, Disc)
            r = disc.radius
            found.append((item.name, Box(disc.x - r, disc.y - r, disc.x + r, disc.y + r)))
    return found


def overlaps(slide: Slide) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes(slide), 2)
        if a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
    ]


def meeting(slide: Slide) -> list[tuple[str, str]]:
    """Return the pairs of leaders that have a point in common, but for those that end at one dot."""
    lines = [(name, shapely.LineString([line.start, line.end])) for name, line in leaders(slide).items()]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(lines, 2)
        if a.intersects(b) and shapely.distance(a.intersection(b), shapely.Point(a.coords[-1])) > 9
    ]


def check(slide: Slide) -> None:
    assert overlaps(slide) == []
    for name, box in boxes(slide):
        assert box.left >= 10, name
        assert box.right <= WIDTH - 10, name
        assert box.top >= 0, name
        assert box.bottom <= HEIGHT, name
        middle = (box.top + box.bottom) / 2
        if PANE.top < middle < PANE.bottom:
            assert box.right < PANE.left or box.left > PANE.right, name
    for line in leaders(slide).values():
        assert line.start[0] in {PANE.left, PANE.right}
        assert PANE.holds(*line.end)


def test_the_founding_slide(registry: Registry) -> None:
    """EuroTransMedia's eight partners are named and led to their places; no leader crosses another."""
    slide = slide_of(registry, "projects", "eurotransmedia")

    assert {name.removeprefix("To ") for name in leaders(slide)} == EIGHT
    assert meeting(slide) == []
    check(slide)
    said = " ".join(
        run.text for item in slide.items if isinstance(item, Words) for line in item.lines for run in line
    )
    for words in ("EUROTRANSMEDIA", "FP7 Regions of Knowledge", "2013–2016", "8 partners in 5 countries",
                  "Coordinator (not certain)", "Source: ", "cordis.europa.eu", "Registry as of"):  # fmt: skip
        assert words in said


def test_places_are_true(registry: Registry) -> None:
    """Distances on the slide are those on the globe, nearly; dots lie in their countries."""
    slide = slide_of(registry, "projects", "eurotransmedia")
    at = {}
    for item in slide.items:
        discs = [part for part in flat([item]) if isinstance(part, Disc)]
        for disc in discs:
            at |= {name: (disc.x, disc.y) for name in disc.name.split(", ") if name in EIGHT}
    where = {registry.partners[p].label: found for p, found in registry.locations.items()}
    ratios = [
        dist(at[one], at[other]) / globe(where[one], where[other])
        for one, other in combinations(sorted(EIGHT), 2)
        if globe(where[one], where[other]) > 200
    ]
    assert set(at) == EIGHT
    assert max(ratios) / min(ratios) < 1.03

    lands = {item.name: item for item in flat(slide.items) if isinstance(item, Shape)}
    inside = {
        "TWIST": "Belgium",
        "Media Evolution": "Sweden",
        "Pôle Média Grand Paris": "France",
        "Eesti Digikeskus": "Estonia",
    }
    for partner, country in inside.items():
        rings = [shapely.Polygon(piece.points) for piece in lands[country].pieces]
        assert min(shapely.distance(ring, shapely.Point(at[partner])) for ring in rings) < 1, partner


def globe(one: object, other: object) -> float:
    """Return the great circle's kilometres between two locations."""
    a, b = radians(one.lat), radians(other.lat)
    h = sin((a - b) / 2) ** 2 + cos(a) * cos(b) * sin(radians(one.lon - other.lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


@pytest.mark.parametrize("count", [*range(2, 61, 4), 59, 60])
def test_nothing_overlaps_from_2_to_60_partners(count: int) -> None:
    """Random places, in one town, in one line; names short and very long; 0 crossings, 0 overlaps."""
    random = Random(count)  # noqa: S311 - repeatable
    spread = [(random.uniform(36, 65), random.uniform(-9, 30)) for _ in range(count)]
    shape = count // 4 % 3
    places = [
        spread,
        [(50 + lat / 1e4, 5 + lon / 1e4) for lat, lon in spread],
        [(50.0, lon) for _, lon in spread],
    ][shape]

    slide = only_project(registry_of(places, seed=count))

    check(slide)
    assert meeting(slide) == []
    assert len(leaders_of(slide)) == count


def leaders_of(slide: Slide) -> list[Line]:
    return [item for item in slide.items if isinstance(item, Line) and item.name.startswith("To ")]


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)
PLACES = st.tuples(st.floats(34, 70), st.floats(-24, 45))


@settings(max_examples=25)
@given(st.lists(st.tuples(PLACES, NAMES), min_size=1, max_size=60), st.booleans())
def test_whatever_the_names(partners: list[tuple[tuple[float, float], str]], lead: bool) -> None:  # noqa: FBT001
    """Any text as a name, any place: every label stays in its slot."""
    slide = only_project(registry_of([p for p, _ in partners], names=[n for _, n in partners], lead=lead))

    check(slide)
    assert len(leaders_of(slide)) == len(partners)


def test_every_slide_of_the_registry(registry: Registry) -> None:
    """No slide of the real registry has an overlap, a crossing, or a text off the slide."""
    told = [
        story for i, story in enumerate(stories.stories(registry)) if story.kind != "partners" or i % 8 == 0
    ]
    for slide in Studio(registry, "Oct 2025").slides(told):
        check(slide)
        assert meeting(slide) == [], slide.id


def test_more_partners_than_labels() -> None:
    """Of 90 partners places are named, and the slide says how many that leaves out."""
    random = Random(9)  # noqa: S311 - repeatable
    registry = registry_of([(random.uniform(36, 65), random.uniform(-9, 30)) for _ in range(90)])

    slide = only_project(registry)

    check(slide)
    assert 1 < len(leaders(slide)) <= min(MOST, len(CITIES))
    notes = [item.lines[0][0].text for item in slide.items if isinstance(item, Words) and item.name == "Note"]
    assert notes == [
        "Named are 6 of 6 places, those with most partners: 90 of 90. The larger a dot, the more."
    ]


def test_beyond_the_map() -> None:
    """A partner in New York is pointed to at the western edge; Europe keeps its scale; the legend says so."""
    near = [(50.8, 4.3), (59.4, 24.7), (41.4, 2.1)]
    slide = only_project(
        registry_of([*near, (40.7, -74.0)], names=["Brussels", "Tallinn", "Barcelona", "New York"])
    )

    x, y = leaders(slide)["To New York"].end
    assert x < PANE.left + 25
    assert PANE.top < y < PANE.bottom
    assert any(isinstance(item, Words) and item.name.startswith("Beyond the map") for item in slide.items)
    at_home = only_project(registry_of(near, names=["Brussels", "Tallinn", "Barcelona"]))
    dots = [{i.name: (i.x, i.y) for i in flat(s.items) if isinstance(i, Disc)} for s in (slide, at_home)]
    assert dots[0]["Tallinn"] == dots[1]["Tallinn"]
    check(slide)


def test_all_beyond_europe() -> None:
    """Partners that all lie elsewhere have a map of where they are, land included."""
    slide = only_project(registry_of([(40.7, -74.0), (19.4, -99.1), (-23.5, -46.6)]))

    assert {"United States", "Brazil"} <= {item.name for item in flat(slide.items) if isinstance(item, Shape)}
    assert not any(isinstance(item, Words) and item.name.startswith("Beyond") for item in slide.items)
    check(slide)


def test_nobody_and_nowhere(registry: Registry) -> None:
    """A partner without ties or place still has a slide, which says so."""
    unplaced = registry.unplaced[0].partner

    slide = slide_of(registry, "partners", unplaced)

    assert "Without a place on the map" in " ".join(
        run.text for item in slide.items if isinstance(item, Words) for line in item.lines for run in line
    )
    check(slide)


def test_land_is_cut_at_the_edge() -> None:
    """No outline leaves the map; what is cut off is what a judge cuts off, country by country."""
    whole = framed([(2_600_000, 1_500_000), (6_500_000, 5_000_000)], PANE)
    small = Box(PANE.left + 150, PANE.top + 90, PANE.right - 130, PANE.bottom - 70)
    x, y = whole.centre
    dx, dy = 10 / whole.scale, 10 / whole.scale  # the small pane's middle lies 10 points right and below
    part = replace(whole, pane=small, centre=(x + dx, y - dy))
    window = shapely.box(small.left, small.top, small.right, small.bottom)
    cut = {country.code: country for country in countries(part)}
    for country in countries(whole):
        expected = sum(shapely.Polygon(ring).buffer(0).intersection(window).area for ring in country.rings)
        found = (
            sum(shapely.Polygon(ring).area for ring in cut[country.code].rings) if country.code in cut else 0
        )
        assert found == pytest.approx(expected, abs=3), country.code
    for country in cut.values():
        for ring in country.rings:
            assert all(small.left <= x <= small.right and small.top <= y <= small.bottom for x, y in ring)


def test_the_legend_explains_what_is_drawn() -> None:
    """Partners of one town have no lines, so no programme's colour and no word on lines stand below."""
    together = only_project(registry_of([(59.4, 24.7)] * 3))
    apart = only_project(registry_of([(59.4, 24.7), (50.8, 4.3)]))

    for slide, explained in ((together, False), (apart, True)):
        names = {item.name for item in slide.items if isinstance(item, Words | Line)}
        assert ("Colour of A fund" in names) is explained
        assert ("Lines run from the coordinator" in names) is explained
