"""`python -m network`: what it prints and writes, and the exit codes of design.md section 3."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import partners
from network import (
    MEASURES,
    affiliation_graph,
    citation,
    collaboration_graph,
    layout,
    measures_table,
    rank_intervals,
    tidy_tables,
    to_csv,
    to_geojson,
    to_gexf,
    to_graphml,
    to_json,
    to_parquet,
    to_xlsx,
)
from network.__main__ import main
from network.definitions.of_tables import TABLES
from network.ranks import RANKED
from partners import RegistryError, Report

if TYPE_CHECKING:
    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent
REGISTRY = ROOT / "data" / "partners.yaml"


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch, paper: Registry) -> list[tuple[str, bool]]:
    """Let every command read the paper network; return what was asked of the reader."""
    asked: list[tuple[str, bool]] = []

    def load_registry(path: Path, *, place: bool = True) -> Registry:
        asked.append((str(path), place))
        return paper

    monkeypatch.setattr(partners, "load_registry", load_registry, raising=False)
    return asked


def test_measures_are_printed_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    """One row a partner, by id; what is not known is empty."""
    assert main(["measures", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["partner"] for row in rows] == list("abcdef")
    assert list(rows[0]) == ["partner", *MEASURES]
    assert rows[5]["constraint"] == ""


def test_measures_are_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """NaN, which no browser reads, is null."""
    assert main(["measures", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[2] | {"partner": "c", "degree": 3, "community": 1, "constraint": 0.6328125} == rows[2]
    assert rows[5]["constraint"] is None


def test_measures_are_printed_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns stand under their names, numbers with three decimals."""
    assert main(["measures"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["partner", *MEASURES]
    assert lines[3].split()[:5] == ["c", "3", "2.000", "0.400", "0.633"]
    assert len(lines) == 7


def test_ranks_are_printed_with_their_interval(capsys: pytest.CaptureFixture[str]) -> None:
    """For a reader in place of the numbers: without alpha, c has one partner, as a, b and e have."""
    assert main(["measures", "--ranks", "--sort", "degree", "--limit", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["partner", *(name for name in MEASURES if name in RANKED)]
    assert [line.split()[:5] for line in lines[1:]] == [
        ["c", "1", "(1", "to", "5)"],
        ["a", "2", "(1", "to", "5)"],
    ]


def test_ranks_are_columns_for_programs(capsys: pytest.CaptureFixture[str], paper: Registry) -> None:
    """Behind the numbers, of the network that the filters leave."""
    assert main(["measures", "--ranks", "--format", "csv", "--programme", "h2020"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    expected = rank_intervals(paper, programmes="h2020")
    assert list(rows[0]) == ["partner", *MEASURES, *expected.columns]
    assert [int(row["degree_best"]) for row in rows] == expected["degree_best"].tolist()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "abcdef"),
        (["--sort", "betweenness"], "cdabef"),
        (["--sort", "constraint"], "dcabef"),
        (["--sort", "degree", "--limit", "2"], "ca"),
        (["--sort", "community"], "cdeabf"),
    ],
)
def test_rows_are_sorted(capsys: pytest.CaptureFixture[str], options: list[str], expected: str) -> None:
    """The most first, of constraint the least; equals by id; unknown last."""
    assert main(["measures", "--format", "csv", *options]) == 0
    found = [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]]
    assert found == list(expected)


def test_weights_and_proposals_are_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """Strength follows the weighting; a proposal brings in its partners."""
    assert main(["measures", "--format", "csv", "--weighting", "shared", "--proposals"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [float(row["strength"]) for row in rows] == [3, 3, 3, 2, 2, 1]


@pytest.mark.parametrize(
    ("options", "filters"),
    [
        ("--programme fp7", {"programmes": ["fp7"]}),
        ("--programme fp7 --programme=", {"programmes": ["fp7", ""]}),
        ("--status running --status rejected", {"statuses": ["running", "rejected"]}),
        ("--role coordinator", {"roles": "coordinator"}),
        ("--kind cluster --country FR --country BE", {"kinds": "cluster", "countries": ["FR", "BE"]}),
    ],
)
def test_filters_are_those_of_python(
    capsys: pytest.CaptureFixture[str], paper: Registry, options: str, filters: dict[str, Any]
) -> None:
    """The command measures the network that `collaboration_graph` makes with the same filters."""
    assert main(["measures", "--format", "csv", *options.split()]) == 0
    expected = measures_table(collaboration_graph(paper, **filters))
    assert capsys.readouterr().out == expected.to_csv(index=False, lineterminator="\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--country XX", "there is no country 'XX'"),
        ("--years 2016-2013", "years go from the first to the last, not 2016 to 2013"),
    ],
)
def test_a_filter_for_what_does_not_exist_leaves_with_2(
    capsys: pytest.CaptureFixture[str], options: str, told: str
) -> None:
    """In Python's own words, without a traceback."""
    assert main(["measures", *options.split()]) == 2
    captured = capsys.readouterr()
    assert (captured.out, told in captured.err) == ("", True)


def test_placing_is_left_out_where_no_place_is_written(tmp_path: Path, read: list[tuple[str, bool]]) -> None:
    """The registry of the command line is read; the gazetteer is opened for files with points only."""
    main(["measures", "-r", "elsewhere.yaml"])
    for suffix in ("csv", "gexf", "graphml", "geojson"):
        assert main(["export", "-o", str(tmp_path / f"network.{suffix}")]) == 0
    assert read == [
        ("elsewhere.yaml", False),
        *((str(Path("data/partners.yaml")), placed) for placed in (False, True, True, True)),
    ]


def test_the_ending_decides_what_is_written(tmp_path: Path, paper: Registry) -> None:
    """Each file is that of Python, with the citation and the layout, and nothing else is in the folder."""
    names = ["n.gexf", "n.GraphML", "n.json", "n.geojson", "n.csv", "n.parquet", "n.xlsx"]
    for name in names:
        assert main(["export", str(tmp_path / name)]) == 0
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    graph, tables = collaboration_graph(paper), tidy_tables(paper)
    cited = str(citation(paper))
    head: dict[str, Any] = {"positions": layout(paper), "description": cited}
    assert written == {
        "n.gexf": to_gexf(graph, **head),
        "n.GraphML": to_graphml(graph, **head),
        "n.json": to_json(graph, **head),
        "n.geojson": to_geojson(paper, description=cited),
        "n.csv": to_csv(tables["ties"]),
        "n.parquet": to_parquet(tables["ties"], name="ties", description=cited),
        "n.xlsx": to_xlsx(tables, title=paper.site.title, description=cited),
    }


def test_every_option_of_export_is_pythons(tmp_path: Path, paper: Registry) -> None:
    """Tables, filters, weighting, both modes, measures and lines."""
    cited = str(citation(paper))
    asked = [
        "--programme",
        "h2020",
        "--country",
        "FR",
        "--country",
        "SI",
        "--proposals",
        "--years",
        "2010-2020",
    ]
    filters: dict[str, Any] = {
        "programmes": ["h2020"],
        "countries": ["FR", "SI"],
        "proposals": True,
        "years": (2010, 2020),
    }

    def made(name: str, *options: str) -> bytes:
        assert main(["export", "-o", str(tmp_path / name), *options]) == 0
        return (tmp_path / name).read_bytes()

    tables = tidy_tables(paper, weighting="shared", **filters)
    for name in TABLES:
        assert made(f"{name}.csv", "--table", name, "--weighting", "shared", *asked) == to_csv(tables[name])
    assert made("n.xlsx", "--weighting", "shared", *asked) == to_xlsx(
        tables, title=paper.site.title, description=cited
    )
    part: dict[str, Any] = {"kinds": "cluster", "topics": None, "statuses": ["running"], "roles": ["partner"]}
    only = ["--kind", "cluster", "--status", "running", "--role", "partner"]
    two = affiliation_graph(paper, **part)
    assert made("two.json", "--mode", "two", *only) == to_json(two, description=cited)
    assert made("one.graphml", "--mode", "one", "--measures", *only) == to_graphml(
        collaboration_graph(paper, **part), positions=layout(paper), measures=True, description=cited
    )
    assert made("n.geojson", "--ties", "--weighting", "shared", *only) == to_geojson(
        paper, ties=True, weighting="shared", description=cited, **part
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("n.gexf --table ties", "--table is for .csv, .parquet, not for .gexf"),
        ("n.csv --mode one", "--mode is for .gexf, .graphml, .json, not for .csv"),
        ("n.xlsx --measures", "--measures is for .gexf"),
        ("n.gexf --ties", "--ties is for .geojson, not for .gexf"),
        ("n.gexf --mode two --measures", "leave out --mode two"),
        ("n.xlsx --country XX", "there is no country 'XX'"),
    ],
)
def test_options_that_do_not_fit_leave_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: str, told: str
) -> None:
    """Rather than being ignored; nothing is written."""
    assert main(["export", *f"{tmp_path}/{options}".split()]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_pyarrow_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, no traceback."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["export", str(tmp_path / "n.parquet")]) == 2
    assert 'pip install ".[parquet]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("", "COMMAND"),
        ("measures --sort fame", "invalid choice: 'fame'"),
        ("measures --limit 0", "'0' is not a number above 0"),
        ("measures --years 13-16", "'13-16' is no years: write 2013-2016, or one year"),
        ("measures --limit x", "'x' is not a number above 0"),
        ("export", "one of the arguments FILE -o/--output is required"),
        ("export -o network.pdf", "'network.pdf' must end in one of .csv, .parquet, .xlsx"),
    ],
)
def test_a_wrong_command_leaves_with_2(capsys: pytest.CaptureFixture[str], command: str, told: str) -> None:
    """Nothing is printed but what was wrong."""
    with pytest.raises(SystemExit) as left:
        main(command.split())
    assert left.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err


