"""Every slide that was asked for, in every format, and all of them as one deck."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from maps.languages import language, languages_of
from maps.slides.errors import UnknownSlideError
from maps.slides.folder import SlideFolder
from maps.slides.pdf import to_pdf
from maps.slides.png import to_png
from maps.slides.pptx import to_pptx
from maps.slides.scene import Studio
from maps.slides.stories import OVERVIEW, stories
from maps.slides.svg import to_svg
from maps.slides.typeface import cleaned, lacking
from maps.text import page_path
from partners.bitmaps import logos
from partners.dated import registry_date

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from maps.languages import Language
    from maps.slides.drawing import Slide
    from maps.slides.stories import Story
    from partners.model import Registry

Format = Literal["svg", "png", "pdf", "pptx"]
FORMATS: tuple[Format, ...] = ("svg", "png", "pdf", "pptx")
DECK = "deck"
_DECK_WRITERS: Mapping[Format, Callable[..., bytes]] = {"pdf": to_pdf, "pptx": to_pptx}
_PAINTERS = {"png": ("reportlab", "pypdfium2", "pillow"), "pdf": ("reportlab",)}


@dataclass(frozen=True, slots=True)
class Made:
    """What a run did: files made, unchanged and kept because a person had edited them; all their bytes.

    ``problems`` are logos that could not be used and names that PDF and PNG cannot show, a line each.
    """

    made: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]
    size: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: slides as (kind, id), all when none; their formats; the name of a deck of them.

    Without a choice the deck of all slides is called `DECK`.
    """

    chosen: tuple[tuple[str, str], ...] = ()
    formats: tuple[Format, ...] = FORMATS
    deck: str = ""


def make_slides(
    registry: Registry,
    folder: Path,
    order: Order | None = None,
    *,
    registry_path: Path,
    spoken: Language | None = None,
) -> Made:
    """Have slides in a folder; what is there and would be the same is not made again.

    When everything is asked for, files of records that are gone are removed. ``registry`` is placed;
    logos lie beside ``registry_path``. They speak ``spoken``, else the first language of the site.

    Raises `UnknownSlideError` for a choice that has no slide, `MissingExtraError` when a format needs a
    library that is not installed, `maps.publishing.PublishError` when the folder cannot be written, and
    `maps.bundle.BundleMissingError` when the package was not built.
    """
    order = order or Order()
    spoken = spoken or language(languages_of(registry)[0])
    told = _chosen(registry, order, spoken)
    pictures, problems = logos(registry, registry_path)
    studio = Studio(registry, spoken.date(registry_date(registry)), pictures, spoken)
    slides: list[Slide] = []
    prints: list[str] = []
    with SlideFolder(folder, never=(registry_path,)) as opened:
        for slide in studio.slides(told):
            svg = to_svg(slide)
            slides.append(slide)
            prints.append(hashlib.sha256(svg).hexdigest())
            _put(opened, slide, svg, prints[-1], order.formats)
        title = registry.site.title
        if name := order.deck or ("" if order.chosen else DECK):
            for form, write in _DECK_WRITERS.items():
                if form not in order.formats:
                    continue
                make = partial(write, slides, title=title)
                opened.put(f"{name}.{form}", _mark(form, title, *prints), make)
        if order == Order():
            opened.clear()
    unshown = _unshown(registry) if {"pdf", "png"} & set(order.formats) else ()
    return Made(
        tuple(opened.made), tuple(opened.unchanged), tuple(opened.kept), opened.size, (*problems, *unshown)
    )


def _unshown(registry: Registry) -> tuple[str, ...]:
    """Return a line for each partner whose name has letters that our typeface lacks."""
    missing = {partner.id: lacking(cleaned(partner.label)) for partner in registry.partners.values()}
    return tuple(
        f"{partner}: PDF and PNG show no {letters} in its name; SVG and PPTX do"
        for partner, letters in missing.items()
        if letters
    )


def _chosen(registry: Registry, order: Order, spoken: Language) -> list[Story]:
    told = list(stories(registry, spoken))
    if not order.chosen:
        return told
    names = {(story.kind, story.id) for story in told}
    for kind, record in order.chosen:
        if (kind, record) not in names:
            near = get_close_matches(record, sorted(other for sort, other in names if sort == kind))
            hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
            raise UnknownSlideError(f"there is no slide of {record!r} among the {kind} of the registry{hint}")
    return [story for story in told if (story.kind, story.id) in order.chosen]


def _put(opened: SlideFolder, slide: Slide, svg: bytes, shown: str, formats: Collection[Format]) -> None:
    """Have one slide in every format; PNG is painted from the PDF, which is made once for both."""
    stem = path_of(slide)
    pdf = cache(lambda: to_pdf([slide]))
    makers: dict[Format, Callable[[], bytes]] = {
        "svg": lambda: svg,
        "png": lambda: to_png(pdf()),
        "pdf": pdf,
        "pptx": lambda: to_pptx([slide]),
    }
    for form in FORMATS:
        if form in formats:
            opened.put(f"{stem}.{form}", _mark(form, shown), makers[form])


def path_of(slide: Slide) -> str:
    """Return a slide's path without its ending; made of ids only."""
    return OVERVIEW if slide.kind == OVERVIEW else page_path(slide.kind, slide.id).removesuffix(".html")


def _mark(form: Format, *shown: str) -> str:
    """Return the fingerprint of a file: what it shows, and with what it was made."""
    return hashlib.sha256("\0".join((form, _code(), _libraries(form), *shown)).encode()).hexdigest()


@cache
def _code() -> str:
    """Return the fingerprint of the code that writes slides."""
    digest = hashlib.sha256()
    here = files("maps").joinpath("slides")
    for folder in (here, here.joinpath("parts")):
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".xml")):
                digest.update(file.name.encode() + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


@cache
def _libraries(form: Format) -> str:
    try:
        return " ".join(f"{name} {version(name)}" for name in _PAINTERS.get(form, ()))
    except PackageNotFoundError:
        return ""  # the writer will say what is missing
