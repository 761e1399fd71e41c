"""Plots of the network's tables, fit for a report: drawn by matplotlib (the extra ``notebooks``).

Each function takes the registry, for names and the source line, and a table or graph as `network`
returns it; it returns a `Plot`, which shows itself in a notebook, says in words what it shows, and
saves itself as a file. Importing this package costs nothing: matplotlib loads with the first plot.
"""

from maps.plots.matrix import matrix
from maps.plots.paper import Plot
from maps.plots.ranks import compared, ranks
from maps.plots.roles import roles
from maps.plots.years import lines, turnover

__all__ = ["Plot", "compared", "lines", "matrix", "ranks", "roles", "turnover"]
