"""Networks too large for a graph object: participations as arrays, measures that use what they are.

The graphs of `network` stay what analysts meet; here the same numbers are made for tens of thousands
of partners, whose projection has a million ties, in seconds::

    from network.large import analyse, read_participations

    found = analyse(read_participations("participations.csv.gz", partner="pic", project="rcn"))
    found.table.nlargest(20, "degree")

A network that is already in memory comes by `from_pairs` or `from_registry`; `project` has its ties as
arrays, `to_networkx` as a graph.
"""

from network.large.affiliations import Affiliations, from_pairs, from_registry
from network.large.analysis import Analysis, analyse
from network.large.handing import to_networkx
from network.large.projection import Projection, project
from network.large.reading import read_participations

__all__ = [
    "Affiliations",
    "Analysis",
    "Projection",
    "analyse",
    "from_pairs",
    "from_registry",
    "project",
    "read_participations",
    "to_networkx",
]
