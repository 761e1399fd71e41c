"""Slides as PDF, one page each, the typeface inside; reportlab is known here only."""

# ruff: noqa: PLC0415 -- reportlab is an extra, imported where it is used

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from maps.bundle import BundleMissingError
from maps.slides.drawing import HEIGHT, WIDTH, Disc, Group, Line, Picture, Shape, Words
from maps.slides.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.slides.drawing import Item, Slide, Stroke

_FACES = {False: "Arimo", True: "Arimo-Bold"}
_FILES = {"Arimo": "arimo-regular.ttf", "Arimo-Bold": "arimo-bold.ttf"}
_ROUND, _BUTT = 1, 0


def to_pdf(slides: Sequence[Slide], *, title: str = "") -> bytes:
    """Return a PDF with a page for each slide, and its title as a bookmark; the same bytes every time.

    Raises `MissingExtraError` without reportlab, `maps.bundle.BundleMissingError` without the typeface.
    """
    canvas_class = _prepared()
    from reportlab.pdfbase.pdfdoc import PDFString

    content = io.BytesIO()
    canvas = canvas_class(content, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(title or slides[0].title)
    canvas.setCreator("Partner Atlas")
    canvas.setAuthor("")
    canvas.setCatalogEntry("Lang", PDFString(slides[0].tag))
    for number, slide in enumerate(slides):
        canvas.bookmarkPage(f"slide{number}")
        if len(slides) > 1:
            canvas.addOutlineEntry(slide.title, f"slide{number}", level=0)
        canvas.setLineJoin(_ROUND)
        for item in slide.items:
            _draw(canvas, item)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


@cache
def _prepared() -> Any:  # noqa: ANN401 - reportlab's class, untyped
    """Return the canvas's class, the typeface registered."""
    try:
        from reportlab.pdfbase.pdfmetrics import registerFont
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas
    except ImportError as error:
        raise MissingExtraError("PDF and PNG", "reportlab") from error
    for face, name in _FILES.items():
        try:
            content = files("maps").joinpath("bundle", name).read_bytes()
        except FileNotFoundError:
            raise BundleMissingError(
                f"the typeface is missing (maps/bundle/{name}); make it with: python -m pip install ."
            ) from None
        registerFont(TTFont(face, io.BytesIO(content)))
    return Canvas


def _draw(canvas: Any, item: Item) -> None:  # noqa: ANN401
    match item:
        case Group(_, items):
            for inner in items:
                _draw(canvas, inner)
        case Shape():
            _shape(canvas, item)
        case Disc(_, x, y, radius, fill, stroke):
            _ink(canvas, fill, stroke)
            canvas.circle(*_up(x, y), radius, stroke=int(stroke is not None), fill=1)
        case Line(_, start, end, stroke):
            _ink(canvas, None, stroke)
            canvas.line(*_up(*start), *_up(*end))
        case Words():
            _write(canvas, item)
        case Picture(_, box, png):
            from reportlab.lib.utils import ImageReader

            left, bottom = _up(box.left, box.bottom)
            canvas.drawImage(ImageReader(io.BytesIO(png)), left, bottom, box.width, box.height, mask="auto")


def _shape(canvas: Any, shape: Shape) -> None:  # noqa: ANN401
    path = canvas.beginPath()
    for piece in shape.pieces:
        path.moveTo(*_up(*piece.start))
        for step in piece.steps:
            turned = [value for i in range(0, len(step), 2) for value in _up(step[i], step[i + 1])]
            (path.lineTo if len(step) == 2 else path.curveTo)(*turned)  # noqa: PLR2004
        if piece.closed:
            path.close()
    fill, stroke = shape.fill, shape.stroke
    _ink(canvas, fill, stroke)
    # even-odd, so that a lake inside a country stays open
    canvas.drawPath(path, stroke=int(stroke is not None), fill=int(fill is not None), fillMode=0)


def _write(canvas: Any, words: Words) -> None:  # noqa: ANN401
    for runs, base in zip(words.lines, words.bases, strict=True):
        x = words.left(runs)
        for run in runs:
            canvas.setFillColor(run.color, alpha=1)
            canvas.setFont(_FACES[run.bold], run.size)
            canvas.drawString(*_up(x, base), run.text)
            x += run.width


def _ink(canvas: Any, fill: str | None, stroke: Stroke | None) -> None:  # noqa: ANN401
    if fill:
        canvas.setFillColor(fill, alpha=1)
    if stroke:
        canvas.setStrokeColor(stroke.color, alpha=stroke.opacity)
        canvas.setLineWidth(stroke.width)
        canvas.setLineCap(_ROUND if stroke.round else _BUTT)
        canvas.setDash([length * stroke.width for length in stroke.dash] if stroke.dash else [])


def _up(x: float, y: float) -> tuple[float, float]:
    """Return a point as PDF counts, from the foot of the page."""
    return x, HEIGHT - y
