"""Asking: the search over everything, facets with honest counts, chips, the status, a way out of nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sites import built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

SMALL = """
programmes:
  - {id: fp7, name: FP7}
  - {id: cosme, name: COSME}
partners:
  - {id: aristo, name: Αριστοτέλειο Πανεπιστήμιο, kind: education, country: GR, city: Thessaloniki,
     lat: 40.64, lon: 22.94, topics: [design]}
  - {id: sofia, name: Столична община, kind: public-authority, country: BG, city: Sofia,
     lat: 42.69, lon: 23.32}
  - {id: lab, name: Plovdiv Lab, kind: company, country: BG, city: Plovdiv,
     lat: 42.14, lon: 24.74, topics: [music]}
  - {id: lost, name: Lost Studio, kind: company, country: MT}
projects:
  - {id: one, title: First of all, acronym: ONE, status: finished, programme: fp7, start: 2014, end: 2016,
     partners: [{partner: aristo, role: coordinator}, sofia, lab]}
  - {id: two, title: The second, acronym: TWO, status: running, programme: cosme, start: 2020, end: 2022,
     partners: [{partner: sofia, role: coordinator}, lost]}
"""  # fmt: skip


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build four partners, two of them named in alphabets of their own."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "partners.yaml").write_text(SMALL, encoding="utf-8")
    return built(folder / "partners.yaml", folder / "site").joinpath("index.html").as_uri()


def ready(page: Page) -> Page:
    """Wait until the explorer stands."""
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.locator(".pa-status-line").wait_for()
    return page


def field(page: Page) -> Locator:
    """Return the search field."""
    return page.get_by_role("combobox", name=re.compile("search", re.IGNORECASE))


def options(page: Page, text: str) -> list[str]:
    """Return what the search finds, in order."""
    field(page).fill(text)
    return page.locator(".pa-result-name").all_text_contents()


def says(page: Page, start: str) -> None:
    """Wait until the status begins like that."""
    page.wait_for_function(
        "start => document.querySelector('.pa-status-line').textContent.startsWith(start)", arg=start
    )


def facet(page: Page, name: str) -> Locator:
    """Open a facet of the legend and return it."""
    group = page.locator(f".pa-facet[data-facet={name}]")
    toggle = group.locator(".pa-facet-toggle")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    return group


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("panepistimio", "Αριστοτέλειο Πανεπιστήμιο"),
        ("πανεπιστημιο", "Αριστοτέλειο Πανεπιστήμιο"),
        ("stolichna", "Столична община"),
        ("СТОЛИЧНА", "Столична община"),
        ("пловдив лаб", "Plovdiv Lab"),
    ],
)
def test_names_are_found_in_any_alphabet(
    typed: str, name: str, small: str, visit: Callable[..., Page]
) -> None:
    """Latin finds Greek and Cyrillic, and the other way round; Enter opens."""
    page = ready(visit(f"{small}#focus=none"))

    assert options(page, typed)[0] == name
    field(page).press("Enter")
    assert page.locator(".pa-panel-title").text_content() == name


def test_a_city_opens_its_place(small: str, visit: Callable[..., Page]) -> None:
    """By keys: the city comes first, Enter looks at it."""
    page = ready(visit(f"{small}#focus=none"))

    assert options(page, "σόφια")[0] == "Sofia"
    field(page).press("ArrowDown")
    field(page).press("Enter")
    assert page.locator(".pa-panel-title").text_content() == "Sofia"
    page.wait_for_url("**#focus=place:*")


@pytest.mark.parametrize(
    ("typed", "found", "left", "key"),
    [("Bulgarien", "Bulgaria", 2, "country=BG"), ("music", "Music", 1, "topic=music")],
)
def test_a_country_or_topic_is_asked_for(  # noqa: PLR0913, PLR0917 - a table of cases, and two fixtures
    typed: str, found: str, left: int, key: str, small: str, visit: Callable[..., Page]
) -> None:
    """A click on it shows only that; a chip says so and takes it off; the address follows."""
    page = ready(visit(f"{small}#focus=none"))

    assert found in options(page, typed)
    row = page.get_by_role("option", name=re.compile(f"^{found}"))
    assert "Show only" in (row.text_content() or "")
    row.click()
    says(page, f"{left} of 4 partners")
    page.wait_for_function("key => location.hash.includes(key)", arg=key)
    page.get_by_role("button", name=re.compile(f"Remove the filter: .*{found}")).click()
    says(page, "4 partners")
    assert page.locator(".pa-chips").is_hidden()
    assert page.evaluate("document.activeElement.className").startswith("pa-legend-toggle")


@pytest.mark.parametrize("name", ["kind", "country", "topic"])
def test_a_count_is_what_its_choice_shows(name: str, site: Path, visit: Callable[..., Page]) -> None:
    """Under other filters: each value chosen alone leaves as many partners as it promised."""
    page = ready(visit(f"{site.as_uri()}/index.html#focus=none&programme=interreg,h2020&status=finished"))
    group = facet(page, name)
    for row in range(3):
        value = group.locator(".pa-facet-value").nth(row)
        promised = int(re.sub(r"\D", "", value.locator(".pa-check-count").text_content() or ""))
        value.locator("label").click()
        says(page, f"{promised} of 210 partners")
        group.locator(".pa-facet-clear").click()


def test_facets_by_keys_alone(site: Path, visit: Callable[..., Page]) -> None:
    """Open, find, choose with the keyboard; counts of the same facet stay; one button clears all."""
    page = ready(visit(f"{site.as_uri()}/index.html#focus=none"))
    group = page.locator(".pa-facet[data-facet=country]")
    counts = group.locator(".pa-check-count").all_text_contents()
    group.locator(".pa-facet-toggle").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("malt")
    assert group.locator(".pa-facet-value:visible .pa-check-name").all_text_contents() == ["Malta"]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_function("location.hash.includes('country=MT')")
    group.locator(".pa-facet-chosen").get_by_text("Malta", exact=True).wait_for()
    assert group.locator(".pa-check-count").all_text_contents() == counts
    page.locator(".pa-legend-reset").focus()
    page.keyboard.press("Enter")
    says(page, "210 partners")
    page.wait_for_function("!location.hash.includes('country')")


def test_the_status_agrees_with_what_stands_out(site: Path, visit: Callable[..., Page]) -> None:
    """With a partner in focus its own network is counted, beside all that is in view."""
    page = ready(visit(f"{site.as_uri()}/index.html#partner=twist"))
    lit = page.locator(".pa-status-lit")
    said = re.fullmatch(r"In focus: (\d+) partners, (\d+) ties, \d+ programmes", lit.text_content() or "")
    assert said is not None
    assert int(said[1]) == int(said[2]) + 1
    page.locator(".pa-panel-title").press("Escape")
    page.get_by_role("button", name="Whole network").click()
    lit.wait_for(state="hidden")


def test_nothing_left_has_a_way_out(small: str, visit: Callable[..., Page]) -> None:
    """The filters that leave nothing are named; taking one off brings the rest back."""
    page = ready(visit(f"{small}#focus=none&country=MT&status=finished"))
    card = page.locator(".pa-empty")
    card.wait_for()
    assert card.locator("li").count() == 2
    card.get_by_role("button", name=re.compile("Status")).focus()
    page.keyboard.press("Enter")
    card.wait_for(state="hidden")
    says(page, "1 of 4 partners")


def test_who_has_no_place_is_listed_with_the_reason(small: str, visit: Callable[..., Page]) -> None:
    """One partner without a city: it is counted, named, and opened from there."""
    page = ready(visit(f"{small}#focus=none"))
    page.get_by_role("button", name="1 without a place").click()
    row = page.locator(".pa-unplaced-list button")
    assert "no city known" in (row.text_content() or "")
    row.click()
    assert page.locator(".pa-panel-title").text_content() == "Lost Studio"
