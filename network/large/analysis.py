"""Everything about a large network in one go: what it is, and a table of its partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from network import brokerage
from network.compiled import IS_THERE
from network.groups import numbered, participation
from network.large import walks
from network.large.betweenness import betweenness
from network.large.cores import coreness
from network.large.cuts import articulation_points
from network.large.nearness import nearness
from network.large.projection import project
from network.leiden import leiden, modularity
from network.triads import triads

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from network.large.affiliations import Affiliations


@dataclass(frozen=True, slots=True)
class Analysis:
    """Counts of the network, and ``table``: one row a partner, sorted by id (the index ``partner``).

    ``repeated_ties`` are those with two shared projects or more, ``giant`` the partners of the
    largest component, ``betweenness`` the column of the table that has it.
    """

    partners: int
    projects: int
    participations: int
    ties: int
    repeated_ties: int
    components: int
    giant: int
    communities: int
    modularity: float
    betweenness: str
    table: pd.DataFrame


def analyse(
    affiliations: Affiliations,
    *,
    sources: int | None = None,
    seed: int = 0,
    use_numba: bool = IS_THERE,
    tell: Callable[[str], None] | None = None,
) -> Analysis:
    """Return counts, and every measure that needs no more than who takes part in what.

    The columns are those of `network.measures`, with the same meaning: strength, constraint,
    eigenvector, PageRank, communities and participation use Newman's weights, whatever is nearness,
    betweenness, cores, clustering and effective size counts partners and steps. Beside them stand
    ``name``, if known, ``participations``, the number of a partner's projects, and ``cut_point``:
    whether some could no longer reach each other without it. Constraint, effective size and
    participation are NaN without ties, clustering with fewer than two; all else has a value.

    Betweenness counts steps here, where `network.measures` reads lengths; up to 5,000 partners it is
    exact, beyond, its column says from how many ``sources``, drawn with which ``seed``, it is
    estimated, and the standard error of its largest value. As many sources as partners make it exact.
    ``tell`` is called with the name of each step before it begins. Raises `ValueError` for fewer than
    two sources.
    """
    import pandas as pd  # noqa: PLC0415 -- the table is the users' edge

    def say(step: str) -> None:
        if tell:
            tell(step)

    def say_how_far(done: int, of: int) -> None:
        if done < of:
            say(f"betweenness, {done:,} of {of:,} sources done")

    say("ties")
    projection = project(affiliations)
    weights = projection.matrix(projection.newman)
    say("strength, PageRank, eigenvector, components")
    columns = {
        "participations": affiliations.activity.astype(np.int64),
        "degree": np.diff(projection.indptr).astype(np.int64),
        "strength": walks.strength(affiliations),
        "eigenvector": walks.eigenvector(affiliations),
        "pagerank": walks.pagerank(affiliations),
        "component": numbered(walks.components(affiliations)),
    }
    say("cores, cut points")
    columns["coreness"] = coreness(weights, use_numba=use_numba)
    columns["cut_point"] = articulation_points(affiliations, use_numba=use_numba)
    say("constraint, effective size, clustering")
    closed = triads(weights, use_numba=use_numba)
    columns["constraint"] = brokerage.constraint(weights, closed)
    columns["effective_size"] = brokerage.effective_size(weights, closed)
    columns["clustering"] = brokerage.clustering(weights, closed)
    say("closeness, harmonic")
    columns["harmonic"], columns["closeness"] = nearness(affiliations, use_numba=use_numba)
    say("betweenness")
    between = betweenness(
        affiliations, projection, sources=sources, seed=seed, use_numba=use_numba, tell=say_how_far
    )
    columns[between.column] = between.values
    say("communities")
    labels = leiden(weights, seed=seed, use_numba=use_numba)
    columns["community"] = numbered(labels)
    columns["participation"] = participation(weights, labels)
    names = {} if affiliations.names is None else {"name": affiliations.names}
    order = (
        "participations", "degree", "strength", between.column, "constraint", "community", "component",
        "effective_size", "harmonic", "closeness", "coreness", "eigenvector", "pagerank", "clustering",
        "participation", "cut_point",
    )  # fmt: skip
    table = pd.DataFrame(
        names | {name: columns[name] for name in order},
        index=pd.Index(affiliations.partners, name="partner", dtype=object),
    )
    return Analysis(
        partners=len(affiliations.partners),
        projects=len(affiliations.projects),
        participations=int(affiliations.matrix.nnz),
        ties=len(projection.indices) // 2,
        repeated_ties=int((projection.shared > 1).sum()) // 2,
        components=int(columns["component"].max(initial=0)),
        giant=int((columns["component"] == 1).sum()),
        communities=int(columns["community"].max(initial=0)),
        modularity=modularity(weights, labels),
        betweenness=between.column,
        table=table,
    )
