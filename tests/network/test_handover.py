"""The network as others see it: projects as hyperedges, as stars, and as a matrix."""

from __future__ import annotations

import inspect
import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
import xgi
from random_filters import random_filters

from network import (
    MissingExtraError,
    affiliation_graph,
    collaboration_graph,
    incidence,
    star_graph,
    to_graphml,
    to_hypergraph,
)
from partners import load_registry
from partners.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent


@cache
def real() -> Registry:
    """Return the registry of this repository."""
    return load_registry(ROOT / "data" / "partners.yaml")


FILTERS = [{}, *(each.arguments for each in random_filters(real(), 6, seed=5))]


def crews(graph: nx.Graph[str]) -> dict[str, set[str]]:
    """Return the partners of every project of a two-mode graph."""
    return {
        node.removeprefix("project:"): set(graph[node])
        for node, side in graph.nodes(data="bipartite")
        if side == 1
    }


def test_projects_are_edges_on_paper(paper: Registry) -> None:
    """Members, attributes and the partner who is in nothing."""
    graph = to_hypergraph(paper)
    assert isinstance(graph, xgi.Hypergraph)
    assert list(graph.nodes) == list("abcdef")
    assert graph.edges.members(dtype=dict) == {
        "alpha": {"a", "b", "c"},
        "beta": {"a", "b"},
        "delta": {"d", "e"},
        "gamma": {"c", "d"},
    }
    assert graph.edges["delta"] == {
        "name": "Project delta",
        "kind": "project",
        "status": "running",
        "programme": "",
        "coordinators": ("d",),
    }
    assert graph.nodes["f"] == {"name": "Partner F", "kind": "cluster", "country": "NO"}
    assert list(graph.nodes.isolates()) == ["f"]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_hypergraph_and_matrix_are_the_affiliation_network(filters: dict[str, Any]) -> None:
    """With any filter the same partners, projects and participations; xgi's matrix is ours."""
    both = affiliation_graph(real(), **filters)
    expected = {project: crew for project, crew in crews(both).items() if crew}
    graph = to_hypergraph(real(), **filters)
    assert set(graph.nodes) == {node for node, side in both.nodes(data="bipartite") if side == 0}
    assert graph.edges.members(dtype=dict) == expected

    matrix, partners, projects = incidence(real(), **filters)
    assert matrix.has_sorted_indices
    found = {
        project: {partners[row] for row in matrix[:, [column]].nonzero()[0]}
        for column, project in enumerate(projects)
    }
    assert found == crews(both)
    assert list(partners) == sorted(graph.nodes)
    assert list(projects) == sorted(found)
    assert set(matrix.data) <= {1}

    together = (matrix @ matrix.T).tocoo()
    shared = {
        frozenset((partners[one], partners[other])): value
        for one, other, value in zip(*together.coords, together.data, strict=True)
        if one != other
    }
    ties = collaboration_graph(real(), **filters).edges(data="shared")
    assert shared == {frozenset((one, other)): value for one, other, value in ties}


def test_an_empty_matrix_is_one(registry_of: Callable[..., Registry]) -> None:
    """No partner, no project: no row, no column."""
    assert incidence(registry_of({})).matrix.shape == (0, 0)
    assert incidence(registry_of({}, alone="ab")).matrix.shape == (2, 0)
    assert list(to_hypergraph(registry_of({}, alone="ab")).nodes) == ["a", "b"]


def test_xgi_finds_the_same_parts() -> None:
    """The components of the hypergraph are those of the collaboration network."""
    found = {frozenset(part) for part in xgi.connected_components(to_hypergraph(real()))}
    assert found == {frozenset(part) for part in nx.connected_components(collaboration_graph(real()))}


