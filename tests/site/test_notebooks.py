"""Every notebook runs from a clean kernel without a network, and its map shows itself in a browser."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient
from PIL import Image
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))

# run by the kernel before the first cell
GUARD = """
import sys, warnings

def _stay(event, arguments):
    address = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
    if event in address:
        to = arguments[address[event]]
        host = to[0] if isinstance(to, tuple) else to
        if host not in ("127.0.0.1", "::1", "localhost", None):
            raise RuntimeError(f"a notebook reached out to {host}")

sys.addaudithook(_stay)
warnings.simplefilter("error")
"""

# run as the last cell: the guard is awake, and a warning would have been an error
CHECK = """
import socket, warnings

found = []
for reach in (
    lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: warnings.warn("seen"),
):
    try:
        reach()
    except Exception as error:
        found.append(str(error))
assert found == ["a notebook reached out to 192.0.2.1", "a notebook reached out to example.org", "seen"]
"""


def executed(name: str, folder: Path, scratch: Path) -> nbformat.NotebookNode:
    """Run a notebook in a new kernel that stands in ``folder``; every error is an exception here."""
    startup = scratch / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00-guard.py").write_text(GUARD, encoding="utf-8")
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(CHECK))
    environment = {**os.environ, "IPYTHONDIR": str(scratch / "ipython"), "PYTHONPATH": str(ROOT)}
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}})
    return client.execute(env=environment)


@pytest.mark.parametrize("folder", [pytest.param("notebooks"), pytest.param(".", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_runs_and_its_map_needs_no_network(
    name: str, folder: str, tmp_path: Path, visit: Callable[..., Page]
) -> None:
    """From its own folder and the project's: plots with words, findings, one map that draws itself."""
    cells = [cell for cell in executed(name, ROOT / folder, tmp_path).cells if cell.cell_type == "code"]
    outputs = [output for cell in cells for output in cell.outputs]
    shown = [output.data for output in outputs if "data" in output]
    maps = [data["text/html"] for data in shown if "srcdoc=" in data.get("text/html", "")]
    pictures = {
        f"{name}-{cell.id}.png": output.metadata["image/png"]["alt"]
        for cell in cells
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    }
    kept = {path.name for path in (ROOT / "docs" / "plots").glob(f"{name}-*.png")}

    assert [output for output in outputs if output.output_type == "stream"] == []
    assert len(maps) == 1
    assert kept == pictures.keys()
    for file, words in pictures.items():  # docs/take_plots.py takes them anew
        with Image.open(ROOT / "docs" / "plots" / file) as picture:
            assert picture.info["Description"] == words
    assert [data["text/markdown"] for data in shown if "nan" in data.get("text/markdown", "").split()] == []

    (tmp_path / "cell.html").write_text(f"<!doctype html>{maps[0]}", encoding="utf-8")
    page = visit((tmp_path / "cell.html").as_uri(), width=1000, height=700)
    drawn = page.frame_locator("iframe")
    drawn.locator(".atlas.pa canvas").first.wait_for()
    drawn.get_by_text(re.compile(r"In view: [\d,]+ ")).wait_for()
