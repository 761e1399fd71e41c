"""Which label stands in which slot beside the map, so that no two leader lines cross.

This is boundary labelling, two-sided, with straight leaders of minimal total length (M. Bekos,
M. Kaufmann, A. Symvonis and A. Wolff, "Boundary labeling: models and efficient algorithms for
rectangular maps", Computational Geometry 36, 2007, section 3: straight leaders from a shortest
matching). Both sides of the pane are divided into rows of one height; each row has a port in the
middle of its edge. Points and ports are matched by an optimal assignment (D. Crouse, "On
implementing 2D rectangular assignment algorithms", IEEE Transactions on Aerospace and Electronic
Systems 52, 2016: what `scipy.optimize.linear_sum_assignment` does), over all ways to share the labels
between the sides at once.

Why a shortest matching has no crossing, wherever the points lie: let the leaders p-a and q-b meet in x,
with p and q different. Then |pa| + |qb| = |px| + |xb| + |qx| + |xa| >= |pb| + |qa|. Were both sides
equal, x would lie on p-b and on q-a, too. If x is not p, then a and b lie on the ray from p through x,
which leaves the pane, being convex, in one point only; so a and b would be one port. So x is p, and in
the same way x is q, and p is q after all. Hence exchanging a and b is strictly shorter, which a
shortest matching cannot be. Leaders meet only where they begin: at points that coincide. Nor does one
run through another one's point, or leave the pane, or touch a label, since those stand outside.

The proof needs exact lengths, the assignment has rounded ones: so points are snapped to a fine grid,
and pairs that cross there by exact whole numbers, if any, are exchanged until none is left.
"""

# ruff: noqa: PLC0415 -- scipy is imported where it is used, so that commands start at once

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import dist
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]
Side = Literal["left", "right"]
_GRID = 64  # steps in a point of type
_Whole = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points of type, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside, not on the edge."""
        return self.left < x < self.right and self.top < y < self.bottom


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one label stands: the side of the pane, the row from above, the port where its leader begins."""

    side: Side
    row: int
    port: Point


def slots(pane: Box, rows: int) -> tuple[Slot, ...]:
    """Return both sides' slots, those on the left first, from above: ``rows`` on each side."""
    step = pane.height / rows
    edges: tuple[tuple[Side, float], ...] = (("left", pane.left), ("right", pane.right))
    return tuple(
        Slot(side, row, (x, pane.top + (row + 0.5) * step)) for side, x in edges for row in range(rows)
    )


def labelled(points: Sequence[Point], pane: Box, rows: int) -> tuple[Slot, ...]:
    """Return a slot for every point, in the order given: leaders of minimal total length, none crossing.

    Points that coincide share their dot: their slots go from above, left before right, in the order given.
    The same points give the same slots. Raises ``ValueError`` when a point does not lie inside the pane
    or there are more points than slots (two for each row).
    """
    for x, y in points:
        if not pane.holds(x, y):
            raise ValueError(f"the point ({x:g}, {y:g}) does not lie inside the map; frame it first")
    free = slots(pane, rows)
    if len(points) > len(free):
        raise ValueError(f"{len(points)} labels do not fit into {len(free)} slots; give more rows")
    if not points:
        return ()
    sites = [_snapped(point) for point in points]
    ports = [_snapped(slot.port) for slot in free]
    chosen = _uncrossed(sites, ports, _shortest(sites, ports))
    return tuple(free[port] for port in _in_order(sites, chosen, free))


def _snapped(point: Point) -> _Whole:
    return round(point[0] * _GRID), round(point[1] * _GRID)


def _shortest(sites: Sequence[_Whole], ports: Sequence[_Whole]) -> list[int]:
    from scipy.optimize import linear_sum_assignment

    _, chosen = linear_sum_assignment([[dist(site, port) for port in ports] for site in sites])
    return [int(port) for port in chosen]


def _uncrossed(sites: Sequence[_Whole], ports: Sequence[_Whole], chosen: list[int]) -> list[int]:
    """Exchange the ports of leaders that meet; ends, since every exchange is shorter and there are few."""
    crossing = True
    while crossing:
        crossing = False
        for i, j in combinations(range(len(sites)), 2):
            if sites[i] != sites[j] and _meet(sites[i], ports[chosen[i]], sites[j], ports[chosen[j]]):
                chosen[i], chosen[j] = chosen[j], chosen[i]
                crossing = True
    return chosen


def _meet(p: _Whole, a: _Whole, q: _Whole, b: _Whole) -> bool:
    """Say whether the segments p-a and q-b have a point in common."""
    if _turn(p, a, q) * _turn(p, a, b) < 0 and _turn(q, b, p) * _turn(q, b, a) < 0:
        return True
    return _on(q, p, a) or _on(b, p, a) or _on(p, q, b) or _on(a, q, b)


def _turn(a: _Whole, b: _Whole, c: _Whole) -> int:
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 0) - (cross < 0)


def _on(point: _Whole, a: _Whole, b: _Whole) -> bool:
    """Say whether a point lies on the segment from a to b."""
    return (
        _turn(a, b, point) == 0
        and min(a[0], b[0]) <= point[0] <= max(a[0], b[0])
        and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
    )


def _in_order(sites: Sequence[_Whole], chosen: Sequence[int], free: Sequence[Slot]) -> list[int]:
    """Deal the slots of points that coincide from above, which changes no length."""
    together = defaultdict(list)
    for i, site in enumerate(sites):
        together[site].append(i)
    result = list(chosen)
    for members in together.values():
        dealt = sorted((chosen[i] for i in members), key=lambda port: (free[port].row, free[port].side))
        for i, port in zip(members, dealt, strict=True):
            result[i] = port
    return result
