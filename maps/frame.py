"""The map as folium draws it: an empty frame in Europe's own projection, with our bundle for scripts.

No registry text passes through folium or branca, whose templates compile what they are given;
the data goes in beside the frame, as escaped JSON (`maps.payload`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import folium
from branca.element import Element, Figure, MacroElement
from jinja2 import Template

if TYPE_CHECKING:
    from collections.abc import Callable

EUROPE_CENTRE = (52.0, 10.0)
"""Latitude and longitude of the projection's centre (ETRS89-LAEA, EPSG:3035)."""

ROOT_ID = "atlas"
"""The id of the element that holds the map and everything the browser part builds around it."""


class Mount(MacroElement):
    """Hand folium's map to the browser part, once both are there."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        'partnerAtlas.mount({{ this._parent.get_name() }}, "' + ROOT_ID + '");'
        "{% endmacro %}"
    )


class AtlasFigure(Figure):
    """The document around a map in a notebook cell or a saved file: one page, nothing fetched."""

    def __init__(self, compose: Callable[[AtlasMap], str]) -> None:
        super().__init__(height="620px")
        self._compose = compose

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - branca's signature
        """Return the whole page as HTML."""
        for child in self._children.values():
            child.render(**kwargs)
        for part in self._children.values():
            if isinstance(part, AtlasMap):
                return self._compose(part)
        raise ValueError("the figure holds no map")


class AtlasMap(folium.Map):
    """A ``folium.Map`` in EPSG:3035 without tiles, jQuery or Bootstrap, whose names never change.

    Other folium layers can be added to it; they bring their own scripts, from where they like.
    """

    def __init__(self) -> None:
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []
        super().__init__(
            location=EUROPE_CENTRE,
            zoom_start=3,
            tiles=None,
            crs="EPSG3035",
            zoom_control=False,
            attribution_control=False,
            zoom_snap=0.25,
            keyboard=False,
        )
        self._id = ROOT_ID
        Mount().add_to(self)  # type: ignore[no-untyped-call]

    @property
    def has_layers(self) -> bool:
        """Whether anything was added to the map that may need all of Leaflet."""
        return any(not isinstance(child, Mount) for child in self._children.values())

    def in_figure(self, compose: Callable[[AtlasMap], str]) -> AtlasMap:
        """Return this map with a figure around it that makes the whole page through ``compose``."""
        AtlasFigure(compose).add_child(self)
        return self

    def parts(self) -> Frame:
        """Return the frame that folium has rendered: its element, its script, and added layers' headers.

        folium's own header (which forbids zooming by hand and sets styles inline) is left out.
        """
        figure = cast("Figure", self.get_root())
        own = {self.get_name(), "meta_http"}
        headers = [
            element.render()
            for name, element in figure.header._children.items()  # noqa: SLF001 - branca has no other way
            if name not in own
        ]
        return Frame(
            element=_joined(figure.html).strip(),
            script=_joined(figure.script).strip() + "\n",
            headers="\n".join(headers),
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """What folium contributes to a page: HTML of the map's element, its script, added layers' headers."""

    element: str
    script: str
    headers: str = ""


def _joined(element: Element) -> str:
    return "\n".join(line.rstrip() for line in str(element.render()).splitlines() if line.strip())


def frame() -> Frame:
    """Return the empty frame that every page of the site shares."""
    drawn = AtlasMap().in_figure(lambda _: "")
    drawn.get_root().render()
    return drawn.parts()
