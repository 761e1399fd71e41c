"""How a number is explained to people who have never met it, and what a page says of one partner's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


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

    ``says`` holds ``{n}`` for the number, ``{%}`` for the same as a percentage, ``{one|many}`` for a
    word that follows the number. ``nothing`` is said where there is no value (NaN); it is empty for
    a measure that always has one.
    """

    says: str
    nothing: str = ""

    def of(self, value: float) -> str:
        """Return what a page says of a partner with this value, as the explorer does (``says.ts``)."""
        if isnan(value):
            return self.nothing
        words = number_words(value)

        def filled(found: re.Match[str]) -> str:
            if found[1] == "n":
                return words
            return percent_words(value) if found[1] == "%" else found[1].split("|")[words != "1"]

        return re.sub(r"\{(.+?)\}", filled, self.says)


def number_words(value: float) -> str:
    """Return a number with two decimals at most: 1,200, 0.25, less than 0.01."""
    return "less than 0.01" if 0 < value < 0.005 else _rounded(value, 2)  # noqa: PLR2004 -- half of it


def percent_words(value: float) -> str:
    """Return a share as a percentage, below ten with one decimal: 31%, 0.9%, less than 0.1%."""
    percent = 100 * value
    if 0 < percent < 0.05:  # noqa: PLR2004 -- half of it
        return "less than 0.1%"
    return f"{_rounded(percent, 1 if percent < 9.95 else 0)}%"  # noqa: PLR2004 -- what rounds to ten


def _rounded(value: float, decimals: int) -> str:
    """Return the value rounded half up; what two ways of adding up differ in is rounded away first."""
    exact = Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{exact:,f}".rstrip("0").rstrip(".") if decimals else f"{exact:,f}"


class Rank(NamedTuple):
    """A place among all partners that have a number: ``first`` is ``last`` for who stands alone there."""

    first: int
    last: int
    among: int

    def __str__(self) -> str:
        """Return ``2 of 210`` or ``2 to 4 of 210``."""
        place = f"{self.first:,}" if self.first == self.last else f"{self.first:,} to {self.last:,}"
        return f"{place} of {self.among:,}"


def ranks(name: str, column: Iterable[float]) -> list[Rank | None]:
    """Return the place of every value in its column: the highest first, but the lowest constraint.

    `None` where there is no number, and for groups, which have no order of merit.
    """
    values = [float(value) for value in column]
    if name in {"community", "component"}:
        return [None] * len(values)
    sign = 1 if name == "constraint" else -1
    known = sorted(sign * value for value in values if not isnan(value))

    def place(value: float) -> Rank | None:
        if isnan(value):
            return None
        slack = 1e-9 * abs(value)  # sums in another order are no other place
        first, last = bisect_left(known, sign * value - slack), bisect_right(known, sign * value + slack)
        return Rank(first + 1, last, len(known))

    return [place(value) for value in values]
