"""Which part of Europe a slide shows, and where a place lies in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.slides.labelling import Box, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

RADIUS = 6_371_007.181  # metres: as `laea.ts` and the outlines have it
CENTRE = math.radians(52), math.radians(10)
FALSE = 4_321_000, 3_210_000

EUROPE = Box(-200_000, 700_000, 8_300_000, 7_000_000)
"""Metres in EPSG:3035 (y upwards): from the Azores and the Canaries to the Urals and the Caucasus."""

_SMALLEST = 900_000  # metres across: nearer, a reader loses sight of where in Europe this is
_INSET = 26.0  # points between the outermost places and the map's edge
_EDGE = 9.0  # points from the edge for what lies beyond it


def project(lat: float, lon: float) -> Point:
    """Return metres in EPSG:3035 (ETRS89-LAEA, spherical), x eastwards, y northwards."""
    phi, around = math.radians(lat), math.radians(lon) - CENTRE[1]
    cos_arc = math.sin(CENTRE[0]) * math.sin(phi) + math.cos(CENTRE[0]) * math.cos(phi) * math.cos(around)
    k = RADIUS * math.sqrt(2 / (1 + max(cos_arc, -1 + 1e-9)))
    x = k * math.cos(phi) * math.sin(around)
    y = k * (math.cos(CENTRE[0]) * math.sin(phi) - math.sin(CENTRE[0]) * math.cos(phi) * math.cos(around))
    return FALSE[0] + x, FALSE[1] + y


@dataclass(frozen=True, slots=True)
class Frame:
    """A pane of the slide and what it shows: ``scale`` points for a metre, around ``centre`` (metres)."""

    pane: Box
    centre: Point
    scale: float

    def at(self, x: float, y: float) -> Point:
        """Return where metres lie on the slide, hundredths of a point apart."""
        return (
            round((self.pane.left + self.pane.right) / 2 + (x - self.centre[0]) * self.scale, 2),
            round((self.pane.top + self.pane.bottom) / 2 - (y - self.centre[1]) * self.scale, 2),
        )

    def beyond(self, x: float, y: float) -> bool:
        """Say whether a place lies outside the pane, or too near its edge to be marked."""
        return not self._inner.holds(*self.at(x, y))

    def pinned(self, x: float, y: float) -> Point:
        """Return where a place is marked: there, or at the edge on the way to it from the middle."""
        at = self.at(x, y)
        inner = self._inner
        if inner.holds(*at):
            return at
        middle = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
        dx, dy = at[0] - middle[0], at[1] - middle[1]
        reach = min(
            inner.width / 2 / abs(dx) if dx else math.inf, inner.height / 2 / abs(dy) if dy else math.inf
        )
        return round(middle[0] + dx * reach, 2), round(middle[1] + dy * reach, 2)

    @property
    def _inner(self) -> Box:
        pane = self.pane
        return Box(pane.left + _EDGE, pane.top + _EDGE, pane.right - _EDGE, pane.bottom - _EDGE)


def framed(places: Sequence[Point], pane: Box) -> Frame:
    """Return the frame around places (metres): all in Europe, or simply all when most lie elsewhere.

    Without any place it is Europe's middle.
    """
    near = [(x, y) for x, y in places if EUROPE.holds(x, y)]
    shown = near if 2 * len(near) >= len(places) else list(places)
    if not shown:
        shown = [(2_700_000, 1_700_000), (6_000_000, 4_600_000)]
    xs, ys = [x for x, _ in shown], [y for _, y in shown]
    scale = min(
        (pane.width - 2 * _INSET) / max(max(xs) - min(xs), 1),
        (pane.height - 2 * _INSET) / max(max(ys) - min(ys), 1),
        pane.width / _SMALLEST,
    )
    return Frame(pane, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), scale)


_STEPS = 2  # in a doubling of the scale
_SLACK = 0.1


def snapped(frame: Frame) -> Frame:
    """Return a frame that shows no less, on a coarse grid, so that many pictures have one in common."""
    scale = 2.0 ** (math.floor(_STEPS * math.log2(frame.scale * (1 - _SLACK))) / _STEPS)
    grid = _SLACK * min(frame.pane.width, frame.pane.height) / scale
    x, y = frame.centre
    return Frame(frame.pane, (round(x / grid) * grid, round(y / grid) * grid), scale)
