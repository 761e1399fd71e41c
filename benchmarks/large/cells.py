"""One library at one step: what is timed, and what the result is compared by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np

    from benchmarks.large.inputs import Inputs

    Vector = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """``run`` is timed; its result becomes numbers by partner through ``numbers``, if it has any.

    A cell that does a part of the work has the ``scale`` to the whole and a ``note`` that says so;
    ``says`` turns the result into a word or two for the table. What ``is_process`` runs in one of its
    own, whose memory counts.
    """

    run: Callable[[], Any]
    numbers: Callable[[Any], Vector] | None = None
    scale: float = 1.0
    note: str = ""
    says: Callable[[Any], str] | None = None
    is_process: bool = False


Cells = dict[str, "Callable[[Inputs], Cell]"]


def rows(found: Mapping[int, float]) -> Vector:
    """Return networkx's answer by row."""
    import numpy as np  # noqa: PLC0415 -- as everything in a cell, after the process began

    return np.array([found[row] for row in range(len(found))], dtype=float)
