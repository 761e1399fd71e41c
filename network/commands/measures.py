"""``measures``: every partner's position in the network, as a table, CSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from network.commands.options import add_network, add_registry, count, filters_of, network_of, read_registry
from network.commands.output import FORMATS, printed
from network.definitions import MEASURES
from network.ranks import LOWEST_FIRST

if TYPE_CHECKING:
    import argparse

    import pandas as pd

    from partners.model import Registry

_LOW_FIRST = LOWEST_FIRST | {"community", "component"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser("measures", help="print every partner's position in the network")
    command.add_argument("--format", choices=FORMATS, default="table")
    command.add_argument(
        "--sort",
        choices=("partner", *MEASURES),
        default="partner",
        metavar="COLUMN",
        help=f"partner (default), {', '.join(MEASURES)}; highest first, but constraint lowest first",
    )
    command.add_argument(
        "--ranks",
        action="store_true",
        help="ranks with their interval, the best to the worst whichever project is left out: 3 (2 to 4); "
        "as CSV and JSON columns of their own, with the rank without records in doubt",
    )
    command.add_argument("--limit", type=count, metavar="N", help="only the first N partners")
    add_registry(command)
    add_network(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return the text to print; it is ASCII, for it holds ids and numbers only."""
    from network.measures import measures  # noqa: PLC0415 -- after the command was understood

    registry = read_registry(options, place=False)
    table = measures(network_of(registry, options))
    # the table comes sorted by id, and a stable sort leaves equals in that order
    if options.sort != "partner":
        low_first = options.sort in _LOW_FIRST
        table = table.sort_values(options.sort, ascending=low_first, kind="stable", na_position="last")
    if options.ranks:
        table = _ranked(table, registry, options)
    return printed(table.head(options.limit or len(table)).reset_index(), options.format)


def _ranked(table: pd.DataFrame, registry: Registry, options: argparse.Namespace) -> pd.DataFrame:
    """Return the table with its ranks: beside the numbers for a program, in their place for a reader."""
    from network.uncertainty import intervals, rank_intervals  # noqa: PLC0415

    ranked = rank_intervals(registry, weighting=options.weighting, **filters_of(options))
    if options.format != "table":
        return table.join(ranked)
    for measure in table.columns:
        found = intervals(ranked, measure)
        if found:
            table[measure] = [f"{found[partner].rank} ({found[partner]})" for partner in table.index]
        else:
            table = table.drop(columns=measure)
    return table
