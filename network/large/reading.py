"""Read a table of participations: two columns of it, as text."""

from __future__ import annotations

import csv
import gzip
from typing import TYPE_CHECKING

from network.errors import TableError
from network.large.affiliations import Affiliations, from_pairs

if TYPE_CHECKING:
    from pathlib import Path

_SEPARATORS = ",;\t|"


def read_participations(path: Path, *, partner: str, project: str) -> Affiliations:
    """Return the affiliations of a CSV file (``.gz`` too) with a header, one row a participation.

    ``partner`` and ``project`` name its columns. Cells are text: `NA` is Namibia and `007` keeps
    its zeros. A row without one of the two is refused with its number, as is a file without rows.
    The separator is the one of , ; tab and | that the header holds most of.
    Raises `TableError` for what is in the file, `OSError` for what is wrong with it.
    """
    import pandas as pd  # noqa: PLC0415 -- only those pay who read a table

    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        header = file.readline()
    separator = max(_SEPARATORS, key=header.count)
    columns = next(csv.reader([header], delimiter=separator), [])
    for name in (partner, project):
        if columns.count(name) != 1:
            there = ", ".join(columns) or "none"
            raise TableError(f"{path}: there is no one column {name!r}; there are {there}")
    try:
        table = pd.read_csv(
            path,
            sep=separator,
            usecols=[partner, project],
            dtype=str,
            keep_default_na=False,
            encoding="utf-8-sig",
        )
    except (pd.errors.ParserError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: {error}") from error
    if table.empty:
        raise TableError(f"{path}: there are no rows")
    for name in (partner, project):
        empty = (table[name] == "").to_numpy().nonzero()[0]
        if len(empty):
            raise TableError(f"{path}: row {empty[0] + 2} has no {name}; {len(empty)} rows are so")
    return from_pairs(table[partner].to_numpy(), table[project].to_numpy())
