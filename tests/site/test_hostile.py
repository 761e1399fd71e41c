"""Names that are code anywhere else are text here, on every page and in every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sites import built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

NAMES = [
    "</script><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{# comment",
    "${alert(1)}",
    "${1}",
    "C:\\users",
    "\\",
    "`+alert(1)+`",
    "\\x3cimg src=x onerror=alert(1)\\x3e",
    "<!--<script>",
    "&lt;b&gt;",
    "__proto__",
    "constructor",
    "' onmouseover='alert(1)",
    "\u202eright to left\u202c",
]


def quoted(text: str) -> str:
    """Return text as a YAML double-quoted scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site in which every text field holds every hostile name once."""
    lines = ["site:", f"  title: {quoted(NAMES[0])}", "  owner: p0", "programmes:"]
    for row, name in enumerate(map(quoted, NAMES)):
        lines += [
            f"  - id: g{row}", f"    name: {name}", f"    short: {name}", f"    funder: {name}",
            f"    description: {name}", f"    note: {name}", "    sources: [https://a.example]",
        ]  # fmt: skip
    lines += ["partners:"]
    for row, name in enumerate(map(quoted, NAMES)):
        lines += [
            f"  - id: p{row}", f"    name: {name}", f"    short: {name}", f"    legal_name: {name}",
            f"    aliases: [{name}]", "    country: BE", f"    city: {name}", f"    street: {name}",
            f"    lat: {50.4 + row / 50:.2f}", "    lon: 4.87",
            f"    topics: [{name}]", f"    value_chain: [{name}]", f"    description: {name}",
            f"    figures: [{{name: {name}, value: 1, unit: {name}, note: {name}}}]",
            f"    note: {name}", "    confidence: low", "    sources: [https://a.example]",
        ]  # fmt: skip
    lines += ["projects:"]
    for row, name in enumerate(map(quoted, NAMES)):
        other = (row + 1) % len(NAMES)
        lines += [
            f"  - id: j{row}", f"    title: {name}", f"    acronym: {name}", f"    programme: g{row}",
            f"    call: {name}", f"    grant: {name}", f"    description: {name}", f"    note: {name}",
            f"    topics: [{name}]", f"    partners: [p{row}, {{partner: p{other}, note: {name}}}]",
            "    sources: [https://a.example]",
        ]  # fmt: skip
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "partners.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return built(folder / "partners.yaml", folder / "site")


@pytest.mark.parametrize("pages", [1, pytest.param(3, marks=pytest.mark.thorough)])
def test_names_show_as_typed_and_nothing_runs(pages: int, hostile: Path, visit: Callable[..., Page]) -> None:
    """Every page, of one kind in turn where time is short, has its name as its heading, letter by letter."""
    page = visit((hostile / "index.html").as_uri())
    for row, name in enumerate(NAMES):
        kinds = (("partners", "p"), ("projects", "j"), ("programmes", "g")) * 2
        for kind, letter in kinds[row % 3 :][:pages]:
            page.goto((hostile / kind / f"{letter}{row}.html").as_uri())
            page.wait_for_function("document.querySelector('.atlas canvas') !== null")

            assert page.locator("h1").text_content() == name


@pytest.mark.parametrize("file", ["index.html", "standalone.html", "embed.html"])
def test_the_explorer_shows_names_as_typed(file: str, hostile: Path, visit: Callable[..., Page]) -> None:
    """Search, panels and tables show every name as text."""
    page = visit((hostile / file).as_uri())
    for row, name in enumerate(NAMES):
        for kind, letter in (("partner", "p"), ("project", "j"), ("programme", "g")):
            page.evaluate(f"location.hash = 'focus={kind}:{letter}{row}'")
            page.wait_for_function(
                "name => document.querySelector('.pa-panel-title')?.textContent === name",
                arg=name,
            )
    if file != "embed.html":
        shown = page.locator("table[data-table=partners] tbody th a").all_text_contents()

        assert sorted(shown) == sorted(NAMES)
    assert page.evaluate("Object.keys(Object.prototype).length") == 0
