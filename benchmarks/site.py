"""What a build costs: ``python benchmarks/site.py`` in the project's folder.

Times the build and, in turn with it, the bare import of the libraries it stands on, each in a
process of its own; prints the best of each, their ratio, the peak memory and the page's weight.
Then the whole site in one language and in all of them: files, bytes, seconds of the processor.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
IMPORTS = "import folium, networkx, pandas, scipy.sparse, jinja2, yaml, geopy"


def run(*command: str | Path) -> tuple[float, float]:
    """Return seconds of the processor and peak memory in MB of a command."""
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def weigh(site: Path) -> tuple[int, int]:
    """Return the bytes of index.html and the assets it asks for, raw and gzipped."""
    page = (site / "index.html").read_text(encoding="utf-8")
    files = [
        site / "index.html",
        *(site / path for path in re.findall(r'(?:src|href)="(assets/[^"]+)"', page)),
    ]
    contents = [file.read_bytes() for file in files]
    return sum(map(len, contents)), sum(len(gzip.compress(content, 9)) for content in contents)


def kit(site: Path, part: str = "") -> str:
    """Return how many files there are below a folder of a site, and their bytes, raw and gzipped."""
    files = [path for path in (site / part).rglob("*") if path.is_file()]
    contents = [path.read_bytes() for path in files]
    packed = sum(len(gzip.compress(content, 6)) for content in contents)
    return f"{len(files):,} files, {sum(map(len, contents)) / 1e6:.1f} MB, {packed / 1e6:.1f} MB gzipped"


def spoken(folder: Path, languages: Sequence[str]) -> Path:
    """Return a copy of the registry whose site is built in these languages."""
    copy = folder / f"data-{len(languages)}"
    shutil.copytree(ROOT / "data", copy)
    registry = copy / "partners.yaml"
    text = registry.read_text(encoding="utf-8")
    text, found = re.subn(r"(?m)^  languages: .*$", f"  languages: [{', '.join(languages)}]", text)
    if found != 1:
        raise SystemExit("the registry names its languages otherwise than this expects")
    registry.write_text(text, encoding="utf-8")
    return registry


def main() -> None:
    """Measure and print."""
    from maps.languages import LANGUAGES  # noqa: PLC0415 - by hand, from the project's folder

    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder, site = Path(name), Path(name) / "site"
        first, _ = run("build.py", "-o", site)
        rounds = [(run("-c", IMPORTS), run("build.py", "-o", site)) for _ in range(ROUNDS)]
        imports = min(seconds for (seconds, _), _ in rounds)
        build = min(seconds for _, (seconds, _) in rounds)
        memory = max(peak for _, (_, peak) in rounds)
        raw, gzipped = weigh(site)
        print(f"importing the libraries     {imports:6.2f} s")
        ratio = f"{build / imports:.2f} x the imports"
        print(f"python build.py, again      {build:6.2f} s, {ratio}, {memory:.0f} MB")
        print(f"  the first time            {first:6.2f} s, with every picture for shared links")
        print(f"index.html and its assets   {raw / 1000:6.0f} kB, {gzipped / 1000:.0f} kB gzipped")
        print(f"partner-map-1.js            {(site / 'partner-map-1.js').stat().st_size:6,d} bytes")
        print(f"pictures/                   {kit(site, 'pictures')}")
        for languages in (["en"], list(LANGUAGES)):
            registry, other = spoken(folder, languages), folder / f"site-{len(languages)}"
            run("build.py", "-r", registry, "-o", other)
            seconds, _ = run("build.py", "-r", registry, "-o", other)
            print(f"whole site, languages: {len(languages)}    {kit(other)}, {seconds:.2f} s again")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
