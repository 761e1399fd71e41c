"""Tables as CSV, Parquet and a workbook: read back, defined column by column, and never a formula."""

from __future__ import annotations

import csv
import io
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from network import (
    MEASURES,
    MissingExtraError,
    collaboration_graph,
    definitions_table,
    measures_table,
    participations_table,
    partners_table,
    projects_table,
    rank_intervals,
    tidy_tables,
    ties_table,
    to_csv,
    to_parquet,
    to_xlsx,
)
from network.definitions.of_tables import TABLES, definition
from network.selection import select
from partners import load_registry
from partners.model import Confidence, PartnerKind, Precision, ProjectKind, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partners.model import Registry

ROOT = Path(__file__).parent.parent.parent


@cache
def real() -> dict[str, pd.DataFrame]:
    """Return the tables of the registry of this repository."""
    return tidy_tables(load_registry(ROOT / "data" / "partners.yaml"))


def test_the_tables_are_those_of_one_by_one(paper: Registry) -> None:
    """Without a filter partners, projects and participations are whole, proposals too."""
    tables = tidy_tables(paper, weighting="shared")
    graph = collaboration_graph(paper, weighting="shared")
    expected = (
        partners_table(paper),
        projects_table(paper),
        participations_table(paper),
        ties_table(graph),
        measures_table(graph),
    )
    assert list(tables) == list(TABLES)
    for found, table in zip(tables.values(), expected, strict=True):
        pd.testing.assert_frame_equal(found, table)
    assert "omega" in set(tables["projects"]["id"])
    assert list(tidy_tables(paper, only=["ties", "projects"])) == ["projects", "ties"]
    with pytest.raises(ValueError, match="there is no table 'tie'; there are partners, projects"):
        tidy_tables(paper, only=["tie"])


@pytest.mark.parametrize(
    "filters", [{"programmes": "h2020"}, {"countries": ["FR", "NO"], "proposals": True}, {"roles": "partner"}]
)
def test_filters_leave_the_same_rows_everywhere(paper: Registry, filters: dict[str, Any]) -> None:
    """Every table holds what `select` leaves; a participation counts on its own."""
    tables, chosen = tidy_tables(paper, **filters), select(paper, **filters)
    takes = [(project, partner) for project, crew in chosen.crews.items() for partner in crew]
    rows = tables["participations"]
    assert tables["partners"]["id"].to_list() == list(chosen.partners)
    assert tables["projects"]["id"].to_list() == list(chosen.crews)
    assert sorted(zip(rows["project"], rows["partner"], strict=True)) == sorted(takes)
    assert tables["measures"]["partner"].to_list() == list(chosen.partners)
    assert list(tables["ties"].index) == list(range(len(tables["ties"])))


def test_every_column_is_defined() -> None:
    """Meaning and unit, and of every measure the words that the site shows, the formula and its source."""
    table = definitions_table(real())
    columns = [(name, column) for name, frame in real().items() for column in frame.columns]
    assert list(zip(table["table"], table["column"], strict=True)) == columns
    assert [row for row in table.to_dict("records") if not row["meaning"] or not row["unit"]] == []
    assert all(row["meaning"].endswith(".") for row in table.to_dict("records"))
    for name, measure in MEASURES.items():
        told = definition("measures", name)
        assert (told.meaning, told.unit, told.source) == (measure.sentence, measure.unit, measure.source)
        assert all((told.formula, told.weights, told.isolates))


def test_ranks_are_defined_too(paper: Registry) -> None:
    """The columns of `rank_intervals` are defined from the measure they rank."""
    for column in rank_intervals(paper).columns:
        assert definition("measures", column).meaning.endswith(").")
    assert definition("measures", "degree_worst").meaning == (
        "The worst place it has when any one project is left out (Partners)."
    )
    with pytest.raises(KeyError):
        definition("measures", "fame")


def test_closed_lists_are_told_whole() -> None:
    """A definition names every word that its column can hold."""
    words = {
        ("partners", "kind"): PartnerKind,
        ("partners", "precision"): Precision,
        ("projects", "kind"): ProjectKind,
        ("projects", "status"): Status,
        ("participations", "role"): Role,
    }
    for place, choices in words.items():
        told = definition(*place).meaning.lower()
        assert [choice for choice in choices if str(choice) not in told] == []
    assert definition("ties", "newman").source != ""
    assert (
        definition("partners", "confidence").unit
        == "high, medium or low"
        == (f"{Confidence.HIGH}, {Confidence.MEDIUM} or {Confidence.LOW}")
    )


def cells(frame: pd.DataFrame) -> list[list[object]]:
    """Return the rows as plain values; what has no value is `None`."""
    return [
        [None if cell == "" or cell != cell else cell for cell in row]  # noqa: PLR0124
        for row in frame.to_dict("split")["data"]
    ]


