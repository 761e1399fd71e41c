"""Labels in the margins: how large they may be, what they say, and that each stays in its slot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.slides.colours import colours
from maps.slides.drawing import Item, Picture, Run, Words
from maps.slides.labelling import Box, Slot
from maps.slides.marks import monogram
from maps.slides.typeface import LINE, cleaned, shortened, width, wrapped

if TYPE_CHECKING:
    from maps.slides.drawing import Align
    from maps.slides.labelling import Point
    from partners.bitmaps import Bitmap

MOST = 60
"""Labels that one slide takes."""

_MOST_ROWS, _FEWEST_ROWS = MOST // 2, 4
_GAP = 7.0  # points between the map's edge and what stands beside it
_RESERVE = 0.95  # of the room, so that a face a little wider still fits
_WIDEST_LOGO = 2.2  # times as wide as high


@dataclass(frozen=True, slots=True)
class Label:
    """What one slot says: a name, where, perhaps what the partner is here, and a sign beside it."""

    name: str
    where: tuple[str, ...]
    """Where it is, first at length, then in fewer and fewer words, for slots with less room."""
    at: Point
    role: str = ""
    logo: Bitmap | None = None
    focus: bool = False
    partner: bool = True
    """False for a place with several partners, which has no monogram."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How labels of a height are set: ``lines`` of the name, 0 when name and place share one line."""

    height: float
    sign: float
    name: float
    where: float
    lines: int


_STYLES = (
    _Style(55, 36, 12.5, 9.5, 2),
    _Style(40, 30, 11.5, 9, 2),
    _Style(33, 26, 10, 8, 2),
    _Style(25, 20, 10, 8, 1),
    _Style(16, 0, 9, 8, 0),
    _Style(0, 0, 8, 7.5, 0),
)


def rows_for(labels: int) -> int:
    """Return how many rows each margin has: half the labels', and some to spare for shorter leaders."""
    spare = max(1, min(3, labels // 6))
    return min(_MOST_ROWS, max(_FEWEST_ROWS, (labels + 1) // 2 + spare))


def drawn(label: Label, slot: Slot, pane: Box, *, rows: int, outer: float) -> tuple[Item, ...]:
    """Return a label's sign and words in its slot, between the map's edge and ``outer``.

    Nothing of it leaves the slot, whatever the name: it is wrapped, then shortened.
    """
    height = pane.height / rows
    style = next(style for style in _STYLES if height >= style.height)
    toward = -1 if slot.side == "left" else 1
    inner = slot.port[0] + toward * _GAP
    items: list[Item] = []
    wide, high = _sign_size(label, style)
    if wide:
        near, far = sorted((inner, inner + toward * wide))
        middle = slot.port[1]
        box = Box(round(near, 2), round(middle - high / 2, 2), round(far, 2), round(middle + high / 2, 2))
        items.append(_sign(label, box))
        inner += toward * (wide + 6)
    lines = _lines(label, abs(outer - inner) * _RESERVE, style, height)
    tall = sum(LINE * max(run.size for run in runs) for runs in lines)
    align: Align = "right" if slot.side == "left" else "left"
    items.append(Words(label.name, round(inner, 2), round(slot.port[1] - tall / 2, 2), lines, align))
    return tuple(items)


def _sign_size(label: Label, style: _Style) -> tuple[float, float]:
    """Return width and height of the logo or the monogram; nothing in a slot of one line."""
    if label.logo and style.sign:
        high = style.sign
        shape = label.logo.width / label.logo.height
        wide = min(high * shape, high * _WIDEST_LOGO)
        return wide, wide / shape
    across = style.sign if label.partner else 0.0
    return across, across


def _sign(label: Label, box: Box) -> Item:
    if label.logo:
        return Picture(f"Logo of {label.name}", box, label.logo.png)
    middle = round((box.left + box.right) / 2, 2), round((box.top + box.bottom) / 2, 2)
    return monogram(label.name, middle, box.width)


def _lines(label: Label, room: float, style: _Style, height: float) -> tuple[tuple[Run, ...], ...]:
    ink, quiet = colours()["ink"], colours()["ink-3"]
    color = colours()["accent"] if label.focus else ink
    name, where = cleaned(label.name), cleaned(label.where[0])
    if style.lines:
        named = wrapped(name, room, style.name, bold=True, most=style.lines)
        under = [label.role, where] if label.role else [where]
        if LINE * (len(named) * style.name + len(under) * style.where) > height:
            under = [", ".join(filter(None, under))]
        below = [shortened(text, room, style.where) for text in under]
        return (
            *((Run(line, style.name, color, bold=True),) for line in named),
            *((Run(line, style.where, quiet),) for line in below if line),
        )
    asides = [f"  {cleaned(words)}" for words in label.where[1:] if words]
    whole = room - width(name, style.name, bold=True)
    aside = next((words for words in asides if width(words, style.where) <= whole), asides[-1])
    tail = Run(shortened(aside, room / 2, style.where), style.where, quiet)
    head = shortened(name, room - tail.width, style.name, bold=True)
    return ((Run(head, style.name, color, bold=True), tail),)
