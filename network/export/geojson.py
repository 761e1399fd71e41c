"""GeoJSON (RFC 7946): partners as points and, when asked for, their ties as lines, for any map."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Unpack

from network.projection import Tie, collaboration_graph
from network.projection import ties as ties_of
from network.selection import select

if TYPE_CHECKING:
    from network.projection import Weighting
    from network.selection import Filters
    from partners.model import Location, Partner, Registry

Position = tuple[float, float]  # longitude, latitude

_DECIMALS = 5  # of a degree: one metre
_HALF = 180.0  # degrees: half the earth


def to_geojson(
    registry: Registry,
    *,
    ties: bool = False,
    weighting: Weighting = "newman",
    description: str = "",
    **filters: Unpack[Filters],
) -> bytes:
    """Return the placed partners as a GeoJSON feature collection (RFC 7946), sorted by id, UTF-8.

    Positions are longitude then latitude, degrees (WGS 84), five decimals. Partners without a
    place are not in it. ``filters`` are those of `collaboration_graph`; without any every placed
    partner is there.

    With ``ties`` the lines follow, one for each tie of two placed partners, sorted, with
    ``source``, ``target``, ``weight``, ``shared``, ``newman``, ``distance``, ``projects`` and
    ``programmes`` (lists of ids). A line goes the shorter way round the earth; where that crosses
    the 180th meridian it is cut there into two (RFC 7946, section 3.1.9). A tie inside one place is
    a line without length. ``description``, such as a `citation`, is a member of the collection.

    Raises `ValueError` for an unknown weighting and for a filter's name that does not exist.
    """
    chosen = select(registry, **filters)
    features = [
        _point(registry.partners[partner], registry.locations[partner])
        for partner in chosen.partners
        if partner in registry.locations
    ]
    if ties:
        graph = collaboration_graph(registry, weighting=weighting, **filters)
        features += [
            _line(tie, registry.locations[tie.source], registry.locations[tie.target])
            for tie in ties_of(graph)
            if tie.source in registry.locations and tie.target in registry.locations
        ]
    head = {"type": "FeatureCollection"} | ({"description": description} if description else {})
    lines = ",\n".join(_dumped(feature) for feature in features)
    text = f'{_dumped(head)[:-1]}, "features": [\n{lines}\n]}}\n'
    return text.encode("utf-8", errors="replace")


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _point(partner: Partner, location: Location) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": partner.id,
        "geometry": {"type": "Point", "coordinates": _position(location)},
        "properties": {
            "id": partner.id,
            "name": partner.name,
            "kind": str(partner.kind),
            "country": partner.country,
            "city": partner.city,
            "nuts": partner.nuts,
            "precision": str(location.precision),
            "website": partner.website,
        },
    }


def _line(tie: Tie, start: Location, end: Location) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": f"{tie.source} {tie.target}",  # no id of a partner holds a blank
        "geometry": _way(_position(start), _position(end)),
        "properties": {
            "source": tie.source,
            "target": tie.target,
            "weight": tie.weight,
            "shared": tie.shared,
            "newman": tie.newman,
            "distance": 1 / tie.weight,
            "projects": tie.projects,
            "programmes": tie.programmes,
        },
    }


def _position(location: Location) -> Position:
    return round(location.lon, _DECIMALS), round(location.lat, _DECIMALS)


def _way(start: Position, end: Position) -> dict[str, object]:
    """Return the line from ``start`` to ``end``, in two parts where the shorter way leaves the map."""
    if abs(end[0] - start[0]) > _HALF:  # the 180th meridian has two names; take the nearer one
        start, end = (_nearer(start, end), end) if abs(start[0]) == _HALF else (start, _nearer(end, start))
    west, east = start[0], end[0]
    if abs(east - west) <= _HALF:
        return {"type": "LineString", "coordinates": (start, end)}
    edge = _HALF if west > 0 else -_HALF  # where the line leaves; it comes back at the other edge
    share = (edge - west) / (east + 2 * edge - west)
    height = round(start[1] + share * (end[1] - start[1]), _DECIMALS)
    parts = ((start, (edge, height)), ((-edge, height), end))
    return {"type": "MultiLineString", "coordinates": parts}


def _nearer(position: Position, other: Position) -> Position:
    """Return the position under its name on the other's side where it lies on the 180th meridian."""
    lon, lat = position
    return (-lon if abs(lon) == _HALF and lon * other[0] < 0 else lon), lat
