"""Read a table of participations: two columns of it, or three, as text."""

from __future__ import annotations

import csv
import gzip
import zlib
from pathlib import Path

from network.errors import TableError
from network.large.affiliations import Affiliations, from_pairs

_SEPARATORS = ",;\t|"
_SPOILT = (
    UnicodeDecodeError,
    EOFError,
    zlib.error,
)  # what reading a file that is none, or half of one, raises


def read_participations(
    path: Path | str, *, partner: str, project: str, name: str | None = None
) -> Affiliations:
    """Return the affiliations of a CSV file (``.gz`` too) with a header, one row a participation.

    ``partner`` and ``project`` name its columns, ``name`` the one with what a partner is
    called. Cells are text: `NA` is Namibia and `007` keeps its zeros. A row without partner or project
    is refused with its number, as is a file without rows. The separator is the one of , ; tab and |
    that the header holds most of.
    Raises `TableError` for what is in the file, `OSError` for what is wrong with it.
    """
    import pandas as pd  # noqa: PLC0415 -- only those pay who read a table

    path = Path(path)
    header = _header(path)
    separator = max(_SEPARATORS, key=header.count)
    columns = next(csv.reader([header], delimiter=separator), [])
    wanted = [partner, project] if name is None else [partner, project, name]
    for each in wanted:
        if columns.count(each) != 1:
            there = ", ".join(columns) or "none"
            raise TableError(f"{path}: there is no one column {each!r}; there are {there}")
    try:
        table = pd.read_csv(
            path,
            sep=separator,
            usecols=list(dict.fromkeys(wanted)),
            dtype=str,
            keep_default_na=False,
            encoding="utf-8-sig",
        )
    except (pd.errors.ParserError, *_SPOILT) as error:
        raise TableError(f"{path}: {error}") from error
    if table.empty:
        raise TableError(f"{path}: there are no rows")
    for each in (partner, project):
        empty = (table[each] == "").to_numpy().nonzero()[0]
        if len(empty):
            raise TableError(f"{path}: row {empty[0] + 2} has no {each}; {len(empty)} rows are so")
    return from_pairs(table[partner], table[project], names=table[name] if name else None)


def _header(path: Path) -> str:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
            return file.readline()
    except _SPOILT as error:
        raise TableError(f"{path}: {error}") from error
