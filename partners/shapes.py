"""What the fields of the format are made of: values, texts by language, lists, records.

`partners.schema` builds the format of these; the reader, the editors' schema and the docs go by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from partners import values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Value:
    """A text with a meaning: what to call it, how to read it, and what a schema can say about it.

    ``plain`` is what an editor may take it for (5000 for a number); ``said`` explains the choices.
    """

    word: str
    read: Callable[[str], object]
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    example: str = ""
    plain: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A text, or a record of texts by language."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of ``item``."""

    item: Value | RecordType


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: its name, its shape, what it is, whether it is required, an example."""

    name: str
    shape: Shape
    about: str
    required: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record: its word, its class, its fields, and the one that a bare text stands for.

    The classes of settings do not keep where in the files they stand (``has_origin``).
    """

    word: str
    make: Callable[..., Any]
    fields: tuple[Field, ...]
    short_form: str | None = None
    has_origin: bool = True
    by_name: Mapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the fields by name."""
        object.__setattr__(self, "by_name", MappingProxyType({f.name: f for f in self.fields}))


Shape: TypeAlias = Value | Words | ListOf | RecordType


def choice(word: str, options: type[StrEnum], *said: str) -> Value:
    """Return the closed list of ``options``, each explained by one of ``said``."""
    known = tuple(option.value for option in options)
    return Value(word, values.choice(options), choices=known, example=known[0], said=said)


_ANY = ("number", "boolean")  # what a text without quotes may look like to an editor

LINE = Value("a text", values.line, values.LINE_PATTERN, plain=_ANY)
ID = Value("an id", values.identifier, values.ID_PATTERN, example="pole-media", plain=_ANY)
COUNTRY = Value("a country code", values.country, "[A-Z]{2}", example="FR")
DATE = Value("a date", values.date, values.DAY_PATTERN, example="2013-09", plain=("integer",))
NUMBER = Value("a number", values.number, values.NUMBER_PATTERN, example="120", plain=("number",))
MONEY = Value("an amount in euro", values.money, values.MONEY_PATTERN, example="250000.50", plain=("number",))
LATITUDE = Value(
    "degrees north", values.latitude, values.NUMBER_PATTERN, example="50.4674", plain=("number",)
)
LONGITUDE = Value(
    "degrees east", values.longitude, values.NUMBER_PATTERN, example="4.8720", plain=("number",)
)
URL = Value("a web address", values.url, values.URL_PATTERN, example="https://www.example.eu")
LANGUAGE = Value("a language code", values.language, values.LANGUAGE_PATTERN, example="fr")
WORDS = Words()
