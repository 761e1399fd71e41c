"""Registries made up for slides: any number of partners, anywhere, with names of any length."""

from __future__ import annotations

from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING

from maps.slides.drawing import Group, Item
from partners.model import (
    Location,
    Participation,
    Partner,
    PartnerId,
    Precision,
    Programme,
    ProgrammeId,
    Project,
    ProjectId,
    Registry,
    Role,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROJECT = ProjectId("together")
WORDS = (
    "Cluster", "Institut", "für", "Medien", "University", "Région", "Ινστιτούτο", "Тексти", "Zażółć",
    "Ålesund", "Donaudampfschifffahrtsgesellschaft", "of", "&", "<Sound>", "ICT",
)  # fmt: skip
CITIES = (
    "Namur",
    "Saint-Denis",
    "Székesfehérvár",
    "Villeneuve-d'Ascq-lès-Lille sur Deûle",
    "Θεσσαλονίκη",
    "Łódź",
)


def registry_of(
    places: Sequence[tuple[float, float]], *, names: Sequence[str] = (), seed: int = 1, lead: bool = True
) -> Registry:
    """Return a registry of one project with a partner at each place (latitude, longitude)."""
    random = Random(seed)  # noqa: S311 - a drawing of lots, repeatable
    partners, locations, members = {}, {}, []
    for i, (lat, lon) in enumerate(places):
        partner = PartnerId(f"p{i:03}")
        name = names[i] if i < len(names) else " ".join(random.choices(WORDS, k=random.randint(1, 9)))
        partners[partner] = Partner(id=partner, name=name, country="BE", city=random.choice(CITIES))
        locations[partner] = Location(lat=lat, lon=lon, precision=Precision.CITY, source="geonames")
        role = Role.COORDINATOR if lead and i == 0 else random.choice([Role.PARTNER, Role.ASSOCIATED])
        members.append(Participation(project=PROJECT, partner=partner, role=role))
    programme = ProgrammeId("fund")
    project = Project(
        id=PROJECT,
        title="All together now",
        acronym="ATN",
        programme=programme,
        participations=tuple(members),
        complete=True,
        sources=("https://www.example.org/a",),
    )
    return Registry(
        partners=MappingProxyType(partners),
        projects=MappingProxyType({PROJECT: project}),
        programmes=MappingProxyType({programme: Programme(id=programme, name="A fund")}),
        site=Site(title="Made up"),
        locations=MappingProxyType(locations),
    )


def flat(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items, those inside groups too."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item