def test_a_wrong_registry_leaves_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report is printed, nothing is written, and there is no traceback."""

    def load_registry(path: Path, *, place: bool = True) -> Registry:  # noqa: ARG001 -- as the reader has it
        raise RegistryError(Report())

    monkeypatch.setattr(partners, "load_registry", load_registry, raising=False)
    assert main(["measures"]) == 1
    assert main(["export", "-o", str(tmp_path / "network.gexf")]) == 1
    assert list(tmp_path.iterdir()) == []
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "0 errors" in captured.err
    assert "Traceback" not in captured.err


def test_what_cannot_be_written_leaves_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line names the file; the old one stays as it was."""
    assert main(["export", "-o", str(tmp_path / "no" / "network.gexf")]) == 3
    target = tmp_path / "taken.gexf"
    target.mkdir()
    assert main(["export", "-o", str(target)]) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["taken.gexf"]
    told = capsys.readouterr().err.splitlines()
    assert [line.split(" could not be written: ")[0] for line in told] == [
        str(tmp_path / "no" / "network.gexf"),
        str(target),
    ]


@pytest.mark.skipif(not REGISTRY.exists(), reason="data/partners.yaml is not here")
def test_the_real_registry_is_measured() -> None:
    """The command runs as a reader would run it, and measures every partner."""
    run = subprocess.run(
        [sys.executable, "-m", "network", "measures", "--format", "json", "--sort", "betweenness"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert len(json.loads(run.stdout)) > 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break differently there")
@pytest.mark.skipif(not REGISTRY.exists(), reason="data/partners.yaml is not here")
def test_a_reader_that_stops_early_is_no_failure_to_show() -> None:
    """`python -m network measures | true` says nothing."""
    command = f'"{sys.executable}" -m network measures | true'
    run = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S602
    assert run.stderr == ""


def test_a_large_table_is_analysed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, then the lists; separators are found, ids keep their zeros."""
    table = tmp_path / "table.csv"
    table.write_text("\ufeffproject;who\none;007\none;B\none;C\ntwo;B\ntwo;C\nthree;D\n", encoding="utf-8")

    assert main(["analyse", str(table), "--partner", "who", "--project", "project", "--top", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()) for line in lines[:9]] == [
        "partners 4", "projects 3", "participations 6", "ties 3", "ties with two shared projects or more 1",
        "components 2", "partners in the largest 3", "communities 2", "modularity 0.0000",
    ]  # fmt: skip
    assert lines[10] == "The 1 of highest degree"
    assert lines[12].split()[:3] == ["007", "1", "2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n", "there is no one column 'who'; there are a, b"),
        ("who,who,project\n1,2,3\n", "there is no one column 'who'"),
        ("who,project\n", "there are no rows"),
        ("who,project\n1,2\n,3\n", "row 3 has no who; 1 rows are so"),
        ("", "there are none"),
    ],
)
def test_a_table_that_is_none(
    content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused in words, with exit code 1."""
    table = tmp_path / "table.csv"
    table.write_text(content, encoding="utf-8")

    assert main(["analyse", str(table), "--partner", "who", "--project", "project"]) == 1
    assert said in capsys.readouterr().err


def test_a_table_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file is said, not thrown."""
    assert main(["analyse", str(tmp_path / "no.csv"), "--partner", "a", "--project", "b"]) == 1
    assert "could not be read" in capsys.readouterr().err
