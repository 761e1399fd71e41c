"""Take the README's picture anew: ``python docs/take_picture.py`` after ``python build.py``.

Needs Chromium and the test extra; writes ``docs/explorer.png``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
SIZE = {"width": 1280, "height": 800}


def main() -> int:
    """Photograph the explorer as a visitor first sees it; return an exit code."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    page_file = ROOT / "site" / "index.html"
    if chromium is None or not page_file.exists():
        print("this needs Chromium, and a site: run python build.py first", file=sys.stderr)  # noqa: T201
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce", color_scheme="light")
        page.goto(page_file.as_uri())
        page.wait_for_function("document.querySelector('.atlas canvas')?.width > 0")
        page.wait_for_timeout(1000)  # labels settle
        page.screenshot(path=ROOT / "docs" / "explorer.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
