"""Names that are almost the same: cut short, abbreviated, or a letter or two off."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST = 5
_TWO_SLIPS = 12
_VOWELS = frozenset("aeiouy")
_JOINTS = "(?: [a-z]{1,3}){0,2}"


def abbreviated(wanted: str) -> re.Pattern[str] | None:
    """Return what the full forms of the folded name ``wanted`` look like; `None` for one too short.

    >>> bool(abbreviated("freiburg i br").fullmatch("freiburg im breisgau"))
    True
    """
    first, *others = wanted.split() or [""]
    if len(first) < _SHORTEST:
        return None
    words = [re.escape(first), *(f"{_JOINTS} {_full(word)}" for word in others)]
    return re.compile("".join(words) + ("" if others else "[a-z]*"))


def _full(word: str) -> str:
    """Return the pattern of what ``word`` may be short for: Br for Breisgau, Wlkp for Wielkopolski."""
    letters = [re.escape(letter) for letter in word]
    return ("[a-z]*" if not set(word) & _VOWELS else "").join(letters) + "[a-z]*"


def slips(wanted: str) -> int:
    """Return how many slips of the pen are forgiven in a name as long as the folded ``wanted``."""
    return 0 if len(wanted) < _SHORTEST else 1 if len(wanted) < _TWO_SLIPS else 2


def close(wanted: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the folded ``names`` within the slips that ``wanted`` may have, with their number.

    Names that differ in their first letter are not close.
    """
    most = slips(wanted)
    if most:
        for name in names:
            if name[:1] == wanted[:1] and abs(len(name) - len(wanted)) <= most:
                count = distance(wanted, name, most)
                if count <= most:
                    yield count, name


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters were added, left out, changed or swapped; ``most + 1`` if more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, facing in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def pieces(wanted: str) -> list[str]:
    """Return parts of ``wanted`` of which a name within its slips holds at least one unchanged."""
    count = slips(wanted) + 1
    ends = [len(wanted) * part // count for part in range(count + 1)]
    return [wanted[start:end] for start, end in pairwise(ends)]
