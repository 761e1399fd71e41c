"""How long a page takes in Chromium: until it is painted and free, and while it is moved."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright, Route

# as on a machine without a graphics card: everything is painted by the processor, WebGL too
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu-compositing", "--disable-gpu-rasterization",
    "--disable-accelerated-2d-canvas", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-background-networking", "--disable-sync",
]  # fmt: skip
SIZE = {"width": 1440, "height": 900}
PATIENCE = 180_000  # milliseconds: plain folium needs them
CALM = 1000
STEPS = 90

# What pages of others ask from servers elsewhere, by a part of the address: npm's file of the same
FROM_NPM = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "require.min.js": "requirejs/require.js",
    "embed-amd.js": "@jupyter-widgets/html-manager/dist/embed-amd.js",
}
ANYONE = {"Access-Control-Allow-Origin": "*"}
WATCH = """
window.busyUntil = 0;
new PerformanceObserver(list => {
  const ends = list.getEntries().map(task => task.startTime + task.duration);
  window.busyUntil = Math.max(window.busyUntil, ...ends);
}).observe({type: 'longtask', buffered: true});
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
FRAMES = """
() => {
  window.frames_ = [];
  let last = performance.now();
  const next = now => {
    window.frames_.push(now - last);
    last = now;
    window.frame_ = requestAnimationFrame(next);
  };
  window.frame_ = requestAnimationFrame(now => { last = now; window.frame_ = requestAnimationFrame(next); });
}
"""


@dataclass(frozen=True)
class Browsed:
    """Seconds until something is painted and until the page is free; milliseconds of frames while panning."""

    painted: float
    free: float
    p95: float
    worst: float


def chromium(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium; WebGL is drawn in software."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("this needs Chromium")
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


def fetched(folder: Path) -> Path:
    """Fetch the scripts that the others' pages ask from servers, once, through npm; return their folder."""
    modules = folder / "node_modules"
    packages = sorted({re.match(r"(@[^/]+/)?[^/]+", path)[0] for path in FROM_NPM.values()})  # type: ignore[index]
    if not all((modules / name).exists() for name in packages):
        folder.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm") or "npm"
        asked = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"]
        subprocess.run([*asked, "--prefix", str(folder), *packages], check=True, stdout=subprocess.DEVNULL)
    return modules


def browse(browser: Browser, address: str, modules: Path) -> Browsed:
    """Open ``address``, wait until it is free, and pull the map about."""
    context = browser.new_context(viewport=SIZE)
    context.add_init_script(WATCH)
    context.route(re.compile("^https?:"), lambda route: _answer(route, modules))
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(address, wait_until="load", timeout=PATIENCE)
        free = _calm(page)
        painted = page.evaluate(PAINTED)
        frames = sorted(_panned(page))
    finally:
        context.close()
    return Browsed(
        painted=painted / 1000, free=free / 1000, p95=frames[int(len(frames) * 0.95)], worst=frames[-1]
    )


def _answer(route: Route, modules: Path) -> None:
    for part, path in FROM_NPM.items():
        if part in route.request.url:
            # their pages ask across origins, and name hashes of other builds of the same
            route.fulfill(path=modules / path, headers=ANYONE)
            return
    if "ipysigma" in route.request.url:
        route.fulfill(path=str(files("ipysigma") / "nbextension" / "index.js"), headers=ANYONE)
        return
    route.fulfill(body="", headers=ANYONE)


def _calm(page: Page) -> float:
    """Return when the page's last long task ended that is followed by a second without one."""
    ends = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < ends:
        page.wait_for_timeout(200)
        now, busy = page.evaluate(f"[performance.now(), Math.max(window.busyUntil, {LOADED}, {PAINTED})]")
        if now - busy > CALM:
            return float(busy)
    return float("nan")


def _panned(page: Page) -> list[float]:
    """Return the milliseconds between frames while the map is pulled to and fro for some seconds."""
    page.mouse.move(900, 450)
    page.mouse.down()
    page.mouse.move(905, 450)
    page.evaluate(FRAMES)
    for step in range(STEPS):
        away = abs((step + 15) % 60 - 30) - 15  # there and back, thrice
        page.mouse.move(900 + away * 18, 450 + away * 8)
        page.wait_for_timeout(16)
    frames = page.evaluate("() => { cancelAnimationFrame(window.frame_); return window.frames_; }")
    page.mouse.up()
    return list(map(float, frames))


def address_of(path: Path, fragment: str = "") -> str:
    """Return the address of a page on disk."""
    return path.resolve().as_uri() + (f"#{fragment}" if fragment else "")


def machine() -> str:
    """Say what was measured on, as far as it matters."""
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
