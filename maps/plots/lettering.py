"""Lettering on plots: how wide text is, where lines break, how labels keep apart."""

# ruff: noqa: PLC0415 -- matplotlib is an extra, imported where it is used

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE, TEXT, SMALL = 13.5, 9.5, 8.0  # points
POINTS = 72  # an inch
_LONGEST = 34  # letters of a name


def width_of(text: str, size: float, *, weight: str = "normal") -> float:
    """Return how many inches a line of text is wide."""
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

    look = FontProperties(size=size, weight=weight)
    renderer = RendererAgg(1, 1, POINTS)  # type: ignore[no-untyped-call]
    wide: float = renderer.get_text_width_height_descent(text, look, ismath=False)[0]  # type: ignore[no-untyped-call]
    return wide / POINTS


def widest(texts: Iterable[str], size: float = TEXT, *, weight: str = "normal") -> float:
    """Return the width of the widest text in inches, 0 of none."""
    return max((width_of(text, size, weight=weight) for text in texts), default=0.0)


def wrapped(text: str, width: float, size: float, *, weight: str = "normal") -> list[str]:
    """Return the text in lines of at most ``width`` inches; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, weight=weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(title: str, width: float) -> list[str]:
    """Return a title in as few lines as it needs, about equally long: no word is left alone."""
    lines = wrapped(title, width, TITLE, weight="bold")
    while len(lines) > 1:
        narrower = wrapped(title, width := width - 0.1, TITLE, weight="bold")
        if len(narrower) > len(lines) or width <= 0:
            break
        lines = narrower
    return lines


def shortened(name: str, longest: int = _LONGEST) -> str:
    """Return a name of at most ``longest`` letters, the last an ellipsis where some had to go."""
    return name if len(name) <= longest else name[: longest - 1].rstrip(" ,.-") + "…"


def apart(wanted: list[float], gap: float) -> list[float]:
    """Return positions at least ``gap`` apart, in the same order, moved as little as possible in all.

    Groups that touch are centred on what they want: the least sum of squares (pooled adjacent
    violators; M. Ayer et al., Annals of Mathematical Statistics 26, 1955).
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    pools: list[tuple[float, int]] = []  # mean of what is wanted less the gaps before, and how many
    for place, index in enumerate(order):
        mean, count = wanted[index] - place * gap, 1
        while pools and pools[-1][0] >= mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    result = [0.0] * len(wanted)
    for place, index in enumerate(order):
        result[index] = means[place] + place * gap
    return result
