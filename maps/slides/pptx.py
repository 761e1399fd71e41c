"""Slides as an editable deck (Office Open XML): shapes, connectors and text, no picture of a slide.

Written part by part, so that it has the house's theme on a 16:9 master and the same bytes every time.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

from maps.slides.drawing import HEIGHT, WIDTH
from maps.slides.pptx_parts import HEAD, SPACES, part, slide_part
from maps.slides.pptx_shapes import Tree, emu
from maps.text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maps.slides.drawing import Slide

_BASE = "http://schemas.openxmlformats.org"
_DOCUMENT = f"{_BASE}/officeDocument/2006/relationships"
_PARTS = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "application/vnd.openxmlformats-package"
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"  # the one that every program knows
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows
_FIRST_SLIDE = 256  # the least number that a slide's id may have


def to_pptx(slides: Sequence[Slide], *, title: str = "") -> bytes:
    """Return a deck with one slide for each, numbered where there are several; the same bytes every time."""
    parts: dict[str, str | bytes] = {}
    pictures: dict[str, bytes] = {}
    for i, slide in enumerate(slides, start=1):
        shapes = Tree(tag=slide.tag)
        drawn = shapes.of(slide.items)
        parts[f"ppt/slides/slide{i}.xml"] = slide_part(drawn, i if len(slides) > 1 else None)
        names = [_picture_name(png) for png in shapes.pictures]
        pictures |= dict(zip(names, shapes.pictures, strict=True))
        parts[f"ppt/slides/_rels/slide{i}.xml.rels"] = _relations(
            [
                ("slideLayout", "../slideLayouts/slideLayout1.xml"),
                *(("image", f"../media/{n}") for n in names),
            ]
        )
    fixed = _fixed(len(slides), title or slides[0].title)
    return _zipped({**fixed, **parts, **{f"ppt/media/{name}": png for name, png in sorted(pictures.items())}})


def _picture_name(png: bytes) -> str:
    return f"{hashlib.sha256(png).hexdigest()[:16]}.png"


def _fixed(count: int, title: str) -> dict[str, str]:
    """Return the parts that only depend on how many slides there are, the list of contents first."""
    numbers = range(1, count + 1)
    kinds = {
        "/ppt/presentation.xml": "presentationml.presentation.main",
        "/ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster",
        "/ppt/slideLayouts/slideLayout1.xml": "presentationml.slideLayout",
        "/ppt/slideLayouts/slideLayout2.xml": "presentationml.slideLayout",
        "/ppt/theme/theme1.xml": "theme",
        "/ppt/presProps.xml": "presentationml.presProps",
        "/ppt/viewProps.xml": "presentationml.viewProps",
        "/ppt/tableStyles.xml": "presentationml.tableStyles",
        "/docProps/app.xml": "extended-properties",
        **{f"/ppt/slides/slide{i}.xml": "presentationml.slide" for i in numbers},
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{_PARTS}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    core = f"{_PACKAGE}.core-properties+xml"
    listed = "".join(f'<p:sldId id="{_FIRST_SLIDE + i}" r:id="rId{i + 2}"/>' for i in numbers)
    return {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{_BASE}/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{_PACKAGE}.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
        ),
        "_rels/.rels": _relations(
            [("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")],
            core="docProps/core.xml",
        ),
        "docProps/app.xml": (
            f'{HEAD}<Properties xmlns="{_BASE}/officeDocument/2006/extended-properties">'
            f"<Application>Partner Atlas</Application><Slides>{count}</Slides></Properties>"
        ),
        "docProps/core.xml": (
            f'{HEAD}<cp:coreProperties xmlns:cp="{_BASE}/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{xml_text(title)}</dc:title>'
            "</cp:coreProperties>"
        ),
        "ppt/presentation.xml": (
            f'{HEAD}<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
            f'<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>{listed}'
            f'</p:sldIdLst><p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/>'
            f'<p:notesSz cx="{emu(HEIGHT)}" cy="{emu(WIDTH)}"/></p:presentation>'
        ),
        "ppt/_rels/presentation.xml.rels": _relations(
            [
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("theme", "theme/theme1.xml"),
                *(("slide", f"slides/slide{i}.xml") for i in numbers),
                ("presProps", "presProps.xml"),
                ("viewProps", "viewProps.xml"),
                ("tableStyles", "tableStyles.xml"),
            ]
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {SPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {SPACES}/>",
        "ppt/tableStyles.xml": (
            f'{HEAD}<a:tblStyleLst xmlns:a="{_BASE}/drawingml/2006/main" def="{_TABLE_STYLE}"/>'
        ),
        "ppt/theme/theme1.xml": part("theme"),
        "ppt/slideMasters/slideMaster1.xml": part("master"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            [
                ("slideLayout", "../slideLayouts/slideLayout1.xml"),
                ("slideLayout", "../slideLayouts/slideLayout2.xml"),
                ("theme", "../theme/theme1.xml"),
            ]
        ),
        "ppt/slideLayouts/slideLayout1.xml": part("layout-map"),
        "ppt/slideLayouts/slideLayout2.xml": part("layout-text"),
        **{
            f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels": _relations(
                [("slideMaster", "../slideMasters/slideMaster1.xml")]
            )
            for i in (1, 2)
        },
    }


def _relations(targets: Iterable[tuple[str, str]], *, core: str = "") -> str:
    """Return what a part is related to: rId1, rId2, ... in the order given, the core properties last."""
    rows = [
        f'<Relationship Id="rId{i}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, start=1)
    ]
    if core:
        kind = f"{_BASE}/package/2006/relationships/metadata/core-properties"
        rows.append(f'<Relationship Id="rId{len(rows) + 1}" Type="{kind}" Target="{core}"/>')
    return f'{HEAD}<Relationships xmlns="{_BASE}/package/2006/relationships">{"".join(rows)}</Relationships>'


def _zipped(parts: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, part)
    return content.getvalue()
