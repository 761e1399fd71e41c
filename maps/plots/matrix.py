"""Who works with whom among regions: a half matrix, ties inside on its diagonal."""

# ruff: noqa: PLC0415 -- matplotlib is an extra, imported where it is used

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from maps.plots.lettering import SMALL, widest
from maps.plots.paper import INK, INK_2, INK_3, LINE, PAPER, TONES, Plot, sheet, style
from maps.plots.words import source_of
from partners.countries import country_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    from matplotlib.axes import Axes

    from partners.model import Registry

_CELL = 0.36  # inches
_DARK = 0.55  # of the largest: from there on numbers are written in white
_SAID = 8  # pairs that the words name


def matrix(
    registry: Registry,
    graph: nx.Graph[str],
    *,
    top: int = 14,
    names: Mapping[str, str] | None = None,
    title: str = "",
) -> Plot:
    """Return the weights between the ``top`` regions with the most to others, each pair once.

    ``graph`` as `network.interregional` returns it: loops, the ties inside, stand on the diagonal.
    ``names`` says what a region is called; countries have their names already. A cell's number is the
    weight to one decimal, an empty one has no tie. Raises `MissingExtraError` without matplotlib.
    """
    outward = {
        region: fsum(tie["weight"] for other, tie in graph.adj[region].items() if other != region)
        for region in graph
    }
    shown = sorted(outward, key=lambda region: (-outward[region], region))[:top]
    called = {**country_names(), **(names or {})}
    labels = [called.get(region, region) for region in shown]
    cells = {
        (row, column): graph.edges[shown[row], shown[column]]["weight"]
        for row in range(len(shown))
        for column in range(row + 1)
        if graph.has_edge(shown[row], shown[column])
    }
    title = title or "Who works with whom"
    unit = "projects (Newman weights)" if graph.graph.get("weighting") == "newman" else "shared projects"
    with style():
        left = widest(labels) + 0.15
        figure, axes = sheet(
            title,
            f"The {len(shown)} with the most outside: ties added up, in {unit}; those inside on the diagonal",
            source_of(registry),
            height=_CELL * max(len(shown), 1),
            left=left,
            right=max(0.0, 7.1 - left - _CELL * 1.35 * len(shown)),
            top=0.05,
        )
        _draw(axes, shown, labels, cells)
    strongest = sorted(cells.items(), key=lambda cell: (-cell[1], cell[0]))[:_SAID]
    said = "; ".join(
        f"{labels[row]} and {labels[column]} {weight:.1f}"
        if row != column
        else f"inside {labels[row]} {weight:.1f}"
        for (row, column), weight in strongest
    )
    return Plot(figure, f"{title}. Matrix of ties between {len(shown)}; the strongest: {said}.")


def _draw(axes: Axes, regions: list[str], labels: list[str], cells: Mapping[tuple[int, int], float]) -> None:
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Rectangle

    shade = LinearSegmentedColormap.from_list("tie", [PAPER, TONES[0], INK])
    most = max(cells.values(), default=1.0)
    size = len(regions)
    for row in range(size):
        for column in range(row + 1):
            weight = cells.get((row, column), 0.0)
            share = weight / most
            axes.add_patch(
                Rectangle(
                    (column - 0.47, row - 0.45),
                    0.94,
                    0.9,
                    facecolor=shade(0.08 + 0.62 * share) if weight else "none",
                    edgecolor=INK_3 if row == column else LINE,
                    lw=1.2 if row == column else 0.6,
                )
            )
            if weight:
                ink = "white" if share > _DARK else INK
                axes.text(
                    column, row, f"{weight:.1f}", ha="center", va="center_baseline", size=SMALL, color=ink
                )
        axes.text(-0.65, row, labels[row], ha="right", va="center", color=INK)
        axes.text(row, row - 0.6, regions[row], ha="center", va="bottom", size=SMALL, color=INK_2)
    axes.set_xlim(-0.5, size - 0.5)
    axes.set_ylim(size - 0.5, -0.9)
    axes.set_xticks([])
    axes.set_yticks([])
