"""Registry text comes out as text, whatever it is made of."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.text import host_of, page_path, to_json, to_script, web_address
from network import to_csv
from network.export.csv import csv_cell

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "${1}",
    "C:\\users",
    "\\",
    "`",
    "\u2028\u2029",
    "'\"&",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_json_cannot_leave_its_script_element(text: str) -> None:
    """No character that HTML or JavaScript reads specially is left, and the value is what was given."""
    written = to_json(text)

    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == text


@given(st.text())
def test_json_comes_back_as_it_was(text: str) -> None:
    """Any text survives."""
    assert json.loads(to_json([text])) == [text]


def test_json_refuses_what_browsers_cannot_read() -> None:
    """NaN is an error here, not in the reader's browser."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(float("nan"))


def test_a_script_name_is_a_word() -> None:
    """A global's name is ours, never text."""
    assert to_script("ATLAS", [1]) == "var ATLAS=[1];\n"
    with pytest.raises(ValueError, match="no script name"):
        to_script("a;alert(1)", 1)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " https://a.eu", "https://a.eu/\nb",
        "https://", "https:///path", "//a.eu", "/path", "data:text/html,x", "ftp://a.eu", "https://a.eu\\b",
        "https://user@a.eu/", "https://user:pass@a.eu", "http://[::1", "https://a b.eu", "", None,
    ],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    """Every other scheme, hidden host or control character is no link."""
    assert web_address(url) is None


def test_web_addresses_stay_as_typed() -> None:
    """A good address is not rewritten."""
    for url in ("https://example.eu", "http://www.example.eu:8080/a?b=c#d", "https://xn--mller-kva.de/é"):
        assert web_address(url) == url
    assert host_of("https://www.example.eu:8080/a") == "example.eu"


@pytest.mark.parametrize("record_id", ["", "..", "a/b", "A", "a.b", "x" * 65, "é", "a b", "a\\b"])
def test_no_path_is_made_of_free_text(record_id: str) -> None:
    """An id that is no id never becomes a path."""
    with pytest.raises(ValueError, match="file name"):
        page_path("partners", record_id)


@given(
    st.lists(
        st.one_of(st.text().filter(lambda t: "\r" not in t and "\0" not in t), st.integers()), min_size=1
    )
)
def test_csv_reads_back(row: list[str | int]) -> None:
    """A row is read back cell by cell; a text that looks like a formula has an apostrophe before it."""
    written = to_csv(pd.DataFrame([row], dtype=object)).decode()
    read = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    expected = [
        f"'{cell}" if isinstance(cell, str) and cell[:1] in {*"=+-@\t"} else str(cell) for cell in row
    ]

    if row != [""]:  # one empty cell is an empty line
        assert read[1] == expected


def test_formulas_are_disarmed_and_numbers_are_not() -> None:
    """Minus one is a number; a name with a minus is text."""
    assert csv_cell("=1+1") == "'=1+1"
    assert csv_cell("\r@") == '"\'\r@"'
    assert csv_cell(-1.5) == "-1.5"
    assert csv_cell(3.0) == "3"
    assert csv_cell(float("nan")) == ""
