"""The outlines: two squares on paper, and what the built products hold and weigh."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
COAST, BORDER, CUT = "0", "1", "2"
EAST, NORTH = 4_321_000, 3_210_000  # metres: the projection's centre, 52 N 10 E


def product(name: str) -> Any:
    """Return a built product, or skip where the package has not been built in this checkout."""
    path = ROOT / name
    if not path.is_file():
        pytest.skip(f"{name} is not built here: python -m pip install .")
    return json.loads(path.read_text(encoding="utf-8"))


def topology() -> Any:
    """Return the module that makes topologies; its libraries are needed to build the package only."""
    pytest.importorskip("shapefile")
    pytest.importorskip("shapely")
    from maps.browser.outlines import topology as module  # noqa: PLC0415

    return module


def points_of(base: dict[str, Any], ring: list[int]) -> list[tuple[int, int]]:
    """Return a ring's points, in the map's units."""
    points: list[tuple[int, int]] = []
    for arc in ring:
        numbers = base["arcs"][arc if arc >= 0 else ~arc]
        x = y = 0
        line = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        points += (line if arc >= 0 else line[::-1])[bool(points) :]
    return points


def holds(ring: list[tuple[float, float]], x: float, y: float) -> bool:
    """Say whether a point lies in a ring, by counting crossings."""
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def country_at(borders: dict[str, list[list[int]]], lat: float, lon: float) -> set[str]:
    """Return the codes whose outer rings hold a place."""
    return {
        code
        for code, rings in borders.items()
        if any(holds(list(zip(ring[::2], ring[1::2], strict=True)), lon * 100, lat * 100) for ring in rings)
    }


def test_neighbours_share_one_line() -> None:
    """Two squares side by side have three lines: a coast each, and the border once."""
    west = [(0, 0), (1, 0), (1, 1), (0, 1)]
    east = [(1, 0), (2, 0), (2, 1), (1, 1)]
    made = topology().topology_of({"A": [west], "B": [east]}, [-9, -9, 9, 9])
    border = [i for i, kind in enumerate(made.kinds) if kind == 1]
    assert len(border) == 1
    assert {tuple(point) for point in made.arcs[border[0]]} == {(1, 0), (1, 1)}
    assert {arc for ring in made.rings["A"] for arc in ring} & {border[0], ~border[0]}
    assert {arc for ring in made.rings["B"] for arc in ring} & {border[0], ~border[0]}


def test_lines_on_the_windows_edge_are_cuts() -> None:
    """Where the map is cut there is neither coast nor border."""
    made = topology().topology_of({"A": [[(0, 0), (1, 0), (1, 1), (0, 1)]]}, [0, -9, 9, 9])
    assert sorted(made.kinds) == [0, 2]


def test_an_enclave_and_its_hole_are_one_line() -> None:
    """The hole of the outer country is the enclave's outline, wherever the two rings begin."""
    outer = [(0, 0), (9, 0), (9, 9), (0, 9)]
    enclave = [(4, 4), (5, 4), (5, 5), (4, 5)]
    hole = [(5, 5), (5, 4), (4, 4), (4, 5)]
    made = topology().topology_of({"IT": [outer, hole], "SM": [enclave]}, [-9, -9, 99, 99])
    assert sorted(made.kinds) == [0, 1]
    assert len(made.arcs) == 2


def test_spikes_and_repeats_go() -> None:
    """A line that goes there and back is no surface."""
    without = topology().without_spikes
    assert without([(0, 0), (0, 0), (2, 0), (2, 2), (3, 3), (2, 2), (0, 2)]) == [
        (0, 0),
        (2, 0),
        (2, 2),
        (0, 2),
    ]


@pytest.mark.parametrize(
    ("name", "raw", "packed"),
    [
        ("maps/bundle/basemap.json", 150_000, 60_000),
        ("maps/bundle/world.json", 45_000, 20_000),
        ("partners/bundle/borders.json", 600_000, 260_000),
    ],
)
def test_products_keep_their_budget(name: str, raw: int, packed: int) -> None:
    """Sizes in bytes, as they are and as a server sends them."""
    content = json.dumps(product(name), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(content) <= raw
    assert len(gzip.compress(content, 9)) <= packed


@pytest.mark.parametrize("name", ["maps/bundle/basemap.json", "maps/bundle/world.json"])
def test_topologies_are_whole(name: str) -> None:
    """Every ring closes, every arc is used, columns have one length, codes are there once."""
    base = product(name)
    assert base["version"] == 1
    rings = [ring for country in base["rings"] for ring in country]
    assert all(points_of(base, ring)[0] == points_of(base, ring)[-1] for ring in rings)
    assert {arc if arc >= 0 else ~arc for ring in rings for arc in ring} == set(range(len(base["arcs"])))
    assert len(base["kinds"]) == len(base["arcs"])
    assert set(base["kinds"]) == {COAST, BORDER, CUT}
    codes = base["countries"]["code"]
    assert {len(column) for column in base["countries"].values()} == {len(base["rings"])}
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 2 and code.isalpha() for code in codes)


