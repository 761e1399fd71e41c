"""``gaps``: what a planned consortium lacks for a call, and who could bring it."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

from typing import TYPE_CHECKING

from network.commands.options import add_registry, count, read_registry
from network.commands.output import FORMATS, printed
from network.errors import CommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    import pandas as pd

_LISTS = {
    "kinds": ("--kinds", "KIND,...", "kinds to be there"),
    "required": ("--with-countries", "CODE,...", "countries to be there (ISO codes)"),
    "regions": ("--regions", "NUTS,...", "regions to be there (NUTS codes of any level)"),
    "topics": ("--topics", "TOPIC,...", "topics to be there"),
    "programmes": ("--programme", "ID,...", "as the funded projects of this programme usually are"),
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "gaps",
        help="print what a planned consortium lacks for a call, and who could bring it",
        description="Name the partners, and what the call asks for: by options, by a programme whose funded "
        "projects are the yardstick, or by both.",
    )
    command.add_argument("partners", nargs="+", metavar="PARTNER", help="a partner's id")
    command.add_argument(
        "--partners", dest="number", type=count, default=0, metavar="N", help="at least N partners"
    )
    command.add_argument("--countries", type=count, default=0, metavar="N", help="from at least N countries")
    for name, (flag, metavar, words) in _LISTS.items():
        command.add_argument(flag, dest=name, type=_several, default=(), metavar=metavar, help=words)
    command.add_argument(
        "--no-coordinator", action="store_true", help="do not ask for somebody who has coordinated"
    )
    command.add_argument("--limit", type=count, default=5, metavar="N", help="candidates each (default 5)")
    command.add_argument("--format", choices=FORMATS, default="table")
    add_registry(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return what is asked for and what is missing: for eyes by name, else every column."""
    from network.gaps import Call, consortium_gaps

    registry = read_registry(options, place=True)
    call = Call(
        min_partners=options.number,
        min_countries=options.countries,
        countries=options.required,
        kinds=options.kinds,
        regions=options.regions,
        topics=options.topics,
        programmes=options.programmes,
        coordinator=not options.no_coordinator,
    )
    try:
        table = consortium_gaps(registry, options.partners, call=call, limit=options.limit)
    except ValueError as error:
        raise CommandError(str(error)) from None
    if options.format != "table":
        return printed(table, options.format)
    return _lines(table, {str(key): partner.name for key, partner in registry.partners.items()})


def _several(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _lines(table: pd.DataFrame, names: Mapping[str, str]) -> str:
    lines = []
    if table.attrs:
        learned, complete = table.attrs["projects"], table.attrs["complete"]
        lines = [
            f"Usual is what {learned} projects show, of which {complete} have a complete list of partners.",
            "",
        ]
    for row in table.to_dict("records"):
        what = " ".join(filter(None, (row["what"], row["item"])))
        state = f"missing {row['missing']}" if row["missing"] else "there"
        lines.append(f"{what}: wanted {row['wanted']}, {row['present']} found, {state}")
        for place, candidate in enumerate(row["candidates"].split()):
            why = row["reasons"].partition(": ")[2] if place == 0 else ""
            lines.append(f"  {names[candidate]} ({candidate})" + (f": {why}" if why else ""))
    return "\n".join(lines) + "\n"
