"""The network view on the real site: by mouse and by keyboard, gliding and jumping, with little to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sites import ROOT, built

from network import collaboration_graph, layout
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

REGISTRY = load_registry(ROOT / "data" / "partners.yaml", place=False)
AT = layout(load_registry(ROOT / "data" / "partners.yaml"))
NET = ".pa-net"
SAID = f"{NET} [role=status]"
TITLE = ".pa-panel-title"
TIP = f"{NET} .pa-tip strong"

# The middle of the keyboard's ring on the upper canvas, as a page coordinate.
RING = """
() => {
  const canvas = document.querySelector('.pa-net .pa-canvas-top');
  const probe = document.createElement('span');
  probe.style.color = getComputedStyle(document.documentElement).getPropertyValue('--focus');
  document.body.append(probe);
  const wanted = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
  probe.remove();
  const box = canvas.getBoundingClientRect();
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 200 || [0, 1, 2].some(k => Math.abs(data[i + k] - wanted[k]) > 6)) continue;
    const [x, y] = [(i / 4) % canvas.width, Math.floor(i / 4 / canvas.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const scale = canvas.width / box.width;
  return [box.left + (left + right + 1) / 2 / scale, box.top + (top + bottom + 1) / 2 / scale];
}
"""
# A clock that stands still until the test sets it.
CLOCK = """
() => {
  const frame = requestAnimationFrame.bind(window);
  window.clock = { now: performance.now() };
  performance.now = () => clock.now;
  window.requestAnimationFrame = act => frame(() => act(clock.now));
}
"""
FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Ground:
    """Where the layout lies on the page: pixels a unit, and the page coordinate of its origin."""

    scale: float
    x: float
    y: float

    def spot(self, partner: str) -> tuple[float, float]:
        """Return where a partner's dot is drawn."""
        return self.x + AT[partner][0] * self.scale, self.y - AT[partner][1] * self.scale


def drawn(page: Page) -> Page:
    """Wait until the network has drawn itself."""
    page.wait_for_function(f"() => document.querySelector('{NET} canvas')?.width > 100")
    page.evaluate(FRAME)
    return page


def opened(site: Path, visit: Callable[..., Page], link: str = "focus=none", **options: int) -> Page:
    """Open the explorer at its network view."""
    return drawn(visit(f"{(site / 'index.html').as_uri()}#view=network&{link}", **options))


def current(page: Page) -> str:
    """Return the id of the partner under the keyboard's ring."""
    said = page.locator(SAID).text_content() or ""
    return max(
        (p.id for p in REGISTRY.partners.values() if said.startswith(p.name)),
        key=lambda key: len(REGISTRY.partners[key].name),
    )


def ground(page: Page) -> Ground:
    """Find out where dots are from two that the keyboard visits."""
    page.locator(NET).focus()
    found = {}
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        page.evaluate(FRAME)
        found[current(page)] = page.evaluate(RING)
    page.keyboard.press("Escape")
    one, *_, two = found
    scale = (found[two][1] - found[one][1]) / (AT[one][1] - AT[two][1])
    return Ground(scale, found[one][0] - AT[one][0] * scale, found[one][1] + AT[one][1] * scale)


def test_the_switch_brings_the_network_and_the_map_back(site: Path, visit: Callable[..., Page]) -> None:
    """A click changes the view and the link; what is looked at stays; the map is out of reach meanwhile."""
    page = visit((site / "index.html").as_uri() + "#partner=twist")
    page.get_by_role("radio", name="Network").click()
    drawn(page)

    assert page.locator(NET).is_visible()
    assert page.locator(TITLE).text_content() == "Cluster TWIST"
    assert page.locator(".folium-map").evaluate("element => element.inert")
    page.wait_for_function(
        "location.hash.includes('view=network') && location.hash.includes('partner=twist')"
    )

    page.get_by_role("radio", name="Map").click()
    page.wait_for_function(f"() => document.querySelector('{NET}').offsetParent === null")
    assert not page.locator(".folium-map").evaluate("element => element.inert")
    assert page.locator(TITLE).text_content() == "Cluster TWIST"


@pytest.mark.thorough
def test_every_partner_is_under_the_pointer_where_the_layout_put_it(
    site: Path, visit: Callable[..., Page]
) -> None:
    """All of them, those without a place on the map too, name themselves."""
    page = opened(site, visit)
    where = ground(page)
    missed = []
    for partner in REGISTRY.partners.values():
        page.mouse.move(*where.spot(partner.id))
        page.evaluate(FRAME)
        if page.locator(TIP).text_content() != partner.name:
            missed.append(partner.id)

    assert missed == []


def test_a_click_on_a_dot_or_a_tie_opens_its_panel(site: Path, visit: Callable[..., Page]) -> None:
    """A dot is its partner; the line between two is their tie, with the projects that explain it."""
    page = opened(site, visit)
    where = ground(page)
    graph = collaboration_graph(REGISTRY)
    pair = next((a, b) for a, b in sorted(graph.edges) if graph.degree(a) == graph.degree(b) == 1)
    (ax, ay), (bx, by) = map(where.spot, pair)
    page.mouse.click((ax + bx) / 2, (ay + by) / 2)
    page.wait_for_function("() => location.hash.includes('focus=tie:')")

    assert all(partner in page.url for partner in pair)
    project = REGISTRY.projects[graph.edges[pair]["projects"][0]]
    assert project.label in (page.locator(".pa-panel").text_content() or "")

    page = opened(site, visit)
    page.mouse.click(*ground(page).spot("media-evolution"))
    assert page.locator(TITLE).text_content() == "Media Evolution"


def test_the_keyboard_does_what_the_mouse_does(site: Path, visit: Callable[..., Page]) -> None:
    """One stop: arrows go from dot to dot and name it, Enter opens it, plus zooms, 0 shows everything."""
    page = opened(site, visit)
    start = ground(page)
    seen = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
        seen.add(current(page))
    assert len(seen) >= 3

    last = current(page)
    page.keyboard.press("Enter")
    assert page.locator(TITLE).text_content() == REGISTRY.partners[last].name
    assert f"partner={last}" in page.url or page.wait_for_function(f"() => location.hash.includes('{last}')")
    page.keyboard.press("Escape")
    page.locator(NET).focus()
    page.keyboard.press("0")
    page.keyboard.press("+")
    page.wait_for_timeout(400)
    assert ground(page).scale > start.scale * 1.2
    page.locator(NET).focus()
    page.keyboard.press("0")
    page.wait_for_timeout(400)
    assert ground(page).scale == pytest.approx(start.scale, rel=0.05)
    assert page.locator(f"{NET} [tabindex='0']").count() == 1, "the zoom buttons are the one stop inside"


def test_dots_that_have_stepped_back_can_be_reached(site: Path, visit: Callable[..., Page]) -> None:
    """Beside a focused partner, the arrows and the pointer find those it is not tied to."""
    page = opened(site, visit, "partner=twist")
    page.keyboard.press("Escape")
    graph = collaboration_graph(REGISTRY)
    page.locator(NET).focus()
    found = set()
    for key in (
        "ArrowUp",
        "ArrowRight",
        "ArrowRight",
        "ArrowUp",
        "ArrowRight",
        "ArrowUp",
        "ArrowRight",
        "ArrowUp",
    ):
        page.keyboard.press(key)
        found.add(current(page))

    assert found - {"twist"} - set(graph["twist"])


def test_filters_hide_dots_and_move_none(site: Path, visit: Callable[..., Page]) -> None:
    """With clusters alone, each is where it was; a company is no longer under the pointer."""
    before = ground(opened(site, visit))
    page = opened(site, visit, "focus=none&kind=cluster")
    after = ground(page)

    assert after.scale == pytest.approx(before.scale, rel=0.02)
    assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=3)
    company = next(p for p in REGISTRY.partners.values() if p.kind == "company")
    page.mouse.move(*before.spot(company.id))
    page.evaluate(FRAME)
    assert page.locator(TIP).text_content() != company.name or not page.locator(TIP).is_visible()


