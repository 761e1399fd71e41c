"""Rules about the site's house style: a colour that can be read, pictures that are there."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from partners.bitmaps import BitmapError, bitmap
from partners.contrast import LIGHT, TEXT, nearest, passes, reached
from partners.problems import quoted
from partners.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.draft import Draft


def low_contrast(draft: Draft) -> Iterator[Finding]:
    """Find an accent colour that is too faint on a light page; in the dark it is made lighter unasked."""
    for entry in draft.sites:
        colours = entry.record.colours
        if colours is None or colours.accent is None or passes(colours.accent, LIGHT):
            continue
        ratio = math.floor(reached(colours.accent, LIGHT) * 10) / 10  # 4.49 is not 4.5
        message = (
            f"colours.accent {quoted(colours.accent)} reaches {ratio}:1 on a light page; text needs {TEXT}:1"
        )
        fix = f'write "{nearest(colours.accent, LIGHT)}", the nearest that does: the site uses it already'
        yield Finding(entry.inside("colours", "accent"), entry.label, message, fix)


def unusable_picture(draft: Draft) -> Iterator[Finding]:
    """Find a logo or an emblem of the site that cannot be shown."""
    for entry in draft.sites:
        site = entry.record
        named = (
            (("logo",), site.logo),
            (("funding", "emblem"), site.funding.emblem if site.funding else None),
        )
        for path, name in named:
            if name is None:
                continue
            try:
                bitmap(Path(entry.file), name)
            except BitmapError as error:
                message = f"{'.'.join(path)} {quoted(name)} is left out: {error}"
                fix = (
                    "put a PNG, JPEG or WebP into the folder logos/ beside the registry, or leave the key out"
                )
                yield Finding(entry.inside(*path), entry.label, message, fix)
