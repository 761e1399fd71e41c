"""The site's colours, read from its style sheet, so that they stand in one place only."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from maps.bundle import bundle_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maps.palette import Ink

_TOKEN = re.compile(r"--([a-z0-9-]+):\s*#([0-9a-f]{3}|[0-9a-f]{6})\s*[;}]", re.IGNORECASE)
_SHORT = 3

PATTERNS: tuple[tuple[tuple[float, ...], bool], ...] = (
    ((), False),
    ((6, 2.4), False),
    ((2.2, 1.6), False),
    ((0.01, 2.3), True),
    ((4.6, 1.6, 1.1, 1.6), False),
    ((4.6, 1.5, 1.1, 1.5, 1.1, 1.5), False),
    ((6.6, 1.6, 2.6, 1.6), False),
    ((0.01, 4.6), True),
)
"""The dashes of `maps.palette` as the explorer has them: in widths of the line; whether they are round."""


@cache
def colours() -> Mapping[str, str]:
    """Return the light theme's colours by name (``ink``, ``sea``, ``tone-0``, ...) as ``#rrggbb``."""
    found: dict[str, str] = {}
    for name, value in _TOKEN.findall(bundle_text("atlas.css")):
        whole = "".join(2 * digit for digit in value) if len(value) == _SHORT else value
        found.setdefault(name, f"#{whole.lower()}")  # light comes first
    return found


def ink_colour(ink: Ink | None) -> str:
    """Return the colour of a programme; of no programme a grey."""
    if ink is None:
        return colours()["line-2"]
    return ink.color or colours()[f"tone-{ink.tone}"]


def over(color: str, ground: str, share: float) -> str:
    """Return a colour mixed with the ground it lies on: ``share`` of it, the rest ground."""
    channels = (
        round(share * int(color[i : i + 2], 16) + (1 - share) * int(ground[i : i + 2], 16)) for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
