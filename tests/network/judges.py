"""Who judges each number of the network: igraph, networkx, a loop over the formula, a count of records.

`JUDGES` is what `docs/measures.md` lists and `test_judged.py` asks, on random networks and the real one.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import nan
from typing import TYPE_CHECKING, Any

import igraph
import networkx as nx
import numpy as np

from network import collaboration_graph, measures
from network.groups import splits
from network.matrices import weight_matrix
from network.whole import shuffled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from partners.model import Registry

SAMPLES, RUNS, SEED = 3, 4, 5
LOOP, COUNT = "a loop over the formula", "a count in the registry"


@dataclass(frozen=True, eq=False)
class Case:
    """A registry and its network, as the judges want it."""

    registry: Registry
    weighting: Any = "newman"

    @cached_property
    def graph(self) -> nx.Graph[str]:
        """Return the network itself."""
        return collaboration_graph(self.registry, weighting=self.weighting)

    @cached_property
    def partners(self) -> list[str]:
        """Return the partners in the order of every table."""
        return sorted(self.graph)

    @cached_property
    def table(self) -> pd.DataFrame:
        """Return our measures, for the communities: participation is about whichever were found."""
        return measures(self.graph, seed=SEED)

    @cached_property
    def igraph(self) -> igraph.Graph:
        """Return the network as igraph has it, vertices in the order of the partners."""
        row = {partner: index for index, partner in enumerate(self.partners)}
        edges = [(row[source], row[target]) for source, target in self.graph.edges]
        judge = igraph.Graph(n=len(row), edges=edges)
        judge.es["weight"] = [weight for *_, weight in self.graph.edges.data("weight")]
        return judge

    @cached_property
    def lengths(self) -> list[float]:
        """Return the length of every tie of the igraph graph."""
        return [1 / weight for weight in self.igraph.es["weight"]]

    def ordered(self, found: Mapping[str, float]) -> list[float]:
        """Return numbers by partner in the order of the partners."""
        return [found[partner] for partner in self.partners]

    def of(self, attribute: str) -> list[str]:
        """Return an attribute of every partner."""
        return [self.graph.nodes[partner][attribute] for partner in self.partners]

    @cached_property
    def counted(self) -> list[tuple[str, str | None, dict[str, set[str]]]]:
        """Return id, programme, and the roles of every partner of the projects that are no proposals."""
        found = []
        for key, project in self.registry.projects.items():
            roles: dict[str, set[str]] = {}
            for each in project.participations:
                roles.setdefault(each.partner, set()).add(str(each.role))
            if not project.is_proposal:
                found.append((key, project.programme, roles))
        return found

    @cached_property
    def splits(self) -> list[dict[str, int]]:
        """Return the groups that the search finds in so many runs, partners without ties left out."""
        tied = [partner for partner in self.partners if self.graph.degree(partner)]
        found = splits(weight_matrix(self.graph, tied), runs=RUNS, resolution=1.0, seed=SEED)
        return [dict(zip(tied, labels.tolist(), strict=True)) for labels in found]


def _where_tied(case: Case, values: Sequence[float], *, least: int = 1) -> list[float]:
    """Return the values with NaN where a partner has fewer alters: igraph has its own ideas there."""
    return [
        value if degree >= least else nan for value, degree in zip(values, case.igraph.degree(), strict=True)
    ]


def _numbered_components(case: Case) -> list[int]:
    parts = sorted(case.igraph.components(), key=lambda rows: (-len(rows), rows))
    number = {row: place for place, rows in enumerate(parts, 1) for row in rows}
    return [number[row] for row in range(len(case.partners))]


def _leading(case: Case) -> list[float]:
    """Return networkx's vector of the component with the largest eigenvalue, 0 for everyone else."""
    parts = [case.graph.subgraph(part) for part in nx.connected_components(case.graph) if len(part) > 1]
    top = max(parts, key=lambda part: np.linalg.eigvalsh(nx.to_numpy_array(part))[-1])
    found = nx.eigenvector_centrality_numpy(top, weight="weight")
    return [found.get(partner, 0.0) for partner in case.partners]


