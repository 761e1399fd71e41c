"""What slides cost: ``python benchmarks/slides.py`` in the project's folder.

Makes the whole kit for the real registry (every slide in four formats, and the decks), once anew and
once with nothing to do, each in a process of its own; then times one slide's formats apart.
"""

# ruff: noqa: PLC0415 -- ours are found once the path is set

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
REGISTRY = ROOT / "data" / "partners.yaml"
ROUNDS = 5
sys.path.insert(0, str(ROOT))


def run(folder: str) -> tuple[float, float, float]:
    """Return seconds on the wall, seconds of computing and peak memory in MB of making all slides."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "maps", "slides", "-r", REGISTRY, "-o", folder]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the command ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def best(action: Callable[[], object]) -> float:
    """Return the milliseconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def one_slide() -> None:
    """Print what the founding slide costs, format by format."""
    from maps.slides import stories
    from maps.slides.pdf import to_pdf
    from maps.slides.png import to_png
    from maps.slides.pptx import to_pptx
    from maps.slides.scene import Studio
    from maps.slides.svg import to_svg
    from partners import load_registry

    registry = load_registry(REGISTRY)
    story = next(story for story in stories.projects(registry) if story.id == "eurotransmedia")
    studio = Studio(registry, "")
    slide = next(studio.slides([story]))
    pdf = to_pdf([slide])
    for name, action in {
        "composing": lambda: next(studio.slides([story])),
        "svg": lambda: to_svg(slide),
        "pptx": lambda: to_pptx([slide]),
        "pdf": lambda: to_pdf([slide]),
        "png": lambda: to_png(pdf),
    }.items():
        print(f"  {name:<10}{best(action):8.0f} ms")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        for words in ("all anew", "nothing to do"):
            wall, computing, memory = run(folder)
            print(f"{words:<16}{wall:8.1f} s, {computing:.1f} s of computing, {memory:.0f} MB of memory")
        size: Counter[str] = Counter()
        count: Counter[str] = Counter()
        for path in Path(folder).rglob("*.*"):
            if path.suffix != ".json":
                kind = f"{'deck' if path.stem == 'deck' else 'slides'}{path.suffix}"
                size[kind] += path.stat().st_size
                count[kind] += 1
    for kind in sorted(size):
        print(f"{kind:<16}{size[kind] / 1e6:8.1f} MB in {count[kind]} files")
    print("one slide, EUROTRANSMEDIA")
    one_slide()


if __name__ == "__main__":
    main()
