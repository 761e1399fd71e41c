"""How far apart the programmes' colours are, for every eye: ``python benchmarks/palette.py``.

Reads the tones from ``maps/browser/style/tokens.css`` and prints, for light and for dark, the smallest
CIEDE2000 difference between any two of them, as seen with full colour vision and without one kind of
cone (Machado, Oliveira and Fernandes 2009, severity 1), and the smallest contrast (WCAG 2.2) against what
lies behind them. About 2 can just be told apart side by side; 10 at a glance.
"""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

TOKENS = Path(__file__).resolve().parent.parent / "maps" / "browser" / "style" / "tokens.css"
TONES = [f"tone-{number}" for number in range(10)]
GROUNDS = ["sea", "land", "land-home", "surface", "paper"]
# what a lane could be taken for: a line without a programme, a mark
OTHERS = ["ink-3", "node"]

Colour = tuple[float, float, float]
EYES: dict[str, tuple[Colour, Colour, Colour]] = {
    "full colour vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_STRAIGHT = 0.04045  # below it sRGB is a straight line
_WHITE = (0.95047, 1.0, 1.08883)


def schemes() -> dict[str, dict[str, Colour]]:
    """Return the colours of the light and of the dark scheme by token, in linear light."""
    light, _, dark = TOKENS.read_text(encoding="utf-8").partition("@media (prefers-color-scheme: dark)")
    return {"light": _colours(light), "dark": _colours(light) | _colours(dark)}


def _colours(style: str) -> dict[str, Colour]:
    return {name: linear(code) for name, code in re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style)}


def linear(code: str) -> Colour:
    """Return ``#rrggbb`` in linear light."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return value / 12.92 if value <= _STRAIGHT else ((value + 0.055) / 1.055) ** 2.4


def seen(colour: Colour, eye: str) -> Colour:
    """Return what ``colour`` looks like to ``eye``."""
    red, green, blue = (min(1.0, max(0.0, value)) for value in _times(EYES[eye], colour))
    return red, green, blue


def _times(matrix: tuple[Colour, Colour, Colour], colour: Colour) -> Colour:
    one, two, three = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def contrast(one: Colour, two: Colour) -> float:
    """Return the contrast of WCAG."""
    dim, bright = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, two))
    return (bright + 0.05) / (dim + 0.05)


def lab(colour: Colour) -> Colour:
    """Return CIE L*a*b* of a colour in linear light."""
    x, y, z = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
        for value in (part / white for part, white in zip(_times(_TO_XYZ, colour), _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Colour, two: Colour) -> float:
    """Return CIEDE2000 between two colours in L*a*b* (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    chroma7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * math.sqrt(chroma7 / (chroma7 + 25**7))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    blue = math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    bent = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * blue
    return math.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + bent * by_chroma * by_hue)


def nearest(colours: dict[str, Colour], names: list[str], eye: str) -> tuple[float, str, str]:
    """Return the smallest difference between any two of ``names`` as ``eye`` sees them, and which two."""
    looks = {name: lab(seen(colours[name], eye)) for name in names}
    return min((difference(looks[a], looks[b]), a, b) for a, b in combinations(names, 2))


def faintest(colours: dict[str, Colour]) -> tuple[float, str, str]:
    """Return the smallest contrast of a tone against what may lie behind it, and which two."""
    return min((contrast(colours[a], colours[b]), a, b) for a in TONES for b in GROUNDS)


def main() -> None:
    """Print the numbers."""
    for scheme, colours in schemes().items():
        print(scheme)
        for eye in EYES:
            apart, a, b = nearest(colours, TONES, eye)
            first, *_ = nearest(colours, TONES[:4], eye)
            other, *_ = nearest(colours, [*TONES, "ink-3"], eye)
            print(f"  {eye:20}{apart:6.1f} ({a}, {b}); first four {first:.1f}; with no programme {other:.1f}")
        least, a, b = faintest(colours)
        print(f"  {'contrast':20}{least:6.2f} ({a} on {b})")


if __name__ == "__main__":
    main()
