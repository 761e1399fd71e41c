"""A house style in a real browser: it is seen, it can be read in light and dark, and it asks nobody."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw
from sites import ROOT, built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = "{preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
HOUSE = """
  languages: [en]
  home: https://www.example.eu
  imprint: https://www.example.eu/imprint
  privacy: https://www.example.eu/privacy
  logo: logos/wide.png
  colours: {accent: "#e6007e"}
  funding: {text: Co-funded by the European Union, emblem: logos/eu.png}
"""
SEEN = {"light": "rgb(193, 0, 105)", "dark": "rgb(255, 82, 155)"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the six partners on paper with a strong magenta, a wide logo and an emblem."""
    folder = tmp_path_factory.mktemp("house")
    text = (ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("\nsite:\n")
    kept = [
        line for line in rest.partition("\n\n")[0].splitlines() if line.startswith(("  title", "  owner"))
    ]
    (folder / "partners.yaml").write_text(
        f"{head}\nsite:\n" + "\n".join(kept) + HOUSE + "\n" + rest.partition("\n\n")[2], encoding="utf-8"
    )
    (folder / "logos").mkdir()
    wide = Image.new("RGBA", (800, 160), (0, 0, 0, 0))
    ImageDraw.Draw(wide).ellipse((10, 10, 150, 150), fill="#20123a")
    wide.save(folder / "logos" / "wide.png")
    Image.new("RGB", (300, 200), "#003399").save(folder / "logos" / "eu.png")
    return built(folder / "partners.yaml", folder / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_the_house(house: Path, visit: Callable[..., Page], scheme: str) -> None:
    """Links have the accent, axe finds nothing, the emblem is no smaller than the logo."""
    page = visit((house / "measures.html").as_uri(), width=390, color_scheme=scheme)
    seen = "(name) => getComputedStyle(document.querySelector(name)).color"
    assert page.evaluate(seen, ".foot-links a") == SEEN[scheme]
    page.evaluate(AXE)
    found = page.evaluate(f"async () => (await axe.run({RULES})).violations.map((one) => one.id)")
    assert found == []

    logo, emblem = (page.locator(f"{name} img").bounding_box() for name in (".house-logo", ".funding"))
    assert logo is not None
    assert emblem is not None
    assert emblem["height"] >= logo["height"]
    assert logo["x"] + logo["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    ground = page.evaluate("getComputedStyle(document.querySelector('.house-logo img')).backgroundColor")
    assert ground == ("rgba(0, 0, 0, 0)" if scheme == "light" else "rgb(255, 255, 255)")


@pytest.mark.parametrize("view", ["map", "table"])
def test_a_frame_of_the_house(house: Path, visit: Callable[..., Page], view: str) -> None:
    """In the corner of a frame: who funds it, imprint and privacy, in reach of a click and in new windows."""
    page = visit(f"{(house / 'embed.html').as_uri()}#view={view}", width=600, height=400)
    corner = page.locator(".embed-house.pa-credits")
    corner.wait_for()

    assert " ".join(corner.inner_text().split()) == "Co-funded by the European Union Imprint Privacy"
    for link in corner.locator("a").all():
        assert link.get_attribute("target") == "_blank"
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        top = "([x, y]) => document.elementFromPoint(x, y)?.textContent"
        assert page.evaluate(top, middle) == link.inner_text()
    page.evaluate(AXE)
    assert page.evaluate(f"async () => (await axe.run({RULES})).violations.map((one) => one.id)") == []
