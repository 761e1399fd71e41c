"""Who funds the site stands on every slide, whole, and covers nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

import pytest
from slide_registries import registry_of

from maps.slides import stories
from maps.slides.drawing import Words
from maps.slides.scene import Studio
from maps.slides.typeface import LINE, width
from partners.model import Funding, Site, Text

LONG = "Co-funded by the European Union, " * 8


def foot(text: str) -> dict[str, Words]:
    places = [(50.0, 4.0), (48.0, 2.0)] + [(45.0, 3.0)] * 12
    found = registry_of(places, names=["One", "Two", *["A very long name that has no place"] * 12])
    placed = MappingProxyType(dict(list(found.locations.items())[:2]))
    registry = replace(found, locations=placed, site=Site(funding=Funding(text=Text((("", text),)))))
    slide = next(Studio(registry, "2020", {}).slides(stories.projects(registry)))
    return {item.name: item for item in slide.items if isinstance(item, Words)}


@pytest.mark.parametrize("text", ["Co-funded by the European Union", LONG[:130], "{{ 7*7 }} <b>"])
def test_the_sentence_stands_whole_beside_all_else(text: str) -> None:
    """It is never cut, and what stands in its row gives way."""
    found = foot(text)
    (run,) = found["Funding"].lines[0]
    assert run.text == " ".join(text.split())
    assert found["Funding"].align == "right"

    assert "Note" in found
    rows = [item for name, item in found.items() if name in {"Note", "Source", "Date", "Funding"}]
    for one, two in combinations(rows, 2):
        size = one.lines[0][0].size
        if abs(one.top - two.top) < LINE * size - 1:
            left, right = sorted((one, two), key=lambda item: item.align == "right")
            ends = left.x + width(left.lines[0][0].text, size)
            assert ends < right.x - width(right.lines[0][0].text, size)


def test_one_that_does_not_fit_is_not_cut() -> None:
    """Half a sentence says something else: none is better."""
    assert "Funding" not in foot(LONG * 4)
