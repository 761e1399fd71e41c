"""Tables as Parquet, each column with its meaning."""

# ruff: noqa: PLC0415 -- pyarrow is an extra, imported where it is used

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from network.definitions.of_tables import definition
from network.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

_LONE = dict.fromkeys(range(55296, 57344), "�")  # UTF-8 has no bytes for them


def to_parquet(table: pd.DataFrame, *, name: str = "", description: str = "") -> bytes:
    """Return the table as Parquet: text as strings, numbers as int64 and double, no value as null.

    With the ``name`` of the table, one of `tidy_tables`, every field carries ``meaning``, ``unit`` and
    ``source`` as metadata; ``description``, such as a `citation`, is metadata of the whole file.

    Raises `MissingExtraError` (an `ImportError`) where pyarrow is not installed, and `KeyError`
    where a column of the named table has no definition.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError("parquet", "pyarrow") from error

    arrays, fields = [], []
    for title in map(str, table.columns):
        values, of = table[title].tolist(), table[title].dtype.kind
        kind = pa.int64() if of in "iu" else pa.float64() if of == "f" else pa.string()
        if kind == pa.string():
            values = [str(value).translate(_LONE) for value in values]
        about = definition(name, title)._asdict() if name else {}
        arrays.append(pa.array(values, kind, from_pandas=True))
        fields.append(pa.field(title, kind, metadata={key: words for key, words in about.items() if words}))
    schema = pa.schema(fields, metadata={"description": description} if description else None)
    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), buffer)
    return buffer.getvalue()
