"""Slides in other languages: every word of ours translated, nothing overlaps, files name their language."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from test_scene import check, flat, meeting

from maps.__main__ import main
from maps.languages import language
from maps.slides.drawing import Words
from maps.slides.pdf import to_pdf
from maps.slides.pptx import to_pptx
from maps.slides.scene import Studio
from maps.slides.stories import stories
from maps.slides.svg import to_svg
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.slides.drawing import Slide

ROOT = Path(__file__).parent.parent.parent
REAL = load_registry(ROOT / "data" / "partners.yaml")
OURS = re.compile(r"⟦.*⟧")


def slides(code: str, step: int) -> Iterator[Slide]:
    """Yield every ``step``-th slide of the real registry, of each kind, in a language."""
    spoken = language(code)
    told = [story for i, story in enumerate(stories(REAL, spoken)) if i % step == 0]
    assert {story.kind for story in told} == {"overview", "programmes", "projects", "partners"}
    return Studio(REAL, "2025", {}, spoken).slides(told)


def said(slide: Slide) -> set[str]:
    """Return every text on a slide."""
    words = (item for item in flat(slide.items) if isinstance(item, Words))
    return {run.text for item in words for line in item.lines for run in line} | {slide.about}


def test_no_word_of_ours_is_left_in_english() -> None:
    """What a made-up language says as English does is the registry's: names, dates, countries, hosts."""
    left = set()
    for plain, other in zip(slides("en", 6), slides("en-XA", 6), strict=True):
        assert any(OURS.search(text) for text in said(other)), plain.id
        left |= {text for text in said(other) if not OURS.search(text)} & said(plain)
    records = (*REAL.partners.values(), *REAL.projects.values(), *REAL.programmes.values())
    names = {words for record in records for words in (record.label, getattr(record, "title", None)) if words}
    known = " ".join((
        *names,
        *(partner.name for partner in REAL.partners.values()),
        *(programme.name for programme in REAL.programmes.values()),
        *(partner.city or "" for partner in REAL.partners.values()),
        *(f"{language('en').country(p.country)} {p.country}" for p in REAL.partners.values()),
        REAL.site.title,
    ))  # fmt: skip
    whole = set(re.findall(r"\w+", known))
    ours = {
        word
        for text in left
        for word in re.findall(r"[^\W\d_]{4,}", text)
        if word not in whole and not any(name.startswith(word) for name in whole)
    }

    assert ours == set()


@pytest.mark.parametrize("code", ["en-XA", "fr", "et"])
def test_long_words_neither_overlap_nor_cross(code: str) -> None:
    """In a language of long words as in English."""
    for slide in slides(code, 9):
        check(slide)
        assert meeting(slide) == [], slide.id


def test_files_say_what_they_speak() -> None:
    """SVG, PDF and PPTX name the language, and their text is in it."""
    slide = next(slides("fr", 9))
    svg, deck = to_svg(slide).decode(), zipfile.ZipFile(io.BytesIO(to_pptx([slide])))
    pdf = to_pdf([slide])

    assert 'xml:lang="fr"' in svg
    assert "Registre à la date de 2025" in svg
    shapes = deck.read("ppt/slides/slide1.xml").decode()
    assert set(re.findall(r'<a:rPr lang="([^"]*)"', shapes)) == {"fr"}
    assert b"/Lang (fr)" in pdf
    assert "Registre" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()


def test_the_command_takes_a_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One that there is; another one is refused with those there are, and nothing is written."""
    one = ["slides", "-r", str(ROOT / "data" / "partners.yaml"), "-o", str(tmp_path / "slides")]
    one += ["--project", "eurotransmedia", "--format", "svg"]

    with pytest.raises(SystemExit) as stopped:
        main([*one, "--language", "klingon"])
    assert stopped.value.code == 2
    assert "write one of ca, de, en, es, et, fr, nl, sv" in capsys.readouterr().err
    assert not (tmp_path / "slides").exists()
    assert main([*one, "--language", "de"]) == 0
    assert "8 Partner in 5 Ländern" in (tmp_path / "slides" / "projects" / "eurotransmedia.svg").read_text(
        "utf-8"
    )
