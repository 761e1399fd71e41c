"""What a slide is made of, before it is SVG, PDF, PNG or PPTX: a few shapes and lines of text.

Lengths are points of type (1/72 inch) on a slide of 960 by 540, y downwards. Every item has a name,
which editors of SVG and PPTX show.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from maps.slides.labelling import Box, Point
from maps.slides.typeface import ASCENT, LINE, width

WIDTH, HEIGHT = 960.0, 540.0

Align = Literal["left", "middle", "right"]
Step = tuple[float, ...]
"""A line to (x, y), or a cubic curve to its last pair: (x1, y1, x2, y2, x, y)."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour, width, dashes (in widths of the line; round ones are dots) and how opaque it is."""

    color: str
    width: float
    dash: tuple[float, ...] = ()
    round: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of a path."""

    start: Point
    steps: tuple[Step, ...]
    closed: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point that it goes through or is drawn to."""
        return (self.start, *((s[i], s[i + 1]) for s in self.steps for i in range(0, len(s), 2)))


@dataclass(frozen=True, slots=True)
class Shape:
    """An area or a curve of one or several pieces."""

    name: str
    pieces: tuple[Piece, ...]
    fill: str | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    name: str
    x: float
    y: float
    radius: float
    fill: str
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from one point to another."""

    name: str
    start: Point
    end: Point
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of one size, weight and colour."""

    text: str
    size: float
    color: str
    bold: bool = False

    @property
    def width(self) -> float:
        """In points."""
        return width(self.text, self.size, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text that hang from ``top``, aligned at ``x``; the title is what the slide is called."""

    name: str
    x: float
    top: float
    lines: tuple[tuple[Run, ...], ...]
    align: Align = "left"
    title: bool = False

    @property
    def bases(self) -> tuple[float, ...]:
        """Where each line stands, its letters' feet."""
        result = []
        top = self.top
        for runs in self.lines:
            size = max(run.size for run in runs)
            result.append(top + ASCENT * size)
            top += LINE * size
        return tuple(result)

    def left(self, runs: tuple[Run, ...]) -> float:
        """Where one of the lines begins."""
        return self.x - {"left": 0.0, "middle": 0.5, "right": 1.0}[self.align] * sum(r.width for r in runs)

    @property
    def box(self) -> Box:
        """What the lines cover."""
        wide = max(sum(run.width for run in runs) for runs in self.lines)
        left = self.x - {"left": 0.0, "middle": 0.5, "right": 1.0}[self.align] * wide
        high = sum(LINE * max(run.size for run in runs) for runs in self.lines)
        return Box(left, self.top, left + wide, self.top + high)


@dataclass(frozen=True, slots=True)
class Picture:
    """A bitmap: PNG of our own making."""

    name: str
    box: Box
    png: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are moved as one."""

    name: str
    items: tuple[Item, ...]


Item = Shape | Disc | Line | Words | Picture | Group


@dataclass(frozen=True, slots=True)
class Slide:
    """One picture: ``kind`` and ``id`` name its file, ``about`` says in words what it shows.

    ``tag`` is the language of its words (BCP 47).
    """

    kind: str
    id: str
    title: str
    about: str
    items: tuple[Item, ...]
    tag: str = "en-GB"


def rectangle(name: str, box: Box, *, fill: str | None = None, stroke: Stroke | None = None) -> Shape:
    """Return a box as a shape."""
    corners = ((box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return Shape(name, (Piece((box.left, box.top), corners, closed=True),), fill, stroke)
