"""One slide, composed: title above, the map in the middle, labels beside it, legend and source below."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import dist
from typing import TYPE_CHECKING

from maps.palette import inks
from maps.slides.colours import colours
from maps.slides.drawing import (
    HEIGHT,
    WIDTH,
    Group,
    Item,
    Line,
    Piece,
    Run,
    Shape,
    Slide,
    Stroke,
    Words,
    rectangle,
)
from maps.slides.footing import Footing
from maps.slides.labelling import Box, labelled
from maps.slides.land import countries
from maps.slides.margins import MOST, drawn, rows_for
from maps.slides.marks import beyond, dot, dot_radius
from maps.slides.naming import labels
from maps.slides.places import placed
from maps.slides.stories import ENGLISH
from maps.slides.ties import tie_shapes
from maps.slides.typeface import cleaned, shortened, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from maps.languages import Language
    from maps.slides.labelling import Point
    from maps.slides.margins import Label
    from maps.slides.places import Dot, Places
    from maps.slides.stories import Story
    from partners.bitmaps import Bitmap
    from partners.model import PartnerId, Registry

MARGIN = 28.0
PANE = Box(244, 102, WIDTH - 244, 470)
"""The map; the labels stand between it and the slide's margins."""

_FOOT = Box(MARGIN, 479, WIDTH - MARGIN, HEIGHT - 12)
_TITLE_SIZES = (25.0, 22.0, 19.0)


@dataclass(frozen=True, slots=True)
class Studio:
    """What all slides of a registry share: it, the date they carry, its logos, the language they speak."""

    registry: Registry
    date: str
    logos: Mapping[PartnerId, Bitmap] = field(default_factory=dict)
    spoken: Language = ENGLISH

    def slides(self, told: Iterable[Story]) -> Iterator[Slide]:
        """Yield the slide of every story."""
        ink = inks(self.registry)
        for story in told:
            places = placed(self.registry, story.partners, PANE)
            named, note = labels(self.registry, story, places, self.logos, self.spoken)
            missing = self._listed(places.missing)
            notes = [self.spoken.t("Without a place on the map: {names}.", names=missing)] if missing else []
            ties = tie_shapes(self.registry, story, places, ink)
            foot = Footing(
                registry=self.registry,
                story=story if ties else replace(story, lanes=(), joins=""),  # nothing to explain
                inks=ink,
                date=self.date,
                notes=[*notes, note] if note else notes,
                outside=places.any_outside,
                room=_FOOT,
                spoken=self.spoken,
            )
            items = (
                *_head(story),
                Group("Map", tuple(_map(self.registry, places))),
                *((Group("Ties", ties),) if ties else ()),
                *_labelled(named, places, tuple(_dots(self.registry, story, places))),
                *foot.items(),
            )
            about = self._about(story)
            yield Slide(story.kind, story.id, cleaned(story.title), about, items, self.spoken.tag)

    def _about(self, story: Story) -> str:
        """Return a slide in words, for those who do not see it."""
        named = self._listed(story.partners, most=MOST)
        return " ".join(
            (*map(cleaned, story.lines), self.spoken.t("A map of Europe with {names}.", names=named))
        )

    def _listed(self, partners: Sequence[PartnerId], most: int = 6) -> str:
        shown = ", ".join(self.registry.partners[partner].label for partner in partners[:most])
        if len(partners) <= most:
            return shown
        return self.spoken.t("{names} and {n} more", names=shown, n=self.spoken.number(len(partners) - most))


def _head(story: Story) -> Iterator[Item]:
    room = WIDTH - 2 * MARGIN
    title = cleaned(story.title)
    size = next((s for s in _TITLE_SIZES if width(title, s, bold=True) <= room), _TITLE_SIZES[-1])
    run = Run(shortened(title, room, size, bold=True), size, colours()["ink"], bold=True)
    yield rectangle("Accent", Box(MARGIN, 22, MARGIN + 34, 25.5), fill=colours()["accent"])
    yield Words("Title", MARGIN, 31, ((run,),), title=True)
    lines = [line for text in story.lines for line in wrapped(cleaned(text), room, 12)][:2]
    if lines:
        yield Words("Subtitle", MARGIN, 63, tuple((Run(line, 12, colours()["ink-2"]),) for line in lines))


def _map(registry: Registry, places: Places) -> Iterator[Item]:
    """Yield sea, countries and the map's edge; countries with partners are a little darker."""
    token = colours()
    yield rectangle("Sea", PANE, fill=token["sea"])
    home = {registry.partners[partner].country for partner in places.at}
    border = Stroke(token["border"], 0.5)
    for country in countries(places.frame):
        pieces = tuple(Piece(ring[0], ring[1:], closed=True) for ring in country.rings)
        yield Shape(country.name, pieces, token["land-home" if country.code in home else "land"], border)
    yield rectangle("Edge of the map", PANE, stroke=Stroke(token["line"], 0.75))


def _labelled(named: Sequence[Label], places: Places, dots: Sequence[Item]) -> Iterator[Item]:
    """Yield leaders, the dots over their ends, and the labels beside the map."""
    rows = rows_for(len(named))
    slots = labelled([label.at for label in named], PANE, rows)
    reach = {found.at: _radius(found, places) + 1 for found in places.dots}
    leader = Stroke(colours()["line-2"], 0.6)
    for label, slot in zip(named, slots, strict=True):
        yield Line(f"To {label.name}", slot.port, _short_of(slot.port, label.at, reach[label.at]), leader)
    yield from dots
    for label, slot in zip(named, slots, strict=True):
        outer = MARGIN if slot.side == "left" else WIDTH - MARGIN
        yield from drawn(label, slot, PANE, rows=rows, outer=outer)


def _dots(registry: Registry, story: Story, places: Places) -> Iterator[Item]:
    """Yield the dots, the largest first, so that none is hidden, and who stands out over all."""
    focused = [(not story.focus.isdisjoint(found.partners), found) for found in places.dots]
    for focus, found in sorted(focused, key=lambda dot: (dot[0], -len(dot[1].partners), dot[1].at)):
        names = ", ".join(registry.partners[partner].label for partner in found.partners)
        if found.outside:
            yield beyond(names, found.at, PANE)
        else:
            yield dot(names, found.at, _radius(found, places), focus=focus)


def _radius(found: Dot, places: Places) -> float:
    return dot_radius(len(found.partners), len(places.dots))


def _short_of(port: Point, at: Point, radius: float) -> Point:
    """Return where a leader ends: at the dot's edge."""
    share = max(0.0, 1 - radius / dist(port, at))
    return round(port[0] + (at[0] - port[0]) * share, 2), round(port[1] + (at[1] - port[1]) * share, 2)
