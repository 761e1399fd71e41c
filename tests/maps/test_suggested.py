"""The partner page says whom a partner might work with next, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from maps.languages import language
from maps.suggestions import reasons_words
from maps.views import View, Views
from network import collaboration_graph, measures, suggest_partners
from network.reasons import Named, Reasons
from partners import load_registry
from partners.model import PartialDate, Registry

GOLDEN = Path(__file__).parent.parent / "golden" / "registry" / "data" / "partners.yaml"


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the six partners on paper."""
    return load_registry(GOLDEN)


@pytest.fixture(scope="module")
def views(registry: Registry) -> Views:
    """Return what their pages show."""
    graph = collaboration_graph(registry)
    return Views(registry, graph, measures(graph))


def told(view: View) -> list[str]:
    """Return whom a page names."""
    return [each["partner"]["id"] for each in view["next"]]


def test_the_page_has_the_first_suggestions(registry: Registry, views: Views) -> None:
    """The same, in the same order, as the function gives; three at most, to those still there."""
    named = 0
    for key, partner in registry.partners.items():
        table = suggest_partners(registry, key, limit=3)
        assert told(views.partner(partner)) == ([] if partner.until else list(table.index))
        named += len(table)
    assert named > 0


WHY = Reasons(
    through=[Named("Alder"), Named("Birch", "2015"), Named("Cedar"), Named("Dogwood"), Named("Elm")],
    steps=2,
    first_country="NL",
    first_kind="public-authority",
    first_region="NL32",
    shared_programmes=["P", "Q"],
    new_programmes=["R"],
    shared_topics=["film"],
    kilometres=1234.4,
    last_year=2013,
)


def test_the_reasons_in_english_and_french() -> None:
    """Every part that there is, in a fixed order; the rest of a long list is counted."""
    assert reasons_words(language("en"), WHY) == (
        "Also works with Alder, Birch (until 2015), Cedar and 2 more; a new country: Netherlands; "
        "a new region: NL32; a new kind of partner: public authority; programmes of both: P and Q; "
        "new programmes: R; topics of both: film; 1,234 km away; last known project until 2013."
    )
    said = reasons_words(language("fr"), WHY)
    assert said.startswith("Travaille aussi avec Alder, Birch (jusqu’en 2015), Cedar et 2 autres; ")
    assert "Pays-Bas" in said
    assert said.endswith("; dernier projet connu jusqu’en 2013.")


def test_reasons_that_are_few() -> None:
    """What is not known is not said; near is the same town, and running needs no year."""
    few = Reasons(through=[Named("Alder")], steps=2, kilometres=0.6, last_year=2013, is_running=True)
    assert (
        reasons_words(language("en"), few) == "Also works with Alder; in the same town; in a running project."
    )
    assert (
        reasons_words(language("en"), Reasons(through=[Named("Alder")], steps=2)) == "Also works with Alder."
    )


def test_who_has_stopped_is_told_nobody(registry: Registry, views: Views) -> None:
    """Whatever its network was."""
    partner = next(each for each in registry.partners.values() if told(views.partner(each)))
    assert told(views.partner(replace(partner, until=PartialDate(2015)))) == []
