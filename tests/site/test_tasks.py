"""What the explorer is for, by mouse alone and by keyboard alone, on the real and on strained registries.

Each part has tests of its own elsewhere in this folder; here a visitor goes from one step to the next.
"""

from __future__ import annotations

import csv
import io
import math
import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hand import RING, Hand
from sites import ROOT
from stress import CONSORTIUM, CROWD, NAMES
from test_history import APART
from test_stress import HANGING_OVER

from network import collaboration_graph, paths
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import networkx as nx
    from playwright.sync_api import Locator, Page

    from partners.model import Registry

pytestmark = pytest.mark.thorough

MAP = ".folium-map"
SAID = f"{MAP} > [role=status]"
TIP = f"{MAP} .pa-tip:visible > *"
TOP = f"{MAP} .pa-canvas-top"
TITLE = ".pa-panel-title"
KICKER = ".pa-kicker"
STATUS = ".pa-status-line"
VIEWS = ["map", "network", "matrix", "timeline", "table"]
FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
PETAL = 19  # pixels across, at most

# Text with letters that run from right to left must stand in an element of its own direction.
MIXED_UP = """
() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const isForeign = /[\\u0590-\\u06ff]/.test(node.data);
    if (isForeign && !node.parentElement.closest('bdi, [dir=auto], script, title')) {
      found.push(node.parentElement.outerHTML);
    }
  }
  return found;
}
"""
# What leaves its card sideways and is not cut off on purpose.
LEAVING = """
() => [...document.querySelectorAll('.pa-card')].filter(card => card.checkVisibility()).flatMap(card => {
  const { left, right } = card.getBoundingClientRect();
  const isCut = one => {
    for (let up = one.parentElement; up !== card; up = up.parentElement) {
      if (['hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
    }
    return one.closest('[class*=hidden]') !== null;
  };
  return [...card.querySelectorAll('*')].filter(one => one.checkVisibility() && !isCut(one)).filter(one => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
  }).map(one => one.outerHTML.slice(0, 120));
})
"""


@dataclass(frozen=True)
class World:
    """A registry, its site, and whom the tests look at in it."""

    site: Path
    registry: Registry
    graph: nx.Graph
    partner: str
    project: str
    pair: tuple[str, str]
    apart: tuple[str, str]
    city: str

    def name(self, partner: str) -> str:
        """Return the full name of a partner."""
        return self.registry.partners[partner].name  # type: ignore[index]


@pytest.fixture(scope="session")
def worlds(site: Path, stress_site: Path) -> dict[str, World]:
    """Load both registries."""
    real = load_registry(ROOT / "data" / "partners.yaml", place=False)
    strained = load_registry(stress_site.parent / "partners.yaml", place=False)
    return {
        "real": World(
            site,
            real,
            collaboration_graph(real),
            "media-evolution",
            "eurotransmedia",
            ("media-evolution", "twist"),
            ("berlin-senate-economy", "techhub-riga"),
            "Namur",
        ),
        "stress": World(
            stress_site,
            strained,
            collaboration_graph(strained),
            "pair-a",
            "sixty",
            ("pair-a", "pair-b"),
            ("mixed", "pair-a"),
            "Brussels",
        ),
    }


@pytest.fixture(params=["real", "stress"])
def world(request: pytest.FixtureRequest, worlds: dict[str, World]) -> World:
    """One registry after the other."""
    found: World = worlds[request.param]
    return found


@pytest.fixture(params=["mouse", "keyboard"])
def hand(request: pytest.FixtureRequest, visit: Callable[..., Page]) -> Hand:
    """One way after the other, on an empty page."""
    return Hand(visit("about:blank"), request.param)


def go(page: Page, site: Path, link: str = "focus=none") -> Page:
    """Open the explorer with a link and wait until it has drawn itself."""
    page.goto("about:blank")  # a new hash alone loads nothing
    page.goto(f"{(site / 'index.html').as_uri()}#{link}")
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.evaluate(FRAME)
    return page


def until(page: Page, words: str, *, within: str = STATUS) -> None:
    """Wait until an element's text matches ``words``."""
    page.wait_for_function(
        "([query, words]) => new RegExp(words).test(document.querySelector(query)?.textContent ?? '')",
        arg=[within, words],
    )


def at(page: Page, *parts: str) -> None:
    """Wait until the address says all these."""
    page.wait_for_function(
        "parts => parts.every(part => decodeURIComponent(location.hash).includes(part))", arg=list(parts)
    )


