"""The items of a slide as PresentationML (ECMA-376): native shapes, connectors, text boxes and pictures.

Coordinates are English metric units, 12,700 to a point.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maps.slides.drawing import Disc, Group, Line, Picture, Shape, Words
from maps.slides.labelling import Box
from maps.text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maps.slides.drawing import Item, Piece, Run, Stroke

EMU = 12_700
_FINE = 100  # steps in a point, inside a shape
_ALIGNS = {"left": "l", "middle": "ctr", "right": "r"}
_SLACK = 1.04  # boxes are a little wider than their text, for faces a little wider than Arial


def emu(points: float) -> int:
    """Return points of type as English metric units."""
    return round(points * EMU)


@dataclass(slots=True)
class Tree:
    """Writes the shapes of one slide; ``pictures`` gathers the bitmaps, related as rId2, rId3, ...

    ``tag`` is the language of its words.
    """

    pictures: list[bytes] = field(default_factory=list)
    tag: str = "en-GB"
    _last: int = 1

    def of(self, items: Sequence[Item]) -> str:
        """Return all shapes as XML, in drawing order."""
        return "".join(part for item in items for part in self._item(item))

    def _named(self, name: str, about: str = "") -> str:
        self._last += 1
        told = f' descr="{xml_text(about)}"' if about else ""
        return f'<p:cNvPr id="{self._last}" name="{xml_text(name)}"{told}/>'

    def _item(self, item: Item) -> Iterator[str]:
        match item:
            case Group():
                yield from self._group(item)
            case Shape():
                yield self._shape(item)
            case Disc(name, x, y, radius, fill, stroke):
                box = Box(x - radius, y - radius, x + radius, y + radius)
                yield (
                    f"<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
                    f'<p:spPr>{_place(box)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
                    f"{_solid(fill)}{_line(stroke)}</p:spPr></p:sp>"
                )
            case Line():
                yield self._connector(item)
            case Words():
                yield self._words(item)
            case Picture(name, box, png):
                if png not in self.pictures:
                    self.pictures.append(png)
                related = self.pictures.index(png) + 2
                yield (
                    f"<p:pic><p:nvPicPr>{self._named(name, name)}<p:cNvPicPr>"
                    '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
                    f'<a:blip r:embed="rId{related}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
                    f'<p:spPr>{_place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
                )

    def _group(self, group: Group) -> Iterator[str]:
        box = around(group.items)
        x, y, wide, high = emu(box.left), emu(box.top), emu(box.width), emu(box.height)
        yield (
            f"<p:grpSp><p:nvGrpSpPr>{self._named(group.name)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm></p:grpSpPr>'
        )
        for item in group.items:
            yield from self._item(item)
        yield "</p:grpSp>"

    def _shape(self, shape: Shape) -> str:
        box = around([shape])
        pieces = "".join(_path(piece, box) for piece in shape.pieces)
        size = f'w="{max(1, round(box.width * _FINE))}" h="{max(1, round(box.height * _FINE))}"'
        filled = "" if shape.fill else ' fill="none"'
        return (
            f"<p:sp><p:nvSpPr>{self._named(shape.name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_place(box)}"
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f"<a:pathLst><a:path {size}{filled}>{pieces}</a:path></a:pathLst></a:custGeom>"
            f"{_solid(shape.fill) if shape.fill else '<a:noFill/>'}{_line(shape.stroke)}</p:spPr></p:sp>"
        )

    def _connector(self, line: Line) -> str:
        (x1, y1), (x2, y2) = line.start, line.end
        flips = ' flipH="1"' * (x2 < x1) + ' flipV="1"' * (y2 < y1)
        box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(line.name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr>{_place(box, flips)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_line(line.stroke)}'
            "</p:spPr></p:cxnSp>"
        )

    def _words(self, words: Words) -> str:
        """Return a text box that never wraps by itself; the title is the layout's, for outlines."""
        align = _ALIGNS[words.align]
        paragraphs = "".join(
            f'<a:p><a:pPr algn="{align}"/>{"".join(self._run(run) for run in runs)}</a:p>'
            for runs in words.lines
        )
        own = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if words.title else '<p:cNvSpPr txBox="1"/>'
        kind = '<p:nvPr><p:ph type="title"/></p:nvPr>' if words.title else "<p:nvPr/>"
        shape = (
            ""
            if words.title
            else f'{_place(_roomy(words))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        )
        body = (
            "<a:bodyPr/>"
            if words.title
            else '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
        )
        return (
            f"<p:sp><p:nvSpPr>{self._named(words.name)}{own}{kind}</p:nvSpPr><p:spPr>{shape}</p:spPr>"
            f"<p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )

    def _run(self, run: Run) -> str:
        bold = ' b="1"' if run.bold else ' b="0"'
        size = round(run.size * 100)
        return (
            f'<a:r><a:rPr lang="{self.tag}" sz="{size}"{bold} noProof="1">{_solid(run.color)}</a:rPr>'
            f"<a:t>{xml_text(run.text)}</a:t></a:r>"
        )


def around(items: Sequence[Item]) -> Box:
    """Return the smallest box around items."""
    boxes = [_box(item) for item in items]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _box(item: Item) -> Box:
    match item:
        case Group(_, items):
            return around(items)
        case Shape(_, pieces):
            points = [point for piece in pieces for point in piece.points]
        case Disc(_, x, y, radius):
            points = [(x - radius, y - radius), (x + radius, y + radius)]
        case Line(_, start, end):
            points = [start, end]
        case Words() | Picture():
            return item.box
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _roomy(words: Words) -> Box:
    """Return the box of a text with some slack on the side where it may grow."""
    box = words.box
    more = box.width * (_SLACK - 1)
    grown = {"left": (0.0, 1.0), "middle": (0.5, 0.5), "right": (1.0, 0.0)}[words.align]
    return Box(box.left - grown[0] * more, box.top, box.right + grown[1] * more, box.bottom)


def _place(box: Box, flips: str = "") -> str:
    return (
        f'<a:xfrm{flips}><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
    )


def _path(piece: Piece, box: Box) -> str:
    def at(x: float, y: float) -> str:
        return f'<a:pt x="{round((x - box.left) * _FINE)}" y="{round((y - box.top) * _FINE)}"/>'

    parts = [f"<a:moveTo>{at(*piece.start)}</a:moveTo>"]
    for step in piece.steps:
        points = "".join(at(step[i], step[i + 1]) for i in range(0, len(step), 2))
        tag = "lnTo" if len(step) == 2 else "cubicBezTo"  # noqa: PLR2004
        parts.append(f"<a:{tag}>{points}</a:{tag}>")
    return "".join(parts) + ("<a:close/>" if piece.closed else "")


def _solid(color: str, opacity: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{color[1:].upper()}">{alpha}</a:srgbClr></a:solidFill>'


def _line(stroke: Stroke | None) -> str:
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    cap = ' cap="rnd"' if stroke.round else ' cap="flat"'
    dash = ""
    if stroke.dash:
        lengths = [max(1, round(length * 100_000)) for length in stroke.dash]
        pairs = [f'<a:ds d="{d}" sp="{sp}"/>' for d, sp in zip(lengths[::2], lengths[1::2], strict=True)]
        dash = f"<a:custDash>{''.join(pairs)}</a:custDash>"
    return f'<a:ln w="{emu(stroke.width)}"{cap}>{_solid(stroke.color, stroke.opacity)}{dash}<a:round/></a:ln>'
