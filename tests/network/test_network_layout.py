"""Positions for the picture of the network: what must hold for any registry."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from itertools import combinations
from math import dist, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network import collaboration_graph, layout
from network.selection import members

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

    Factory = Callable[..., Registry]

ROOT = Path(__file__).parents[2]


def dots(registry: Registry) -> dict[str, float]:
    """Return the radius of every dot, as `layout` promises it."""
    counts = Counter(partner for project in registry.projects.values() for partner in members(project))
    return {partner: 6 + 2 * sqrt(counts[partner]) for partner in registry.partners}


def components(registry: Registry) -> list[set[str]]:
    """Return who is joined, proposals counted, larger groups first."""
    graph = collaboration_graph(registry, proposals=True)
    return sorted(map(set, nx.connected_components(graph)), key=len, reverse=True)


def to_line(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """Return the distance of a point from a line between two others."""
    along = (end[0] - start[0], end[1] - start[1])
    share = ((point[0] - start[0]) * along[0] + (point[1] - start[1]) * along[1]) / dist(start, end) ** 2
    share = max(0.0, min(1.0, share))
    return dist(point, (start[0] + share * along[0], start[1] + share * along[1]))


def box(positions: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    """Return left, bottom, right, top."""
    xs, ys = zip(*positions, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@given(seed=st.integers(0, 10_000), partners=st.integers(1, 60))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everyone_has_a_place_of_their_own(random_of: Factory, seed: int, partners: int) -> None:
    """Every partner, tied or not, is there; no two dots touch; the middle is the origin."""
    registry = random_of(seed, partners=partners)
    at, radius = layout(registry), dots(registry)

    assert list(at) == sorted(registry.partners)
    assert all(isinstance(value, int) for place in at.values() for value in place)
    for one, other in combinations(at, 2):
        assert dist(at[one], at[other]) > radius[one] + radius[other]
    if at:
        left, bottom, right, top = box(list(at.values()))
        assert abs(left + right) <= 1
        assert abs(bottom + top) <= 1


@given(seed=st.integers(0, 10_000))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_components_lie_apart(random_of: Factory, seed: int) -> None:
    """No dot comes near a tie or a dot of another component; whoever has no tie lies below them all."""
    registry = random_of(seed, partners=80)
    at, graph = layout(registry), collaboration_graph(registry, proposals=True)
    groups = components(registry)

    for group in groups:
        for other in groups:
            if group is other or len(other) == 1:
                continue
            for one, two in graph.subgraph(other).edges:
                assert all(to_line(at[partner], at[one], at[two]) > 30 for partner in group)
    lowest = min((at[partner][1] for group in groups if len(group) > 1 for partner in group), default=10_000)
    assert all(at[partner][1] < lowest for group in groups if len(group) == 1 for partner in group)


def test_ties_draw_together(registry_of: Factory) -> None:
    """Two consortia with one partner in both: each is close together, and the joint lies between them."""
    left = [f"l{i}" for i in range(8)]
    right = [f"r{i}" for i in range(8)]
    at = layout(registry_of({"one": [*left, "joint"], "two": [*right, "joint"]}))

    within = [dist(at[a], at[b]) for group in (left, right) for a, b in combinations(group, 2)]
    between = [dist(at[a], at[b]) for a in left for b in right]
    assert sum(within) / len(within) < 0.6 * sum(between) / len(between)
    middle = [tuple(sum(at[p][axis] for p in group) / 8 for axis in (0, 1)) for group in (left, right)]
    assert dist(at["joint"], middle[0]) + dist(at["joint"], middle[1]) < 1.3 * dist(*middle)


def test_proposals_draw_less_than_projects(registry_of: Factory) -> None:
    """A pair tied by a proposal alone lies with the others, farther away than one tied by a project."""
    at = layout(registry_of({"one": ["a", "b"], "two": ["b", "c"], "plan": ["b", "d"]}, rejected=["plan"]))

    assert dist(at["b"], at["a"]) < dist(at["b"], at["d"])


def test_each_component_is_mirrored_to_be_most_like_the_map(registry_of: Factory) -> None:
    """A chain from west to east is drawn from left to right."""
    chain = {f"p{i}": [f"n{i}", f"n{i + 1}"] for i in range(5)}
    for sign in (1, -1):
        where = {f"n{i}": (50.0, float(sign * i)) for i in range(6)}
        at = layout(registry_of(chain, locations=where))

        assert (at["n5"][0] > at["n0"][0]) == (sign > 0)


@pytest.mark.parametrize(
    ("projects", "alone"),
    [({}, ()), ({}, ("a",)), ({}, "abcdefghijklmnopqrstuvwxyz"), ({"one": "ab"}, ()), ({"one": "a"}, ())],
)
def test_small_registries(registry_of: Factory, projects: dict[str, str], alone: str) -> None:
    """Nobody, one, many without any tie, one pair, a project of one."""
    registry = registry_of(projects, alone=alone)

    assert len(layout(registry)) == len(registry.partners)


def test_a_seed_is_a_picture(random_of: Factory) -> None:
    """The same seed draws the same, another one may not."""
    registry = random_of(3, partners=40)

    assert layout(registry, seed=1) == layout(registry, seed=1)
    assert layout(registry, seed=1) != layout(registry, seed=2)


def test_text_hashes_change_nothing() -> None:
    """The real registry has the same picture whatever Python's hash seed is."""
    code = (
        "from network import layout; from partners import load_registry;"
        "print(layout(load_registry('data/partners.yaml')))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT, capture_output=True, check=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert len(found) == 1
    assert "twist" in found.pop()


def test_many_are_drawn_by_the_grid_as_by_pairs() -> None:
    """The push by a grid is that of all pairs, but for partners in neighbouring cells."""
    import numpy as np  # noqa: PLC0415 -- one test needs it

    from network import forces  # noqa: PLC0415

    rng = np.random.default_rng(4)
    at, masses = rng.uniform(-50, 50, (900, 2)), rng.uniform(0.5, 3, 900)
    exact, quick = forces._pushed(at, masses), forces._pushed_by_grid(at, masses)
    error = np.linalg.norm(exact - quick, axis=1) / np.linalg.norm(exact, axis=1)

    assert np.median(error) < 0.2
    assert np.corrcoef(exact.ravel(), quick.ravel())[0, 1] > 0.8
