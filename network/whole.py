"""The network as a whole in a few numbers, beside what chance would give."""

# ruff: noqa: PLC0415 -- numpy and scipy are imported where they are used, so that `import network` costs nothing

from __future__ import annotations

from dataclasses import dataclass, fields
from math import inf
from typing import TYPE_CHECKING

from network.affiliation import PROJECT_PREFIX, affiliation_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import numpy as np

    from network.matrices import Matrix, Vector
    from partners.model import Registry

_FEW = 3
_SWAPS = 10  # trades of projects for each partner: after so many an affiliation has forgotten its beginning


@dataclass(frozen=True, slots=True)
class Whole:
    """What is true of the network and not of one partner; None where a number means nothing.

    ``partners``, ``ties``, ``components``, ``isolates`` are counts, ``largest`` the partners of the
    largest component. ``density`` is the share of pairs that are tied. ``centralisation`` is
    Freeman's for degree: 0 when all have as many ties, 1 for a star (L. Freeman, "Centrality in
    social networks: conceptual clarification", 1979). ``assortativity`` by country and kind: 1 when
    ties stay within, 0 as by chance, below 0 when they avoid their like (M. E. J. Newman, "Mixing
    patterns in networks", 2003, eq. 2). ``ei`` by country and kind: ties across less ties within,
    over all: -1 within only, 1 across only (D. Krackhardt and R. Stern, "Informal networks and
    organizational crises", 1988). ``clustering`` is the share of two-step chains that are closed
    (transitivity); ``steps`` the mean number of steps between partners of the largest component.
    """

    partners: int
    ties: int
    components: int
    isolates: int
    largest: int
    density: float | None
    centralisation: float | None
    assortativity: Mapping[str, float | None]
    ei: Mapping[str, float | None]
    clustering: float | None
    steps: float | None

    def row(self) -> dict[str, float | None]:
        """Return all numbers by name, by country and kind each on its own, as `WHOLE` explains them."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            f"{name}_{group}" if group else name: number
            for name, value in values.items()
            for group, number in (value if isinstance(value, dict) else {"": value}).items()
        }


@dataclass(frozen=True, slots=True)
class SmallWorld:
    """How much more closed the network is than chance, for how many more steps.

    ``ratio`` is (clustering / its mean by chance) / (steps / their mean by chance): above 1 it is a
    small world (M. Humphries and K. Gurney, "Network 'small-world-ness'", 2008). Chance keeps every
    partner's number of projects and every project's number of partners (M. E. J. Newman,
    S. Strogatz and D. Watts, "Random graphs with arbitrary degree distributions", 2001, sec. V):
    cliques of projects are closed by themselves, and a random graph without them would be no judge.
    ``expected_clustering`` and ``expected_steps`` are the means over ``samples`` such networks.
    """

    ratio: float | None
    clustering: float | None
    steps: float | None
    expected_clustering: float | None
    expected_steps: float | None
    samples: int


def whole(graph: nx.Graph[str]) -> Whole:
    """Return the numbers of a collaboration graph as a whole; weights are not looked at."""
    import numpy as np

    partners = sorted(graph)
    size = len(partners)
    tied = _pattern(graph, partners)
    degree = np.diff(tied.indptr)
    labels, count, largest = _components(tied)
    pairs = size * (size - 1) / 2
    spread = float((degree.max(initial=0) - degree).sum())
    return Whole(
        partners=size,
        ties=graph.number_of_edges(),
        components=count,
        isolates=int((degree == 0).sum()),
        largest=int((labels == largest).sum()) if size else 0,
        density=graph.number_of_edges() / pairs if pairs else None,
        centralisation=spread / ((size - 1) * (size - 2)) if size >= _FEW else None,
        assortativity={name: _assortativity(graph, name) for name in ("country", "kind")},
        ei={name: _ei(graph, name) for name in ("country", "kind")},
        clustering=_clustering(tied),
        steps=_mean_steps(tied, labels == largest),
    )


def small_world(registry: Registry, *, samples: int = 100, seed: int = 0) -> SmallWorld:
    """Return how the network compares with ``samples`` random affiliations of the same degrees.

    Raises `ValueError` for fewer than one sample.
    """
    import numpy as np

    if samples < 1:
        raise ValueError(f"samples must be 1 or more, not {samples}")
    affiliation = affiliation_graph(registry)
    projects = [node for node in affiliation if node.startswith(PROJECT_PREFIX) and affiliation.degree(node)]
    row = {node: index for index, node in enumerate(projects)}
    takes = [
        {row[project] for project in affiliation.adj[partner]}
        for partner in affiliation
        if not partner.startswith(PROJECT_PREFIX)
    ]
    clustering, steps = _shape(takes, len(projects))
    rng = np.random.default_rng(seed)
    drawn = [_shape(shuffled(takes, rng), len(projects)) for _ in range(samples)]
    by_chance = [_mean([one[which] for one in drawn]) for which in (0, 1)]
    ratio = None
    if clustering and steps and by_chance[0] and by_chance[1]:
        ratio = (clustering / by_chance[0]) / (steps / by_chance[1])
    return SmallWorld(ratio, clustering, steps, by_chance[0], by_chance[1], samples)


def shuffled(takes: list[set[int]], rng: np.random.Generator) -> list[set[int]]:
    """Return a random affiliation in which every partner and every project keep their numbers.

    Two partners at a time pool the projects that only one of them has, and draw anew (the Curveball
    algorithm: G. Strona et al., "A fast and unbiased procedure to randomize ecological binary
    matrices with fixed row and column totals", Nature Communications 5, 2014).
    """
    result = [set(projects) for projects in takes]
    busy = [index for index, projects in enumerate(result) if projects]
    if len(busy) < 2:  # noqa: PLR2004 -- a trade needs two
        return result
    for one, other in rng.choice(busy, size=(_SWAPS * len(busy), 2)):
        if one == other:
            continue
        both = result[one] & result[other]
        pool = rng.permutation(sorted(result[one] ^ result[other])).tolist()
        share = len(result[one]) - len(both)
        result[one], result[other] = both | set(pool[:share]), both | set(pool[share:])
    return result


def _shape(takes: list[set[int]], projects: int) -> tuple[float | None, float | None]:
    """Return clustering and mean steps of what an affiliation projects to."""
    import numpy as np
    from scipy import sparse

    rows = np.repeat(np.arange(len(takes)), [len(each) for each in takes])
    columns = np.array([project for each in takes for project in sorted(each)], dtype=np.int64)
    two_mode = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(takes), projects))
    tied = sparse.csr_array(two_mode @ two_mode.T)
    tied.setdiag(0)
    tied.eliminate_zeros()
    tied.data = np.ones_like(tied.data)
    labels, _, largest = _components(tied)
    return _clustering(tied), _mean_steps(tied, labels == largest)


def _pattern(graph: nx.Graph[str], partners: list[str]) -> Matrix:
    import numpy as np

    from network.matrices import weight_matrix

    tied = weight_matrix(graph, partners)
    tied.data = np.ones_like(tied.data)
    return tied


def _components(tied: Matrix) -> tuple[Vector, int, int]:
    """Return the label of every partner, how many there are, and the label of the largest component."""
    import numpy as np
    from scipy.sparse import csgraph

    if tied.shape[0] == 0:
        return np.zeros(0, dtype=np.int32), 0, 0
    count, labels = csgraph.connected_components(tied, directed=False)
    return labels, int(count), int(np.bincount(labels).argmax())


def _clustering(tied: Matrix) -> float | None:
    import numpy as np

    degree = np.diff(tied.indptr).astype(float)
    chains = float((degree * (degree - 1)).sum())
    closed = float((tied @ tied).multiply(tied).sum())
    return closed / chains if chains else None


def _mean_steps(tied: Matrix, within: Vector) -> float | None:
    import numpy as np
    from scipy.sparse import csgraph

    core = tied[np.flatnonzero(within)][:, np.flatnonzero(within)]
    size = core.shape[0]
    if size < 2:  # noqa: PLR2004 -- steps are between two
        return None
    total = float(csgraph.shortest_path(core, unweighted=True).sum())
    return None if total == inf else total / (size * (size - 1))


def _assortativity(graph: nx.Graph[str], attribute: str) -> float | None:
    """Return (tr e - Σ a²) / (1 - Σ a²) of the mixing matrix e; None when there is nothing to mix."""
    ends = [(graph.nodes[a].get(attribute), graph.nodes[b].get(attribute)) for a, b in graph.edges]
    if not ends:
        return None
    within = sum(a == b for a, b in ends) / len(ends)
    share: dict[object, float] = {}
    for pair in ends:
        for end in pair:
            share[end] = share.get(end, 0.0) + 0.5 / len(ends)
    expected = sum(value**2 for value in share.values())
    return None if len(share) < 2 else (within - expected) / (1 - expected)  # noqa: PLR2004 -- of one group nothing can be said


def _ei(graph: nx.Graph[str], attribute: str) -> float | None:
    across = [graph.nodes[a].get(attribute) != graph.nodes[b].get(attribute) for a, b in graph.edges]
    return (2 * sum(across) - len(across)) / len(across) if across else None


def _mean(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
