"""``to-excel`` and ``from-excel``: out to the office and back, nothing lost, nothing taken by mistake."""

# ruff: noqa: E501 -- tables of long messages

from __future__ import annotations

import datetime as dt
import stat
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from partners.__main__ import main
from partners.reading import load_registry
from partners.starter import init

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return init(tmp_path)[0]


@pytest.fixture
def book(file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "office.xlsx"
    assert main(["to-excel", str(path), "-r", str(file)]) == 0
    return path


def back(file: Path, book: Path, *options: str) -> int:
    return main(["from-excel", str(book), "-r", str(file), *options])


def edit(book: Path, change: Callable[[Any], None]) -> None:
    source = openpyxl.load_workbook(book)
    change(source)
    source.save(book)


def cell(source: Any, sheet: str, key: str, column: str) -> Any:
    """Return the cell of ``column`` in the first row with ``key`` in one of its first two cells."""
    columns = [one.value for one in source[sheet][1]]
    for row in source[sheet].iter_rows(min_row=2):
        if key in {row[0].value, row[1].value}:
            return row[columns.index(column)]
    raise KeyError(key)


def put(sheet: str, key: str, column: str, value: object) -> Callable[[Any], None]:
    def change(source: Any) -> None:
        cell(source, sheet, key, column).value = value

    return change


def head(sheet: str, column: str, value: object) -> Callable[[Any], None]:
    def change(source: Any) -> None:
        next(one for one in source[sheet][1] if one.value == column).value = value

    return change


def test_nothing_edited_nothing_written(file: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook that comes back as it went changes no byte."""
    before = file.read_bytes()

    assert back(file, book) == 0
    assert file.read_bytes() == before
    assert "24 rows read: 24 unchanged, 0 changed, 0 added, 0 removed, 0 refused" in capsys.readouterr().err


def test_same_registry_same_bytes(file: Path, book: Path, tmp_path: Path) -> None:
    """Two exports are equal; an export never overwrites a workbook unasked."""
    again = tmp_path / "again.xlsx"
    assert main(["to-excel", str(again), "-r", str(file)]) == 0
    assert again.read_bytes() == book.read_bytes()

    edit(book, put("partners", "hafen-holz", "city", "Wismar"))
    edited = book.read_bytes()
    assert main(["to-excel", str(book), "-r", str(file)]) == 3
    assert book.read_bytes() == edited
    assert main(["to-excel", str(book), "-r", str(file), "--force"]) == 0
    assert main(["to-excel", str(tmp_path / "a.ods"), "-r", str(file)]) == 2


def test_the_workbook_helps(book: Path) -> None:
    """Heads stay in view and carry the schema's words, closed lists are lists, every cell is text, the base is hidden."""
    source = openpyxl.load_workbook(book)
    sheet = source["partners"]

    assert source.sheetnames == [
        "partners", "projects", "participations", "programmes", "figures", "site", "Read me", "base",
    ]  # fmt: skip
    assert source["base"].sheet_state == "veryHidden"
    assert sheet.freeze_panes == "B2"
    assert "ISO 3166-1 alpha-2" in sheet["G1"].comment.text
    lists = {str(one.sqref).split(":")[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists["F2"] == '"cluster,company,research,education,public-authority,agency,network,other"'
    kinds = {one.data_type for row in sheet.iter_rows() for one in row if one.value is not None}
    assert kinds == {"s"}
    assert {one.number_format for row in sheet.iter_rows(min_row=2) for one in row if one.value} == {"@"}


def test_edits_arrive(file: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts, numbers, dates, lists, languages, participations and figures change in place; comments stay."""

    def change(source: Any) -> None:
        cell(source, "partners", "atlantic-wood", "city").value = "  Saint-Nazaire "
        cell(source, "partners", "atlantic-wood", "postcode").value = "04400"
        cell(source, "partners", "atlantic-wood", "topics").value = "circular economy\nschools; training"
        cell(source, "partners", "atlantic-wood", "description:fr").value = "Bois."
        cell(source, "partners", "hafen-holz", "lat").value = 54.5
        cell(source, "partners", "hafen-holz", "founded").value = dt.date(1999, 2, 3)
        cell(source, "partners", "hafen-holz", "name").value = "=Hafen"
        cell(source, "partners", "hafen-holz", "name").data_type = "s"
        cell(source, "projects", "wood-loops", "complete").value = False
        cell(source, "projects", "wood-loops", "cost").value = 2000000.0
        cell(source, "participations", "hafen-holz", "role").value = "associated"
        cell(source, "participations", "douro-green-towns", "role").value = None
        cell(source, "figures", "members", "value").value = "150"

    before = file.read_text(encoding="utf-8")
    edit(book, change)
    assert back(file, book) == 0

    after = file.read_text(encoding="utf-8")
    expected = before
    for old, new in (
        ("city: Nantes", "city: Saint-Nazaire"),
        ('postcode: "44000"', 'postcode: "04400"'),
        ("topics: [timber construction, circular economy]\n    # dated", "topics: [circular economy, schools; training]\n    # dated"),
        ("fr: Réunit des entreprises, des écoles et des villes qui construisent en bois.", "fr: Bois."),
        ("lat: 54.1467", "lat: 54.5"),
        ("lon: 12.1009\n", "lon: 12.1009\n    founded: 1999-02-03\n"),
        ("name: Hafen-Holz GmbH", 'name: "=Hafen"'),
        ("complete: true", "complete: false"),
        ("cost: 1840000", "cost: 2000000"),
        ("      - hafen-holz\n      - {partner: douro-green-towns, role: associated}", "      - {partner: hafen-holz, role: associated}\n      - douro-green-towns"),
        ("value: 140", "value: 150"),
    ):  # fmt: skip
        assert expected.count(old) >= 1, old
        expected = expected.replace(old, new, 1)
    assert after == expected
    assert "24 rows read: 18 unchanged, 6 changed, 0 added, 0 removed, 0 refused" in capsys.readouterr().err


def test_dry_run_shows_and_writes_nothing(file: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--dry-run`` prints the difference."""
    before = file.read_bytes()
    edit(book, put("partners", "hafen-holz", "city", "Wismar"))

    assert back(file, book, "--dry-run") == 0
    printed = capsys.readouterr()
    assert "-    city: Rostock\n+    city: Wismar" in printed.out
    assert "nothing was written (--dry-run)" in printed.err
    assert file.read_bytes() == before


def test_rows_added_removed_and_sorted(file: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New rows become records in their place, deleted rows go, the order of rows means nothing."""

    def change(source: Any) -> None:
        partners = source["partners"]
        heads = [one.value for one in partners[1]]
        rows = [[one.value for one in row] for row in partners.iter_rows(min_row=2)]
        partners.delete_rows(2, len(rows))
        new = {
            "id": "bergen-hus",
            "name": "Bergen Hus",
            "country": "NO",
            "sources": "https://a.eu\nhttps://b.eu",
        }
        for row in [[new.get(head) for head in heads], *reversed(rows)]:
            if row[0] != "tartu-school-of-building":
                partners.append(row)
        listed = source["participations"]
        listed.delete_rows(
            next(r[0].row for r in listed.iter_rows() if r[1].value == "tartu-school-of-building")
        )
        listed.append(["learn-to-build", "bergen-hus", "coordinator"])
        source["figures"].append(["bergen-hus", "members", "7"])

    edit(book, change)
    assert back(file, book) == 0
    registry = load_registry(file, place=False)
    assert "tartu-school-of-building" not in registry.partners
    partner = registry.partners["bergen-hus"]  # type: ignore[index]
    assert (partner.country, partner.sources) == ("NO", ("https://a.eu", "https://b.eu"))
    assert [str(one.value) for one in partner.figures] == ["7"]
    text = file.read_text(encoding="utf-8")
    assert '    country: "NO"\n    figures:\n      - {name: members, value: 7}\n' in text
    assert (
        text.index("- id: atlantic-wood")
        < text.index("- id: bergen-hus")
        < text.index("- id: nordic-timber-lab")
    )
    assert "      - {partner: bergen-hus, role: coordinator}\n" in text
    err = capsys.readouterr().err
    assert (
        "partners: tartu-school-of-building removed and bergen-hus added: a changed id is another record"
        in err
    )
    assert "25 rows read: 22 unchanged, 0 changed, 3 added, 2 removed, 0 refused" in err


def test_a_project_deleted_with_its_rows(file: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deleted project's participations must be deleted too, so that nothing goes unseen; then all of it goes."""
    edit(book, lambda source: source["projects"].delete_rows(4))
    assert back(file, book) == 1
    assert (
        "participations!A9: 'fire-safe-towns' is gone from the sheet projects; delete this row too"
        in capsys.readouterr().err
    )

    edit(book, lambda source: source["participations"].delete_rows(9, 3))
    assert back(file, book) == 0
    assert "fire-safe-towns" not in load_registry(file, place=False).projects
    assert "20 rows read: 20 unchanged, 0 changed, 0 added, 4 removed" in capsys.readouterr().err


def test_a_partner_deleted_while_projects_name_it(
    file: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The advice is to restore the row or to delete the others; the rows refused are counted."""
    edit(book, lambda source: source["partners"].delete_rows(4))
    assert back(file, book) == 1
    err = capsys.readouterr().err
    advice = "partner 'hafen-holz' is gone from the sheet partners; restore the row, or delete its participation rows too"
    assert f"participations!B4: {advice}" in err
    assert "23 rows read, 2 refused; nothing was written" in err


def test_a_new_row_is_warned_of_as_add_does(
    file: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new partner without a source and a project is written, and both are said."""

    def change(source: Any) -> None:
        heads = [one.value for one in source["partners"][1]]
        new = {"id": "bergen-hus", "name": "Bergen Hus", "country": "NO"}
        source["partners"].append([new.get(head) for head in heads])

    edit(book, change)
    assert back(file, book) == 0
    err = capsys.readouterr().err
    assert "warning: partner 'bergen-hus': it takes part in no project" in err
    assert "warning: partner 'bergen-hus': it gives no source" in err


def test_refused_cells_are_counted_by_row(file: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two wrong cells in two rows are two rows, in one row one."""
    edit(book, put("partners", "hafen-holz", "country", "Norge"))
    edit(book, put("partners", "hafen-holz", "founded", "1.2.2020"))
    edit(book, put("partners", "atlantic-wood", "country", "France"))
    assert back(file, book) == 1
    assert "24 rows read, 2 refused; nothing was written" in capsys.readouterr().err


def test_from_one_language_to_two(file: Path, book: Path) -> None:
    """A text becomes a text by language when its column is emptied."""

    def change(source: Any) -> None:
        cell(source, "projects", "wood-loops", "description").value = None
        cell(source, "projects", "wood-loops", "description:en").value = "Loops."
        cell(source, "projects", "wood-loops", "description:fr").value = "Boucles."

    edit(book, change)
    assert back(file, book) == 0
    assert "    description:\n      en: Loops.\n      fr: Boucles.\n" in file.read_text(encoding="utf-8")


def test_both_sides_edit(file: Path, book: Path) -> None:
    """What only the file changed stays, what only the sheet changed comes, what both changed alike is fine."""
    text = file.read_text(encoding="utf-8")
    text = (
        text.replace("city: Rostock", "city: Wismar")
        .replace("city: Bergen", "city: Oslo")
        .replace("founded: 2006", "founded: 2007")
    )
    file.write_text(text + "# theirs\n", encoding="utf-8")

    def change(source: Any) -> None:
        cell(source, "partners", "hafen-holz", "city").value = "Wismar"
        cell(source, "partners", "porto-renewal", "city").value = "Braga"

    edit(book, change)
    assert back(file, book) == 0
    assert (
        file.read_text(encoding="utf-8")
        == text.replace("city: Porto\n    topics: [renovation", "city: Braga\n    topics: [renovation")
        + "\n# theirs\n"
    )


def test_conflicts_are_named_by_cell(file: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell changed on both sides stops everything, with its three values; one side can be preferred."""
    text = file.read_text(encoding="utf-8").replace("city: Rostock", "city: Wismar")
    file.write_text(text, encoding="utf-8")
    edit(book, put("partners", "hafen-holz", "city", "Stralsund"))

    assert back(file, book) == 1
    err = capsys.readouterr().err
    assert (
        "partners!H4: conflict in hafen-holz city: exported 'Rostock', sheet 'Stralsund', file 'Wismar'"
        in err
    )
    assert file.read_text(encoding="utf-8") == text
    assert back(file, book, "--ours") == 0
    assert file.read_text(encoding="utf-8") == text
    assert back(file, book, "--theirs") == 0
    assert file.read_text(encoding="utf-8") == text.replace("city: Wismar", "city: Stralsund")


def test_a_row_deleted_here_and_changed_there(
    file: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A deleted row whose record changed meanwhile is a conflict, both ways."""
    file.write_text(file.read_text(encoding="utf-8").replace("value: 140", "value: 141"), encoding="utf-8")
    edit(book, lambda source: source["figures"].delete_rows(2))
    assert back(file, book) == 1
    assert "conflict in atlantic-wood/members" in capsys.readouterr().err
    assert back(file, book, "--theirs") == 0
    assert "name: members" not in file.read_text(encoding="utf-8")


WRONG_CELLS = [
    (put("partners", "hafen-holz", "city", "=A1"), "partners!H4: the cell holds a formula"),
    (put("partners", "hafen-holz", "city", "#N/A"), "partners!H4: the cell holds the error #N/A"),
    (put("partners", "hafen-holz", "city", dt.time(3, 4)), "partners!H4: the cell holds a time"),
    (put("partners", "hafen-holz", "founded", dt.datetime(2020, 1, 2, 3, 4)), "holds a date with a time"),  # noqa: DTZ001
    (put("partners", "hafen-holz", "country", "Norge"), "partners!G4: error: partner 'hafen-holz': country 'Norge' is not"),
    (put("partners", "hafen-holz", "founded", "1.2.2020"), "error: partner 'hafen-holz': founded '1.2.2020' is not a date; write 2020-02-01"),
    (put("partners", "hafen-holz", "lon", None), "partners!K4: error: partner 'hafen-holz': lat stands without lon"),
    (put("partners", "hafen-holz", "name", None), "partners!A4: error: partner 'hafen-holz': the key 'name' is missing"),
    (put("participations", "hafen-holz", "role", "boss"), "participations!C4: error: project 'wood-loops': partners[3].role 'boss' is not in the list"),
    (put("participations", "hafen-holz", "partner", "hafen"), "participations!B4: error: project 'wood-loops': partner 'hafen' is not in the registry"),
    (put("participations", "hafen-holz", "project", "wood"), "participations!A4: 'wood' is not in the sheet projects"),
    (put("partners", "atlantic-wood", "description", "Wood."), "holds a text, and so do its columns by language"),
    (put("participations", "hafen-holz", "project", None), "participations!A4: the row has no project"),
    (put("figures", "members", "value", "1,5"), "figures!C2: error: partner 'atlantic-wood': figures[1].value '1,5' has a decimal comma"),
    (put("partners", "hafen-holz", "id", "atlantic-wood"), "partners!A4: atlantic-wood stands in two rows"),
    (head("partners", "city", "town"), "partners!H1: 'town' is no column of this sheet"),
    (head("partners", "city", "name"), "partners!H1: 'name' stands here again"),
    (head("partners", "city", None), "this column has no name in row 1"),
    (lambda source: source.remove(source["figures"]), "figures: the sheet is missing"),
    (lambda source: source.remove(source["base"]), "the hidden sheet 'base' is missing or damaged"),
    (lambda source: source["base"].delete_rows(2), "the hidden sheet 'base' is missing or damaged"),
    (lambda source: source["partners"].delete_cols(8), "partners: the column city is missing; put it back"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), WRONG_CELLS, ids=[words for _, words in WRONG_CELLS])
def test_mistakes_are_named_by_cell(
    file: Path, book: Path, change: Callable[[Any], None], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each mistake is told with its cell and what to write; nothing is written."""
    before = file.read_bytes()

    edit(book, change)
    assert back(file, book) == 1
    err = capsys.readouterr().err
    assert words in err
    assert "nothing was written" in err
    assert file.read_bytes() == before


def test_a_folder_of_files(file: Path, tmp_path: Path) -> None:
    """Each record is changed in the file that holds it; a new one goes where most of its kind are."""
    text = file.read_text(encoding="utf-8")
    cut = text.index("projects:\n")
    file.write_text(text[:cut], encoding="utf-8")
    (file.parent / "rest.yaml").write_text(text[cut:], encoding="utf-8")
    book = tmp_path / "folder.xlsx"
    assert main(["to-excel", str(book), "-r", str(file.parent)]) == 0

    def change(source: Any) -> None:
        cell(source, "projects", "wood-loops", "acronym").value = "LOOPS"
        source["programmes"].append(["new", "New"])
        source["programmes"].cell(source["programmes"].max_row, 1).number_format = "@"

    before = file.read_bytes()
    edit(book, change)
    assert back(file.parent, book) == 0
    assert file.read_bytes() == before
    rest = (file.parent / "rest.yaml").read_text(encoding="utf-8")
    assert "acronym: LOOPS" in rest
    assert "  - id: new\n    name: New\n" in rest


def test_the_registrys_mode_is_kept(file: Path, book: Path) -> None:
    """The file is replaced whole, with the rights it had, and nothing is left beside it."""
    file.chmod(0o600)
    before = sorted(file.parent.iterdir())
    edit(book, put("partners", "hafen-holz", "city", "Wismar"))

    assert back(file, book) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(file.parent.iterdir()) == before
