"""The six partners on paper and the files they must become; UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

from maps.downloads import downloads
from maps.payload import payload
from network import collaboration_graph, layout, measures, rank_intervals
from partners import load_registry

GOLDEN = Path(__file__).parent / "golden"
BINARY = {"data/partners.xlsx"}


@cache
def made() -> dict[str, bytes]:
    """Return the files that the registry on paper becomes, those that are text."""
    registry = load_registry(GOLDEN / "registry" / "data" / "partners.yaml")
    graph = collaboration_graph(registry)
    table = measures(graph).join(rank_intervals(registry))
    content = payload(registry, graph, table, date="paper")
    blocks = {"payload.json": content.data, "details.json": content.details}
    return {
        **{
            file.path: file.content
            for file in downloads(registry, graph, table, layout(registry))
            if file.path not in BINARY
        },
        **{
            name: (json.dumps(block, indent=1, ensure_ascii=False) + "\n").encode()
            for name, block in blocks.items()
        },
    }


@pytest.mark.parametrize("path", sorted(made()))
def test_the_registry_on_paper_becomes_its_golden_files(path: str) -> None:
    """Every byte is as agreed; the browser's own tests read the same payload."""
    found = made()[path]
    golden = GOLDEN / "site" / path
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(found)

    assert found.decode().splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_no_golden_file_is_forgotten() -> None:
    """Nothing lies in the golden folder that no code makes."""
    files = (p for p in (GOLDEN / "site").rglob("*") if p.is_file())

    assert sorted(p.relative_to(GOLDEN / "site").as_posix() for p in files) == sorted(made())
