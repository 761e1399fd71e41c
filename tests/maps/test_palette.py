"""A programme looks the same on the map, in the legend and on every page."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.palette import DASHES, TONES, inks
from partners.model import Origin, Programme, ProgrammeId, Project, ProjectId, Registry

MAPS = Path(__file__).parent.parent.parent / "maps"


def test_pages_and_map_share_one_table_of_dashes() -> None:
    """Swatches of pages and lanes of the map have the same patterns, as many as the palette deals out."""
    script = (MAPS / "browser" / "src" / "palette.ts").read_text(encoding="utf-8")
    table = script[script.index("export const PATTERNS") :].partition("];")[0]
    drawn = [lengths.replace(",", "") or "none" for lengths in re.findall(r"lengths: \[([^\]]*)\]", table)]
    template = (MAPS / "templates" / "parts.html").read_text(encoding="utf-8")
    found = re.search(r"set patterns = \(([^)]*)\)", template)
    assert found is not None

    assert re.findall(r"'([^']*)'", found[1]) == drawn
    assert len(drawn) == DASHES


SEEN = SimpleNamespace(**runpy.run_path(str(MAPS.parent / "benchmarks" / "palette.py")))
LAB = [  # from the supplementary data of Sharma, Wu and Dalal (2005)
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "two", "expected"), LAB)
def test_differences_of_colours_are_those_of_the_paper(
    one: tuple[float, ...], two: tuple[float, ...], expected: float
) -> None:
    """The yardstick itself is right, and the same from both sides."""
    assert SEEN.difference(one, two) == pytest.approx(expected, abs=1e-4)
    assert SEEN.difference(two, one) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eye", SEEN.EYES)
def test_every_eye_tells_the_tones_apart(scheme: str, eye: str) -> None:
    """Any two tones, and the grey that stands for no programme, differ; the first four by more."""
    colours = SEEN.schemes()[scheme]
    floor = 16 if eye == "full colour vision" else 9.5

    assert SEEN.nearest(colours, [*SEEN.TONES, "ink-3"], eye)[0] >= floor
    assert SEEN.nearest(colours, SEEN.TONES[:4], eye)[0] >= 12
    assert min(SEEN.nearest(colours, [tone, "node"], eye)[0] for tone in SEEN.TONES) >= 9


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tones_stand_out_from_sea_land_and_paper(scheme: str) -> None:
    """At least 3:1, as WCAG asks of graphics."""
    assert SEEN.faintest(SEEN.schemes()[scheme])[0] >= 3


@pytest.mark.parametrize(
    "families",
    [[24], [1] * 24, [2] * 12, [9, 9, 6], [3] * 8, [1] * 9 + [5, 5, 5], [13, *([1] * 11)]],
    ids=str,
)
def test_24_programmes_all_look_different(families: list[int]) -> None:
    """However they nest, no two of them share tone and dash."""
    ink = inks(nested(families))

    assert len({(one.tone, one.dash) for one in ink.values()}) == sum(families) == 24
    assert all(0 <= one.tone < TONES and 0 <= one.dash < DASHES for one in ink.values())


@given(st.lists(st.integers(1, 8), min_size=1, max_size=9))
def test_a_family_keeps_one_tone(families: list[int]) -> None:
    """Families of up to eight programmes, up to nine of them, have one tone each, and each its own."""
    ink = inks(nested(families))
    tones = {one.family: set[int]() for one in ink.values()}
    for one in ink.values():
        tones[one.family].add(one.tone)

    assert all(len(own) == 1 for own in tones.values())
    assert len(set.union(*tones.values())) == len(families)


def nested(families: list[int]) -> Registry:
    """Return a registry with families of so many programmes, each with one project."""
    origin = Origin("made-up.yaml", 1, 1)
    programmes, projects = {}, {}
    for row, size in enumerate(families):
        for member in range(size):
            key = ProgrammeId(f"f{row:02d}-{member:02d}")
            parent = ProgrammeId(f"f{row:02d}-00") if member else None
            programmes[key] = Programme(id=key, name=key, parent=parent, origin=origin)
            project = ProjectId(f"p-{key}")
            projects[project] = Project(id=project, title=project, programme=key, origin=origin)
    return Registry(partners={}, projects=projects, programmes=programmes)
