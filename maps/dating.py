"""The date that a site and its slides carry: the registry's newest, never the clock's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.languages import language
from partners.dated import registry_date

if TYPE_CHECKING:
    from partners.model import Registry


def newest_date(registry: Registry) -> str:
    """Return the date a build shows, in English: the registry's (`registry_date`), "" where it has none."""
    return language("en").date(registry_date(registry))