def section(page: Page, title: str) -> Locator:
    """Return a section of the panel by its heading."""
    return page.locator(".pa-section").filter(has=page.get_by_role("heading", name=re.compile(f"^{title}")))


def walk(page: Page, presses: int) -> list[str]:
    """Go from mark to mark with N; what is said at each."""
    page.locator(MAP).focus()
    found = []
    for _ in range(presses):
        page.keyboard.press("n")
        found.append(page.locator(SAID).text_content() or "")
    return found


def seen_on_circle(page: Page, radius: int) -> dict[str, tuple[float, float]]:
    """Move the mouse around the mark under the keyboard's ring: what is named there, and where."""
    x, y, _ = page.evaluate(RING, TOP)
    found: dict[str, tuple[float, float]] = {}
    for degrees in range(0, 360, 2):
        angle = math.radians(degrees)
        spot = (x + radius * math.cos(angle), y - radius * math.sin(angle))
        page.mouse.move(*spot)
        page.evaluate(FRAME)
        words = page.locator(TIP).all_text_contents()
        if words and "between" in words[1]:
            found.setdefault(words[0], spot)
    return found


def test_see(world: World, hand: Hand) -> None:
    """The legend takes a programme off and brings it back; a mark and a lane say what they are, and open."""
    page = go(hand.page, world.site, f"partner={world.partner}")
    hand.close()
    everything = f"^{len(world.registry.partners)} partners, "
    until(page, everything)
    box = page.locator(".pa-programmes input[type=checkbox]").first
    hand.tick(box)
    until(page, f"^\\d+ of {len(world.registry.partners)} partners")
    hand.tick(box)
    until(page, everything)

    (said,) = walk(page, 1)
    name, place, projects = said.split(", ")[0], *re.findall(r"([^,]+), (\d+) project", said)[0]
    assert name == world.name(world.partner)
    assert place.strip()
    assert int(projects) > 0
    if hand.is_mouse:
        lanes = seen_on_circle(page, 60)
        assert lanes
        x, y, _ = page.evaluate(RING, TOP)
        page.mouse.click(x, y)
        page.locator(TITLE).get_by_text(name, exact=True).wait_for()
        hand.close()
        page.mouse.click(*next(iter(lanes.values())))
    else:
        page.keyboard.press("Enter")
        page.locator(TITLE).get_by_text(name, exact=True).wait_for()
        hand.close()
        page.locator(MAP).focus()
        page.keyboard.press("n")
        page.keyboard.press("l")
        until(page, r"between .* and .*, 1 of \d+$", within=SAID)
        page.keyboard.press("Enter")
    page.locator(KICKER).get_by_text(re.compile("Lane|Tie")).wait_for()
    assert section(page, "Projects|Through").locator(".pa-row").count() > 0


def test_ask(world: World, hand: Hand) -> None:
    """Search a city, then a project; narrow by kind and country; what leaves nothing has a way out."""
    page = go(hand.page, world.site)
    hand.search(world.city)
    page.locator(KICKER).get_by_text("Place").wait_for()
    at(page, "focus=place:")
    project = world.registry.projects[world.project]  # type: ignore[index]
    hand.search(project.title)
    page.locator(TITLE).get_by_text(project.label, exact=True).wait_for()
    hand.close()

    total = len(world.registry.partners)
    for name in ("kind", "country"):
        group = page.locator(f".pa-facet[data-facet={name}]")
        hand.press(group.locator(".pa-facet-toggle"))
        value = group.locator(".pa-facet-value").first
        promised = re.sub(r"\D", "", value.locator(".pa-check-count").text_content() or "")
        hand.tick(value.locator("input"))
        until(page, f"^{promised} of {total} partners")
        at(page, f"{name}=")
    hand.press(page.get_by_role("button", name=re.compile("^Remove the filter: ")).first)
    until(page, f"^(?!{promised} of)\\d+ of {total} partners")
    hand.press(page.get_by_role("button", name="Clear all"))
    until(page, f"^{total} partners")

    page.get_by_role("combobox", name=re.compile("^Search")).fill("nobody is called that")
    page.get_by_text("Nothing here is called").wait_for()
    page = go(page, world.site, "focus=none&year=1901")
    page.locator(".pa-empty").wait_for()
    hand.press(page.get_by_role("button", name="Show everything again"))
    until(page, f"^{total} partners")


