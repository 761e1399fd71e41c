"""Small registries made by hand or drawn by Hypothesis, for the tests of what changed."""

from __future__ import annotations

import dataclasses
import random
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from partners import Participation, Registry, Role, Site, Text
from partners.model import Partner, PartnerId, Programme, ProgrammeId, Project, ProjectId, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "**bold** _it_ ~~gone~~ `code` ```",
    "[a](https://evil.example) ![b](x)",
    "https://evil.example www.evil.example",
    "&lt;b&gt; &amp; &copy; <!-- c",
    "{{ 7*7 }} {% x %} ${1} $x$",
    "\\* \\",
    "| a | b | # c",
    "1. one",
    "+ plus - minus = ---",
    "a\u202eb\u200bc",
    "\x1b[31mred\x07",
    "two\nlines\n\n# and a heading\n- and a list",
]


def registry_of(
    partners: Iterable[Partner] = (),
    projects: Iterable[Project] = (),
    programmes: Iterable[Programme] = (),
    site: Site | None = None,
) -> Registry:
    """Return a registry of these records."""

    def by_id(records: Iterable[Any]) -> Any:
        return MappingProxyType({record.id: record for record in sorted(records, key=lambda r: r.id)})

    return Registry(
        partners=by_id(partners), projects=by_id(projects), programmes=by_id(programmes), site=site or Site()
    )


def partner(name: str, **more: Any) -> Partner:
    """Return a partner; its id is its name in small letters unless given."""
    return Partner(**{"id": PartnerId(name.lower()), "name": name, "country": "BE", **more})


def project(name: str, *crew: str, **more: Any) -> Project:
    """Return a project of partners, given by id; its id is its title in small letters unless given."""
    record_id = more.pop("id", ProjectId(name.lower()))
    parts = tuple(Participation(project=record_id, partner=PartnerId(one)) for one in crew)
    return Project(**{"id": record_id, "title": name, "participations": parts, **more})


NAMES = st.sampled_from(["Alder", "Birch", "Cedar", "Été", *HOSTILE])
WORDS = st.none() | st.builds(
    lambda pairs: Text(tuple(pairs.items())),
    st.dictionaries(st.sampled_from(["", "en", "fr"]), NAMES, min_size=1),
)


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Draw a small registry whose references all lead somewhere."""
    programme_ids = draw(st.lists(st.sampled_from(["g1", "g2"]), unique=True))
    partner_ids = draw(st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True))
    project_ids = draw(st.lists(st.sampled_from(["p", "q", "r"]), unique=True))
    programmes = [
        Programme(id=ProgrammeId(key), name=draw(NAMES), short=draw(st.none() | NAMES))
        for key in programme_ids
    ]
    partners = [
        Partner(
            id=PartnerId(key),
            name=draw(NAMES),
            country=draw(st.sampled_from(["BE", "FR"])),
            pic=draw(st.none() | st.sampled_from(["953689451", "999999999"])),
            topics=tuple(draw(st.lists(NAMES, max_size=2, unique=True))),
            note=draw(WORDS),
            successor=PartnerId(draw(st.sampled_from(partner_ids))) if draw(st.booleans()) else None,
        )
        for key in partner_ids
    ]
    projects = []
    for key in project_ids:
        crew = draw(st.lists(st.sampled_from(partner_ids), unique=True)) if partner_ids else []
        projects.append(
            Project(
                id=ProjectId(key),
                title=draw(NAMES),
                status=draw(st.sampled_from(Status)),
                programme=ProgrammeId(draw(st.sampled_from(programme_ids))) if programme_ids else None,
                participations=tuple(
                    Participation(
                        project=ProjectId(key), partner=PartnerId(one), role=draw(st.sampled_from(Role))
                    )
                    for one in crew
                ),
            )
        )
    return registry_of(partners, projects, programmes, Site(title=draw(NAMES)))


def shuffled(registry: Registry, seed: int) -> Registry:
    """Return the same registry as files in another order give it."""
    mix = random.Random(seed).sample  # noqa: S311 - order, not a secret

    def other(records: Any) -> Any:
        return MappingProxyType(dict(mix(list(records.items()), len(records))))

    projects = {
        key: dataclasses.replace(
            record, participations=tuple(mix(record.participations, len(record.participations)))
        )
        for key, record in registry.projects.items()
    }
    return dataclasses.replace(
        registry,
        partners=other(registry.partners),
        projects=other(projects),
        programmes=other(registry.programmes),
    )
