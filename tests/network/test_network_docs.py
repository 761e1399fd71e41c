"""docs/measures.md says what the code says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from network import MEASURES, collaboration_graph, measures
from network.measures import PIVOTS

if TYPE_CHECKING:
    from partners.model import Registry

PAGE = (Path(__file__).parent.parent.parent / "docs" / "measures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_explained_in_the_same_words(name: str) -> None:
    """Each column has its row, with the label, the sentence and the source that the site shows."""
    measure = MEASURES[name]
    assert f"| `{name}` | {measure.label} | {measure.sentence} | {measure.source} |" in PAGE.splitlines()


def test_no_other_measure_is_promised() -> None:
    """The page's table of columns is `MEASURES`, in its order."""
    columns = PAGE.partition("## The columns")[2].partition("\n## ")[0]
    rows = [line.split("`")[1] for line in columns.splitlines() if line.startswith("| `")]
    assert rows == list(MEASURES)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_says_how_it_is_computed(name: str) -> None:
    """Formula, unit, weights and isolates are those that the definitions give."""
    measure = MEASURES[name]
    cells = (measure.formula, measure.unit, measure.weights, measure.isolates)
    assert f"| `{name}` | {' | '.join(cells)} |" in PAGE.splitlines()


def test_the_example_is_what_is_computed(paper: Registry) -> None:
    """The numbers of the six-partner network, to three decimals."""
    table = measures(collaboration_graph(paper))
    for partner, row in zip(table.index, table.to_dict("records"), strict=True):
        cells = [
            "" if value != value else f"{value:.3f}" if isinstance(value, float) else str(value)  # noqa: PLR0124
            for value in row.values()
        ]
        assert f"| {partner} | {' | '.join(cells)} |" in PAGE.splitlines()


def test_the_limit_of_exactness_is_the_codes() -> None:
    """The page names the number of partners up to which betweenness is exact."""
    assert f"Exact up to {PIVOTS:,} partners" in PAGE
