"""How the ties of two versions differ: on paper, and in agreement with the graph and with the pairs."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network import collaboration_graph, tie_changes, ties
from partners.comparing.changes import changes
from partners.model import PartnerId
from partners.tied import counted_projects, tied_pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

QUICK = settings(deadline=None, max_examples=60)
PARTNERS = [f"p{number}" for number in range(7)]
PROJECTS = [f"q{number}" for number in range(6)]
projects_of = st.dictionaries(
    st.sampled_from(PROJECTS), st.lists(st.sampled_from(PARTNERS), max_size=5, unique=True)
)
rejected_of = st.lists(st.sampled_from(PROJECTS), max_size=2)


def test_ties_on_paper(registry_of: Callable[..., Registry]) -> None:
    """A third partner weakens a tie, a second project strengthens it, a rejected one does nothing."""
    old = registry_of({"p": "ab", "q": "cd", "s": "de"}, alone="abcdef")
    new = registry_of({"p": "abc", "q": "cd", "r": "cd", "t": "ef"}, alone="abcdef", rejected=["t"])
    found = tie_changes(old, new)

    assert [(t.source, t.target, t.projects, t.newman) for t in found.gained] == [
        ("a", "c", ("p",), 0.5),
        ("b", "c", ("p",), 0.5),
    ]
    assert [(t.source, t.target, t.projects) for t in found.lost] == [("d", "e", ("s",))]
    assert [(was.source, was.target, was.newman, now.newman) for was, now in found.changed] == [
        ("a", "b", 1.0, 0.5),
        ("c", "d", 1.0, 2.0),
    ]
    assert not tie_changes(new, new)


def test_a_new_id_is_no_new_tie(registry_of: Callable[..., Registry]) -> None:
    """A partner with the same name and country under another id keeps its ties."""
    old = registry_of({"p": "ab"})
    new = registry_of({"p": "bz"})
    renamed = dataclasses.replace(new.partners[PartnerId("z")], name=old.partners[PartnerId("a")].name)
    new = dataclasses.replace(new, partners=MappingProxyType({**new.partners, renamed.id: renamed}))

    assert not tie_changes(old, new)


@QUICK
@pytest.mark.parametrize("proposals", [False, True])
@given(projects=projects_of, rejected=rejected_of)
def test_a_tie_is_the_same_everywhere(
    registry_of: Callable[..., Registry],
    projects: dict[str, list[str]],
    rejected: list[str],
    *,
    proposals: bool,
) -> None:
    """The pairs of the registry are the edges of the graph, with the same projects, as counted by hand."""
    registry = registry_of(projects, alone=PARTNERS, rejected=rejected)
    graph = collaboration_graph(registry, proposals=proposals)
    pairs = {(source, target): shared for source, target, shared in tied_pairs(registry, proposals=proposals)}
    counting = [project.id for project in counted_projects(registry, proposals=proposals)]
    by_hand = {
        (one, other): tuple(project for project in counting if {one, other} <= set(projects[project]))
        for one in PARTNERS
        for other in PARTNERS
        if one < other
    }

    assert pairs == {tuple(sorted(pair)): graph.edges[pair]["projects"] for pair in graph.edges}
    assert pairs == {pair: shared for pair, shared in by_hand.items() if shared}
    assert list(pairs) == sorted(pairs)


@QUICK
@given(old=projects_of, new=projects_of, rejected=rejected_of)
def test_the_network_and_the_registry_agree(
    registry_of: Callable[..., Registry],
    old: dict[str, list[str]],
    new: dict[str, list[str]],
    rejected: list[str],
) -> None:
    """`tie_changes` and `changes` find the same ties; both are differences of the graphs' edges."""
    before = registry_of(old, alone=PARTNERS)
    after = registry_of(new, alone=PARTNERS, rejected=rejected)
    found, registries = tie_changes(before, after), changes(before, after).ties
    edges = [{tuple(sorted(pair)) for pair in collaboration_graph(r).edges} for r in (before, after)]

    assert {(t.source, t.target) for t in found.gained} == edges[1] - edges[0]
    assert {(t.source, t.target) for t in found.lost} == edges[0] - edges[1]
    for name, version in (("gained", "new"), ("lost", "old")):
        assert [(t.source, t.target, t.projects) for t in getattr(found, name)] == [
            (t.source, t.target, getattr(t, version)) for t in getattr(registries, name)
        ]
    regrouped = [(was, now) for was, now in found.changed if was.projects != now.projects]
    assert [(now.source, now.target, was.projects, now.projects) for was, now in regrouped] == [
        (t.source, t.target, t.old, t.new) for t in registries.changed
    ]


@QUICK
@given(old=projects_of, new=projects_of)
def test_gained_one_way_is_lost_the_other(
    registry_of: Callable[..., Registry], old: dict[str, list[str]], new: dict[str, list[str]]
) -> None:
    """The other way round everything is the other way round."""
    before, after = registry_of(old, alone=PARTNERS), registry_of(new, alone=PARTNERS)
    there, back = tie_changes(before, after), tie_changes(after, before)

    assert (there.gained, there.lost) == (back.lost, back.gained)
    assert there.changed == tuple((was, now) for now, was in back.changed)
    assert len(ties(before)) + len(there.gained) - len(there.lost) == len(ties(after))
