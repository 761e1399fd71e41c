"""The registry's format, field by field: what the reader checks and what editors are told.

Each record type lists its fields once, with the value type, whether it is required, and one
line on what to write. `partners.records` reads by it; nothing else knows the format.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from partners import values
from partners.model import (
    Colours,
    Confidence,
    Figure,
    Funding,
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
from partners.shapes import (
    COUNTRY,
    DATE,
    ID,
    LANGUAGE,
    LATITUDE,
    LINE,
    LONGITUDE,
    MONEY,
    NUMBER,
    URL,
    WORDS,
    Field,
    ListOf,
    RecordType,
    Shape,
    Value,
    Words,
    choice,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = [
    "COLOURS",
    "COUNTRY",
    "DATE",
    "FIGURE",
    "FUNDING",
    "ID",
    "LANGUAGE",
    "LATITUDE",
    "LINE",
    "LONGITUDE",
    "MONEY",
    "NUMBER",
    "PARTICIPATION",
    "PARTNER",
    "PROGRAMME",
    "PROJECT",
    "SECTIONS",
    "SITE",
    "URL",
    "WORDS",
    "Field",
    "ListOf",
    "RecordType",
    "Shape",
    "Value",
    "Words",
]

_SOURCES = Field(
    "sources", ListOf(URL), "Web addresses that say so.", example="[https://www.example.eu/about]"
)
_COMMON = (
    Field(
        "confidence",
        choice(
            "a level", Confidence, "Sure.", "Probable: one source, or indirect.", "Doubtful: see the note."
        ),
        "How sure the registry is: high when absent.",
    ),
    Field(
        "note",
        WORDS,
        "A doubt or a conflict in words, shown with the record.",
        example="Sources differ on the year.",
    ),
    _SOURCES,
)

FIGURE = RecordType(
    "figure",
    Figure,
    (
        Field("name", LINE, "What is counted, such as members.", required=True, example="members"),
        Field("value", NUMBER, "The number.", required=True),
        Field("unit", LINE, "The unit, such as EUR million.", example="EUR million"),
        Field("date", DATE, "The day, month or year it holds for."),
        *_COMMON,
    ),
)

PARTNER = RecordType(
    "partner",
    Partner,
    (
        Field("id", ID, "The partner's name in files and addresses; it never changes.", required=True),
        Field("name", LINE, "The display name.", required=True, example="Pôle Média Grand Paris"),
        Field("legal_name", LINE, "The name in law, with its legal form.", example="CLUSTER TWIST ASBL"),
        Field("short", LINE, "The label on crowded maps.", example="TWIST"),
        Field(
            "aliases",
            ListOf(LINE),
            "Other names and spellings.",
            example="[Technologies Wallonnes de l'Image]",
        ),
        Field(
            "kind",
            choice(
                "a kind of partner",
                PartnerKind,
                "A cluster, a competitiveness pole.",
                "A company.",
                "A research organisation.",
                "A university or a school.",
                "A city, a region, a ministry.",
                "An agency of development or innovation.",
                "A network or an association of organisations.",
                "Anything else.",
            ),
            "What sort of organisation it is.",
        ),
        Field("country", COUNTRY, "ISO 3166-1 alpha-2: NO, GR, GB.", required=True),
        Field("city", LINE, "The city of its seat, in any language.", example="Namur"),
        Field("postcode", LINE, "The postcode of its seat.", example='"5000"'),
        Field("street", LINE, "Street and number of its seat.", example="Rue des Brasseurs 175"),
        Field("lat", LATITUDE, "Degrees north, by hand; wins over every look-up."),
        Field("lon", LONGITUDE, "Degrees east, by hand; always with lat."),
        Field(
            "nuts",
            Value("a NUTS code", values.nuts, values.NUTS_PATTERN, example="BE352"),
            "The statistical region.",
        ),
        Field("website", URL, "Its address on the web."),
        Field(
            "pic",
            Value(
                "a participant code",
                values.pic,
                values.PIC_PATTERN,
                example='"953689451"',
                plain=("integer",),
            ),
            "EU participant code, nine digits.",
        ),
        Field(
            "ror",
            Value(
                "a ROR identifier",
                values.ror,
                values.ROR_PATTERN,
                example="https://ror.org/05dxps055",
                plain=("number",),
            ),
            "Research Organization Registry.",
        ),
        Field(
            "wikidata",
            Value("a Wikidata item", values.wikidata, values.WIKIDATA_PATTERN, example="Q90"),
            "Wikidata item.",
        ),
        Field(
            "vat",
            Value("a VAT number", values.vat, values.VAT_PATTERN, example="BE0123456749"),
            "VAT number without blanks.",
        ),
        Field("founded", DATE, "When it began."),
        Field("until", DATE, "When it stopped or merged."),
        Field("successor", ID, "The partner that carries on."),
        Field("topics", ListOf(LINE), "Its areas of activity.", example="[cinema, animation]"),
        Field(
            "value_chain",
            ListOf(LINE),
            "The steps of its sector's value chain that it covers.",
            example="[production, distribution]",
        ),
        Field(
            "figures",
            ListOf(FIGURE),
            "Dated numbers about it.",
            example="[{name: members, value: 120, date: 2017-09-25}]",
        ),
        Field(
            "description",
            WORDS,
            "One or two sentences.",
            example="{en: Builds houses., fr: Bâtit des maisons.}",
        ),
        Field(
            "logo",
            Value("a picture", values.logo, values.LOGO_PATTERN, example="logos/pole-media.png"),
            "A bitmap below logos/.",
        ),
        Field("same_as", ListOf(LINE), "Names or ids elsewhere that are this body.", example="[media-pole]"),
        Field(
            "not_same_as",
            ListOf(LINE),
            "Names or ids that are not this body, so that nobody asks again.",
            example="[pole-media-lyon]",
        ),
        *_COMMON,
    ),
)

PARTICIPATION = RecordType(
    "participation",
    dict,  # a `Participation` needs its project's id
    (
        Field("partner", ID, "The partner's id.", required=True),
        Field(
            "role",
            choice(
                "a role",
                Role,
                "Leads the project: at most one.",
                "Takes part.",
                "Takes part without a share of the money.",
                "Works for a partner.",
            ),
            "How it takes part: partner when absent.",
        ),
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
        Field("title", LINE, "The full title.", required=True, example="Gathering media clusters"),
        Field("acronym", LINE, "The short name it is known by.", example="EUROTRANSMEDIA"),
        Field(
            "kind",
            choice(
                "a kind of project",
                ProjectKind,
                "A project that was granted.",
                "A proposal: it makes no tie.",
                "A network without an end.",
                "An agreement between organisations.",
            ),
            "What sort of thing it is: project when absent.",
        ),
        Field(
            "status",
            choice(
                "a status",
                Status,
                "Handed in, not decided.",
                "Not granted.",
                "Under way.",
                "Ended.",
                "Not known.",
            ),
            "Where it stands: unknown when absent.",
        ),
        Field("programme", ID, "The programme that pays."),
        Field("start", DATE, "When it began."),
        Field("end", DATE, "When it ended or will end."),
        Field("grant", LINE, "The grant agreement's number.", example='"319964"'),
        Field("call", LINE, "The call it answered.", example="FP7-REGIONS-2012-1"),
        Field("cost", MONEY, "The whole cost in euro."),
        Field("eu_contribution", MONEY, "The EU's share in euro."),
        Field("website", URL, "Its address on the web."),
        Field(
            "description",
            WORDS,
            "One or two sentences.",
            example="{en: Builds houses., fr: Bâtit des maisons.}",
        ),
        Field("topics", ListOf(LINE), "What it is about.", example="[cinema, animation]"),
        Field("submissions", ListOf(DATE), "When a proposal was handed in.", example="[2016-02, 2017-02]"),
        Field(
            "complete",
            Value("true or false", values.boolean, "true|false", example="true", plain=("boolean",)),
            "Is the list of partners complete?",
        ),
        Field(
            "partners",
            ListOf(PARTICIPATION),
            "Who takes part: an id, or a record with its role.",
            example="[twist, {partner: pole-media, role: coordinator}]",
        ),
        *_COMMON,
    ),
)

PROGRAMME = RecordType(
    "programme",
    Programme,
    (
        Field("id", ID, "The programme's name in files and addresses.", required=True),
        Field("name", LINE, "The display name.", required=True, example="Pôle Média Grand Paris"),
        Field("short", LINE, "The label on lanes and chips.", example="TWIST"),
        Field("parent", ID, "The programme it is part of."),
        Field("funder", LINE, "Who pays.", example="European Commission"),
        Field("start", DATE, "When it began."),
        Field("end", DATE, "When it ended or will end."),
        Field(
            "color",
            Value("a colour", values.color, values.COLOR_PATTERN, example='"#2b6cb0"'),
            'Its colour, in quotes: "#2b6cb0".',
        ),
        Field("website", URL, "Its address on the web."),
        Field(
            "description",
            WORDS,
            "One or two sentences.",
            example="{en: Builds houses., fr: Bâtit des maisons.}",
        ),
        *_COMMON,
    ),
)


COLOURS = RecordType(
    "colours",
    Colours,
    (
        Field(
            "accent",
            Value("a colour", values.color, values.COLOR_PATTERN, example='"#0b5d7a"'),
            "The colour of links, buttons and what is chosen; a faint one is made darker or lighter.",
        ),
    ),
    has_origin=False,
)

FUNDING = RecordType(
    "funding",
    Funding,
    (
        Field(
            "text",
            WORDS,
            "The sentence that names the funder.",
            required=True,
            example="{en: Funded by the European Union, fr: Financé par l'Union européenne}",
        ),
        Field(
            "emblem",
            Value("a picture", values.logo, values.LOGO_PATTERN, example="logos/emblem.png"),
            "The funder's emblem, a bitmap below logos/.",
        ),
    ),
    has_origin=False,
)


def _site(**found: Any) -> Site:  # noqa: ANN401 - the schema's values
    if not found.get("languages"):
        found.pop("languages", None)
    return Site(**found)


SITE = RecordType(
    "site",
    _site,
    (
        Field("title", LINE, "The title of the published site.", example="Gathering media clusters"),
        Field("owner", ID, "The partner from whose point of view the map starts."),
        Field(
            "languages",
            ListOf(LANGUAGE),
            "The languages the site is read in, the first by default.",
            example="[en, fr]",
        ),
        Field("home", URL, "The owner's own website."),
        Field("imprint", URL, "The page that says who answers for the site."),
        Field("privacy", URL, "The owner's page on privacy."),
        Field(
            "logo",
            Value("a picture", values.logo, values.LOGO_PATTERN, example="logos/pole-media.png"),
            "The owner's logo, a bitmap below logos/.",
        ),
        Field("colours", COLOURS, "The colours of the house style.", example='{accent: "#0b5d7a"}'),
        Field(
            "funding",
            FUNDING,
            "Who funds the site, in words and with an emblem.",
            example="{text: Funded by the European Union, emblem: logos/emblem.png}",
        ),
        Field("address", URL, "Where this site itself is published: for links from elsewhere."),
        Field(
            "contact",
            Value(
                "a web address or a mailbox",
                values.contact,
                values.CONTACT_PATTERN,
                example="info@example.eu",
            ),
            "Whom a geocoding service may write to: a web address or a role's mailbox, no person's.",
        ),
    ),
    has_origin=False,
)

SECTIONS: Mapping[str, RecordType] = MappingProxyType(
    {"partners": PARTNER, "projects": PROJECT, "programmes": PROGRAMME, "site": SITE}
)