def test_move_in_time(world: World, hand: Hand) -> None:
    """Choose years, play them, go back to all; counts and the timeline follow."""
    page = go(hand.page, world.site, "focus=none&view=timeline")
    total = len(world.registry.partners)
    span = page.get_by_role("slider", name="Span of years")
    bars = page.locator(".pa-time-bar")
    shown = page.locator(".pa-tl [aria-setsize]").first
    everything = int(shown.get_attribute("aria-setsize") or 0)
    if hand.is_mouse:
        boxes = [bars.nth(bars.count() - back).bounding_box() for back in (8, 5)]
        (x0, y), (x1, _) = [(box["x"] + box["width"] / 2, box["y"] + 10) for box in boxes if box is not None]
        page.mouse.move(x0, y)
        page.mouse.down()
        page.mouse.move(x1, y, steps=4)
        page.mouse.up()
    else:
        page.get_by_role("slider", name="First year").focus()
        page.keyboard.press("End")
        for _ in range(7):
            page.keyboard.press("ArrowLeft")
        page.keyboard.press("Tab")  # from the first to the last year, whichever way they stand
        page.get_by_role("slider", name="Last year").focus()
        for _ in range(4):
            page.keyboard.press("ArrowLeft")
    at(page, "year=")
    until(page, f"^\\d+ of {total} partners")
    assert re.fullmatch(r"\d{4} to \d{4}", span.get_attribute("aria-valuetext") or "")
    assert int(shown.get_attribute("aria-setsize") or 0) < everything
    before = span.get_attribute("aria-valuetext")
    hand.press(page.get_by_role("button", name="Play the years"))
    page.wait_for_function(
        "before => document.querySelector('.pa-time-plot [aria-label^=Span]').ariaValueText !== before",
        arg=before,
    )
    hand.press(page.get_by_role("button", name="Pause"))
    hand.press(page.get_by_role("button", name="All years"))
    until(page, f"^{total} partners")


def test_focus(world: World, hand: Hand) -> None:  # noqa: PLR0915 - one visit after another
    """A partner in one step and two, its tie, its project, a programme; and the ways to somebody far."""
    one, other = world.pair
    page = go(hand.page, world.site)
    hand.search(world.name(one))
    near, far = (page.get_by_role("button", name=re.compile(f"^{steps} step")) for steps in (1, 2))
    alters = set(world.graph[one])
    theirs = {two for alter in alters for two in world.graph[alter]} - {one} | alters
    assert f"{len(alters)} partner" in near.inner_text()
    if hand.is_mouse:
        far.click()
    else:
        page.keyboard.press("2")
    at(page, f"partner={one}", "steps=2")
    until(page, f"^In focus: {len(theirs) + 1} partners", within=".pa-status-lit")

    ties = section(page, "Ties")
    if ties.locator(".pa-more").count() > 0:
        hand.press(ties.locator(".pa-more"))
    hand.press(ties.locator(".pa-row").filter(has_text=world.name(other)).first)
    page.locator(KICKER).get_by_text("Tie", exact=True).wait_for()
    at(page, f"focus=tie:{','.join(sorted(world.pair))}")
    shared = section(page, "Through").locator(".pa-row")
    assert shared.count() == len(world.graph.edges[one, other]["projects"])

    hand.search(world.registry.projects[world.project].title)  # type: ignore[index]
    project = world.registry.projects[world.project]  # type: ignore[index]
    at(page, f"project={world.project}")
    crew = len(project.participations)
    until(page, f"^In focus: {crew} partners", within=".pa-status-lit")  # the star from its coordinator
    members = section(page, "Partners")
    assert "coordinator" in members.locator(".pa-row").first.inner_text()
    if members.locator(".pa-more").count() > 0:
        hand.press(members.locator(".pa-more"))
    assert members.locator(".pa-row").count() == crew

    hand.press(page.locator(".pa-panel-body > .pa-row").first)
    page.locator(KICKER).get_by_text("Programme", exact=True).wait_for()
    at(page, f"focus=programme:{project.programme}")
    web = collaboration_graph(world.registry, programmes=str(project.programme))
    assert section(page, "Partners").locator(".pa-count").inner_text() == str(len(web))

    one, other = world.apart
    hand.search(world.name(one))
    field = page.get_by_role("combobox", name="How is")
    hand.reach(field)
    page.keyboard.type(world.name(other))
    if hand.is_mouse:
        page.locator(".pa-connect-option").first.click()
    else:
        page.keyboard.press("Enter")
    ways = paths(world.graph, *sorted(world.apart))
    at(page, f"focus=path:{','.join(sorted(world.apart))}")
    heads = page.locator(".pa-way-head")
    assert heads.count() == len(ways)
    hand.press(heads.nth(1))
    at(page, ",2")
    steps = page.locator(".pa-steps-list > li")
    assert steps.count() == len(ways[1].steps)
    for step, tie in zip(steps.all(), ways[1].steps, strict=True):
        assert world.registry.projects[tie.projects[0]].label in step.inner_text()


