"""Whom the site credits for its places, and what it keeps to itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from maps import site_files
from network import collaboration_graph, measures
from partners import load_registry

GOLDEN = Path(__file__).parents[1] / "golden" / "registry" / "data" / "partners.yaml"


@pytest.mark.parametrize(("source", "credited"), [("geonames", False), ("nominatim.openstreetmap.org", True)])
def test_openstreetmap_is_credited_where_its_points_are_drawn(source: str, *, credited: bool) -> None:
    """The footer of every page says so, and of none when no point is theirs; the contact is not published."""
    registry = load_registry(GOLDEN)
    locations = {partner: replace(found, source=source) for partner, found in registry.locations.items()}
    site = replace(registry.site, contact="geo@alder.example")
    registry = replace(registry, locations=locations, site=site)
    graph = collaboration_graph(registry)
    files = site_files(registry, graph, measures(graph))

    words = "© OpenStreetMap contributors (ODbL)".encode()
    assert credited == (words in files["index.html"])
    assert credited == (words in files["partners/alder.html"])
    assert not any(b"geo@alder.example" in content for content in files.values())
