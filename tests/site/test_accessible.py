"""Usable without a mouse and without sight: axe finds nothing, the keyboard reaches every mark."""

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
STATES = [
    "index.html",
    "index.html#focus=partner:twist",
    "index.html#focus=project:eurotransmedia",
    "index.html#focus=tie:media-evolution,twist",
    "index.html#focus=none&q=zzzz",
    "index.html#view=matrix&cells=projects",
    "embed.html",
    "partners/pole-media-grand-paris.html",
    "projects/eurotransmedia.html",
    "programmes/cosme.html",
    "standalone.html",
]


@pytest.mark.parametrize(
    ("width", "scheme", "states"), [(1440, "light", STATES), (390, "dark", STATES[:2] + STATES[5:7])]
)
def test_axe_finds_nothing(
    width: int, scheme: str, states: list[str], site: Path, visit: Callable[..., Page]
) -> None:
    """No violation of WCAG 2.2 A and AA or of axe's best practice, wide and light, narrow and dark."""
    page = visit("about:blank", width=width, color_scheme=scheme, bypass_csp=True)
    found = []
    for state in states:
        page.goto("about:blank")  # a new hash alone loads nothing
        page.goto(f"{site.as_uri()}/{state}")
        page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
        page.wait_for_timeout(300)
        page.evaluate(AXE)
        result = page.evaluate(f"axe.run(document, {RULES})")
        found += [(state, fault["id"], fault["nodes"][0]["html"][:120]) for fault in result["violations"]]

    assert found == []


def test_the_map_is_passed_in_few_stops_and_walked_by_arrows(site: Path, visit: Callable[..., Page]) -> None:
    """The map is one stop; arrows go from mark to mark, Enter opens, Escape closes and gives focus back."""
    page = visit((site / "index.html").as_uri())
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.locator(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    opened = page.locator(".pa-panel")
    if not opened.is_visible():  # a counted dot opened into its partners first
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    opened.wait_for(state="visible")
    page.keyboard.press("Escape")
    opened.wait_for(state="hidden")

    assert page.evaluate("document.querySelector('.leaflet-container').contains(document.activeElement)")
