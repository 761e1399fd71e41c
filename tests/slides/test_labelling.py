"""Leaders never cross, take the shortest total length, and every label has a slot of its own."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import dist
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.slides.labelling import Box, Slot, labelled, slots

PANE = Box(200, 80, 760, 480)
GRID = 64


def crossings(points: list[tuple[float, float]], found: tuple[Slot, ...]) -> int:
    """Count leaders that have a point in common and do not begin at one place, by exact fractions."""
    ends = [(snapped(p), snapped(s.port)) for p, s in zip(points, found, strict=True)]
    return sum(one[0] != other[0] and meet(one, other) for one, other in combinations(ends, 2))


def snapped(point: tuple[float, float]) -> tuple[Fraction, Fraction]:
    x, y = (Fraction(round(value * GRID)) for value in point)
    return x, y


def meet(one: tuple, other: tuple) -> bool:
    """Solve p + s (a - p) = q + t (b - q) for s and t in 0..1."""
    (px, py), (ax, ay) = one
    (qx, qy), (bx, by) = other
    ux, uy, vx, vy, wx, wy = ax - px, ay - py, bx - qx, by - qy, qx - px, qy - py
    determinant = ux * vy - uy * vx
    if determinant:
        s, t = (wx * vy - wy * vx) / determinant, (wx * uy - wy * ux) / determinant
        return 0 <= s <= 1 and 0 <= t <= 1
    if wx * uy - wy * ux:
        return False  # parallel
    along = [Fraction(0), ux * ux + uy * uy]
    across = sorted([wx * ux + wy * uy, (bx - px) * ux + (by - py) * uy])
    return max(along[0], across[0]) <= min(along[1], across[1])


def length(points: list[tuple[float, float]], found: tuple[Slot, ...]) -> float:
    return sum(dist(point, slot.port) for point, slot in zip(points, found, strict=True))


INSIDE = st.tuples(
    st.floats(PANE.left + 1, PANE.right - 1, width=32), st.floats(PANE.top + 1, PANE.bottom - 1, width=32)
)
GATHERED = st.tuples(  # on a few columns and rows: collinear, coincident, level with ports
    st.sampled_from([201.0, 330.0, 480.0, 630.0, 759.0]), st.sampled_from([90.0, 180.0, 280.0, 380.0, 470.0])
)


@settings(max_examples=40, deadline=None)
@given(st.data(), st.integers(2, 60), st.booleans(), st.integers(0, 8))
def test_leaders_never_cross(data: st.DataObject, count: int, gathered: bool, spare: int) -> None:  # noqa: FBT001
    """From 2 to 60 places, coincident and collinear ones too, with and without slots to spare."""
    points = data.draw(st.lists(GATHERED if gathered else INSIDE, min_size=count, max_size=count))

    found = labelled(points, PANE, (count + 1) // 2 + spare)

    assert crossings(points, found) == 0
    assert len({(slot.side, slot.row) for slot in found}) == count


@pytest.mark.parametrize("count", range(2, 61))
def test_leaders_never_cross_in_the_full_margins(count: int) -> None:
    """Every count once, with places spread, in one corner, on one line, and almost at one place."""
    random = Random(count)  # noqa: S311 - a drawing of lots, repeatable
    spread = [(random.uniform(201, 759), random.uniform(81, 479)) for _ in range(count)]
    for points in (
        spread,
        [(x * 0.1 + 200, y * 0.1 + 80) for x, y in spread],
        [(x, 280.0) for x, _ in spread],
        [(480 + round(x) % 3 / GRID, 280 + round(y) % 3 / GRID) for x, y in spread],
    ):
        assert crossings(points, labelled(points, PANE, (count + 1) // 2)) == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(INSIDE, GATHERED), min_size=1, max_size=4), st.integers(2, 3))
def test_no_other_choice_is_shorter(points: list[tuple[float, float]], rows: int) -> None:
    """The total length is the smallest of all ways to give the labels slots."""
    shortest = min(length(points, choice) for choice in permutations(slots(PANE, rows), len(points)))

    assert length(points, labelled(points, PANE, rows)) == pytest.approx(shortest, abs=len(points) / GRID)


def test_labels_go_to_the_side_they_are_near() -> None:
    """On paper: two places near the left edge and one near the right, two rows."""
    found = labelled([(210, 90), (750, 470), (210, 470)], PANE, 2)

    assert [(slot.side, slot.row) for slot in found] == [("left", 0), ("right", 1), ("left", 1)]


def test_partners_at_one_place_are_dealt_from_above() -> None:
    """Coincident places keep their order, so that a list sorted by name reads so beside the map."""
    found = labelled([(480, 280)] * 6, PANE, 3)

    assert [(slot.row, slot.side) for slot in found] == sorted((slot.row, slot.side) for slot in found)


def test_what_cannot_be_labelled_is_refused() -> None:
    """A place on the edge, and more labels than slots."""
    with pytest.raises(ValueError, match="does not lie inside"):
        labelled([(200, 100)], PANE, 3)
    with pytest.raises(ValueError, match="3 labels do not fit into 2 slots"):
        labelled([(300, 100)] * 3, PANE, 1)
