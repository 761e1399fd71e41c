"""Logos: bitmaps from the registry's folder, opened with care and written anew.

Only PNG, JPEG and WebP below ``logos/`` are opened; what comes out is a small PNG with nothing in it but
pixels. A logo that cannot be had is said, and its partner gets a monogram.
"""

# ruff: noqa: PLC0415 -- Pillow is an extra, imported where it is used

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maps.slides.errors import MissingExtraError
from partners.values import LOGO_PATTERN

if TYPE_CHECKING:
    from pathlib import Path

    from partners.model import PartnerId, Registry

_MOST_BYTES = 5_000_000
_MOST_PIXELS = 25_000_000
_KEPT = 400, 200  # pixels: enough for print at the size of a label


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of ``width`` by ``height`` pixels as PNG."""

    width: int
    height: int
    png: bytes = field(repr=False)


class LogoError(ValueError):
    """A logo cannot be used; the message says why."""


def logos(registry: Registry, registry_path: Path) -> tuple[dict[PartnerId, Logo], tuple[str, ...]]:
    """Return the logos of partners that have one, and a line for each that could not be used.

    Raises `MissingExtraError` when there are logos and Pillow is not installed.
    """
    folder = registry_path if registry_path.is_dir() else registry_path.parent
    found: dict[PartnerId, Logo] = {}
    problems = []
    for partner in registry.partners.values():
        if partner.logo is None:
            continue
        try:
            found[partner.id] = _read(folder, partner.logo)
        except (LogoError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            problems.append(f"{partner.id}: the logo {partner.logo} is left out: {reason}")
    return found, tuple(problems)


def _read(folder: Path, name: str) -> Logo:
    if not re.fullmatch(LOGO_PATTERN, name):
        raise LogoError("it is not a picture in the folder logos/")
    path = (folder / name).resolve()
    if not path.is_relative_to((folder / "logos").resolve()):
        raise LogoError("it lies outside the folder logos/")
    if path.stat().st_size > _MOST_BYTES:
        raise LogoError(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
    return redrawn(path.read_bytes())


def redrawn(content: bytes) -> Logo:
    """Return a bitmap as a small PNG of pixels only.

    Raises `LogoError` when it is no picture or too large, `MissingExtraError` without Pillow.
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise MissingExtraError("logos", "Pillow") from error
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise LogoError(f"it has more than {_MOST_PIXELS // 1_000_000} million pixels")
            pixels = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        if isinstance(error, LogoError):
            raise
        raise LogoError("it is not a PNG, JPEG or WebP that can be read") from error
    pixels.thumbnail(_KEPT)
    written = io.BytesIO()
    Image.frombytes("RGBA", pixels.size, pixels.tobytes()).save(written, "PNG", optimize=True)
    return Logo(*pixels.size, written.getvalue())
