"""How often the offline gazetteer is right: ``python -m benchmarks.places [folder] [seed ...]``.

The folder (or the environment variable ``PARTNER_ATLAS_KEEP``) holds ``partners_with_geonames_4000.csv.gz``:
keep.eu's partners with the GeoNames point that one researcher gave each town by hand. For each seed 500
of them are drawn and placed by country and town alone, and again with postcode and NUTS code. Nothing is
asserted: the hand-made points are wrong now and then, too, and every one that differs is printed.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from partners.locating.borders import in_country
from partners.locating.gazetteer import Gazetteer
from partners.locating.sphere import kilometres

if TYPE_CHECKING:
    from collections.abc import Callable

    from partners.locating.geonames import City

VARIABLE = "PARTNER_ATLAS_KEEP"
FILE = "partners_with_geonames_4000.csv.gz"
SEEDS = (1, 2)
DRAWN = 500
RIGHT_KM = 25.0


class Row(NamedTuple):
    """One partner of keep.eu: what its record says, and where its town is by hand, in degrees."""

    town: str
    country: str
    postcode: str
    nuts: str
    lat: float
    lon: float


def rows(path: Path) -> list[Row]:
    """Return all rows, in the order of their ids."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        read = sorted(csv.DictReader(file, delimiter=";"), key=lambda row: row["ID_PARTNER"])
    return [
        Row(
            row["Town"],
            row["CountryISO"],
            row["Postal code"],
            (row["NUTS3 (or equivalent)"] or row["NUTS2 (or equivalent)"]).partition(" ")[0],
            float(row["lat_GN"]),
            float(row["lng_GN"]),
        )
        for row in read
    ]


def measured(gazetteer: Gazetteer, drawn: list[Row], *, hints: bool) -> tuple[Counter[str], list[str]]:
    """Return how many were right, far, unclear, unknown, outside their country; and the far ones in words."""
    counts: Counter[str] = Counter()
    far = []
    for row in sorted(drawn, key=lambda one: (one.country, one.town)):
        given = {"postcode": row.postcode, "nuts": row.nuts} if hints else {}
        choice = gazetteer.find(row.town, row.country, inside=_in(row.country), **given)
        city = choice.city
        if city is None:
            counts["unclear" if choice.rivals else "unknown"] += 1
            continue
        off = kilometres(city.lat, city.lon, row.lat, row.lon)
        counts["far" if off > RIGHT_KM else "right"] += 1
        counts["doubted"] += not choice.sure
        counts["outside"] += not in_country(row.country, city.lat, city.lon)
        if off > RIGHT_KM:
            at = f"{city.name} ({city.lat:.2f}, {city.lon:.2f}), by hand ({row.lat:.2f}, {row.lon:.2f})"
            far.append(f"    {row.country} {row.postcode} {row.town} {row.nuts}: {at}, {off:.0f} km")
    return counts, far


def _in(country: str) -> Callable[[City], bool]:
    return lambda city: in_country(country, city.lat, city.lon)


def line(words: str, counts: Counter[str], total: int, seconds: float) -> str:
    """Return one row of the table."""
    shares = [f"{100 * counts[name] / total:>8.1f} %" for name in ("right", "far", "unclear", "unknown")]
    return f"{words:<24}" + "".join(shares) + f"{counts['doubted']:>9}{counts['outside']:>9}{seconds:>9.1f} s"


def main(folder: str, seeds: list[int]) -> None:
    """Print the table."""
    path = Path(folder) / FILE
    if not folder or not path.is_file():
        print(f"skipped: no {FILE}; name its folder, or set {VARIABLE}")
        return
    known = rows(path)
    gazetteer = Gazetteer()
    head = ("right", "far", "unclear", "unknown")
    print(f"{'':<24}" + "".join(f"{word:>10}" for word in head) + f"{'doubted':>9}{'outside':>9}{'time':>11}")
    for seed in seeds:
        drawn = random.Random(seed).sample(known, DRAWN)  # noqa: S311 -- data for a benchmark
        for hints in (False, True):
            start = process_time()
            counts, far = measured(gazetteer, drawn, hints=hints)
            words = f"seed {seed}, " + ("with hints" if hints else "town alone")
            print(line(words, counts, DRAWN, process_time() - start), flush=True)
        print("\n".join(far))


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.isdigit()]
    main(
        given[0] if given else os.environ.get(VARIABLE, ""),
        [int(argument) for argument in sys.argv[1:] if argument.isdigit()] or list(SEEDS),
    )
