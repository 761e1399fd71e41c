"""What a cell holds, as text: `cell_text`. A number loses nothing, a formula is refused."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any


class BadCellError(ValueError):
    """A cell that holds no text, nor a number or date that is one; the words say what to write."""


def cell_text(cell: Any) -> str:  # noqa: ANN401 - openpyxl's cells share no type
    """Return the text of a cell of openpyxl; raises `BadCellError`.

    ``5000.0`` is ``5000``; a number shown as ``0123`` is ``0123``; a date is ``2013-09-01``, one
    shown without its day ``2013-09``; true and false are small.
    """
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind == "f":
        raise BadCellError("holds a formula; write the text itself (Paste special, Values)")
    if kind == "e":
        raise BadCellError(f"holds the error {value}; write the text itself")
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n")
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number(value, cell.number_format or "")
        case datetime() | date():
            return _date(value, cell.number_format or "")
    raise BadCellError("holds a time; write it as text")


def _number(value: float, shown: str) -> str:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - not a number
        raise BadCellError("holds no number; write it as text")
    text = format(Decimal(repr(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.zfill(len(shown)) if re.fullmatch("0+", shown) and text.isdecimal() else text


def _date(value: date, shown: str) -> str:
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        raise BadCellError("holds a date with a time; write the day alone, as text: 2013-09-01")
    pattern = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", shown).lower()
    if pattern and "d" not in pattern and pattern != "general":
        return f"{value.year:04d}-{value.month:02d}" if "m" in pattern else f"{value.year:04d}"
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
