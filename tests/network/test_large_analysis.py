"""The analysis of a large table as a whole: the numbers of `network.measures`, in Python and the shell."""

from __future__ import annotations

import gzip
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from participations import ENGINES, PAIRS, graph_of, judge_of, taking

from network import collaboration_graph, measures
from network.__main__ import main
from network.errors import TableError
from network.large import analyse, from_pairs, from_registry, project, read_participations, to_networkx
from network.large.betweenness import betweenness
from partners import load_registry

REGISTRY = Path("data/partners.yaml")
TABLE = "id;who;called\none;a;\none;b;Bee\ntwo;b;B\ntwo;c;=Sea\ntwo;d;Dee\nthree;e;Eh\n"


@pytest.mark.skipif(not REGISTRY.exists(), reason="data/partners.yaml is not here")
def test_a_registry_has_the_same_measures() -> None:
    """Arrays and graph agree on every column that both have; betweenness counts steps in one of them."""
    registry = load_registry(REGISTRY, place=False)
    found = analyse(from_registry(registry)).table
    graph = collaboration_graph(registry)
    expected = measures(graph)
    columns = [name for name in found if name in expected and name not in {"betweenness", "community"}]
    steps = nx.betweenness_centrality(graph)
    cuts = set(nx.articulation_points(graph))

    assert len(columns) == 12
    pd.testing.assert_frame_equal(
        found[[name for name in columns if name != "participation"]],
        expected[[name for name in columns if name != "participation"]],
        rtol=1e-9,
    )
    assert found["betweenness"].to_numpy() == pytest.approx([steps[each] for each in found.index], rel=1e-9)
    assert found["cut_point"].tolist() == [each in cuts for each in found.index]
    assert found["name"].tolist() == [registry.partners[each].name for each in found.index]


@settings(deadline=None, max_examples=30)
@given(PAIRS)
def test_the_compiler_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    """Every column is the same without it, an empty table's too."""
    one, *others = (analyse(taking(pairs), use_numba=engine).table for engine in ENGINES)

    assert not np.isinf(one.select_dtypes("float")).to_numpy().any()
    for other in others:
        pd.testing.assert_frame_equal(one, other, rtol=1e-12, atol=1e-15)


def test_of_nothing_there_are_none() -> None:
    """No partner, no project: counts of 0, an empty table with its columns."""
    found = analyse(from_pairs([], []))

    assert (found.partners, found.ties, found.components, found.giant, found.communities) == (0, 0, 0, 0, 0)
    assert list(found.table)[:3] == ["participations", "degree", "strength"]


@pytest.mark.parametrize("use_numba", ENGINES)
def test_an_estimate_where_nobody_is_between(use_numba: bool) -> None:  # noqa: FBT001 -- pytest names it
    """Partners of one project each: 0, and certain."""
    affiliations = taking([(number, number // 3) for number in range(12)])
    found = betweenness(affiliations, project(affiliations), sources=4, use_numba=use_numba)

    assert not found.values.any()
    assert found.error == 0


def test_weights_as_lengths_would_look_plausible() -> None:
    """Most of the first ten stay, so that only a comparison tells: betweenness counts steps here."""
    rng = np.random.default_rng(7)
    drawn = zip(
        (60 * rng.random(500) ** 2).astype(int).tolist(), rng.integers(0, 90, 500).tolist(), strict=True
    )
    affiliations = taking(list(drawn))
    found = betweenness(affiliations, project(affiliations)).values
    judge = judge_of(graph_of(affiliations))
    size = len(found)
    pairs = (size - 1) * (size - 2) / 2
    wrong = np.array(judge.betweenness(weights="weight")) / pairs

    assert found == pytest.approx(np.array(judge.betweenness()) / pairs, rel=1e-9)
    assert len(set(np.argsort(-found)[:10]) & set(np.argsort(-wrong)[:10])) >= 5
    assert np.abs(found - wrong).max() > 0.1 * found.max()


@pytest.mark.skipif(not REGISTRY.exists(), reason="data/partners.yaml is not here")
@pytest.mark.parametrize("weighting", ["newman", "shared"])
def test_the_graph_on_request_is_the_collaboration_graph(weighting: str) -> None:
    """Ties, all four attributes, and only repeated ties when so asked."""
    registry = load_registry(REGISTRY, place=False)
    graph = to_networkx(from_registry(registry), weighting=weighting)  # type: ignore[arg-type]
    expected = collaboration_graph(registry, weighting=weighting)  # type: ignore[arg-type]
    repeated = to_networkx(from_registry(registry), least=2)

    assert list(graph) == list(expected)
    assert {frozenset(tie) for tie in graph.edges} == {frozenset(tie) for tie in expected.edges}
    for *tie, attributes in graph.edges(data=True):
        right = {name: expected.edges[tie][name] for name in ("weight", "shared", "newman", "distance")}
        assert attributes == pytest.approx(right, rel=1e-12)
    assert {frozenset(tie) for tie in repeated.edges} == {
        frozenset(tie) for tie in expected.edges if expected.edges[tie]["shared"] > 1
    }


def test_names_come_along(tmp_path: Path) -> None:
    """Each partner has the first name of its rows; without one it has an empty one."""
    table = tmp_path / "table.csv.gz"
    table.write_bytes(gzip.compress(TABLE.encode()))
    affiliations = read_participations(table, partner="who", project="id", name="called")

    assert affiliations.names is not None
    assert affiliations.names.tolist() == ["", "Bee", "=Sea", "Dee", "Eh"]
    assert to_networkx(affiliations).nodes["b"] == {"participations": 2, "name": "Bee"}


def test_half_a_file_is_refused(tmp_path: Path) -> None:
    """In words, whatever the library beneath calls it."""
    table = tmp_path / "table.csv.gz"
    table.write_bytes(gzip.compress(TABLE.encode() * 99)[:60])

    with pytest.raises(TableError, match="end-of-stream"):
        read_participations(table, partner="who", project="id")


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_command_writes_every_measure(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the lists, which name the partners; what it costs is said when asked for."""
    table, output = tmp_path / "table.csv", tmp_path / f"out.{ending}"
    table.write_text(TABLE, encoding="utf-8")
    command = ["analyse", str(table), "--partner", "who", "--project", "id", "--name", "called", "--exact"]
    assert main([*command, "-v", "-o", str(output)]) == 0
    shown = capsys.readouterr()
    written = pd.read_csv(output) if ending == "csv" else pd.read_parquet(output)

    assert "Bee" in shown.out
    assert [line.split()[0] for line in shown.err.splitlines()][:3] == ["loading", "reading", "ties"]
    assert list(written["partner"]) == list("abcde")
    assert written["betweenness"][1] == pytest.approx(2 / 6)
    assert written["name"][2] == ("'=Sea" if ending == "csv" else "=Sea")
