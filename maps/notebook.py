"""The map in a notebook cell: a folium map that carries its data, script and outlines with it."""

# ruff: noqa: PLC0415 -- heavy libraries are imported where they are used

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.assets import inline
from maps.frame import AtlasMap
from maps.house import house
from maps.languages import language
from maps.links import filter_link, held
from maps.payload import payload
from maps.text import markup, page

if TYPE_CHECKING:
    from typing import Unpack

    from network.selection import Filters
    from partners.model import Registry


def collaboration_map(registry: Registry, *, focus: str | None = "", **filters: Unpack[Filters]) -> AtlasMap:
    """Return the registry's map as a ``folium.Map``, which shows itself in a notebook and needs no network.

    ``registry`` as `partners.load_registry` returns it; ``focus`` is a partner id to start from, or
    `None` for the whole network (default: the site's owner). The filters are those of
    `network.collaboration_graph` (``years=(2014, 2020)``, ``programmes="fp7"`` …): the map starts
    with the partners and ties of that graph, and whoever looks at it can take the filters off.
    ``save("map.html")`` writes it as one file, and other folium layers can be added to it.

    Raises `KeyError` for a focus that is no partner, `ValueError` for a filter's name that does not
    exist, and `maps.bundle.BundleMissingError` when the package was not built.
    """
    from network import collaboration_graph
    from network.selection import select
    from partners import place

    if focus and focus not in registry.partners:
        raise KeyError(f"no partner has the id {focus!r}")
    filters = held(filters)
    select(registry, **filters)  # says what is wrong with them
    if not registry.locations and not registry.unplaced:
        registry, _ = place(registry)
    content = payload(registry, collaboration_graph(registry))

    def compose(drawn: AtlasMap) -> str:
        parts = drawn.parts()
        return page(
            "cell.html",
            language=language("en"),
            title=registry.site.title,
            focus="none" if focus is None else f"partner:{focus}" if focus else "",
            link=filter_link(filters),
            frame={"element": markup(parts.element)},
            headers=markup(parts.headers),
            inline=inline(
                content,
                parts,
                script="atlas-whole.js" if drawn.has_layers else "atlas.js",
                house=house(registry.site, None).style,
            ),
        )

    return AtlasMap().in_figure(compose)
