"""Filters leave what the explorer's own leave; the sample is that of ``tests/js/sample.ts``.

ONE    fp7-regions  2013-09-01 to 2016-08-31  finished   about cinema   alba (coordinator), brno-film, cork
PLAN   cosme        2016-02, proposed                                   alba, eger
THREE  cosme        2018 to 2019              finished                  alba, brno-film
TWO    no programme, no dates                 unknown                   alba, cork, delft, eger (associated)
Faro takes part in nothing.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network import affiliation_graph, collaboration_graph
from network.selection import select, spans
from partners.model import PartialDate, PartnerKind, ProgrammeId, ProjectKind, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.model import Registry

DATES = {
    "one": (PartialDate(2013, 9, 1), PartialDate(2016, 8, 31)),
    "plan": (PartialDate(2016, 2), None),
    "three": (PartialDate(2018), PartialDate(2019)),
}
STATUSES = {"one": Status.FINISHED, "plan": Status.PROPOSED, "three": Status.FINISHED, "two": Status.UNKNOWN}
KINDS = {
    "brno-film": PartnerKind.COMPANY,
    "delft": PartnerKind.RESEARCH,
    "eger": PartnerKind.COMPANY,
    "faro": PartnerKind.RESEARCH,
}
TOPICS = {
    "alba": ("cinema",),
    "cork": ("design, fashion",),
    "delft": ("cinema", "design, fashion"),
    "faro": ("design, fashion",),
}


@pytest.fixture(scope="module")
def sample(registry_of: Callable[..., Registry]) -> Registry:
    """Return the network of the browser's own tests."""
    made = registry_of(
        {
            "one": ["alba", "brno-film", "cork"],
            "plan": ["alba", "eger"],
            "three": ["alba", "brno-film"],
            "two": ["alba", "cork", "delft", "eger"],
        },
        alone=["faro"],
        programmes={"one": "fp7-regions", "plan": "cosme", "three": "cosme"},
        countries={"alba": "FR", "brno-film": "CZ", "cork": "IE", "delft": "FR", "eger": "CZ", "faro": "FR"},
    )
    programmes = dict(made.programmes)
    family = ProgrammeId("fp7")
    programmes[family] = replace(programmes[ProgrammeId("fp7-regions")], id=family)
    regions = ProgrammeId("fp7-regions")
    programmes[regions] = replace(programmes[regions], parent=family)
    return replace(
        made,
        programmes=MappingProxyType(programmes),
        partners=MappingProxyType(
            {
                key: replace(partner, kind=KINDS.get(key, PartnerKind.CLUSTER), topics=TOPICS.get(key, ()))
                for key, partner in made.partners.items()
            }
        ),
        projects=MappingProxyType(
            {
                key: replace(
                    project,
                    status=STATUSES[key],
                    start=DATES.get(key, (None, None))[0],
                    end=DATES.get(key, (None, None))[1],
                    topics=("cinema",) if key == "one" else (),
                    participations=tuple(
                        replace(each, role=role(key, each.partner)) for each in project.participations
                    ),
                )
                for key, project in made.projects.items()
            }
        ),
    )


def role(project: str, partner: str) -> Role:
    """Return what the sample has."""
    if (project, partner) in {("one", "alba"), ("plan", "alba")}:
        return Role.COORDINATOR
    return Role.ASSOCIATED if (project, partner) == ("two", "eger") else Role.PARTNER


EVERYONE = ["alba", "brno-film", "cork", "delft", "eger", "faro"]


@pytest.mark.parametrize(
    ("filters", "projects", "partners"),
    [
        ({}, ["one", "three", "two"], EVERYONE),
        ({"proposals": True}, ["one", "plan", "three", "two"], EVERYONE),
        ({"programmes": ["fp7", "cosme"]}, ["one", "three"], ["alba", "brno-film", "cork"]),
        ({"programmes": "fp7"}, ["one"], ["alba", "brno-film", "cork"]),
        ({"programmes": ["fp7-regions"]}, ["one"], ["alba", "brno-film", "cork"]),
        ({"programmes": ""}, ["two"], ["alba", "cork", "delft", "eger"]),
        ({"programmes": ["fp7", "cosme", ""]}, ["one", "three", "two"], EVERYONE),
        ({"years": (2017, 2018)}, ["three"], ["alba", "brno-film"]),
        ({"years": (2016, 2016), "proposals": True}, ["one", "plan"], ["alba", "brno-film", "cork", "eger"]),
        ({"years": (2020, 2030)}, [], []),
        ({"kinds": ["company", "research"]}, ["one", "three", "two"], ["brno-film", "delft", "eger", "faro"]),
        ({"countries": "IE"}, ["one", "two"], ["cork"]),
        ({"countries": "NO"}, [], []),
        ({"statuses": Status.PROPOSED}, ["plan"], ["alba", "eger"]),
        ({"statuses": ["finished"]}, ["one", "three"], ["alba", "brno-film", "cork"]),
        ({"roles": "associated"}, ["two"], ["eger"]),
        ({"topics": "cinema"}, ["one", "three", "two"], ["alba", "brno-film", "cork", "delft"]),
        ({"topics": "design, fashion"}, ["one", "two"], ["cork", "delft", "faro"]),
        ({"topics": "design, fashion", "years": (2013, 2020)}, ["one"], ["cork"]),
        ({"topics": "design, fashion", "countries": "FR"}, ["two"], ["delft", "faro"]),
        ({"kinds": "cluster", "roles": "coordinator"}, ["one"], ["alba"]),
    ],
)
def test_filters_leave_what_the_browser_leaves(
    sample: Registry, filters: dict[str, Any], projects: list[str], partners: list[str]
) -> None:
    """Projects and partners are those found by hand, in both graphs."""
    selection = select(sample, **filters)
    assert list(selection.crews) == projects
    assert list(selection.partners) == partners
    affiliations = affiliation_graph(sample, **filters)
    assert [node for node, kind in affiliations.nodes.data("bipartite") if kind == 0] == partners
    assert [node for node, kind in affiliations.nodes.data("bipartite") if kind == 1] == [
        f"project:{project}" for project in projects
    ]
    assert list(collaboration_graph(sample, **filters)) == partners


