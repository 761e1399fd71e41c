"""What the tests of the registry share: a small sound registry as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOUND = """\
partners:
  - id: beta
    name: Beta
    country: "NO"
    kind: research
    city: Bergen
    postcode: "05003"
    founded: 1998-09
    figures:
      - {name: staff, value: 12.50, unit: people, date: 2020-12-31, note: an estimate}
    description: {nb: Bygger hus., en: Builds houses.}
    topics: [wood, fire]
    sources: [https://beta.example.org]
  - id: alpha
    name: "Alpha: the &Co"
    country: FR
    lat: 47.2173
    lon: -1.5534
    pic: "053689451"
    until: 2019
    successor: beta
    description: |
      One line.
      Two lines.
    confidence: low
    note: seen once
    sources: [https://alpha.example.org]
projects:
  - id: pair
    title: A pair
    programme: fund
    start: 2015
    end: 2016-02-29
    cost: 2313032.50
    complete: true
    partners:
      - beta
      - {partner: alpha, role: coordinator, contribution: 250000, start: 2015-03, sources: [https://a.example.org]}
    sources: [https://pair.example.org]
programmes:
  - {id: fund, name: Fund, start: 2014, end: 2020, color: "#2B6CB0", sources: [https://fund.example.org]}
site:
  owner: alpha
  languages: [en, fr]
"""


@pytest.fixture
def sound() -> str:
    """Return the text of a registry without a problem."""
    return SOUND


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a text as registry and returns its path."""

    def write(text: str, name: str = "partners.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
