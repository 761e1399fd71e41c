"""Countries as shapes: the outlines of the explorer, simplified for the frame's scale and cut at its edge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from maps.bundle import bundle_json
from maps.slides.labelling import Box, Point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from maps.slides.framing import Frame

_DETAIL = 0.3  # points on the slide that an outline may be off
_SPECK = 0.4  # square points below which an island is left out


@dataclass(frozen=True, slots=True)
class Country:
    """What of a country is in the frame: rings on the slide."""

    code: str
    name: str
    rings: tuple[tuple[Point, ...], ...]


def countries(frame: Frame) -> tuple[Country, ...]:
    """Return every country with land in the frame, sorted by code."""
    level = round(2 * math.log2(frame.scale))  # one simplification serves all frames of about one scale
    pane = frame.pane
    found: dict[str, tuple[str, list[tuple[Point, ...]]]] = {}
    for source in _sources(frame):
        for code, name, rings in _simplified(source, level):
            for box, ring in rings:
                left, bottom = frame.at(box.left, box.top)
                right, top = frame.at(box.right, box.bottom)
                if right < pane.left or left > pane.right or bottom < pane.top or top > pane.bottom:
                    continue
                drawn = [frame.at(x, y) for x, y in ring]
                if left < pane.left or right > pane.right or top < pane.top or bottom > pane.bottom:
                    drawn = _cut(drawn, pane)
                if len(drawn) > 2 and abs(_area(drawn)) >= _SPECK:  # noqa: PLR2004 - a triangle
                    found.setdefault(code, (name, []))[1].append(tuple(drawn))
    return tuple(Country(code, name, tuple(rings)) for code, (name, rings) in sorted(found.items()))


def _sources(frame: Frame) -> Iterator[str]:
    """Yield Europe, and the rest of the world where the frame reaches beyond it."""
    yield "basemap.json"
    window = _window()
    half = frame.pane.width / 2 / frame.scale, frame.pane.height / 2 / frame.scale
    x, y = frame.centre
    if (
        x - half[0] < window.left
        or x + half[0] > window.right
        or y - half[1] < window.top
        or y + half[1] > window.bottom
    ):
        yield "world.json"


def _topology(source: str) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", bundle_json(source))


@cache
def _window() -> Box:
    topology = _topology("basemap.json")
    (x, y), unit = topology["origin"], topology["unit"]
    west, south, east, north = topology["window"]
    return Box(x + west * unit, y + south * unit, x + east * unit, y + north * unit)


@cache
def _simplified(
    source: str, level: int
) -> tuple[tuple[str, str, tuple[tuple[Box, tuple[Point, ...]], ...]], ...]:
    """Return code, name and rings (metres, with the box around each) of every country of a topology."""
    topology = _topology(source)
    detail = _DETAIL / 2 ** (level / 2)
    arcs = [_thinned(_unpacked(arc, topology), detail) for arc in topology["arcs"]]
    names = topology["countries"]
    return tuple(
        (code, name, tuple((_around(ring), ring) for ring in (_joined(arcs, ends) for ends in rings)))
        for code, name, rings in zip(names["code"], names["name"], topology["rings"], strict=True)
    )


def _unpacked(arc: list[int], topology: Mapping[str, Any]) -> list[Point]:
    (x, y), unit = topology["origin"], topology["unit"]
    points = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx * unit, y + dy * unit
        points.append((x, y))
    return points


def _thinned(points: list[Point], detail: float) -> list[Point]:
    """Return a line without the points that it can do without (D. Douglas and T. Peucker, 1973).

    The ends stay, so neighbours keep one border.
    """
    kept = [True] + [False] * (len(points) - 2) + [True] if len(points) > 1 else [True]
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:  # noqa: PLR2004 - nothing between
            continue
        off = _distance_from(points[first], points[last])
        farthest = max(range(first + 1, last), key=lambda i: off(points[i]))
        if off(points[farthest]) > detail:
            kept[farthest] = True
            waiting += [(first, farthest), (farthest, last)]
    return [point for point, keep in zip(points, kept, strict=True) if keep]


def _distance_from(a: Point, b: Point) -> Callable[[Point], float]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    if not length:
        return lambda p: math.hypot(p[0] - a[0], p[1] - a[1])
    return lambda p: abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / length


def _joined(arcs: list[list[Point]], ends: list[int]) -> tuple[Point, ...]:
    """Return a ring: arcs end to end, ``~i`` backwards, without the points where they meet twice."""
    ring: list[Point] = []
    for i in ends:
        arc = arcs[i] if i >= 0 else arcs[~i][::-1]
        ring += arc[1:] if ring else arc
    return tuple(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)


def _around(ring: tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _cut(ring: list[Point], pane: Box) -> list[Point]:
    """Return a ring cut at the pane's edges (I. Sutherland and G. Hodgman, 1974)."""
    for axis, edge, sign in ((0, pane.left, 1), (0, pane.right, -1), (1, pane.top, 1), (1, pane.bottom, -1)):
        if not ring:
            return ring
        inside = [sign * (point[axis] - edge) >= 0 for point in ring]
        cut = []
        for i, point in enumerate(ring):
            if inside[i] != inside[i - 1]:
                cut.append(_at_edge(ring[i - 1], point, axis, edge))
            if inside[i]:
                cut.append(point)
        ring = cut
    return ring


def _at_edge(a: Point, b: Point, axis: int, edge: float) -> Point:
    share = (edge - a[axis]) / (b[axis] - a[axis])
    other = round(a[1 - axis] + share * (b[1 - axis] - a[1 - axis]), 2)
    return (edge, other) if axis == 0 else (other, edge)


def _area(ring: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
