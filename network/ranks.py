"""A partner's place in a measure's column, how sure it is, and how both are said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf, isnan
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

RANKED = (
    "degree", "strength", "betweenness", "constraint", "effective_size", "harmonic", "closeness", "coreness",
    "projects", "programmes", "countries", "pagerank", "clustering",
)  # fmt: skip
"""The measures that rank partners: those of which `rank_intervals` says how sure a rank is.

Groups (community, component) have no order of merit, nor what rests on them (participation);
eigenvector centrality is 0 outside one component, whichever that is at the moment; coordinations
is a share of very few projects.
"""
LOWEST_FIRST = frozenset({"constraint"})
SLACK = 1e-9  # numbers that agree to so much of them are equal: sums in another order are no other place


class Rank(NamedTuple):
    """A place among all partners; ``first`` is ``last`` for who stands alone there."""

    first: int
    last: int
    among: int

    def __str__(self) -> str:
        """Return `rank_words` of a rank of which nothing more is known."""
        return rank_words(self)


class Interval(NamedTuple):
    """The best and the worst rank whichever project is left out, and the rank without records in doubt."""

    rank: int
    best: int
    worst: int
    sure: int

    def __str__(self) -> str:
        """Return ``2 to 4``, or ``always 3`` where no project makes a difference."""
        return f"{self.best:,} to {self.worst:,}" if self.best < self.worst else f"always {self.worst:,}"


def rank_words(rank: Rank, interval: Interval | None = None) -> str:
    """Return a rank as it is said everywhere, its interval in brackets.

    ``2 of 210``, ``2 (1 to 4) of 210``, ``2 (always 2) of 210``; of equals ``2 of 210, shared by 3``:
    "2 to 4" is said of intervals only.
    """
    range_words = f" ({interval})" if interval else ""
    shared = f", shared by {rank.last - rank.first + 1:,}" if rank.last > rank.first else ""
    return f"{rank.first:,}{range_words} of {rank.among:,}{shared}"


def ranks(name: str, column: Iterable[float]) -> list[Rank | None]:
    """Return the place of every value in its column: the highest first, but the lowest constraint.

    `None` where there is no number, and for a measure that does not rank (`RANKED`). Who has no
    number counts among the others, behind all who have one.
    """
    values = [float(value) for value in column]
    if name not in RANKED:
        return [None] * len(values)
    sign = 1 if name in LOWEST_FIRST else -1
    known = sorted(inf if isnan(value) else sign * value for value in values)

    def place(value: float) -> Rank | None:
        if isnan(value):
            return None
        slack = SLACK * abs(value)
        first, last = bisect_left(known, sign * value - slack), bisect_right(known, sign * value + slack)
        return Rank(first + 1, last, len(known))

    return [place(value) for value in values]
