"""Run every cell, one after the other, and print the tables: ``python -m benchmarks.large FILE``.

Needs ``pip install -e ".[bench,fast]"``. Libraries that are not there are left out.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from benchmarks.large.aims import aims
from benchmarks.large.inputs import prepare
from benchmarks.large.once import LIBRARIES, cells_of
from benchmarks.large.tables import agreement, costs
from benchmarks.large.trying import Outcome, attempt

_ONE = ("OMP", "OPENBLAS", "MKL", "RAYON", "NUMBA")
STEPS = (
    "reading", "reading, bytes", "ties", "a graph of the ties", "components", "degree, strength",
    "PageRank", "eigenvector", "k-core", "articulation points", "constraint", "effective size",
    "clustering", "closeness, harmonic", "betweenness, 100 sources",
    "betweenness, exact", "communities", "whole analysis",
)  # fmt: skip
_ALWAYS = {"ours", "without numba", "scipy, pandas"}
WHOLE = "betweenness, whole"


def main() -> None:
    """Measure what was asked for."""
    options = _options()
    os.environ |= {f"{name}_NUM_THREADS": "1" for name in _ONE}
    steps = [*options.steps, *([WHOLE] if options.whole else [])]
    there = [
        name for name in LIBRARIES if name in {"ours", "without numba", "scipy, pandas"} or find_spec(name)
    ]
    with tempfile.TemporaryDirectory() as folder:
        affiliations = prepare(Path(folder), options.table, options.partner, options.project)
        rows, columns = affiliations.matrix.shape
        print(f"{rows:,} partners, {columns:,} projects, {affiliations.matrix.nnz:,} participations")
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n", flush=True)
        found: dict[tuple[str, str], Outcome] = {}
        table = (str(options.table), options.partner, options.project)
        for step, library in product(steps, there):
            if step not in cells_of(library):
                continue
            if (library, step) == ("without numba", "betweenness, exact") and not options.whole:
                continue
            is_patient = step == WHOLE or library in {"ours", "without numba"}
            limit = options.limit * (20 if is_patient else 1)
            found[library, step] = attempt(folder, library, step, limit, table)
            print(f"{step}: {library}: {found[library, step]}", file=sys.stderr, flush=True)
        print("\n".join(costs(found, steps, there)))
        print()
        print("\n".join(agreement(Path(folder), steps, there)))
        print()
        print("\n".join(aims(found)))
        print(f"\nload {os.getloadavg()[0]:.1f} at the end")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description=__doc__)
    parser.add_argument("table", type=Path, metavar="FILE", help="participations, a row each (CSV, .gz too)")
    parser.add_argument("--partner", required=True, metavar="COLUMN")
    parser.add_argument("--project", required=True, metavar="COLUMN")
    parser.add_argument(
        "--limit", type=float, default=60, help="seconds for a cell of another library (default 60)"
    )
    parser.add_argument("--steps", nargs="+", default=STEPS, metavar="STEP", help="only these")
    parser.add_argument("--whole", action="store_true", help="igraph's exact betweenness from everybody, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
