"""Gould and Fernandez: which kind of go-between a partner is, between countries, kinds or regions."""

# ruff: noqa: PLC0415 -- pandas and scipy are imported where they are used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import pandas as pd

    from network.matrices import Matrix, Vector

ROLES = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")


def brokerage_roles(graph: nx.Graph[str], groups: Mapping[str, str] | str = "country") -> pd.DataFrame:
    """Return how often each partner stands between two that are not tied, by the groups of the three.

    One row a partner, sorted by id (the index, named ``partner``); integer columns, and ``total``:

    - ``coordinator``: all three in one group;
    - ``gatekeeper`` and ``representative``: it lets another group into its own, or speaks for its own
      to another; ties have no direction here, so that every such pair is one of each;
    - ``consultant``: the two are of one group, it is of another;
    - ``liaison``: all three are of different groups.

    ``total`` counts the pairs, a gatekeeper's once. ``groups`` is a node attribute (``country`` or
    ``kind``) or a mapping of partner to group; who has no group, or an empty one, is in a group of
    its own. Weights are not looked at; a partner without ties has zeros.

    Source: R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage
    in transaction networks", Sociological Methodology 19, 1989, with sums over ordered pairs halved.
    Raises `KeyError` when ``groups`` names an attribute that no node has.
    """
    import numpy as np
    import pandas as pd
    from scipy import sparse

    from network.matrices import weight_matrix

    partners = sorted(graph)
    size = len(partners)
    labels = _labels(graph, partners, groups)
    tied = weight_matrix(graph, partners)
    tied.data = np.ones_like(tied.data)
    tails = np.repeat(np.arange(size), np.diff(tied.indptr))
    is_within = labels[tails] == labels[tied.indices]
    within, across = tied.copy(), tied.copy()
    within.data, across.data = is_within.astype(float), (~is_within).astype(float)
    within.eliminate_zeros()
    across.eliminate_zeros()

    here, there = _row_sums(within), _row_sums(across)
    count = int(labels.max()) + 1 if size else 0
    members = sparse.csr_array((np.ones(size), (np.arange(size), labels)), shape=(size, count))
    of_one_group = _row_sums((across @ members).power(2)) - there  # ordered pairs of one other group
    pairs = {
        "coordinator": (here * (here - 1) - _closed(within, within, within)) / 2,
        "gatekeeper": here * there - _closed(within, across, across),
        "consultant": (of_one_group - _closed(across, within, across)) / 2,
        "liaison": (there * (there - 1) - of_one_group - _closed(across, across, across)) / 2,
    }
    pairs["representative"] = pairs["gatekeeper"]
    columns = {role: np.rint(pairs[role]).astype(np.int64) for role in ROLES}
    columns["total"] = sum(columns[role] for role in ROLES if role != "representative")
    return pd.DataFrame(columns, index=pd.Index(partners, name="partner", dtype=object))


def _labels(graph: nx.Graph[str], partners: list[str], groups: Mapping[str, str] | str) -> Vector:
    import numpy as np

    if isinstance(groups, str):
        named = {partner: graph.nodes[partner].get(groups) for partner in partners}
        if partners and not any(named.values()):
            raise KeyError(f"no partner of the graph has a {groups!r}")
    else:
        named = {partner: groups.get(partner) for partner in partners}
    row: dict[object, int] = {}
    # a tuple, which no group is, keeps those without a group apart
    return np.array([row.setdefault(named[p] or (p,), len(row)) for p in partners], dtype=np.int64)


def _row_sums(matrix: Matrix) -> Vector:
    import numpy as np

    sums: Vector = np.asarray(matrix.sum(axis=1), dtype=float).ravel()
    return sums


def _closed(first: Matrix, between: Matrix, last: Matrix) -> Vector:
    """Return for each partner how many ordered pairs of alters, by such ties, have such a tie themselves."""
    return _row_sums((first @ between).multiply(last))
