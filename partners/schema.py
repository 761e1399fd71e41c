"""The registry's format, field by field: what the reader checks and what editors are told.

Each record type lists its fields once, with the value type, whether it is required, and one
line on what to write. `partners.records` reads by it; nothing else knows the format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from partners import values
from partners.model import (
    Confidence,
    Figure,
    Participation,
    Partner,
    PartnerKind,
    Programme,
    Project,
    ProjectKind,
    Role,
    Site,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Value:
    """A text with a meaning: what to call it, how to read it, and what a schema can say about it."""

    word: str
    read: Callable[[str], object]
    pattern: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A text, or a record of texts by language."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of ``item``."""

    item: Value | RecordType


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: its name, its shape, its one-line description, whether it is required."""

    name: str
    shape: Shape
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record: its word, its class, its fields, and the one that a bare text stands for."""

    word: str
    make: Callable[..., Any]
    fields: tuple[Field, ...]
    short_form: str | None = None
    by_name: Mapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the fields by name."""
        object.__setattr__(self, "by_name", MappingProxyType({f.name: f for f in self.fields}))


Shape: TypeAlias = Value | Words | ListOf | RecordType


def _choice(word: str, options: type[StrEnum]) -> Value:
    return Value(word, values.choice(options), choices=tuple(option.value for option in options))


LINE = Value("a text", values.line)
ID = Value("an id", values.identifier, values.ID_PATTERN)
COUNTRY = Value("a country code", values.country, "[A-Z]{2}")
DATE = Value("a date", values.date, values.DATE_PATTERN)
NUMBER = Value("a number", values.number, values.NUMBER_PATTERN)
MONEY = Value("an amount in euro", values.money, values.MONEY_PATTERN)
LATITUDE = Value("degrees north", values.latitude, values.NUMBER_PATTERN)
LONGITUDE = Value("degrees east", values.longitude, values.NUMBER_PATTERN)
URL = Value("a web address", values.url, values.URL_PATTERN)
LANGUAGE = Value("a language code", values.language, values.LANGUAGE_PATTERN)
WORDS = Words()

_SOURCES = Field("sources", ListOf(URL), "Web addresses that say so.")
_COMMON = (
    Field("confidence", _choice("a level", Confidence), "How sure the registry is: high when absent."),
    Field("note", WORDS, "A doubt or a conflict in words, shown with the record."),
    _SOURCES,
)

FIGURE = RecordType(
    "figure",
    Figure,
    (
        Field("name", LINE, "What is counted, such as members.", required=True),
        Field("value", NUMBER, "The number.", required=True),
        Field("unit", LINE, "The unit, such as EUR million."),
        Field("date", DATE, "The day, month or year it holds for."),
        *_COMMON,
    ),
)

PARTNER = RecordType(
    "partner",
    Partner,
    (
        Field("id", ID, "The partner's name in files and addresses; it never changes.", required=True),
        Field("name", LINE, "The display name.", required=True),
        Field("legal_name", LINE, "The name in law, with its legal form."),
        Field("short", LINE, "The label on crowded maps."),
        Field("aliases", ListOf(LINE), "Other names and spellings."),
        Field("kind", _choice("a kind of partner", PartnerKind), "What sort of organisation it is."),
        Field("country", COUNTRY, "ISO 3166-1 alpha-2: NO, GR, GB.", required=True),
        Field("city", LINE, "The city of its seat, in any language."),
        Field("postcode", LINE, "The postcode of its seat."),
        Field("street", LINE, "Street and number of its seat."),
        Field("lat", LATITUDE, "Degrees north, by hand; wins over every look-up."),
        Field("lon", LONGITUDE, "Degrees east, by hand; always with lat."),
        Field("nuts", Value("a NUTS code", values.nuts, values.NUTS_PATTERN), "The statistical region."),
        Field("website", URL, "Its address on the web."),
        Field(
            "pic",
            Value("a participant code", values.pic, values.PIC_PATTERN),
            "EU participant code, nine digits.",
        ),
        Field(
            "ror",
            Value("a ROR identifier", values.ror, values.ROR_PATTERN),
            "Research Organization Registry.",
        ),
        Field(
            "wikidata", Value("a Wikidata item", values.wikidata, values.WIKIDATA_PATTERN), "Wikidata item."
        ),
        Field("vat", Value("a VAT number", values.vat, values.VAT_PATTERN), "VAT number without blanks."),
        Field("founded", DATE, "When it began."),
        Field("until", DATE, "When it stopped or merged."),
        Field("successor", ID, "The partner that carries on."),
        Field("topics", ListOf(LINE), "Its areas of activity."),
        Field("value_chain", ListOf(LINE), "The steps of its sector's value chain that it covers."),
        Field("figures", ListOf(FIGURE), "Dated numbers about it."),
        Field("description", WORDS, "One or two sentences."),
        Field("logo", Value("a picture", values.logo, values.LOGO_PATTERN), "A bitmap below logos/."),
        Field("same_as", ListOf(LINE), "Names or ids elsewhere that are this body."),
        Field("not_same_as", ListOf(LINE), "Names or ids elsewhere that are not."),
        *_COMMON,
    ),
)

PARTICIPATION = RecordType(
    "participation",
    dict,  # a `Participation` needs its project's id
    (
        Field("partner", ID, "The partner's id.", required=True),
        Field("role", _choice("a role", Role), "How it takes part: partner when absent."),
        Field("contribution", MONEY, "What it received or brought, in euro."),
        Field("start", DATE, "When it joined, if later than the project's start."),
        Field("end", DATE, "When it left, if earlier than the project's end."),
        *_COMMON,
    ),
    short_form="partner",
)


def _project(*, partners: tuple[dict[str, Any], ...] = (), **found: Any) -> Project:  # noqa: ANN401 - the schema's values
    participations = tuple(Participation(project=found["id"], **participation) for participation in partners)
    return Project(participations=participations, **found)


PROJECT = RecordType(
    "project",
    _project,
    (
        Field("id", ID, "The project's name in files and addresses.", required=True),
        Field("title", LINE, "The full title.", required=True),
        Field("acronym", LINE, "The short name it is known by."),
        Field(
            "kind",
            _choice("a kind of project", ProjectKind),
            "What sort of thing it is: project when absent.",
        ),
        Field("status", _choice("a status", Status), "Where it stands: unknown when absent."),
        Field("programme", ID, "The programme that pays."),
        Field("start", DATE, "When it began."),
        Field("end", DATE, "When it ended or will end."),
        Field("grant", LINE, "The grant agreement's number."),
        Field("call", LINE, "The call it answered."),
        Field("cost", MONEY, "The whole cost in euro."),
        Field("eu_contribution", MONEY, "The EU's share in euro."),
        Field("website", URL, "Its address on the web."),
        Field("description", WORDS, "One or two sentences."),
        Field("topics", ListOf(LINE), "What it is about."),
        Field("submissions", ListOf(DATE), "When a proposal was handed in."),
        Field(
            "complete",
            Value("true or false", values.boolean, "true|false"),
            "Is the list of partners complete?",
        ),
        Field("partners", ListOf(PARTICIPATION), "Who takes part: an id, or a record with its role."),
        *_COMMON,
    ),
)

PROGRAMME = RecordType(
    "programme",
    Programme,
    (
        Field("id", ID, "The programme's name in files and addresses.", required=True),
        Field("name", LINE, "The display name.", required=True),
        Field("short", LINE, "The label on lanes and chips."),
        Field("parent", ID, "The programme it is part of."),
        Field("funder", LINE, "Who pays."),
        Field("start", DATE, "When it began."),
        Field("end", DATE, "When it ended or will end."),
        Field(
            "color",
            Value("a colour", values.color, values.COLOR_PATTERN),
            'Its colour, in quotes: "#2b6cb0".',
        ),
        Field("website", URL, "Its address on the web."),
        Field("description", WORDS, "One or two sentences."),
        *_COMMON,
    ),
)


def _site(**found: Any) -> Site:  # noqa: ANN401 - the schema's values
    if not found.get("languages"):
        found.pop("languages", None)
    return Site(**found)


SITE = RecordType(
    "site",
    _site,
    (
        Field("title", LINE, "The title of the published site."),
        Field("owner", ID, "The partner from whose point of view the map starts."),
        Field("languages", ListOf(LANGUAGE), "The languages the site is read in, the first by default."),
        Field("home", URL, "The owner's own website."),
    ),
)

SECTIONS: Mapping[str, RecordType] = MappingProxyType(
    {"partners": PARTNER, "projects": PROJECT, "programmes": PROGRAMME, "site": SITE}
)
