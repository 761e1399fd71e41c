"""One language of the interface: its sentences, and how it writes numbers, dates, lists and countries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list

from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partners.model import PartialDate

Key = tuple[str, str]
"""Context, mostly empty, and English sentence."""

_HOLE = re.compile(r"\{(\w+|%)\}")
# CLDR: four digits are not grouped (minimumGroupingDigits is 2); Babel does not read it
_GROUPED_FROM_FIVE = frozenset({"es", "et", "pl", "pt"})
_FIVE_DIGITS = 10_000


@dataclass(frozen=True)
class Language:
    """A language: ``code`` names its catalogue, ``tag`` its conventions (both BCP 47).

    ``messages`` holds the forms of every English sentence, ``forms`` which of them a plural
    category of CLDR takes (``one``, ``other``). Without a catalogue sentences stay English.
    """

    code: str
    tag: str
    messages: Mapping[Key, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    forms: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({"one": 0, "other": 1}))
    is_rtl: bool = False

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.tag, sep="-")

    @property
    def direction(self) -> str:
        """How its script runs: ``ltr`` or ``rtl``."""
        return "rtl" if self.is_rtl else "ltr"

    @property
    def own_name(self) -> str:
        """What the language calls itself, with a capital: Français."""
        name = self._locale.get_language_name(self.tag.split("-", maxsplit=1)[0]) or self.code
        return name[:1].upper() + name[1:]

    def name_of(self, code: str) -> str:
        """Return what this language calls another one: ``fr`` is French, français, Französisch."""
        return str(self._locale.languages.get(code, code))

    # sentences ---------------------------------------------------------------------------------

    def t(self, message: str, /, *, context: str = "", **values: object) -> str:
        """Return a sentence in this language, its ``{placeholders}`` filled with values."""
        return filled(self.forms_of(message, context=context)[0], values)

    def n(self, count: float, one: str, many: str, /, **values: object) -> str:
        """Return the sentence for so many of something; ``{n}`` is the number as it is written here."""
        return filled(self.form(count, one, many), {"n": self.number(count), **values})

    def form(self, count: float, one: str, many: str) -> str:
        """Return the sentence for so many, its placeholders still open."""
        forms = self.forms_of(one, many)
        category: str = self._locale.plural_form(count)
        return forms[min(self.forms.get(category, len(forms) - 1), len(forms) - 1)]

    def forms_of(self, *message: str, context: str = "") -> tuple[str, ...]:
        """Return what the catalogue holds for an English sentence, itself where it holds nothing."""
        return self.messages.get((context, message[0]), message)

    # conventions -------------------------------------------------------------------------------

    def number(self, value: Decimal | float) -> str:
        """Return a number with thousands grouped and as many decimals as given."""
        is_short = abs(int(value)) < _FIVE_DIGITS and self._locale.language in _GROUPED_FROM_FIVE
        exact = Decimal(value if isinstance(value, int | Decimal) else repr(value))
        group, point = self._marks
        whole, _, decimals = f"{exact:,f}".partition(".")
        return whole.replace(",", "" if is_short else group) + (point + decimals if decimals else "")

    @cached_property
    def _marks(self) -> tuple[str, str]:
        """What stands between thousands and before decimals; Babel's own way of writing numbers is slow."""
        symbols = self._locale.number_symbols["latn"]
        return symbols["group"], symbols["decimal"]

    def euro(self, value: Decimal) -> str:
        """Return an amount in euro: €2,313,032 or 2 313 032 €."""
        pattern = self._locale.currency_formats["standard"].pattern.split(";")[0]
        sign = re.sub(r"[#0,.]+", "{}", pattern).replace("¤", "€")
        return str(sign.format(self.number(value)))

    def percent(self, number: str) -> str:
        """Return a number that is already written as a percentage: 31% or 31 %."""
        pattern = self._locale.percent_formats[None].pattern.split(";")[0]
        return re.sub(r"[#0,.]+", "{}", pattern).format(number)

    def date(self, value: PartialDate | None) -> str:
        """Return a date no more exact than it was given: 1 Sept 2013, Feb 2016, 2018; '' for none."""
        if value is None:
            return ""
        if value.month is None:
            return str(value.year)
        skeleton = "yMMM" if value.day is None else "yMMMd"
        return str(
            format_skeleton(skeleton, date(value.year, value.month, value.day or 1), locale=self._locale)
        )

    def list(self, parts: Iterable[str]) -> str:
        """Return parts as a list in a sentence: a, b and c."""
        return str(format_list(list(parts), locale=self._locale))

    def country(self, code: str) -> str:
        """Return the name of a country, its code where CLDR knows none."""
        return str(self._locale.territories.get(code, code))

    @staticmethod
    def sort_key(text: str) -> str:
        """Return what names are sorted by: without case and accents, as in every language here."""
        return folded(text)


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return ``text`` with its ``{placeholders}`` filled; one without a value stays as it is."""
    return _HOLE.sub(lambda hole: str(values.get(hole[1], hole[0])), text)


def holes(text: str) -> frozenset[str]:
    """Return the names of the placeholders in a sentence."""
    return frozenset(_HOLE.findall(text))
