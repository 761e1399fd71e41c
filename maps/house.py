"""The owner's house style on pages: its accent colour, its logo, and who funds the site, with an emblem."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from maps.text import web_address
from maps.views import words_of
from partners.bitmaps import Bitmap, BitmapError, bitmap
from partners.contrast import DARK, LIGHT, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from maps.languages import Language
    from partners.model import Site


class Shown(NamedTuple):
    """A picture as a page shows it: its path from the site's root, or all of it as a ``data:`` address."""

    path: str
    width: int
    height: int
    clear: bool


@dataclass(frozen=True, slots=True)
class House:
    """What a house style brings to every page: a style after ours, the owner's logo, the funder's emblem."""

    style: str = ""
    logo: Bitmap | None = None
    emblem: Bitmap | None = None

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of its pictures."""
        for picture in (self.logo, self.emblem):
            if picture is not None:
                yield _path(picture), picture.png


def house(site: Site, registry_path: Path | None) -> House:
    """Return the house style of a site; its pictures lie beside ``registry_path``.

    Pictures that cannot be shown are left out: the registry's check has said why.
    """
    return House(
        _style(site.colours.accent) if site.colours and site.colours.accent else "",
        _picture(registry_path, site.logo),
        _picture(registry_path, site.funding.emblem if site.funding else None),
    )


def house_words(site: Site, found: House, spoken: Language, *, inside: bool) -> dict[str, object]:
    """Return what pages in a language say of the house; its pictures may stand ``inside`` a page."""
    shown = {
        name: _shown(picture, inside=inside) if picture else None
        for name, picture in (("logo", found.logo), ("emblem", found.emblem))
    }
    return {
        **shown,
        "imprint": web_address(site.imprint) or "",
        "privacy": web_address(site.privacy) or "",
        "funding": words_of(site.funding.text, spoken, site.languages) if site.funding else None,
    }


def _style(accent: str) -> str:
    """Return the style that gives the accent to light and to dark pages, made of numbers read from it."""
    light, dark = (
        f"{{--accent:{code};--focus:{code}}}" for code in (nearest(accent, LIGHT), nearest(accent, DARK))
    )
    return (
        f":root{light}@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){dark}}}"
        f"@media screen{{:root[data-theme=dark]{dark}}}.masthead,.bar{{border-top:4px solid var(--accent)}}\n"
    )


def _picture(registry_path: Path | None, name: str | None) -> Bitmap | None:
    if registry_path is None or name is None:
        return None
    try:
        return bitmap(registry_path, name)
    except BitmapError:
        return None


def _shown(picture: Bitmap, *, inside: bool) -> Shown:
    data = f"data:image/png;base64,{base64.b64encode(picture.png).decode()}"
    return Shown(data if inside else _path(picture), picture.width, picture.height, picture.clear)


def _path(picture: Bitmap) -> str:
    return f"assets/picture-{hashlib.sha256(picture.png).hexdigest()[:10]}.png"
