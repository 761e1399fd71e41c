"""Every measure of every partner in one table."""

# ruff: noqa: PLC0415 -- pandas and scipy are imported where they are used, so that `import network` costs nothing

from __future__ import annotations

from typing import TYPE_CHECKING

from network.definitions import MEASURES
from network.explained import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx
    import pandas as pd

__all__ = ["MEASURES", "PIVOTS", "Measure", "measures"]

PIVOTS = 5_000  # partners up to which betweenness is exact


def measures(
    graph: nx.Graph[str], *, seed: int = 0, resolution: float = 1.0, pivots: int = PIVOTS
) -> pd.DataFrame:
    """Return one row a partner, sorted by id (the index, named ``partner``), one column a measure.

    The columns are those of `MEASURES`, in that order, which also says what each means and where
    its formula comes from. ``graph`` is a collaboration graph or a part of one (an ego network,
    say): numbers are about what is in it. Weights are strengths; betweenness alone reads them as
    distances, 1/weight. ``harmonic`` and ``closeness`` count steps.

    NaN is where there is no value: constraint, effective size and participation without ties,
    clustering with fewer than two, coordinations of a partner without a project or in a graph whose
    nodes do not carry ``participations`` and ``coordinated``. Everything else is 0 without ties, or a
    group of one; only PageRank is not, for a random walk starts anew anywhere.

    ``seed`` and ``resolution`` steer the communities. Beyond ``pivots`` partners betweenness is
    estimated from that many sources; ``table.attrs["betweenness"]`` then says how.
    Raises `ValueError` for a weight that is not above zero, or for fewer than one pivot.
    """
    import networkx as nx
    import numpy as np
    import pandas as pd

    from network import brokerage, groups, influence, reach, shortest
    from network.matrices import weight_matrix
    from network.triads import triads

    if pivots < 1:
        raise ValueError(f"pivots must be 1 or more, not {pivots}")
    partners = sorted(graph)
    weights = weight_matrix(graph, partners)
    closed = triads(weights)
    coreness = nx.core_number(graph)
    harmonic, closeness = reach.nearness(weights)
    communities = groups.communities(weights, resolution=resolution, seed=seed)
    columns = {
        "degree": np.diff(weights.indptr).astype(np.int64),
        "strength": np.asarray(weights.sum(axis=1), dtype=float).ravel(),
        "betweenness": shortest.betweenness(weights, pivots=pivots, seed=seed),
        "constraint": brokerage.constraint(weights, closed),
        "community": communities,
        "component": groups.components(weights),
        "effective_size": brokerage.effective_size(weights, closed),
        "harmonic": harmonic,
        "closeness": closeness,
        "coreness": np.array([coreness[partner] for partner in partners], dtype=np.int64),
    }
    counts = np.array(list(_counts(graph, partners)), dtype=np.int64).reshape(-1, 3)
    columns |= dict(zip(("projects", "programmes", "countries"), counts.T, strict=True))
    columns |= {
        "eigenvector": influence.eigenvector(weights),
        "pagerank": influence.pagerank(weights),
        "clustering": brokerage.clustering(weights, closed),
        "participation": groups.participation(weights, communities),
        "coordinations": np.array(
            [_coordinations(graph.nodes[partner]) for partner in partners], dtype=float
        ),
    }
    table = pd.DataFrame(
        columns, index=pd.Index(partners, name="partner", dtype=object), columns=list(MEASURES)
    )
    exact = len(partners) <= pivots
    table.attrs["betweenness"] = "exact" if exact else f"estimated from {pivots} sources, seed {seed}"
    return table


def _counts(graph: nx.Graph[str], partners: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield for each partner how many projects, programmes and countries its ties reach."""
    for partner in partners:
        edges = graph.adj[partner].values()
        projects = {project for edge in edges for project in edge["projects"]}
        programmes = {programme for edge in edges for programme in edge["programmes"]}
        countries = {graph.nodes[alter]["country"] for alter in graph.adj[partner]}
        yield len(projects), len(programmes), len(countries)


def _coordinations(partner: Mapping[str, int]) -> float:
    """Return the share of its projects that a partner coordinates; NaN when it takes part in none."""
    projects = partner.get("participations", 0)
    return partner.get("coordinated", 0) / projects if projects else float("nan")
