"""Our steps, with numba and without."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.large.cells import Cell
from benchmarks.large.inputs import SOURCES
from network import brokerage
from network.groups import numbered
from network.large import cores, cuts, project, read_participations, walks
from network.large.betweenness import betweenness
from network.large.nearness import nearness
from network.leiden import leiden, modularity
from network.triads import triads

if TYPE_CHECKING:
    from benchmarks.large.cells import Cells
    from benchmarks.large.inputs import Inputs


def cells(*, use_numba: bool) -> Cells:
    """Return what we do in each step."""

    def betweenness_of(inputs: Inputs, sources: int) -> Cell:
        return Cell(
            run=lambda: betweenness(
                inputs.affiliations, inputs.projection, sources=sources, use_numba=use_numba
            ),
            numbers=lambda found: found.values,
            says=lambda found: found.column.partition(" ")[2].strip("()"),
        )

    return {
        "reading": lambda inputs: Cell(
            run=lambda: read_participations(inputs.table, partner=inputs.partner, project=inputs.project)
        ),
        "ties": lambda inputs: Cell(
            run=lambda: project(inputs.affiliations), numbers=lambda ties: ties.newman, says=_both
        ),
        "components": lambda inputs: Cell(
            run=lambda: walks.components(inputs.affiliations), numbers=numbered
        ),
        "degree, strength": lambda inputs: Cell(
            run=lambda: (np.diff(inputs.projection.indptr), walks.strength(inputs.affiliations)),
            numbers=lambda found: found[1],
        ),
        "PageRank": lambda inputs: Cell(run=lambda: walks.pagerank(inputs.affiliations), numbers=_same),
        "eigenvector": lambda inputs: Cell(run=lambda: walks.eigenvector(inputs.affiliations), numbers=_same),
        "k-core": lambda inputs: Cell(
            run=lambda: cores.coreness(inputs.weights, use_numba=use_numba), numbers=_same
        ),
        "articulation points": lambda inputs: Cell(
            run=lambda: cuts.articulation_points(inputs.affiliations, use_numba=use_numba), numbers=_same
        ),
        "constraint": lambda inputs: Cell(
            run=lambda: brokerage.constraint(inputs.weights, triads(inputs.weights, use_numba=use_numba)),
            numbers=_same,
        ),
        "effective size": lambda inputs: Cell(
            run=lambda: brokerage.effective_size(inputs.weights, triads(inputs.weights, use_numba=use_numba)),
            numbers=_same,
        ),
        "clustering": lambda inputs: Cell(
            run=lambda: brokerage.clustering(inputs.weights, triads(inputs.weights, use_numba=use_numba)),
            numbers=_same,
        ),
        "closeness, harmonic": lambda inputs: Cell(
            run=lambda: nearness(inputs.affiliations, use_numba=use_numba), numbers=lambda found: found[0]
        ),
        "betweenness, 100 sources": lambda inputs: betweenness_of(inputs, SOURCES),
        "betweenness, exact": lambda inputs: betweenness_of(inputs, inputs.size),
        "communities": lambda inputs: Cell(
            run=lambda: leiden(inputs.weights, use_numba=use_numba),
            says=lambda labels: f"Q {modularity(inputs.weights, labels):.4f}",
        ),
        "whole analysis": lambda inputs: Cell(
            run=lambda: _whole(inputs, use_numba=use_numba), is_process=True
        ),
    }


def _same(values: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    return values


def _both(_: object) -> str:
    return "both weights"


def _whole(inputs: Inputs, *, use_numba: bool) -> None:
    """Run the command as a user does: a process of its own, which imports and reads everything."""
    hidden = "" if use_numba else "import sys; sys.modules['numba'] = None; "
    code = f"{hidden}from network.__main__ import main; raise SystemExit(main())"
    columns = ["--partner", inputs.partner, "--project", inputs.project]
    command = [sys.executable, "-c", code, "analyse", inputs.table, *columns]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