def test_change_the_view(world: World, hand: Hand) -> None:
    """The same partner stays in all five views; in each of them another can be chosen."""
    page = go(hand.page, world.site, f"partner={world.partner}")
    name = world.name(world.partner)
    for view in [*VIEWS[1:], "map"]:
        hand.choose(page.locator(f".pa-views [value={view}]"), page.locator(".pa-views :checked"))
        at(page, f"partner={world.partner}", "" if view == "map" else f"view={view}")
        assert page.locator(TITLE).text_content() == name
        page.evaluate(FRAME)
        choose_in(hand, view, name)
        page.wait_for_function(
            "name => document.querySelector('.pa-panel-title').textContent !== name", arg=name
        )
        page.go_back()
        at(page, f"partner={world.partner}", "" if view == "map" else f"view={view}")
        page.locator(TITLE).get_by_text(name, exact=True).wait_for()


def beside_a_row(page: Page, stage: str, name: str) -> tuple[float, float]:
    """Return where the name of another partner stands at the matrix's left edge, found by moving down it."""
    tip, box = page.locator(f"{stage} .pa-tip"), page.locator(stage).bounding_box()
    hangs = tip.bounding_box()
    assert box is not None
    assert hangs is not None
    x = hangs["x"] - 24
    for y in range(int(box["y"]) + 180, int(box["y"] + box["height"]) - 20, 9):
        page.mouse.move(x, y)
        page.evaluate(FRAME)
        if tip.is_visible() and name not in tip.inner_text() and "community" in tip.inner_text().lower():
            return x, y
    raise AssertionError("no name beside the rows")


def choose_in(hand: Hand, view: str, name: str) -> None:  # noqa: C901 - a view after the other
    """Choose another than the partner of this name, on the stage itself."""
    page = hand.page
    if view == "timeline":
        hand.press(page.locator(".pa-tl-row").first)
    elif view == "table" and hand.is_mouse:
        page.locator(".pa-grid tr[data-row] th").filter(has_not_text=name).first.click()
    elif view == "table":
        hand.reach(page.locator(".pa-grid [tabindex='0']").first)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Home")
        if page.locator(":focus").inner_text() == name:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    else:
        stage = {"map": MAP, "network": ".pa-net", "matrix": ".pa-matrix-field"}[view]
        page.locator(stage).focus()
        said = page.locator(f"{stage} > [role=status]")
        arrows = ["ArrowDown", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowLeft"] * 3
        for key in ["n"] * 40 if view == "map" else arrows:  # marks that count several lie on the arrows' way
            page.keyboard.press(key)
            heard = said.text_content() or ""
            if not heard or heard[0].isdigit() or heard.startswith(name):
                continue  # not a partner, or the same
            if not hand.is_mouse or view == "matrix":
                break
            x, y, _ = page.evaluate(RING, f"{stage} .pa-canvas-top")
            if page.evaluate(
                "([x, y, at]) => document.elementFromPoint(x, y)?.closest(at) !== null", [x, y, stage]
            ):
                break  # no panel lies over it
        if not hand.is_mouse:
            page.keyboard.press("Enter")
            return
        if view == "matrix":
            x, y = beside_a_row(page, stage, name)
        page.keyboard.press("Escape")
        page.mouse.click(x, y)


def test_keep_and_share(world: World, hand: Hand) -> None:
    """Back and forward go through choices; the link shows the same; a file holds what is filtered."""
    page = go(hand.page, world.site, "country=FR&focus=none")
    until(page, "^\\d+ of ")
    hand.search(
        world.name(next(key for key in sorted(world.graph) if world.graph.nodes[key]["country"] == "FR"))
    )
    title = page.locator(TITLE).text_content()
    at(page, "partner=")
    link = page.url
    page.wait_for_timeout(APART)  # faster choices are one step
    hand.close()
    page.wait_for_function("link => location.href !== link", arg=link)
    page.go_back()
    page.locator(TITLE).get_by_text(str(title), exact=True).wait_for()
    page.go_forward()
    page.locator(".pa-panel").wait_for(state="hidden")
    go(page, world.site, link.split("#")[1])
    page.locator(TITLE).get_by_text(str(title), exact=True).wait_for()
    until(page, "^\\d+ of ")

    hand.press(page.get_by_role("button", name="Share", exact=True))
    with page.expect_download() as download:
        hand.press(page.locator(".pa-share-menu").get_by_role("button", name="Partners", exact=True))
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_bytes().decode())))
    french = collaboration_graph(world.registry, countries=["FR"])
    assert {row["id"] for row in rows} == set(french)


