"""Turn the registry into a network of partners, and measure it.

`affiliation_graph` is the truth, partners and projects; `collaboration_graph` derives the ties,
each with the projects that explain it; `measures`, `ego`, `paths` and `suggest_partners` ask
questions of it; `layout` says where to draw whom; the tables and exports hand it on. Importing
this package costs nothing: networkx, pandas and scipy are loaded by the first call that needs them.
"""

from network.affiliation import affiliation_graph
from network.aggregated import interregional, programme_graph
from network.changes import TieChanges, tie_changes
from network.citation import Citation, citation
from network.definitions import BROKERAGE, MEASURES, SMALL_WORLD, STABILITY, WHOLE
from network.definitions.of_tables import definitions_table
from network.ego import ego
from network.errors import MissingExtraError, TableError, UnknownPartnerError
from network.explained import Definition, Measure
from network.export import (
    from_json,
    to_csv,
    to_geojson,
    to_gexf,
    to_graphml,
    to_json,
    to_parquet,
    to_xlsx,
)
from network.gaps import Call, consortium_gaps
from network.hypergraph import to_hypergraph
from network.incidence import Incidence, incidence
from network.introducers import introducers
from network.layout import layout
from network.measures import measures
from network.paths import Path, paths
from network.projection import WEIGHTINGS, Tie, Weighting, collaboration_graph, ties
from network.queries import pagerank_query, tie_query
from network.ranks import Interval, Rank, rank_words, ranks
from network.roles import brokerage_roles
from network.stability import CommunityStability, community_stability
from network.star import star_graph
from network.suggest import suggest_partners
from network.tables import (
    measures_table,
    participations_table,
    partners_table,
    projects_table,
    tidy_tables,
    ties_table,
)
from network.through_time import measures_over_time, turnover, yearly_graphs
from network.uncertainty import quick_measures, rank_intervals
from network.whole import small_world, whole

__all__ = [
    "BROKERAGE",
    "MEASURES",
    "SMALL_WORLD",
    "STABILITY",
    "WEIGHTINGS",
    "WHOLE",
    "Call",
    "Citation",
    "CommunityStability",
    "Definition",
    "Incidence",
    "Interval",
    "Measure",
    "MissingExtraError",
    "Path",
    "Rank",
    "TableError",
    "Tie",
    "TieChanges",
    "UnknownPartnerError",
    "Weighting",
    "affiliation_graph",
    "brokerage_roles",
    "citation",
    "collaboration_graph",
    "community_stability",
    "consortium_gaps",
    "definitions_table",
    "ego",
    "from_json",
    "incidence",
    "interregional",
    "introducers",
    "layout",
    "measures",
    "measures_over_time",
    "measures_table",
    "pagerank_query",
    "participations_table",
    "partners_table",
    "paths",
    "programme_graph",
    "projects_table",
    "quick_measures",
    "rank_intervals",
    "rank_words",
    "ranks",
    "small_world",
    "star_graph",
    "suggest_partners",
    "tidy_tables",
    "tie_changes",
    "tie_query",
    "ties",
    "ties_table",
    "to_csv",
    "to_geojson",
    "to_gexf",
    "to_graphml",
    "to_hypergraph",
    "to_json",
    "to_parquet",
    "to_xlsx",
    "turnover",
    "whole",
    "yearly_graphs",
]
