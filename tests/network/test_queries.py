"""Ties and PageRank as queries: DuckDB, Spark and our own arrays find the same rows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from network import MissingExtraError, TableError, collaboration_graph, pagerank_query, tie_query, ties
from network.large.affiliations import from_pairs
from network.large.projection import project
from network.large.walks import pagerank
from network.queries import DAMPING, MOST_ROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent


def drawn(seed: int, *, partners: int = 60, projects: int = 40) -> pd.DataFrame:
    """Return participations: busy partners, quiet ones, projects of one partner, repeats and gaps."""
    draw = np.random.default_rng(seed)
    sizes = np.minimum(draw.zipf(1.7, projects), 15)
    busy = draw.zipf(1.5, partners).clip(max=50).astype(float)
    rows = [
        (f"p{partner:03d}é", f"q{number:03d}")
        for number, size in enumerate(sizes)
        for partner in draw.choice(partners, size=size, p=busy / busy.sum())
    ]
    frame = pd.DataFrame([*rows, *rows[:5]], columns=["partner", "project"], dtype=object)
    gaps = pd.DataFrame({"partner": ["p000é", None], "project": [None, "q001"]}, dtype=object)
    return pd.concat([frame, gaps], ignore_index=True)


def ties_by_arrays(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the ties as our own sparse product finds them, sorted."""
    known = frame.dropna()
    found = from_pairs(known["partner"].to_numpy(object), known["project"].to_numpy(object))
    projection = project(found)
    rows, columns = projection.tails, projection.indices
    upper = rows < columns
    return pd.DataFrame(
        {
            "source": found.partners[rows[upper]],
            "target": found.partners[columns[upper]],
            "shared": projection.shared[upper],
            "newman": projection.newman[upper],
        }
    ).sort_values(["source", "target"], ignore_index=True)


def pagerank_by_arrays(frame: pd.DataFrame) -> pd.Series[float]:
    """Return PageRank as our own arrays find it, by partner."""
    known = frame.dropna()
    found = from_pairs(known["partner"].to_numpy(object), known["project"].to_numpy(object))
    return pd.Series(pagerank(found), index=found.partners)


def ties_of(query: Any) -> pd.DataFrame:
    """Compute a query of ties; return it sorted."""
    return (
        query.order_by("source", "target")
        .to_pyarrow()
        .to_pandas()
        .astype({"source": object, "target": object})
    )


def ranks_of(query: Any) -> pd.Series[float]:
    """Compute a query of PageRank; return it by partner."""
    return query.to_pyarrow().to_pandas().set_index("partner")["pagerank"].sort_index()


