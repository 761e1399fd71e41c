"""Any registry goes through a workbook and comes back; any merge is what three dictionaries say."""

# ruff: noqa: E501 -- tables

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from registries import AWKWARD

from partners.__main__ import main
from partners.document import Document, record_of
from partners.schema import PARTNER
from partners.spreadsheet.merge import merge
from partners.spreadsheet.sheets import Row, Table

SETTINGS = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
_letters = st.characters(
    blacklist_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], blacklist_characters="\ufeff"
)
texts = st.one_of(
    st.sampled_from(
        [*AWKWARD, "_x0041_", "_x000D_", "+1", "@SUM(1)", "'", "''x", "-", "#N/A", "TRUE", "1.0"]
    ),
    st.text(_letters, min_size=1, max_size=20),
).filter(str.strip)
lines = texts.filter(lambda text: "\n" not in text)
SOURCE = ["https://a.eu"]


@st.composite
def partners(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return valid partners with awkward texts."""
    optional = {
        "legal_name": lines, "aliases": st.lists(lines, min_size=1, max_size=3), "city": lines, "postcode": lines,
        "topics": st.lists(lines, min_size=1, max_size=3), "note": texts,
        "description": st.one_of(texts, st.dictionaries(st.sampled_from(["en", "no", "fr"]), texts, min_size=1)),
        "figures": st.lists(st.fixed_dictionaries({"name": lines, "value": st.sampled_from(["1", "1.50"])}), min_size=1, max_size=3),
    }  # fmt: skip
    ids = draw(
        st.lists(st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True), min_size=1, max_size=4, unique=True)
    )
    record = st.fixed_dictionaries(
        {"name": lines, "country": st.sampled_from(["NO", "FR"])}, optional=optional
    )
    return [
        {"id": one, **draw(record), "sources": SOURCE}
        for one in ids
        if one not in {"con", "prn", "aux", "nul", "index"}
    ]


def written(records: list[dict[str, Any]], file: Path) -> None:
    document = Document()
    for one in records:
        document.insert("partners", record_of(one, PARTNER))
    file.write_text(document.render(), encoding="utf-8", newline="\n")


@SETTINGS
@given(partners(), st.data())
def test_there_and_back(records: list[dict[str, Any]], data: st.DataObject) -> None:
    """An untouched workbook changes no byte; a text typed into a cell arrives as that text, blanks around it aside."""
    with tempfile.TemporaryDirectory() as folder:
        file, book = Path(folder) / "partners.yaml", Path(folder) / "o.xlsx"
        written(records, file)
        before = file.read_bytes()
        if main(["to-excel", str(book), "-r", str(file)]):
            return  # what the check refuses is the check's own business
        assert main(["from-excel", str(book), "-r", str(file)]) == 0
        assert file.read_bytes() == before

        typed = data.draw(lines)
        source = openpyxl.load_workbook(book)
        heads = [one.value for one in source["partners"][1]]
        cell = source["partners"].cell(2, heads.index("street") + 1)
        cell.value, cell.data_type = typed, "s"
        source.save(book)
        if main(["from-excel", str(book), "-r", str(file)]) == 0:
            (record, *_) = Document.parse(file.read_text(encoding="utf-8")).records("partners")
            assert record.text("street") == typed.strip()


rows = st.dictionaries(st.sampled_from(["x", "y", "z"]), st.sampled_from(["1", "2", "3"]), max_size=3)
tables = st.dictionaries(st.tuples(st.sampled_from(["a", "b", "c"])), rows.filter(bool), max_size=3)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(tables, tables, tables)
def test_merge_is_three_way(
    base: dict[tuple[str, ...], Row], sheet: dict[tuple[str, ...], Row], file: dict[tuple[str, ...], Row]
) -> None:
    """Each cell is what the only side that changed it says; every cell that both changed is a conflict."""
    columns = ["x", "y", "z"]
    merged = merge(*(Table(columns, dict(one)) for one in (base, sheet, file)))
    conflicts = {(one.key, one.column) for one in merged.conflicts}
    for key in {*base, *sheet, *file}:
        old, mine, theirs = base.get(key), sheet.get(key), file.get(key)
        if (key, "") in conflicts:
            assert old is not None
            assert (mine is None) != (theirs is None)
            assert (theirs if mine is None else mine) != old
        elif mine is None and key in merged.removed:
            assert theirs == old
        elif mine is not None and theirs is not None:
            for column in columns:
                was, here, there = ((one or {}).get(column, "") for one in (old, mine, theirs))
                result = merged.changed.get(key, {}).get(column, there)
                if (key, column) in conflicts:
                    assert was not in {here, there}
                    assert here != there
                else:
                    assert result == (here if here != was else there)
        elif mine is not None and old is None:
            assert merged.added[key] == mine
        else:
            assert key not in merged.added
            assert key not in merged.changed
