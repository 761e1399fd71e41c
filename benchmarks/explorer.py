"""The explorer at 5,000 partners and 20,000 ties, beside others: ``python -m benchmarks.explorer [folder]``.

Writes a registry made up with a fixed seed, lets everyone draw it from values ready in memory (imports are
done before), weighs what each page is and loads, opens it in Chromium with WebGL in software, and
pulls it about. Scripts that other tools' pages ask from servers elsewhere are fetched once through npm
(into ``folder``), so that they draw; they do not count as weight. A page is *free* when the last long task
ends that a calm second follows. Needs ``pip install -e ".[bench]"``.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr
from io import StringIO
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.big import write_registry
from benchmarks.browsing import Browsed, address_of, browse, chromium, fetched, machine
from benchmarks.rivals import COLOURS, RIVALS, Drawing
from maps import collaboration_map
from network import collaboration_graph
from partners import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from partners.model import Registry

ROOT = Path(__file__).resolve().parent.parent
PARTNERS, TIES = 5_000, 20_000
ROUNDS = 3
SLOW = 10  # seconds
OURS = "Partner Atlas, one file"


class Weight(NamedTuple):
    """Bytes, as they are and gzipped."""

    raw: int
    gzipped: int


def main(folder: Path) -> None:
    """Measure and print."""
    registry_path = folder / "partners.yaml"
    write_registry(registry_path, PARTNERS, TIES)
    registry = load_registry(registry_path)
    drawing = _drawing(registry)
    print(f"{len(drawing.points):,} partners, {len(drawing.ties):,} ties; {machine()}\n")
    print(f"{'':28}{'build':>8}{'MB':>8}{'gzipped':>9}{'painted':>9}{'free':>8}{'p95':>9}{'worst':>9}")
    modules = fetched(folder)
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        pages: dict[str, Callable[[Path], object]] = {
            OURS: lambda path: collaboration_map(registry).save(path)
        }
        for name, draw in RIVALS.items():
            pages[name] = lambda path, draw=draw: draw(drawing, path)  # type: ignore[misc]
        for name, write in pages.items():
            path = folder / f"{re.sub('[^a-z]+', '-', name.lower())}.html"
            built = _best(write, path)
            _row(name, built, weigh(path), _browsed(browser, address_of(path), modules))
        for title, source in (
            ("whole site", registry_path),
            ("real registry", ROOT / "data" / "partners.yaml"),
        ):
            site = folder / title.replace(" ", "-")
            built = _site(source, site)
            index = site / "index.html"
            _row(f"{title}, index.html", built, weigh(index), _browsed(browser, address_of(index), modules))
            whole = address_of(index, "focus=none")
            _row("  without a focus", None, weigh(index), _browsed(browser, whole, modules))
        browser.close()
    script = len(gzip.compress((ROOT / "maps" / "bundle" / "atlas.js").read_bytes(), 9))
    print(f"\nall script with Leaflet: {script / 1000:.1f} kB gzipped")


def weigh(page: Path) -> Weight:
    """Weigh a page with what it loads from beside it."""
    text = page.read_text(encoding="utf-8")
    beside = (page.parent / path for path in re.findall(r'(?:src|href)="(assets/[^"]+)"', text))
    contents = [file.read_bytes() for file in (page, *beside)]
    return Weight(sum(map(len, contents)), sum(len(gzip.compress(content, 9)) for content in contents))


def _drawing(registry: Registry) -> Drawing:
    rows = {partner: row for row, partner in enumerate(registry.locations)}
    graph = collaboration_graph(registry)
    return Drawing(
        names=[registry.partners[partner].name for partner in rows],
        points=[(registry.locations[partner].lat, registry.locations[partner].lon) for partner in rows],
        ties=[
            (rows[a], rows[b], COLOURS[(rows[a] + rows[b]) % len(COLOURS)])
            for a, b in graph.edges
            if a in rows and b in rows
        ],
    )


def _best(write: Callable[[Path], object], path: Path) -> float:
    """Return the best of some rounds; slow ones are not asked again."""
    times = [_seconds(write, path)]
    while len(times) < ROUNDS and sum(times) < SLOW:
        times.append(_seconds(write, path))
    return min(times)


def _seconds(write: Callable[[Path], object], path: Path) -> float:
    began = time.perf_counter()
    with redirect_stderr(StringIO()):
        write(path)
    return time.perf_counter() - began


def _site(registry: Path, site: Path) -> float:
    began = time.perf_counter()
    build = [sys.executable, "build.py", "-r", registry, "-o", site]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def _browsed(browser: Browser, address: str, modules: Path) -> Browsed | str:
    try:
        seen = browse(browser, address, modules)
        return "nothing is painted" if isnan(seen.painted) else seen
    except Exception as error:  # noqa: BLE001 - a page that never draws is a result
        return str(error).splitlines()[0][:60]


def _row(name: str, built: float | None, weight: Weight, seen: Browsed | str) -> None:
    seconds = "" if built is None else f"{built:6.2f} s"
    cost = f"{name:28}{seconds:>8}{weight.raw / 1e6:8.2f}{weight.gzipped / 1e6:9.2f}"
    if isinstance(seen, str):
        print(f"{cost}   {seen}", flush=True)
        return
    print(
        f"{cost}{seen.painted:7.2f} s{seen.free:6.2f} s{seen.p95:6.0f} ms{seen.worst:6.0f} ms",
        flush=True,
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(Path(scratch))
