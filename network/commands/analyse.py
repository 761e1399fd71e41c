"""``analyse``: counts and lists of a large table of participations, which need not be a registry."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from network.commands.options import count
from network.errors import TableError

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "analyse", help="print what a large table of participations (CSV, .gz too) says of its network"
    )
    command.add_argument("table", type=Path, metavar="FILE")
    command.add_argument("--partner", required=True, metavar="COLUMN", help="the column of partners' ids")
    command.add_argument("--project", required=True, metavar="COLUMN", help="the column of projects' ids")
    command.add_argument("--top", type=count, default=20, metavar="N", help="of the lists (default 20)")
    command.add_argument(
        "--sources",
        type=count,
        metavar="K",
        help="partners to estimate betweenness from (default: 100 above 5,000 partners, else all)",
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="for what is drawn (default 0)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return counts and lists of a large table; ids stand as they are in it."""
    from network.large.analysis import analyse
    from network.large.reading import read_participations

    try:
        affiliations = read_participations(options.table, partner=options.partner, project=options.project)
    except OSError as error:
        raise TableError(f"{options.table} could not be read: {error.strerror or error}") from error
    found = analyse(affiliations, sources=options.sources, seed=options.seed)
    counts = {
        "partners": found.partners,
        "projects": found.projects,
        "participations": found.participations,
        "ties": found.ties,
        "ties with two shared projects or more": found.repeated_ties,
        "components": found.components,
        "partners in the largest": found.giant,
        "communities": found.communities,
    }
    lines = [f"{words:<40}{number:>12,}" for words, number in counts.items()]
    lines.append(f"{'modularity':<40}{found.modularity:>12.4f}")
    for measure in ("degree", "strength"):
        ordered = found.table.sort_values(measure, ascending=False, kind="stable").head(options.top)
        lines += [
            "",
            f"The {len(ordered)} of highest {measure}",
            ordered.to_string(float_format="{:.6g}".format),
        ]
    return "\n".join(lines) + "\n"
