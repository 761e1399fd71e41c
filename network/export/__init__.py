"""The network as files for other programs: Gephi, Cytoscape, igraph, yEd, any map, any spreadsheet.

Every function returns bytes, and the same input gives the same bytes: sorted, and without the clock.
"""

from network.export.csv import to_csv
from network.export.geojson import to_geojson
from network.export.gexf import to_gexf
from network.export.graphml import to_graphml
from network.export.nodelink import from_json, to_json
from network.export.parquet import to_parquet
from network.export.workbook import to_xlsx

__all__ = [
    "from_json",
    "to_csv",
    "to_geojson",
    "to_gexf",
    "to_graphml",
    "to_json",
    "to_parquet",
    "to_xlsx",
]
