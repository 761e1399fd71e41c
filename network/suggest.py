"""Who a partner might work with next: those its partners work with, and why they are named."""

# ruff: noqa: PLC0415 -- pandas is imported where it is used, so that `import network` costs nothing

from __future__ import annotations

from collections import defaultdict
from math import fsum, log
from typing import TYPE_CHECKING

from network.errors import require_partner

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_DECIMALS = 12  # scores that agree so far are equal, in whatever order they were added up
_COLUMNS = ("name", "country", "adamic_adar", "shared_alters", "shared_programmes")


def suggest_partners(graph: nx.Graph[str], partner: str, *, limit: int = 10) -> pd.DataFrame:
    """Return up to ``limit`` partners not yet tied to ``partner``, the best first, each with its reasons.

    The index is the suggested partner's id, named ``partner``. Columns: name; country;
    ``adamic_adar``, the sum over the partners both are tied to of 1/ln(degree), so that a shared
    partner who works with few says more than one who works with everyone (L. Adamic and E. Adar,
    "Friends and neighbors on the Web", Social Networks 25, 2003); ``shared_alters``, those partners'
    ids; ``shared_programmes``, the programmes in which both have ties. Ids are sorted and
    blank-separated. Equal scores: more shared programmes first, then by id.

    Only partners two steps away are suggested; the table is empty when there is none.
    Raises `UnknownPartnerError` (a `KeyError`) with the nearest ids, `ValueError` for a limit below 1.
    """
    import pandas as pd

    require_partner(graph, partner)
    if limit < 1:
        raise ValueError(f"limit must be 1 or more, not {limit}")
    between: defaultdict[str, list[str]] = defaultdict(list)
    for alter in sorted(graph.adj[partner]):
        for other in graph.adj[alter]:
            if other != partner and other not in graph.adj[partner]:
                between[other].append(alter)
    own = _programmes(graph, partner)
    ranked = []
    for other, alters in between.items():
        score = round(fsum(1 / log(graph.degree(alter)) for alter in alters), _DECIMALS)
        programmes = sorted(own & _programmes(graph, other))
        ranked.append((-score, -len(programmes), other, alters, programmes))
    best = sorted(ranked)[:limit]
    rows = [
        (
            graph.nodes[other]["name"],
            graph.nodes[other]["country"],
            -score,
            " ".join(alters),
            " ".join(programmes),
        )
        for score, _, other, alters, programmes in best
    ]
    index = pd.Index([other for _, _, other, _, _ in best], name="partner", dtype=object)
    table = pd.DataFrame(rows, index=index, columns=list(_COLUMNS))
    return table.astype(dict.fromkeys(_COLUMNS, object) | {"adamic_adar": "float64"})


def _programmes(graph: nx.Graph[str], partner: str) -> set[str]:
    return {programme for edge in graph.adj[partner].values() for programme in edge["programmes"]}
