"""What holds for every registry: properties, and the independence of bytes from the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import network
from network import affiliation_graph, collaboration_graph, measures, ties
from network.brokerage import constraint
from network.matrices import weight_matrix

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

PARTNERS = [f"p{number}" for number in range(9)]
projects_of = st.dictionaries(
    st.sampled_from([f"q{number}" for number in range(8)]), st.lists(st.sampled_from(PARTNERS), max_size=7)
)


@given(projects=projects_of)
def test_weights_equal_a_count_by_hand(
    registry_of: Callable[..., Registry], projects: dict[str, list[str]]
) -> None:
    """Shared and Newman weights are what a loop over all projects and pairs finds, and no tie is missing."""
    shared, newman = {}, {}
    for crew in projects.values():
        for pair in combinations(sorted(set(crew)), 2):
            shared[pair] = shared.get(pair, 0) + 1
            newman[pair] = newman.get(pair, 0.0) + 1 / (len(set(crew)) - 1)
    found = ties(registry_of(projects))
    assert shared == {(tie.source, tie.target): tie.shared for tie in found}
    assert newman == pytest.approx({(tie.source, tie.target): tie.newman for tie in found})


@given(projects=projects_of)
def test_every_tie_is_explained(registry_of: Callable[..., Registry], projects: dict[str, list[str]]) -> None:
    """Each tie names its projects, sorted, and both partners take part in every one of them."""
    registry = registry_of(projects)
    affiliations = affiliation_graph(registry)
    found = ties(registry)
    assert list(found) == sorted(found)
    for tie in found:
        assert tie.source < tie.target
        assert len(tie.projects) == tie.shared > 0
        assert list(tie.projects) == sorted(set(tie.projects))
        for project in tie.projects:
            assert {tie.source, tie.target} <= set(affiliations[f"project:{project}"])


@given(projects=projects_of)
def test_the_projection_is_symmetric(
    registry_of: Callable[..., Registry], projects: dict[str, list[str]]
) -> None:
    """Who is tied to whom does not depend on the order in a project, nor on the end one looks from."""
    graph = collaboration_graph(registry_of(projects, alone=PARTNERS))
    turned = {project: crew[::-1] for project, crew in projects.items()}
    assert ties(graph) == ties(registry_of(turned))
    weights = weight_matrix(graph, sorted(graph))
    assert (weights != weights.T).nnz == 0


@settings(max_examples=30)
@given(projects=projects_of)
def test_newman_strength_is_the_number_of_shared_projects(
    registry_of: Callable[..., Registry], projects: dict[str, list[str]]
) -> None:
    """The strength of a partner is the number of its projects that have two partners or more."""
    table = measures(collaboration_graph(registry_of(projects, alone=PARTNERS)))
    expected = [
        sum(partner in crew and len(set(crew)) > 1 for crew in projects.values()) for partner in PARTNERS
    ]
    assert table.strength.to_list() == pytest.approx(expected)
    assert table.projects.to_list() == expected


@settings(max_examples=30)
@given(projects=projects_of)
def test_an_unrelated_partner_changes_nothing_else(
    registry_of: Callable[..., Registry], projects: dict[str, list[str]]
) -> None:
    """Ties stay, and so does every measure of what is around a partner; shares of the whole scale by size."""
    before = collaboration_graph(registry_of(projects, alone=PARTNERS))
    after = collaboration_graph(registry_of(projects, alone=[*PARTNERS, "zzz"]))
    assert ties(before) == ties(after)
    old, new = measures(before), measures(after).drop(index="zzz")
    local = ["degree", "strength", "constraint", "community", "component", "effective_size", "coreness"]
    counted = ["projects", "programmes", "countries"]
    pd.testing.assert_frame_equal(old[local + counted], new[local + counted])
    others, pairs = len(before) - 1, (len(before) - 1) * (len(before) - 2)
    np.testing.assert_allclose(old.harmonic * others, new.harmonic * (others + 1))
    np.testing.assert_allclose(old.betweenness * pairs, new.betweenness * len(before) * others, atol=1e-12)


@settings(max_examples=30)
@given(projects=projects_of)
def test_measures_stay_in_their_bounds(
    registry_of: Callable[..., Registry], projects: dict[str, list[str]]
) -> None:
    """Shares are shares, and brokers are at most as many partners as they have."""
    table = measures(collaboration_graph(registry_of(projects, alone=PARTNERS)))
    for column in ("betweenness", "harmonic", "closeness"):
        assert table[column].between(0, 1 + 1e-12).all()
    tied = table[table.degree > 0]
    assert (tied.effective_size <= tied.degree).all()
    assert (tied.effective_size >= 1 - 1e-12).all()
    assert (table.coreness <= table.degree).all()
    assert table.constraint.isna().equals(table.degree == 0)


@given(projects=projects_of, factor=st.floats(0.01, 100))
def test_constraint_does_not_see_the_unit_of_weight(
    registry_of: Callable[..., Registry], projects: dict[str, list[str]], factor: float
) -> None:
    """Ten times the weight everywhere is the same structure."""
    graph = collaboration_graph(registry_of(projects))
    weights = weight_matrix(graph, sorted(graph))
    np.testing.assert_allclose(constraint(weights), constraint(weights * factor), rtol=1e-9)


def test_nothing_depends_on_the_hash_seed() -> None:
    """Graphs, measures, answers and files are the same bytes under two hash seeds."""
    here = Path(__file__).parent
    digests = []
    for seed in ("1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(here.parent.parent)}
        run = subprocess.run(
            [sys.executable, here / "fingerprint.py"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.append(run.stdout.splitlines())
    assert len(digests[0]) == 17
    assert digests[0] == digests[1]


def test_importing_the_package_loads_nothing_heavy() -> None:
    """`import network` leaves networkx, numpy, pandas and scipy for the call that needs them."""
    code = "import network, sys; print({'networkx', 'numpy', 'pandas', 'scipy'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "set()\n"


def test_functions_stay_functions_beside_modules_of_their_name() -> None:
    """`measures`, `ego` and `paths` are callable, even after someone imported the modules."""
    code = "import network.measures, network.ego, network.paths\nfrom network import ego, measures, paths\n"
    run = subprocess.run(
        [sys.executable, "-c", code + "print(all(map(callable, (ego, measures, paths))))"],
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "True\n"


def test_all_names_are_there() -> None:
    """`__all__` names nothing that the package lacks."""
    assert [name for name in network.__all__ if not hasattr(network, name)] == []
