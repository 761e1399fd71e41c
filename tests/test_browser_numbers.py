"""What the browser's modules measure is what `network.measures` measures, for the same filters."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from browser_modules import BROWSER, find_node
from random_filters import random_filters

from maps.payload import payload
from network import (
    MEASURES,
    affiliation_graph,
    collaboration_graph,
    measures,
    rank_intervals,
    rank_words,
    ranks,
)
from network.uncertainty import intervals
from partners import load_registry

if TYPE_CHECKING:
    from partners.model import Registry

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the real registry."""
    return load_registry(ROOT / "data" / "partners.yaml")


def in_the_browser(registry: Registry, links: list[str], folder: Path) -> list[dict[str, Any]]:
    """Return what the browser's modules find in the network that each link leaves."""
    node = find_node()
    script = folder / "numbers.mjs"
    bundler = [node, str(BROWSER / "node_modules" / "esbuild" / "bin" / "esbuild")]
    source = ROOT / "tests" / "js" / "numbers.ts"
    subprocess.run(
        [*bundler, str(source), "--bundle", "--platform=node", "--format=esm", f"--outfile={script}"],
        check=True,
        capture_output=True,
    )
    graph = collaboration_graph(registry)
    content = payload(registry, graph, measures(graph).join(rank_intervals(registry)))
    done = subprocess.run(
        [node, str(script)],
        input=json.dumps({"data": content.data, "details": content.details, "links": links}),
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("count", [60, pytest.param(200, marks=pytest.mark.thorough)])
def test_browser_and_python_measure_the_same(count: int, registry: Registry, tmp_path: Path) -> None:
    """All partners' measures agree to 1e-9 under random filters, as do counts, ranks and sentences."""
    filters = list(random_filters(registry, count, seed=7))
    found = in_the_browser(registry, [each.link for each in filters], tmp_path)
    sizes = set()
    whole = rank_intervals(registry)
    for each, here in zip(filters, found, strict=True):
        graph = collaboration_graph(registry, **each.arguments)
        table = measures(graph)
        kinds = affiliation_graph(registry, **each.arguments).nodes.data("bipartite")
        assert here["partners"] == list(table.index), each
        assert here["projects"] == sum(kind for _, kind in kinds), each
        assert here["ties"] == graph.number_of_edges(), each
        for measure, values in here["measures"].items():
            ours = np.array(values, dtype=float)  # None is not a number
            np.testing.assert_allclose(
                ours, table[measure].to_numpy(float), rtol=1e-9, atol=1e-9, err_msg=f"{measure}, {each}"
            )
            words = MEASURES[measure]
            assert here["said"][measure] == [words.of(value) for value in table[measure]], each
            interval = {} if each.arguments else intervals(whole, measure)
            places = [
                place and rank_words(place, interval.get(partner))
                for partner, place in zip(table.index, ranks(measure, table[measure]), strict=True)
            ]
            assert here["ranks"][measure] == places, (measure, each)
        sizes.add(graph.number_of_edges())
    assert len(sizes) > 0.4 * count  # the filters leave networks of many sizes
