"""Every code a problem can carry, with its severity and its words: the catalogue behind ``docs/rules.md``.

A code that is not here cannot be reported; the tests compare this list with the documentation and
with the bad examples in ``tests/bad_registries``.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """Whether a problem stops the build (error) or is only said (warning)."""

    ERROR = "error"
    WARNING = "warning"


class Entry(NamedTuple):
    """One line of the catalogue: the code, its severity, what is wrong, what to write."""

    code: str
    severity: Severity
    what: str
    write: str


_E, _W = Severity.ERROR, Severity.WARNING


class Code(Enum):
    """The codes, in the order in which a file meets them: file, YAML, schema, values, rules, places."""

    UNREADABLE_FILE = Entry(
        "unreadable-file",
        _E,
        "the registry is missing, is no ordinary file, or may not be read",
        "the path of a YAML file, or of a folder of `*.yaml` files",
    )
    FILE_TOO_LARGE = Entry(
        "file-too-large", _E, "the files hold more than 10 MB", "less: split off what is not needed"
    )
    NOT_UTF_8 = Entry("not-utf-8", _E, "the bytes are not UTF-8 text", "the file again, saved as UTF-8")
    FORBIDDEN_CHARACTER = Entry(
        "forbidden-character",
        _E,
        "a control character, a tab inside a value, or an invisible line separator",
        "the text without it",
    )
    CONFLICT_MARKER = Entry(
        "conflict-marker",
        _E,
        "git left a conflict marker",
        "one of the two versions, without the marker lines",
    )
    TAB_INDENTATION = Entry(
        "tab-indentation", _E, "a line is indented with a tab", "blanks, two for each level"
    )
    HARD_SPACE = Entry(
        "hard-space",
        _E,
        "a line is indented with a non-breaking or other special space, as pasted from a web page",
        "ordinary blanks",
    )
    YAML_SYNTAX = Entry(
        "yaml-syntax", _E, "the file is not YAML at this place", "what the message says; often quotes"
    )
    YAML_ANCHOR = Entry(
        "yaml-anchor",
        _E,
        "`&` or `*` begins a value, an anchor or alias in YAML",
        'the text in quotes: `"&Co KG"`',
    )
    YAML_TAG = Entry("yaml-tag", _E, "`!` begins a value, a tag in YAML", 'the text in quotes: `"!Company"`')
    MERGE_KEY = Entry("merge-key", _E, "`<<` merges another record in YAML", "the keys themselves")
    SEVERAL_DOCUMENTS = Entry(
        "several-documents", _E, "a second document begins after `---`", "one document; or a folder of files"
    )
    TOO_DEEP = Entry("too-deep", _E, "lists and records are nested more than 20 deep", "a flat record")
    TOO_MANY_VALUES = Entry(
        "too-many-values", _E, "the file holds more values than we read", "less; or several files"
    )
    DUPLICATE_KEY = Entry("duplicate-key", _E, "a key stands twice in one record", "each key once")
    COMMENT_IN_VALUE = Entry(
        "comment-in-value",
        _W,
        "one blank and `#` follow a value: the rest of the line is read as a comment",
        "quotes if `#` belongs to the text, two blanks before `#` if it is a comment",
    )
    EMPTY_REGISTRY = Entry(
        "empty-registry", _E, "there is no partner at all", "at least one record under `partners:`"
    )
    UNKNOWN_KEY = Entry("unknown-key", _E, "the key is not part of the format", "one of the known keys")
    MISSING_KEY = Entry("missing-key", _E, "a required key is missing", "the key and its value")
    WRONG_KIND = Entry(
        "wrong-kind",
        _E,
        "a text stands where a list or a record belongs, or the other way round",
        "the kind asked for",
    )
    EMPTY_VALUE = Entry("empty-value", _E, "a key has no value", "a value, or leave the key out")
    TOO_LONG = Entry("too-long", _E, "a text is longer than its field allows", "a shorter text")
    SEVERAL_LINES = Entry("several-lines", _E, "a text of one line spans several", "one line")
    BAD_ID = Entry(
        "bad-id", _E, "an id is not usable as a file name and address", "1 to 64 of `a-z`, `0-9` and `-`"
    )
    UNKNOWN_COUNTRY = Entry(
        "unknown-country",
        _E,
        "the country is not an ISO 3166-1 alpha-2 code",
        "two capitals: `NO`, `GR`, `GB`",
    )
    BAD_DATE = Entry("bad-date", _E, "not a date, or an impossible one", "`2013`, `2013-09` or `2013-09-01`")
    BAD_NUMBER = Entry("bad-number", _E, "not a plain decimal number", "digits and one point: `2313032.50`")
    BAD_COORDINATE = Entry(
        "bad-coordinate", _E, "not decimal degrees, or out of range", "`lat: 50.4674`, `lon: 4.8720`"
    )
    BAD_PIC = Entry("bad-pic", _E, "an EU participant code has nine digits", "nine digits, in quotes")
    BAD_ROR = Entry("bad-ror", _E, "not a ROR identifier", "`https://ror.org/` and nine characters")
    BAD_WIKIDATA = Entry("bad-wikidata", _E, "not a Wikidata item", "`Q` and digits: `Q90`")
    BAD_VAT = Entry(
        "bad-vat",
        _E,
        "not a VAT number, by its form or its check digits",
        "country letters and number without blanks: `BE0123456749`",
    )
    BAD_NUTS = Entry("bad-nuts", _E, "not a NUTS code", "country letters and up to three more: `BE352`")
    BAD_URL = Entry(
        "bad-url", _E, "not a web address that we link to", "`https://` and a host, without blanks"
    )
    BAD_COLOR = Entry("bad-color", _E, "not a colour", 'six hexadecimal digits in quotes: `"#2b6cb0"`')
    BAD_LANGUAGE = Entry("bad-language", _E, "not a language code", "two or three letters: `en`, `fr`")
    BAD_LOGO = Entry(
        "bad-logo", _E, "not a picture under `data/logos/`", "`logos/name.png` (or `.jpg`, `.jpeg`, `.webp`)"
    )
    BAD_BOOLEAN = Entry("bad-boolean", _E, "not yes or no as the format writes it", "`true` or `false`")
    UNKNOWN_CHOICE = Entry("unknown-choice", _E, "the value is not in the field's list", "one of the list")
    DUPLICATE_ID = Entry("duplicate-id", _E, "two records have one id", "an id of its own for each")
    UNKNOWN_PARTNER = Entry(
        "unknown-partner",
        _E,
        "a project names a partner that is not in the registry",
        "its id, or add the partner",
    )
    UNKNOWN_PROGRAMME = Entry(
        "unknown-programme",
        _E,
        "a project or programme names a programme that is not in the registry",
        "its id, or add the programme",
    )
    UNKNOWN_SUCCESSOR = Entry(
        "unknown-successor", _E, "the successor is not in the registry", "the id of another partner"
    )
    UNKNOWN_OWNER = Entry(
        "unknown-owner", _E, "the site's owner is not in the registry", "the id of a partner"
    )
    LOW_CONTRAST = Entry(
        "low-contrast",
        _W,
        "the site's accent colour is too faint to be read on a light page",
        "the nearest colour that is not, which the message names; the site uses it already",
    )
    UNUSABLE_PICTURE = Entry(
        "unusable-picture",
        _W,
        "the site's logo or emblem is not there or cannot be read: pages do without",
        "the name of a PNG, JPEG or WebP in the folder `logos/` beside the registry",
    )
    REPEATED_PARTNER = Entry(
        "repeated-partner", _E, "a partner stands twice in one project", "each partner once"
    )
    TWO_COORDINATORS = Entry("two-coordinators", _E, "a project has two coordinators", "one coordinator")
    PROGRAMME_CYCLE = Entry(
        "programme-cycle", _E, "programmes are each other's parents", "a parent outside the circle"
    )
    SUCCESSOR_CYCLE = Entry(
        "successor-cycle", _E, "partners succeed each other in a circle", "the last one without"
    )
    SHARED_IDENTIFIER = Entry(
        "shared-identifier",
        _E,
        "two partners have one PIC, ROR or Wikidata identifier",
        "one record, or the right codes",
    )
    SHARED_VAT = Entry(
        "shared-vat",
        _W,
        "two partners have one VAT number",
        "one record; or `not_same_as: [the-other]` for bodies that are taxed as one",
    )
    SIMILAR_PARTNERS = Entry(
        "similar-partners",
        _W,
        "two partners in one place have nearly one name",
        "one record; or `not_same_as: [the-other]`",
    )
    BACKWARDS_DATES = Entry(
        "backwards-dates", _E, "something ends before it begins", "the dates the right way round"
    )
    OUTSIDE_PROGRAMME = Entry(
        "outside-programme",
        _W,
        "a project begins before its programme does, or more than two years after it ended",
        "the right programme or dates",
    )
    OUTSIDE_PROJECT = Entry(
        "outside-project",
        _W,
        "a partner joins before the project begins or leaves after it ended",
        "the right dates of both",
    )
    ENDED_LONG_AGO = Entry(
        "ended-long-ago",
        _W,
        "a project is said to run and ended more than a year before the newest date of the registry",
        "`status: finished`, or the new end",
    )
    RUNNING_PROPOSAL = Entry(
        "running-proposal",
        _W,
        "a proposal is said to run or to be finished",
        "`kind: project` if it was accepted, else `status: proposed` or `rejected`",
    )
    ABOVE_COST = Entry("above-cost", _W, "a contribution is more than the project costs", "the right amounts")
    ABOVE_TOTAL = Entry(
        "above-total", _W, "the partners' contributions add up to more than the EU's", "the right amounts"
    )
    MISPLACED_SUBMISSIONS = Entry(
        "misplaced-submissions",
        _E,
        "only a proposal has submissions",
        "`kind: proposal`, or no `submissions`",
    )
    COMPLETE_WITH_ONE = Entry(
        "complete-with-one",
        _W,
        "a list said to be complete has fewer than two partners",
        "the others, or no `complete`",
    )
    ISOLATED_PARTNER = Entry("isolated-partner", _W, "a partner takes part in no project", "its projects")
    MISSING_SOURCES = Entry(
        "missing-sources", _W, "a record gives no source", "`sources:` with web addresses"
    )
    HALF_POINT = Entry("half-point", _E, "`lat` without `lon`, or `lon` without `lat`", "both, or neither")
    NULL_ISLAND = Entry("null-island", _E, "the point (0, 0) lies in the Atlantic", "the real point, or none")
    NUTS_ELSEWHERE = Entry(
        "nuts-elsewhere", _E, "the NUTS code belongs to another country", "a code of the partner's country"
    )
    UNKNOWN_PLACE = Entry(
        "unknown-place",
        _W,
        "the city was not found: the partner is not on the map",
        "the city's usual name, or `lat` and `lon`",
    )
    AMBIGUOUS_PLACE = Entry(
        "ambiguous-place",
        _W,
        "several cities have this name: the partner is not on the map",
        "the full name, or `lat` and `lon`",
    )
    SIMILAR_PLACE = Entry(
        "similar-place",
        _W,
        "the city is not known as written: the partner is drawn where a similar name is",
        "the city's usual name, or `lat` and `lon`",
    )
    NUTS_FAR_AWAY = Entry(
        "nuts-far-away",
        _W,
        "the NUTS code is one of another part of the country than the point",
        "the NUTS code of the seat, or the right city or point",
    )
    POINT_OUTSIDE_COUNTRY = Entry(
        "point-outside-country",
        _E,
        "the point lies outside the partner's country",
        "the right point or country",
    )
    DAMAGED_PLACE = Entry(
        "damaged-place",
        _E,
        "`places.yaml` was changed by hand, damaged or cut off",
        "`lat` and `lon` in the registry; the file is written by `python -m partners geocode`",
    )
    DUPLICATE_PLACE = Entry("duplicate-place", _E, "`places.yaml` gives one place twice", "the entry once")

    def __str__(self) -> str:
        """Return the code as it is printed, such as ``unknown-country``."""
        return self.value.code

    @property
    def severity(self) -> Severity:
        """Whether it stops the build."""
        return self.value.severity
