"""The browser part, as the package's build left it: one script, one style, the outlines."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


class BundleMissingError(FileNotFoundError):
    """The browser part has not been built into this copy of the package."""


@cache
def bundle_text(name: str) -> str:
    """Return a file of the bundle as text.

    There are ``atlas.js``, ``atlas-whole.js``, ``atlas.css``, ``sentences.json``,
    ``basemap.json`` and ``world.json``.
    Raises `BundleMissingError`, with the command that makes it, when it is not there.
    """
    try:
        return files("maps").joinpath("bundle", name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BundleMissingError(
            f"the browser part is missing (maps/bundle/{name}); make it with: python -m pip install ."
        ) from None


@cache
def bundle_json(name: str) -> object:
    """Return a JSON file of the bundle, parsed. Raises `BundleMissingError` when it is not there."""
    return json.loads(bundle_text(name))
