"""Every state is a link: back, forward and reload bring it back, panel and all; a frame adds no steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

# what a visitor sees of the state
SEEN = """() => ({
  hash: location.hash,
  title: document.querySelector('.pa-panel:not([hidden]) .pa-panel-title')?.textContent ?? null,
  viewpoint: document.querySelector('.pa-viewpoint-words')?.textContent ?? null,
  view: document.querySelector('.pa-view-radio:checked')?.value ?? null,
  status: document.querySelector('.pa-status-line')?.textContent ?? null,
  programmes: document.querySelectorAll('.pa-legend input[type=checkbox]:checked').length,
})"""
APART = 450  # milliseconds between two choices: faster ones count as one


def opened(visit: Callable[..., Page], url: str, **options: object) -> Page:
    """Open the explorer and wait until it is drawn."""
    page = visit(url, **options)
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.wait_for_timeout(APART)
    return page


def found(page: Page, text: str) -> None:
    """Look at what the search finds first."""
    field = page.get_by_role("combobox", name=re.compile("search", re.IGNORECASE))
    field.fill(text)
    field.press("Enter")


def first_programme(page: Page) -> None:
    """Switch the first programme of the legend."""
    page.locator(".pa-legend input[type=checkbox]").first.click()


def settled(page: Page) -> dict[str, object]:
    """Return what is seen once it stays the same: counts follow a choice a moment later."""
    page.wait_for_timeout(APART)
    seen: dict[str, object] = page.evaluate(SEEN)
    for _ in range(20):
        page.wait_for_timeout(APART)
        before, seen = seen, page.evaluate(SEEN)
        if seen == before:
            break
    return seen


CHOICES = {
    "a partner": lambda page: found(page, "Cluster TWIST"),
    "a programme less": first_programme,
    "another partner": lambda page: found(page, "Media Evolution"),
    "the panel closed": lambda page: page.locator(".pa-panel-title").press("Escape"),
    "the whole": lambda page: page.get_by_role("button", name="Whole network").click(),
    "a project": lambda page: found(page, "EUROTRANSMEDIA"),
}


@pytest.mark.parametrize(
    ("served_or_file", "reloads"),
    [("file", 1), *(pytest.param(where, 6, marks=pytest.mark.thorough) for where in ("file", "served"))],
)
def test_back_and_forward_step_through_the_choices(
    served_or_file: str, reloads: int, site: Path, served: str, visit: Callable[..., Page]
) -> None:
    """Each choice is one step; every step shows again what it showed, and a reload changes nothing."""
    url = f"{served}/index.html" if served_or_file == "served" else (site / "index.html").as_uri()
    page = opened(visit, url)
    states = [settled(page)]
    for choose in CHOICES.values():
        choose(page)
        states.append(settled(page))
        assert states[-1] != states[-2]

    for state in reversed(states[:-1]):
        page.go_back()
        assert settled(page) == state
    for step, state in enumerate(states[1:]):
        page.go_forward()
        assert settled(page) == state
        if step >= reloads:
            continue
        page.reload()
        page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
        assert settled(page) == state


def test_moving_the_map_adds_no_step(site: Path, visit: Callable[..., Page]) -> None:
    """Zooming changes the address in place; back from a later choice returns to the same spot."""
    page = opened(visit, (site / "index.html").as_uri())
    steps = page.evaluate("history.length")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(2 * APART)
    stood = page.evaluate(SEEN)
    assert "at=" in stood["hash"]
    assert page.evaluate("history.length") == steps

    found(page, "Cluster TWIST")
    page.wait_for_timeout(2 * APART)
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    page.wait_for_timeout(2 * APART)
    assert page.evaluate(SEEN) == stood


def test_a_panel_of_the_first_partner_is_a_step_too(site: Path, visit: Callable[..., Page]) -> None:
    """The panel of what is looked at anyway: back closes it, forward and its link open it."""
    page = opened(visit, (site / "index.html").as_uri())
    closed = page.evaluate(SEEN)
    page.get_by_role("button", name="Details").click()
    page.wait_for_timeout(APART)
    shown = page.evaluate(SEEN)
    assert shown["title"] is not None

    page.go_back()
    page.wait_for_timeout(APART)
    assert page.evaluate(SEEN) == closed
    page.go_forward()
    page.wait_for_timeout(APART)
    assert page.evaluate(SEEN) == shown
    assert opened(visit, page.url).evaluate(SEEN) == shown


def test_an_embed_starts_from_its_query_and_comes_back_to_it(site: Path, visit: Callable[..., Page]) -> None:
    """What the webmaster asked for stands in the query; choices stand in the hash."""
    page = opened(visit, (site / "embed.html").as_uri() + "?partner=twist")
    start = page.evaluate(SEEN)
    assert start["title"] == "Cluster TWIST"
    page.get_by_role("button", name="Whole network").click()
    page.wait_for_timeout(APART)
    assert page.evaluate(SEEN) != start
    page.go_back()
    page.wait_for_timeout(APART)
    assert page.evaluate(SEEN) == start


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
def test_a_frame_adds_no_steps_to_the_page_around_it(
    sandbox: str, served: str, site: Path, visit: Callable[..., Page]
) -> None:
    """Back leaves the page around the frame, and the map works where history is forbidden."""
    host = site / f"host-{len(sandbox)}.html"
    host.write_text(f'<iframe {sandbox} width=900 height=600 src="embed.html?partner=twist"></iframe>')
    try:
        page = visit(f"{served}/{host.name}")
        frame = page.frame_locator("iframe")
        frame.locator(".pa-panel-title").get_by_text("Cluster TWIST").wait_for()
        steps = page.evaluate("history.length")
        frame.get_by_role("button", name="Close").click()
        page.wait_for_timeout(APART)
        frame.get_by_role("button", name="Whole network").click()
        page.wait_for_timeout(APART)
        assert frame.locator(".pa-viewpoint-words").text_content() == "The whole network"
        assert page.evaluate("history.length") == steps
    finally:
        host.unlink()