def test_trust(world: World, hand: Hand) -> None:
    """Every panel has its sources and the date; doubts are said; who is not on the map is listed."""
    page = go(hand.page, world.site)
    links = page.locator(".pa-sources a")
    project = world.registry.projects[world.project]  # type: ignore[index]
    for words in (world.name(world.partner), project.title, str(project.programme)):
        hand.search(words)
        assert links.count() > 0
        assert re.search(r"As of .*\d{4}, the newest date", page.locator(".pa-panel-body").inner_text())
        hand.close()
    open_list = next(each for each in world.registry.projects.values() if not each.complete)
    hand.search(open_list.label)
    assert "This list may be incomplete" in page.locator(".pa-panel-body").inner_text()
    hand.close()

    button = page.get_by_role("button", name=re.compile("without a place"))
    hand.press(button)
    rows = page.locator(".pa-unplaced-list button")
    assert str(rows.count()) in (button.text_content() or "")
    wanted = rows.first.locator(".pa-row-name").text_content()
    hand.press(rows.first)
    assert page.locator(TITLE).text_content() == wanted
    assert "Not on the map" in page.locator(".pa-panel-body").inner_text()


@pytest.mark.parametrize("fixture", ["no_projects_site", "one_partner_site"])
def test_next_to_nothing_is_calm(fixture: str, hand: Hand, request: pytest.FixtureRequest) -> None:
    """Every view stands and says what there is not; searching and taking files still work."""
    site: Path = request.getfixturevalue(fixture)
    page = go(hand.page, site)
    words = {"matrix": "No two partners in view share a project.", "timeline": "No project to show"}
    for view in [*VIEWS[1:], "map"]:
        hand.choose(page.locator(f".pa-views [value={view}]"), page.locator(".pa-views :checked"))
        page.evaluate(FRAME)
        if view in words:
            assert page.get_by_text(words[view]).is_visible()
        assert page.evaluate(HANGING_OVER) == []
        hand.search("Lisbon Agency")
        assert page.locator(TITLE).text_content() == "Lisbon Agency 0"
        assert "No project of the registry yet." in page.locator(".pa-panel-body").inner_text()
        assert page.evaluate(HANGING_OVER) == []
        hand.close()
    hand.press(page.get_by_role("button", name="Share", exact=True))
    with page.expect_download() as download:
        hand.press(page.locator(".pa-share-menu").get_by_role("button", name="Partners", exact=True))
    count = 3 if fixture == "no_projects_site" else 1
    assert len(list(csv.DictReader(io.StringIO(download.value.path().read_bytes().decode())))) == count


def test_a_crowd_at_one_place_by_keyboard(worlds: dict[str, World], visit: Callable[..., Page]) -> None:
    """N reaches each of the 105 petals among all marks; Enter opens it."""
    page = go(visit("about:blank"), worlds["stress"].site, "focus=none&at=50.85,4.35,9")
    heard = walk(page, 3 * CROWD)
    houses = {said.split(", Brussels")[0] for said in heard if said.startswith("Brussels Institute")}
    assert len(houses) == CROWD
    while not (page.locator(SAID).text_content() or "").startswith("Brussels Institute"):
        page.keyboard.press("n")
    name = (page.locator(SAID).text_content() or "").split(", Brussels")[0]
    page.keyboard.press("Enter")
    assert page.locator(TITLE).text_content() == name


