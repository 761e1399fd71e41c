"""The share menu: every file holds exactly what the filters leave, by the numbers of Python."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import networkx as nx
import openpyxl
import pytest
from random_filters import Filters, random_filters
from sites import ROOT

from network import collaboration_graph, measures_table, partners_table, projects_table, ties_table
from network.selection import select
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd
    from playwright.sync_api import Browser, Locator, Page

REGISTRY = load_registry(ROOT / "data" / "partners.yaml")
FILTERS = [
    Filters({}, ""),
    Filters({"programmes": ["h2020"], "years": (2013, 2019)}, "programme=h2020&year=2013-2019"),
    Filters({"countries": ["FR", "BE"], "proposals": True}, "country=FR,BE&proposals=1"),
    *list(random_filters(REGISTRY, 4, seed=11))[1:],
]  # fmt: skip
CSV = {"partners": "Partners", "projects": "Projects", "ties": "Ties", "measures": "Measures"}


def opened(visit: Callable[..., Page], url: str, **options: Any) -> Page:
    """Open the explorer with its share menu."""
    page = visit(url, **options)
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    share(page).click()
    page.locator(".pa-share-menu").wait_for()
    return page


def share(page: Page) -> Locator:
    """Return the button that opens the menu."""
    return page.get_by_role("button", name="Share", exact=True)


def taken(page: Page, name: str) -> bytes:
    """Press a button of the menu and return the file that comes."""
    with page.expect_download() as download:
        page.locator(".pa-share-menu").get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_bytes()


def expected(filters: Filters) -> dict[str, pd.DataFrame]:
    """Return the tables of what the filters leave, as Python makes them."""
    chosen = select(REGISTRY, **filters.arguments)
    graph = collaboration_graph(REGISTRY, **filters.arguments)
    partners, projects = partners_table(REGISTRY), projects_table(REGISTRY)
    return {
        "partners": partners[partners["id"].isin(chosen.partners)],
        "projects": projects[projects["id"].isin(chosen.crews)],
        "ties": ties_table(graph),
        "measures": measures_table(graph),
    }


def same(value: object, other: object) -> bool:
    """Say whether two cells are one value: text as it is, numbers nearly, nothing as nothing."""
    if other is None or other == "" or other != other:  # noqa: PLR0124 -- NaN
        return value is None or value == ""
    if isinstance(other, int | float) and value not in {None, ""}:
        return abs(float(str(value)) - other) <= 1e-4  # coordinates have four decimals in the browser
    return str(value) == str(other)


def compare(rows: list[dict[str, Any]], table: pd.DataFrame, name: str) -> None:
    """Fail unless the rows have this table's values, in its order, in the columns that they have."""
    assert len(rows) == len(table), name
    if not rows:
        return
    columns = [column for column in table.columns if column in rows[0]]
    assert list(rows[0]) == columns, f"{name}: other columns, or in another order"
    wrong = [
        (name, column, row[column], record[column])
        for row, record in zip(rows, table.to_dict("records"), strict=True)
        for column in columns
        if not same(row[column], record[column])
    ]
    assert wrong == []


@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: filters.link or "everything")
def test_tables_hold_exactly_what_is_filtered(
    filters: Filters, site: Path, visit: Callable[..., Page]
) -> None:
    """CSV and workbook have the rows, columns and numbers of Python for the same filter."""
    page = opened(visit, f"{(site / 'index.html').as_uri()}#{filters.link}&focus=none")
    tables = expected(filters)
    for name, button in CSV.items():
        rows = list(csv.DictReader(io.StringIO(taken(page, button).decode())))
        compare(rows, tables[name], f"{name}.csv")

    book = openpyxl.load_workbook(io.BytesIO(taken(page, "All tables")))
    assert book.sheetnames == [
        "partners",
        "projects",
        "participations",
        "ties",
        "measures",
        "about this file",
    ]
    for name, table in tables.items():
        head, *lines = book[name].iter_rows(values_only=True)
        compare([dict(zip(head, line, strict=True)) for line in lines], table, f"{name} in the workbook")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)

    crews = select(REGISTRY, **filters.arguments).crews
    takes = {
        (project, partner, str(role)) for project, crew in crews.items() for partner, role in crew.items()
    }
    parts = list(csv.DictReader(io.StringIO(taken(page, "Participations").decode())))
    assert {(part["project"], part["partner"], part["role"]) for part in parts} == takes
    assert len(parts) == len(takes)