def near(found: list[list[object]], wanted: list[list[object]]) -> None:
    """Fail unless the rows are equal, numbers to ten decimals, whole numbers as whole ones."""
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert [round(float(cell), 10) if isinstance(cell, int | float) else cell for cell in one] == [
            round(float(cell), 10) if isinstance(cell, int | float) else cell for cell in other
        ]


def test_the_workbook_is_the_tables_and_their_definitions() -> None:
    """Both openpyxl and pandas read it as it was, sheet by sheet; the citation stands in it twice."""
    content = to_xlsx(real(), title="Partners", description="Whose (2023).")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == [*TABLES, "definitions"]
    assert (book.properties.title, book.properties.description) == ("Partners", "Whose (2023).")
    read = pd.read_excel(io.BytesIO(content), sheet_name=None, keep_default_na=False, na_values={})
    for name, table in real().items():
        head, *rows = book[name].iter_rows(values_only=True)
        assert head == tuple(table.columns) == tuple(read[name].columns)
        near([list(row) for row in rows], cells(table))
        near(cells(read[name]), cells(table))
    head, first, *rows = book["definitions"].iter_rows(values_only=True)
    assert first[:3] == ("this workbook", None, "Cite as: Whose (2023).")
    assert [[cell or "" for cell in row] for row in rows] == definitions_table(real()).to_numpy().tolist()
    assert content == to_xlsx(real(), title="Partners", description="Whose (2023).")


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "{=1}", "https://a.eu"]
HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("=+-@\t\r\n'\"\x00\x07\x85\u202e\ufeff\ud800\U0001f9ff,;")),
    max_size=8,
)


def named(words: list[str]) -> Mapping[str, pd.DataFrame]:
    """Return a table of ties between such names."""
    texts = pd.DataFrame({"source": words, "target": words, "projects": words}, dtype=object)
    return {"ties": texts.assign(shared=1, newman=0.5, programmes="")}


@settings(max_examples=40, deadline=None)
@given(words=st.lists(HOSTILE, min_size=1, max_size=3))
@example(words=FORMULAS)
def test_no_text_becomes_a_formula_or_breaks_a_file(words: list[str]) -> None:
    """Whatever a text begins with: text in the workbook and in Parquet, disarmed in CSV, the same words."""
    tables = named(words)
    clean = ["".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in word) for word in words]
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(tables)))["ties"]
    written = [cell for row in sheet.iter_rows(min_row=2, max_col=2) for cell in row]
    assert {cell.data_type for cell in written if cell.value is not None} <= {"s"}

    if words == FORMULAS:
        assert [cell.value for cell in written[::2]] == [
            word.replace("\r", "_x000D_")  # as workbooks write it
            for word in words
        ]
        assert not any(cell.hyperlink for cell in written)

    back = parquet.read_table(io.BytesIO(to_parquet(tables["ties"], name="ties")))
    assert back["source"].to_pylist() == clean

    rows = list(csv.reader(io.StringIO(to_csv(tables["ties"]).decode(), newline="")))
    assert not [row for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_types_and_meanings(name: str) -> None:
    """Text as strings, numbers as numbers, nothing as null; every field says what it means."""
    table = real()[name]
    content = to_parquet(table, name=name, description="Whose (2023).")
    back = parquet.read_table(io.BytesIO(content))
    kinds = {"object": "string", "str": "string", "int64": "int64", "int32": "int64", "float64": "double"}
    assert [(field.name, str(field.type)) for field in back.schema] == [
        (column, kinds[str(table[column].dtype)]) for column in table.columns
    ]
    assert back.schema.metadata == {b"description": b"Whose (2023)."}
    for field in back.schema:
        about = {key.decode(): words.decode() for key, words in field.metadata.items()}
        assert about.pop("PARQUET:field_id", None) is not None or about
        told = definition(name, field.name)._asdict()
        assert {key: about.get(key, "") for key in told} == told
    wanted = [[cell if cell == cell else None for cell in row] for row in table.to_dict("split")["data"]]  # noqa: PLR0124
    assert [list(row.values()) for row in back.to_pylist()] == wanted
    assert content == to_parquet(table, name=name, description="Whose (2023).")
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(content)), table, check_dtype=False)


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clear sentence, and still an `ImportError`."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'python -m pip install "\.\[parquet\]"') as error:
        to_parquet(pd.DataFrame({"a": [1]}))
    assert isinstance(error.value, ImportError)


def test_csv_is_read_back_by_pandas(paper: Registry, random_of: Callable[..., Registry]) -> None:
    """Numbers to ten decimals, text as it was."""
    for registry in (paper, random_of(5)):
        for table in tidy_tables(registry).values():
            back = pd.read_csv(io.BytesIO(to_csv(table)), keep_default_na=False, na_values={})
            assert list(back.columns) == list(table.columns)
            near(
                [[None if cell == "" else _number(cell) for cell in row] for row in cells(back)], cells(table)
            )


def _number(cell: object) -> object:
    """Return the number that a cell is, else the cell."""
    try:
        return float(str(cell))
    except ValueError:
        return cell
