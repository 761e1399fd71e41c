"""Registries that strain the explorer: nothing breaks, nothing is cut off, nothing scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

# the page of measures has no map
DRAWN = "!document.querySelector('.atlas') || document.querySelector('.atlas canvas')?.width > 0"
WIDTHS = [320, 390, 1440]
# the narrowest in the test command, all of them in the thorough run
SOME_WIDTHS = [WIDTHS[0], *(pytest.param(width, marks=pytest.mark.thorough) for width in WIDTHS[1:])]
STRAINED = [
    "index.html",
    "index.html#focus=none",
    "index.html#partner=long-word",
    "index.html#project=sixty",
    "index.html#focus=tie:pair-a,pair-b",
    "embed.html",
    "standalone.html",
    "measures.html",
    "partners/long-word.html",
    "partners/long-words.html",
    "partners/arabic.html",
    "partners/crowd-001.html",
    "projects/long.html",
    "projects/sixty.html",
    "programmes/mu-loans.html",
]
EMPTY = ["index.html", "index.html#focus=none", "embed.html", "standalone.html", "partners/member-00.html"]

# What hangs over the right edge of the page, as far as a reader can see it.
HANGING_OVER = """
() => {
  const width = document.documentElement.clientWidth;
  const clips = element => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > width + 1 && one.checkVisibility() && !clips(one))
    .map(one => one.outerHTML.slice(0, 100));
}
"""


def look_at(page: Page, site: Path, states: list[str]) -> dict[str, object]:
    """Open every state and return what does not fit into the window, by state."""
    found = {}
    for state in states:
        page.goto("about:blank")  # a new hash alone loads nothing
        page.goto(f"{site.as_uri()}/{state}")
        page.wait_for_function(DRAWN)
        page.wait_for_timeout(300)
        over = page.evaluate(HANGING_OVER)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if wide or over:
            found[state] = over or "scrolls sideways"
    return found


@pytest.mark.parametrize("width", SOME_WIDTHS)
def test_a_strained_registry_fits_every_window(
    width: int, stress_site: Path, visit: Callable[..., Page]
) -> None:
    """A crowd in one city, names of 200 letters and partners at the world's end stay inside the window."""
    page = visit("about:blank", width=width, height=800)

    assert look_at(page, stress_site, STRAINED) == {}


@pytest.mark.parametrize("width", SOME_WIDTHS)
@pytest.mark.parametrize("fixture", ["no_projects_site", "one_partner_site"])
def test_an_almost_empty_registry_fits_every_window(
    fixture: str, width: int, request: pytest.FixtureRequest, visit: Callable[..., Page]
) -> None:
    """Where there is nothing to tie, every page still stands."""
    page = visit("about:blank", width=width, height=800)

    assert look_at(page, request.getfixturevalue(fixture), EMPTY) == {}
