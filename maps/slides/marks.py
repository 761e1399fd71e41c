"""The marks of a slide: dots at places, signs for what lies beyond the map, monograms, lanes."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from maps.slides.colours import colours
from maps.slides.drawing import Disc, Group, Item, Piece, Run, Shape, Stroke, Words
from maps.slides.typeface import LINE, cleaned

if TYPE_CHECKING:
    from maps.slides.labelling import Box, Point

DOT = 3.4
_SMALL_DOT = 2.4
_MANY = 60  # dots
_GROWTH = 0.8
_LARGEST = 8.0
_BOW = 0.13  # how far a lane bends aside, by its length
_APART = 3.2  # points between lanes of one pair, in their middles
_INITIALS = 3


def dot_radius(partners: int, dots: int = 0) -> float:
    """Return how large the dot of a place with so many partners is, smaller on a map of many dots."""
    least = DOT if dots <= _MANY else _SMALL_DOT
    return round(min(least + _GROWTH * math.log2(max(partners, 1)), _LARGEST), 2)


def dot(name: str, at: Point, radius: float, *, focus: bool) -> Item:
    """Return the dot of a place; who the slide is about, or coordinates, has a ring around it."""
    ink, paper = colours()["node"], colours()["node-ring"]
    plain = Disc(name, *at, radius, ink, Stroke(paper, 1.0))
    if not focus:
        return plain
    ring = Disc("Ring", *at, radius + 3.2, paper, Stroke(ink, 1.4))
    return Group(name, (ring, Disc(name, *at, radius, ink)))


def beyond(name: str, at: Point, pane: Box) -> Shape:
    """Return a triangle at the map's edge that points to a place outside it."""
    middle = (pane.left + pane.right) / 2, (pane.top + pane.bottom) / 2
    angle = math.atan2(at[1] - middle[1], at[0] - middle[0])
    corners = [
        (round(at[0] + r * math.cos(angle + turn), 2), round(at[1] + r * math.sin(angle + turn), 2))
        for r, turn in ((5.5, 0.0), (4.6, 2.3), (4.6, -2.3))
    ]
    return Shape(
        name,
        (Piece(corners[0], tuple(corners[1:]), closed=True),),
        colours()["node"],
        Stroke(colours()["node-ring"], 1.0),
    )


def initials(name: str) -> str:
    """Return up to three letters that stand for a name: a short acronym, else its words' first letters."""
    words = [word for word in re.split(r"[\W_]+", cleaned(name)) if word]
    if words and words[0].isupper() and 1 < len(words[0]) <= _INITIALS:
        return words[0]
    telling = [word for word in words if not word[0].islower()] or words  # not of, de, für
    if len(telling) == 1:
        return telling[0][:2]
    return "".join(word[0] for word in telling[:_INITIALS]).upper() or "?"


def monogram(name: str, at: Point, across: float) -> Group:
    """Return a disc with the initials of a name, for a partner without a logo."""
    letters = initials(name)
    size = round(across * (0.40 if len(letters) < _INITIALS else 0.32), 2)
    ground, ink = colours()["surface-2"], colours()["ink-2"]
    words = Words(
        "Initials",
        at[0],
        round(at[1] - LINE * size / 2, 2),
        ((Run(letters, size, ink, bold=True),),),
        "middle",
    )
    return Group(
        f"Monogram {letters}", (Disc("Disc", *at, across / 2, ground, Stroke(colours()["line"], 0.75)), words)
    )


def lane(a: Point, b: Point, order: int, count: int) -> Piece:
    """Return a curve between two places, the ``order``-th of ``count``: bent upwards, beside the others."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    length = math.hypot(dx, dy) or 1.0
    nx, ny = (dy / length, -dx / length) if dx >= 0 else (-dy / length, dx / length)
    bow = _BOW * length + _APART * 4 / 3 * (order - (count - 1) / 2)
    first = (round(ax + dx / 3 + nx * bow, 2), round(ay + dy / 3 + ny * bow, 2))
    second = (round(bx - dx / 3 + nx * bow, 2), round(by - dy / 3 + ny * bow, 2))
    return Piece(a, ((*first, *second, bx, by),))