def test_dots_glide_where_motion_is_welcome(site: Path, visit: Callable[..., Page]) -> None:
    """On the way ties and names wait; at the end they are there, and the way back ends on the map."""
    page = visit((site / "index.html").as_uri())
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate(CLOCK)
    ties = f"document.querySelector('{NET} .pa-canvas-data').style.opacity"
    page.get_by_role("radio", name="Network").click()
    page.evaluate("clock.now += 300")
    page.wait_for_function(f"() => {ties} === '0'")
    page.evaluate("clock.now += 500")
    page.wait_for_function(f"() => {ties} === ''")
    page.get_by_role("radio", name="Map").click()
    page.evaluate("clock.now += 300")
    page.wait_for_function(f"() => {ties} === '0'")
    assert page.locator(".folium-map").evaluate("element => element.inert")
    page.evaluate("clock.now += 500")
    page.wait_for_function(f"() => document.querySelector('{NET}').offsetParent === null")

    assert not page.locator(".folium-map").evaluate("element => element.inert")


def test_it_jumps_where_motion_is_not(site: Path, visit: Callable[..., Page]) -> None:
    """With reduced motion the network is there at once."""
    page = visit((site / "index.html").as_uri())
    page.get_by_role("radio", name="Network").click()
    drawn(page)

    assert page.locator(f"{NET} .pa-canvas-data").evaluate("canvas => canvas.style.opacity") == ""


@pytest.mark.parametrize(
    ("partners", "words"),
    [(1, "One partner: nobody to be tied to."), (3, "No two of these partners share a project.")],
)
def test_with_little_to_show_it_says_so(
    partners: int, words: str, tmp_path: Path, visit: Callable[..., Page]
) -> None:
    """One partner, several without any tie: calm words, no error."""
    registry = tmp_path / "partners.yaml"
    lines = [f"  - {{id: p{i}, name: Partner {i}, kind: cluster, country: FR}}\n" for i in range(partners)]
    registry.write_text("partners:\n" + "".join(lines))
    page = opened(built(registry, tmp_path / "site"), visit)

    assert page.locator(".pa-net-note").text_content() == words
    assert page.locator(".pa-net-note").is_visible()
    page.locator(NET).focus()
    page.keyboard.press("ArrowRight")
    assert (page.locator(SAID).text_content() or "").startswith("Partner ")


def test_when_filters_leave_nothing_it_stays_calm(site: Path, visit: Callable[..., Page]) -> None:
    """No dot is left: the words in the middle say why, and no second note stands beside them."""
    of = {
        kind: {p.country for p in REGISTRY.partners.values() if p.kind == kind}
        for kind in ("cluster", "agency")
    }
    country = min(of["agency"] - of["cluster"])
    page = opened(site, visit, f"focus=none&kind=cluster&country={country}")

    assert page.get_by_text("Nothing is left to show").is_visible()
    assert not page.locator(".pa-net-note").is_visible()


@pytest.mark.parametrize(("file", "width", "height"), [("embed.html", 600, 400), ("index.html", 390, 844)])
def test_it_fits_small_windows(
    file: str, width: int, height: int, site: Path, visit: Callable[..., Page]
) -> None:
    """In a frame and on a phone the whole network lies in the window, and nothing makes the page wider."""
    page = drawn(visit(f"{(site / file).as_uri()}#view=network&focus=none", width=width, height=height))
    where = ground(page)

    assert all(0 < where.spot(partner)[0] < width for partner in AT)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
