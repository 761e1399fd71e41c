"""``measures``: every partner's position in the network, as a table, CSV or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from network.commands.options import add_network, add_registry, count, network_of, read_registry
from network.definitions import MEASURES

if TYPE_CHECKING:
    import argparse

    import pandas as pd

_LOW_FIRST = frozenset({"partner", "constraint", "community", "component"})


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("measures", help="print every partner's position in the network")
    command.add_argument("--format", choices=("table", "csv", "json"), default="table")
    command.add_argument(
        "--sort",
        choices=("partner", *MEASURES),
        default="partner",
        metavar="COLUMN",
        help=f"partner (default), {', '.join(MEASURES)}; highest first, but constraint lowest first",
    )
    command.add_argument("--limit", type=count, metavar="N", help="only the first N partners")
    add_registry(command)
    add_network(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return the text to print; it is ASCII, for it holds ids and numbers only."""
    from network.tables import measures_table  # noqa: PLC0415 -- after the command was understood

    table = measures_table(network_of(read_registry(options, place=False), options))
    # the table comes sorted by id, and a stable sort leaves equals in that order
    low_first = options.sort in _LOW_FIRST
    table = table.sort_values(options.sort, ascending=low_first, kind="stable", na_position="last")
    return _words(table.head(options.limit or len(table)), options.format)


def _words(table: pd.DataFrame, form: Literal["table", "csv", "json"]) -> str:
    if form == "csv":
        return table.to_csv(index=False, lineterminator="\n")
    if form == "json":
        rows = [
            {name: None if value != value else value for name, value in row.items()}  # noqa: PLR0124 -- NaN is null
            for row in table.to_dict("records")
        ]
        return json.dumps(rows, indent=1, allow_nan=False) + "\n"
    return table.to_string(index=False, na_rep="", float_format="{:.3f}".format) + "\n"
