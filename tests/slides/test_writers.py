"""SVG, PDF, PNG and PPTX hold the same slide: as text, as shapes, always with the same bytes."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pptx
import pypdfium2
import pytest
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE
from slide_registries import registry_of

from maps.slides import stories
from maps.slides.drawing import WIDTH, Slide
from maps.slides.pdf import to_pdf
from maps.slides.png import to_png
from maps.slides.pptx import to_pptx
from maps.slides.scene import Studio
from maps.slides.svg import to_svg
from partners import PartnerId, load_registry
from partners.bitmaps import redrawn

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]
EIGHT = [
    "TWIST", "SPW", "Interface Europe", "Barcelona Media", "Cap Digital", "Pôle Média Grand Paris",
    "Eesti Digikeskus", "Media Evolution",
]  # fmt: skip
HOSTILE = [
    "</text><script>alert(1)</script>", '" onload="alert(1)', "]]><!--", "&lt;b&gt; &amp;",
    "{{ 7*7 }} $title ${x}",
    "a\u202eb", "\ufffe\uffff", "=1+1", "javascript:alert(1)", "../../etc/passwd",
]  # fmt: skip


@pytest.fixture(scope="module")
def founding() -> Slide:
    registry = load_registry(ROOT / "data" / "partners.yaml")
    told = [story for story in stories.projects(registry) if story.id == "eurotransmedia"]
    return next(Studio(registry, "Oct 2025").slides(told))


@pytest.fixture(scope="module")
def hostile() -> Slide:
    places = [(45.0 + i, 5.0 + i) for i in range(len(HOSTILE))]
    return next(
        Studio(registry_of(places, names=HOSTILE), "").slides(
            stories.projects(registry_of(places, names=HOSTILE))
        )
    )


def texts(svg: bytes) -> list[str]:
    return ["".join(found.itertext()) for found in parsed(svg).iter(f"{SVG}text")]


def parsed(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - our own


def test_svg_is_text_and_shapes(founding: Slide) -> None:
    """Names are text, the slide has a title and a description, nothing runs and nothing is fetched."""
    svg = to_svg(founding)

    assert set(EIGHT) < set(texts(svg))
    root = parsed(svg)
    assert root.find(f"{SVG}title").text == "EUROTRANSMEDIA"
    assert "Eesti Digikeskus" in root.find(f"{SVG}desc").text
    assert not re.search(rb"<script|<foreignObject|\son\w+=|href=.(?!data:image/png)|url\(|@import", svg)


def test_pdf_is_a_page_of_text(founding: Slide) -> None:
    """The page is 16:9 and its text can be searched; the typeface is inside."""
    content = to_pdf([founding])
    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage().get_text_range()

    assert (len(document), document[0].get_size()) == (1, (960, 540))
    for name in EIGHT:
        assert name in text
    assert b"/FontFile2" in content
    document.close()


def test_png_is_the_same_picture(founding: Slide) -> None:
    """The picture has 1920 by 1080 pixels; sea, land and ink are where the slide has them."""
    picture = Image.open(io.BytesIO(to_png(to_pdf([founding])))).convert("RGB")

    assert picture.size == (1920, 1080)
    assert picture.getpixel((5, 5)) == (255, 255, 255)
    assert picture.getpixel((60, 48)) == (0x0B, 0x5D, 0x7A)  # the accent above the title
    assert picture.getpixel((500, 300)) == (0xE9, 0xEE, 0xF1)  # the Atlantic


def test_pptx_is_editable(founding: Slide) -> None:
    """The deck holds a title, text boxes, connectors and freeform countries; no picture of a slide."""
    deck = pptx.Presentation(io.BytesIO(to_pptx([founding])))
    (slide,) = deck.slides
    by_name = {shape.name: shape for shape in slide.shapes}

    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert slide.shapes.title.text == "EUROTRANSMEDIA"
    for name in EIGHT:
        assert by_name[name].text_frame.paragraphs[0].text == name
        assert by_name[f"To {name}"].shape_type == MSO_SHAPE_TYPE.LINE
    countries = {shape.name for shape in by_name["Map"].shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM}
    assert {"France", "Belgium", "Estonia", "Sweden", "Spain"} < countries
    assert len(by_name["Ties"].shapes) == 7
    assert not any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in slide.shapes)
    ids = [int(found) for found in re.findall(r'<p:cNvPr id="(\d+)"', slide.part.blob.decode())]
    assert len(ids) == len(set(ids))


def test_connectors_end_where_leaders_do(founding: Slide) -> None:
    """A connector's flips give back the leader's two ends, which python-pptx reads as we meant them."""
    deck = pptx.Presentation(io.BytesIO(to_pptx([founding])))
    lines = {item.name: item for item in founding.items if item.name.startswith("To ")}

    for shape in deck.slides[0].shapes:
        if shape.name in lines:
            meant = lines[shape.name]
            found = [shape.begin_x, shape.begin_y, shape.end_x, shape.end_y]
            assert [value / 12700 for value in found] == pytest.approx([*meant.start, *meant.end], abs=0.001)


def test_a_deck_of_several(founding: Slide, hostile: Slide) -> None:
    """Each slide has its number and title, in PDF a bookmark; parts are related as they are listed."""
    content = to_pptx([founding, hostile, founding], title="Three")
    deck = pptx.Presentation(io.BytesIO(content))

    assert [slide.shapes.title.text for slide in deck.slides] == ["EUROTRANSMEDIA", "ATN", "EUROTRANSMEDIA"]
    assert deck.core_properties.title == "Three"
    assert [
        next(s.text for s in slide.placeholders if s.placeholder_format.type == 13) for slide in deck.slides
    ] == ["1", "2", "3"]
    assert [layout.name for layout in deck.slide_layouts] == ["Title and map", "Title and text"]
    document = pypdfium2.PdfDocument(to_pdf([founding, hostile]))
    assert [bookmark.get_title() for bookmark in document.get_toc()] == ["EUROTRANSMEDIA", "ATN"]
    document.close()


def test_hostile_names_are_text(hostile: Slide) -> None:
    """Names full of markup stay names in every format, and every part is well-formed XML."""
    svg = to_svg(hostile)
    assert not re.search(rb"<script|\son\w+=\"", svg)
    shown = " ".join(texts(svg))
    assert "{{ 7*7 }} $title ${x}" in shown
    assert "javascript:alert(1)" in shown

    content = to_pptx([hostile])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            parsed(archive.read(name))
    said = " ".join(
        s.text_frame.text for s in pptx.Presentation(io.BytesIO(content)).slides[0].shapes if s.has_text_frame
    )
    assert "&lt;b&gt; &amp;" in said
    assert to_pdf([hostile]).startswith(b"%PDF")


def test_a_logo_is_shown_and_shared() -> None:
    """A partner's logo stands in all formats; in a deck it is stored once, however often it is shown."""
    registry = registry_of([(50.0, 4.0), (48.0, 2.0)], names=["With logo", "Without"])
    bitmap = io.BytesIO()
    Image.new("RGB", (300, 100), "#aa2200").save(bitmap, "PNG")
    logo = redrawn(bitmap.getvalue())
    slide = next(Studio(registry, "", {PartnerId("p000"): logo}).slides(stories.projects(registry)))

    svg = parsed(to_svg(slide))
    image = svg.find(f"{SVG}image")
    assert float(image.get("width")) / float(image.get("height")) == pytest.approx(3, rel=0.01)
    assert float(image.get("x")) + float(image.get("width")) < WIDTH
    with zipfile.ZipFile(io.BytesIO(to_pptx([slide, slide]))) as archive:
        assert sum(name.startswith("ppt/media/") for name in archive.namelist()) == 1
    shapes = list(pptx.Presentation(io.BytesIO(to_pptx([slide]))).slides[0].shapes)
    pictures = [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert [shape.name for shape in pictures] == ["Logo of With logo"]
    assert [shape.name for shape in shapes if shape.name.startswith("Monogram")] == ["Monogram Wi"]
    assert b"/Image" in to_pdf([slide])


def test_the_same_bytes_every_time(founding: Slide, tmp_path: Path) -> None:
    """Two processes with other hash seeds and time zones write the same files."""
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Lima")):
        command = [
            sys.executable,
            "-m",
            "maps",
            "slides",
            "-o",
            tmp_path / seed,
            "--project",
            "eurotransmedia",
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        subprocess.run(
            [*command, "-r", ROOT / "data" / "partners.yaml"],
            check=True,
            env=environment,
            capture_output=True,
        )
    for form in ("svg", "png", "pdf", "pptx"):
        one, other = ((tmp_path / seed / f"projects/eurotransmedia.{form}").read_bytes() for seed in "12")
        assert one == other, form
    assert (tmp_path / "1/projects/eurotransmedia.svg").read_bytes() == to_svg(founding)


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_deck(founding: Slide, hostile: Slide, tmp_path: Path) -> None:
    """LibreOffice reads the deck as slides of text, in a face of Arial's widths, and shows every name."""
    (tmp_path / "deck.pptx").write_bytes(to_pptx([founding, hostile]))
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'home').as_uri()}",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "deck.pptx"], check=True, capture_output=True, timeout=300
    )

    document = pypdfium2.PdfDocument(tmp_path / "deck.pdf")
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 2
    for name in EIGHT:
        assert name in text
    document.close()
