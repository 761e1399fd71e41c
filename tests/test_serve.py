"""Serving: on this machine only, and built again when the registry changes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
PAPER = ROOT / "tests" / "golden" / "registry" / "data"
PATIENCE = 60  # seconds


def test_the_site_is_served_and_follows_the_registry(tmp_path: Path) -> None:
    """A changed name is on the page a moment after the file is saved; a mistake keeps the last good site."""
    shutil.copytree(PAPER, tmp_path / "data")
    registry = tmp_path / "data" / "partners.yaml"
    served = subprocess.Popen(
        [sys.executable, "-u", ROOT / "build.py", "-r", registry, "-o", tmp_path / "site", "--serve", "0"],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert served.stdout is not None
        address = ""
        while not address:
            line = served.stdout.readline()
            assert line, "the server ended"
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            address = found[0] if found else ""

        def page() -> str:
            with urlopen(address + "partners/fir.html", timeout=10) as answer:
                return str(answer.read().decode())

        assert "<bdi>Fir</bdi>" in page()
        text = registry.read_text(encoding="utf-8")
        registry.write_text(text.replace("name: Fir", "name: Silver Fir"), encoding="utf-8")
        end = time.monotonic() + PATIENCE
        while "Silver Fir" not in page() and time.monotonic() < end:
            time.sleep(0.2)
        assert "Silver Fir" in page()

        registry.write_text("partners: nonsense", encoding="utf-8")
        while "error" not in served.stdout.readline():
            pass
        assert "Silver Fir" in page()
    finally:
        served.terminate()
        served.wait()
        if served.stdout:
            served.stdout.close()