def test_a_tie_needs_a_participation_at_both_ends(sample: Registry) -> None:
    """Of a project only those tie who are left, and it weighs by all its partners."""
    roles = collaboration_graph(sample, roles="partner")
    assert set(roles.edges) == {
        ("alba", "brno-film"),  # three; in one alba is the coordinator
        ("brno-film", "cork"),
        ("alba", "cork"),
        ("alba", "delft"),
        ("cork", "delft"),
    }
    assert roles.edges["brno-film", "cork"]["newman"] == 1 / 2
    assert roles.edges["alba", "cork"]["newman"] == 1 / 3
    assert roles.edges["alba", "cork"]["projects"] == ("two",)


def test_the_foremost_role_counts(sample: Registry) -> None:
    """Who is listed twice takes part once, as coordinator where that is one of the two."""
    one = sample.projects["one"]  # type: ignore[index]
    again = replace(one.participations[0], role=Role.THIRD_PARTY)
    changed = replace(one, participations=(again, *one.participations))
    registry = replace(sample, projects=MappingProxyType({**sample.projects, one.id: changed}))
    assert select(registry, roles="third-party").partners == ()
    assert select(registry, roles="coordinator").partners == ("alba",)


def test_a_running_project_runs_to_the_newest_year_known(sample: Registry) -> None:
    """One date stands for both ends; without an end a running one goes on; without dates there is no span."""
    plan = replace(sample.projects["plan"], status=Status.RUNNING, kind=ProjectKind.PROJECT)  # type: ignore[index]
    registry = replace(sample, projects=MappingProxyType({**sample.projects, plan.id: plan}))
    assert spans(sample) == {"one": (2013, 2016), "plan": (2016, 2016), "three": (2018, 2019)}
    assert spans(registry)[plan.id] == (2016, 2019)
    assert list(select(registry, years=(2019, 2019)).crews) == ["plan", "three"]


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"programmes": "cosmos"}, "there is no programme 'cosmos'; did you mean 'cosme'?"),
        ({"statuses": ["finishd"]}, "did you mean 'finished'?"),
        ({"roles": "leader"}, "there is no role 'leader'"),
        ({"kinds": "clusters"}, "did you mean 'cluster'?"),
        ({"countries": ["EL"]}, "there is no country 'EL'"),
        ({"topics": "cinma"}, "did you mean 'cinema'?"),
        ({"programmes": []}, "the filter by programme names nothing"),
        ({"years": (2020, 2010)}, "from the first to the last"),
    ],
)
def test_what_does_not_exist_is_not_passed_over(
    sample: Registry, filters: dict[str, Any], words: str
) -> None:
    """A slip of the pen is an error with the nearest word, never a network of nothing or of everything."""
    with pytest.raises(ValueError, match=words.replace("?", "[?]")):
        collaboration_graph(sample, **filters)


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "programmes": st.sets(st.sampled_from(["fp7", "fp7-regions", "cosme", ""]), min_size=1),
        "statuses": st.sets(st.sampled_from(list(Status)), min_size=1),
        "years": st.tuples(st.integers(2012, 2016), st.integers(2016, 2020)),
        "roles": st.sets(st.sampled_from(list(Role)), min_size=1),
        "kinds": st.sets(st.sampled_from(list(PartnerKind)), min_size=1),
        "countries": st.sets(st.sampled_from(["FR", "CZ", "IE"]), min_size=1),
        "topics": st.sets(st.sampled_from(["cinema", "design, fashion"]), min_size=1),
        "proposals": st.just(value=True),
    },
)


@given(filters=FILTERS)
def test_the_projection_is_that_of_the_affiliations(sample: Registry, filters: dict[str, Any]) -> None:
    """Partners are tied when both take part in a project that is in, and weights are those of the whole."""
    affiliations, graph = affiliation_graph(sample, **filters), collaboration_graph(sample, **filters)
    whole = collaboration_graph(sample, proposals=True)
    for one in graph:
        for other in graph:
            shared = sorted({*affiliations.adj[one]} & {*affiliations.adj[other]}) if one != other else []
            assert graph.has_edge(one, other) is bool(shared)
            if shared:
                edge = graph.edges[one, other]
                assert [f"project:{project}" for project in edge["projects"]] == shared
                assert edge["newman"] <= whole.edges[one, other]["newman"]


@given(filters=FILTERS, more=FILTERS)
def test_another_filter_never_brings_anyone_in(
    sample: Registry, filters: dict[str, Any], more: dict[str, Any]
) -> None:
    """Filters narrow: but a status asked for brings proposals in, and it alone."""
    added = {key: value for key, value in more.items() if key not in filters}
    if {"statuses", "proposals"} & added.keys():
        added = {key: value for key, value in added.items() if key not in {"statuses", "proposals"}}
    before, after = select(sample, **filters), select(sample, **filters, **added)
    assert {*after.partners} <= {*before.partners}
    assert after.crews.keys() <= before.crews.keys()
    for project, crew in after.crews.items():
        assert crew.items() <= before.crews[project].items()
