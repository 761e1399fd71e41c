"""The site in other languages: nothing is left in English, nothing breaks when words are long or mirrored."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from sites import ROOT, built
from test_accessible import drawn, faults

from maps.languages import LANGUAGES, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

STATES = [
    "index.html",
    "index.html#focus=partner:alder",
    "index.html#focus=project:one",
    "index.html#focus=programme:northern",
    "index.html#focus=tie:alder,birch",
    "index.html#focus=path:alder,cedar",
    "index.html#focus=none&year=1990-1991",
    "index.html#view=network&focus=none",
    "index.html#view=matrix&focus=none",
    "index.html#view=matrix&cells=projects&focus=none",
    "index.html#view=timeline&focus=none",
    "index.html#view=table&focus=none",
    "embed.html",
    "embedding.html",
    "partners/alder.html",
    "projects/one.html",
    "programmes/northern.html",
]
# programs, formats, languages, units, and what CLDR says: months, and what stands between parts of a list
KNOWN = frozenset(
    "PNG SVG Excel CSV GEXF GraphML GeoJSON WordPress Drupal Joomla TYPO Gephi BibTeX English Ctrl "  # noqa: SIM905
    "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec example and".split()
)
FILE = re.compile(r"[\w.-]+\.(?:csv|xlsx|json|geojson|gexf|graphml|bib)")
SAID = """() => {
  const said = [];
  const blocks = 'p,li,td,th,dt,dd,label,button,summary,h1,h2,h3,legend,figcaption,option,a,text,caption';
  for (const block of document.querySelectorAll(blocks)) {
    if (block.querySelector(blocks) || block.closest('code, pre, noscript, .languages, #language')) continue;
    const owner = block.closest('p, li, td, th, dt, dd, label, button') ?? block;
    const words = owner.cloneNode(true);
    for (const code of words.querySelectorAll('code, pre, #language')) code.remove();
    said.push([owner.className || owner.tagName, words.textContent]);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'aria-roledescription', 'alt']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      said.push([`${name} of ${element.className}`, element.getAttribute(name)]);
    }
  }
  return said;
}"""
BROKEN = """() => {
  const page = document.documentElement;
  const found = page.scrollWidth > page.clientWidth + 1 ? [`the page scrolls: ${page.scrollWidth}`] : [];
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('[hidden]');
  };
  const cards = [...document.querySelectorAll('.pa-card:not(.pa-empty, .pa-unplaced)')].filter(isShown);
  const atlas = document.querySelector('.atlas')?.getBoundingClientRect();
  for (const [i, card] of cards.entries()) {
    const box = card.getBoundingClientRect();
    const isOut = box.left < atlas.left - 1 || box.right > atlas.right + 1;
    if (isOut) found.push(`${card.className} leaves the map`);
    for (const other of cards.slice(i + 1)) {
      const beside = other.getBoundingClientRect();
      const wide = Math.min(box.right, beside.right) - Math.max(box.left, beside.left);
      const high = Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top);
      const isApart = wide <= 2 || high <= 2 || card.contains(other) || other.contains(card);
      if (!isApart) found.push(`${card.className} over ${other.className}`);
    }
  }
  for (const element of document.querySelectorAll('button, a.pa-button, label.pa-view, summary, select')) {
    const style = getComputedStyle(element);
    const isWide = element.scrollWidth > element.clientWidth + 2;
    const isCut = isWide && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
    if (isShown(element) && isCut) found.push(`cut off: ${element.textContent}`);
  }
  return found;
}"""


@pytest.fixture(scope="session")
def made_up_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the registry on paper in two languages that nobody speaks."""
    paper = ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml"
    return built(paper, tmp_path_factory.mktemp("pseudo") / "site", ["en", "en-XA", "ar-XB"])


def texts(value: object) -> Iterator[str]:
    """Yield every text in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def left_in_english(said: str, names: list[str]) -> str:
    """Return what is neither in the brackets of a made-up language nor the registry's nor a name."""
    before = ""
    while before != said:
        before, said = said, re.sub(r"⟦[^⟦⟧]*⟧", " ", said)
    said = FILE.sub(" ", said)
    for name in names:
        said = said.replace(name, " ")
    return " ".join(word for word in re.findall(r"[^\W\d_]{3,}", said) if word not in KNOWN)


