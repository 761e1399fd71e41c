"""Every number that the package answers with is explained, and nothing else is."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from network import (
    BROKERAGE,
    MEASURES,
    SMALL_WORLD,
    STABILITY,
    WHOLE,
    Definition,
    brokerage_roles,
    collaboration_graph,
    community_stability,
    definitions_table,
    measures_over_time,
    small_world,
    turnover,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partners.model import Registry


@pytest.mark.parametrize("explained", [MEASURES, BROKERAGE, WHOLE, SMALL_WORLD, STABILITY])
def test_an_explanation_is_whole(explained: Mapping[str, Definition]) -> None:
    """Label, one sentence, formula, unit, weights, isolates and source: none is left out."""
    for name, each in explained.items():
        assert all(getattr(each, field.name) for field in fields(Definition)), name
        assert each.sentence.endswith("."), name
        assert each.sentence[0].isupper(), name


def test_what_is_answered_is_what_is_explained(paper: Registry) -> None:
    """In the same order, by name."""
    graph = collaboration_graph(paper)

    assert list(brokerage_roles(graph)) == list(BROKERAGE)
    assert list(whole(graph).row()) == list(WHOLE)
    assert list(asdict(small_world(paper, samples=1))) == list(SMALL_WORLD)


def test_a_sheet_of_definitions_takes_every_table(paper: Registry) -> None:
    """Those of the functions as well as those of the registry."""
    graph = collaboration_graph(paper)
    stability = community_stability(graph, runs=2)
    tables = {
        "brokerage_roles": brokerage_roles(graph).reset_index(),
        "whole": pd.DataFrame([whole(graph).row()]),
        "small_world": pd.DataFrame([asdict(small_world(paper, samples=1))]),
        "community_stability": stability.partners.reset_index(),
        "turnover": turnover(paper).reset_index(),
        "measures_over_time": measures_over_time(paper),
    }
    sheet = definitions_table(tables | {"community_stability": stability.communities.reset_index()})

    assert (sheet[["meaning", "unit"]] != "").all(axis=None)
    assert len(definitions_table(tables)) == sum(len(table.columns) for table in tables.values())
