"""The lines between the places of a slide: one curve for each pair and programme."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from maps.slides.colours import PATTERNS, ink_colour
from maps.slides.drawing import Piece, Shape, Stroke
from maps.slides.marks import lane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maps.palette import Ink
    from maps.slides.labelling import Point
    from maps.slides.places import Places
    from maps.slides.stories import Lane
    from partners.model import ProgrammeId, Registry


class Told(Protocol):
    """What has lines between partners: the story of a slide, or a picture's card."""

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Return the lines."""


_APART = 60
"""Lines that are each a shape of their own; of more, those of a programme are one shape."""

_LOOKS = ((_APART, 1.7, 0.9), (150, 1.1, 0.75), (400, 0.8, 0.5))
"""Up to so many lines: their width, and how opaque."""

_FAINT = 0.5, 0.24


def tie_shapes(
    registry: Registry,
    story: Told,
    places: Places,
    inks: Mapping[ProgrammeId, Ink],
    *,
    grown: float = 1.0,
) -> tuple[Shape, ...]:
    """Return the lines, those of the legend's first programmes on top; none within one dot.

    They are ``grown`` times as wide as on a slide.
    """
    between: defaultdict[tuple[Point, Point], set[ProgrammeId | None]] = defaultdict(set)
    names: dict[tuple[Point, Point], str] = {}
    for source, target, programme in story.lanes:
        if source not in places.at or target not in places.at:
            continue
        a, b = sorted((places.at[source], places.at[target]))
        if a != b:
            between[a, b].add(programme)
            names.setdefault((a, b), f"{registry.partners[source].label} – {registry.partners[target].label}")

    def order(programme: ProgrammeId | None) -> int:
        return inks[programme].order if programme else len(inks)

    curves: defaultdict[ProgrammeId | None, list[tuple[str, Piece]]] = defaultdict(list)
    for ends, programmes in sorted(between.items()):
        for i, programme in enumerate(sorted(programmes, key=order)):
            curves[programme].append((names[ends], lane(*ends, i, len(programmes))))
    total = sum(map(len, curves.values()))
    shapes: list[Shape] = []
    for programme in sorted(curves, key=order, reverse=True):
        stroke = _stroke(inks[programme] if programme else None, total, grown)
        if total <= _APART:
            shapes += [Shape(name, (piece,), None, stroke) for name, piece in curves[programme]]
        else:
            name = registry.programmes[programme].label if programme else "No programme"
            shapes.append(Shape(name, tuple(piece for _, piece in curves[programme]), None, stroke))
    return tuple(shapes)


def _stroke(ink: Ink | None, total: int, grown: float) -> Stroke:
    wide, opacity = next(((wide, share) for most, wide, share in _LOOKS if total <= most), _FAINT)
    return Stroke(ink_colour(ink), round(grown * wide, 2), *pattern(ink), opacity)


def pattern(ink: Ink | None) -> tuple[tuple[float, ...], bool]:
    """Return a programme's dashes, and whether they are round; of no programme a whole line."""
    return PATTERNS[ink.dash % len(PATTERNS)] if ink else ((), False)
