"""``measures``: every partner's position in the network, as a table, CSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from network.commands.options import add_network, add_registry, count, network_of, read_registry
from network.commands.output import FORMATS, printed
from network.definitions import MEASURES

if TYPE_CHECKING:
    import argparse

_LOW_FIRST = frozenset({"partner", "constraint", "community", "component"})


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
    return printed(table.head(options.limit or len(table)), options.format)
