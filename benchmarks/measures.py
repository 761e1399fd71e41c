"""What each step of `network` costs beside networkx and igraph: ``python -m benchmarks.measures [partners]``.

The data is generated with a fixed seed: few busy partners, many quiet ones, projects of 1 to 60
partners, much like a framework programme. Where the peer would run for hours it is timed on some
nodes and scaled up, marked ``~``. Times are processor seconds of this process, best of the runs
that fit into two seconds; ratios travel between machines, seconds do not. Nothing is asserted.
"""

from __future__ import annotations

import random
import sys
from time import process_time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from network import affiliation_graph, brokerage, collaboration_graph, groups, reach, shortest
from network.matrices import weight_matrix
from partners.model import Participation, Partner, PartnerId, Project, ProjectId, Registry

if TYPE_CHECKING:
    from collections.abc import Callable

_ENOUGH = 2.0  # seconds after which a step is not run again
_SAMPLE = 40  # sources from which networkx's betweenness is scaled up
_FEW = 3  # partners from which networkx's constraint is scaled up
_TENTH = 10


def generated(partners: int, *, seed: int = 1) -> Registry:
    """Return a registry of that many partners and nearly as many projects."""
    draw = random.Random(seed)  # noqa: S311 -- data for a benchmark
    known = [PartnerId(f"p{number:06d}") for number in range(partners)]
    busy = [draw.paretovariate(1.2) for _ in known]
    projects = {}
    for number in range(int(partners * 0.88)):
        project = ProjectId(f"q{number:06d}")
        crew = draw.choices(known, busy, k=min(60, int(draw.paretovariate(1.3) * 2)))
        projects[project] = Project(
            id=project,
            title=project,
            participations=tuple(Participation(project=project, partner=partner) for partner in crew),
        )
    records = {partner: Partner(id=partner, name=partner, country="BE") for partner in known}
    return Registry(
        partners=MappingProxyType(records),
        projects=MappingProxyType(projects),
        programmes=MappingProxyType({}),
    )


def seconds(step: Callable[[], object]) -> float:
    """Return the best processor time of ``step`` over the runs that fit."""
    best, spent = float("inf"), 0.0
    while spent < _ENOUGH:
        start = process_time()
        step()
        took = process_time() - start
        best, spent = min(best, took), spent + took
    return best


def line(step: str, ours: float, *peers: tuple[str, float | None]) -> None:
    """Print one row: our seconds, then each peer's and how many times ours they are."""
    cells = [f"{step:<22} {ours:>9.3f}"]
    for mark, theirs in peers:
        cells.append(
            f"{mark + format(theirs, '.3f'):>12} {theirs / ours:>8.1f}x" if theirs else f"{'-':>12} {'':>9}"
        )
    print("  ".join(cells), flush=True)


def main(partners: int) -> None:
    """Time every step and print the table."""
    registry = generated(partners)
    graph = collaboration_graph(registry)
    order = sorted(graph)
    weights = weight_matrix(graph, order)
    judge = _igraph(graph, order)
    lengths = judge and [1 / weight for weight in judge.es["weight"]]
    nx.set_edge_attributes(graph, {(u, v): 1 / w for u, v, w in graph.edges.data("weight")}, "length")
    draw = random.Random(0)  # noqa: S311 -- a sample for a benchmark
    print(f"{len(graph)} partners, {len(registry.projects)} projects, {graph.number_of_edges()} ties\n")
    print(f"{'step':<22} {'network':>9}  {'networkx':>12} {'ratio':>9}  {'igraph':>12} {'ratio':>9}")

    def peer(step: Callable[[], object]) -> tuple[str, float | None]:
        return "", seconds(step) if judge else None

    ours = seconds(lambda: collaboration_graph(registry))
    affiliations = affiliation_graph(registry)
    line("projection", ours, ("", seconds(lambda: _networkx_projection(affiliations, order))), ("", None))

    ours = seconds(lambda: brokerage.constraint(weights))
    few = draw.sample(
        [node for node in order if 0 < graph.degree(node) <= 2 * graph.size() // len(order)], _FEW
    )
    scaled = seconds(lambda: nx.constraint(graph, nodes=few, weight="weight")) * len(graph) / _FEW
    line("constraint", ours, ("~", scaled), peer(lambda: judge.constraint(weights="weight")))

    ours = seconds(lambda: brokerage.effective_size(weights))
    scaled = seconds(lambda: nx.effective_size(graph, nodes=few)) * len(graph) / _FEW
    line("effective size", ours, ("~", scaled), ("", None))

    ours = seconds(lambda: shortest.betweenness(weights, pivots=partners, seed=0))
    scaled = (
        seconds(lambda: nx.betweenness_centrality(graph, k=_SAMPLE, weight="length", seed=0))
        * len(graph)
        / _SAMPLE
    )
    line("betweenness, exact", ours, ("~", scaled), peer(lambda: judge.betweenness(weights=lengths)))
    tenth = len(graph) // _TENTH
    line("betweenness, estimate", seconds(lambda: shortest.betweenness(weights, pivots=tenth, seed=0)))

    ours = seconds(lambda: reach.nearness(weights))
    few = draw.sample(order, _SAMPLE)
    scaled = seconds(lambda: nx.harmonic_centrality(graph, nbunch=few)) * len(graph) / _SAMPLE
    line("harmonic, closeness", ours, ("~", scaled), peer(judge.harmonic_centrality))

    ours = seconds(lambda: groups.communities(weights, resolution=1, seed=0))
    theirs = seconds(lambda: nx.community.louvain_communities(graph, seed=0))
    line("communities", ours, ("", theirs), peer(lambda: judge.community_multilevel(weights="weight")))

    exact = shortest.betweenness(weights, pivots=partners, seed=0)
    estimate = shortest.betweenness(weights, pivots=tenth, seed=0)
    top = set(np.argsort(-exact)[:50]) & set(np.argsort(-estimate)[:50])
    print(f"\nestimated from a tenth of the sources, {len(top)} of the top 50 go-betweens are found;")
    print(f"largest error {np.abs(exact - estimate).max():.5f}, largest value {exact.max():.5f}")


def _networkx_projection(affiliations: nx.Graph[str], order: list[str]) -> nx.Graph[str]:
    return nx.bipartite.collaboration_weighted_projected_graph(affiliations, order)


def _igraph(graph: nx.Graph[str], order: list[str]) -> Any:  # noqa: ANN401 -- igraph has no types
    try:
        import igraph  # noqa: PLC0415 -- GPL, and only here if installed
    except ImportError:
        return None
    row = {partner: index for index, partner in enumerate(order)}
    judge = igraph.Graph(n=len(order), edges=[(row[u], row[v]) for u, v in graph.edges])
    judge.es["weight"] = [weight for *_, weight in graph.edges.data("weight")]
    return judge


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
