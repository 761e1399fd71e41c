"""How two partners are connected: the shortest chains of ties, every step with its projects."""

# ruff: noqa: PLC0415 -- networkx is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from network.errors import require_partner
from network.projection import Tie, tie_between

if TYPE_CHECKING:
    import networkx as nx

_DECIMALS = 9  # lengths that agree so far are equal: 1/3 + 1/3 + 1/3 is 1


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of partners from source to target; ``steps`` are the ties between neighbours in it.

    ``names`` are the partners' names in the same order. ``length`` is the sum of 1/weight over the
    steps: of two chains with as many steps the shorter one is made of stronger ties.
    """

    partners: tuple[str, ...]
    steps: tuple[Tie, ...]
    length: float
    names: tuple[str, ...]


def paths(graph: nx.Graph[str], source: str, target: str, *, limit: int = 5) -> tuple[Path, ...]:
    """Return up to ``limit`` chains with as few steps as possible, the strongest first, then by ids.

    Two partners with a tie have one such chain, the tie itself; two that no chain joins have none,
    and the result is empty. Raises `UnknownPartnerError` (a `KeyError`) with the nearest ids, and
    `ValueError` when both are the same partner or ``limit`` is below 1.
    """
    require_two(graph, source, target)
    if limit < 1:
        raise ValueError(f"limit must be 1 or more, not {limit}")
    left = lengths_left(graph, source, target)
    if source not in left:
        return ()
    # The best length still to go is known exactly, so chains leave the queue in their final order.
    queue: list[tuple[float, tuple[str, ...], float]] = [(0.0, (source,), 0.0)]
    found: list[Path] = []
    while queue and len(found) < limit:
        _, chain, length = heappop(queue)
        if chain[-1] == target:
            steps = tuple(tie_between(graph, *pair) for pair in pairwise(chain))
            names = tuple(graph.nodes[partner]["name"] for partner in chain)
            found.append(Path(chain, steps, round(length, _DECIMALS), names))
            continue
        for alter, edge in graph.adj[chain[-1]].items():
            if alter in left and left[alter][0] == left[chain[-1]][0] - 1:
                longer = length + 1 / edge["weight"]
                heappush(queue, (round(longer + left[alter][1], _DECIMALS), (*chain, alter), longer))
    return tuple(found)


def require_two(graph: nx.Graph[str], one: str, other: str) -> None:
    """Raise `UnknownPartnerError` unless both are nodes of ``graph``, `ValueError` unless they are two."""
    require_partner(graph, one)
    require_partner(graph, other)
    if one == other:
        raise ValueError(f"a path needs two partners, and both are {one!r}")


def lengths_left(graph: nx.Graph[str], source: str, target: str) -> dict[str, tuple[int, float]]:
    """Return, for partners no further than ``source``, the steps left to ``target`` and the least length.

    They come by steps, the nearest first.
    """
    import networkx as nx

    left: dict[str, tuple[int, float]] = {target: (0, 0.0)}
    for steps, layer in enumerate(nx.bfs_layers(graph, target)):
        if steps == 0:
            continue
        for node in layer:
            lengths = (
                left[alter][1] + 1 / edge["weight"]
                for alter, edge in graph.adj[node].items()
                if alter in left and left[alter][0] == steps - 1
            )
            left[node] = steps, min(lengths)
        if source in left:
            break
    return left
