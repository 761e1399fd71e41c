"""What a page says of one partner's measures, in its language; the explorer says the same (``says.ts``)."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from maps.languages import mark
from maps.languages.language import filled
from network.explained import SMALLEST, SMALLEST_PERCENTAGE, percentage, rounded

if TYPE_CHECKING:
    from maps.languages import Language
    from network.explained import Measure, Rank

mark("Without a tie there is nothing to measure.")


def said(language: Language, measure: Measure, value: float) -> str:
    """Return what a page says of a partner with this value, such as *Is in part 2 of the network*."""
    if isnan(value):
        return language.t(measure.nothing) if measure.nothing else ""
    if measure.one:
        template = language.form(float(rounded(value)), measure.one, measure.says)
    else:
        template = language.t(measure.says)
    return filled(template, {"n": number_words(language, value), "%": percent_words(language, value)})


def number_words(language: Language, value: float) -> str:
    """Return a number with two decimals at most: 1,200, 0.25, less than 0.01."""
    number = rounded(value)
    if number or not value:
        return language.number(number)
    return language.t("less than {number}", number=language.number(SMALLEST))


def percent_words(language: Language, value: float) -> str:
    """Return a share as a percentage, below ten with one decimal: 31%, 0.9%, less than 0.1%."""
    number = percentage(value)
    if number or not value:
        return language.percent(language.number(number))
    smallest = language.percent(language.number(SMALLEST_PERCENTAGE))
    return language.t("less than {number}", number=smallest)


def rank_words(language: Language, rank: Rank | None) -> str:
    """Return a rank: *2 of 210* or *2 to 4 of 210*; '' where there is none."""
    if rank is None:
        return ""
    first, last, among = map(language.number, rank)
    if rank.first == rank.last:
        return language.t("{place} of {all}", place=first, all=among)
    return language.t("{first} to {last} of {all}", first=first, last=last, all=among)
