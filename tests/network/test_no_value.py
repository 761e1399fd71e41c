"""No NaN, None or infinity leaves a table by accident: only where a column is documented to have no value."""

from __future__ import annotations

import inspect
import json
import math
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import pandas as pd
from conftest import make_registry
from hypothesis import example, given, settings
from hypothesis import strategies as st

import network
from network import MEASURES, Call, collaboration_graph, measures_over_time
from partners.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from partners.model import Registry

PARTNERS = list("abcdefg")
REGISTRIES = st.fixed_dictionaries(
    {
        "projects": st.dictionaries(
            st.sampled_from([f"q{number}" for number in range(6)]),
            st.lists(st.sampled_from(PARTNERS), max_size=6),
            max_size=6,
        ),
        "alone": st.lists(st.sampled_from(PARTNERS), max_size=7),
        "rejected": st.lists(st.sampled_from(["q0", "q1"]), max_size=2),
        "programmes": st.dictionaries(
            st.sampled_from([f"q{number}" for number in range(6)]), st.just("prog")
        ),
        "countries": st.dictionaries(st.sampled_from(PARTNERS), st.sampled_from(["FR", "NO"])),
        "locations": st.dictionaries(st.sampled_from(PARTNERS), st.just((50.0, 4.0))),
        "years": st.lists(st.none() | st.integers(2001, 2005), min_size=6, max_size=6),
    }
)
NOBODY: dict[str, Any] = {
    "projects": {}, "alone": [], "rejected": [], "programmes": {}, "countries": {}, "locations": {},
    "years": [2001] * 6,
}  # fmt: skip

# Columns whose docstring says where they have no value. Measures say so by the words they have for it.
NO_VALUE = {
    "measures": {name for name, measure in MEASURES.items() if measure.nothing},
    "measures_table": {name for name, measure in MEASURES.items() if measure.nothing},
    "partners_table": {"lat", "lon"},
    "projects_table": {"cost", "eu_contribution"},
    "participations_table": {"contribution"},
    "tidy_tables": {"lat", "lon", "cost", "eu_contribution", "contribution"}
    | {name for name, measure in MEASURES.items() if measure.nothing},
    "turnover": {"persistence"},
    "suggest_partners": {"distance_km"},
    "community_stability": {"stays"},
}


def registry_of(drawn: dict[str, Any]) -> Registry:
    """Return the registry that was drawn, with its years."""
    drawn = dict(drawn)
    years = dict(zip([f"q{number}" for number in range(6)], drawn.pop("years"), strict=True))
    drawn["programmes"] = {key: name for key, name in drawn["programmes"].items() if key in drawn["projects"]}
    known = {*drawn["alone"], *(partner for crew in drawn["projects"].values() for partner in crew)}
    drawn["locations"] = {key: place for key, place in drawn["locations"].items() if key in known}
    registry = make_registry(**drawn)
    projects = {
        key: replace(project, start=PartialDate(years[key], None, None)) if years[key] else project
        for key, project in registry.projects.items()
    }
    return replace(registry, projects=projects)


def asked(function: Callable[..., Any], registry: Registry) -> Iterator[Any]:
    """Yield what a function of the package answers about a registry, for partners first and last too."""
    known = sorted(registry.partners)
    given_names = {
        "registry": registry,
        "network": registry,
        "graph": collaboration_graph(registry),
        "partner": known[0] if known else None,
        "partners": known[:2] or None,
        "source": known[0] if len(known) > 1 else None,
        "target": known[-1] if len(known) > 1 else None,
        "call": Call(min_partners=3, min_countries=2, countries="NO", kinds="company"),
        "beyond": True,
        "runs": 3,
        "samples": 2,
    }
    wanted = {
        name: value for name, value in given_names.items() if name in inspect.signature(function).parameters
    }
    if function is network.suggest_partners:
        wanted["network"] = given_names["graph"]
    if None not in wanted.values():
        yield function(**wanted)


def tables_in(answer: Any) -> Iterator[pd.DataFrame]:
    """Yield the tables of an answer: itself, or those it holds."""
    if isinstance(answer, pd.DataFrame):
        yield answer
    elif isinstance(answer, dict):
        yield from answer.values()
    else:
        yield answer.partners
        yield answer.communities


def answers_tables(function: object) -> bool:
    """Whether a function takes a registry or a graph and answers with tables."""
    if not inspect.isfunction(function):
        return False
    first = next(iter(inspect.signature(function).parameters), "")
    answer = str(inspect.signature(function).return_annotation)
    return first in {"registry", "graph", "network"} and (
        "DataFrame" in answer or answer == "CommunityStability"
    )


FUNCTIONS = {
    name: getattr(network, name) for name in network.__all__ if answers_tables(getattr(network, name))
}


def test_the_functions_are_found() -> None:
    """As many as there were, and whose columns may be empty are among them."""
    assert len(FUNCTIONS) >= 14
    assert NO_VALUE.keys() <= FUNCTIONS.keys()


@settings(max_examples=15)
@example(drawn=NOBODY)
@example(drawn=NOBODY | {"alone": ["a"]})
@example(drawn=NOBODY | {"projects": {"q0": ["a"], "q1": []}, "alone": ["b"]})
@given(REGISTRIES)
def test_no_table_has_a_hole_that_is_not_documented(drawn: dict[str, Any]) -> None:
    """Of every public function, on registries with isolates, projects of one, one partner or none."""
    registry = registry_of(drawn)
    for name, function in FUNCTIONS.items():
        for answer in asked(function, registry):
            for table in tables_in(answer):
                holes = {str(column) for column in table if table[column].isna().any()}
                assert holes <= NO_VALUE.get(name, set()), (name, holes - NO_VALUE.get(name, set()))
                numbers = table.select_dtypes("number").to_numpy(float)
                assert not (abs(numbers) == math.inf).any(), name
                assert not table.index.isna().any(), name


@settings(max_examples=10)
@example(drawn=NOBODY)
@given(REGISTRIES)
def test_no_number_of_the_whole_is_a_hole(drawn: dict[str, Any]) -> None:
    """What means nothing is None, and JSON takes the rest."""
    registry = registry_of(drawn)
    graph = collaboration_graph(registry)
    for numbers in (
        network.whole(graph).row(),
        asdict(network.small_world(registry, samples=2)),
        {name: getattr(network.community_stability(graph, runs=2), name) for name in ("modularity", "rand")},
    ):
        json.dumps(numbers, allow_nan=False)


@settings(max_examples=8)
@given(REGISTRIES)
def test_measures_over_time_leave_out_what_has_no_value(drawn: dict[str, Any]) -> None:
    """No row says nothing."""
    assert measures_over_time(registry_of(drawn), columns=[*MEASURES])["value"].notna().all()


def test_a_hole_is_one_where_the_words_say_so() -> None:
    """Every measure that may have no value says when, in its sentence and where a page would show it."""
    for name, measure in MEASURES.items():
        assert bool(measure.nothing) == ("empty" in measure.sentence), name
        assert bool(measure.nothing) == ("no value" in measure.isolates), name
        assert measure.of(math.nan) == measure.nothing
