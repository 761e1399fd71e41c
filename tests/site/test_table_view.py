"""The table view by mouse and by keyboard: rows to sort and search, selected, and in the link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sites import ROOT

from network import collaboration_graph, measures, ties
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

REGISTRY = load_registry(ROOT / "data" / "partners.yaml", place=False)
GRAPH = collaboration_graph(REGISTRY)
REST = 400  # milliseconds until the address has followed


def opened(visit: Callable[..., Page], site: Path, link: str = "#view=table", **options: int) -> Page:
    """Open the explorer with its table in view."""
    page = visit((site / "index.html").as_uri() + link, **options)
    page.locator(".pa-grid tbody tr[data-row]").first.wait_for()
    return page


def column(page: Page, at: int, rows: int = 10) -> list[str]:
    """Return the first cells of a column."""
    cells = page.locator(".pa-grid tbody tr[data-row]")
    return [cells.nth(row).locator("th, td").nth(at).inner_text() for row in range(rows)]


def row(page: Page, at: int) -> Locator:
    """Return the row with this number, from 0."""
    return page.locator(f".pa-grid tr[data-row='{at}']")


def heading(page: Page, name: str) -> Locator:
    """Return the head of a column."""
    return page.get_by_role("grid").get_by_role("columnheader", name=name, exact=True)


def test_the_numbers_are_those_of_python(site: Path, visit: Callable[..., Page]) -> None:
    """Every partner is a row; the measures of the first rows are those of the network."""
    page = opened(visit, site, "#view=table&sort=betweenness,down")
    grid = page.get_by_role("grid", name="Partners")
    assert grid.get_attribute("aria-rowcount") == str(len(REGISTRY.partners) + 1)

    table = measures(GRAPH)
    best = table.sort_values("betweenness", ascending=False).head(5)
    names = [REGISTRY.partners[key].name for key in best.index]
    assert column(page, 0, 5) == names
    assert column(page, 5, 5) == [str(degree) for degree in best["degree"]]
    assert column(page, 7, 5) == [f"{value:.3f}" for value in best["betweenness"]]


@pytest.mark.parametrize(
    ("rows", "count"),
    [("projects", 48), ("ties", len(ties(REGISTRY))), ("programmes", None)],
)
def test_other_rows_by_mouse(rows: str, count: int | None, site: Path, visit: Callable[..., Page]) -> None:
    """The switch lists projects, ties and programmes; a click on a row opens its panel, and marks it."""
    page = opened(visit, site)
    page.get_by_role("radio", name=rows.capitalize(), exact=True).click()
    grid = page.get_by_role("grid", name=rows.capitalize())
    page.wait_for_timeout(REST)
    assert f"rows={rows}" in page.url
    if count is not None:
        assert grid.get_attribute("aria-rowcount") == str(count + 1)

    row(page, 2).locator("td").first.click()
    page.locator(".pa-panel").wait_for()
    assert row(page, 2).get_attribute("aria-selected") == "true"
    assert page.locator(".pa-grid [aria-selected=true]").count() == 1


def test_sorting_by_mouse_says_so(site: Path, visit: Callable[..., Page]) -> None:
    """A head sorts its column, again the other way round; the link keeps it."""
    page = opened(visit, site)
    head = heading(page, "Country")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    first = column(page, 2)
    assert first == sorted(first)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    page.wait_for_timeout(REST)
    assert "sort=country,down" in page.url
    last = column(page, 2)
    assert last == sorted(last, reverse=True)

    again = opened(visit, site, "#" + page.url.split("#")[1])
    assert column(again, 2) == last


def test_the_keyboard_alone_sorts_walks_and_opens(site: Path, visit: Callable[..., Page]) -> None:
    """The grid is one stop; arrows walk through head and rows, far rows too, and Enter opens one."""
    page = opened(visit, site, "#view=table&sort=name,up")
    page.get_by_role("radio", name="Partners", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Partner"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert heading(page, "City").get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.textContent") == "City"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+End")
    last = page.locator(":focus")
    assert last.locator("xpath=..").get_attribute("aria-rowindex") == str(len(REGISTRY.partners) + 1)
    page.keyboard.press("Home")
    name = page.locator(":focus").inner_text()
    assert page.locator(":focus").bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.locator(".pa-panel-title").text_content() == name
    page.keyboard.press("Escape")
    page.locator(".pa-panel").wait_for(state="hidden")
    assert page.locator(":focus").inner_text() == name  # back where it came from

    page.keyboard.press("Control+Home")
    assert page.locator(":focus").locator("xpath=..").get_attribute("aria-rowindex") == "2"
    page.keyboard.press("Tab")
    assert not page.evaluate("document.querySelector('.pa-grid').contains(document.activeElement)")


def test_the_search_narrows_the_rows(site: Path, visit: Callable[..., Page]) -> None:
    """What is typed into the search leaves the rows that have these words, and can be cleared here."""
    page = opened(visit, site)
    page.get_by_role("combobox", name=re.compile("search", re.IGNORECASE)).fill("namur")
    expected = sorted(p.name for p in REGISTRY.partners.values() if p.city == "Namur")
    page.wait_for_function(
        f"document.querySelector('.pa-grid').getAttribute('aria-rowcount') === '{len(expected) + 1}'"
    )
    assert sorted(column(page, 0, len(expected))) == expected
    assert "match “namur”" in page.locator(".pa-table-tally").inner_text()

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear search").click()
    page.wait_for_function(
        f"document.querySelector('.pa-grid').getAttribute('aria-rowcount') === '{len(REGISTRY.partners) + 1}'"
    )


def test_only_rows_in_sight_are_there(site: Path, visit: Callable[..., Page]) -> None:
    """Of a thousand ties the page holds a few dozen rows, whatever is scrolled to."""
    page = opened(visit, site, "#view=table&rows=ties")
    assert page.locator(".pa-grid tr[data-row]").count() < 100
    page.locator(".pa-grid-frame").evaluate("frame => { frame.scrollTop = frame.scrollHeight }")
    row(page, len(ties(REGISTRY)) - 1).wait_for()
    assert page.locator(".pa-grid tr[data-row]").count() < 100


def test_head_and_first_column_stay_on_a_phone(site: Path, visit: Callable[..., Page]) -> None:
    """Scrolled both ways, names and heads are still in sight, and the page is no wider than its window."""
    page = opened(visit, site, width=390, height=844)
    page.locator(".pa-grid-frame").evaluate("frame => frame.scrollTo(300, 400)")
    page.wait_for_timeout(100)
    frame = page.locator(".pa-grid-frame").bounding_box()
    head = page.locator(".pa-grid thead th").first.bounding_box()
    assert frame is not None
    assert head is not None
    assert abs(head["x"] - frame["x"]) < 3
    assert abs(head["y"] - frame["y"]) < 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
