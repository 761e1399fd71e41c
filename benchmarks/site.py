"""What a build costs: ``python benchmarks/site.py`` in the project's folder.

Times the build and, in turn with it, the bare import of the libraries it stands on, each in a
process of its own; prints the best of each, their ratio, the peak memory and the page's weight.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
IMPORTS = "import folium, networkx, pandas, scipy.sparse, jinja2, yaml, geopy"


def run(*command: str | Path) -> tuple[float, float]:
    """Return seconds on the wall and peak memory in MB of a command."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss / 1000


def weigh(site: Path) -> tuple[int, int]:
    """Return the bytes of index.html and the assets it asks for, raw and gzipped."""
    page = (site / "index.html").read_text(encoding="utf-8")
    files = [
        site / "index.html",
        *(site / path for path in re.findall(r'(?:src|href)="(assets/[^"]+)"', page)),
    ]
    contents = [file.read_bytes() for file in files]
    return sum(map(len, contents)), sum(len(gzip.compress(content, 9)) for content in contents)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        rounds = [(run("-c", IMPORTS), run("build.py", "-o", site)) for _ in range(ROUNDS)]
        raw, gzipped = weigh(site)
    imports = min(seconds for (seconds, _), _ in rounds)
    build = min(seconds for _, (seconds, _) in rounds)
    memory = max(peak for _, (_, peak) in rounds)
    print(f"importing the libraries   {imports:6.2f} s")
    print(f"python build.py           {build:6.2f} s, {build / imports:.2f} x the imports, {memory:.0f} MB")
    print(f"index.html and its assets {raw / 1000:6.0f} kB, {gzipped / 1000:.0f} kB gzipped")


if __name__ == "__main__":
    main()
