"""The map in a cell, and notebooks as they are kept; tests/site/test_notebooks.py runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import folium
import pytest

from maps import collaboration_map
from partners import load_registry

ROOT = Path(__file__).parent.parent
PAPER = ROOT / "tests" / "golden" / "registry" / "data" / "partners.yaml"


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(path: Path) -> None:
    """Outputs would be old one day; docs/analysis.md has the pictures. Links lead to files."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    text = "".join("".join(cell["source"]) for cell in cells)

    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []
    assert [link for link in re.findall(r"\]\((\.\.[^)#]+)", text) if not (path.parent / link).exists()] == []
    assert "## What not to conclude" in text


def test_a_map_in_a_cell_carries_everything_with_it(tmp_path: Path) -> None:
    """No script, style or picture is asked for; the saved file is the same document on every run."""
    registry = load_registry(PAPER)
    shown = collaboration_map(registry)._repr_html_()
    collaboration_map(registry).save(tmp_path / "one.html")
    collaboration_map(registry).save(tmp_path / "two.html")
    page = (tmp_path / "one.html").read_text(encoding="utf-8")

    assert shown.startswith("<iframe srcdoc=")
    assert "src=" not in page.replace("srcdoc", "").split("<script>")[0]
    assert "Birch & S" not in page  # escaped, as JSON
    assert "\\u0026 S\\u00f8n \\u003cAS\\u003e" in page
    assert (tmp_path / "two.html").read_text(encoding="utf-8") == page


def test_a_map_can_start_from_any_partner() -> None:
    """The focus is named in the page; one that is not there is refused."""
    registry = load_registry(PAPER)

    assert 'data-focus="partner:birch"' in collaboration_map(registry, focus="birch").get_root().render()
    with pytest.raises(KeyError, match="nobody"):
        collaboration_map(registry, focus="nobody")


def test_a_map_can_start_with_filters() -> None:
    """Filters go into the page as a link of the explorer; what they cannot mean is refused."""
    registry = load_registry(PAPER)
    drawn = collaboration_map(
        registry, focus=None, years=(2014, 2020), statuses=iter(["running"]), programmes=""
    )
    page = drawn.get_root().render()

    assert 'data-focus="none" data-link="year=2014-2020&amp;status=running&amp;programme=_"' in page
    with pytest.raises(ValueError, match="there is no country 'XX'"):
        collaboration_map(registry, countries="XX")


def test_other_layers_of_folium_can_be_added() -> None:
    """The map is a folium map: a marker added to it is drawn by folium's own script."""
    drawn = collaboration_map(load_registry(PAPER))
    folium.Circle((50, 4), radius=1000).add_to(drawn)

    assert "L.circle(" in drawn.get_root().render()


def test_all_of_leaflet_only_where_a_layer_asks() -> None:
    """A map alone carries the part of Leaflet it uses; with a layer it carries the whole."""
    registry = load_registry(PAPER)
    alone, joined = collaboration_map(registry), collaboration_map(registry)
    folium.Marker((50, 4)).add_to(joined)

    assert "TileLayer" not in alone.get_root().render()
    assert "TileLayer" in joined.get_root().render()
