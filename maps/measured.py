"""What a page says of one partner's measures, in its language; the explorer says the same (``says.ts``)."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from maps.languages import mark
from maps.languages.language import filled
from network.explained import SMALLEST, SMALLEST_PERCENTAGE, percentage, rounded

if TYPE_CHECKING:
    from maps.languages import Language
    from network.explained import Measure
    from network.ranks import Interval, Rank

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


def rank_words(language: Language, rank: Rank, interval: Interval | None) -> str:
    """Return a rank: *2 of 210*, *2 (1 to 4) of 210*, of equals *2 (always 2) of 210, shared by 3*."""
    place, among = language.number(rank.first), language.number(rank.among)
    if interval is not None:
        place = f"{place} ({_range_words(language, interval)})"
    if rank.first == rank.last:
        return language.t("{place} of {all}", place=place, all=among)
    equals = language.number(rank.last - rank.first + 1)
    return language.t("{place} of {all}, shared by {n}", place=place, all=among, n=equals)


def _range_words(language: Language, interval: Interval) -> str:
    best, worst = language.number(interval.best), language.number(interval.worst)
    if interval.best == interval.worst:
        return language.t("always {rank}", rank=worst)
    return language.t("{best} to {worst}", best=best, worst=worst)
