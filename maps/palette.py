"""Colour, dash and order of programmes: the same in every legend, lane and page.

A family is a root programme with all that nest under it. A family has one tone of the palette
(``--tone-0`` to ``--tone-9`` in ``maps/browser/style/tokens.css``, for light and for dark); inside it
the dash tells programmes apart, so that colour is never the only sign.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partners.model import ProgrammeId, Registry

TONES = 10
DASHES = 8
_REST = TONES - 1


@dataclass(frozen=True, slots=True)
class Ink:
    """How a programme is drawn: ``tone`` 0 to 9 (-1 when ``color`` is given), ``dash`` 0 to 7, its place."""

    family: ProgrammeId
    tone: int
    color: str
    dash: int
    order: int


def root_of(registry: Registry, programme: ProgrammeId) -> ProgrammeId:
    """Return the programme at the top of ``programme``'s line of parents (itself when it has none)."""
    seen = {programme}
    while (parent := registry.programmes[programme].parent) is not None and parent not in seen:
        seen.add(parent)
        programme = parent
    return programme


def inks(registry: Registry) -> dict[ProgrammeId, Ink]:
    """Return the ink of every programme, in legend order: families by projects, then their programmes."""
    used = Counter(project.programme for project in registry.projects.values() if project.programme)
    roots = {programme: root_of(registry, programme) for programme in registry.programmes}
    size: Counter[ProgrammeId] = Counter()
    for programme, root in roots.items():
        size[root] += used[programme]
    families = sorted(set(roots.values()), key=lambda root: (-size[root], root))

    result: dict[ProgrammeId, Ink] = {}
    in_last_tone = 0  # programmes so far of the families that share it: their dashes go on, family by family
    for place, family in enumerate(families):
        members = sorted(
            (programme for programme, root in roots.items() if root == family),
            key=lambda programme: (programme != family, -used[programme], programme),
        )
        drawn = [programme for programme in members if used[programme]]
        shares = place >= _REST and not registry.programmes[family].color
        first = in_last_tone if shares else 0
        for programme in members:
            rank = drawn.index(programme) if programme in drawn else 0
            color = registry.programmes[programme].color or registry.programmes[family].color or ""
            result[programme] = Ink(
                family=family,
                tone=-1 if color else min(place, _REST),
                color=color,
                dash=(first + rank) % DASHES,
                order=len(result),
            )
        in_last_tone += len(drawn) if shares else 0
    return result
