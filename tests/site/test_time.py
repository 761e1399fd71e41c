"""Time in the explorer: the years at the foot of the stage, by mouse and by keys, and the timeline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

STATUS = ".pa-status-line"


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
