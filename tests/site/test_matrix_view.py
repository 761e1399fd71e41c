"""The matrix: who is tied to whom, or takes part in what, by mouse and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sites import ROOT

from network import collaboration_graph
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

REGISTRY = load_registry(ROOT / "data" / "partners.yaml", place=False)
FIELD = ".pa-matrix-field"
SAID = f"{FIELD} [role=status]"
TITLE = ".pa-panel-title"

# Pixels of a programme family's colour on the matrix, as page coordinates, from top to bottom.
PIXELS = """
([colour, canvas]) => {
  const sheet = document.querySelectorAll('.pa-matrix-field canvas')[canvas];
  const probe = document.createElement('span');
  probe.style.color = getComputedStyle(document.documentElement).getPropertyValue(colour);
  document.body.append(probe);
  const wanted = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
  probe.remove();
  const box = sheet.getBoundingClientRect();
  const { data } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
  const scale = sheet.width / box.width;
  const found = [];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 200 && [0, 1, 2].every(k => Math.abs(data[i + k] - wanted[k]) < 4)) {
      const at = i / 4;
      found.push([box.left + (at % sheet.width) / scale, box.top + Math.floor(at / sheet.width) / scale]);
    }
  }
  return found;
}
"""
PICTURE = f"document.querySelector('{FIELD} canvas').toDataURL()"


def drawn(page: Page) -> Page:
    """Wait until the matrix has drawn itself."""
    page.wait_for_function(f"document.querySelector('{FIELD} canvas')?.width > 400")
    page.wait_for_timeout(300)
    return page


def test_its_columns_and_order_are_in_the_link(site: Path, visit: Callable[..., Page]) -> None:
    """What is chosen comes back from the address; the count in words follows."""
    address = (site / "index.html").as_uri()
    page = drawn(visit(f"{address}#view=matrix"))
    tied = [node for node, degree in collaboration_graph(REGISTRY).degree if degree > 0]
    assert f"{len(tied)} partners" in page.locator(".pa-matrix-note").inner_text()
    assert f"{len(REGISTRY.partners) - len(tied)} partners without ties left out" in (
        page.locator(".pa-matrix-note").inner_text()
    )
    page.get_by_label("Rows and columns").select_option("projects")
    page.get_by_label("Order").select_option("country")
    page.wait_for_function("/cells=projects.*order=country/.test(location.hash)")
    again = drawn(visit(page.url))

    assert again.get_by_label("Rows and columns").input_value() == "projects"
    assert again.get_by_label("Order").input_value() == "country"
    assert "participations" in again.locator(".pa-matrix-note").inner_text()


def test_a_tie_says_what_it_is_and_opens(site: Path, visit: Callable[..., Page]) -> None:
    """Under the pointer stand both names, the projects and the weight; a click opens the same tie."""
    page = drawn(visit((site / "index.html").as_uri() + "#view=matrix&focus=none"))
    points = page.evaluate(PIXELS, ["--tone-0", 0])
    x, y = points[len(points) // 2]
    page.mouse.move(x, y)
    tip = page.locator(f"{FIELD} .pa-tip")
    tip.wait_for()
    title = tip.locator("strong").inner_text()
    assert re.search(r"\d project|proposal", tip.inner_text())
    assert "weight" in tip.inner_text()
    page.mouse.click(x, y)
    page.locator(TITLE).wait_for()

    assert set(page.locator(TITLE).inner_text().split(" and ")) == set(title.split(" and "))
    page.wait_for_function("location.hash.includes('focus=tie:')")


def test_a_label_opens_its_partner_and_a_head_its_programme(site: Path, visit: Callable[..., Page]) -> None:
    """Names along the edges are as good as cells."""
    page = drawn(visit((site / "index.html").as_uri() + "#view=matrix&cells=projects&focus=none"))
    x, y = page.evaluate(PIXELS, ["--tone-0", 0])[2]  # the bracket over the first family
    page.mouse.click(x + 30, y - 6)
    page.locator(".pa-panel .pa-kicker", has_text="Programme").wait_for()
    assert page.locator(TITLE).inner_text() in {programme.name for programme in REGISTRY.programmes.values()}
    page.keyboard.press("Escape")
    page.locator(".pa-panel").wait_for(state="hidden")
    page.mouse.click(x - 20, y + 300)
    page.locator(".pa-panel .pa-kicker", has_text="Partner").wait_for()

    assert page.locator(TITLE).inner_text() in {partner.name for partner in REGISTRY.partners.values()}


@pytest.mark.thorough
def test_every_partner_is_reached_by_key(site: Path, visit: Callable[..., Page]) -> None:
    """One stop; the down arrow goes from row to row and says each name, Enter opens, Escape gives back."""
    page = drawn(visit((site / "index.html").as_uri() + "#view=matrix&focus=none"))
    page.locator(FIELD).focus()
    heard = set()
    for _ in range(len(REGISTRY.partners)):
        page.keyboard.press("ArrowDown")
        heard.add((page.locator(SAID).text_content() or "").rsplit(" tie", 1)[0].rsplit(", ", 1)[0])
    graph = collaboration_graph(REGISTRY)
    missed = [
        partner.name
        for partner in REGISTRY.partners.values()
        if graph.degree[partner.id] > 0 and not any(said.startswith(partner.name) for said in heard)
    ]
    assert missed == []
    page.keyboard.press("Enter")
    page.locator(TITLE).wait_for()
    page.locator(TITLE).press("Escape")

    assert page.evaluate(f"document.activeElement === document.querySelector('{FIELD}')")


def test_keys_go_from_cell_to_cell_and_open_the_tie(site: Path, visit: Callable[..., Page]) -> None:
    """They begin at what is looked at, skip what is empty, end with Home and End, and close with Escape."""
    page = drawn(visit((site / "index.html").as_uri() + "#view=matrix"))
    page.locator(FIELD).focus()
    said = page.locator(SAID)
    for key, start in [
        ("ArrowRight", "Pôle Média Grand Paris, "),
        ("ArrowRight", "Pôle Média Grand Paris and "),
        ("End", "Pôle Média Grand Paris and "),
        ("Home", "Pôle Média Grand Paris and "),
        ("ArrowLeft", "Pôle Média Grand Paris, "),
        ("ArrowRight", "Pôle Média Grand Paris and "),
    ]:
        page.keyboard.press(key)
        assert (said.text_content() or "").startswith(start), key
    title = (said.text_content() or "").split(", ")[0]
    page.keyboard.press("Enter")
    page.locator(TITLE).wait_for()
    assert set(page.locator(TITLE).inner_text().split(" and ")) == set(title.split(" and "))
    page.locator(TITLE).press("Escape")
    page.locator(FIELD).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    assert said.text_content() == ""


def test_it_zooms_by_wheel_and_key_and_goes_back(site: Path, visit: Callable[..., Page]) -> None:
    """Plus, wheel and drag change the picture; 0 shows everything again."""
    page = drawn(visit((site / "index.html").as_uri() + "#view=matrix&focus=none"))
    whole = page.evaluate(PICTURE)
    box = page.locator(FIELD).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6)
    page.mouse.wheel(0, -480)
    page.wait_for_function(f"whole => {PICTURE} !== whole", arg=whole)
    near = page.evaluate(PICTURE)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5, steps=4)
    page.mouse.up()
    page.wait_for_function(f"near => {PICTURE} !== near", arg=near)
    assert page.locator(".pa-panel").is_hidden()  # a drag is no click
    page.locator(FIELD).focus()
    page.keyboard.press("0")
    page.wait_for_function(f"whole => {PICTURE} === whole", arg=whole)
    page.keyboard.press("+")
    page.wait_for_function(f"whole => {PICTURE} !== whole", arg=whole)


def test_in_a_frame_the_wheel_scrolls_past(site: Path, visit: Callable[..., Page]) -> None:
    """Without Ctrl the wheel only says what would zoom."""
    page = drawn(visit((site / "embed.html").as_uri() + "#view=matrix&focus=none", width=600, height=400))
    before = page.evaluate(PICTURE)
    page.mouse.move(300, 220)
    page.mouse.wheel(0, -240)
    page.get_by_text("scroll zooms the matrix").wait_for()

    assert page.evaluate(PICTURE) == before


def test_what_is_looked_at_is_marked(site: Path, visit: Callable[..., Page]) -> None:
    """The picture differs with the partner, project, tie or programme looked at."""
    page = visit("about:blank")
    pictures = set()
    focuses = [
        "partner=twist",
        "project=eurotransmedia",
        "focus=programme:interreg",
        "focus=tie:media-evolution,twist",
    ]
    for focus in focuses:
        page.goto("about:blank")
        page.goto(f"{(site / 'index.html').as_uri()}#view=matrix&{focus}")
        page.locator(TITLE).wait_for()
        pictures.add(drawn(page).evaluate(PICTURE))

    assert len(pictures) == len(focuses)


@pytest.mark.parametrize("cells", ["partners", "projects"])
def test_nothing_to_show_is_said(cells: str, site: Path, visit: Callable[..., Page]) -> None:
    """Filters that leave no tie leave a sentence."""
    off = ",".join(["_", *(programme.id for programme in REGISTRY.programmes.values())])
    page = visit((site / "index.html").as_uri() + f"#view=matrix&cells={cells}&off={off}")
    page.locator(".pa-matrix-none").wait_for()

    assert "in view" in page.locator(".pa-matrix-none").inner_text()
    assert page.locator(FIELD).is_hidden()


@pytest.mark.parametrize(("width", "height", "least"), [(320, 640, 100), (390, 844, 250), (1024, 768, 350)])
def test_it_fits_the_window(
    width: int, height: int, least: int, site: Path, visit: Callable[..., Page]
) -> None:
    """Nothing sticks out, and the matrix keeps a size worth looking at."""
    page = visit((site / "index.html").as_uri() + "#view=matrix&focus=none", width=width, height=height)
    page.wait_for_function(f"document.querySelector('{FIELD} canvas')?.width > 200")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    bar = page.locator(".pa-matrix-bar").bounding_box()
    field = page.locator(FIELD).bounding_box()
    assert bar is not None
    assert field is not None

    assert bar["x"] >= 0
    assert bar["x"] + bar["width"] <= width
    assert field["height"] > least


def test_two_fingers_zoom_and_one_taps(site: Path, visit: Callable[..., Page]) -> None:
    """Pinching brings the matrix nearer; one finger leaves it alone, and a tap on a tie opens it."""
    page = drawn(
        visit(
            (site / "index.html").as_uri() + "#view=matrix&focus=none",
            width=700,
            height=900,
            has_touch=True,
        )
    )
    whole = page.evaluate(PICTURE)
    box = page.locator(FIELD).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.6
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": px, "y": py, "id": i} for i, (px, py) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        page.evaluate("new Promise(requestAnimationFrame)")  # a busy browser joins moves that come at once

    touch("touchStart", (x, y))
    for far in (10, 30, 60):
        touch("touchMove", (x, y - far))
    touch("touchEnd")
    page.wait_for_timeout(200)
    assert page.evaluate(PICTURE) == whole
    touch("touchStart", (x - 20, y), (x + 20, y))
    for apart in (30, 50, 80, 120):
        touch("touchMove", (x - apart, y), (x + apart, y))
    touch("touchEnd")
    page.wait_for_function(f"whole => {PICTURE} !== whole", arg=whole)
    points = page.evaluate(PIXELS, ["--tone-0", 0])
    page.touchscreen.tap(*points[len(points) // 2])
    page.locator(TITLE).wait_for()

    assert " and " in page.locator(TITLE).inner_text()
