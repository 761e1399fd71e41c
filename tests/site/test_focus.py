"""Looking at a partner, a project, a programme, a tie, or at two partners: by mouse and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sites import ROOT

from network import collaboration_graph, paths
from partners import load_registry
from partners.model import Confidence, Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

REGISTRY = load_registry(ROOT / "data" / "partners.yaml", place=False)
GRAPH = collaboration_graph(REGISTRY)
APART = ("berlin-senate-economy", "techhub-riga")  # three steps, by several ways
TIED = ("media-evolution", "twist")
UNTIED = ("aer", "apulia-film-commission")


def opened(visit: Callable[..., Page], site: Path, link: str, **options: int) -> Page:
    """Open the explorer with a link; its panel is there."""
    page = visit(f"{(site / 'index.html').as_uri()}#{link}", **options)
    page.wait_for_selector(".pa-panel-title")
    return page


def section(page: Page, title: str) -> Locator:
    """Return a section of the panel by its heading."""
    return page.locator(".pa-section").filter(has=page.get_by_role("heading", name=re.compile(f"^{title}")))


def short(partner: str) -> str:
    """Return what the panel calls a partner where space is short."""
    found = REGISTRY.partners[partner]  # type: ignore[index]
    return found.short or found.name


def chains(page: Page) -> list[str]:
    """Return the ways in the panel, from the strongest."""
    return [text.strip() for text in page.locator(".pa-way-head").all_inner_texts()]


def expected_chains(one: str, other: str) -> list[str]:
    """Return the ways that Python finds, as the panel writes them."""
    return [" → ".join(map(short, path.partners)) for path in paths(GRAPH, *sorted((one, other)))]


def test_one_step_or_two_by_mouse_and_by_key(site: Path, visit: Callable[..., Page]) -> None:
    """The buttons and the keys 1 and 2 say how far it reaches; the link keeps it; it is said aloud."""
    page = opened(visit, site, "partner=twist")
    near, far = (page.get_by_role("button", name=re.compile(f"^{steps} step")) for steps in (1, 2))
    alters = set(GRAPH["twist"])
    theirs = {other for alter in alters for other in GRAPH[alter]} - {"twist"} | alters
    assert f"{len(alters)} partners" in near.inner_text()
    assert f"{len(theirs)} partners" in far.inner_text()
    assert near.get_attribute("aria-pressed") == "true"

    far.click()
    assert far.get_attribute("aria-pressed") == "true"
    page.wait_for_function("location.hash.includes('steps=2')")

    page.keyboard.press("1")
    assert near.get_attribute("aria-pressed") == "true"
    page.keyboard.press("2")
    assert far.get_attribute("aria-pressed") == "true"
    said = page.get_by_role("status").filter(has_text="within 2 steps")
    assert said.inner_text() == f"{len(theirs)} partners within 2 steps"


def test_a_digit_that_is_typed_is_no_key(site: Path, visit: Callable[..., Page]) -> None:
    """In a field a 2 is a 2."""
    page = opened(visit, site, "partner=twist")
    page.get_by_role("combobox", name="How is").fill("2")
    page.get_by_role("combobox", name="How is").press("2")
    assert page.get_by_role("button", name=re.compile("^1 step")).get_attribute("aria-pressed") == "true"


def test_projects_over_time(site: Path, visit: Callable[..., Page]) -> None:
    """The strip has a bar for every dated project, thick where the partner coordinates, and leads there."""
    page = opened(visit, site, "partner=twist")
    mine = [
        p for p in REGISTRY.projects.values() if any(each.partner == "twist" for each in p.participations)
    ]
    dated = [project for project in mine if project.start or project.end]
    led = [
        project
        for project in dated
        if any(p.partner == "twist" and p.role is Role.COORDINATOR for p in project.participations)
    ]
    bars = page.locator(".pa-bar")
    assert bars.count() == len(dated)
    assert page.locator(".pa-bar.is-led").count() == len(led) > 0
    picture = page.get_by_role("img", name=re.compile("dated projects from"))
    assert f"{len(led)} of them as coordinator" in (picture.get_attribute("aria-label") or "")

    words = (bars.first.get_attribute("title") or "").split(",")[0]
    bars.first.click()
    assert page.locator(".pa-panel-title").inner_text() == words


def test_how_two_partners_are_connected_by_mouse(site: Path, visit: Callable[..., Page]) -> None:
    """Search the other, read the ways, choose another: the map's chain and the link follow."""
    page = opened(visit, site, f"partner={APART[0]}")
    page.get_by_role("combobox", name="How is").fill("techhub")
    page.get_by_role("option", name=re.compile("TechHub Riga")).click()

    assert page.locator(".pa-panel-title").inner_text() == f"{short(APART[0])} to {short(APART[1])}"
    assert page.locator(".pa-lede").inner_text().startswith("3 steps apart;")
    ways = expected_chains(*APART)
    assert chains(page) == ways
    assert page.locator(".pa-way-head[aria-pressed=true]").inner_text() == ways[0]

    page.locator(".pa-way-head").nth(1).click()
    assert page.locator(".pa-way-head[aria-pressed=true]").inner_text() == ways[1]
    page.wait_for_function("ids => location.hash.includes(`path:${ids},2`)", arg=",".join(sorted(APART)))
    steps = page.locator(".pa-steps-list > li")
    second = paths(GRAPH, *sorted(APART))[1]
    assert steps.count() == len(second.steps) == 3
    for step, tie in zip(steps.all(), second.steps, strict=True):
        for project in tie.projects:
            assert REGISTRY.projects[project].label in step.inner_text()

    middle = section(page, "Who could introduce them")
    on_ways = {partner for path in paths(GRAPH, *APART, limit=100) for partner in path.partners[1:-1]}
    assert middle.locator(".pa-row").count() == len(on_ways)
    assert re.search(r"on \d of 7 ways", middle.inner_text())


