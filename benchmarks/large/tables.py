"""What was measured as Markdown: a row a step, a column a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.large.trying import Outcome

_SAME = 1e-12


def costs(
    found: Mapping[tuple[str, str], Outcome], steps: Sequence[str], libraries: Sequence[str]
) -> list[str]:
    """Return seconds of the processor and growth of memory."""
    lines = _head(["step", *libraries])
    for step in steps:
        cells = [str(found.get((library, step), "-")) for library in libraries]
        lines.append(f"| {step} | {' | '.join(cells)} |")
    return lines


def agreement(folder: Path, steps: Sequence[str], libraries: Sequence[str]) -> list[str]:
    """Return the largest difference of each library from us, as a share of the largest value."""
    others = [library for library in libraries if library != "ours"]
    lines = _head(["largest difference from ours", *others])
    for step in steps:
        ours = _kept(folder, "ours", "betweenness, exact" if step.startswith("betweenness, whole") else step)
        theirs = [_kept(folder, library, step) for library in others]
        if ours is not None and any(each is not None for each in theirs):
            words = " | ".join("-" if each is None else _difference(ours, each) for each in theirs)
            lines.append(f"| {step} | {words} |")
    return lines


def _difference(ours: np.ndarray, theirs: np.ndarray) -> str:  # type: ignore[type-arg]
    if ours.shape != theirs.shape:
        return "other partners"
    has_value = np.isfinite(ours)
    gaps = int((has_value != np.isfinite(theirs)).sum())
    both = has_value & np.isfinite(theirs)
    worst = float(np.abs(ours[both] - theirs[both]).max(initial=0) / np.abs(ours[both]).max(initial=_SAME))
    words = "none" if worst == 0 else f"{worst:.0e}"
    return words if not gaps else f"{words}, no value for {gaps} others"


def _kept(folder: Path, library: str, step: str) -> np.ndarray | None:  # type: ignore[type-arg]
    path = folder / f"{library} {step}.npy"
    return np.load(path) if path.exists() else None


def _head(columns: Sequence[str]) -> list[str]:
    return [f"| {' | '.join(columns)} |", "|" + " --- |" * len(columns)]
