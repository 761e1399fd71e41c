"""The checked registry as frozen values: partners, projects, programmes, participations.

Nothing here reads a file or prints; `partners.reading` makes these values and every other
package only looks at them. Words are those of ``docs/glossary.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

PartnerId = NewType("PartnerId", str)
ProjectId = NewType("ProjectId", str)
ProgrammeId = NewType("ProgrammeId", str)


class PartnerKind(StrEnum):
    """What sort of organisation a partner is."""

    CLUSTER = "cluster"
    COMPANY = "company"
    RESEARCH = "research"
    EDUCATION = "education"
    PUBLIC_AUTHORITY = "public-authority"
    AGENCY = "agency"
    NETWORK = "network"
    OTHER = "other"


class ProjectKind(StrEnum):
    """What sort of thing partners do together."""

    PROJECT = "project"
    PROPOSAL = "proposal"
    NETWORK = "network"
    AGREEMENT = "agreement"


class Status(StrEnum):
    """Where a project stands."""

    PROPOSED = "proposed"
    REJECTED = "rejected"
    RUNNING = "running"
    FINISHED = "finished"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """How a partner takes part in a project."""

    COORDINATOR = "coordinator"
    PARTNER = "partner"
    ASSOCIATED = "associated"
    THIRD_PARTY = "third-party"


class Confidence(StrEnum):
    """How sure the registry is of a record."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Precision(StrEnum):
    """How exact a location is, finest first."""

    ADDRESS = "address"
    POSTCODE = "postcode"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the registry's files a record begins; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """Words, in one or several languages.

    ``values`` holds (language, words) pairs in the order written; the language is ``""``
    when the registry gives plain text.
    """

    values: tuple[tuple[str, str], ...]

    def chosen(self, *languages: str) -> tuple[str, str]:
        """Return (language, words) for the first of ``languages`` that is there, else the first written."""
        by_language = dict(self.values)
        for language in languages:
            if language in by_language:
                return language, by_language[language]
        return self.values[0]

    def __str__(self) -> str:
        """Return the words in the first language written."""
        return self.values[0][1]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day; the precision given is the precision kept."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
        text = f"{self.year:04d}"
        for part in (self.month, self.day):
            if part is not None:
                text += f"-{part:02d}"
        return text

    @property
    def first(self) -> tuple[int, int, int]:
        """The earliest day it can mean, as (year, month, day)."""
        return self.year, self.month or 1, self.day or 1

    @property
    def last(self) -> tuple[int, int, int]:
        """The latest day it can mean, as (year, month, day); day 31 stands for any month's end."""
        return self.year, self.month or 12, self.day or 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record may carry: how sure, a doubt in words, its sources, its place in the file."""

    confidence: Confidence = Confidence.HIGH
    note: Text | None = None
    sources: tuple[str, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A dated number about a partner, such as its members."""

    name: str
    value: Decimal
    unit: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """An organisation in the registry.

    ``country`` is ISO 3166-1 alpha-2; ``lat`` and ``lon`` are degrees, both or neither, as
    written by hand in the registry (where the partner is drawn stands in `Registry.locations`).
    """

    id: PartnerId
    name: str
    country: str
    kind: PartnerKind = PartnerKind.OTHER
    legal_name: str | None = None
    short: str | None = None
    aliases: tuple[str, ...] = ()
    city: str | None = None
    postcode: str | None = None
    street: str | None = None
    lat: float | None = None
    lon: float | None = None
    nuts: str | None = None
    website: str | None = None
    pic: str | None = None
    ror: str | None = None
    wikidata: str | None = None
    vat: str | None = None
    founded: PartialDate | None = None
    until: PartialDate | None = None
    successor: PartnerId | None = None
    topics: tuple[str, ...] = ()
    value_chain: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    description: Text | None = None
    logo: str | None = None
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """One partner in one project, with its role; ``contribution`` is euro."""

    project: ProjectId
    partner: PartnerId
    role: Role = Role.PARTNER
    contribution: Decimal | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """Something partners do together, under a programme; money is euro.

    ``participations`` keeps the order of the registry's file.
    """

    id: ProjectId
    title: str
    acronym: str | None = None
    kind: ProjectKind = ProjectKind.PROJECT
    status: Status = Status.UNKNOWN
    programme: ProgrammeId | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    grant: str | None = None
    call: str | None = None
    cost: Decimal | None = None
    eu_contribution: Decimal | None = None
    website: str | None = None
    description: Text | None = None
    topics: tuple[str, ...] = ()
    submissions: tuple[PartialDate, ...] = ()
    complete: bool = False
    participations: tuple[Participation, ...] = ()

    @property
    def label(self) -> str:
        """The acronym where there is one, else the title."""
        return self.acronym or self.title

    @property
    def is_proposal(self) -> bool:
        """Whether it is only proposed or was rejected: such projects make no tie by default."""
        return self.kind is ProjectKind.PROPOSAL or self.status in {Status.PROPOSED, Status.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Record):
    """A funding line; programmes nest through ``parent``. ``color`` is ``#rrggbb``."""

    id: ProgrammeId
    name: str
    short: str | None = None
    parent: ProgrammeId | None = None
    funder: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    color: str | None = None
    website: str | None = None
    description: Text | None = None

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of a house style, ``#rrggbb``: ``accent`` is that of links, buttons and what is chosen."""

    accent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Who funds the site: the sentence that says so and the funder's emblem, a picture like a logo."""

    text: Text
    emblem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """How the published site presents itself; the map starts from ``owner``'s point of view.

    ``home`` is the owner's own website, ``imprint`` and ``privacy`` its pages on who answers for the site
    and on privacy; ``logo``, ``colours`` and ``funding`` are its house style. ``address`` is where this
    site itself is published. ``contact`` is a web address or a mailbox, told to geocoding services only.
    """

    title: str = "Partner Atlas"
    owner: PartnerId | None = None
    languages: tuple[str, ...] = ("en",)
    home: str | None = None
    imprint: str | None = None
    privacy: str | None = None
    logo: str | None = None
    colours: Colours | None = None
    funding: Funding | None = None
    address: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a partner is drawn: degrees (WGS 84), how exact, and who said so.

    ``source`` is ``registry`` for a hand-written point, ``geonames`` for the gazetteer, or a
    geocoding service's name; ``matched`` is the name found there; ``checked_on`` the day it was
    found, where known.
    """

    lat: float
    lon: float
    precision: Precision
    source: str
    matched: str | None = None
    checked_on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A partner that has no place on the map, why, and the rivals that were found.

    ``is_outside`` tells a point that lies outside the partner's country.
    """

    partner: PartnerId
    reason: str
    candidates: tuple[str, ...] = ()
    is_outside: bool = False


def _empty() -> Mapping[PartnerId, Location]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The whole checked registry: immutable, indexed by id, every mapping sorted by id.

    ``locations`` holds the placed partners; ``unplaced`` the others, sorted by id. Both are
    empty until `partners.place` has run.
    """

    partners: Mapping[PartnerId, Partner]
    projects: Mapping[ProjectId, Project]
    programmes: Mapping[ProgrammeId, Programme]
    site: Site = field(default_factory=Site)
    locations: Mapping[PartnerId, Location] = field(default_factory=_empty)
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def rough(self) -> tuple[PartnerId, ...]:
        """The partners whose place is known to the region or country only, sorted by id."""
        rough = {Precision.REGION, Precision.COUNTRY}
        return tuple(partner for partner, found in self.locations.items() if found.precision in rough)

    @property
    def place_sources(self) -> tuple[str, ...]:
        """Who said where partners are, sorted: ``geonames``, ``registry``, and the names of services."""
        return tuple(sorted({location.source for location in self.locations.values()}))

    @property
    def participations(self) -> tuple[Participation, ...]:
        """Every participation, sorted by project id, in each project as the file has them."""
        return tuple(p for project in self.projects.values() for p in project.participations)
