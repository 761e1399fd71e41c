"""Every lane and partner of the real registry can be chosen on the map: about 613 lanes and 197 partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

# What the map has to offer, by its own data: lanes as the panel words them, and partners.
EXPECTED = """
() => {
  const { places, partners, programmes, projects, participations: taking } = globalThis.PARTNER_ATLAS_DATA;
  const members = projects.id.map(() => new Set());
  taking.project.forEach((project, i) => members[project].add(partners.place[taking.partner[i]]));
  const lanes = new Map();
  members.forEach((at, project) => {
    const sorted = [...at].filter(place => place >= 0).sort((a, b) => a - b);
    const row = projects.programme[project];
    const programme = row < 0 ? 'No programme' : programmes.short[row] || programmes.name[row];
    for (const a of sorted) for (const b of sorted) {
      if (a < b) lanes.set(`${a},${b},${row}`, `${places.name[a]} – ${places.name[b]}: ${programme}`);
    }
  });
  return { lanes: [...lanes.values()], partners: partners.name.filter((_, row) => partners.place[row] >= 0) };
}
"""

# Goes by keys alone: N from mark to mark, L from lane to lane, Enter to open, Escape to come back.
WALK = """
async ({ lanes, partners }) => {
  const map = document.querySelector('.leaflet-container');
  const live = [...map.children].find(child => child.getAttribute('role') === 'status');
  const panel = document.querySelector('.pa-panel');
  const text = query => panel.querySelector(query).textContent;
  const frame = () => new Promise(done => requestAnimationFrame(() => done()));
  const press = (key, on = map) =>
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const open = () => {
    press('Enter');
    if (panel.hidden) return null;
    const found = { kind: text('.pa-kicker'), title: text('.pa-panel-title'), lede: text('.pa-lede') };
    press('Escape', panel.querySelector('.pa-panel-title'));
    map.focus();
    return found;
  };
  const found = { lanes: new Set(), partners: new Set(), ties: 0 };
  const said = new Set();
  map.focus();
  press('n');
  const first = live.textContent;
  do {
    await frame();
    const here = live.textContent;
    const isPartner = partners.some(name => here.startsWith(name + ','));
    for (let i = 0, total = 1; i < total; i++) {
      press('l');
      const [, place, of] = /, (\\d+) of (\\d+)$/.exec(live.textContent) ?? [null, 0, 0];
      total = Number(of);
      const words = live.textContent.replace(/, \\d+ of \\d+$/, '');
      if (total === 0 || said.has(words)) continue;
      said.add(words);
      const opened = open();
      if (opened?.kind === 'Lane') found.lanes.add(`${opened.title}: ${opened.lede}`);
      else if (opened?.kind === 'Tie') found.ties++;
    }
    press('Escape'); // from the lane back to its mark
    if (live.textContent === '') press('n'); // the first press after coming back only says where we are
    if (isPartner) {
      const opened = open();
      if (opened !== null) found.partners.add(opened.title);
    }
    await frame();
    press('n');
    if (live.textContent === here) press('n');
  } while (live.textContent !== first);
  return { lanes: [...found.lanes], partners: [...found.partners], ties: found.ties };
}
"""


@pytest.mark.thorough
def test_every_lane_and_every_partner_opens_by_keys(site: Path, visit: Callable[..., Page]) -> None:
    """N, L and Enter lead to the panel of each of them, and to the ties within a city."""
    page = open_map(visit, site, "#focus=none&proposals=1&at=50.6,4.5,9", width=600, height=400)
    expected: dict[str, Any] = page.evaluate(EXPECTED)
    found: dict[str, Any] = page.evaluate(WALK, expected)

    assert sorted(set(expected["lanes"]) - set(found["lanes"])) == []
    assert sorted(set(expected["partners"]) - set(found["partners"])) == []
    assert len(set(expected["lanes"])) > 600
    assert found["ties"] > 40


def lines_under(page: Page) -> tuple[float, float, list[str]]:
    """Move the mouse until several lines lie under it; where that is, and the words of the upper one."""
    box = page.locator(".leaflet-container").bounding_box()
    assert box is not None
    for y in range(200, int(box["height"]) - 150, 23):
        for x in range(420, int(box["width"]) - 120, 29):
            page.mouse.move(box["x"] + x, box["y"] + y)
            page.wait_for_timeout(40)
            note = page.locator(".pa-tip:visible .pa-tip-note")
            if note.count() and page.locator(".pa-tip").get_by_text("between").count():
                return box["x"] + x, box["y"] + y, page.locator(".pa-tip > *").all_text_contents()
    pytest.fail("nowhere do two lines lie over each other")


def test_what_lies_below_a_line_comes_with_a_key(site: Path, visit: Callable[..., Page]) -> None:
    """With ] the next line under the pointer is meant, with [ the one before; a click opens it."""
    page = open_map(visit, site, "#focus=none")
    x, y, first = lines_under(page)
    page.keyboard.press("]")
    second = page.locator(".pa-tip > *").all_text_contents()
    assert second != first
    page.keyboard.press("[")
    assert page.locator(".pa-tip > *").all_text_contents() == first
    page.mouse.click(x, y)
    page.locator(".pa-panel").wait_for()

    assert page.locator(".pa-kicker").text_content() in {"Lane", "Tie"}


def test_countries_come_apart_as_one_zooms_in(site: Path, visit: Callable[..., Page]) -> None:
    """At first a mark is a country and says so; near by it is a place, and its partners have petals."""
    page = open_map(visit, site, "#focus=none")
    container = page.locator(".leaflet-container")
    names = set()
    container.focus()
    for _ in range(60):
        page.keyboard.press("n")
        names.add(container.locator("> [role=status]").text_content() or "")
    assert any("partners in Belgium" in name for name in names)
    assert not any("partners in Brussels" in name for name in names)


def open_map(visit: Callable[..., Page], site: Path, address: str, **options: Any) -> Page:
    """Open the explorer and wait until the map has drawn itself."""
    page = visit((site / "index.html").as_uri() + address, **options)
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.wait_for_timeout(300)
    return page
