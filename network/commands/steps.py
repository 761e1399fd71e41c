"""What a command that takes its time says of how far it is."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_KILO = 1024


class Steps:
    """Steps named on a stream: each when it is done with its cost, or only while it lasts.

    ``is_verbose`` writes a line a step: seconds, and the most memory that the process has held up to
    then, where the system tells. Else the present step stands in one line that goes again, and only
    where somebody is looking.
    """

    def __init__(self, stream: TextIO, *, is_verbose: bool) -> None:
        self._stream = stream
        self._is_verbose, self._is_seen = is_verbose, stream.isatty()
        self._step, self._since = "", 0.0

    def begin(self, step: str) -> None:
        """Say that this step begins, and the one before has ended."""
        self.end()
        self._step, self._since = step, time.perf_counter()
        if self._is_seen:
            self._stream.write(f"\r{step} ...\x1b[K")
            self._stream.flush()

    def end(self) -> None:
        """Say that the step has ended."""
        if self._is_seen:
            self._stream.write("\r\x1b[K")
        if self._is_verbose and self._step:
            seconds = time.perf_counter() - self._since
            self._stream.write(f"{self._step:<48}{seconds:>8.2f} s{_peak()}\n")
        self._stream.flush()
        self._step = ""


def _peak() -> str:
    with suppress(ImportError):
        import resource  # noqa: PLC0415 -- Windows has none

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        megabytes = peak / _KILO if sys.platform != "darwin" else peak / _KILO**2
        return f"{megabytes:>8.0f} MB"
    return ""
