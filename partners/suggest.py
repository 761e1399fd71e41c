"""Did you mean …? The nearest known word, for the fix of a problem."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPARED = 300
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


@lru_cache(maxsize=512)
def _closest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib  # noqa: PLC0415 - only a mistake needs it

    wanted = folded(word)
    by_folded = {folded(name): name for name in known}
    if wanted in by_folded:
        return by_folded[wanted]
    letters = set(wanted)
    likely = sorted(by_folded, key=lambda name: (len(letters ^ set(name)), name))[:_COMPARED]
    found = difflib.get_close_matches(wanted, likely, n=1, cutoff=_CUTOFF)
    return by_folded[found[0]] if found else None
