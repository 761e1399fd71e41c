"""Take pictures of the explorer: ``python docs/take_pictures.py [name …]`` after ``python build.py``.

Every main state at three widths, light and dark, and the map as others embed it, into ``pictures/`` (not
kept in git) with a page that shows them side by side; and ``docs/explorer.png``, the README's. Names choose
some of the states, such as ``timeline`` or ``readme``. Needs Chromium and the test extra.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
SIZES = [(1440, 900), (1024, 768), (390, 844)]
SCHEMES = ["light", "dark"]
SETTLED = 1000  # milliseconds: labels have found their places
NARROW = 600

STATES = {
    "home": "index.html",
    "whole-network": "index.html#focus=none",
    "partner": "index.html#partner=media-evolution",
    "project": "index.html#project=eurotransmedia",
    "programme": "index.html#focus=programme:cosme",
    "tie": "index.html#focus=tie:media-evolution,twist",
    "path": "index.html#focus=path:barcelona-media,eesti-digikeskus",
    "two-steps": "index.html#partner=twist&steps=2",
    "network": "index.html#view=network&focus=none",
    "network-of-one": "index.html#view=network&partner=media-evolution",
    "matrix": "index.html#view=matrix&focus=none",
    "timeline": "index.html#view=timeline&focus=none",
    "table": "index.html#view=table&focus=none",
    "facets": "index.html#kind=cluster,research&role=coordinator&focus=none",
    "years": "index.html#year=2014-2016&focus=none",
    "proposals": "index.html#proposals=1&focus=none",
    "nothing": "index.html#programme=cosme&year=1990-1991&focus=none",
    "page": "partners/media-evolution.html",
}
EMBEDDED = {
    "embed": "embed.html",
    "embed-whole": "embed.html#focus=none",
    "embed-network": "embed.html#view=network",
    "embed-timeline": "embed.html#view=timeline&focus=none",
}
README = "readme"


def main() -> int:
    """Photograph what was asked for; return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="name", help="a state: all of them when none is named")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "pictures")
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not (asked.site / "index.html").exists():
        print("this needs Chromium, and a site: run python build.py first", file=sys.stderr)  # noqa: T201
        return 2
    known = {*STATES, *EMBEDDED, README}
    if unknown := set(asked.names) - known:
        print(f"no such state: {', '.join(sorted(unknown))}; there are {', '.join(known)}", file=sys.stderr)  # noqa: T201
        return 2

    names = asked.names or list(known)
    asked.output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (width, height), scheme in _wanted(names):
            address = f"{asked.site.resolve().as_uri()}/{(STATES | EMBEDDED)[name]}"
            _take(browser, address, (width, height), scheme, asked.output / f"{name}-{width}-{scheme}.png")
        if README in names:
            picture = ROOT / "docs" / "explorer.png"
            _take(browser, (asked.site / "index.html").resolve().as_uri(), (1280, 800), "light", picture)
        browser.close()
    _write_gallery(asked.output)
    return 0


def _wanted(names: list[str]) -> Iterator[tuple[str, tuple[int, int], str]]:
    for scheme in SCHEMES:
        for name in STATES:
            yield from ((name, size, scheme) for size in SIZES if name in names)
        yield from ((name, (600, 400), scheme) for name in EMBEDDED if name in names)


def _take(browser: Browser, address: str, size: tuple[int, int], scheme: str, path: Path) -> None:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        color_scheme="dark" if scheme == "dark" else "light",
        has_touch=width < NARROW,
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=path)
    context.close()


def _write_gallery(folder: Path) -> None:
    """Write a page with all pictures of the folder, a row a state."""
    style = "body{font:14px sans-serif;margin:16px;background:#888}img{height:320px;margin:0 6px 6px 0}"
    parts = [f'<!doctype html><meta charset="utf-8"><title>Pictures</title><style>{style}</style>']
    for name in (*STATES, *EMBEDDED):
        taken = sorted(folder.glob(f"{name}-[0-9]*.png"), key=lambda path: (-_width(path), path.name))
        if taken:
            parts.append(f"<h2>{name}</h2>")
            parts += [f'<a href="{one.name}"><img src="{one.name}" alt="{one.stem}"></a>' for one in taken]
    (folder / "index.html").write_text("\n".join(parts), encoding="utf-8")


def _width(path: Path) -> int:
    return int(path.stem.split("-")[-2])


if __name__ == "__main__":
    sys.exit(main())
