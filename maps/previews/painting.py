"""Paint what was composed as a PNG; Pillow is known here only.

The map is painted at twice the size and brought down, which smooths its lines; text is set at its size.
"""

# ruff: noqa: PLC0415 -- Pillow is imported where it is used, so that commands start at once

from __future__ import annotations

import io
import math
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from maps.bundle import BundleMissingError
from maps.previews.composing import HEIGHT, PANE, WIDTH
from maps.slides.colours import colours, over
from maps.slides.drawing import Disc, Group, Shape, Words
from maps.slides.land import countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from maps.previews.composing import Composed
    from maps.slides.drawing import Item, Piece, Stroke
    from maps.slides.framing import Frame
    from maps.slides.labelling import Point

_FINE = 2
_TONES = 128
_EFFORT = 6  # of 9: more costs five times the time for a twentieth of the size
_FRAMES = 64  # maps without partners that are kept: many pictures share one


def painted(picture: Composed, note: str) -> bytes:
    """Return a picture as a PNG of 1200 by 630 pixels that carries ``note``; the same bytes every time."""
    from PIL import Image, ImageDraw
    from PIL.PngImagePlugin import PngInfo

    land = _land(picture.frame).copy()
    draw = ImageDraw.Draw(land)
    for code, rings in _rings(picture.frame).items():
        if code in picture.home:
            _fill(draw, rings, colours()["land-home"])
    text = [item for item in picture.items if _is_text(item)]
    for item in picture.items:
        if not _is_text(item):
            _paint(draw, item)
    whole = Image.new("RGB", (WIDTH, HEIGHT), colours()["paper"])
    whole.paste(land.reduce(_FINE), (int(PANE.left), int(PANE.top)))
    draw = ImageDraw.Draw(whole)
    for item in text:
        _write(draw, item)
    info = PngInfo()
    info.add_text(NOTE, note)
    content = io.BytesIO()
    few = whole.quantize(_TONES, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(content, "PNG", pnginfo=info, compress_level=_EFFORT)
    return content.getvalue()


NOTE = "Drawn from"


def note_of(png: bytes) -> str:
    """Return the note that a PNG of ours carries; empty for any other bytes."""
    start = png.find(b"tEXt" + NOTE.encode() + b"\0", 0, 4096)
    if start < 4:  # noqa: PLR2004 - the length stands before it
        return ""
    length = int.from_bytes(png[start - 4 : start], "big")
    return png[start + 4 : start + 4 + length].partition(b"\0")[2].decode("latin-1")


def _is_text(item: Item) -> bool:
    return isinstance(item, Words) or item.name == "Accent"


@lru_cache(maxsize=_FRAMES)
def _land(frame: Frame) -> Image:
    """Return the map without partners, twice its size."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (round(PANE.width) * _FINE, round(PANE.height) * _FINE), colours()["sea"])
    draw = ImageDraw.Draw(image)
    for rings in _rings(frame).values():
        _fill(draw, rings, colours()["land"])
    return image


@lru_cache(maxsize=_FRAMES)
def _rings(frame: Frame) -> Mapping[str, Sequence[Sequence[Point]]]:
    """Return the outlines of every country in the frame by its code."""
    return {
        country.code: [[_fine(point) for point in ring] for ring in country.rings]
        for country in countries(frame)
    }


def _fill(draw: ImageDraw, rings: Sequence[Sequence[Point]], color: str) -> None:
    for ring in rings:
        draw.polygon(ring, fill=color, outline=colours()["border"], width=1)


def _fine(point: Point) -> tuple[float, float]:
    return (point[0] - PANE.left) * _FINE, (point[1] - PANE.top) * _FINE


def _paint(draw: ImageDraw, item: Item) -> None:
    match item:
        case Group():
            for part in item.items:
                _paint(draw, part)
        case Disc():
            x, y = _fine((item.x, item.y))
            r = item.radius * _FINE
            edge = item.stroke
            if edge:
                half = edge.width * _FINE / 2
                draw.ellipse((x - r - half, y - r - half, x + r + half, y + r + half), fill=edge.color)
                r -= half
            draw.ellipse((x - r, y - r, x + r, y + r), fill=item.fill)
        case Shape():
            for piece in item.pieces:
                points = [_fine(point) for point in _flat(piece)]
                if item.fill:
                    draw.polygon(points, fill=item.fill)
                if item.stroke:
                    _line(draw, [*points, points[0]] if piece.closed else points, item.stroke)


def _flat(piece: Piece) -> Iterator[Point]:
    """Yield points of a path near enough to each other that its curves look round."""
    yield piece.start
    x0, y0 = piece.start
    for step in piece.steps:
        if len(step) == 2:  # noqa: PLR2004 - a straight line
            x0, y0 = step
            yield x0, y0
            continue
        x1, y1, x2, y2, x3, y3 = step
        count = max(8, min(40, int(math.dist((x0, y0), (x3, y3)) / 8)))
        for i in range(1, count + 1):
            t = i / count
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
        x0, y0 = x3, y3


def _line(draw: ImageDraw, points: Sequence[Point], stroke: Stroke) -> None:
    """Draw a line; a faint one in the colour that it would have over land."""
    color = over(stroke.color, colours()["land"], stroke.opacity)
    wide = max(1, round(stroke.width * _FINE))
    if not stroke.dash:
        draw.line([*points], fill=color, width=wide)
        return
    for part in _dashed(points, [length * stroke.width * _FINE for length in stroke.dash]):
        if stroke.round:
            (x, y), r = part[0], wide / 2
            draw.ellipse((x - r, y - r, x + r, y + r), fill=color)
        else:
            draw.line(part, fill=color, width=wide)


def _dashed(points: Sequence[Point], pattern: Sequence[float]) -> Iterator[list[Point]]:
    """Yield the pieces of a line that are drawn: the first length of a pattern, not the second, and so on."""
    turn, left = 0, pattern[0]
    part = [points[0]]
    for start, end in pairwise(points):
        here, length = start, math.dist(start, end)
        while length > left:
            share = left / length
            here = (here[0] + (end[0] - here[0]) * share, here[1] + (end[1] - here[1]) * share)
            length -= left
            if turn % 2 == 0:
                yield [*part, here]
            turn += 1
            left = pattern[turn % len(pattern)]
            part = [here]
        left -= length
        part.append(end)
    if turn % 2 == 0 and len(part) > 1:
        yield part


def _write(draw: ImageDraw, item: Item) -> None:
    if isinstance(item, Shape):
        for piece in item.pieces:
            (left, top), (right, bottom) = piece.points[0], piece.points[2]
            draw.rectangle((round(left), round(top), round(right), round(bottom)), fill=item.fill)
    if isinstance(item, Words):
        halo: dict[str, Any] = (
            {"stroke_width": 3, "stroke_fill": colours()["land"]} if item.name == "Label" else {}
        )
        for runs, base in zip(item.lines, item.bases, strict=True):
            x = item.left(runs)
            for run in runs:
                face = _face(run.size, bold=run.bold)
                draw.text((x, base), run.text, fill=run.color, font=face, anchor="ls", **halo)
                x += run.width


@cache
def _face(size: float, *, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    name = "arimo-bold.ttf" if bold else "arimo-regular.ttf"
    try:
        content = files("maps").joinpath("bundle", name).read_bytes()
    except FileNotFoundError:
        raise BundleMissingError(
            f"the typeface is missing (maps/bundle/{name}); make it with: python -m pip install ."
        ) from None
    return ImageFont.truetype(io.BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
