"""The two-mode graph and its projection, against the network worked out on paper."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from network import (
    Tie,
    affiliation_graph,
    collaboration_graph,
    interregional,
    programme_graph,
    ties,
)
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent

PAPER_TIES = (
    Tie("a", "b", 1.5, 2, 1.5, ("alpha", "beta"), ("fp7", "h2020")),
    Tie("a", "c", 0.5, 1, 0.5, ("alpha",), ("h2020",)),
    Tie("b", "c", 0.5, 1, 0.5, ("alpha",), ("h2020",)),
    Tie("c", "d", 1.0, 1, 1.0, ("gamma",), ("h2020",)),
    Tie("d", "e", 1.0, 1, 1.0, ("delta",), ()),
)


def test_affiliations_are_the_edges_of_the_two_mode_graph(paper: Registry) -> None:
    """Every participation is one edge from a partner to its project, and carries the role."""
    graph = affiliation_graph(paper)
    expected = [
        ("a", "project:alpha", "coordinator"),
        ("a", "project:beta", "coordinator"),
        ("b", "project:alpha", "partner"),
        ("b", "project:beta", "partner"),
        ("c", "project:alpha", "partner"),
        ("c", "project:gamma", "coordinator"),
        ("d", "project:delta", "coordinator"),
        ("d", "project:gamma", "partner"),
        ("e", "project:delta", "partner"),
    ]
    assert expected == sorted(graph.edges.data("role"))


def test_two_mode_nodes_say_what_they_are(paper: Registry) -> None:
    """Partners and projects carry their sides and attributes; only placed partners have a point."""
    graph = affiliation_graph(paper)
    assert graph.nodes["a"] == {
        "bipartite": 0,
        "mode": "partner",
        "name": "Partner A",
        "kind": "cluster",
        "country": "BE",
        "lat": 50.467388888,
        "lon": 4.872,
    }
    assert graph.nodes["f"] == {
        "bipartite": 0,
        "mode": "partner",
        "name": "Partner F",
        "kind": "cluster",
        "country": "NO",
    }
    assert graph.nodes["project:delta"] == {
        "bipartite": 1,
        "mode": "project",
        "name": "Project delta",
        "kind": "project",
        "status": "running",
        "programme": "",
    }


def test_a_partner_listed_twice_has_one_edge_with_its_foremost_role(
    registry_of: Callable[..., Registry],
) -> None:
    """Of two roles in one project the foremost stays, wherever it stands in the list."""
    graph = affiliation_graph(registry_of({"p": ["a", "b", "a"]}))
    assert sorted(graph.edges.data("role")) == [
        ("a", "project:p", "coordinator"),
        ("b", "project:p", "partner"),
    ]


def test_ties_are_those_on_paper(paper: Registry) -> None:
    """The projection has exactly the ties drawn on paper, each explained."""
    assert PAPER_TIES == ties(paper)  # noqa: SIM300 -- expected comes first
    assert PAPER_TIES == ties(collaboration_graph(paper))  # noqa: SIM300


def test_every_partner_is_a_node_in_sorted_order(paper: Registry) -> None:
    """Isolated partners stay, with their attributes."""
    graph = collaboration_graph(paper)
    assert list("abcdef") == list(graph)
    nobody = {"participations": 0, "coordinated": 0}
    assert graph.nodes["f"] == {"name": "Partner F", "kind": "cluster", "country": "NO"} | nobody


def test_edges_carry_both_weightings(paper: Registry) -> None:
    """The weight is the one chosen; the other stands beside it."""
    graph = collaboration_graph(paper, weighting="shared")
    assert graph.edges["a", "b"] == {
        "weight": 2.0,
        "distance": 0.5,
        "shared": 2,
        "newman": 1.5,
        "projects": ("alpha", "beta"),
        "programmes": ("fp7", "h2020"),
    }
    assert all(isinstance(weight, float) for *_, weight in graph.edges.data("weight"))


def test_proposals_count_only_when_asked(paper: Registry) -> None:
    """A rejected project makes no tie, until it is asked for."""
    assert not collaboration_graph(paper).has_edge("e", "f")
    assert collaboration_graph(paper, proposals=True).edges["e", "f"]["projects"] == ("omega",)
    assert "project:omega" not in affiliation_graph(paper)
    assert "project:omega" in affiliation_graph(paper, proposals=True)


def test_a_partner_listed_twice_counts_once(registry_of: Callable[..., Registry]) -> None:
    """Two mentions of one partner neither tie it to itself nor thin out the project."""
    (tie,) = ties(registry_of({"p": ["a", "b", "a"]}))
    assert (tie.source, tie.target, tie.newman) == ("a", "b", 1.0)


def test_a_big_project_makes_thin_ties(registry_of: Callable[..., Registry]) -> None:
    """One consortium of 21 makes 210 ties of 1/20 each."""
    found = ties(registry_of({"big": [f"p{number:02d}" for number in range(21)]}))
    assert len(found) == 210
    assert {0.05} == {tie.newman for tie in found}


def test_an_unknown_weighting_is_named(paper: Registry) -> None:
    """The message says what was asked and what there is."""
    with pytest.raises(ValueError, match="unknown weighting 'jaccard'; choose 'newman' or 'shared'"):
        collaboration_graph(paper, weighting="jaccard")


def test_an_empty_registry_is_an_empty_graph(registry_of: Callable[..., Registry]) -> None:
    """Nothing in, nothing out, no failure."""
    assert len(collaboration_graph(registry_of({}))) == 0
    assert ties(registry_of({})) == ()


@pytest.mark.parametrize("make", [affiliation_graph, collaboration_graph, interregional, programme_graph])
def test_every_attribute_is_documented(make: Callable[..., nx.Graph[str]]) -> None:
    """What nodes and edges carry stands in the docstring in code quotes, and nothing else does."""
    graph = make(load_registry(ROOT / "data" / "partners.yaml"))
    carried = {name for _, values in graph.nodes.data() for name in values}
    carried |= {name for _, _, values in graph.edges.data() for name in values}
    stated = set(re.findall(r"``(\w+)``", make.__doc__ or ""))

    assert carried - stated == set()
    assert stated - carried - set(inspect.signature(make).parameters) == set()


def test_distances_are_lengths_for_routes(registry_of: Callable[..., Registry]) -> None:
    """Networkx's own routes go over the stronger ties: b stands between a and c in two pairs."""
    graph = collaboration_graph(registry_of({"one": "abcde", "two": "ab", "three": "bc"}))
    assert graph.edges["a", "c"]["distance"] == 4
    assert nx.shortest_path(graph, "a", "c", weight="distance") == ["a", "b", "c"]
    assert nx.shortest_path_length(graph, "a", "c", weight="distance") == 2 / 1.25
