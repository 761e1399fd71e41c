"""``python -m network measures``, ``export`` and ``analyse``: the network on the command line.

Exit codes: 0 done, 1 the registry is wrong, 2 the command is wrong, 3 the output could not be written.
"""

# ruff: noqa: PLC0415 -- what is heavy is imported after the command was understood

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from network import MEASURES, WEIGHTINGS, collaboration_graph, measures_table, ties_table
from network.errors import TableError
from network.export import to_geojson, to_gexf, to_graphml

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_SUFFIXES = (".gexf", ".graphml", ".geojson", ".csv")
_LOW_FIRST = frozenset({"partner", "constraint", "community", "component"})
_DATA_IS_WRONG, _NOT_WRITTEN = 1, 3  # argparse itself leaves with 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name (default: the command line's); return its exit code."""
    options = _parser().parse_args(arguments)
    from partners import RegistryError

    try:
        content = _CONTENT[options.command](options)
    except (RegistryError, TableError) as error:
        print(error, file=sys.stderr)  # noqa: T201 -- the command line's voice
        return _DATA_IS_WRONG
    try:
        if options.command != "export":
            sys.stdout.write(content.decode("utf-8"))
            sys.stdout.flush()
        else:
            _write(options.output, content)
    except BrokenPipeError:  # the reader, head or less, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOT_WRITTEN
    except OSError as error:
        target = getattr(options, "output", "standard output")
        print(f"{target} could not be written: {error.strerror or error}", file=sys.stderr)  # noqa: T201
        return _NOT_WRITTEN
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m network", description="The partner network in numbers.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    measures = commands.add_parser("measures", help="print every partner's position in the network")
    measures.add_argument("--format", choices=("table", "csv", "json"), default="table")
    measures.add_argument(
        "--sort",
        choices=("partner", *MEASURES),
        default="partner",
        metavar="COLUMN",
        help=f"partner (default), {', '.join(MEASURES)}; highest first, but constraint lowest first",
    )
    measures.add_argument("--limit", type=_count, metavar="N", help="only the first N partners")
    export = commands.add_parser("export", help="write the network for another program")
    export.add_argument(
        "-o",
        "--output",
        required=True,
        type=_output,
        metavar="FILE",
        help="the ending decides: .gexf, .graphml (the network), .geojson (placed partners), .csv (ties)",
    )
    for command in (measures, export):
        command.add_argument(
            "-r", "--registry", type=Path, default=Path("data/partners.yaml"), metavar="PATH"
        )
        command.add_argument("--weighting", choices=WEIGHTINGS, default="newman")
        command.add_argument("--proposals", action="store_true", help="count proposals, too")
    analyse = commands.add_parser(
        "analyse", help="print what a large table of participations (CSV, .gz too) says of its network"
    )
    analyse.add_argument("table", type=Path, metavar="FILE")
    analyse.add_argument("--partner", required=True, metavar="COLUMN", help="the column of partners' ids")
    analyse.add_argument("--project", required=True, metavar="COLUMN", help="the column of projects' ids")
    analyse.add_argument("--top", type=_count, default=20, metavar="N", help="of the lists (default 20)")
    analyse.add_argument(
        "--sources",
        type=_count,
        metavar="K",
        help="partners to estimate betweenness from (default: 100 above 5,000 partners, else all)",
    )
    analyse.add_argument("--seed", type=int, default=0, metavar="N", help="for what is drawn (default 0)")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text!r} must end in one of {', '.join(_SUFFIXES)}")
    return path


def _measures(options: argparse.Namespace) -> bytes:
    """Return the text to print; it is ASCII, for it holds ids and numbers only."""
    from partners import load_registry

    registry = load_registry(options.registry, place=False)
    graph = collaboration_graph(registry, weighting=options.weighting, proposals=options.proposals)
    table = measures_table(graph)
    # the table comes sorted by id, and a stable sort leaves equals in that order
    low_first = options.sort in _LOW_FIRST
    table = table.sort_values(options.sort, ascending=low_first, kind="stable", na_position="last")
    return _words(table.head(options.limit or len(table)), options.format).encode("ascii")


def _analyse(options: argparse.Namespace) -> bytes:
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
    return ("\n".join(lines) + "\n").encode("utf-8")


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


def _export(options: argparse.Namespace) -> bytes:
    from partners import load_registry

    suffix = options.output.suffix.lower()
    registry = load_registry(options.registry, place=suffix != ".csv")
    if suffix == ".geojson":
        return to_geojson(registry)
    graph = collaboration_graph(registry, weighting=options.weighting, proposals=options.proposals)
    if suffix == ".csv":
        return ties_table(graph).to_csv(index=False, lineterminator="\n").encode()
    return to_gexf(graph) if suffix == ".gexf" else to_graphml(graph)


_CONTENT = {"measures": _measures, "export": _export, "analyse": _analyse}


def _write(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: beside its place first, then moved there."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


if __name__ == "__main__":
    sys.exit(main())
