"""Time in the explorer: the years at the foot of the stage, by mouse and by keys, and the timeline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sites import ROOT, built

from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

REGISTRY = load_registry(ROOT / "data" / "partners.yaml", place=False)
STATUS = ".pa-status-line"
TITLE = ".pa-panel-title"


def opened(page: Page) -> Page:
    """Wait until the histogram stands and the status is said."""
    page.locator(".pa-time-axis span").first.wait_for(state="attached")
    page.wait_for_function(f"() => document.querySelector('{STATUS}')?.textContent.includes('tie')")
    return page


def handle(page: Page, name: str) -> Locator:
    """Return the slider of that name."""
    return page.get_by_role("slider", name=name, exact=True)


def says(page: Page, pattern: str) -> None:
    """Wait until the status matches."""
    page.wait_for_function(
        "pattern => new RegExp(pattern).test(document.querySelector('.pa-status-line').textContent)",
        arg=pattern,
    )


def at_year(page: Page, year: int) -> tuple[float, float]:
    """Return the middle of a year's bar in the window."""
    first = int(handle(page, "First year").get_attribute("aria-valuemin") or 0)
    box = page.locator(".pa-time-bar").nth(year - first).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_keys_move_the_ends_and_the_span(site: Path, visit: Callable[..., Page]) -> None:
    """Arrows, Page keys, Home and End; counts and the address follow."""
    page = opened(visit((site / "index.html").as_uri()))
    first, last = handle(page, "First year"), handle(page, "Last year")

    first.focus()
    page.keyboard.press("PageUp")
    assert first.get_attribute("aria-valuetext") == "2013"
    last.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert last.get_attribute("aria-valuetext") == "2014"
    says(page, r"^\d+ of 210 partners")
    page.wait_for_url(re.compile(r"year=2013-2014"))

    span = handle(page, "Span of years")
    span.focus()
    page.keyboard.press("ArrowRight")
    assert span.get_attribute("aria-valuetext") == "2014 to 2015"
    page.keyboard.press("End")
    assert span.get_attribute("aria-valuetext") == "2025 to 2026"
    page.get_by_role("button", name="All years").click()
    says(page, r"^210 partners")
    page.wait_for_url(re.compile(r"^(?!.*year=)"))


def test_the_mouse_draws_moves_stretches_and_clears(site: Path, visit: Callable[..., Page]) -> None:
    """Dragging over bars chooses them, the span and its ends can be dragged, a click is one year."""
    page = opened(visit((site / "index.html").as_uri()))
    span = handle(page, "Span of years")

    def drag(start: tuple[float, float], end: tuple[float, float]) -> None:
        page.mouse.move(*start)
        page.mouse.down()
        page.mouse.move((start[0] + end[0]) / 2, end[1])
        page.mouse.move(*end)
        page.mouse.up()

    drag(at_year(page, 2012), at_year(page, 2015))
    assert span.get_attribute("aria-valuetext") == "2012 to 2015"
    says(page, r"^\d+ of 210 partners")
    page.wait_for_url(re.compile(r"year=2012-2015"))
    drag(at_year(page, 2013), at_year(page, 2018))
    assert span.get_attribute("aria-valuetext") == "2017 to 2020"
    box = handle(page, "Last year").bounding_box()
    assert box is not None
    drag((box["x"] + 4, box["y"] + 10), at_year(page, 2022))
    assert span.get_attribute("aria-valuetext") == "2017 to 2022"
    page.mouse.click(*at_year(page, 2019))
    assert span.get_attribute("aria-valuetext") == "2019"
    page.mouse.dblclick(*at_year(page, 2010))
    assert span.get_attribute("aria-valuetext") == "2008 to 2026"
    says(page, r"^210 partners")


def test_playing_steps_through_the_years_and_pauses(site: Path, visit: Callable[..., Page]) -> None:
    """Play shows one year after the other, Pause stops it, a choice of one's own does too."""
    page = opened(visit((site / "index.html").as_uri() + "#year=2014-2015"))
    span = handle(page, "Span of years")
    play = page.get_by_role("button", name="Play the years")
    play.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.pa-time-from').ariaValueNow === '2016'")
    page.get_by_role("button", name="Pause").click()
    paused = span.get_attribute("aria-valuetext")

    page.get_by_role("button", name="Keep earlier years while playing").click()
    play.click()
    page.wait_for_function("() => Number(document.querySelector('.pa-time-to').ariaValueNow) > 2018")
    assert str(span.get_attribute("aria-valuetext"))[:4] == str(paused)[:4]
    handle(page, "Last year").press("ArrowLeft")
    assert play.is_visible()


def test_years_are_folded_in_a_frame_until_wanted(site: Path, visit: Callable[..., Page]) -> None:
    """A button of the frame unfolds them; Escape folds them again and gives the focus back."""
    page = visit((site / "embed.html").as_uri(), width=600, height=400)
    bar = page.locator(".pa-time")
    assert bar.is_hidden()
    opener = page.get_by_role("button", name="Years", exact=True)
    opener.press("Enter")
    assert bar.is_visible()
    page.keyboard.press("PageUp")
    says(page, r"of 210 partners")
    page.keyboard.press("Escape")
    assert bar.is_hidden()
    assert opener.evaluate("button => button === document.activeElement")


