"""How wide a text is, and how it is cut to the room there is.

Measured with the widths of Arimo, which are Arial's and Liberation Sans's (`maps/browser/typeface.py`),
so that a line that fits here fits in every program that shows a slide.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, cast

from maps.bundle import bundle_json

if TYPE_CHECKING:
    from collections.abc import Mapping

ASCENT = 0.905
"""From the top of a line to its base, in sizes of type, as Arial has it."""

LINE = 1.149
"""From one line's top to the next one's, in sizes of type, as Arial has it."""

ELLIPSIS = "…"


@cache
def _widths(*, bold: bool) -> Mapping[str, float]:
    """Return the width of every letter that the face has, for size 1."""
    table = cast("Mapping[str, Mapping[str, int]]", bundle_json("typeface.json"))
    unit = cast("int", table["unit"])
    return {chr(int(code)): width / unit for code, width in table["bold" if bold else "regular"].items()}


def cleaned(text: str) -> str:
    """Return text in one line, accents joined to their letters, as the face has them."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is, in points; a letter that the face lacks counts as wide as it is high."""
    widths = _widths(bold=bold)
    return size * sum(widths.get(letter, 1.0) for letter in text)


def lacking(text: str) -> str:
    """Return the letters of a text that the face does not have, each once, sorted."""
    widths = _widths(bold=False)
    return "".join(sorted({letter for letter in text if letter not in widths}))


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return a text no wider than ``room``: whole, or its beginning with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–-") + ELLIPSIS


def wrapped(text: str, room: float, size: float, *, bold: bool = False, most: int = 2) -> tuple[str, ...]:
    """Return a text in at most ``most`` lines no wider than ``room``, broken between words, the last cut."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(shortened(" ".join(rest), room, size, bold=bold))
            break
        taken = 1
        while taken < len(rest) and width(" ".join(rest[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        lines.append(shortened(" ".join(rest[:taken]), room, size, bold=bold))
        rest = rest[taken:]
    return tuple(lines)
