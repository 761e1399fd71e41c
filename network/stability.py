"""How sure communities are: the search run again and again from other seeds, and what changes."""

# ruff: noqa: PLC0415 -- pandas and scipy are imported where they are used, so that `import network` costs nothing

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from network.matrices import Matrix, Vector


@dataclass(frozen=True, slots=True, eq=False)
class CommunityStability:
    """What so many runs of the search agree on; `network.STABILITY` has every number in plain words.

    ``partners``: one row a partner with ties, sorted by id (the index, named ``partner``):

    - ``community``: that of `measures`;
    - ``stays``: the mean over the runs of the share of its community's other members that are in its
      group there; NaN for one whose community has no other member;
    - ``next``: the other community of which most, as a share, are in its group, the mean over the
      runs; of equals the first, 0 when none ever is; ``next_share``: that share.

    ``communities``: one row a community that has ties (the index, named ``community``):
    ``partners``, and ``stays``, the mean of theirs.

    ``modularity`` has one number a run, in the order of the runs. ``rand`` and ``information`` are
    means over all pairs of runs, of partners with ties: the adjusted Rand index (1 for the same
    groups, 0 as by chance: L. Hubert and P. Arabie, "Comparing partitions", Journal of
    Classification 2, 1985) and the normalised mutual information 2I(A, B)/(H(A) + H(B)) (L. Danon
    et al., "Comparing community structure identification", Journal of Statistical Mechanics P09008,
    2005); None for one run, or where nobody is tied.
    """

    partners: pd.DataFrame
    communities: pd.DataFrame
    modularity: tuple[float, ...]
    rand: float | None
    information: float | None


def community_stability(
    graph: nx.Graph[str], *, runs: int = 50, seed: int = 0, resolution: float = 1.0
) -> CommunityStability:
    """Return how the communities of `measures`, with this seed and resolution, fare when searched again.

    Every run is one of Leiden on tie weights, with a seed drawn with ``seed``; the communities of
    `measures` are the best of the first few. That best split is kept, and no consensus of the runs
    made of it: it has the highest modularity found, its groups are connected, and whoever does not
    belong to one clearly is known by ``stays``. How often two partners are together follows
    A. Lancichinetti and S. Fortunato, "Consensus clustering in complex networks", Scientific
    Reports 2, 2012. Partners without ties are always alone, and left out: they would make every
    agreement look better. Raises `ValueError` for fewer than one run.
    """
    import numpy as np

    from network import groups
    from network.leiden import modularity
    from network.matrices import weight_matrix

    if runs < 1:
        raise ValueError(f"runs must be 1 or more, not {runs}")
    everyone = sorted(graph)
    weights = weight_matrix(graph, everyone)
    tied = np.flatnonzero(np.diff(weights.indptr))
    community = groups.communities(weights, resolution=resolution, seed=seed)[tied]
    weights = weights[tied][:, tied]
    splits = groups.splits(weights, runs=runs, resolution=resolution, seed=seed) if len(tied) else []
    partners = _partners([everyone[row] for row in tied], community, splits)
    of_each = partners.groupby("community")
    return CommunityStability(
        partners=partners,
        communities=of_each.agg(partners=("stays", "size"), stays=("stays", "mean")),
        modularity=tuple(modularity(weights, labels, resolution=resolution) for labels in splits),
        rand=_mean([adjusted_rand(one, other) for one, other in combinations(splits, 2)]),
        information=_mean([shared_information(one, other) for one, other in combinations(splits, 2)]),
    )


def _partners(names: list[str], community: Vector, splits: list[Vector]) -> pd.DataFrame:
    import numpy as np
    import pandas as pd
    from scipy import sparse

    size = len(names)
    own = _members(community)
    sizes = np.asarray(own.sum(axis=0), dtype=float).ravel()
    near = sparse.csr_array(own.shape)  # by partner and community: its members met, over all runs
    for labels in splits:
        groups = _members(labels)
        near += groups @ (groups.T @ own)
    runs, others = max(len(splits), 1), sizes[community] - 1
    met = np.asarray(near.multiply(own).sum(axis=1), dtype=float).ravel() - len(splits)  # less itself
    stays = np.divide(met, runs * others, out=np.full(size, nan), where=others > 0)

    at = near.tocoo()
    elsewhere = at.col != community[at.row]
    row, column = at.row[elsewhere], at.col[elsewhere]
    share = at.data[elsewhere] / sizes[column] / runs
    order = np.lexsort((column, -np.round(share, 12), row))
    first = order[np.unique(row[order], return_index=True)[1]]
    following, following_share = np.zeros(size, dtype=np.int64), np.zeros(size)
    following[row[first]], following_share[row[first]] = column[first], share[first]
    return pd.DataFrame(
        {"community": community, "stays": stays, "next": following, "next_share": following_share},
        index=pd.Index(names, name="partner", dtype=object),
    )


def adjusted_rand(one: Vector, other: Vector) -> float:
    """Return how far two labellings agree on pairs: 1 wholly, 0 as by chance."""
    together, rows, columns = (_pairs(counts) for counts in _crossed(one, other))
    expected = rows * columns / max(len(one) * (len(one) - 1) / 2, 1)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def shared_information(one: Vector, other: Vector) -> float:
    """Return how much of one labelling the other tells, from 0 to 1; 1 where there is nothing to tell."""
    together, rows, columns = (_entropy(counts) for counts in _crossed(one, other))
    if rows + columns == 0:
        return 1.0
    return min(max(2 * (rows + columns - together) / (rows + columns), 0.0), 1.0)


def _crossed(one: Vector, other: Vector) -> tuple[Vector, Vector, Vector]:
    """Return how many are in each pair of groups, in each group of the one, and of the other."""
    import numpy as np

    rows, columns = np.unique(one, return_inverse=True)[1], np.unique(other, return_inverse=True)[1]
    cells = np.unique(rows * (int(columns.max()) + 1) + columns, return_counts=True)[1]
    return cells, np.bincount(rows), np.bincount(columns)


def _pairs(counts: Vector) -> float:
    return float((counts * (counts - 1) / 2).sum())


def _entropy(counts: Vector) -> float:
    import numpy as np

    shares = counts / counts.sum()
    return float(-(shares * np.log(shares)).sum())


def _members(labels: Vector) -> Matrix:
    """Return the 0-1 array of rows and their groups."""
    import numpy as np
    from scipy import sparse

    shape = (len(labels), int(labels.max(initial=0)) + 1)
    return sparse.csr_array((np.ones(len(labels)), (np.arange(len(labels)), labels)), shape=shape)


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
