"""docs/exports.md does what it says; its shell example is run by tests/test_examples.py."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from network import affiliation_graph, collaboration_graph, star_graph
from network.__main__ import main
from network.definitions.of_tables import TABLES

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the real registry, as in a notebook beside it."""
    example = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = {}
    exec(example[1], found)  # noqa: S102 -- our own docs
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert written == {"h2020.gexf", "both.graphml", "ties.geojson", "clusters.xlsx", "registry.bib"}
    assert list(found["tables"]) == list(TABLES)
    assert found["matrix"].shape == (len(found["partners"]), len(found["projects"]))


def test_the_shell_examples_are_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line writes the file that it names."""
    block = re.search(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    for line in block[1].splitlines():
        words = shlex.split(line, comments=True)
        assert words[:3] == ["python", "-m", "network"]
        assert main(words[3:]) == 0
        assert Path(words[4]).stat().st_size > 0


def test_what_the_page_names_is_there() -> None:
    """The attributes that it explains are those of the graphs."""
    from partners import load_registry  # noqa: PLC0415

    registry = load_registry(ROOT / "data" / "partners.yaml")
    tie = next(iter(collaboration_graph(registry).edges.data()))[2]
    arrow = next(iter(star_graph(registry).edges.data()))[2]
    assert all(values["distance"] == 1 / values["weight"] for values in (tie, arrow))
    both = affiliation_graph(registry)
    sides = {(both.nodes[node]["mode"], both.nodes[node]["bipartite"]) for node in both}
    assert sides == {("partner", 0), ("project", 1)}
    assert all(name in PAGE for name in ("`role`", "`project:`", "`lat` and `lon`"))