def test_borders_are_there_once() -> None:
    """An arc between two countries is used by exactly two rings, a coast by one."""
    base = product("maps/bundle/basemap.json")
    uses = [0] * len(base["arcs"])
    for country in base["rings"]:
        for ring in country:
            for arc in ring:
                uses[arc if arc >= 0 else ~arc] += 1
    by_kind = {
        kind: {n for n, own in zip(uses, base["kinds"], strict=True) if own == kind}
        for kind in (COAST, BORDER)
    }
    assert by_kind == {COAST: {1}, BORDER: {2}}


def test_the_basemap_lies_where_the_projection_puts_it() -> None:
    """The projection's centre, 52 N 10 E, is in Germany, and all of Europe's countries are named."""
    base = product("maps/bundle/basemap.json")
    codes = base["countries"]["code"]
    x, y = (
        (place - origin) / base["unit"] for place, origin in zip((EAST, NORTH), base["origin"], strict=True)
    )
    found = [
        code
        for code, rings in zip(codes, base["rings"], strict=True)
        if any(holds(points_of(base, r), x, y) for r in rings)
    ]
    assert found == ["DE"]
    union = "ATBEBGCYCZDEDKEEESFIFRGRHRHUIEITLTLULVMTNLPLPTROSESISK"
    neighbours = "ADALBACHGBGEISLIMCMDMEMKNORSSMTRUAXK"
    assert {a + b for a, b in zip(*[iter(union + neighbours)] * 2, strict=True)} <= set(codes)
    assert dict(zip(codes, base["countries"]["name"], strict=True))["XK"] == "Kosovo*"


@pytest.mark.parametrize(
    ("place", "lat", "lon", "expected"),
    [
        ("Simferopol", 44.95, 34.11, {"UA"}),
        ("Kyrenia", 35.30, 33.30, {"CY"}),
        ("Dhekelia", 35.02, 33.75, {"CY"}),
        ("Pristina", 42.66, 21.17, {"XK"}),
        ("Paris", 48.86, 2.35, {"FR"}),
        ("Saint-Denis, La Réunion", -20.95, 55.47, {"FR", "RE"}),
        ("Cayenne", 4.90, -52.30, {"FR", "GF"}),
        ("Mariehamn", 60.12, 19.93, {"AX", "FI"}),
        ("Funchal", 32.67, -16.92, {"PT"}),
        ("Las Palmas", 28.10, -15.44, {"ES"}),
        ("Summit Camp", 72.58, -38.46, {"DK", "GL"}),
        ("Valletta", 35.89, 14.48, {"MT"}),
        ("Oslo", 59.91, 10.75, {"NO"}),
        ("Hargeisa", 9.56, 44.06, {"SO"}),
        ("Vaduz", 47.14, 9.53, {"LI"}),
    ],
)
def test_borders_know_their_places(place: str, lat: float, lon: float, expected: set[str]) -> None:
    """Coordinates fall into the country that the EU's position gives them."""
    assert country_at(product("partners/bundle/borders.json"), lat, lon) == expected, place


def test_the_smallest_countries_have_borders() -> None:
    """A country smaller than the grid keeps a box around it."""
    borders = product("partners/bundle/borders.json")
    assert all(
        borders[code] and min(map(len, borders[code])) >= 6 for code in ("MC", "MT", "SM", "VA", "GI", "NR")
    )


def test_the_lock_names_no_address() -> None:
    """The lock of npm pins by hash; where packages come from is the builder's own choice."""
    text = (ROOT / "maps" / "browser" / "package-lock.json").read_text(encoding="utf-8")
    lock = json.loads(text)["packages"]
    assert "resolved" not in text
    assert "://" not in text
    assert all(entry.get("integrity", "").startswith("sha512-") for name, entry in lock.items() if name)
