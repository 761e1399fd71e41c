"""Print a digest of everything the network package derives; run under several hash seeds, see the tests."""

from __future__ import annotations

import hashlib

from conftest import random_registry

from network import (
    Call,
    affiliation_graph,
    collaboration_graph,
    consortium_gaps,
    ego,
    introducers,
    measures_table,
    participations_table,
    partners_table,
    paths,
    projects_table,
    suggest_partners,
    ties,
    ties_table,
    to_geojson,
    to_gexf,
    to_graphml,
)

if __name__ == "__main__":
    registry = random_registry(11)
    graph = collaboration_graph(registry)
    first, last = min(graph), max(graph)
    around = ego(graph, first, radius=2)
    derived = {
        "nodes": list(graph.nodes.data()),
        "edges": list(graph.edges.data()),
        "affiliations": list(affiliation_graph(registry).edges.data()),
        "ties": ties(registry),
        "ego": [list(around), list(around.edges)],
        "paths": [paths(graph, first, other) for other in sorted(graph) if other != first],
        "suggestions": suggest_partners(registry, last, beyond=True, limit=99).to_csv(),
        "gaps": consortium_gaps(registry, [first, last], call=Call(min_partners=9, min_countries=4)).to_csv(),
        "introducers": introducers(graph, first, last).to_csv(),
        "partners.csv": partners_table(registry).to_csv(),
        "projects.csv": projects_table(registry).to_csv(),
        "participations.csv": participations_table(registry).to_csv(),
        "ties.csv": ties_table(graph).to_csv(),
        "measures.csv": measures_table(graph).to_csv(),
        "gexf": to_gexf(graph),
        "graphml": to_graphml(graph),
        "geojson": to_geojson(registry),
    }
    for name, value in derived.items():
        print(name, hashlib.sha256(repr(value).encode()).hexdigest())  # noqa: T201 -- printing is its work
