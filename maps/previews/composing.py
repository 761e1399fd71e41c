"""One picture, composed: the name on the left, a map to the picture's edges on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.slides.colours import colours
from maps.slides.drawing import Run, Words, rectangle
from maps.slides.framing import framed, snapped
from maps.slides.labelling import Box
from maps.slides.marks import beyond, dot, dot_radius
from maps.slides.places import placed
from maps.slides.ties import tie_shapes
from maps.slides.typeface import LINE, cleaned, lacking, shortened, width, wrapped
from partners.contrast import LIGHT, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from maps.palette import Ink
    from maps.previews.cards import Card
    from maps.slides.drawing import Item
    from maps.slides.framing import Frame
    from maps.slides.labelling import Point
    from maps.slides.places import Dot, Places
    from partners.model import ProgrammeId, Registry, Site

WIDTH, HEIGHT = 1200, 630
"""Pixels: what the Open Graph's readers take whole."""

PANE = Box(500, 0, WIDTH, HEIGHT)
_LEFT, _ROOM = 56, 420
_TITLE_SIZES = (58, 50, 43, 37)
_TITLE_LINES = 4
_FACTS, _FOOT, _LABEL = 25, 21, 19
_GAP = 22
_GROWN = 1.7  # marks of a slide are drawn larger here: pictures are looked at small
_MOST_LABELS = 7
_EDGE = 8  # between labels and the picture's edges


@dataclass(frozen=True, slots=True)
class Composed:
    """A picture before it is painted: what of the land is seen, and what lies over it from below."""

    frame: Frame
    home: frozenset[str]
    items: tuple[Item, ...]


def composed(registry: Registry, card: Card, inks: Mapping[ProgrammeId, Ink]) -> Composed:
    """Return a card in shapes and words."""
    places = placed(registry, card.partners, PANE, lambda at, pane: snapped(framed(at, pane)))
    home = frozenset(registry.partners[partner].country for partner in places.at)
    items = (
        *tie_shapes(registry, card, places, inks, grown=_GROWN),
        *_dots(registry, card, places),
        *_labels(registry, card, places),
        *_text(card, registry.site),
    )
    return Composed(places.frame, home, items)


def _dots(registry: Registry, card: Card, places: Places) -> Iterator[Item]:
    ordered = sorted(places.dots, key=lambda found: (_in_focus(card, found), -len(found.partners), found.at))
    for found in ordered:
        name = registry.partners[found.partners[0]].label
        if found.outside:
            yield beyond(name, found.at, PANE)
        else:
            yield dot(name, found.at, _radius(found, places), focus=_in_focus(card, found))


def _in_focus(card: Card, found: Dot) -> bool:
    return not card.focus.isdisjoint(found.partners)


def _radius(found: Dot, places: Places) -> float:
    return _GROWN * dot_radius(len(found.partners), len(places.dots))


def _labels(registry: Registry, card: Card, places: Places) -> Iterator[Words]:
    """Yield names beside dots where there is room: who stands out first, then the places of most partners."""
    taken = [
        Box(x - r, y - r, x + r, y + r)
        for found in places.dots
        for (x, y), r in ((found.at, _radius(found, places) + 2),)
    ]
    ordered = sorted(
        places.dots, key=lambda found: (not _in_focus(card, found), -len(found.partners), found.at)
    )
    written = 0
    for found in ordered:
        if written == _MOST_LABELS or not (card.labelled or _in_focus(card, found)):
            return
        stands = sorted(set(found.partners) & card.focus) or found.partners
        name = _sayable(registry.partners[stands[0]].label, "")
        if not name:
            continue
        reach = _radius(found, places) + (10 if _in_focus(card, found) else 6)
        for words in _beside(shortened(name, 230, _LABEL, bold=True), found.at, reach):
            box = _wider(words.box, 3)
            if _inside(box) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                written += 1
                yield words
                break


def _beside(name: str, at: Point, reach: float) -> Iterator[Words]:
    run = Run(name, _LABEL, colours()["ink"], bold=True)
    x, y = at
    middle = y - LINE * _LABEL / 2
    yield Words("Label", x + reach, middle, ((run,),))
    yield Words("Label", x - reach, middle, ((run,),), "right")
    yield Words("Label", x, y - reach - LINE * _LABEL, ((run,),), "middle")
    yield Words("Label", x, y + reach, ((run,),), "middle")


def _wider(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _inside(box: Box) -> bool:
    return (
        PANE.left + _EDGE < box.left
        and box.right < PANE.right - _EDGE
        and box.top > _EDGE
        and box.bottom < HEIGHT - _EDGE
    )


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _text(card: Card, site: Site) -> Iterator[Item]:
    """Yield the column on the left: accent, name, facts, and at the foot the site's title."""
    token = colours()
    accent = nearest(site.colours.accent, LIGHT) if site.colours and site.colours.accent else token["accent"]
    name = _sayable(card.title, card.id)
    size, lines = _fitting(name)
    said = [_sayable(fact, "") for fact in card.facts]
    facts = [line for fact in said for line in wrapped(fact, _ROOM, _FACTS, most=3)][:4]
    high = len(lines) * LINE * size + (_GAP + len(facts) * LINE * _FACTS if facts else 0)
    top = (HEIGHT - high) / 2 - 24
    yield rectangle("Accent", Box(_LEFT, top - 34, _LEFT + 64, top - 27), fill=accent)
    yield Words("Title", _LEFT, top, tuple((Run(line, size, token["ink"], bold=True),) for line in lines))
    if facts:
        below = top + len(lines) * LINE * size + _GAP
        yield Words("Facts", _LEFT, below, tuple((Run(line, _FACTS, token["ink-2"]),) for line in facts))
    title = _sayable(site.title, "")
    foot = wrapped(title, _ROOM, _FOOT) if title != name else ()
    if foot:
        above = HEIGHT - 48 - len(foot) * LINE * _FOOT
        yield Words("Site", _LEFT, above, tuple((Run(line, _FOOT, token["ink-3"]),) for line in foot))


def _sayable(text: str, instead: str) -> str:
    """Return what of a text the typeface can show; ``instead`` where that is less than half."""
    whole = cleaned(text)
    shown = cleaned(whole.translate(dict.fromkeys(map(ord, lacking(whole)))))
    return shown if 2 * len(shown) >= len(whole) else instead


def _fitting(name: str) -> tuple[int, Sequence[str]]:
    """Return the largest size in which a name is whole, and its lines; else the smallest, cut."""
    for size in _TITLE_SIZES:
        lines = wrapped(name, _ROOM, size, bold=True, most=_TITLE_LINES)
        if " ".join(lines) == name and all(width(line, size, bold=True) <= _ROOM for line in lines):
            return size, lines
    return size, lines