def test_every_target_of_the_years_is_large_enough(site: Path, visit: Callable[..., Page]) -> None:
    """Also on a phone, with one year chosen."""
    page = opened(visit((site / "index.html").as_uri() + "#year=2019", width=390, height=844, has_touch=True))
    for target in page.locator(".pa-time :is(button, [role=slider])").all():
        box = target.bounding_box()
        if box is not None:
            assert min(box["width"], box["height"]) >= 24, target.get_attribute("aria-label")


ROWS = ".pa-tl-row"


def timeline(page: Page) -> Page:
    """Wait until the bars stand."""
    page.locator(ROWS).first.wait_for()
    return page


def test_the_timeline_holds_every_project_in_view(site: Path, visit: Callable[..., Page]) -> None:
    """As many rows as the registry has projects, each with a full name; proposals on request."""
    page = timeline(visit((site / "index.html").as_uri() + "#view=timeline"))
    first = page.locator(f"li:has(> {ROWS})").first
    count = sum(not project.is_proposal for project in REGISTRY.projects.values())
    assert first.get_attribute("aria-setsize") == str(count)

    found: set[str] = set()
    page.locator(f"{ROWS}[tabindex='0']").focus()
    page.keyboard.press("Home")
    for _ in range(count):
        found.add(page.evaluate("() => document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("ArrowDown")
    assert len(found) == count
    assert "EUROTRANSMEDIA, FP7 REGIONS, 1 Sept 2013 to 31 Aug 2016, 8 partners, finished, partner" in found

    page.goto((site / "index.html").as_uri() + "#view=timeline&proposals=1")
    page.wait_for_function(
        "count => document.querySelector('.pa-tl [aria-setsize]')?.getAttribute('aria-setsize') === count",
        arg=str(len(REGISTRY.projects)),
    )


def test_the_timeline_opens_a_project_by_mouse_and_by_keys(site: Path, visit: Callable[..., Page]) -> None:
    """A click or Enter opens the panel; the bar is marked, and the others step back."""
    page = timeline(visit((site / "index.html").as_uri() + "#view=timeline"))
    row = page.get_by_role("button", name=re.compile("^GCA, "))
    row.click()
    assert page.locator(TITLE).text_content() == "GCA"
    assert row.get_attribute("aria-current") is not None
    assert page.locator(f"{ROWS}.is-strong").count() == 1

    page.locator(f"{ROWS}[tabindex='0']").focus()
    page.keyboard.press("ArrowUp")
    wanted = str(page.evaluate("() => document.activeElement.getAttribute('aria-label')"))
    page.keyboard.press("Enter")
    assert wanted.startswith(str(page.locator(TITLE).text_content()))


def test_the_timeline_follows_the_years(site: Path, visit: Callable[..., Page]) -> None:
    """Chosen years are shaded, and what did not run in them is gone."""
    page = timeline(visit((site / "index.html").as_uri() + "#view=timeline"))
    assert page.locator(".pa-tl-band").count() == 0
    last = handle(page, "Last year")
    last.press("Home")
    says(page, r"^\d+ of 210 partners")
    assert page.locator(".pa-tl-band").is_visible()
    names = [str(row.get_attribute("aria-label")) for row in page.locator(ROWS).all()]
    assert sorted(name.split(", ")[0] for name in names) == [
        "CReATE",
        "Creative Metropoles – public policies and instruments in support of creative industries",
    ]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844), (320, 640)])
def test_names_in_the_timeline_stay_in_sight(
    width: int, height: int, site: Path, visit: Callable[..., Page]
) -> None:
    """No name covers a bar that is not its own, none leaves the view, no row is too low."""
    page = timeline(visit((site / "index.html").as_uri() + "#view=timeline", width=width, height=height))
    frame = page.locator(".pa-tl-scroll").bounding_box()
    assert frame is not None
    for row in page.locator(ROWS).all():
        box, label = row.bounding_box(), row.locator(".pa-tl-label").bounding_box()
        assert box is not None
        assert label is not None
        assert box["height"] >= 24
        assert label["x"] >= frame["x"]
        assert label["x"] + label["width"] <= frame["x"] + frame["width"] + 1


@pytest.mark.parametrize(
    ("projects", "rows"),
    [
        ("", 0),
        ("projects:\n  - {id: p, title: Alone, kind: project, status: finished, partners: [a]}\n", 1),
        (
            "projects:\n  - {id: p, title: O, kind: project, status: running, start: 2019, partners: [a]}\n",
            1,
        ),
    ],
    ids=["none", "undated", "one"],
)
def test_a_timeline_of_next_to_nothing(
    projects: str, rows: int, tmp_path: Path, visit: Callable[..., Page]
) -> None:
    """No project, one without dates, one alone: said in words or drawn, and nothing breaks."""
    registry = tmp_path / "partners.yaml"
    partner = "partners:\n  - {id: a, name: Alpha, kind: cluster, country: FR, lat: 48.86, lon: 2.35}\n"
    registry.write_text(partner + projects, encoding="utf-8")
    page = visit((built(registry, tmp_path / "site") / "index.html").as_uri() + "#view=timeline")
    page.locator(".pa-tl").wait_for()
    assert page.locator(ROWS).count() == rows
    assert page.get_by_text("No project to show").is_visible() == (rows == 0)
    assert page.get_by_role("heading", name="No dates").is_visible() == ("Alone" in projects)
