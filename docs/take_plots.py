"""Take the notebooks' plots for ``docs/analysis.md``: ``python docs/take_plots.py`` runs all of them.

Each plot becomes ``docs/plots/<notebook>-<cell>.png``, with what it shows in words in the file's
Description; the page's pictures get the same words. Needs the test extra.
"""

from __future__ import annotations

import base64
import os
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient
from PIL import Image
from PIL.PngImagePlugin import PngInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "analysis.md"
COLORS = 96  # enough for flat inks and their edges; a third of the bytes


def main() -> None:
    """Run the notebooks, write their plots, and tell the page what is on them."""
    page = PAGE.read_text(encoding="utf-8")
    folder = ROOT / "docs" / "plots"
    folder.mkdir(exist_ok=True)
    taken = {
        name: plot for path in sorted((ROOT / "notebooks").glob("*.ipynb")) for name, plot in plots(path)
    }
    for old in folder.glob("*.png"):
        old.unlink()
    for name, (picture, words) in taken.items():
        about = PngInfo()
        about.add_itxt("Description", words)
        with Image.open(BytesIO(picture)) as drawn:
            flat = drawn.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
            flat.save(folder / f"{name}.png", optimize=True, pnginfo=about, dpi=drawn.info["dpi"])
        page = re.sub(
            rf"!\[[^\]]*\]\(plots/{name}\.png\)", lambda _, n=name, w=words: f"![{w}](plots/{n}.png)", page
        )
    PAGE.write_text(page, encoding="utf-8")


def plots(path: Path) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """Yield the name of every plot of a notebook, its bytes as PNG, and its words."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}})
    for cell in client.execute(env={**os.environ, "PYTHONPATH": str(ROOT)}).cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                words = output.metadata["image/png"]["alt"]
                yield f"{path.stem}-{cell.id}", (base64.b64decode(output.data["image/png"]), words)


if __name__ == "__main__":
    main()
