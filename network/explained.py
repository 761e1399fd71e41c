"""How a number is explained to people who have never met it, and what a page says of one partner's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import isnan


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A number explained: a short label, one plain sentence, and what an analyst has to know to quote it.

    ``formula`` is in words and common signs, ``unit`` says what is counted or shared, ``weights`` how
    the weights of ties are read, ``isolates`` what partners without ties get, ``source`` where the
    formula comes from.
    """

    label: str
    sentence: str
    formula: str
    unit: str
    weights: str
    isolates: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Definition):
    """A column of the measures table, and what a page says of one partner's number in it.

    ``says`` holds ``{n}`` for the number, ``{%}`` for the same as a percentage; where the words follow
    the number, ``one`` is what is said of exactly 1. ``nothing`` is said where there is no value (NaN);
    it is empty for a measure that always has one. All are whole sentences, which the site's catalogues
    translate (``docs/languages.md``).
    """

    says: str
    one: str = ""
    nothing: str = ""

    def of(self, value: float) -> str:
        """Return what is said of a partner with this value, in English; ``maps`` says it in others."""
        if isnan(value):
            return self.nothing
        words = number_words(value)
        says = self.one if self.one and words == "1" else self.says
        return says.replace("{n}", words).replace("{%}", percent_words(value))


def number_words(value: float) -> str:
    """Return a number with two decimals at most: 1,200, 0.25, less than 0.01."""
    number = rounded(value)
    return f"{number:,f}" if number or not value else f"less than {SMALLEST}"


def percent_words(value: float) -> str:
    """Return a share as a percentage, below ten with one decimal: 31%, 0.9%, less than 0.1%."""
    number = percentage(value)
    return f"{number:,f}%" if number or not value else f"less than {SMALLEST_PERCENTAGE}%"


SMALLEST = Decimal("0.01")
"""What is above 0 and would round to nothing is less than this."""
SMALLEST_PERCENTAGE = Decimal("0.1")


def rounded(value: float) -> Decimal:
    """Return a number with two decimals at most, rounded half up."""
    return _rounded(value, SMALLEST)


def percentage(value: float) -> Decimal:
    """Return a share as a percentage, rounded half up: below ten with one decimal at most."""
    percent = 100 * value
    return _rounded(percent, SMALLEST_PERCENTAGE if percent < 9.95 else Decimal(1))  # noqa: PLR2004 -- what rounds to ten


def _rounded(value: float, step: Decimal) -> Decimal:
    """Return the value rounded half up; what two ways of adding up differ in is rounded away first."""
    exact = Decimal(f"{value:.12g}").quantize(step, rounding=ROUND_HALF_UP)
    return Decimal(f"{exact:f}".rstrip("0").rstrip(".")) if step < 1 else exact
