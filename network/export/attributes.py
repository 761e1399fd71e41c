"""A graph as rows of text and numbers, each attribute of one type: what XML and JSON can carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from numbers import Integral, Real
from typing import TYPE_CHECKING, Literal

from network.measures import measures

if TYPE_CHECKING:
    import networkx as nx

Type = Literal["boolean", "long", "double", "string"]
Value = bool | int | float | str | tuple[str, ...]
Values = Mapping[str, Value]

_LONG = 2**63  # the first whole number that a file's ``long`` cannot hold
_LONE = dict.fromkeys(range(55296, 57344), "�")  # UTF-8 has no bytes for them


@dataclass(frozen=True, slots=True)
class Rows:
    """Nodes sorted by id, edges sorted (of an undirected graph the smaller end first), and graph attributes.

    ``node_types`` and ``edge_types`` say the type of every attribute, sorted by name.
    """

    directed: bool
    graph: Values
    nodes: tuple[tuple[str, Values], ...]
    edges: tuple[tuple[str, str, Values], ...]

    @property
    def graph_types(self) -> dict[str, Type]:
        """The attributes that the graph itself has."""
        return _types([self.graph])

    @property
    def node_types(self) -> dict[str, Type]:
        """The attributes that nodes have."""
        return _types(values for _, values in self.nodes)

    @property
    def edge_types(self) -> dict[str, Type]:
        """The attributes that edges have."""
        return _types(values for _, _, values in self.edges)


def rows_of(
    graph: nx.Graph[str],
    *,
    measured: bool = False,
    description: str = "",
    positions: Mapping[str, tuple[float, float]] | None = None,
) -> Rows:
    """Return the graph's rows; what has no value (`None`, NaN, infinity) is left out.

    ``measured`` adds every measure to its partner, ``positions`` the attributes ``x`` and ``y``;
    ``description`` becomes an attribute of the graph.
    Raises `ValueError` for a graph with parallel edges, and where a two-mode graph should be measured.
    """
    if graph.is_multigraph():
        raise ValueError("a graph with parallel edges has no such file; make a networkx.Graph of it")
    numbers = _measured(graph) if measured else {}
    places = {node: {"x": float(x), "y": float(y)} for node, (x, y) in (positions or {}).items()}
    edges = []
    for one, other, values in graph.edges.data():
        source, target = (one, other) if graph.is_directed() else sorted((one, other))
        edges.append((source, target, _values(values)))
    return Rows(
        directed=graph.is_directed(),
        graph=_values({"description": description or None, **graph.graph}),
        nodes=tuple(
            (node, _values({**graph.nodes[node], **numbers.get(node, {}), **places.get(node, {})}))
            for node in sorted(graph)
        ),
        edges=tuple(sorted(edges, key=lambda edge: edge[:2])),
    )


def as_text(value: Value) -> str:
    """Return the value as one text: true and false, the shortest decimal form, ids blank-separated."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _measured(graph: nx.Graph[str]) -> dict[str, dict[str, float]]:
    if graph.graph.get("mode") == "affiliation" or graph.is_directed():
        raise ValueError("measures are those of a collaboration graph; this graph is none")
    table = measures(graph)
    columns = {name: table[name].tolist() for name in table.columns}  # numbers as Python's own
    return {
        str(node): {name: column[row] for name, column in columns.items()}
        for row, node in enumerate(table.index)
    }


def _values(attributes: Mapping[str, object]) -> Values:
    plain = {name: _value(value) for name, value in sorted(attributes.items())}
    return {name: value for name, value in plain.items() if value is not None}


def _value(value: object) -> Value | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Integral):
        return int(value) if -_LONG <= int(value) < _LONG else str(value)
    if isinstance(value, Real):
        return float(value) if isfinite(value) else None
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        each = [str(one).translate(_LONE) for one in value]
        return tuple(sorted(each) if isinstance(value, set | frozenset) else each)
    return str(value).translate(_LONE)


def _types(rows: Iterable[Values]) -> dict[str, Type]:
    found: defaultdict[str, set[type]] = defaultdict(set)
    for values in rows:
        for name, value in values.items():
            found[name].add(type(value))
    return {name: _type(kinds) for name, kinds in sorted(found.items())}


def _type(kinds: set[type]) -> Type:
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "long"
    return "double" if kinds <= {int, float} else "string"
