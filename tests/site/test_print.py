"""A page on paper: light whatever the screen is, without controls, with the addresses of its sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
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


def test_paper_has_every_source_unfolded(site: Path, visit: Callable[..., Page]) -> None:
    """What a reader would have to open stands on paper: each address, and each licence to its end."""
    page = visit((site / "sources.html").as_uri())
    listed = "(links) => links.map((each) => each.getAttribute('href'))"
    addresses = page.locator(".publishers a").evaluate_all(listed)
    licences = page.locator(".licence pre").evaluate_all("(texts) => texts.map((each) => each.textContent)")
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    paper = solid("".join(sheet.get_textpage().get_text_range() for sheet in sheets))

    assert [address for address in addresses if solid(address) not in paper] == []
    assert len(addresses) > len(page.locator(".publishers .lone").all()) > 0
    assert [text[-60:] for text in licences if solid(text[-60:]) not in paper] == []


def solid(text: str) -> str:
    """Return text without its blanks and hyphens, which lines of a page begin and end with."""
    return re.sub(r"[\s\ufffe\u00ad-]", "", text)
