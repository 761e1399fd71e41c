"""Turn the registry into a network of partners, and measure it.

`affiliation_graph` is the truth, partners and projects; `collaboration_graph` derives the ties,
each with the projects that explain it; `measures`, `ego`, `paths` and `suggest_partners` ask
questions of it; `layout` says where to draw whom; the tables and exports hand it on. Importing
this package costs nothing: networkx, pandas and scipy are loaded by the first call that needs them.
"""

from network.affiliation import affiliation_graph
from network.changes import TieChanges, tie_changes
from network.ego import ego
from network.errors import UnknownPartnerError
from network.explained import MEASURES, Measure
from network.export import to_geojson, to_gexf, to_graphml
from network.layout import layout
from network.measures import measures
from network.paths import Path, paths
from network.projection import WEIGHTINGS, Tie, Weighting, collaboration_graph, ties
from network.suggest import suggest_partners
from network.tables import measures_table, participations_table, partners_table, projects_table, ties_table

__all__ = [
    "MEASURES",
    "WEIGHTINGS",
    "Measure",
    "Path",
    "Tie",
    "TieChanges",
    "UnknownPartnerError",
    "Weighting",
    "affiliation_graph",
    "collaboration_graph",
    "ego",
    "layout",
    "measures",
    "measures_table",
    "participations_table",
    "partners_table",
    "paths",
    "projects_table",
    "suggest_partners",
    "tie_changes",
    "ties",
    "ties_table",
    "to_geojson",
    "to_gexf",
    "to_graphml",
]
