"""What a person sees while a build works, and at its end."""

# ruff: noqa: PLC0415 -- heavy libraries are imported where they are used

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from maps.publishing import Published
    from partners import Registry, Report

_MEGA = 1_000_000


class Progress:
    """A line that says what is being done, on a terminal only; the summary goes to standard output."""

    def __init__(self, steps: int) -> None:
        self._began = time.monotonic()
        self._steps = steps
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None
        self._done = 0

    def __enter__(self) -> Self:
        speak_any_text(sys.stdout, sys.stderr)
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            self._bar = Progress(
                TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self._bar.start()
            self._task = self._bar.add_task("", total=self._steps)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def step(self, words: str) -> None:
        """Say what is done now."""
        if self._bar and self._task is not None:
            self._bar.update(self._task, description=words, completed=self._done)
        self._done += 1

    def pages(self, done: int, total: int) -> None:
        """Say how many pages are made, of how many."""
        if self._bar and self._task is not None:
            self._bar.update(
                self._task,
                description=f"Drawing page {done} of {total}",
                completed=self._done - 1 + done / total,
            )

    def report(self, report: Report) -> None:
        """Print every problem of the registry; nothing when there is none."""
        text = report.render()
        if text:
            print(text)  # noqa: T201 - this is what the command is for

    def stopped(self, report: Report) -> None:
        """Print that nothing was written, and why."""
        print(f"{report.summary()}; nothing was written.")  # noqa: T201

    def checked(self, registry: Registry, report: Report) -> None:
        """Print that the registry passed, and how much there was to check."""
        records = f"{len(registry.partners):,} partners, {len(registry.projects):,} projects"
        print(f"{report.summary()} in {records}.")  # noqa: T201

    def summary(self, registry: Registry, ties: int, warnings: int, published: Published, pages: int) -> None:
        """Print what was built, how large it is, how long it took and where to open it."""
        seconds = time.monotonic() - self._began
        counts = (
            f"{len(registry.partners):,} partners",
            f"{len(registry.locations):,} placed"
            + f" ({len(registry.rough):,} roughly)" * bool(registry.rough),
            f"{len(registry.unplaced):,} without a place",
            f"{len(registry.projects):,} projects",
            f"{ties:,} ties",
            f"{warnings:,} warning{'' if warnings == 1 else 's'}",
        )
        size = f"{published.size / _MEGA:.1f} MB in {published.files:,} files"
        lines = [
            registry.site.title,
            f"  {', '.join(counts)}",
            f"  {pages:,} pages, {size}, {seconds:.1f} s",
            *(f"  kept, not ours: {path}" for path in published.kept),
            f"  open {published.folder / 'index.html'}",
        ]
        print("\n".join(lines))  # noqa: T201


def speak_any_text(*streams: TextIO) -> None:
    """Let output streams print any name: what their encoding lacks is written as an escape, not an error."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
