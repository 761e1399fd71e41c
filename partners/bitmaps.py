"""Bitmaps that a registry names, logos for the most part: opened with care and written anew.

Only PNG, JPEG and WebP below ``logos/`` beside the registry are opened; what comes out is a small PNG with
nothing in it but pixels.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from partners.values import LOGO_PATTERN

if TYPE_CHECKING:
    from pathlib import Path

    from partners.model import PartnerId, Registry

_MOST_BYTES = 5_000_000
_MOST_PIXELS = 25_000_000
_KEPT = 400, 200  # pixels: enough for print at the size of a label


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture of ``width`` by ``height`` pixels as PNG; ``clear`` where what lies behind shows through."""

    width: int
    height: int
    png: bytes = field(repr=False)
    clear: bool = False


class BitmapError(ValueError):
    """A picture cannot be used; the message says why."""


def logos(registry: Registry, registry_path: Path) -> tuple[dict[PartnerId, Bitmap], tuple[str, ...]]:
    """Return the logos of partners that have one, and a line for each that could not be used."""
    found: dict[PartnerId, Bitmap] = {}
    problems = []
    for partner in registry.partners.values():
        if partner.logo is None:
            continue
        try:
            found[partner.id] = bitmap(registry_path, partner.logo)
        except BitmapError as error:
            problems.append(f"{partner.id}: the logo {partner.logo} is left out: {error}")
    return found, tuple(problems)


def bitmap(registry_path: Path, name: str) -> Bitmap:
    """Return the picture ``name`` of the registry at a path (a file or a folder).

    Raises `BitmapError` when it is not there, lies elsewhere than below ``logos/``, or cannot be read.
    """
    folder = registry_path if registry_path.is_dir() else registry_path.parent
    if not re.fullmatch(LOGO_PATTERN, name):
        raise BitmapError("it is not a picture in the folder logos/")
    path = (folder / name).resolve()
    if not path.is_relative_to((folder / "logos").resolve()):
        raise BitmapError("it lies outside the folder logos/")
    try:
        if not path.is_file():  # a named pipe would make us wait for ever
            raise BitmapError("there is no such file")
        if path.stat().st_size > _MOST_BYTES:
            raise BitmapError(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
        return redrawn(path.read_bytes())
    except OSError as error:
        raise BitmapError(error.strerror or str(error)) from error


def redrawn(content: bytes) -> Bitmap:
    """Return a bitmap as a small PNG of pixels only.

    Raises `BitmapError` when it is no picture or too large.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most registries name no picture

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise BitmapError(f"it has more than {_MOST_PIXELS // 1_000_000} million pixels")
            pixels = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        if isinstance(error, BitmapError):
            raise
        raise BitmapError("it is not a PNG, JPEG or WebP that can be read") from error
    pixels.thumbnail(_KEPT)
    written = io.BytesIO()
    Image.frombytes("RGBA", pixels.size, pixels.tobytes()).save(written, "PNG", optimize=True)
    clear = any(pixels.getchannel("A").histogram()[:-1])
    return Bitmap(*pixels.size, written.getvalue(), clear=clear)
