"""Where to draw whom beside the map: positions that show who is tied to whom."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import cos, radians, sqrt
from typing import TYPE_CHECKING

from network.selection import members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partners.model import PartnerId, Registry

PROPOSAL = 0.3
"""The pull of a proposal, where that of a project is 1."""
_ROOM = (8.0, 2.2)  # radius kept free around a dot: so much, and so much more by the root of its projects
_SQUEEZE = cos(radians(52))  # a degree of longitude is so much shorter than one of latitude, in mid-Europe


def layout(registry: Registry, *, seed: int = 0) -> dict[PartnerId, tuple[int, int]]:
    """Return a position for every partner, sorted by id: x to the right, y upwards, whole units.

    A unit is a pixel where dots have their full size: dots with a radius of 6 + 2√n units, n being the
    partner's projects, do not touch. The middle of the picture is (0, 0).

    Partners that share projects (proposals too, which pull less) lie together, groups tied more within
    than without lie apart: pull and push are those of the r-PolyLog energy model (A. Noack, "Energy
    models for graph clustering", Journal of Graph Algorithms and Applications 11, 453-480, 2007), with
    Newman's weights (`collaboration_graph`), so that a large consortium is one cluster among others.
    Components lie side by side, the largest first, each turned to fill a screen or to lie flat, and
    mirrored to be most like the map. In rows below them are the partners without any tie.

    The same registry and ``seed`` give the same positions.
    """
    from network.arranging import Picture, arranged  # noqa: PLC0415 -- numpy and scipy, only when asked for

    ids = sorted(registry.partners)
    if not ids:
        return {}
    counts = Counter(partner for project in registry.projects.values() for partner in members(project))
    places = (registry.locations.get(key) for key in ids)
    picture = Picture(
        pairs=list(_pairs(registry, {key: row for row, key in enumerate(ids)})),
        rooms=[_ROOM[0] + _ROOM[1] * sqrt(counts[key]) for key in ids],
        places=[(place.lon * _SQUEEZE, place.lat) if place else None for place in places],
    )
    return dict(zip(ids, arranged(picture, seed), strict=True))


def _pairs(registry: Registry, row: Mapping[PartnerId, int]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of every project, the smaller row first, and what the project adds to their tie."""
    for _, project in sorted(registry.projects.items()):
        crew = sorted(row[partner] for partner in members(project))
        weight = (PROPOSAL if project.is_proposal else 1) / max(len(crew) - 1, 1)
        for one, other in combinations(crew, 2):
            yield one, other, weight
