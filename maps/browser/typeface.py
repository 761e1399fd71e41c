"""Make the typeface of slides, once, when the package is built: Arimo, as wide as Arial, letter by letter.

Slides name Arial, which office programs have or replace by a face of the same widths; PDF and PNG carry
this one, and every text is measured with it. So a line that fits here fits there.

Source: Arimo (SIL Open Font License), a variable font inside the wheel ``fontpkg-arimo``. Two weights are
cut from it, with the letters of Europe: Latin, Greek, Cyrillic, punctuation, arrows.

``typeface.json`` holds the widths: ``{"unit": 2048, "regular": {"65": 1366, ...}, "bold": {...}}``, in
units of which ``unit`` make one size of type, by code point.
"""

from __future__ import annotations

import io
import json
from importlib.resources import files
from typing import Any

import fontpkg_arimo
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {"regular": 400, "bold": 700}
LETTERS = (*range(0x20, 0x530), *range(0x1E00, 0x20D0), *range(0x2100, 0x2300))


def make_typeface() -> dict[str, bytes]:
    """Return the two fonts, their widths and their licence by path in the checkout."""
    source = files(fontpkg_arimo)
    variable = source.joinpath("files", "Arimo[wght].ttf").read_bytes()
    products = {"maps/bundle/arimo-licence.txt": source.joinpath("LICENSE").read_bytes()}
    widths: dict[str, Any] = {}
    for name, weight in WEIGHTS.items():
        font = _cut(variable, weight)
        letters = font.getBestCmap()
        widths["unit"] = font["head"].unitsPerEm
        widths[name] = {str(code): font["hmtx"][glyph][0] for code, glyph in sorted(letters.items())}
        content = io.BytesIO()
        font.save(content)
        products[f"maps/bundle/arimo-{name}.ttf"] = content.getvalue()
    products["maps/bundle/typeface.json"] = json.dumps(widths, separators=(",", ":")).encode()
    return products


def _cut(variable: bytes, weight: int) -> TTFont:
    """Return one weight with our letters, the same bytes every time."""
    font = TTFont(io.BytesIO(variable), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
    options = subset.Options(layout_features=[], name_IDs=["*"], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    return font
