"""Filters as a link of the explorer says them (``maps/browser/src/url.ts`` reads it)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote_plus

from network.selection import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from network.selection import Filters

_FACETS = {"statuses": "status", "roles": "role", "kinds": "kind", "countries": "country"}
_NONE = "_"  # stands for "no programme"; no id can look like it


def held(filters: Filters) -> Filters:
    """Return the filters with names read into tuples, so that they can be read twice."""
    once = {
        name: value if value is None or isinstance(value, str | bool) else tuple(cast("Iterable[Any]", value))
        for name, value in filters.items()
    }
    return cast("Filters", once)


def filter_link(filters: Filters) -> str:
    """Return the hash, without ``#``, that asks the explorer for these filters; no name is checked."""
    asked = [(name, value) for name, value in filters.items() if value is not None and value is not False]
    return "&".join(f"{key}={quote_plus(text)}" for name, value in asked for key, text in _pairs(name, value))


def _pairs(name: str, value: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - of any filter
    if name == "proposals":
        return [("proposals", "1")]
    if name == "years":
        return [("year", f"{value[0]}-{value[1]}")]
    words = [value] if isinstance(value, str) else [str(each) for each in value]
    if name == "topics":  # free text that may hold commas: each has a key of its own
        return [("topic", topic) for topic in words]
    if name == "programmes":
        return [("programme", ",".join(_NONE if each == NO_PROGRAMME else each for each in words))]
    return [(_FACETS[name], ",".join(words))]