def test_no_sentence_is_left_in_english(made_up_languages: Path, visit: Callable[..., Page]) -> None:
    """Whatever a page says stands in a catalogue, or in the registry."""
    registry = json.loads((made_up_languages / "data" / "registry.json").read_text(encoding="utf-8"))
    names = {*texts(registry), *language("en")._locale.territories.values()}
    names |= {name[:1].upper() + name[1:] for name in names}
    ordered = sorted((name for name in names if len(name) > 2), key=len, reverse=True)
    page = visit("about:blank")
    found = set()
    for state in STATES:
        page.goto("about:blank")
        page.goto(f"{(made_up_languages / 'en-XA').as_uri()}/{state}")
        page.wait_for_timeout(250)
        for toggle in page.locator(".pa-share-toggle, .pa-legend [aria-expanded=false]").all():
            if toggle.is_visible():
                toggle.click()
        for where, said in page.evaluate(SAID):
            if left := left_in_english(said, ordered):
                found.add((state, where, left))

    assert sorted(found) == []


@pytest.mark.parametrize(
    ("code", "width"),
    [
        ("en-XA", 320),
        ("ar-XB", 1440),
        pytest.param("en-XA", 1440, marks=pytest.mark.thorough),
        pytest.param("ar-XB", 320, marks=pytest.mark.thorough),
    ],
)
def test_long_words_and_the_other_direction_break_nothing(
    code: str, width: int, made_up_languages: Path, visit: Callable[..., Page]
) -> None:
    """Half as long again, or from right to left: no sideways scroll, no card over another, nothing cut."""
    page = visit("about:blank", width=width)
    found = {}
    for state in STATES:
        page.goto("about:blank")
        page.goto(f"{(made_up_languages / code).as_uri()}/{state}")
        page.wait_for_timeout(250)
        found[state] = page.evaluate(BROKEN)

    assert {state: faults for state, faults in found.items() if faults} == {}


def test_the_switch_keeps_what_the_page_shows(served: str, visit: Callable[..., Page]) -> None:
    """From a view to the same view in French and back; on a record's page to the same record."""
    page = visit(f"{served}/index.html#focus=partner:twist")
    page.locator("label.pa-view", has_text="Table").click()
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/index.html#*")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.url.endswith("#partner=twist&view=table")
    assert page.get_by_role("radio", name="Tableau").is_checked()
    assert page.get_by_role("heading", name="Cluster TWIST").is_visible()

    page.locator(".languages summary").click()
    page.keyboard.press("Escape")
    assert page.get_by_role("link", name="English").is_hidden()
    page.locator(".languages summary").press("Enter")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(re.compile(r".*[^f][^r]/index\.html#.*view=table.*"))

    page.goto(f"{served}/fr/partners/twist.html")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/partners/twist.html")
    assert "/fr/" not in page.url


@pytest.mark.parametrize("width", [320, 390, 700])
def test_the_menu_of_languages_opens_on_the_page(width: int, site: Path, visit: Callable[..., Page]) -> None:
    """Wherever the switch stands, no language lies beyond the edge of the window."""
    page = visit("about:blank", width=width)
    for name in ("index.html", "partners/twist.html", "sources.html"):
        page.goto(f"{site.as_uri()}/{name}")
        page.locator(".languages summary").click()
        box = page.locator(".languages ul").bounding_box()
        assert box is not None
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= width, name


@pytest.mark.parametrize(
    "state",
    [
        "index.html#focus=partner:twist",
        pytest.param("index.html#view=table&focus=none", marks=pytest.mark.thorough),
        "partners/twist.html",
    ],
)
def test_axe_finds_nothing_in_french(state: str, site: Path, visit: Callable[..., Page]) -> None:
    """The language of every part is known, and so is every name."""
    page = visit("about:blank", bypass_csp=True)

    assert faults(drawn(page, f"{site.as_uri()}/fr/{state}")) == []


@pytest.fixture(scope="session")
def every_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the real registry in all languages."""
    real = ROOT / "data" / "partners.yaml"
    return built(real, tmp_path_factory.mktemp("all") / "site", ["en", *(set(LANGUAGES) - {"en"})])


@pytest.mark.thorough
@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (320, "dark")])
def test_every_language_is_accessible_and_fits(
    code: str, width: int, scheme: str, every_language: Path, visit: Callable[..., Page]
) -> None:
    """In each: axe finds nothing on the main pages, and nothing scrolls sideways, overlaps or is cut off."""
    page = visit("about:blank", width=width, color_scheme=scheme, bypass_csp=True)
    found = {}
    for state in (
        "index.html",
        "index.html#focus=partner:twist",
        "index.html#view=network&focus=none",
        "index.html#view=matrix&focus=none",
        "index.html#view=timeline&focus=none",
        "index.html#view=table&focus=none",
        "embed.html",
        "partners/pole-media-grand-paris.html",
        "projects/eurotransmedia.html",
        "programmes/cosme.html",
    ):
        drawn(page, f"{(every_language / code).as_uri()}/{state}")
        found[state] = [*faults(page), *page.evaluate(BROKEN)]

    assert {state: fault for state, fault in found.items() if fault} == {}
