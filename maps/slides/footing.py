"""What stands below the map: the legend, what is left out, the source and the date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.slides.colours import colours, ink_colour
from maps.slides.drawing import Item, Line, Run, Stroke, Words
from maps.slides.labelling import Box
from maps.slides.marks import DOT, beyond, dot
from maps.slides.stories import ENGLISH
from maps.slides.ties import pattern
from maps.slides.typeface import LINE, cleaned, shortened, width
from maps.text import host_of, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from maps.languages import Language
    from maps.palette import Ink
    from maps.slides.stories import Story
    from partners.model import ProgrammeId, Registry

_SIZE = 8.5  # of the legend
_SMALL = 7.5  # of notes and sources
_SWATCH, _SIGN, _GAP = 22.0, 18.0, 16.0
_RING = 6.5  # half of the widest sign
_ROWS = 2  # of programmes
_STEP = 12.5
_MOST_HOSTS = 4
_MOST_FUNDED = 0.6  # of the room's width


@dataclass(frozen=True, slots=True)
class Footing:
    """What one slide says below its map, in ``room``."""

    registry: Registry
    story: Story
    inks: Mapping[ProgrammeId, Ink]
    date: str
    notes: Sequence[str]
    outside: bool
    room: Box
    spoken: Language = ENGLISH

    def items(self) -> Iterator[Item]:
        """Yield the legend from the top of the room, notes, source and date at its foot."""
        yield from self._signs(self.room.top)
        yield from self._programmes(self.room.top + _STEP)
        base = self.room.bottom - LINE * _SMALL
        dated = self.spoken.t("Registry as of {date}", date=self.date) if self.date else ""
        left = width(dated, _SMALL) + _GAP if dated else 0
        above = base - LINE * _SMALL - 1
        funded = self._funded()
        beside = width(funded, _SMALL) + _GAP if funded else 0
        yield from self._quiet("Note", " ".join(self.notes), above, self.room.width - beside)
        if funded:
            run = Run(funded, _SMALL, colours()["plain"])
            yield Words("Funding", self.room.right, round(above, 2), ((run,),), "right")
        yield from self._quiet("Source", self._source(), base, self.room.width - left)
        if dated:
            run = Run(dated, _SMALL, colours()["ink-3"])
            yield Words("Date", self.room.right, round(base, 2), ((run,),), "right")

    def _quiet(self, name: str, text: str, top: float, room: float) -> Iterator[Item]:
        if text:
            run = Run(shortened(cleaned(text), room, _SMALL), _SMALL, colours()["ink-3"])
            yield Words(name, self.room.left, round(top, 2), ((run,),))

    def _funded(self) -> str:
        """Return who funds the site, in its first language: whole, as funders ask, or not at all."""
        site = self.registry.site
        words = cleaned(site.funding.text.chosen(*site.languages)[1]) if site.funding else ""
        return words if width(words, _SMALL) <= self.room.width * _MOST_FUNDED else ""

    def _source(self) -> str:
        site, hosts, t = self.registry.site, self.story.hosts, self.spoken.t
        home = web_address(site.home)
        named = ", ".join(hosts[:_MOST_HOSTS])
        if len(hosts) > _MOST_HOSTS:
            named = t("{names} and others", names=named)
        own = f"{site.title} ({host_of(home)})" if home else site.title
        asked = set(self.registry.place_sources)
        credits_ = [t("Places: GeoNames (CC BY 4.0)")] * ("geonames" in asked)
        credits_ += [t("© OpenStreetMap contributors (ODbL)")] * bool(asked - {"geonames", "registry"})
        source = t("Source: {names}", names="; ".join(filter(None, (own, named))))
        return "".join(f"{words}. " for words in (source, *credits_, t("Boundaries: Natural Earth"))).rstrip()

    def _signs(self, top: float) -> Iterator[Item]:
        """Yield what dots and lines mean, in one row."""
        middle = round(top + LINE * _SIZE / 2, 2)
        x = self.room.left
        t = self.spoken.t
        signs = [("dot", t("Partner") if self.story.kind != "overview" else t("Place of partners"))]
        if self.story.focus:
            signs.append(("ring", self.story.stands))
        if self.outside:
            signs.append(("beyond", t("Beyond the map, in this direction")))
        for sign, text in signs:
            words = shortened(cleaned(text), self.room.width / 3, _SIZE)
            at = (round(x + _RING, 2), middle)
            if sign == "beyond":
                yield beyond(words, at, Box(at[0] - 30, middle - 5, at[0] - 1, middle + 5))
            else:
                yield dot(words, at, DOT, focus=sign == "ring")
            yield _words(words, x + _SIGN, top)
            x += _SIGN + width(words, _SIZE) + _GAP
        if self.story.joins:
            yield _words(shortened(self.story.joins, self.room.right - x, _SIZE), x, top)

    def _programmes(self, top: float) -> Iterator[Item]:
        """Yield the colours of programmes in rows; what does not fit is counted."""
        shown = sorted(
            {lane.programme for lane in self.story.lanes if lane.programme}, key=lambda p: self.inks[p].order
        )
        x, row = self.room.left, 0
        for i, programme in enumerate(shown):
            name = cleaned(self.registry.programmes[programme].label)
            rest = self.spoken.t("and {n} more", n=self.spoken.number(len(shown) - i))
            name = shortened(name, self.room.width / 3, _SIZE)
            taken = _SWATCH + 5 + width(name, _SIZE) + _GAP
            last = row == _ROWS - 1
            needed = taken + (width(rest, _SIZE) if last and i < len(shown) - 1 else 0)
            if x + needed > self.room.right:
                if last:
                    yield _words(rest, x, top + row * _STEP)
                    return
                x, row = self.room.left, row + 1
            ink = self.inks[programme]
            y = round(top + row * _STEP + LINE * _SIZE / 2, 2)
            stroke = Stroke(ink_colour(ink), 2.2, *pattern(ink))
            yield Line(f"Colour of {name}", (round(x, 2), y), (round(x + _SWATCH, 2), y), stroke)
            yield _words(name, x + _SWATCH + 5, top + row * _STEP)
            x += taken


def _words(text: str, x: float, top: float) -> Words:
    return Words(text, round(x, 2), round(top, 2), ((Run(text, _SIZE, colours()["ink-2"]),),))
