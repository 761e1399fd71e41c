"""What the site says of itself: every source once, every licence whole, in every language."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from pathlib import Path

from maps import site_files
from maps.bundle import bundle_text
from maps.languages import language
from maps.statements import licences, publishers
from network import collaboration_graph, measures
from partners import load_registry
from partners.model import Figure

ROOT = Path(__file__).parent.parent.parent
REAL = load_registry(ROOT / "data" / "partners.yaml")
PAPER = load_registry(ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml")


def test_every_source_is_named_once() -> None:
    """All that the registry's records link, and nothing that is no link; the largest website first."""
    records = [*REAL.partners.values(), *REAL.projects.values(), *REAL.programmes.values()]
    named = {url for record in (*records, *REAL.participations) for url in record.sources}
    found = publishers(REAL)
    pages = [page for publisher in found for page in publisher.pages]

    assert len(pages) == len(set(pages)) > 100
    assert set(pages) == named
    assert [len(p.pages) for p in found] == sorted((len(p.pages) for p in found), reverse=True)


def test_the_source_of_a_figure_is_named() -> None:
    """Also where no record names it."""
    key, partner = next(iter(PAPER.partners.items()))
    figure = Figure(name="members", value=Decimal(3), sources=("https://figure.example/members",))
    counted = replace(partner, figures=(figure,))

    assert ("figure.example", ("https://figure.example/members",)) in publishers(
        replace(PAPER, partners={**PAPER.partners, key: counted})
    )


def test_a_source_that_is_no_link_stays_out() -> None:
    """What may not stand in a link on a record's page may not stand here."""
    key, partner = next(iter(PAPER.partners.items()))
    tricked = replace(partner, sources=("javascript:alert(1)", "https://user@host.example/"))
    found = publishers(replace(PAPER, partners={**PAPER.partners, key: tricked}))

    assert not any("alert" in page or "user@" in page for each in found for page in each.pages)


def test_every_licence_is_whole() -> None:
    """The page has all of the bundle's text, under the name that stands above each part."""
    found = licences()
    whole = bundle_text("LICENSES.txt")

    assert any(re.fullmatch(r"leaflet \d+\.\d+\.\d+", licence.name) for licence in found)
    for licence in found:
        assert licence.name in whole
        assert licence.text in whole
    shorter = sum(len(licence.name) + len(licence.text) for licence in found)
    assert len(re.sub(r"[\s-]", "", whole)) <= shorter


def test_every_page_leads_to_both() -> None:
    """In each language, from pages of every kind; the file that is mailed alone leads nowhere."""
    graph = collaboration_graph(PAPER)
    files = site_files(PAPER, graph, measures(graph), languages=["en", "et"])
    for path, content in files.items():
        if not path.endswith(".html") or path.endswith("embed.html"):
            continue
        leads = {name in content.decode() for name in ('sources.html">', 'accessibility.html">')}
        assert leads == {"standalone" not in path}, path
    for folder, code in (("", "en"), ("et/", "et")):
        for name, title in (("sources", "Sources and licences"), ("accessibility", "Accessibility")):
            text = unescape(files[f"{folder}{name}.html"].decode())
            assert f"<h1>{language(code).t(title)}</h1>" in text
