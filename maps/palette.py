"""Colour, dash and order of programmes: the same in every legend, lane and page.

A family is a root programme with all that nest under it. A family has one tone of the palette
(``--tone-0`` to ``--tone-9`` in ``maps/browser/style/tokens.css``, for light and for dark); inside it
the dash tells programmes apart, so that colour is never the only sign. The first families have the tones
that are furthest apart; those after the ninth share the last. No two programmes with projects look the
same as long as there are tones and dashes left: a family of more than eight borrows another tone.
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

    dealt = _Dashes()
    result: dict[ProgrammeId, Ink] = {}
    toned = 0  # families so far that have no colour of their own
    for family in families:
        members = sorted(
            (programme for programme, root in roots.items() if root == family),
            key=lambda programme: (programme != family, -used[programme], programme),
        )
        drawn = [programme for programme in members if used[programme]]
        tone = dealt.home(toned, len(drawn))
        quiet = tone, dealt.next(tone)  # for those without a project: the sign of the family's first
        toned += not registry.programmes[family].color
        rank = 0
        for programme in members:
            color = registry.programmes[programme].color or registry.programmes[family].color or ""
            if color:
                sign = -1, rank % DASHES
                rank += programme in drawn
            else:
                sign = dealt.deal(tone) if programme in drawn else quiet
            result[programme] = Ink(family, sign[0], color, sign[1], order=len(result))
    return result


class _Dashes:
    """Deals out dashes, so that no tone has the same dash twice as long as there are any left."""

    def __init__(self) -> None:
        self._dealt = [0] * TONES

    def home(self, place: int, count: int) -> int:
        """Return the tone of the family at ``place``, which needs ``count`` dashes."""
        tone = min(place, _REST)
        shared = place >= _REST and self._dealt[tone] + count > DASHES
        return self._roomiest() if shared else tone

    def next(self, tone: int) -> int:
        """Return the dash that ``tone`` deals next."""
        return self._dealt[tone] % DASHES

    def deal(self, tone: int) -> tuple[int, int]:
        """Return ``tone`` with a dash of its own; another tone where it has none left."""
        if self._dealt[tone] >= DASHES:
            tone = self._roomiest()
        dash = self.next(tone)
        self._dealt[tone] += 1
        return tone, dash

    def _roomiest(self) -> int:
        return min(range(TONES), key=lambda tone: (self._dealt[tone], -tone))
