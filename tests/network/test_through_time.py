"""The network through time: three years on paper, and what must hold of any."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from network import collaboration_graph, measures
from network.through_time import known_years, measures_over_time, turnover, yearly_graphs
from partners import load_registry
from partners.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry


@pytest.fixture
def dated(registry_of: Callable[..., Registry]) -> Registry:
    """Return abc in 2015 and 2016, cd in 2016, de in 2018; nothing in 2017."""
    registry = registry_of({"one": "abc", "two": "cd", "three": "de", "vague": "xy"})
    years = {"one": (2015, 2016), "two": (2016, 2016), "three": (2018, 2018)}
    projects = {
        key: replace(
            project,
            start=PartialDate(years[key][0], None, None) if key in years else None,
            end=PartialDate(years[key][1], None, None) if key in years else None,
        )
        for key, project in registry.projects.items()
    }
    return replace(registry, projects=projects)


def test_years_on_paper(dated: Registry) -> None:
    """Who comes, who goes, and which ties last."""
    table = turnover(dated)

    assert list(known_years(dated)) == [2015, 2016, 2017, 2018]
    assert table["partners"].tolist() == [3, 4, 0, 2]
    assert table["entered"].tolist() == [3, 1, 0, 2]
    assert table["left"].tolist() == [0, 0, 4, 0]
    assert table["new_ties"].tolist() == [3, 1, 0, 1]
    assert table["lost_ties"].tolist() == [0, 0, 4, 0]
    assert table["persistence"].isna().tolist() == [True, False, False, True]
    assert table["persistence"].dropna().tolist() == [1.0, 0.0]


def test_added_up_nobody_leaves(dated: Registry) -> None:
    """In the cumulative network partners and ties only come."""
    table = turnover(dated, cumulative=True)

    assert table["partners"].tolist() == [3, 4, 4, 5]
    assert (table[["left", "lost_ties"]] == 0).all(axis=None)


def test_without_dates_there_are_no_years(registry_of: Callable[..., Registry]) -> None:
    """An undated registry has an empty table with all its columns."""
    registry = registry_of({"one": "ab"})

    assert (len(known_years(registry)), len(turnover(registry)), len(measures_over_time(registry))) == (
        0,
        0,
        0,
    )
    assert list(measures_over_time(registry)) == ["year", "partner", "measure", "value"]


def test_measures_of_the_real_years() -> None:
    """Each year's numbers are those of the network of that year."""
    registry = load_registry("data/partners.yaml", place=False)
    table = measures_over_time(registry, columns=["degree", "constraint"])
    year, graph = list(yearly_graphs(registry))[6]
    expected = measures(graph)
    found = table[table["year"] == year].pivot_table(index="partner", columns="measure", values="value")

    assert found["degree"].to_dict() == expected["degree"].astype(float).to_dict()
    assert found["constraint"].dropna().to_dict() == expected["constraint"].dropna().to_dict()
    assert graph.edges == collaboration_graph(registry, years=(year, year)).edges
    assert not table["value"].isna().any()


def test_an_unknown_measure(dated: Registry) -> None:
    """It is named, with those there are."""
    with pytest.raises(KeyError, match="betweenness"):
        measures_over_time(dated, columns=["fame"])
