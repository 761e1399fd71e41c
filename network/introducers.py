"""Who could introduce two partners to each other: everyone who stands on a shortest chain between them."""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.paths import lengths_left, require_two

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import pandas as pd

_COLUMNS = {
    "name": "object",
    "country": "object",
    "kind": "object",
    "chains": "int64",
    "share": "float64",
    "steps_from": "int64",
    "steps_to": "int64",
    "length": "float64",
}
_OVER_ONE = 2  # steps of a way that is no direct tie
_DECIMALS = 9


def introducers(graph: nx.Graph[str], source: str, target: str) -> pd.DataFrame:
    """Return who could introduce two partners, the one on most of their shortest chains first.

    As the explorer's panel has it: everyone on a chain of as few steps as possible; of two who are
    tied already, everyone tied to both. One row each, the index their id, named ``partner``. Columns:
    name, country, kind; ``chains``, how many of those chains run over it, and ``share``, of all
    (1: nobody gets by without it); ``steps_from`` the source and ``steps_to`` the target;
    ``length``, the least sum of 1/weight of a chain over it. Order: chains, then the shorter length,
    then by id. Empty where no chain joins the two, or the tied ones have nobody in common.

    Raises `UnknownPartnerError` (a `KeyError`) with the nearest ids, and `ValueError` when both are
    the same partner.
    """
    import pandas as pd

    require_two(graph, source, target)
    to, back = lengths_left(graph, source, target), lengths_left(graph, target, source)
    wanted = max(to[source][0], _OVER_ONE) if source in to else 0
    between = [
        node for node in back.keys() & to.keys() - {source, target} if back[node][0] + to[node][0] == wanted
    ]
    before, after = _chains(graph, source, back), _chains(graph, target, to)
    chains = {node: before[node] * after[node] for node in between}
    every = sum(chains[node] for node in between if back[node][0] == 1)  # each begins with one of them
    rows = {}
    for node in between:
        known = graph.nodes[node]
        length = round(back[node][1] + to[node][1], _DECIMALS)
        rows[node] = (
            *(known["name"], known["country"], known["kind"], chains[node], chains[node] / every),
            *(back[node][0], to[node][0], length),
        )
    order = sorted(rows, key=lambda node: (-chains[node], rows[node][-1], node))
    index = pd.Index(order, name="partner", dtype=object)
    table = pd.DataFrame([rows[node] for node in order], index=index, columns=list(_COLUMNS))
    return table.astype(_COLUMNS)


def _chains(graph: nx.Graph[str], start: str, left: Mapping[str, tuple[int, float]]) -> dict[str, int]:
    """Return how many shortest chains lead from ``start`` to each that ``left`` knows the steps of."""
    chains = {start: 1}
    for node, (steps, _) in left.items():  # by steps
        for alter in graph.adj[node]:
            if alter in left and left[alter][0] == steps + 1:
                chains[alter] = chains.get(alter, 0) + chains[node]
    return chains
