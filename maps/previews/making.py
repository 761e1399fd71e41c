"""Every picture of a site; one that would come out as it was is taken from the site before."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from maps.bundle import bundle_text
from maps.languages import language, languages_of
from maps.palette import inks
from maps.previews.cards import cards
from maps.previews.composing import composed
from maps.previews.painting import note_of, painted
from maps.slides.colours import colours

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.previews.cards import Card
    from maps.previews.composing import Composed
    from partners.model import Registry


_PAINTERS = (
    "previews/painting.py",
    "slides/colours.py",
    "slides/drawing.py",
    "slides/framing.py",
    "slides/land.py",
    "slides/typeface.py",
)
"""Modules that decide how something composed is painted: a change of theirs makes every picture anew."""


def preview_pictures(
    registry: Registry, earlier: Callable[[str], bytes | None] | None = None
) -> dict[str, bytes]:
    """Return path -> PNG of 1200 by 630 pixels: the whole network, every partner, project and programme.

    Words are those of the site's first language, mostly names. A picture that would come out as it was
    is taken from ``earlier`` (`maps.earlier`); the bytes are the same either way. Raises
    `maps.bundle.BundleMissingError` when the package was not built.
    """
    ink = inks(registry)
    spoken = language(languages_of(registry)[0])

    def made(card: Card) -> bytes:
        picture = composed(registry, card, ink)
        note = _note(picture)
        before = earlier(card.path) if earlier else None
        return before if before and note_of(before) == note else painted(picture, note)

    return {card.path: made(card) for card in cards(registry, spoken)}


def _note(picture: Composed) -> str:
    """Return a hash of all that a picture is made from."""
    drawn = repr((picture.frame, sorted(picture.home), picture.items))
    return hashlib.sha256(f"{_ground()}\n{drawn}".encode()).hexdigest()


@cache
def _ground() -> str:
    """Return a hash of what all pictures are made with: outlines, colours, type, Pillow and this code."""
    from PIL import __version__, features  # noqa: PLC0415 - Pillow is imported where it is used

    versions = [__version__, *(features.version(part) for part in ("freetype2", "zlib"))]
    found = hashlib.sha256(f"{versions}\n{sorted(colours().items())}".encode())
    for name in ("basemap.json", "world.json", "typeface.json"):
        found.update(bundle_text(name).encode())
    for module in _PAINTERS:
        found.update(files("maps").joinpath(module).read_bytes())
    return found.hexdigest()
