"""A programme looks the same on the map, in the legend and on every page."""

from __future__ import annotations

import re
from pathlib import Path

from maps.palette import DASHES

MAPS = Path(__file__).parent.parent.parent / "maps"


def test_pages_and_map_share_one_table_of_dashes() -> None:
    """Swatches of pages and lanes of the map have the same patterns, as many as the palette deals out."""
    script = (MAPS / "browser" / "src" / "palette.ts").read_text(encoding="utf-8")
    table = script[script.index("export const PATTERNS") :].partition("];")[0]
    drawn = [lengths.replace(",", "") or "none" for lengths in re.findall(r"lengths: \[([^\]]*)\]", table)]
    template = (MAPS / "templates" / "parts.html").read_text(encoding="utf-8")
    found = re.search(r"set patterns = \(([^)]*)\)", template)
    assert found is not None

    assert re.findall(r"'([^']*)'", found[1]) == drawn
    assert len(drawn) == DASHES