@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: filters.link or "everything")
def test_graph_files_are_the_collaboration_graph(
    filters: Filters, site: Path, visit: Callable[..., Page]
) -> None:
    """NetworkX reads GEXF and GraphML back as the graph that Python makes with the same filter."""
    page = opened(visit, f"{(site / 'index.html').as_uri()}#{filters.link}&focus=none")
    wanted = collaboration_graph(REGISTRY, **filters.arguments)
    for name, read in (("GEXF", nx.read_gexf), ("GraphML", nx.read_graphml)):
        graph = read(io.BytesIO(taken(page, name)))
        assert sorted(graph) == sorted(wanted), name
        assert {frozenset(edge) for edge in graph.edges} == {frozenset(edge) for edge in wanted.edges}, name
        for node, facts in wanted.nodes.data():
            assert graph.nodes[node].keys() - {"label"} == facts.keys(), name
            for key, value in facts.items():
                assert same(graph.nodes[node][key], value), (name, node, key)
        for source, target, facts in wanted.edges.data():
            edge = graph.edges[source, target]
            assert edge.keys() - {"id"} == facts.keys(), name
            assert abs(edge["weight"] - facts["weight"]) < 1e-9, name
            assert abs(edge["distance"] - facts["distance"]) < 1e-9, name
            assert edge["shared"] == facts["shared"], name
            assert edge["projects"] == " ".join(facts["projects"]), name
            assert edge["programmes"] == " ".join(facts["programmes"]), name

    places = json.loads(taken(page, "GeoJSON"))
    assert [each["id"] for each in places["features"]] == [
        key for key in sorted(wanted) if "lat" in wanted.nodes[key]
    ]


@pytest.mark.parametrize("view", ["map", "matrix"])
def test_pictures_show_what_they_are_of(view: str, site: Path, visit: Callable[..., Page]) -> None:
    """SVG and PNG are whole files with title, filters and source; the SVG shows in a browser on its own."""
    url = f"{(site / 'index.html').as_uri()}#view={view}&programme=h2020"
    page = opened(visit, url)
    picture = taken(page, "SVG")
    root = ET.fromstring(picture)  # noqa: S314 -- our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    for part in (REGISTRY.site.title, "Only H2020", "Source:", "partners"):
        assert part in words
    assert picture == taken(page, "SVG")  # the same view gives the same bytes

    png = taken(page, "PNG")
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] == 2 * round(float(root.attrib["width"]))

    alone = site / "picture.svg"
    alone.write_bytes(picture)
    try:
        shown = visit(alone.as_uri())
        assert shown.evaluate("document.documentElement.getBBox().width") > 0
    finally:
        alone.unlink()


def test_the_link_is_that_of_the_view(served: str, visit: Callable[..., Page]) -> None:
    """Copied, it opens the very same view."""
    page = opened(
        visit,
        f"{served}/index.html#partner=twist&view=table",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator(".pa-share-menu").get_by_role("button", name="Copy link", exact=True).click()
    page.get_by_text("Link copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    assert page.get_by_role("button", name="PNG").count() == 0  # a table is no picture


def test_the_image_is_copied(served: str, visit: Callable[..., Page]) -> None:
    """The clipboard holds a PNG."""
    page = opened(visit, f"{served}/index.html", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy image", exact=True).click()
    page.get_by_text("Image copied.").wait_for()
    types = page.evaluate("navigator.clipboard.read().then(items => items.flatMap(item => item.types))")
    assert types == ["image/png"]


def test_by_keyboard(site: Path, visit: Callable[..., Page]) -> None:
    """Enter opens, Tab walks, Enter takes, Escape closes and gives the button back."""
    page = visit((site / "index.html").as_uri())
    share(page).focus()
    page.keyboard.press("Enter")
    assert share(page).get_attribute("aria-expanded") == "true"
    names = []
    for _ in range(13):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent"))
    assert names[:4] == ["Copy link", "Copy image", "PNG", "SVG"]
    assert names[-1] == "GeoJSON"
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "partners.geojson"
    page.get_by_text("Saved partners.geojson.").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".pa-share-menu").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Share"


def test_in_a_sandboxed_frame_it_says_what_may_be_forbidden(
    served: str, site: Path, browser: Browser
) -> None:
    """Where clipboard and downloads are forbidden nothing throws: a field has the link, words say why."""
    host = site / "host-share.html"
    frame_of = '<iframe sandbox="allow-scripts" width=900 height=700 src="embed.html?partner=twist"></iframe>'
    host.write_text(frame_of)
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        page.goto(f"{served}/{host.name}")
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Close").click()
        frame.get_by_role("button", name="Share", exact=True).click()
        frame.get_by_role("button", name="Copy link", exact=True).click()
        field = frame.get_by_role("textbox", name="Link to this view")
        assert re.search(r"embed\.html\?partner=twist", field.input_value())
        frame.get_by_role("button", name="GEXF", exact=True).click()  # Chromium warns on the console
        frame.get_by_text("does not allow downloads").wait_for()
    finally:
        page.close()
        host.unlink()
    assert errors == []


def test_on_a_phone_the_menu_fits(site: Path, visit: Callable[..., Page]) -> None:
    """Every button of the menu lies inside the window, and is large enough for a finger."""
    page = opened(visit, (site / "index.html").as_uri(), width=390, height=844, has_touch=True)
    for button in page.locator(".pa-share-menu button").all():
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert min(box["width"], box["height"]) >= 24
