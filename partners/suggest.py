"""Did you mean …? The nearest known word, for the fix of a problem."""

from __future__ import annotations

import heapq
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPARED = 40
_CUTOFF = 0.6


def folded(text: str) -> str:
    """Return ``text`` without case, accents and marks, other signs as single blanks: how names are compared.

    >>> folded("Épinay-sur-Seine")
    'epinay sur seine'
    """
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    return " ".join(_NO_WORD.sub(" ", "".join(c for c in text if not unicodedata.combining(c))).split())


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the word of ``known`` most like ``word``, `None` when none is near."""
    return _closest(word[:80], tuple(known))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return ``did you mean 'x'?``, or ``otherwise`` when nothing in ``known`` is near ``word``."""
    near = closest(word, known)
    return f"did you mean '{near}'?" if near else otherwise


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
    | {"\u0131": "i", "İ": "i", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d"}  # the first is i without its dot
)
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=64)
def _by_folded(known: tuple[str, ...]) -> dict[str, tuple[str, frozenset[str]]]:
    """Return (word, its letters) by folded word."""
    return {folded(word): (word, frozenset(folded(word))) for word in known}


def _closest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib  # noqa: PLC0415 - only a mistake needs it

    wanted = folded(word)
    index = _by_folded(known)
    if wanted in index:
        return index[wanted][0]
    letters = frozenset(wanted)
    likely = heapq.nsmallest(_COMPARED, index, key=lambda name: len(letters ^ index[name][1]))
    found = difflib.get_close_matches(wanted, likely, n=1, cutoff=_CUTOFF)
    return index[found[0]][0] if found else None
