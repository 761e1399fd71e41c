"""A slide as SVG: real text in Arial's widths, nothing that runs, nothing that is fetched."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from maps.slides.drawing import HEIGHT, WIDTH, Disc, Group, Line, Picture, Shape, Words
from maps.text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.slides.drawing import Item, Piece, Run, Slide, Stroke

_FACES = "Arial, Arimo, Liberation Sans, Helvetica, sans-serif"
_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}


def to_svg(slide: Slide) -> bytes:
    """Return the slide as an SVG document of 960 by 540."""
    title, about = xml_text(slide.title), xml_text(slide.about)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(WIDTH)} {_n(HEIGHT)}" role="img"',
        f'lang="{slide.tag}" xml:lang="{slide.tag}"',
        f'font-family="{_FACES}" aria-labelledby="title about">',
        f'<title id="title">{title}</title>',
        f'<desc id="about">{about}</desc>',
        f'<rect width="{_n(WIDTH)}" height="{_n(HEIGHT)}" fill="#ffffff"/>',
        *(line for item in slide.items for line in _item(item)),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _item(item: Item) -> Iterator[str]:
    match item:
        case Group(name, items):
            yield f'<g data-name="{xml_text(name)}">'
            for inner in items:
                yield from _item(inner)
            yield "</g>"
        case Shape(name, pieces, fill, stroke):
            path = "".join(map(_path, pieces))
            filled = f'fill="{fill or "none"}" fill-rule="evenodd"'
            yield f'<path data-name="{xml_text(name)}" d="{path}" {filled}{_stroke(stroke)}/>'
        case Disc(name, x, y, radius, fill, stroke):
            yield (
                f'<circle data-name="{xml_text(name)}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" '
                f'fill="{fill}"{_stroke(stroke)}/>'
            )
        case Line(name, (x1, y1), (x2, y2), stroke):
            yield (
                f'<line data-name="{xml_text(name)}" x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
                f"{_stroke(stroke)}/>"
            )
        case Words():
            yield from _words(item)
        case Picture(name, box, png):
            data = base64.b64encode(png).decode()
            yield (
                f'<image x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" '
                f'height="{_n(box.height)}" href="data:image/png;base64,{data}">'
                f"<title>{xml_text(name)}</title></image>"
            )


def _words(words: Words) -> Iterator[str]:
    for runs, base in zip(words.lines, words.bases, strict=True):
        spans = "".join(map(_span, runs))
        yield (
            f'<text x="{_n(words.x)}" y="{_n(base)}" text-anchor="{_ANCHORS[words.align]}" '
            f'xml:space="preserve">{spans}</text>'
        )


def _span(run: Run) -> str:
    weight = ' font-weight="bold"' if run.bold else ""
    return f'<tspan font-size="{_n(run.size)}" fill="{run.color}"{weight}>{xml_text(run.text)}</tspan>'


def _path(piece: Piece) -> str:
    parts = [f"M{_n(piece.start[0])} {_n(piece.start[1])}"]
    parts += [("L" if len(step) == 2 else "C") + " ".join(map(_n, step)) for step in piece.steps]  # noqa: PLR2004
    return "".join(parts) + ("Z" if piece.closed else "")


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    text = f' stroke="{stroke.color}" stroke-width="{_n(stroke.width)}" stroke-linejoin="round"'
    if stroke.opacity < 1:
        text += f' stroke-opacity="{_n(stroke.opacity)}"'
    if stroke.dash:
        text += f' stroke-dasharray="{" ".join(_n(length * stroke.width) for length in stroke.dash)}"'
    return text + (' stroke-linecap="round"' if stroke.round else "")


def _n(value: float) -> str:
    """Return a number with at most two decimals, no more digits than it needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
