"""The explorer as visitors use it: from a file, by search, by mouse, by keyboard, without script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sites import ROOT

from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

REGISTRY = load_registry(ROOT / "data" / "partners.yaml", place=False)
TITLE = ".pa-panel-title"

# Every pixel of a tone's own colour on the map's canvases, as page coordinates.
PIXELS = """
colour => {
  const probe = document.createElement('span');
  probe.style.color = getComputedStyle(document.documentElement).getPropertyValue(colour);
  document.body.append(probe);
  const wanted = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
  probe.remove();
  const found = [];
  for (const canvas of document.querySelectorAll('.atlas canvas')) {
    const box = canvas.getBoundingClientRect();
    if (!box.width) continue;
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const scale = canvas.width / box.width;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 200 && [0, 1, 2].every(k => Math.abs(data[i + k] - wanted[k]) < 4)) {
        const at = i / 4;
        found.push([box.left + (at % canvas.width) / scale, box.top + Math.floor(at / canvas.width) / scale]);
      }
    }
  }
  return found;
}
"""


def drawn(page: Page) -> Page:
    """Wait until the map has drawn itself."""
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.wait_for_timeout(300)
    return page


@pytest.mark.parametrize("file", ["index.html", "standalone.html"])
def test_marks_and_lanes_are_drawn_from_a_file(file: str, site: Path, visit: Callable[..., Page]) -> None:
    """Opened by double-click, the map shows dots in ink and lanes in the colours of programmes."""
    page = drawn(visit((site / file).as_uri()))

    assert len(page.evaluate(PIXELS, "--node")) > 200
    assert sum(len(page.evaluate(PIXELS, f"--tone-{tone}")) > 50 for tone in range(10)) >= 2


@pytest.mark.parametrize("file", ["index.html", "standalone.html"])
@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.thorough)])
def test_every_partner_is_found_by_its_name_and_opened(
    step: int, file: str, site: Path, visit: Callable[..., Page]
) -> None:
    """Its full name, typed into the search, leads to its panel with Enter: of all, or of each tenth."""
    page = drawn(visit((site / file).as_uri()))
    field = page.get_by_role("combobox", name=re.compile("search", re.IGNORECASE))
    missed = []
    for partner in list(REGISTRY.partners.values())[::step]:
        field.fill(partner.name)
        field.press("Enter")
        if page.locator(TITLE).text_content() != partner.name:
            missed.append(partner.name)

    assert missed == []


def test_a_lane_explains_itself(site: Path, visit: Callable[..., Page]) -> None:
    """A click on a coloured lane opens a panel with the projects behind it and their sources."""
    page = drawn(visit((site / "index.html").as_uri()))
    box = page.locator(".leaflet-container").bounding_box()
    assert box is not None
    tones = {tone: page.evaluate(PIXELS, f"--tone-{tone}") for tone in range(10)}
    inside = [
        (x, y)
        for points in tones.values()
        for x, y in points
        if box["x"] + 400 < x < box["x"] + box["width"] - 100
        and box["y"] + 60 < y < box["y"] + box["height"] - 60
    ]
    for x, y in inside[:: max(1, len(inside) // 12)]:
        page.mouse.click(x, y)
        page.wait_for_timeout(400)  # the address follows a moment later
        if page.locator(".pa-panel").is_visible() and "focus=lane:" in page.url:
            break
    panel = page.locator(".pa-panel")

    assert "focus=lane:" in page.url
    assert panel.get_by_text(re.compile("Projects?|projects?")).count() > 0
    labels = {project.label for project in REGISTRY.projects.values()}
    assert any(label in (panel.text_content() or "") for label in labels)
    assert panel.locator("a[href^=http]").count() > 0


def test_a_view_is_a_link(site: Path, visit: Callable[..., Page]) -> None:
    """A copied address shows the same partner; Escape closes the panel."""
    page = drawn(visit((site / "index.html").as_uri() + "#partner=twist"))
    assert page.locator(TITLE).text_content() == "Cluster TWIST"
    page.locator(TITLE).press("Escape")
    page.locator(".pa-panel").wait_for(state="hidden")


def test_without_script_every_record_is_listed(site: Path, visit: Callable[..., Page]) -> None:
    """The tables are complete, and each row leads to a page that has its sources."""
    page = visit((site / "index.html").as_uri(), java_script_enabled=False)
    rows = {
        kind: page.locator(f"table[data-table={kind}] tbody tr").count()
        for kind in ("partners", "projects", "programmes")
    }
    assert rows == {
        "partners": len(REGISTRY.partners),
        "projects": len(REGISTRY.projects),
        "programmes": len(REGISTRY.programmes),
    }
    page.get_by_role("link", name="EUROTRANSMEDIA").first.click()
    members = page.locator("section[aria-labelledby=partners] tbody tr")

    assert members.count() == 8
    assert page.locator(".sources a").count() > 0


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.thorough)])
def test_every_page_opens_quietly(step: int, site: Path, visit: Callable[..., Page]) -> None:
    """No page of the site errs, asks elsewhere, or is wider than its window."""
    page = visit((site / "index.html").as_uri(), width=1024, height=768)
    paths = sorted([*(site / "projects").glob("*.html"), *(site / "programmes").glob("*.html")])[::step]
    paths += sorted((site / "partners").glob("*.html"))[:: 15 * step]
    wide = []
    for path in [*sorted(paths), site / "embed.html", site / "standalone.html"]:
        page.goto(path.as_uri())
        drawn_width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if drawn_width > 0:
            wide.append(path.name)

    assert wide == []


@pytest.mark.parametrize("file", ["index.html", "embed.html", "partners/pole-media-grand-paris.html"])
def test_nothing_is_wider_than_a_small_phone(file: str, site: Path, visit: Callable[..., Page]) -> None:
    """At 320 pixels nothing scrolls sideways."""
    page = drawn(visit((site / file).as_uri(), width=320, height=640, has_touch=True))

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("sandbox", [None, "allow-scripts", "allow-scripts allow-popups"])
def test_the_embed_works_in_a_frame(
    sandbox: str | None, served: str, visit: Callable[..., Page], tmp_path: Path
) -> None:
    """In a plain and in a sandboxed frame, on a host of another origin, the map draws."""
    attribute = "" if sandbox is None else f' sandbox="{sandbox}"'
    host = tmp_path / "host.html"
    host.write_text(f'<iframe src="{served}/embed.html" width="600" height="400"{attribute}></iframe>')
    page = visit(host.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator(".atlas canvas").first.wait_for()

    assert frame.locator(".pa-ui").count() == 1


def test_links_inside_the_site_lead_somewhere(site: Path) -> None:
    """Every relative link of every page is a file of the site."""
    dead = set()
    for page in site.rglob("*.html"):
        if page.name == "standalone.html":
            continue
        for target in re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                dead.add((page.relative_to(site).as_posix(), target))

    assert dead == set()
