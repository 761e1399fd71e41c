"""The date that a site and its slides carry, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.facts import date_words
from partners.dated import registry_date

if TYPE_CHECKING:
    from partners.model import Registry


def newest_date(registry: Registry) -> str:
    """Return the date a build shows: the registry's (`registry_date`), "" where it has none."""
    date = registry_date(registry)
    return date_words(date) if date else ""
