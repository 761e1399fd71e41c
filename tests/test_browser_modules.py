"""The browser's pure modules, by their own tests, in Node's own runner."""

from __future__ import annotations

import subprocess

from browser_modules import BROWSER, find_node


def test_the_browser_modules_pass_their_own_tests() -> None:
    """Every ``tests/js/*.test.ts`` passes; skipped, and said so, where nothing was built here."""
    done = subprocess.run(
        [find_node(), "test.mjs"], cwd=BROWSER, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "# fail 0" in done.stdout or "fail 0" in done.stdout
