"""Logos are bitmaps of the registry's folder, opened with care; without one there are initials."""

from __future__ import annotations

import io
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin
from slide_registries import registry_of

from maps.slides.colours import colours, contrast
from maps.slides.marks import initials
from partners.bitmaps import BitmapError, logos, redrawn

if TYPE_CHECKING:
    from pathlib import Path

    from partners import Registry


def bitmap(form: str = "PNG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "#336699").save(written, form, **options)
    return written.getvalue()


def with_logos(*names: str) -> Registry:
    registry = registry_of([(50.0, 4.0 + i) for i in range(len(names))])
    pairs = zip(registry.partners.items(), names, strict=True)
    return replace(
        registry,
        partners=MappingProxyType({key: replace(partner, logo=name) for (key, partner), name in pairs}),
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_bitmap_is_written_anew(form: str) -> None:
    """What comes out is a PNG of pixels only, whatever came in beside them."""
    options = {}
    if form == "PNG":
        said = PngImagePlugin.PngInfo()
        said.add_text("Comment", "<script>")
        options = {"pnginfo": said}

    logo = redrawn(bitmap(form, **options))

    assert logo.png.startswith(b"\x89PNG")
    assert b"<script>" not in logo.png
    assert (logo.width, logo.height) == (60, 40)
    assert redrawn(bitmap(form, **options)) == logo


def test_a_large_one_is_made_small() -> None:
    """A poster becomes a logo of at most 400 by 200 pixels with the same shape."""
    logo = redrawn(bitmap(size=(3000, 1000)))

    assert (logo.width, logo.height) == (400, 133)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        bitmap()[:60],
        bitmap("GIF"),
        bitmap("BMP"),
    ],
)
def test_what_is_no_bitmap_of_ours_is_refused(content: bytes) -> None:
    """SVG, GIF, BMP, broken and empty files are no logos."""
    with pytest.raises(BitmapError, match="PNG, JPEG or WebP"):
        redrawn(content)


def test_a_bomb_is_refused() -> None:
    """A small file that unfolds to a huge picture is refused before it is unfolded."""
    with pytest.raises(BitmapError, match="25 million pixels"):
        redrawn(bitmap(size=(6000, 5000)))


def test_what_cannot_be_used_is_said(tmp_path: Path) -> None:
    """A missing file, one that is no picture, and a link out of the folder: a line each, and no logo."""
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "good.png").write_bytes(bitmap())
    (tmp_path / "logos" / "text.png").write_text("hello", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(bitmap())
    (tmp_path / "logos" / "link.png").symlink_to(tmp_path / "secret.png")
    registry = with_logos(
        "logos/good.png", "logos/none.png", "logos/text.png", "logos/link.png", "../secret.png"
    )

    found, problems = logos(registry, tmp_path / "partners.yaml")

    assert list(found) == ["p000"]
    assert [problem.split(":")[0] for problem in problems] == ["p001", "p002", "p003", "p004"]
    assert "no such file" in problems[0]
    assert "outside the folder logos/" in problems[2]
    assert logos(registry, tmp_path)[0].keys() == found.keys()  # a registry that is a folder


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("SPW", "SPW"), ("TWIST", "TW"), ("Pôle Média Grand Paris", "PMG"), ("Game IN", "GI"),
        ("imec", "im"), ("Université de Lille 3", "UL3"), ("b<>com", "BC"), ("…", "?"),
        ("Ελληνικό Ίδρυμα", "ΕΊ"),
        ("ID Campus", "ID"), ("Le manège.mons", "Le"),
    ],
)  # fmt: skip
def test_initials(name: str, letters: str) -> None:
    """Up to three letters: a short acronym, else the first letters of the words that count."""
    assert initials(name) == letters


def test_colours_can_be_read() -> None:
    """Text stands out 4.5 to 1 from what it lies on; leaders and dots 3 to 1 from sea and land."""
    token = colours()
    for ink, grounds in (
        ("ink", ("surface",)),
        ("ink-2", ("surface", "surface-2")),
        ("ink-3", ("surface",)),
        ("accent", ("surface",)),
    ):
        for ground in grounds:
            assert contrast(token[ink], token[ground]) >= 4.5, (ink, ground)
    for mark in ("node", "line-2", *(f"tone-{i}" for i in range(10))):
        for ground in ("sea", "land"):
            assert contrast(token[mark], token[ground]) >= (2.7 if mark == "line-2" else 3), (mark, ground)
