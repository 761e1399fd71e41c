"""Every number of the network is what its judges say, on random networks and on the real one."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from conftest import random_registry
from judges import JUDGES, RUNS, SAMPLES, SEED, Case

from network import (
    BROKERAGE,
    MEASURES,
    SMALL_WORLD,
    STABILITY,
    WHOLE,
    brokerage_roles,
    community_stability,
    small_world,
    whole,
)
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
CASES = ["real", "newman 1", "shared 1", "newman 2", "shared 3", "newman 4"]
ELSEWHERE = {"measures": {"community"}, "community_stability": {"community", "partners"}}


@cache
def case(name: str) -> Case:
    """Return the real network, or the random one of this weighting and seed."""
    if name == "real":
        return Case(load_registry(ROOT / "data" / "partners.yaml", place=False))
    weighting, seed = name.split()
    return Case(random_registry(int(seed)), weighting)


def _stability(about: Case) -> dict[str, Any]:
    found = community_stability(about.graph, runs=RUNS, seed=SEED)
    numbers = {"modularity": found.modularity, "rand": [found.rand], "information": [found.information]}
    return {str(name): found.partners[name] for name in found.partners} | numbers


FOUND: dict[str, Callable[[Case], Any]] = {
    "measures": lambda about: about.table,
    "brokerage_roles": lambda about: brokerage_roles(about.graph),
    "whole": lambda about: {name: [value] for name, value in whole(about.graph).row().items()},
    "small_world": lambda about: {
        name: [value]
        for name, value in asdict(small_world(about.registry, samples=SAMPLES, seed=SEED)).items()
    },
    "community_stability": _stability,
}


@cache
def found(function: str, name: str) -> Any:
    """Return what our function says of a case."""
    return FOUND[function](case(name))


QUESTIONS = [
    (function, number, judge)
    for function, numbers in JUDGES.items()
    for number, judges in numbers.items()
    for judge in judges
]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("function", "number", "judge"), QUESTIONS)
def test_the_judge_agrees(function: str, number: str, judge: str, name: str) -> None:
    """Each number is the judge's, to one part in 10⁹, and none where the judge has none."""
    ours = np.array(found(function, name)[number], dtype=float)
    theirs = np.array(JUDGES[function][number][judge](case(name)), dtype=float)
    np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-11)


def test_every_number_has_a_judge() -> None:
    """What is explained is judged, here or by hand and by property in `test_communities`."""
    explained = {
        "measures": MEASURES,
        "brokerage_roles": BROKERAGE,
        "whole": WHOLE,
        "small_world": SMALL_WORLD,
        "community_stability": STABILITY,
    }
    for function, names in explained.items():
        assert set(names) == set(JUDGES[function]) | ELSEWHERE.get(function, set()), function


def test_the_page_names_the_judges() -> None:
    """docs/measures.md lists every number and who judges it, and nobody else."""
    page = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
    listed = page.partition("## Who judges")[2].partition("\n## ")[0]
    rows = [line for line in listed.splitlines() if line.startswith("| `")]
    expected = [
        f"| `{function}` | `{number}` | {', '.join(judges)} |"
        for function, numbers in JUDGES.items()
        for number, judges in numbers.items()
    ]
    assert rows == expected
