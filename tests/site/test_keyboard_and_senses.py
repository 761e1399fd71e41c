"""What axe cannot see: stops, focus, names of marks, sizes of targets, zoom, spacing, forced colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from test_accessible import drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

VIEWS = ["map", "network", "matrix", "timeline", "table"]
MOST_STOPS = 3

# Interactive things smaller than 24 by 24 CSS pixels that are neither text in a sentence nor spaced apart.
SMALL = """
() => {
  const targets = '.atlas :is(a, button, input, select, summary, [role=option], [role=slider])';
  const boxes = [...document.querySelectorAll(targets)]
    .filter(one => one.checkVisibility() && !one.disabled)
    .map(one => {
      const label = one.closest('label');
      return {one, box: (label && one.matches('input') ? label : one).getBoundingClientRect()};
    })
    .filter(({box}) => box.width > 0 && box.height > 0);
  const centre = box => [box.x + box.width / 2, box.y + box.height / 2];
  return boxes.filter(({one, box}) => {
    if (box.width >= 23.9 && box.height >= 23.9) return false;
    if (one.matches('a') && getComputedStyle(one).display === 'inline') return false; // in a sentence
    const [x, y] = centre(box);
    return boxes.some(other => other.one !== one && other.one.closest('label') !== one.closest('label') &&
      Math.hypot(centre(other.box)[0] - x, centre(other.box)[1] - y) < 24);
  }).map(({one, box}) => `${one.outerHTML.slice(0, 110)} ${Math.round(box.width)}x${Math.round(box.height)}`);
}
"""
# WCAG 1.4.12
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
CUT_OFF = """
() => [...document.querySelectorAll('.atlas :is(button, label, h2, h3, dt, dd, li, p, legend)')]
  .filter(one => one.checkVisibility() && !one.closest('[class*=hidden]') && one.textContent.trim() !== '')
  .filter(one => {
    const style = getComputedStyle(one);
    const hides = ['hidden', 'clip'].includes(style.overflowY) && style.textOverflow !== 'ellipsis';
    return hides && one.scrollHeight > one.clientHeight + 2 && one.clientHeight > 1;
  })
  .map(one => one.outerHTML.slice(0, 120))