def _igraph_s_leading(case: Case) -> list[float]:
    """Return igraph's vector, which has a largest number of 1, with squares that add up to 1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that the network is in pieces; here one of them leads
        found = np.array(case.igraph.eigenvector_centrality(weights="weight"))
    result: list[float] = (found / np.linalg.norm(found)).tolist()
    return result


def _pageranks(case: Case) -> list[float]:
    return case.ordered(nx.pagerank(case.graph, tol=1e-14, max_iter=10_000))


def _participation(case: Case) -> list[float]:
    community = case.table["community"].to_dict()
    found = []
    for partner in case.partners:
        towards: dict[int, float] = {}
        for alter, tie in case.graph.adj[partner].items():
            towards[community[alter]] = towards.get(community[alter], 0.0) + tie["weight"]
        strength = sum(towards.values())
        found.append(1 - sum((part / strength) ** 2 for part in towards.values()) if towards else nan)
    return found


def _coordinations(case: Case) -> list[float]:
    found = []
    for partner in case.partners:
        roles = [roles[partner] for _, _, roles in case.counted if partner in roles]
        found.append(sum("coordinator" in each for each in roles) / len(roles) if roles else nan)
    return found


def _reached(what: str) -> Callable[[Case], list[float]]:
    def count(case: Case) -> list[float]:
        country = {key: partner.country for key, partner in case.registry.partners.items()}
        found: list[float] = []
        for partner in case.partners:
            shared = [each for each in case.counted if partner in each[2] and len(each[2]) > 1]
            alters = {alter for _, _, roles in shared for alter in roles if alter != partner}
            numbers = {
                "projects": len(shared),
                "programmes": len({programme for _, programme, _ in shared} - {None}),
                "countries": len({country[alter] for alter in alters}),
            }
            found.append(numbers[what])
        return found

    return count


def _triads(role: str) -> Callable[[Case], list[float]]:
    def loop(case: Case) -> list[float]:
        country = dict(case.graph.nodes.data("country"))
        return [
            sum(
                role in _roles(country[broker], country[one], country[other])
                for one, other in combinations(case.graph.adj[broker], 2)
                if not case.graph.has_edge(one, other)
            )
            for broker in case.partners
        ]

    return loop


def _roles(own: str, one: str, other: str) -> set[str]:
    if one == other:
        return {"total", "coordinator" if own == one else "consultant"}
    return {"total", *(["gatekeeper", "representative"] if own in {one, other} else ["liaison"])}


def _across(attribute: str) -> Callable[[Case], list[float]]:
    def loop(case: Case) -> list[float]:
        value = dict(case.graph.nodes.data(attribute))
        external = sum(value[a] != value[b] for a, b in case.graph.edges)
        internal = case.graph.number_of_edges() - external
        return [(external - internal) / (external + internal)]

    return loop


def _alike(attribute: str) -> dict[str, Callable[[Case], list[float]]]:
    def by_igraph(case: Case) -> list[float]:
        names = sorted(set(case.of(attribute)))
        kinds = [names.index(each) for each in case.of(attribute)]
        return [case.igraph.assortativity_nominal(kinds, directed=False)]

    def by_networkx(case: Case) -> list[float]:
        return [nx.attribute_assortativity_coefficient(case.graph, attribute)]

    return {"igraph": by_igraph, "networkx": by_networkx}


def _centralisation(case: Case) -> list[float]:
    degrees = [degree for _, degree in case.graph.degree()]
    star = (len(degrees) - 1) * (len(degrees) - 2)
    return [sum(max(degrees) - degree for degree in degrees) / star]


def _largest(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    return graph.subgraph(max(nx.connected_components(graph), key=len))


def _shape(takes: list[set[int]]) -> tuple[float, float]:
    """Return networkx's clustering and steps of the partners who share one of the numbered projects."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(takes)))
    graph.add_edges_from((a, b) for a, b in combinations(range(len(takes)), 2) if takes[a] & takes[b])
    return nx.transitivity(graph), nx.average_shortest_path_length(_largest(graph))


@cache
def _by_chance(case: Case) -> dict[str, float]:
    numbers = {key: place for place, (key, _, _) in enumerate(sorted(case.counted))}
    takes = [
        {numbers[key] for key, _, roles in case.counted if partner in roles} for partner in case.partners
    ]
    rng = np.random.default_rng(SEED)
    drawn = [_shape(shuffled(takes, rng)) for _ in range(SAMPLES)]
    (clustering, steps), (by_chance, steps_by_chance) = _shape(takes), np.mean(drawn, axis=0)
    return {
        "ratio": (clustering / by_chance) / (steps / steps_by_chance),
        "clustering": clustering,
        "steps": steps,
        "expected_clustering": by_chance,
        "expected_steps": steps_by_chance,
        "samples": SAMPLES,
    }


def _of_chance(name: str) -> dict[str, Callable[[Case], list[float]]]:
    return {"networkx": lambda case: [_by_chance(case)[name]]}


@cache
def _together(case: Case) -> dict[str, dict[int, float]]:
    """Return for each partner and community the share of its other members met, the mean over the runs."""
    community = case.table["community"].to_dict()
    found: dict[str, dict[int, float]] = {}
    runs = case.splits
    for partner in runs[0]:
        met: dict[int, list[float]] = {}
        for other in runs[0]:
            if other != partner:
                shares = [groups[partner] == groups[other] for groups in runs]
                met.setdefault(community[other], []).append(sum(shares) / len(runs))
        found[partner] = {label: sum(shares) / len(shares) for label, shares in met.items()}
    return found


def _stays(case: Case) -> list[float]:
    community = case.table["community"].to_dict()
    return [near.get(community[partner], nan) for partner, near in _together(case).items()]


def _next(which: int) -> Callable[[Case], list[float]]:
    def loop(case: Case) -> list[float]:
        community = case.table["community"].to_dict()
        found = []
        for partner, near in _together(case).items():
            others = [
                (-round(share, 12), label) for label, share in near.items() if label != community[partner]
            ]
            share, label = min(others, default=(0.0, 0))
            found.append((label if share else 0, -share)[which])
        return found

    return loop


