"""``analyse``: counts and lists of a large table of participations, which need not be a registry."""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from network.commands.options import count
from network.commands.output import write_whole
from network.commands.steps import Steps
from network.errors import TableError

if TYPE_CHECKING:
    import pandas as pd

    from network.large.affiliations import Affiliations
    from network.large.analysis import Analysis

_SUFFIXES = (".csv", ".parquet")
_LISTED = (
    "name",
    "participations",
    "degree",
    "strength",
    "harmonic",
    "betweenness",
    "constraint",
    "community",
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "analyse", help="print what a large table of participations (CSV, .gz too) says of its network"
    )
    command.add_argument("table", type=Path, metavar="FILE")
    command.add_argument("--partner", required=True, metavar="COLUMN", help="the column of partners' ids")
    command.add_argument("--project", required=True, metavar="COLUMN", help="the column of projects' ids")
    command.add_argument("--name", metavar="COLUMN", help="the column of partners' names, if there is one")
    command.add_argument("--top", type=count, default=20, metavar="N", help="of the lists (default 20)")
    draws = command.add_mutually_exclusive_group()
    draws.add_argument(
        "--sources",
        type=_sources,
        metavar="K",
        help="partners to estimate betweenness from (default: 100 above 5,000 partners, else all)",
    )
    draws.add_argument(
        "--exact", action="store_true", help="betweenness from all partners, whatever it takes"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="for what is drawn (default 0)")
    command.add_argument(
        "-o",
        "--output",
        type=_output,
        metavar="FILE",
        help="every measure of every partner as .csv or .parquet (the extra parquet)",
    )
    command.add_argument(
        "-v", "--verbose", action="store_true", help="seconds and peak memory of each step, on standard error"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Return counts and lists of a large table; ids stand as they are in it."""
    steps = Steps(sys.stderr, is_verbose=options.verbose)
    steps.begin("loading libraries")
    from network.large import analyse

    steps.begin("reading")
    affiliations = _read(options)
    sources = len(affiliations.partners) if options.exact else options.sources
    found = analyse(
        affiliations,
        sources=max(sources, 2) if sources else None,
        seed=options.seed,
        tell=steps.begin,
    )
    if options.output:
        steps.begin("writing")
        write_whole(options.output, _content(found.table, options.output.suffix.lower()))
    steps.end()
    return _text(found, options.top)


def _sources(text: str) -> int:
    if (number := count(text)) < 2:  # noqa: PLR2004 -- an error needs two
        raise argparse.ArgumentTypeError("an estimate needs 2 or more")
    return number


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text!r} must end in {' or '.join(_SUFFIXES)}")
    return path


def _read(options: argparse.Namespace) -> Affiliations:
    from network.large.reading import read_participations

    try:
        return read_participations(
            options.table, partner=options.partner, project=options.project, name=options.name
        )
    except OSError as error:
        raise TableError(f"{options.table} could not be read: {error.strerror or error}") from error


def _content(table: pd.DataFrame, suffix: str) -> bytes:
    from network.export import to_csv, to_parquet

    rows = table.reset_index()
    return to_csv(rows) if suffix == ".csv" else to_parquet(rows)


def _text(found: Analysis, top: int) -> str:
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
    columns = [found.betweenness if name == "betweenness" else name for name in _LISTED]
    for measure in ("degree", "strength"):
        ordered = found.table.sort_values(measure, ascending=False, kind="stable").head(top)
        shown = ordered[[name for name in columns if name in ordered]]
        words = shown.to_string(float_format="{:.6g}".format, na_rep="", index_names=False)
        lines += ["", f"The {len(ordered)} of highest {measure}", words]
    return "\n".join(lines) + "\n"
