"""Draw the network of partners: folium maps, pages and the published site.

`collaboration_map` is for notebooks; `preview_pictures` draws what shared links
show, `site_files` makes the whole site and `publish` writes it; `earlier` finds what a build before left.
Importing this package costs nothing: folium and jinja2 load with the first map or page.
"""

# ruff: noqa: PLC0415 -- heavy libraries are imported where they are used

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from maps.notebook import collaboration_map
    from maps.previews.making import preview_pictures
    from maps.publishing import earlier, publish
    from maps.site import site_files

__all__ = ["collaboration_map", "earlier", "preview_pictures", "publish", "site_files"]

_HOMES = {
    "collaboration_map": "maps.notebook",
    "earlier": "maps.publishing",
    "preview_pictures": "maps.previews.making",
    "publish": "maps.publishing",
    "site_files": "maps.site",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of `__all__`
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'maps' has no attribute {name!r}")
