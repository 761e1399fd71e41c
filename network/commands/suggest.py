"""``suggest``: who a partner might work with next, and why."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

from typing import TYPE_CHECKING

from network.commands.options import add_registry, count, read_registry
from network.commands.output import FORMATS, printed
from network.errors import CommandError

if TYPE_CHECKING:
    import argparse

    import pandas as pd


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "suggest",
        help="print whom a partner might work with next, and why",
        description="Partners not yet tied to this one that share a partner with it, the likeliest first: "
        "docs/measures.md has the rule, docs/benchmarks.md how often it is right.",
    )
    command.add_argument("partner", metavar="PARTNER", help="the partner's id")
    command.add_argument("--limit", type=count, default=10, metavar="N", help="at most N (default 10)")
    command.add_argument(
        "--country",
        dest="countries",
        action="append",
        metavar="CODE",
        help="only from this country (may be repeated)",
    )
    command.add_argument(
        "--kind", dest="kinds", action="append", metavar="KIND", help="only of this kind (may be repeated)"
    )
    command.add_argument(
        "--beyond", action="store_true", help="then those further than two steps away, or out of reach"
    )
    command.add_argument("--format", choices=FORMATS, default="table")
    add_registry(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return the suggestions: for eyes two lines each, else every column."""
    from network.suggest import suggest_partners

    registry = read_registry(options, place=True)
    try:
        table = suggest_partners(
            registry,
            options.partner,
            limit=options.limit,
            countries=options.countries,
            kinds=options.kinds,
            beyond=options.beyond,
        )
    except ValueError as error:
        raise CommandError(str(error)) from None
    return _lines(table) if options.format == "table" else printed(table.reset_index(), options.format)


def _lines(table: pd.DataFrame) -> str:
    if table.empty:
        return "Nobody: --beyond looks further than two steps, and --country and --kind narrow.\n"
    lines = []
    for place, (partner, row) in enumerate(table.iterrows(), 1):
        who = f"{row['name']} ({partner}), {row['country']}, {row['kind']}"
        lines += [f"{place:>3}  {who}, score {row['score']:.3f}", f"     {row['reasons']}"]
    return "\n".join(lines) + "\n"
