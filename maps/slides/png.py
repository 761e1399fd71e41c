"""Slides as PNG: the PDF's pages, painted by PDFium; pypdfium2 is known here only."""

# ruff: noqa: PLC0415 -- pypdfium2 and Pillow are an extra, imported where they are used

from __future__ import annotations

import io

from maps.slides.errors import MissingExtraError

SCALE = 2
"""Pixels for a point: 1920 by 1080."""


def to_png(pdf: bytes, *, page: int = 0, scale: float = SCALE) -> bytes:
    """Return a page of a PDF as a PNG. Raises `MissingExtraError` without pypdfium2 or Pillow."""
    try:
        import PIL.Image  # noqa: F401 - pypdfium2 hands pictures over to it
        import pypdfium2
    except ImportError as error:
        raise MissingExtraError("PNG pictures", error.name or "pypdfium2") from error
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