def same_ties(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    """Fail unless both have the same rows; sums are added up in different orders."""
    pd.testing.assert_frame_equal(found, wanted, check_exact=False, rtol=1e-12, check_dtype=False)


def test_on_paper(paper: Registry) -> None:
    """The ties of the paper network, and who has none in no row."""
    rows = [(each.partner, name) for name, one in paper.projects.items() for each in one.participations]
    frame = pd.DataFrame([row for row in rows if row[1] != "omega"], columns=["partner", "project"])
    query = tie_query(frame)
    assert dict(query.schema().items()) == {
        "source": ibis.dtype("string"),
        "target": ibis.dtype("string"),
        "shared": ibis.dtype("int64"),
        "newman": ibis.dtype("float64"),
    }
    found = ties_of(query)
    assert found.to_numpy().tolist() == [
        [tie.source, tie.target, tie.shared, tie.newman] for tie in ties(paper)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_ties_are_those_of_the_arrays(seed: int) -> None:
    """On random participations with repeats, gaps and projects of one partner."""
    frame = drawn(seed)
    same_ties(ties_of(tie_query(frame)), ties_by_arrays(frame))


@pytest.mark.parametrize("seed", range(2))
def test_pagerank_is_that_of_the_arrays(seed: int) -> None:
    """All partners, those without ties too; the sum is 1; more rounds come nearer."""
    frame = drawn(seed)
    wanted = pagerank_by_arrays(frame).sort_index()
    errors = []
    for rounds in (0, 5, 15, MOST_ROUNDS):
        found = ranks_of(pagerank_query(frame, rounds=rounds))
        assert list(found.index) == list(wanted.index)
        assert found.sum() == pytest.approx(1, abs=1e-12)
        errors.append(abs(found - wanted).sum())
    assert errors == sorted(errors, reverse=True)
    assert errors[3] < 1e-5


def chebyshev(frame: pd.DataFrame, rounds: int) -> pd.Series[float]:
    """Return the rounds of `pagerank_query` by dense matrices, as Golub and Varga write them."""
    known = frame.dropna().drop_duplicates()
    matrix = pd.crosstab(known["partner"], known["project"]).to_numpy().astype(float)
    size = matrix.sum(axis=0)
    weights = matrix @ np.diag(np.where(size > 1, 1 / np.maximum(size - 1, 1), 0)) @ matrix.T
    np.fill_diagonal(weights, 0)
    strength = weights.sum(axis=0)
    tied = strength > 0
    anew = (1 - DAMPING) / (len(strength) - DAMPING * (~tied).sum())
    step = DAMPING * weights / np.where(tied, strength, 1)
    now = np.where(tied, anew * tied.sum() / (1 - DAMPING) * strength / strength.sum(), anew)
    before, omega = np.zeros(len(now)), 1.0
    for turn in range(rounds):
        now, before = omega * (anew + step @ now - before) + before, now
        omega = 1 / (1 - DAMPING**2 / 2) if turn == 0 else 1 / (1 - DAMPING**2 * omega / 4)
    return pd.Series(now, index=sorted(set(known["partner"])))


@pytest.mark.parametrize("rounds", [0, 1, 2, 7])
def test_every_round_is_the_published_one(rounds: int) -> None:
    """To the last digits, round by round, against dense matrices."""
    frame = drawn(3)
    found, wanted = ranks_of(pagerank_query(frame, rounds=rounds)), chebyshev(frame, rounds)
    pd.testing.assert_series_equal(found, wanted, check_names=False, check_index_type=False, rtol=1e-11)


def test_the_real_registry_gives_its_ties() -> None:
    """From the table of participations that the site hands out."""
    from network import participations_table  # noqa: PLC0415
    from partners import load_registry  # noqa: PLC0415

    registry = load_registry(ROOT / "data" / "partners.yaml", place=False)
    frame = participations_table(registry)
    proposals = {key for key, one in registry.projects.items() if one.is_proposal}
    found = ties_of(tie_query(frame[~frame["project"].isin(proposals)]))
    graph = collaboration_graph(registry)
    assert len(found) == graph.number_of_edges()
    for source, target, shared, newman in found.to_numpy().tolist():
        tie = graph.edges[source, target]
        assert (tie["shared"], tie["newman"]) == (shared, pytest.approx(newman, rel=1e-12))


@pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # ibis 12 about DuckDB 2
def test_a_table_of_ibis_stays_where_it_is(tmp_path: Path) -> None:
    """Another connection's table is computed there; nothing was computed before."""
    frame = drawn(1)
    with_more = frame.assign(role="partner")
    with_more.to_parquet(tmp_path / "takes.parquet", index=False)
    there = ibis.duckdb.connect()
    query = tie_query(there.read_parquet(tmp_path / "takes.parquet"))
    assert query.get_backend() is there
    same_ties(ties_of(query), ties_by_arrays(frame))


@pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # ibis 12 about DuckDB 2
def test_the_example_of_the_docs_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file as the site hands it out: what is shared twice or more is written, the rank is printed."""
    page = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
    example = re.search(r"### Beyond one machine.*?```python\n(.*?)```", page, re.DOTALL)
    assert example is not None
    frame = drawn(2).dropna()
    frame.to_csv(tmp_path / "participations.csv", index=False)
    monkeypatch.chdir(tmp_path)
    exec(example[1], {})  # noqa: S102 -- our own docs
    wanted = ties_by_arrays(frame)
    strong = pd.read_parquet("strong.parquet").astype({"source": object, "target": object})
    same_ties(strong, wanted[wanted["shared"] > 1].reset_index(drop=True))


@pytest.mark.parametrize(
    "rows", [[], [("a", "x"), ("b", "y"), (None, "x"), ("b", None)]], ids=["nobody", "everyone alone"]
)
def test_without_a_tie_nothing_is_divided_by_zero(rows: list[tuple[str | None, str | None]]) -> None:
    """No tie is an empty table; everyone alone has the same share."""
    table = pa.table(
        {"partner": [row[0] for row in rows], "project": [row[1] for row in rows]},
        schema=pa.schema({"partner": pa.string(), "project": pa.string()}),
    )
    frame = ibis.memtable(table)
    assert len(ties_of(tie_query(frame))) == 0
    alone = {one for one, other in rows if one and other}
    assert ranks_of(pagerank_query(frame)).to_dict() == dict.fromkeys(sorted(alone), 1 / max(len(alone), 1))


def test_what_is_wrong_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing columns by name, too many rounds, a missing library with its extra."""
    with pytest.raises(TableError, match="there is no column project; there are partner, x"):
        tie_query(pd.DataFrame({"partner": ["a"], "x": ["b"]}))
    with pytest.raises(ValueError, match="rounds must be 0 to 25, not 26"):
        pagerank_query(drawn(0), rounds=26)
    monkeypatch.setitem(sys.modules, "ibis", None)
    with pytest.raises(MissingExtraError, match=r'python -m pip install "\.\[ibis\]"'):
        tie_query(drawn(0))


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a session of Spark on two threads of this machine, or skip and say why."""
    if find_spec("pyspark") is None:
        pytest.skip('pyspark is not installed; get it with: python -m pip install ".[spark]"')
    java = shutil.which("java")
    if java is None or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        pytest.skip("Spark needs Java 17 or newer, and there is none here")
    from pyspark.sql import SparkSession  # noqa: PLC0415

    quiet = tmp_path_factory.mktemp("spark") / "log4j2.properties"
    quiet.write_text("rootLogger.level = off\n")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(quiet.parent / "warehouse"))
        .config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile={quiet.as_uri()}")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore")  # of pyspark and ibis about pandas 3
def test_spark_finds_the_same_rows(spark: Any) -> None:
    """The same queries on Spark, with DuckDB's rows and those of our arrays; no number is a decimal."""
    there, frame = ibis.pyspark.connect(spark), drawn(0)
    rows = [tuple(row) for row in frame.to_numpy().tolist()]
    spark.createDataFrame(rows, "partner string, project string").createOrReplaceTempView("takes")
    table = there.table("takes")
    found = ties_of(tie_query(table))
    same_ties(found, ties_by_arrays(frame))
    same_ties(found, ties_of(tie_query(frame)))

    query = pagerank_query(table, rounds=4)
    ranks = ranks_of(query)
    assert ranks.dtype == np.float64
    assert ranks.sum() == pytest.approx(1, abs=1e-12)
    pd.testing.assert_series_equal(ranks, ranks_of(pagerank_query(frame, rounds=4)), rtol=1e-11)
    assert "DECIMAL" not in str(there.compile(query)).upper()

    spark.createDataFrame([("a", "x"), ("b", "y")], "partner string, project string").createOrReplaceTempView(
        "alone"
    )
    assert ties_of(tie_query(there.table("alone"))).empty
    assert ranks_of(pagerank_query(there.table("alone"))).to_dict() == {"a": 0.5, "b": 0.5}
