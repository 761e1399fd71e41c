"""What pages say of ranks: how sure they are, or that nobody worked it out."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps import site_files
from network import MEASURES, collaboration_graph, measures, rank_intervals, rank_words, ranks
from network.ranks import RANKED
from network.uncertainty import intervals
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).parents[2]
REGISTRY = load_registry(ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml")
GRAPH = collaboration_graph(REGISTRY)
TABLE = measures(GRAPH)
BRACKETS = "In brackets: the best and the worst rank whichever project is left out."


def pages(known: Collection[str]) -> dict[str, str]:
    """Return the HTML of a site that knows how sure the ranks of these measures are, as it reads."""
    table = TABLE.join(rank_intervals(REGISTRY, measures=known)) if known else TABLE
    files = site_files(REGISTRY, GRAPH, table)
    return {path: unescape(text.decode()) for path, text in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def sure() -> dict[str, str]:
    """Return the pages of a site that knows all."""
    return pages(RANKED)


def shown(page: str) -> dict[str, str]:
    """Return what a partner's page says of each measure: all its text, by label."""
    found = re.findall(
        r"<div><dt>([^<]*)</dt>(.*?)</div>", page.partition('id="measures"')[2].partition("</dl>")[0]
    )
    return {label: re.sub(r"<[^>]*>", " ", rest) for label, rest in found}


def test_every_rank_says_how_sure_it_is(sure: dict[str, str]) -> None:
    """Every partner, every measure: the words of `rank_words`, and the sure rank where it is another."""
    table = rank_intervals(REGISTRY)
    places = {name: ranks(name, TABLE[name]) for name in MEASURES}
    said = differing = 0
    for row, partner in enumerate(TABLE.index):
        page = shown(sure[f"partners/{partner}.html"])
        assert list(page) == [measure.label for measure in MEASURES.values()]
        for name, measure in MEASURES.items():
            words, place = " ".join(page[measure.label].split()), places[name][row]
            if place is None:
                assert "rank" not in words.partition(measure.sentence)[0], (partner, name)
                continue
            interval = intervals(table, name)[partner]
            assert words.startswith(
                f"rank {rank_words(place, interval)} {measure.of(TABLE.loc[partner, name])}"
            )
            assert (f"Rank {interval.sure:,} without records in doubt." in words) == (
                interval.sure != place.first
            )
            said += 1
            differing += interval.sure != place.first
    assert said > 5 * len(RANKED)
    assert differing


def test_a_page_says_how_ranks_are_found(sure: dict[str, str]) -> None:
    """A partner's page explains the brackets in a sentence, and leads to what explains all."""
    page = sure["partners/alder.html"]
    assert BRACKETS in page
    assert 'href="../measures.html#ranks"' in page
    method = sure["measures.html"]
    assert 'id="ranks"' in method
    assert "was not worked out" not in method
    for name, measure in MEASURES.items():
        assert f'id="{name}"' in method
        for text in (measure.label, measure.sentence, measure.formula, measure.source):
            assert text in method, (name, text)
    assert method.count(" (without a rank)") == len(MEASURES) - len(RANKED)


def test_what_was_not_worked_out_is_said() -> None:
    """In a large registry some ranks, or all, stand without brackets, and a page says which and why."""
    some = pages([name for name in RANKED if name != "betweenness"])
    page = shown(some["partners/alder.html"])
    assert "(" in page["Partners"]
    assert re.match(r"\s*rank\s+\d+ of 6", page["Go-between"])
    assert BRACKETS in some["partners/alder.html"]
    assert "how sure a rank is was not worked out for: Go-between." in some["measures.html"]
    none = pages([])
    assert BRACKETS not in none["partners/alder.html"]
    assert "was not worked out for: Partners, Strength, Go-between, " in none["measures.html"]
    assert "(2 to 7)" not in none["measures.html"]
