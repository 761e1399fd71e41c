"""One cell in a process of its own: ``python -m benchmarks.large.once FOLDER LIBRARY STEP LIMIT TABLE …``.

Prints a line of JSON. Imports, the making of a library's own graph and numba's compiling are done
before; then the step runs up to three times, as long as that takes no more than a few seconds. Seconds
are of the processor, user and system, all threads and processes begun. Memory is by how much the most
that the process ever held grew from before the first run (Linux: the mark is set back before).
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.large.inputs import Inputs
from network.large import analyse, from_pairs

if TYPE_CHECKING:
    from benchmarks.large.cells import Cell, Cells

LIBRARIES = {
    "ours": ("ours", {"use_numba": True}),
    "without numba": ("ours", {"use_numba": False}),
    "networkx": ("by_networkx", {}),
    "igraph": ("by_igraph", {}),
    "networkit": ("by_networkit", {}),
    "rustworkx": ("by_rustworkx", {}),
    "scipy, pandas": ("by_others", {}),
}
_RUNS, _LONG = 3, 5.0  # seconds after which once was enough
_MEGABYTE = 1024


def cells_of(library: str) -> Cells:
    """Return what a library does in each step."""
    module, how = LIBRARIES[library]
    found: Cells = import_module(f"benchmarks.large.{module}").cells(**how)
    return found


def main(folder: str, library: str, step: str, limit: str, *table: str) -> None:
    """Run the cell and print what it took, or what went wrong."""
    cell = cells_of(library)[step](Inputs(Path(folder), list(table)))
    if library == "ours":
        _warm()
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = int(used.ru_utime + used.ru_stime + float(limit)) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
    seconds: list[float] = []
    before = _mark()
    memory, result = 0.0, None
    while len(seconds) < _RUNS and sum(seconds) < _LONG:
        begin = _seconds()
        result = cell.run()
        seconds.append(_seconds() - begin)
        memory = memory or (_of_children() if cell.is_process else _peak() - before)
    print(json.dumps(_told(cell, min(seconds), memory, result, Path(folder) / f"{library} {step}.npy")))


def _told(cell: Cell, seconds: float, memory: float, result: object, keep: Path) -> dict[str, object]:
    if cell.numbers:
        np.save(keep, np.asarray(cell.numbers(result), dtype=float))
    says = cell.says(result) if cell.says else ""
    return {
        "seconds": seconds * cell.scale,
        "memory": max(memory, 0),
        "is_estimate": cell.scale != 1,
        "note": ", ".join(part for part in (cell.note, says) if part),
    }


def _warm() -> None:
    """Have numba compile or load every loop; numbers of a small network are of the same kinds."""
    rng = np.random.default_rng(0)
    columns = (rng.integers(0, size, 3_000).astype(str).astype(object) for size in (800, 600))
    analyse(from_pairs(*columns), use_numba=True)


def _seconds() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def _mark() -> float:
    """Set the most held back to what is held now, where that can be done; return it in MB."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _peak()


def _peak() -> float:
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return float(line.split()[1]) / _MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


def _of_children() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MEGABYTE


if __name__ == "__main__":
    main(*sys.argv[1:])
