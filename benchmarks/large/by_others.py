"""What is nearest to a bare floor: reading without us, sparse products and scipy's own graph functions."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.sparse import csgraph
from scipy.sparse.linalg import eigsh

from benchmarks.large.cells import Cell
from network.groups import numbered

if TYPE_CHECKING:
    from benchmarks.large.cells import Cells
    from benchmarks.large.inputs import Inputs


def cells() -> Cells:
    """Return the floor of each step that has one."""
    return {
        "reading": lambda inputs: Cell(
            run=lambda: pd.read_csv(inputs.table, usecols=[inputs.partner, inputs.project], dtype=str),
            note="pandas, two columns",
        ),
        "reading, bytes": _bytes,
        "ties": _ties,
        "components": lambda inputs: Cell(
            run=lambda: csgraph.connected_components(inputs.weights, directed=False)[1], numbers=numbered
        ),
        "degree, strength": lambda inputs: Cell(
            run=lambda: (np.diff(inputs.weights.indptr), inputs.weights.sum(axis=1)),
            numbers=lambda found: found[1],
        ),
        "eigenvector": lambda inputs: Cell(
            run=lambda: eigsh(inputs.weights, k=1, which="LA")[1],
            numbers=lambda found: np.abs(found.ravel()),
        ),
    }


def _bytes(inputs: Inputs) -> Cell:
    path = Path(inputs.table)
    opened = gzip.open if path.suffix == ".gz" else open
    return Cell(run=lambda: opened(path, "rb").read(), note="bytes only")


def _ties(inputs: Inputs) -> Cell:
    taking, turned = inputs.affiliations.matrix, inputs.affiliations.transposed
    sizes = inputs.affiliations.sizes
    discounted = taking.copy()
    discounted.data = np.divide(1.0, sizes - 1, out=np.zeros(len(sizes)), where=sizes > 1)[taking.indices]
    return Cell(run=lambda: (taking @ turned, discounted @ turned), note="two bare products")