def _agreement(method: str) -> Callable[[Case], list[float]]:
    def compared(case: Case) -> list[float]:
        lists = [list(groups.values()) for groups in case.splits]
        values = [
            igraph.compare_communities(one, other, method=method) for one, other in combinations(lists, 2)
        ]
        return [sum(values) / len(values)]

    return compared


def _modularities(case: Case) -> list[float]:
    found = []
    for labels in case.splits:
        groups: dict[int, set[str]] = {}
        for partner, label in labels.items():
            groups.setdefault(label, set()).add(partner)
        found.append(nx.community.modularity(case.graph.subgraph(labels), groups.values()))
    return found


Judges = dict[str, "Callable[[Case], Sequence[float]]"]

JUDGES: dict[str, dict[str, Judges]] = {
    "measures": {
        "degree": {
            "igraph": lambda case: case.igraph.degree(),
            "networkx": lambda case: case.ordered(dict(case.graph.degree())),
        },
        "strength": {
            "igraph": lambda case: case.igraph.strength(weights="weight"),
            "networkx": lambda case: case.ordered(dict(case.graph.degree(weight="weight"))),
        },
        "betweenness": {
            "igraph": lambda case: np.divide(
                case.igraph.betweenness(weights=case.lengths),
                (len(case.partners) - 1) * (len(case.partners) - 2) / 2,
            ).tolist(),
        },
        "constraint": {
            "igraph": lambda case: _where_tied(case, case.igraph.constraint(weights="weight")),
            "networkx": lambda case: case.ordered(nx.constraint(case.graph, weight="weight")),
        },
        "component": {"igraph": _numbered_components},
        "effective_size": {"networkx": lambda case: case.ordered(nx.effective_size(case.graph))},
        "harmonic": {
            "igraph": lambda case: case.igraph.harmonic_centrality(normalized=True),
            "networkx": lambda case: np.divide(
                case.ordered(nx.harmonic_centrality(case.graph)), len(case.partners) - 1
            ).tolist(),
        },
        "closeness": {"networkx": lambda case: case.ordered(nx.closeness_centrality(case.graph))},
        "coreness": {"igraph": lambda case: case.igraph.coreness()},
        "projects": {COUNT: _reached("projects")},
        "programmes": {COUNT: _reached("programmes")},
        "countries": {COUNT: _reached("countries")},
        "eigenvector": {"igraph": _igraph_s_leading, "networkx": _leading},
        "pagerank": {
            "igraph": lambda case: case.igraph.pagerank(weights="weight", damping=0.85),
            "networkx": _pageranks,
        },
        "clustering": {
            "igraph": lambda case: case.igraph.transitivity_local_undirected(mode="nan"),
            "networkx": lambda case: _where_tied(case, case.ordered(nx.clustering(case.graph)), least=2),
        },
        "participation": {LOOP: _participation},
        "coordinations": {COUNT: _coordinations},
    },
    "brokerage_roles": {
        role: {LOOP: _triads(role)}
        for role in ("coordinator", "gatekeeper", "representative", "consultant", "liaison", "total")
    },
    "whole": {
        "partners": {COUNT: lambda case: [len(case.registry.partners)]},
        "ties": {"igraph": lambda case: [case.igraph.ecount()]},
        "components": {
            "igraph": lambda case: [len(case.igraph.components())],
            "networkx": lambda case: [nx.number_connected_components(case.graph)],
        },
        "isolates": {"networkx": lambda case: [nx.number_of_isolates(case.graph)]},
        "largest": {
            "igraph": lambda case: [case.igraph.components().giant().vcount()],
            "networkx": lambda case: [len(_largest(case.graph))],
        },
        "density": {
            "igraph": lambda case: [case.igraph.density()],
            "networkx": lambda case: [nx.density(case.graph)],
        },
        "centralisation": {LOOP: _centralisation},
        "assortativity_country": _alike("country"),
        "assortativity_kind": _alike("kind"),
        "ei_country": {LOOP: _across("country")},
        "ei_kind": {LOOP: _across("kind")},
        "clustering": {
            "igraph": lambda case: [case.igraph.transitivity_undirected()],
            "networkx": lambda case: [nx.transitivity(case.graph)],
        },
        "steps": {
            "igraph": lambda case: [case.igraph.components().giant().average_path_length()],
            "networkx": lambda case: [nx.average_shortest_path_length(_largest(case.graph))],
        },
    },
    "small_world": {
        name: _of_chance(name)
        for name in ("ratio", "clustering", "steps", "expected_clustering", "expected_steps", "samples")
    },
    "community_stability": {
        "stays": {LOOP: _stays},
        "next": {LOOP: _next(0)},
        "next_share": {LOOP: _next(1)},
        "modularity": {"networkx": _modularities},
        "rand": {"igraph": _agreement("adjusted_rand")},
        "information": {"igraph": _agreement("nmi")},
    },
}
"""By function and number: the judges, and what each says of a case, in the order of the rows."""
