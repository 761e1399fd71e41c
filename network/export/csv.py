"""Tables as CSV that no spreadsheet runs as a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(table: pd.DataFrame) -> bytes:
    """Return the table as CSV: UTF-8, line feeds, commas (RFC 4180), names in the first line.

    Numbers have ten decimals at most, in their shortest form; what has no value is empty. Text that
    a spreadsheet would run as a formula gets a leading apostrophe (`csv_cell`); `to_parquet` and
    `to_xlsx` hold it as it is.
    """
    columns = [table[name].tolist() for name in table.columns]
    rows = [tuple(table.columns), *zip(*columns, strict=True)]
    lines = [",".join(csv_cell(cell) for cell in row) for row in rows]
    return ("\n".join(lines) + "\n").encode("utf-8", errors="replace")


def csv_cell(value: object) -> str:
    """Return a value as a CSV field that no spreadsheet runs as a formula.

    Text that begins with ``= + - @``, tab or carriage return gets a leading apostrophe
    (OWASP ASVS 1.2.10); numbers stay as they are.
    """
    if value is None or value != value:  # noqa: PLR0124 - NaN is the value that is not itself
        return ""
    text = format_number(value) if isinstance(value, float) else str(value)
    if isinstance(value, str) and text.startswith(_FORMULA_STARTS):
        text = "'" + text
    if any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def format_number(value: float) -> str:
    """Return a number in its shortest decimal form, the same on every machine."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(round(value, 10))  # noqa: PLR2004
