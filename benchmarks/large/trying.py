"""Run a cell in a process of its own and say how it ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cell took, or why it has no numbers."""

    seconds: float = float("nan")
    memory: float = float("nan")
    is_estimate: bool = False
    note: str = ""
    failure: str = ""

    def __str__(self) -> str:
        """Return the text of a table's cell."""
        if self.failure:
            return self.failure
        about = "~" if self.is_estimate else ""
        digits = 3 if self.seconds < 1 else 2 if self.seconds < 10 else 0  # noqa: PLR2004
        words = f"{about}{self.seconds:,.{digits}f} s, {self.memory:,.0f} MB"
        return f"{words} ({self.note})" if self.note else words


def attempt(folder: str, library: str, step: str, limit: float, table: tuple[str, ...]) -> Outcome:
    """Return the outcome of one cell; what goes wrong in it goes no further."""
    command = [sys.executable, "-m", "benchmarks.large.once", folder, library, step, str(limit), *table]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30 * limit)
    except subprocess.TimeoutExpired:
        return Outcome(failure="no answer")
    if run.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        return Outcome(failure=f"> {limit:.0f} s")
    if run.returncode:
        return Outcome(failure="failed: " + (run.stderr.strip().splitlines() or ["?"])[-1][:80])
    return Outcome(**json.loads(run.stdout.splitlines()[-1]))
