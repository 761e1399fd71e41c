"""Rings of neighbours as lines that are there once: where two meet, where land ends, where the map is cut."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Point = tuple[int, int]
    Ring = list[Point]
    Kind = tuple[int, tuple[str, ...]]

COAST, BORDER, CUT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Topology:
    """Lines that are there once, and the rings made of them."""

    arcs: list[Ring]
    kinds: list[int]
    rings: dict[str, list[list[int]]]


def topology_of(rings: dict[str, list[Ring]], window: list[int]) -> Topology:
    """Cut rings where their neighbour changes, and keep every line once."""
    owners: dict[tuple[Point, Point], list[str]] = defaultdict(list)
    for code, own in rings.items():
        for ring in own:
            for edge in _edges(ring):
                owners[min(edge), max(edge)].append(code)

    def kind(edge: tuple[Point, Point]) -> Kind:
        who = tuple(owners[min(edge), max(edge)])
        if _on_side(edge, window) or len(set(who)) < len(who):
            return CUT, who
        return (BORDER if len(who) > 1 else COAST), who

    nodes = _nodes(rings, kind)
    found: dict[tuple[Point, ...], int] = {}
    kinds: list[int] = []
    result: dict[str, list[list[int]]] = {}
    for code, own in rings.items():
        result[code] = []
        for ring in own:
            parts = []
            for line in _cut(ring, nodes):
                forward, backward = tuple(line), tuple(reversed(line))
                key = min(forward, backward)
                if key not in found:
                    found[key] = len(found)
                    kinds.append(kind((line[0], line[1]))[0])
                parts.append(found[key] if key == forward else ~found[key])
            result[code].append(parts)
    return Topology([list(arc) for arc in found], kinds, result)


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    yield from zip(ring, ring[1:] + ring[:1], strict=True)


def _on_side(edge: tuple[Point, Point], window: list[int]) -> bool:
    (x0, y0), (x1, y1) = edge
    return (x0 == x1 and x0 in (window[0], window[2])) or (y0 == y1 and y0 in (window[1], window[3]))


def _nodes(rings: dict[str, list[Ring]], kind: Callable[[tuple[Point, Point]], Kind]) -> set[Point]:
    """Return the points where some ring's line changes its kind or its owners."""
    nodes: set[Point] = set()
    for own in rings.values():
        for ring in own:
            edges = list(_edges(ring))
            for before, after in zip(edges[-1:] + edges[:-1], edges, strict=True):
                if kind(before) != kind(after):
                    nodes.add(after[0])
    return nodes


def _cut(ring: Ring, nodes: set[Point]) -> Iterator[Ring]:
    at = [i for i, point in enumerate(ring) if point in nodes]
    if not at:  # an island, or an enclave: the smallest point begins, so that both sides begin alike
        at = [ring.index(min(ring))]
    around = ring + ring
    for start, end in zip(at, [*at[1:], at[0] + len(ring)], strict=True):
        yield around[start : end + 1]


def without_islets(topology: Topology, smallest: float, *, keep_largest: bool) -> Topology:
    """Drop islands below a size (a country's largest ring may stay), and the arcs nobody uses then."""
    kept: dict[str, list[list[int]]] = {}
    for code, rings in topology.rings.items():
        sizes = [abs(surface(ring, topology)) for ring in rings]
        largest = max(sizes, default=0)
        kept[code] = [
            ring
            for ring, size in zip(rings, sizes, strict=True)
            if size >= smallest
            or (keep_largest and size == largest)
            or any(topology.kinds[_row(arc)] for arc in ring)
        ]
    used = sorted({_row(arc) for rings in kept.values() for ring in rings for arc in ring})
    new = {old: i for i, old in enumerate(used)}
    return Topology(
        [topology.arcs[i] for i in used],
        [topology.kinds[i] for i in used],
        {
            code: [[new[a] if a >= 0 else ~new[~a] for a in ring] for ring in rings]
            for code, rings in kept.items()
        },
    )


def _row(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def surface(ring: list[int], topology: Topology) -> float:
    """Return the signed surface of a ring, in square units."""
    points = [p for arc in ring for p in (topology.arcs[arc] if arc >= 0 else topology.arcs[~arc][::-1])[:-1]]
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _edges(points)) / 2


def without_spikes(points: Ring) -> Ring:
    """Drop repeated points and lines that go there and back."""
    kept: Ring = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2] == point:
            kept.pop()
            continue
        kept.append(point)
    while len(kept) > 2 and (kept[0] == kept[-1] or kept[1] == kept[-1]):  # noqa: PLR2004
        kept.pop(0 if kept[1] == kept[-1] else -1)
    return kept
