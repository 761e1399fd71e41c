"""What each measure means, in words for people who have never met it; docs and interface read it here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import isnan
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of the measures table: a short label, one plain sentence, where the formula comes from.

    ``says`` is what a page says of one partner: ``{n}`` stands for its number, ``{%}`` for the same
    as a percentage, ``{one|many}`` for a word that follows the number.
    """

    label: str
    sentence: str
    says: str
    source: str

    def of(self, value: float) -> str:
        """Return what a page says of a partner with this value, as the explorer does (``says.ts``)."""
        if isnan(value):
            return NOTHING
        words = number_words(value)

        def filled(found: re.Match[str]) -> str:
            if found[1] == "n":
                return words
            return percent_words(value) if found[1] == "%" else found[1].split("|")[words != "1"]

        return re.sub(r"\{(.+?)\}", filled, self.says)


NOTHING = "Without a tie there is nothing to measure."


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


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "degree": Measure(
            "Partners",
            "How many other partners it shares at least one project with.",
            "Shares a project with {n} other {partner|partners}.",
            "Freeman 1979, Social Networks 1",
        ),
        "strength": Measure(
            "Strength",
            "The weights of its ties added up; with Newman weights, the number of projects it shares.",
            "Its ties add up to {n}; a project adds 1 at most, however many take part.",
            "Newman 2001, Physical Review E 64, 016132",
        ),
        "betweenness": Measure(
            "Go-between",
            "The share of all pairs of other partners whose shortest route runs through it, "
            "a tie being shorter the stronger it is (length 1/weight): 0 never, 1 always.",
            "Stands between {%} of the pairs of other partners.",
            "Freeman 1977, Sociometry 40; Brandes 2001, Journal of Mathematical Sociology 25",
        ),
        "constraint": Measure(
            "Constraint",
            "How much its partners are tied to each other around it: low for a broker between groups, "
            "high in one closed circle, empty without ties.",
            "Its own circle binds it by {n}: near 0 for a broker between groups, about 1 in a closed circle.",
            "Burt 1992, Structural Holes, ch. 2, eq. 2.4",
        ),
        "community": Measure(
            "Community",
            "The group it falls into when the network is split where ties are thin; 1 is the largest, "
            "a partner without ties is a group of its own.",
            "Is in community {n}, 1 being the largest.",
            "Blondel et al. 2008, Journal of Statistical Mechanics P10008 (Louvain)",
        ),
        "component": Measure(
            "Component",
            "The connected part of the network it is in, 1 being the largest; "
            "between two components there is no route at all.",
            "Is in part {n} of the network, 1 being the largest; nothing joins one part to another.",
            "graph theory",
        ),
        "effective_size": Measure(
            "Effective size",
            "How many of its partners remain when those who also work with each other are discounted; "
            "empty without ties.",
            "Of its partners, {n} {remains|remain} when those who also work with each other are discounted.",
            "Burt 1992, ch. 2; Borgatti 1997, Connections 20(1)",
        ),
        "harmonic": Measure(
            "Nearness",
            "How near it is to everyone: each other partner counts 1 when tied, 1/2 at two steps, "
            "1/3 at three, 0 out of reach, and the mean is taken.",
            "Is {%} as near to everyone as it could be, were it tied to all.",
            "Marchiori and Latora 2000, Physica A 285",
        ),
        "closeness": Measure(
            "Closeness",
            "One over the mean number of steps to the partners it can reach, "
            "times the share of all partners that it can reach.",
            "Its mean distance makes it {%} as close to all as a partner tied to everyone.",
            "Freeman 1979; Wasserman and Faust 1994, eq. 5.22",
        ),
        "coreness": Measure(
            "Coreness",
            "The largest k such that it is in a group where everyone has at least k partners "
            "inside the group.",
            "Is in a core where everyone has {n} {partner|partners} or more inside.",
            "Seidman 1983, Social Networks 5",
        ),
        "projects": Measure(
            "Projects",
            "How many projects make its ties: those it shares with at least one other partner.",
            "{n} {project makes|projects make} its ties.",
            "a count",
        ),
        "programmes": Measure(
            "Programmes",
            "How many programmes those projects belong to.",
            "Those are under {n} {programme|programmes}.",
            "a count",
        ),
        "countries": Measure(
            "Countries",
            "How many countries the partners it is tied to are in, its own too when one of them is there.",
            "The partners it is tied to are in {n} {country|countries}.",
            "a count",
        ),
    }
)
