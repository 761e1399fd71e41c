"""The words on plots that come from the registry: names, and the source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.plots.lettering import shortened
from network import citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partners.model import Registry


def names_of(registry: Registry, partners: Iterable[str]) -> list[str]:
    """Return what partners are called where there is little room; an id that is no partner's stays."""
    known = {str(key): partner.short or partner.name for key, partner in registry.partners.items()}
    return [shortened(known.get(partner, partner)) for partner in partners]


def source_of(registry: Registry) -> str:
    """Return the line that says where the numbers come from: how to cite the registry."""
    return f"Source: {citation(registry)}"


def listed(items: Iterable[str]) -> str:
    """Return ``a, b and c``."""
    *before, last = list(items) or [""]
    return f"{', '.join(before)} and {last}" if before else last
