"""axe finds nothing in any state, on wide and light, on narrow and dark pages."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# without axe's preload, which asks for the style sheet once more
RULES = """{
  preload: false,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}"""
# pages that only tell have no map
DRAWN = "!document.querySelector('.atlas') || document.querySelector('.atlas canvas')?.width > 0"
STATES = [
    "index.html",
    "index.html#focus=none",
    "index.html#focus=partner:twist",
    "index.html#focus=partner:twist&steps=2",
    "index.html#focus=project:eurotransmedia",
    "index.html#focus=programme:cosme",
    "index.html#focus=tie:media-evolution,twist",
    "index.html#focus=path:barcelona-media,eesti-digikeskus",
    "index.html#focus=none&q=zzzz",
    "index.html#focus=none&programme=cosme&year=1990-1991",
    "index.html#focus=none&proposals=1&kind=cluster&country=FR",
    "index.html#view=network&focus=partner:twist",
    "index.html#view=matrix&focus=none",
    "index.html#view=timeline&focus=none",
    "index.html#view=table&focus=none",
    "embed.html",
    "embed.html#view=network",
    "standalone.html",
    "partners/pole-media-grand-paris.html",
    "projects/eurotransmedia.html",
    "programmes/cosme.html",
    "measures.html",
    "sources.html",
    "accessibility.html",
]
STRAINED = [
    "index.html#focus=partner:arabic",
    "index.html#view=network&focus=none",
    "index.html#view=matrix&focus=none",
    "index.html#view=timeline&focus=none",
    "index.html#view=table&focus=none",
]
WINDOWS = [(1440, "light"), (390, "dark")]
# every state in one of the two windows; the other one is for the thorough run
EVERYWHERE = [
    pytest.param(*window, state, marks=() if row % 2 == turn else pytest.mark.thorough)
    for row, state in enumerate(STATES)
    for turn, window in enumerate(WINDOWS)
]


def faults(page: Page) -> list[tuple[str, str]]:
    """Return what axe finds: on the whole page as it first stands, else where alone it changes."""
    page.evaluate(AXE)
    part = "'.atlas'" if "#" in page.url else "document"
    result = page.evaluate(f"axe.run({part}, {RULES})")
    return [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in result["violations"]]


def drawn(page: Page, address: str) -> Page:
    """Open ``address`` and wait until it has drawn itself."""
    page.goto(address)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(300)
    return page


@pytest.mark.parametrize(("width", "scheme", "state"), EVERYWHERE)
def test_axe_finds_nothing(
    width: int, scheme: str, state: str, site: Path, visit: Callable[..., Page]
) -> None:
    """No violation of WCAG 2.2 A and AA or of axe's best practice, in any view and with any panel open."""
    page = visit("about:blank", width=width, color_scheme=scheme, bypass_csp=True)

    assert faults(drawn(page, f"{site.as_uri()}/{state}")) == []


@pytest.mark.thorough
@pytest.mark.parametrize("state", STRAINED)
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_nothing_on_a_strained_registry(
    width: int, scheme: str, state: str, stress_site: Path, visit: Callable[..., Page]
) -> None:
    """Long names, other scripts and crowds change nothing about that."""
    page = visit("about:blank", width=width, color_scheme=scheme, bypass_csp=True)

    assert faults(drawn(page, f"{stress_site.as_uri()}/{state}")) == []


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_nothing_while_something_is_open(
    width: int, scheme: str, site: Path, visit: Callable[..., Page]
) -> None:
    """Search results, every fold of the legend and the list of unplaced partners are as sound as the page."""
    page = visit("about:blank", width=width, color_scheme=scheme, bypass_csp=True)
    drawn(page, f"{site.as_uri()}/index.html#focus=none")
    found = {}
    search = page.get_by_role("combobox", name="Search")
    search.fill("media")
    page.get_by_role("listbox", name="Search results").wait_for(state="visible")
    found["search"] = faults(page)
    search.fill("")
    page.keyboard.press("Escape")
    if page.locator(".pa-legend-toggle").get_attribute("aria-expanded") == "false":
        page.locator(".pa-legend-toggle").click()
    for fold in page.locator(".pa-legend [aria-expanded=false]").all():
        if fold.is_visible():
            fold.click()
    found["legend"] = faults(page)
    if width == WINDOWS[1][0]:
        page.locator(".pa-legend-toggle").click()  # lies over the rest on a phone
    page.locator(".pa-unplaced-toggle").click()
    found["unplaced"] = faults(page)

    assert {state: fault for state, fault in found.items() if fault} == {}


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_nothing_in_opened_sources(
    width: int, scheme: str, site: Path, visit: Callable[..., Page]
) -> None:
    """Every fold of the sources and licences is as sound as the page that hides it."""
    page = visit("about:blank", width=width, color_scheme=scheme, bypass_csp=True)
    drawn(page, f"{site.as_uri()}/sources.html")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    assert faults(page) == []