"""
RINGED = """
() => {
  const one = document.activeElement;
  const seen = [one, one.parentElement, one.closest('label'), one.nextElementSibling].filter(Boolean);
  return seen.some(each => {
    const style = getComputedStyle(each);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return outlined || style.boxShadow.includes('0px 0px 0px');
  });
}
"""


def open_view(visit: Callable[..., Page], site: Path, view: str, **options: object) -> Page:
    """Open the whole network in a view."""
    page = visit("about:blank", **options)
    return drawn(page, f"{site.as_uri()}/index.html#view={view}&focus=none")


@pytest.mark.parametrize("view", VIEWS)
def test_the_stage_is_passed_in_few_stops(view: str, site: Path, visit: Callable[..., Page]) -> None:
    """Three presses of Tab at most lead through the stage; the focus is always seen."""
    page = open_view(visit, site, view)
    stage = ".leaflet-container" if view == "map" else ".pa-stage"
    page.evaluate(
        """stage => {
          const all = [...document.querySelectorAll(`${stage}, ${stage} *`)];
          all.find(one => one.tabIndex >= 0 && !one.closest('[inert]') && one.checkVisibility()).focus();
        }""",
        stage,
    )
    stops = 0
    while page.evaluate("stage => document.querySelector(stage).contains(document.activeElement)", stage):
        page.keyboard.press("Shift")  # the last thing used is the keyboard: rings show
        assert page.evaluate(RINGED), page.evaluate("document.activeElement.outerHTML.slice(0, 150)")
        stops += 1
        assert stops <= MOST_STOPS
        page.keyboard.press("Tab")

    assert stops >= 1


def test_the_map_is_walked_by_arrows(site: Path, visit: Callable[..., Page]) -> None:
    """Arrows go from mark to mark, Enter opens, Escape closes and gives focus back."""
    page = visit((site / "index.html").as_uri())
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.locator(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    opened = page.locator(".pa-panel")
    for _ in range(6):  # counted dots open into their partners first
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        if opened.is_visible():
            break
        page.keyboard.press("ArrowRight")
    opened.wait_for(state="visible")
    page.keyboard.press("Escape")
    opened.wait_for(state="hidden")

    assert page.evaluate("document.querySelector('.leaflet-container').contains(document.activeElement)")


@pytest.mark.parametrize(("view", "stage"), [("map", ".leaflet-container"), ("network", ".pa-stage")])
def test_marks_have_names_of_their_own(view: str, stage: str, site: Path, visit: Callable[..., Page]) -> None:
    """Every mark that arrows reach says who and where it is and with how many projects, each differently."""
    page = open_view(visit, site, view)
    page.locator(f"{stage}[tabindex='0'], {stage} [tabindex='0']").first.focus()
    said = page.locator(f"{stage} [role=status]").first
    names, before = [], ""
    for turn in range(60):
        page.keyboard.press(["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"][turn // 6 % 4])
        name = said.text_content() or ""
        if name != before:
            names.append(name)
        before = name
    marks = set(names)

    assert len(marks) >= 10
    assert all(re.search(r"\d+ (project|proposal|partner)s?", name) for name in marks)
    assert all(len(name.split(", ")) >= 2 for name in marks)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("view", VIEWS)
def test_targets_are_large_enough(view: str, width: int, site: Path, visit: Callable[..., Page]) -> None:
    """24 by 24 pixels, or 24 pixels from the next one."""
    page = open_view(visit, site, view, width=width, height=844)
    small = page.evaluate(SMALL)
    page.goto(f"{site.as_uri()}/index.html#view={view}&focus=partner:twist")
    page.wait_for_timeout(300)

    assert small + page.evaluate(SMALL) == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_off_by_wider_text(view: str, site: Path, visit: Callable[..., Page]) -> None:
    """Letters, words and lines as far apart as WCAG allows readers to set them."""
    page = visit("about:blank", width=390, height=844, bypass_csp=True)
    for state in (f"view={view}&focus=none", f"view={view}&focus=partner:twist"):
        page.goto("about:blank")
        drawn(page, f"{site.as_uri()}/index.html#{state}")
        page.add_style_tag(content=SPACING)
        page.wait_for_timeout(300)

        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("view", VIEWS)
def test_reflow_at_320_pixels(view: str, site: Path, visit: Callable[..., Page]) -> None:
    """What 400 % zoom leaves of a window of 1280 pixels: no scrolling sideways, everything reachable."""
    page = open_view(visit, site, view, width=320, height=256)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (
        page.get_by_role("combobox", name="Search").is_visible()
        or page.locator(".pa-search-toggle").is_visible()
    )


@pytest.mark.parametrize("view", VIEWS)
def test_forced_colours(view: str, site: Path, visit: Callable[..., Page]) -> None:
    """With the colours of the system alone, what is chosen and what is in focus still shows."""
    page = open_view(visit, site, view, forced_colors="active")
    chosen = page.locator(".pa-views .pa-view:has(:checked)")
    other = page.locator(".pa-views .pa-view:not(:has(:checked))").first
    look = """one => {
      const style = getComputedStyle(one);
      const {backgroundColor, color, borderColor, borderStyle, outlineStyle} = style;
      return [backgroundColor, color, borderColor, borderStyle, outlineStyle].join();
    }"""

    assert chosen.evaluate(look) != other.evaluate(look)
    assert page.locator(".pa-card").first.evaluate("one => getComputedStyle(one).borderStyle") == "solid"


def test_nothing_moves_when_motion_is_reduced(site: Path, visit: Callable[..., Page]) -> None:
    """No animation or transition runs longer than a blink; views change at once."""
    page = open_view(visit, site, "map")
    for view in [*VIEWS[1:], "map"]:
        page.evaluate("view => { location.hash = `view=${view}&focus=none`; }", view)
        page.wait_for_timeout(100)
        lasting = page.evaluate(
            """document.getAnimations()
              .filter(one => one.effect.getComputedTiming().activeDuration > 50).length"""
        )
        assert lasting == 0


@pytest.mark.parametrize("view", VIEWS)
def test_names_of_other_scripts_stand_by_themselves(
    view: str, stress_site: Path, visit: Callable[..., Page]
) -> None:
    """A name from right to left never turns the words around it: it is isolated wherever it stands."""
    page = visit("about:blank")
    drawn(page, f"{stress_site.as_uri()}/index.html#view={view}&focus=partner:arabic")
    loose = page.evaluate(
        """() => {
          const found = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const node = walk.currentNode, up = node.parentElement;
            if (!/[\\u0590-\\u06ff]/.test(node.data) || up.closest('script, [class*=hidden]')) continue;
            const alone = up.closest('bdi, [dir=auto], option, title') ||
              ['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(up).unicodeBidi) ||
              /^\\u2068.*\\u2069$/.test(node.data);
            if (!alone) found.push(up.outerHTML.slice(0, 140));
          }
          return found;
        }"""
    )

    assert loose == []
