"""Small registries for the tests: a factory, and one network that was worked out on paper.

The paper network, six partners and four projects that count::

    alpha (a, b, c)   a - b    b - c    a - c      each 1/2 of a Newman tie
    beta  (a, b)      a - b                        1
    gamma (c, d)      c - d                        1
    delta (d, e)      d - e                        1
    omega (e, f)      rejected: a proposal, e - f only when asked for

So f is isolated, and the chain a, b - c - d - e has its go-betweens in c and d.
"""

from __future__ import annotations

import random
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from partners.model import (
    Location,
    Participation,
    Partner,
    PartnerId,
    PartnerKind,
    Precision,
    Programme,
    ProgrammeId,
    Project,
    ProjectId,
    Registry,
    Role,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def make_registry(  # noqa: PLR0913 -- a test names what it needs
    projects: Mapping[str, Iterable[str]],
    *,
    alone: Iterable[str] = (),
    programmes: Mapping[str, str] | None = None,
    rejected: Iterable[str] = (),
    countries: Mapping[str, str] | None = None,
    kinds: Mapping[str, PartnerKind] | None = None,
    locations: Mapping[str, tuple[float, float]] | None = None,
) -> Registry:
    """Return a registry of projects (id -> partner ids), partners in none, and what else is given."""
    known = sorted({*alone, *(partner for crew in projects.values() for partner in crew)})
    programmes, countries, kinds, locations = programmes or {}, countries or {}, kinds or {}, locations or {}
    made = {
        ProjectId(project): Project(
            id=ProjectId(project),
            title=f"Project {project}",
            status=Status.REJECTED if project in set(rejected) else Status.RUNNING,
            programme=ProgrammeId(programmes[project]) if project in programmes else None,
            participations=tuple(
                Participation(
                    project=ProjectId(project),
                    partner=PartnerId(partner),
                    role=Role.PARTNER if place else Role.COORDINATOR,
                )
                for place, partner in enumerate(projects[project])
            ),
        )
        for project in sorted(projects)
    }
    return Registry(
        partners=MappingProxyType(
            {
                PartnerId(partner): Partner(
                    id=PartnerId(partner),
                    name=f"Partner {partner.upper()}",
                    country=countries.get(partner, "BE"),
                    kind=kinds.get(partner, PartnerKind.CLUSTER),
                )
                for partner in known
            }
        ),
        projects=MappingProxyType(made),
        programmes=MappingProxyType(
            {
                ProgrammeId(programme): Programme(id=ProgrammeId(programme), name=programme.upper())
                for programme in sorted(set(programmes.values()))
            }
        ),
        locations=MappingProxyType(
            {
                PartnerId(partner): Location(lat=lat, lon=lon, precision=Precision.CITY, source="registry")
                for partner, (lat, lon) in sorted(locations.items())
            }
        ),
    )


PAPER = make_registry(
    {"alpha": "abc", "beta": "ab", "gamma": "cd", "delta": "de", "omega": "ef"},
    programmes={"alpha": "h2020", "beta": "fp7", "gamma": "h2020", "omega": "h2020"},
    rejected=["omega"],
    countries={"a": "BE", "b": "FR", "c": "FR", "d": "SI", "e": "BE", "f": "NO"},
    locations={"a": (50.467388888, 4.872), "b": (48.8566, 2.3522), "c": (45.764, 4.8357)},
)


def random_registry(seed: int, *, partners: int = 60) -> Registry:
    """Return a registry with a few busy partners, many quiet ones, and projects of 1 to 15 partners."""
    draw = random.Random(seed)  # noqa: S311 -- for a graph, not for a secret
    known = [f"p{number:03d}" for number in range(partners)]
    busy = [draw.paretovariate(1.1) for _ in known]
    projects = {
        f"q{number:03d}": draw.choices(known, busy, k=min(15, int(draw.paretovariate(0.9) * 1.5)))
        for number in range(partners)
    }
    return make_registry(
        projects,
        alone=known,
        programmes={project: f"g{draw.randrange(4)}" for project in projects if draw.random() < 0.8},
        rejected=[project for project in projects if draw.random() < 0.1],
        countries={partner: draw.choice(["BE", "FR", "NO", "SI"]) for partner in known},
        locations={
            partner: (draw.uniform(36, 65), draw.uniform(-9, 30)) for partner in known if draw.random() < 0.8
        },
        kinds={partner: draw.choice(list(PartnerKind)[:3]) for partner in known},
    )


@pytest.fixture
def paper() -> Registry:
    """Return the network worked out on paper (the picture is at the top of this file)."""
    return PAPER


@pytest.fixture(scope="session")
def random_of() -> Callable[..., Registry]:
    """Return the factory of random registries; equal seeds give equal registries."""
    return random_registry


@pytest.fixture(scope="session")
def registry_of() -> Callable[..., Registry]:
    """Return the factory of small registries."""
    return make_registry
