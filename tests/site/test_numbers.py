"""The numbers on the page are those of `network.measures` for the same filters."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from random_filters import random_filters
from sites import ROOT

from maps.payload import EXPLORED
from network import (
    MEASURES,
    affiliation_graph,
    collaboration_graph,
    measures,
    rank_intervals,
    rank_words,
    ranks,
)
from network.uncertainty import intervals
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from network import Interval, Rank

REGISTRY = load_registry(ROOT / "data" / "partners.yaml", place=False)
SHOWN = [measure for measure in EXPLORED if measure != "community"]  # of the whole network only

# What the partner's panel says, by measure: the sentence, the rank, and that without records in doubt.
STANDING = """
() => {
  const text = (each, part) => each.querySelector(`.pa-measure-${part}`)?.textContent ?? null;
  const said = each => [each.dataset.measure, [text(each, 'said'), text(each, 'rank'), text(each, 'sure')]];
  return Object.fromEntries([...document.querySelectorAll('.pa-measure')].map(said));
}
"""


def counts(arguments: dict[str, Any]) -> str:
    """Return how the status line counts the network that the filters leave, with thousands marked."""
    graph = collaboration_graph(REGISTRY, **arguments)
    nodes = affiliation_graph(REGISTRY, **arguments).nodes.data()
    programmes = {data["programme"] for _, data in nodes if data["bipartite"] == 1} - {""}
    partners = "partner" if len(REGISTRY.partners) == 1 else "partners"
    all_of = "" if len(graph) == len(REGISTRY.partners) else f"{len(graph):,} of "
    ties, lines = graph.number_of_edges(), len(programmes)
    return (
        f"{all_of}{len(REGISTRY.partners):,} {partners}, {ties:,} {'tie' if ties == 1 else 'ties'}, "
        f"{lines} {'programme' if lines == 1 else 'programmes'}"
    )


def doubted(place: Rank | None, interval: Interval | None) -> str | None:
    """Return what the panel says of a rank that is another without records in doubt."""
    if place is None or interval is None or interval.sure == place.first:
        return None
    return f"Rank {interval.sure:,} without records in doubt."


@pytest.mark.parametrize("count", [10, pytest.param(40, marks=pytest.mark.thorough)])
def test_the_panel_says_what_python_measures(count: int, site: Path, visit: Callable[..., Page]) -> None:
    """Under random filters every sentence, rank and count is the one of `network.measures`."""
    draw = random.Random(11)  # noqa: S311 -- for a test
    page = visit((site / "index.html").as_uri())
    status = page.locator(".pa-status-line")
    compared = 0
    whole = rank_intervals(REGISTRY)
    for filters in random_filters(REGISTRY, count, seed=40):
        table = measures(collaboration_graph(REGISTRY, **filters.arguments))
        if table.empty:
            continue
        partner = draw.choice(list(table.index))
        page.evaluate("link => { location.hash = link; }", f"partner={partner}&{filters.link}")
        page.wait_for_function(
            "words => document.querySelector('.pa-status-line').textContent === words",
            arg=counts(filters.arguments),
        )
        assert page.locator(".pa-panel-title").text_content() == REGISTRY.partners[partner].name
        more = page.get_by_role("button", name=re.compile("^Show all [0-9]+ measures$"))
        more.click()
        expected = {}
        for measure in SHOWN:
            place = ranks(measure, table[measure])[list(table.index).index(partner)]
            interval = None if filters.arguments else intervals(whole, measure).get(partner)
            expected[measure] = [
                MEASURES[measure].of(table.loc[partner, measure]),
                None if place is None else f"rank {rank_words(place, interval)}",
                doubted(place, interval),
            ]
        assert page.evaluate(STANDING) == expected, (partner, filters)
        assert f"among {len(table):,} partner" in page.locator(".pa-standing").inner_text().lower()
        compared += 1
    assert compared > 0.6 * count
    assert status.count() == 1


def test_how_sure_a_rank_is_stands_in_the_panel_of_the_whole(site: Path, visit: Callable[..., Page]) -> None:
    """Unfiltered, the note explains the brackets; filtered, there are none: they are of the whole network."""
    page = visit((site / "index.html").as_uri() + "#partner=bwcon")
    standing = page.locator(".pa-standing")
    between = standing.locator("[data-measure=betweenness]")
    rank = intervals(rank_intervals(REGISTRY), "betweenness")["bwcon"]
    assert (
        between.locator(".pa-measure-rank").text_content()
        == f"rank {rank.rank} ({rank}) of {len(REGISTRY.partners)}"
    )
    assert between.locator(".pa-measure-sure").text_content() == f"Rank {rank.sure} without records in doubt."
    assert "In brackets: the best and the worst rank whichever project is left out." in standing.inner_text()
    assert between.locator(".pa-track > i").count() == 1
    page.evaluate("location.hash = 'partner=bwcon&proposals=1'")
    page.get_by_text("Under the present filters, among").wait_for()
    assert "(" not in (between.locator(".pa-measure-rank").text_content() or "")
    assert "In brackets" not in standing.inner_text()
    assert between.locator(".pa-track > i").count() == 0
