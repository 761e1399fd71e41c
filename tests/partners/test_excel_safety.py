"""Workbooks that are none, or that mean harm; cells of every kind."""

from __future__ import annotations

import datetime as dt
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from partners.__main__ import main
from partners.spreadsheet.cells import BadCellError, cell_text
from partners.starter import init

if TYPE_CHECKING:
    from collections.abc import Callable


class Cell(NamedTuple):
    """A cell as openpyxl gives it."""

    value: object
    data_type: str
    number_format: str = "General"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(None, "n"), ""),
        (Cell("0123", "s"), "0123"),
        (Cell(" a ", "s"), " a "),
        (Cell("=1+2", "s"), "=1+2"),
        (Cell("a\r\nb", "s"), "a\nb"),
        (Cell(5000, "n"), "5000"),
        (Cell(5000.0, "n"), "5000"),
        (Cell(123, "n", "00000"), "00123"),
        (Cell(123, "n", "0"), "123"),
        (Cell(50.4674, "n"), "50.4674"),
        (Cell(-0.5, "n", "0.00"), "-0.5"),
        (Cell(1e21, "n"), "1000000000000000000000"),
        (Cell(1e-7, "n"), "0.0000001"),
        (Cell(0.1 + 0.2, "n"), "0.30000000000000004"),
        (Cell(value=True, data_type="b"), "true"),
        (Cell(value=False, data_type="b"), "false"),
        (Cell(dt.datetime(2013, 9, 1), "d", "yyyy-mm-dd"), "2013-09-01"),  # noqa: DTZ001
        (Cell(dt.datetime(2013, 9, 1), "d", "mmm yyyy"), "2013-09"),  # noqa: DTZ001
        (Cell(dt.datetime(2013, 9, 1), "d", "yyyy"), "2013"),  # noqa: DTZ001
        (Cell(dt.datetime(2013, 9, 1), "d", "[$-409]d\\ mmm"), "2013-09-01"),  # noqa: DTZ001
        (Cell(dt.date(2013, 9, 1), "d"), "2013-09-01"),
    ],
)
def test_cells_as_text(cell: Cell, text: str) -> None:
    """A number or date is the text that a person would have written."""
    assert text == cell_text(cell)


@pytest.mark.parametrize(
    "cell",
    [
        Cell("=1+2", "f"),
        Cell("#REF!", "e"),
        Cell(float("nan"), "n"),
        Cell(dt.time(1), "d"),
        Cell(dt.timedelta(1), "d"),
        Cell(dt.datetime(2013, 9, 1, 1), "d"),  # noqa: DTZ001
    ],
)
def test_cells_refused(cell: Cell) -> None:
    """What has no text of its own is refused."""
    with pytest.raises(BadCellError, match="holds"):
        cell_text(cell)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 150_000_000)


def _big(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.bin", b" " * 100_000_000)


def _many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(201):
            archive.writestr(f"{number}.xml", b"<a/>")


def _member(name: str, data: bytes = b"<a/>") -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, data)

    return write


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;">]><a>&l2;</a>'
HARMFUL: dict[str, tuple[Callable[[Path], Any], str]] = {
    "no zip": (lambda path: path.write_bytes(b"id,name\n"), "this is no .xlsx workbook"),
    "empty": (lambda path: path.write_bytes(b""), "this is no .xlsx workbook"),
    "no file": (Path.exists, "no such file"),
    "a folder": (lambda path: path.mkdir(), "this is no ordinary file"),
    "a zip bomb": (_bomb, "unpacks to far more than it should"),
    "too much": (_big, "unpacks to more than 200 MiB"),
    "too many parts": (_many, "more than 200 parts"),
    "a part outside": (_member("../../evil.xml"), "a part outside itself"),
    "an absolute part": (_member("/etc/evil.xml"), "a part outside itself"),
    "a Windows part": (_member("..\\evil.xml"), "a part outside itself"),
    "entities": (_member("xl/workbook.xml", LAUGHS), "XML declares entities"),
    "entities in UTF-16": (
        _member("xl/workbook.xml", LAUGHS.decode().encode("utf-16")),
        "XML declares entities",
    ),
    "another zip": (_member("hello.txt"), "the workbook is damaged"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harm_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is refused in words within seconds, and nothing is written."""
    file = init(tmp_path)[0]
    before = file.read_bytes()
    write, words = HARMFUL[name]
    path = tmp_path / "office.xlsx"
    write(path)
    start = time.monotonic()

    assert main(["from-excel", str(path), "-r", str(file)]) == 1
    assert time.monotonic() - start < 5
    assert words in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_damaged_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever a workbook of ours is cut or changed, there are words and no traceback."""
    file = init(tmp_path)[0]
    path = tmp_path / "office.xlsx"
    assert main(["to-excel", str(path), "-r", str(file)]) == 0
    whole = path.read_bytes()
    before = file.read_bytes()
    for cut in range(0, len(whole), len(whole) // 15):
        for data in (whole[:cut], whole[:cut] + b"\xff" * 40 + whole[cut + 40 :]):
            path.write_bytes(data)
            assert main(["from-excel", str(path), "-r", str(file)]) in {0, 1}
    assert "nothing was written" in capsys.readouterr().err
    assert file.read_bytes() == before
