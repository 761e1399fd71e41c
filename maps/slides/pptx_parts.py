"""The parts of a PPTX that do not depend on its slides: theme, master, two layouts (`parts/`).

The theme has the house's colours and Arial, so that what an editor adds looks like the rest.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template

from maps.slides.colours import colours
from maps.slides.drawing import HEIGHT, WIDTH
from maps.slides.labelling import Box
from maps.slides.pptx_shapes import emu

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOXES = {
    "title": Box(28, 31, WIDTH - 28, 62),
    "body": Box(28, 102, WIDTH - 28, HEIGHT - 40),
    "number": Box(WIDTH - 78, 18, WIDTH - 28, 30),
}
_COLOURS = {
    "dk1": "ink", "lt1": "surface", "dk2": "accent", "lt2": "surface-2", "accent1": "tone-0",
    "accent2": "tone-1", "accent3": "tone-2", "accent4": "tone-3", "accent5": "tone-4", "accent6": "tone-5",
    "hlink": "accent", "folHlink": "ink-3",
}  # fmt: skip
_ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)
_NUMBER_ID = 100_000  # above those of a slide's other shapes


@cache
def part(name: str) -> str:
    """Return ``theme``, ``master``, ``layout-map`` or ``layout-text``, with our colours and measures."""
    values = {slot: colours()[token][1:].upper() for slot, token in _COLOURS.items()}
    for what, box in _BOXES.items():
        sides = {"x": box.left, "y": box.top, "wide": box.width, "high": box.height}
        values |= {f"{what}_{side}": str(emu(points)) for side, points in sides.items()}
    text = files("maps").joinpath("slides", "parts", f"{name}.xml").read_text(encoding="utf-8")
    return Template(text).substitute(values)


def slide_part(shapes: str, number: int | None) -> str:
    """Return a slide around its shapes, with its number in the layout's place for it."""
    shown = _number(number) if number else ""
    return (
        f"{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{_ROOT}{shapes}{shown}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _number(shown: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{_NUMBER_ID}" name="Slide number"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/>'
        f"<a:t>{shown}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