def test_how_two_partners_are_connected_by_keyboard(site: Path, visit: Callable[..., Page]) -> None:
    """Type, arrow, Enter: the focus goes to the answer; a way is chosen by key and keeps the focus."""
    page = opened(visit, site, f"partner={APART[0]}")
    field = page.get_by_role("combobox", name="How is")
    field.focus()
    page.keyboard.type("riga")
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == page.get_by_role("option").first.get_attribute(
        "id"
    )
    page.keyboard.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert page.locator(".pa-panel").is_visible()  # Escape left the list, not the panel
    page.keyboard.type("techhub riga")
    page.keyboard.press("Enter")

    title = page.locator(".pa-panel-title")
    assert title.inner_text() == f"{short(APART[0])} to {short(APART[1])}"
    assert title.evaluate("each => each === document.activeElement")
    way = page.locator(".pa-way-head").nth(1)
    way.focus()
    page.keyboard.press("Enter")
    assert page.locator(".pa-way-head").nth(1).get_attribute("aria-pressed") == "true"
    assert page.locator(".pa-way-head").nth(1).evaluate("each => each === document.activeElement")


def test_from_a_tie_to_those_who_know_both(site: Path, visit: Callable[..., Page]) -> None:
    """A tie's panel leads to the other ways: whoever works with both."""
    page = opened(visit, site, f"focus=tie:{','.join(TIED)}")
    page.get_by_role("button", name="How else are they connected?").click()
    assert page.locator(".pa-lede").inner_text() == "They work together: one step."
    both = set(GRAPH[TIED[0]]) & set(GRAPH[TIED[1]])
    rows = section(page, "Both work with").locator(".pa-row")
    assert rows.count() == len(both)


def test_those_whom_nothing_joins(site: Path, visit: Callable[..., Page]) -> None:
    """The panel says so, and that no filter is to blame."""
    page = opened(visit, site, f"focus=path:{','.join(UNTIED)}")
    assert page.locator(".pa-lede").inner_text().startswith("No chain of shared projects")
    assert "Nothing in the registry joins them" in page.locator(".pa-panel-body").inner_text()


def test_a_filter_that_parts_two_is_named_and_removed(site: Path, visit: Callable[..., Page]) -> None:
    """Where filters part them, the panel says how far they are without, and takes the filters away."""
    page = opened(visit, site, f"focus=path:{','.join(APART)}&year=2022-2023")
    body = page.locator(".pa-panel-body")
    assert "Without the filters they are 3 steps apart." in body.inner_text()
    page.get_by_role("button", name="Remove the filters", exact=True).click()
    assert chains(page) == expected_chains(*APART)


def test_proposals_may_connect_two(site: Path, visit: Callable[..., Page]) -> None:
    """Where only a proposal joins them, the panel offers to count it."""
    whole = collaboration_graph(REGISTRY, proposals=True)
    one, other = next(pair for pair in sorted(whole.edges) if not paths(GRAPH, *pair))
    page = opened(visit, site, f"focus=path:{one},{other}")
    assert "With proposals counted they are tied." in page.locator(".pa-panel-body").inner_text()
    page.get_by_role("button", name="Count proposals").click()
    assert page.locator(".pa-lede").inner_text() == "They work together: one step."


def test_a_project_names_its_coordinator_first_and_its_doubts(site: Path, visit: Callable[..., Page]) -> None:
    """Roles, dates, the state of its list of partners, and notes on single participations."""
    page = opened(visit, site, "project=cross-motion")
    project = REGISTRY.projects["cross-motion"]  # type: ignore[index]
    rows = section(page, "Partners").locator(".pa-row")
    assert rows.count() == len(project.participations)
    body = page.locator(".pa-panel-body").inner_text()
    low = [each for each in project.participations if each.confidence is Confidence.LOW]
    assert low
    for each in low:
        assert f"Low confidence: {each.note}" in body
    assert "This list may be incomplete" in body

    page = opened(visit, site, "project=eurotransmedia")
    assert "coordinator" in section(page, "Partners").locator(".pa-row").first.inner_text()


def test_a_programme_counts_what_is_in_view(site: Path, visit: Callable[..., Page]) -> None:
    """Projects, partners and countries are those of the filters, with what nests under it."""
    page = opened(visit, site, "focus=programme:interreg&year=2017-2021")
    under = collaboration_graph(REGISTRY, programmes="interreg", years=(2017, 2021))
    figures = page.locator(".pa-figures").inner_text().split("\n")
    countries = {country for _, country in under.nodes.data("country")}
    assert f"{len(under)}" in figures
    assert f"{len(countries)}" in figures
    assert section(page, "Partners").locator(".pa-count").inner_text() == str(len(under))


@pytest.mark.parametrize(
    "link",
    [
        "partner=twist",
        "project=cross-motion",
        "focus=programme:interreg",
        f"focus=tie:{','.join(TIED)}",
        f"focus=path:{','.join(APART)}",
    ],
)
def test_every_panel_has_its_sources_and_the_date(link: str, site: Path, visit: Callable[..., Page]) -> None:
    """Each statement can be traced, and says how old it is; nothing is wider than the sheet of a phone."""
    page = opened(visit, site, link, width=320, height=640)
    assert section(page, "Sources").locator("a").count() > 0
    assert re.search(
        r"As of .*\d{4}, the newest date in the registry", page.locator(".pa-panel-body").inner_text()
    )
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator(".pa-panel-scroll").evaluate("each => each.scrollWidth <= each.clientWidth")
