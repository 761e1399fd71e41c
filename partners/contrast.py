"""Whether a colour can be read on a page, and the nearest that can.

Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). A colour that is too faint
keeps its hue and its chroma, as far as screens can show it, and is moved in lightness only, in OKLab
(B. Ottosson, "A perceptual color space for image processing", 2020).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

TEXT, MARK = 4.5, 3.0
"""What WCAG asks of text (1.4.3) and of marks that carry meaning (1.4.11)."""

_STEPS = 512  # of lightness, from black to white: finer than colours of 8 bits can follow
_HALVINGS = 18
_ROUNDING = 1e-6
_TINTS = 0.13, 0.14  # how much of the accent lies in the ground of what is chosen

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Theme:
    """What lies behind an accent: ``grounds`` behind text, ``sheets`` that it also tints, ``lands`` of a map.

    They are those of ``maps/browser/style/tokens.css``. ``way`` is where lightness goes for more contrast.
    """

    word: str
    grounds: tuple[str, ...]
    sheets: tuple[str, ...]
    lands: tuple[str, ...]
    way: int


LIGHT = Theme(
    "light", ("#fbfaf7", "#ffffff", "#f3f1ec"), ("#fbfaf7", "#ffffff"), ("#e9eef1", "#faf8f3", "#f1ede2"), -1
)
DARK = Theme(
    "dark", ("#10151d", "#19202b", "#222b38"), ("#10151d", "#19202b"), ("#0d1219", "#1c2430", "#243040"), 1
)


def reached(color: str, theme: Theme) -> float:
    """Return the least contrast of text in ``color`` (``#rrggbb``) on the grounds of a theme: 1 to 21."""
    tinted = (_mixed(color, ground, part) for ground in theme.sheets for part in _TINTS)
    return min(contrast(color, ground) for ground in (*theme.grounds, *tinted))


def passes(color: str, theme: Theme) -> bool:
    """Return whether ``color`` serves for text and for marks, on pages and on the map."""
    return reached(color, theme) >= TEXT and all(contrast(color, land) >= MARK for land in theme.lands)


@lru_cache(maxsize=64)
def nearest(color: str, theme: Theme) -> str:
    """Return ``color`` where it passes, else the nearest that does: darker in light, lighter in dark."""
    if passes(color, theme):
        return _hex(_bytes(color))
    lightness, a, b = oklab(color)
    start = math.floor(lightness * _STEPS) if theme.way < 0 else math.ceil(lightness * _STEPS)
    steps = range(start, -1, -1) if theme.way < 0 else range(start, _STEPS + 1)
    moved = (_shown(step / _STEPS, a, b) for step in steps)
    return next(found for found in moved if passes(found, theme))  # black and white always do


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dim, bright = sorted(map(_luminance, (one, two)))
    return (bright + 0.05) / (dim + 0.05)


def oklab(color: str) -> Triple:
    """Return a colour's lightness (0 to 1) and its place between green and red, blue and yellow."""
    red, green, blue = map(_linear, _bytes(color))
    long, middle, short = (
        math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue),
        math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue),
        math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue),
    )
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, a: float, b: float) -> Triple:
    long, middle, short = (
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(lightness: float, a: float, b: float) -> str:
    """Return a colour of this lightness and hue with as much of the chroma as a screen can show."""
    least, most = 0.0, 1.0
    if not _fits(_from_oklab(lightness, a, b)):
        for _ in range(_HALVINGS):
            half = (least + most) / 2
            if _fits(_from_oklab(lightness, a * half, b * half)):
                least = half
            else:
                most = half
        a, b = a * least, b * least
    red, green, blue = map(_encoded, _from_oklab(lightness, a, b))
    return _hex((red, green, blue))


def _fits(linear: Triple) -> bool:
    return all(-_ROUNDING <= part <= 1 + _ROUNDING for part in linear)


def _luminance(color: str) -> float:
    red, green, blue = map(_linear, _bytes(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(color: str, ground: str, part: float) -> str:
    """Return what ``color-mix(in srgb, color part, ground)`` is."""
    red, green, blue = (
        over * part + under * (1 - part) for over, under in zip(_bytes(color), _bytes(ground), strict=True)
    )
    return _hex((red, green, blue))


@lru_cache(maxsize=4096)
def _linear(byte: int) -> float:
    value = byte / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's


def _encoded(linear: float) -> float:
    linear = min(1.0, max(0.0, linear))
    return 255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055)  # noqa: PLR2004 - sRGB's


def _bytes(color: str) -> tuple[int, int, int]:
    """Return the three numbers of ``#rrggbb``; raises ``ValueError`` for anything else."""
    if len(color) != 7 or color[0] != "#":  # noqa: PLR2004 - a sign and six digits
        raise ValueError(f"{color!r} is not #rrggbb")
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    red, green, blue = map(round, parts)
    return f"#{red:02x}{green:02x}{blue:02x}"