def test_a_crowd_at_one_place_by_mouse(worlds: dict[str, World], visit: Callable[..., Page]) -> None:
    """No two of the 105 petals overlap; each names its partner under the pointer and opens it."""
    page = go(visit("about:blank"), worlds["stress"].site, "focus=none&country=BE&at=50.85,4.35,9")
    spots: dict[str, tuple[float, float]] = {}
    page.locator(MAP).focus()
    for _ in range(CROWD + 1):  # and the place in the middle
        page.keyboard.press("n")
        x, y, _ = page.evaluate(RING, TOP)
        spots[(page.locator(SAID).text_content() or "").split(", Brussels")[0]] = (x, y)
    petals = {name: spot for name, spot in spots.items() if name.startswith("Brussels Institute")}
    assert len(petals) == CROWD
    assert min(math.dist(one, other) for one, other in combinations(petals.values(), 2)) >= PETAL

    page.get_by_role("button", name="Clear all").click()  # now with everybody and all lanes
    until(page, "^182 partners")
    wrong = []
    for name, spot in petals.items():
        page.mouse.move(*spot)
        page.evaluate(FRAME)
        if page.locator(TIP).first.text_content() != name:
            wrong.append(name)
    assert wrong == []
    name, spot = list(petals.items())[CROWD // 2]
    page.mouse.click(*spot)
    assert page.locator(TITLE).text_content() == name


def test_six_programmes_between_one_pair(worlds: dict[str, World], hand: Hand) -> None:
    """Each of the six lanes opens: with L and Enter, or by clicks, which go on to what lies below."""
    page = go(hand.page, worlds["stress"].site, "partner=pair-a&at=57,-2,3.2")
    six = {"ALPHA", "ALPHA-NORTH", "BETA", "GAMMA", "DELTA", "EPSILON"}
    found = set()
    walk(page, 1)
    if hand.is_mouse:
        lanes = {name: spot for name, spot in seen_on_circle(page, 150).items() if name in six}
        assert set(lanes) == six
        for spot in lanes.values():
            page.mouse.click(*spot)
            page.locator(KICKER).get_by_text("Lane").wait_for()
            found.add(page.locator(".pa-lede").inner_text())
            page.get_by_role("button", name="Back").click()
        assert found == six
        page.mouse.click(*lanes["GAMMA"])
        page.locator(KICKER).get_by_text("Lane").wait_for()
        piled = {page.locator(".pa-lede").inner_text()}
        page.mouse.click(*lanes["GAMMA"])
        piled.add(page.locator(".pa-lede").inner_text())
        assert len(piled) == 2
        return
    for _ in six:
        page.keyboard.press("l")
        page.keyboard.press("Enter")
        page.locator(KICKER).get_by_text("Lane").wait_for()
        found.add(page.locator(".pa-lede").inner_text())
        page.get_by_role("button", name="Back").press("Enter")
        page.locator(MAP).focus()
        page.keyboard.press("n")
        for _ in found:
            page.keyboard.press("l")
    assert found == six


@pytest.mark.parametrize("width", [390, 1440])
def test_long_and_foreign_names(width: int, worlds: dict[str, World], visit: Callable[..., Page]) -> None:
    """Names of 200 letters stay in their boxes in every view; those from right to left disturb nothing."""
    page = visit("about:blank", width=width, height=844)
    site = worlds["stress"].site
    for view in VIEWS:
        for link in ("partner=long-word", "project=long", "project=strangers", "partner=arabic"):
            go(page, site, f"view={view}&{link}")
            page.locator(TITLE).wait_for()
            assert page.evaluate(HANGING_OVER) == []
            assert page.evaluate(LEAVING) == []
            assert page.evaluate(MIXED_UP) == []


def test_partners_outside_europe_bring_the_world(worlds: dict[str, World], hand: Hand) -> None:
    """What shows everything shows the whole globe, and every mark of it lies in sight."""
    page = go(hand.page, worlds["stress"].site)
    if hand.is_mouse:
        page.get_by_role("button", name=re.compile("everything|whole map", re.IGNORECASE)).first.click()
    else:
        page.locator(MAP).focus()
        page.keyboard.press("0")
    page.evaluate(FRAME)
    stood = page.url
    far = {name for _, name, city, *_ in NAMES if city in {"Tokyo", "Montréal", "Apia"}}
    assert far
    heard = " ".join(walk(page, 60))
    assert all(place in heard for place in ("Japan", "Canada", "Samoa"))
    page.wait_for_timeout(500)  # the address follows a moment later
    assert page.url == stood or "at=" not in page.url


def test_a_project_of_sixty(worlds: dict[str, World], hand: Hand) -> None:
    """Its consortium is listed whole, coordinator first, and is what stands out on the map."""
    page = go(hand.page, worlds["stress"].site)
    hand.search("SIXTY")
    rows = section(page, "Partners").locator(".pa-row")
    hand.press(page.get_by_role("button", name=f"Show all {CONSORTIUM} partners"))
    assert rows.count() == CONSORTIUM
    assert "coordinator" in rows.first.inner_text()
    until(page, f"^In focus: {CONSORTIUM} partners", within=".pa-status-lit")