def test_stars_on_paper(paper: Registry, tmp_path: Path) -> None:
    """Arrows from the coordinators: a leads alpha and beta, c gamma, d delta; f and b lead nothing."""
    graph = star_graph(paper)
    assert list(graph) == list("abcdef")
    assert sorted(graph.edges.data("projects")) == [
        ("a", "b", ("alpha", "beta")),
        ("a", "c", ("alpha",)),
        ("c", "d", ("gamma",)),
        ("d", "e", ("delta",)),
    ]
    assert graph.edges["a", "b"] == {
        "weight": 2.0,
        "distance": 0.5,
        "shared": 2,
        "projects": ("alpha", "beta"),
    }
    assert graph.graph == {"mode": "star", "without_coordinator": ()}
    file = tmp_path / "star.graphml"
    file.write_bytes(to_graphml(graph))
    assert sorted(nx.read_graphml(file).edges) == sorted(graph.edges)


def with_roles(registry: Registry, roles: dict[str, Role]) -> Registry:
    """Return the registry with these roles in its project ``one``."""
    one = registry.projects["one"]
    parts = tuple(replace(each, role=roles.get(each.partner, Role.PARTNER)) for each in one.participations)
    return replace(
        registry,
        projects=MappingProxyType({**registry.projects, "one": replace(one, participations=parts)}),
    )


def test_several_coordinators_and_none(registry_of: Callable[..., Registry]) -> None:
    """Each points to all others; a project without a known one is named, unless it is one partner's."""
    registry = registry_of({"one": "abc", "two": "de", "three": "e"})
    two = star_graph(with_roles(registry, dict.fromkeys("ab", Role.COORDINATOR)))
    assert sorted(two.edges) == [("a", "b"), ("a", "c"), ("b", "a"), ("b", "c"), ("d", "e")]
    none = star_graph(with_roles(registry, {}))
    assert sorted(none.edges) == [("d", "e")]
    assert none.graph["without_coordinator"] == ("one",)
    assert star_graph(registry, roles="partner").graph["without_coordinator"] == ("one",)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_star_is_part_of_the_network(filters: dict[str, Any]) -> None:
    """Every arrow is a tie; a project with one coordinator has n-1 arrows."""
    star, both = star_graph(real(), **filters), affiliation_graph(real(), **filters)
    ties = collaboration_graph(real(), **filters)
    assert list(star) == list(ties)
    expected: dict[tuple[str, str], list[str]] = {}
    for project, crew in sorted(crews(both).items()):
        for leader in crew:
            if both.edges[leader, f"project:{project}"]["role"] == "coordinator":
                for other in crew - {leader}:
                    expected.setdefault((leader, other), []).append(project)
    assert {edge[:2]: list(edge[2]) for edge in star.edges.data("projects")} == expected
    for one, other, projects in star.edges.data("projects"):
        assert set(projects) <= set(ties.edges[one, other]["projects"])


@pytest.mark.parametrize("make", [star_graph, to_hypergraph])
def test_every_attribute_is_documented(make: Callable[..., Any]) -> None:
    """What nodes and edges carry stands in the docstring in code quotes."""
    graph = make(real())
    rows = [graph.nodes[node] for node in graph.nodes]
    rows += [graph.edges[edge] for edge in graph.edges]
    carried = {name for values in rows for name in values}
    assert carried - set(re.findall(r"``(\w+)``", inspect.getdoc(make) or "")) == set()


def test_without_xgi_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, paper: Registry) -> None:
    """A clear sentence, and still an `ImportError`."""
    monkeypatch.setitem(sys.modules, "xgi", None)
    with pytest.raises(MissingExtraError, match=r'python -m pip install "\.\[hypergraph\]"'):
        to_hypergraph(paper)


@pytest.mark.parametrize("make", [star_graph, to_hypergraph, incidence])
def test_a_filter_for_what_does_not_exist_is_refused(make: Callable[..., Any], paper: Registry) -> None:
    """In the words of `collaboration_graph`."""
    with pytest.raises(ValueError, match="there is no country 'XX'"):
        make(paper, countries="XX")
