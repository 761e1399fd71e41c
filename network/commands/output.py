"""Where a command's result goes: to standard output, or to a file that is whole or not there."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("table", "csv", "json")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def printed(table: pd.DataFrame, form: str) -> str:
    """Return the table's rows, without its index, as text for eyes, CSV or JSON (no value is null).

    In CSV, text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP ASVS 1.2.10).
    """
    if form == "csv":
        return table.map(_disarmed).to_csv(index=False, lineterminator="\n")
    if form == "json":
        rows = [
            {name: None if value != value else value for name, value in row.items()}  # noqa: PLR0124 -- NaN is null
            for row in table.to_dict("records")
        ]
        return json.dumps(rows, indent=1, allow_nan=False, ensure_ascii=False) + "\n"
    return table.to_string(index=False, na_rep="", float_format="{:.3f}".format) + "\n"


def _disarmed(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def write_whole(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: beside its place first, then moved there."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
