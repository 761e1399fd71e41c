"""A page on paper: light whatever the screen is, without controls, with the addresses of its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

INK = """() => {
  const shown = (each) => each.getClientRects().length > 0;
  const style = getComputedStyle(document.documentElement);
  return {
    paper: style.backgroundColor,
    scheme: style.colorScheme,
    controls: [...document.querySelectorAll("button, input, select, .bar-nav, .languages, .skip")]
      .filter(shown).map((each) => each.outerHTML.slice(0, 80)),
  };
}"""


@pytest.mark.parametrize("theme", ["", "dark"])
def test_paper_is_light_and_has_no_controls(theme: str, site: Path, visit: Callable[..., Page]) -> None:
    """By the reader's system or by the frame's choice the screen is dark; paper is not."""
    page = visit((site / "partners" / "twist.html").as_uri(), color_scheme="light" if theme else "dark")
    page.evaluate("(theme) => theme && document.documentElement.setAttribute('data-theme', theme)", theme)
    assert page.evaluate(INK)["paper"] == "rgb(16, 21, 29)"
    page.emulate_media(media="print")

    assert page.evaluate(INK) == {"paper": "rgb(251, 250, 247)", "scheme": "light", "controls": []}
    sources = page.locator(".sources .address")
    assert sources.count() > 0
    assert all(sources.nth(row).is_visible() for row in range(sources.count()))
