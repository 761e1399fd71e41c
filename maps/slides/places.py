"""Where the partners of a slide are drawn, and which of them share a dot."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.slides.framing import Frame, framed, project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from maps.slides.labelling import Box, Point
    from partners.model import PartnerId, Registry


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the slide with the partners there; ``outside`` when their place is beyond the map."""

    at: Point
    partners: tuple[PartnerId, ...]
    outside: bool


@dataclass(frozen=True, slots=True)
class Places:
    """The frame of a slide, where each placed partner is marked in it, and who has no place at all."""

    frame: Frame
    at: Mapping[PartnerId, Point]
    dots: tuple[Dot, ...]
    missing: tuple[PartnerId, ...]

    @property
    def any_outside(self) -> bool:
        """Whether some partner's place is beyond the map."""
        return any(dot.outside for dot in self.dots)


def placed(
    registry: Registry,
    partners: Sequence[PartnerId],
    pane: Box,
    around: Callable[[Sequence[Point], Box], Frame] = framed,
) -> Places:
    """Return where partners are marked in a pane; ``around`` frames their places in it."""
    metres = {
        partner: project(found.lat, found.lon)
        for partner in partners
        if (found := registry.locations.get(partner))
    }
    frame = around(list(metres.values()), pane)
    at = {partner: frame.pinned(*place) for partner, place in metres.items()}
    together: defaultdict[Point, list[PartnerId]] = defaultdict(list)
    for partner, point in at.items():
        together[point].append(partner)
    dots = tuple(
        Dot(point, tuple(members), any(frame.beyond(*metres[member]) for member in members))
        for point, members in sorted(together.items())
    )
    return Places(frame, at, dots, tuple(partner for partner in partners if partner not in at))
