"""The same partners and ties, drawn by others: each writes one page from values that are ready in memory.

Every tool gets what it needs to show the same picture (places, names, ties in the colour of their
programme) and is used as its own documentation shows; layouts are switched off where a tool has them,
since the places are given. ``pip install -e ".[bench]"`` brings them.
"""

# ruff: noqa: PLC0415 -- a tool's import is part of nobody's time but its own

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COLOURS = ["#0b6e99", "#c8441b", "#5a7d1c", "#8b3d88", "#b07800", "#0f7f6b", "#a3224e", "#4a56b8"]


@dataclass(frozen=True)
class Drawing:
    """What is to be drawn: a name and a point each partner, two rows and a colour each tie."""

    names: list[str]
    points: list[tuple[float, float]]
    ties: list[tuple[int, int, str]]


def plain_folium(drawing: Drawing, path: Path) -> None:
    """Add markers and lines, one object each."""
    import folium

    drawn = folium.Map(location=[50, 10], zoom_start=4, tiles=None)
    for a, b, colour in drawing.ties:
        ends = [drawing.points[a], drawing.points[b]]
        folium.PolyLine(ends, color=colour, weight=1, tooltip="tie").add_to(drawn)
    for name, point in zip(drawing.names, drawing.points, strict=True):
        folium.Marker(point, tooltip=name).add_to(drawn)
    drawn.save(path)


def folium_on_canvas(drawing: Drawing, path: Path) -> None:
    """Add circles and lines, one object each, drawn on Leaflet's own canvas."""
    import folium

    drawn = folium.Map(location=[50, 10], zoom_start=4, tiles=None, prefer_canvas=True)
    for a, b, colour in drawing.ties:
        ends = [drawing.points[a], drawing.points[b]]
        folium.PolyLine(ends, color=colour, weight=1, tooltip="tie").add_to(drawn)
    for name, point in zip(drawing.names, drawing.points, strict=True):
        folium.CircleMarker(point, radius=4, tooltip=name).add_to(drawn)
    drawn.save(path)


def ipysigma(drawing: Drawing, path: Path) -> None:
    """Write a widget as a page: it holds the data, its script comes from a server."""
    from ipysigma import Sigma
    from ipywidgets import Widget

    Sigma.write_html(_graph(drawing, 1), path, fullscreen=True)
    Widget.close_all()  # a page holds every widget that is still open


def gravis(drawing: Drawing, path: Path) -> None:
    """Write a page with vis.js in it."""
    import gravis as tool

    figure = tool.vis(
        _graph(drawing, 60), layout_algorithm_active=False, graph_height=860, show_node_label=False
    )
    figure.export_html(str(path), overwrite=True)


def pydeck(drawing: Drawing, path: Path) -> None:
    """Write a page with deck.gl in it."""
    import pydeck as tool

    ties = [
        {"a": _lon_lat(drawing, a), "b": _lon_lat(drawing, b), "c": _channels(colour)}
        for a, b, colour in drawing.ties
    ]
    partners = [
        {"p": [lon, lat], "name": name}
        for name, (lat, lon) in zip(drawing.names, drawing.points, strict=True)
    ]
    deck = tool.Deck(
        layers=[
            tool.Layer(
                "LineLayer",
                ties,
                get_source_position="a",
                get_target_position="b",
                get_color="c",
                pickable=True,
            ),
            tool.Layer(
                "ScatterplotLayer",
                partners,
                get_position="p",
                radius_min_pixels=4,
                radius_max_pixels=4,
                pickable=True,
            ),
        ],
        initial_view_state=tool.ViewState(latitude=50, longitude=10, zoom=3),
        map_provider=None,
        tooltip={"text": "{name}"},
    )
    deck.to_html(str(path), open_browser=False, offline=True)


RIVALS: dict[str, Callable[[Drawing, Path], None]] = {
    "folium, markers and lines": plain_folium,
    "folium, circles on canvas": folium_on_canvas,
    "ipysigma": ipysigma,
    "gravis": gravis,
    "pydeck": pydeck,
}


def _graph(drawing: Drawing, scale: float) -> object:
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    for row, (name, (lat, lon)) in enumerate(zip(drawing.names, drawing.points, strict=True)):
        # north is up where y grows downwards (gravis), and mirrored where it does not
        graph.add_node(row, label=name, x=lon * scale, y=-lat * scale, size=4)
    for a, b, colour in drawing.ties:
        graph.add_edge(a, b, color=colour)
    return graph


def _lon_lat(drawing: Drawing, row: int) -> list[float]:
    lat, lon = drawing.points[row]
    return [lon, lat]


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
